"""The parts of the paper around the text: header and title above, recipients and signature below, as they will print.

They are placed by the layout of the real pages, for a document without text, and drawn in the colours of the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from desktop.domain.document import Document
from desktop.domain.standards import POINTS_PER_MM, Standard
from desktop.typeset import lay_out_document
from desktop.typeset.page import HEADER, RECIPIENTS, SIGNATURE, TITLE, Face, Item, TextRun
from desktop.ui.sheet.styles import SheetStyle
from desktop.ui.theme import Theme

ABOVE = (HEADER, TITLE)
BELOW = (RECIPIENTS, SIGNATURE)
_BLANK = re.compile(r"[ \u00a0]{4,}")  # the room that paper leaves for a number or a day still to come
_BOLD = frozenset({Face.BOLD, Face.BOLD_ITALIC})
_ITALIC = frozenset({Face.ITALIC, Face.BOLD_ITALIC})


def part_items(document: Document, standard: Standard) -> tuple[Item, ...]:
    """What is printed of header, title, recipients and signature, placed as on a page with no text, in pt."""
    bare = replace(document, bases=(), preamble=(), body=(), closing=(), appendices=(), footnotes=())
    found: list[Item] = []
    below = 0.0
    for page in lay_out_document(bare, standard):
        found.extend(_shifted(item, below) for item in page.items if item.block_id in (*ABOVE, *BELOW))
        below += page.height_pt
    return tuple(found)


def _shifted(item: Item, by: float) -> Item:
    if isinstance(item, TextRun):
        return item._replace(baseline=item.baseline + by)
    return item._replace(y1=item.y1 + by, y2=item.y2 + by)


def _top(item: Item) -> float:
    return item.baseline - item.size if isinstance(item, TextRun) else min(item.y1, item.y2)


def _bottom(item: Item) -> float:
    return item.baseline + 0.3 * item.size if isinstance(item, TextRun) else max(item.y1, item.y2)


class SheetPart:
    """One band of the sheet, above or below the text. Coordinates are pixels from the left of the text and its top."""

    def __init__(self, items: Iterable[Item], style: SheetStyle, theme: Theme) -> None:
        self.items = tuple(items)
        self.style, self.theme = style, theme
        self._top = min((_top(item) for item in self.items), default=0.0)
        self.height = style.pt(max((_bottom(item) for item in self.items), default=0.0) - self._top)
        self._left = style.standard.measures["margin_left"].value * POINTS_PER_MM

    def rect_of(self, part: str) -> QRectF:
        """The box around what belongs to a part; empty where nothing does."""
        box = QRectF()
        for item in self.items:
            if item.block_id == part:
                left, right = (item.x, item.x + 1) if isinstance(item, TextRun) else (item.x1, item.x2)
                if isinstance(item, TextRun):
                    right = item.x + self._width(item) / max(self.style.pt(1), 0.01)
                box |= QRectF(self._x(left), self._y(_top(item)), self.style.pt(right - left), 1)
                box |= QRectF(self._x(left), self._y(_bottom(item)) - 1, self.style.pt(right - left), 1)
        return box

    def paint(self, painter: QPainter, at: QPointF, *, numbers_open: bool) -> None:
        """Draw the band with its top left corner at `at`; `numbers_open` marks the room left for number and day."""
        painter.save()
        painter.translate(at)
        ink = self.theme.color("ink")
        for item in self.items:
            if isinstance(item, TextRun):
                font = self._font(item)
                painter.setFont(font)
                if numbers_open and item.block_id == HEADER:
                    self._paint_blanks(painter, item)
                painter.setPen(self.theme.color("err") if item.color[0] > 0.5 else ink)
                painter.drawText(QPointF(self._x(item.x), self._y(item.baseline)), item.text)
            else:
                painter.setPen(QPen(ink, max(1.0, self.style.pt(item.width))))
                painter.drawLine(QLineF(self._x(item.x1), self._y(item.y1), self._x(item.x2), self._y(item.y2)))
        painter.restore()

    def _paint_blanks(self, painter: QPainter, item: TextRun) -> None:
        """Colour the room that a number or a day is still missing in, with a line under it."""
        metrics = painter.fontMetrics()
        for blank in _BLANK.finditer(item.text):
            left = self._x(item.x) + metrics.horizontalAdvance(item.text[: blank.start()]) + 3
            width = metrics.horizontalAdvance(blank.group()) - 5
            box = QRectF(left, self._y(item.baseline) - metrics.ascent() * 0.85, width, metrics.ascent() * 1.1)
            painter.fillRect(box, self.theme.color("field"))
            painter.setPen(QPen(self.theme.color("warn"), 1))
            painter.drawLine(QLineF(box.bottomLeft(), box.bottomRight()))

    def _font(self, item: TextRun) -> QFont:
        font = self.style.font(item.size, bold=item.face in _BOLD, italic=item.face in _ITALIC)
        if item.word_space:
            font = QFont(font)
            font.setWordSpacing(self.style.pt(item.word_space))
        return font

    def _width(self, item: TextRun) -> float:
        return self.style.advance(self._font(item), item.text)

    def _x(self, points: float) -> float:
        return self.style.pt(points - self._left)

    def _y(self, points: float) -> float:
        return self.style.pt(points - self._top)
