"""Where keys lead between the fields around the text, and between these and the text itself."""

from __future__ import annotations

from math import inf
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor

from desktop.domain.appendices import title_key
from desktop.domain.document import appendix_place
from desktop.domain.part_texts import ATTACHED, kind_of, reading_order
from desktop.ui.preedit import preedit_of
from desktop.ui.sheet.lines.text import SheetText
from desktop.ui.sheet.look.paint import SheetPainter
from desktop.ui.sheet.parts.bands import part_text_boxes
from desktop.ui.sheet.parts.lines import PartTextLines
from desktop.ui.sheet.surface import SheetSurface

Goal = tuple[str, int | QPointF]
"""A field, and an offset of its text (-1: behind it) or a point of the document."""
_Side = Literal["start", "end"]
ASIDE = 0.4  # of a pixel to the side counts as one up or down
ABOVE, BELOW, COPIED = range(3)


class PartWays:
    """Knows the order of fields that are shown, and what lies over and under each."""

    def __init__(self, painter: SheetPainter, text: SheetText, surface: SheetSurface) -> None:
        self.painter, self.text, self.surface = painter, text, surface

    def order(self) -> list[str]:
        """The fields on the paper in the order in which one reads them."""
        places, attached = self.painter.shown.places, {ATTACHED + id for id in self.painter.attached}
        return [field for field in reading_order(self.painter.shown.document) if field in places or field in attached]

    def beside(self, field: str, way: str, lines: PartTextLines | None, offset: int) -> Goal | QTextCursor | None:
        """Where "next", "previous", "left", "right", "up" or "down" leads from a field; None where nowhere."""
        if way in ("up", "down"):
            caret = lines.caret(offset) if lines is not None else QRectF()
            found = self._over(caret, -1) if way == "up" else self._over(caret, 1)
            inside = [one for one in found if self._band(one[0]) == self._band(field) and not _parted(one[0], field)]
            return inside[0] if inside else self._text_from(field, way == "down", caret.left())
        order = self.order()
        step = 1 if way in ("next", "right") else -1
        at = order.index(field) + step if field in order else 0
        if 0 <= at < len(order) and self._band(order[at]) == self._band(field):
            return order[at], 0 if way == "right" else -1
        return self._text_from(field, step > 0, None)

    def from_text(self, event: QKeyEvent) -> Goal | None:
        """The field into which a key leads from where the caret is in the text."""
        cursor = self.text.textCursor()
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            order = self.order()
            return (order[0], 0) if order else None
        way = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1,
        }.get(Qt.Key(event.key()), 0)  # fmt: skip
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not way or held or cursor.hasSelection() or preedit_of(self.text):
            return None
        upright = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if not self._at_edge(cursor, way, upright=upright):
            return None
        band = self._band_beside(cursor.block(), way)
        fields = [field for field in self.order() if self._band(field) == band]
        if not fields:
            return None
        if not upright:
            return (fields[-1], -1) if way < 0 else (fields[0], 0)
        spot = QRectF(self.text.cursorRect()).translated(QPointF(self.text.origin()))
        return next((goal for goal in self._over(spot, way) if goal[0] in fields), None)

    def _at_edge(self, cursor: QTextCursor, way: int, *, upright: bool) -> bool:
        """Whether the caret is at the last place of its line, or in the last line of its block, that way."""
        if not upright:
            return cursor.atBlockStart() if way < 0 else cursor.atBlockEnd()
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        if not line.isValid():
            return True
        return line.lineNumber() == (0 if way < 0 else cursor.block().layout().lineCount() - 1)

    def _band_beside(self, block: QTextBlock, way: int) -> int | None:
        """The band that stands right over or under a block; None where another block does."""
        other = block.previous() if way < 0 else block.next()
        if way < 0 and not other.isValid():
            return ABOVE
        row = self.surface.lines.row(block if way > 0 else other)
        if row is not None and row.opens in self.painter.attached:
            return self._band(ATTACHED + row.opens)
        if way > 0 and not other.isValid():
            return COPIED if self.painter.copied.items else BELOW
        row = self.surface.lines.row(other if way > 0 else block)
        first = bool(row and row.opens and row.opens == self.painter.document.appendices[0].id)
        return BELOW if first else None

    def _band(self, field: str) -> int:
        return next((n for n, (band, _origin) in enumerate(self.painter.bands()) if field in band.places), ABOVE)

    def cursor_beside(self, field: str) -> QTextCursor | None:
        """The place in the line of the text nearest to a field, where the cursor waits; None beside tables only."""
        rows = self.surface.lines.rows
        band = self._band(field)
        forward = band == ABOVE
        opens = next((number for number, row in enumerate(rows) if row.opens), len(rows))
        if field.startswith(ATTACHED):
            opens = self.surface.lines.numbers.get(title_key(field.removeprefix(ATTACHED)), 0) + 1
        found = range(opens) if forward else range((len(rows) if band == COPIED else opens) - 1, -1, -1)
        number = next((number for number in found if not rows[number].is_table), None)
        if number is None:
            return None
        cursor = QTextCursor(self.text.document().findBlockByNumber(number))
        if not forward:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        return cursor

    def line_beside(self, spot: QPointF, field: str) -> QTextCursor | None:
        """The place in the text under a point of blank paper, where that is nearer than `field`, the nearest one."""
        title = self.surface.lines.block(title_key(self.painter.appendix_at(spot).removeprefix(appendix_place(""))))
        if title is not None and spot.y() < self.painter.rect_of(title).top():
            return self._text_at(title.blockNumber(), True, spot.x())  # beside the number of the appendix
        waiting = self.cursor_beside(field)
        if waiting is None:
            return None
        rect = self.painter.rect_of(waiting.block())
        far = max(rect.top() - spot.y(), spot.y() - rect.bottom(), 0.0)
        boxes = part_text_boxes(self.painter, field) if field else []
        nearest = min((max(box.top() - spot.y(), spot.y() - box.bottom(), 0.0) for box in boxes), default=inf)
        if far >= nearest:
            return None
        return self._text_at(waiting.blockNumber(), spot.y() < rect.center().y(), spot.x())

    def _over(self, caret: QRectF, way: int) -> list[Goal]:
        """The fields above or below a caret, the nearest one first, each with the point to go to."""
        found: list[tuple[float, str, QPointF]] = []
        for field in self.order():
            for box in part_text_boxes(self.painter, field):
                down = (box.center().y() - caret.center().y()) * way
                if down > caret.height() / 2:
                    aside = max(box.left() - caret.left(), caret.left() - box.right(), 0.0)
                    found.append((down + ASIDE * aside, field, QPointF(caret.left(), box.center().y())))
        return [(field, point) for _far, field, point in sorted(found, key=lambda one: one[0])]

    def _text_from(self, field: str, forward: bool, x: float | None) -> QTextCursor | None:
        """The place in the text that comes after or before the band of a field."""
        band, rows = self._band(field), self.surface.lines.rows
        opens = next((number for number, row in enumerate(rows) if row.opens), len(rows))
        if field.startswith(ATTACHED):
            title = self.surface.lines.numbers.get(title_key(field.removeprefix(ATTACHED)), -1)
            return self._text_at(title + 1 if forward else title, forward, x)
        number = {
            (ABOVE, True): 0, (BELOW, True): opens, (BELOW, False): opens - 1, (COPIED, False): len(rows) - 1,
        }.get((band, forward), -1)  # fmt: skip
        return self._text_at(number, forward, x)

    def _text_at(self, number: int, forward: bool, x: float | None) -> QTextCursor | None:
        """The beginning or end of a line, or what is nearest in it to `x`."""
        if not 0 <= number < len(self.surface.lines.rows):
            return None
        block = self.text.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        if not forward:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if x is None or not block.layout().lineCount():
            return cursor
        line = block.layout().lineAt(0 if forward else block.layout().lineCount() - 1)
        y = block.layout().position().y() + line.y() + line.height() / 2
        return self.text.cursorForPosition(QPoint(round(x), round(y)) - self.text.origin())


def _parted(first: str, second: str) -> bool:
    """Whether two fields stand in columns of their own, as recipients and signature do."""
    parts = {kind_of(first).partition(".")[0], kind_of(second).partition(".")[0]}
    return parts == {"recipients", "signature"}
