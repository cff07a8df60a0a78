"""The marks of what is sought: every place of the words is tinted on the sheet, only what is in view is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextLine

from desktop.domain.finding import NOTE, PART, Finder, Match
from desktop.domain.sought import Sought
from desktop.domain.tables import placed_cells
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.look.formats import position_of
from desktop.ui.sheet.look.letter_boxes import stretches, stretches_in
from desktop.ui.sheet.notes.foot import NoteFoot
from desktop.ui.sheet.parts.bands import part_text_boxes
from desktop.ui.sheet.surface import SheetSurface

_RADIUS = 2  # pixels
_TINT, _EDGE = 0.14, 0.4  # how much of its colour a mark has, and its border: letters show through


class FoundMarks:
    """Paints under the letters of one sheet. With `finder` None nothing is sought."""

    def __init__(self, surface: SheetSurface, notes: NoteFoot) -> None:
        self._surface, self._notes, self._painter = surface, notes, surface.painter
        self.finder: Finder | None = None
        self._framed: Match | None = None
        self._parts: tuple[str, ...] = ()
        surface.text.unders.append(self._paint)

    def seek(self, sought: Sought | None) -> None:
        """Mark these words from now on, or none."""
        if sought is None or not sought.words:
            self.finder = None
        elif self.finder is None or self.finder.sought != sought:
            self.finder = Finder(sought)
        self._parts = ()
        self.frame(None)

    def frame(self, match: Match | None) -> None:
        """Put a frame around the match in hand where it cannot be selected: in a cell or a part; a note is shown."""
        self._framed = match
        noted = (match.key, match.start, match.end) if match is not None and match.spot == NOTE else None
        self._notes.show_found(self.finder.spans if self.finder is not None else None, noted)
        self._surface.text.viewport().update()

    def matches(self) -> tuple[Match, ...]:
        """Every match in the document as it is now."""
        found = self.finder.matches(self._surface.session.document) if self.finder is not None else ()
        self._parts = tuple(dict.fromkeys(match.key for match in found if match.spot == PART))
        return found

    def boxes_of(self, match: Match) -> list[QRectF]:
        """Where a match in a part or a cell shows, in the coordinates of the text; empty for others."""
        if match.spot == PART:
            return part_text_boxes(self._painter, match.key)
        block = self._surface.lines.block(match.key)
        if block is None or ":" not in match.spot:
            return []
        row, column = match.spot.split(":")
        return list(self._cell_boxes(block, (int(row), int(column)), match.start, match.end))

    def _cell_boxes(self, block: QTextBlock, place: tuple[int, int], start: int, end: int) -> Iterator[QRectF]:
        """The boxes around letters of the cell at a place of the grid of a text block's table."""
        tables = self._surface.tables
        picture = tables.picture(block)
        box = picture.box(place) if picture is not None else None
        if picture is not None and box is not None:
            corner = picture.text_rect(box).topLeft() + tables.origin(block)
            yield from (_around(*one).translated(corner) for one in stretches_in(box.words.layout, start, end))

    def _paint(self, painter: QPainter, rect: QRectF) -> None:
        if self.finder is None:
            return
        theme = self._surface.theme
        edge, tint = theme.color("warn"), theme.color("warn")
        edge.setAlphaF(_EDGE)
        tint.setAlphaF(_TINT)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(tint)
        for box in self._boxes(rect):
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if self._framed is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            for box in self.boxes_of(self._framed):
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _boxes(self, rect: QRectF) -> Iterator[QRectF]:
        for block in self._painter.visible(rect):
            row = self._surface.lines.row(block)
            if row is not None:
                yield from self._cells(block, row, rect) if row.table is not None else self._words(block, row)
        for field in self._parts:
            yield from (box for box in part_text_boxes(self._painter, field) if box.intersects(rect))

    def _cells(self, block: QTextBlock, row: SheetRow, rect: QRectF) -> Iterator[QRectF]:
        """The words in the cells of a table that are in view."""
        tables = self._surface.tables
        picture, top = tables.picture(block), tables.origin(block).y()
        if picture is None:
            return
        first, last = (picture.row_at(y - top) for y in (rect.top(), rect.bottom()))
        for r, column, cell in placed_cells(row.table) if row.table is not None else ():
            if r > last or r + cell.rows <= first:
                continue
            for start, end in self.finder.spans(cell.runs) if self.finder is not None else ():
                yield from self._cell_boxes(block, (r, column), start, end)

    def _words(self, block: QTextBlock, row: SheetRow) -> Iterator[QRectF]:
        """The words in a line, but not where a word is being composed."""
        layout = block.layout()
        if self.finder is None or not layout.lineCount():
            return
        composed, at = len(layout.preeditAreaText()), layout.preeditAreaPosition()
        for offset, until in self.finder.spans(row.runs):
            start, end = (position_of(block, one) - block.position() for one in (offset, until))
            if composed and start <= at <= end:
                continue
            more = composed if composed and start > at else 0
            yield from _stretch(block, start + more, end + more)


def _stretch(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """The boxes around the characters from `start` to `end` of a text block, one a line."""
    for one in stretches(block, start, end):
        yield _around(*one).translated(block.layout().position())


def _around(line: QTextLine, left: float, right: float) -> QRectF:
    top = line.y() + line.ascent() - 0.95 * _height(line)
    return QRectF(left - 1, top, right - left + 2, 1.3 * _height(line))


def _height(line: QTextLine) -> float:
    """About how high letters stand over the baseline."""
    return min(line.ascent(), line.height()) * 0.85
