"""The parts of the paper around the text: header and title above, recipients and signature below, as they will print.

They are placed by the layout of the real pages, for a document without text, and drawn in the colours of the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.domain.document import Document, Header, RecipientGroup, Recipients, Signature
from desktop.domain.standards import POINTS_PER_MM, Standard
from desktop.domain.text import one_line
from desktop.typeset import lay_out_document
from desktop.typeset.dress import choose_dress
from desktop.typeset.metrics import advances, printable
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
    for page in lay_out_document(_drawable(bare), standard):
        found.extend(_shifted(item, below) for item in page.items if item.block_id in (*ABOVE, *BELOW))
        below += page.height_pt
    return tuple(found)


def takes_small_sizes(document: Document, standard: Standard) -> bool:
    """Whether the paper takes the small set of sizes, for its line of place and date is long."""
    return choose_dress(_drawable(document).header, standard).small


def _drawable(document: Document) -> Document:
    """The parts drawn here with "?" for letters that paper refuses: the sheet goes on, and printing tells of them."""

    def shown(value: Any) -> Any:
        return "".join(map(_drawn, value)) if isinstance(value, str) else value

    header, signature, recipients = document.header, document.signature, document.recipients
    place, number, symbol = one_line(header.place), one_line(header.number), one_line(header.symbol)
    header = replace(header, place=place, number=number, symbol=symbol)
    return replace(
        document,
        header=Header(**{f.name: shown(getattr(header, f.name)) for f in fields(Header)}),
        signature=Signature(*(shown(getattr(signature, f.name)) for f in fields(Signature))),
        recipients=Recipients(
            tuple(RecipientGroup(tuple(map(shown, group.items)), shown(group.label)) for group in recipients.groups),
            shown(recipients.archive),
        ),
    )


def _drawn(letter: str) -> str:
    """A letter, or "?" where the faces of paper lack it, small or capital."""
    known = advances(Face.REGULAR)
    return letter if letter == "\n" or all(one in known for one in printable(letter + letter.upper())) else "?"


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
                self._paint_run(painter, item, numbers_open=numbers_open and item.block_id == HEADER)
            else:
                painter.setPen(QPen(ink, max(1.0, self.style.pt(item.width))))
                painter.drawLine(QLineF(self._x(item.x1), self._y(item.y1), self._x(item.x2), self._y(item.y2)))
        painter.restore()

    def _paint_run(self, painter: QPainter, item: TextRun, *, numbers_open: bool) -> None:
        """Draw letters of whole pixels at the exact size and place that they have on paper."""
        font = self._font(item)
        exact = self.style.pt(item.size) / font.pixelSize()
        painter.save()
        painter.translate(self._x(item.x), self._y(item.baseline))
        painter.scale(exact, exact)
        painter.setFont(font)
        if numbers_open:
            self._paint_blanks(painter, item.text)
        painter.setPen(self.theme.color("err" if item.color[0] > 0.5 else "ink"))
        painter.drawText(QPointF(0, 0), item.text)
        painter.restore()

    def _paint_blanks(self, painter: QPainter, text: str) -> None:
        """Colour the room that a number or a day is still missing in, with a line under it."""
        metrics = QFontMetricsF(painter.font())
        for blank in _BLANK.finditer(text):
            left = metrics.horizontalAdvance(text[: blank.start()]) + 3
            width = metrics.horizontalAdvance(blank.group()) - 5
            box = QRectF(left, -0.85 * metrics.ascent(), width, 1.1 * metrics.ascent())
            painter.fillRect(box, self.theme.color("field"))
            painter.setPen(QPen(self.theme.color("warn"), 1))
            painter.drawLine(QLineF(box.bottomLeft(), box.bottomRight()))

    def _font(self, item: TextRun) -> QFont:
        font = self.style.font(item.size, bold=item.face in _BOLD, italic=item.face in _ITALIC)
        if item.word_space:
            font = QFont(font)
            font.setWordSpacing(item.word_space * font.pixelSize() / item.size)
        return font

    def _width(self, item: TextRun) -> float:
        font = self._font(item)
        return self.style.advance(font, item.text) * self.style.pt(item.size) / font.pixelSize()

    def _x(self, points: float) -> float:
        return self.style.pt(points - self._left)

    def _y(self, points: float) -> float:
        return self.style.pt(points - self._top)
