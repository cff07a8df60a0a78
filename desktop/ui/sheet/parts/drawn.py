"""The parts of the paper around the text: head, marks and Kính gửi above, recipients, signature and copy below.

They are placed by the layout of the real pages, for a document without text, and drawn in the colours of the sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar, cast

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from desktop.domain.document import Document
from desktop.domain.standards import POINTS_PER_MM, Standard
from desktop.domain.text import one_line
from desktop.typeset import lay_out_document
from desktop.typeset.dress import choose_dress
from desktop.typeset.metrics import ASCENT, DESCENT, has_letter, printable
from desktop.typeset.page import (
    ADDRESSED,
    CIRCULATION,
    CONTACT,
    COPY,
    DIGITAL_LINE,
    HEADER,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    Face,
    Item,
    TextRun,
)
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.parts.places import PartTextPlace, Piece
from desktop.ui.theme import Theme

ABOVE = (DIGITAL_LINE, CIRCULATION, HEADER, TITLE, ADDRESSED)
BELOW = (RECIPIENTS, SIGNATURE, COPY, CONTACT)
AROUND = frozenset({"header", "addressed_to", "recipients", "signature", "copy", "appendices"})  # of a Document
PAINTED = AROUND - {"appendices"}  # of which no line of the text says anything
CONTACT_GAP = 8.0  # pt, between what stands lowest and the contact line, which a sheet without pages has at its end
_BOLD = frozenset({Face.BOLD, Face.BOLD_ITALIC})
_ITALIC = frozenset({Face.ITALIC, Face.BOLD_ITALIC})


def part_items(document: Document, standard: Standard) -> tuple[Item, ...]:
    """What is printed around the text, placed as on a page with no text, in pt; the contact line last of all.

    With appendices what makes the paper a copy stands after them: it is no part of the band that the contact line ends.
    """
    bare = replace(document, bases=(), preamble=(), body=(), closing=(), appendices=(), footnotes=())
    found: list[Item] = []
    below = 0.0
    for page in lay_out_document(_drawable(bare), standard):
        found.extend(_shifted(item, below) for item in page.items if item.block_id in (*ABOVE, *BELOW))
        below += page.height_pt
    return _with_contact_last(found, names_below(document))


def names_below(document: Document) -> tuple[str, ...]:
    """The parts that stand under the text of the paper itself."""
    return tuple(name for name in BELOW if name != COPY) if document.appendices else BELOW


def _with_contact_last(items: list[Item], below: tuple[str, ...]) -> tuple[Item, ...]:
    contact = [item for item in items if item.block_id == CONTACT]
    others = [item for item in items if item.block_id != CONTACT]
    if not contact:
        return tuple(others)
    end = max((_bottom(item) for item in others if item.block_id in below), default=0.0)
    by = end + CONTACT_GAP - min(map(_top, contact))
    return (*others, *(_shifted(item, by) for item in contact))


def takes_small_sizes(document: Document, standard: Standard) -> bool:
    """Whether the paper takes the small set of sizes, for its line of place and date is long, or that of its copy."""
    shown = _drawable(document)
    return choose_dress(shown.header, standard, shown.copy).small


def _drawable(document: Document) -> Document:
    """The parts drawn here with "?" for letters that paper refuses: the sheet goes on, and printing tells of them."""
    header = document.header
    place, number, symbol = one_line(header.place), one_line(header.number), one_line(header.symbol)
    return replace(
        document,
        header=_shown(replace(header, place=place, number=number, symbol=symbol)),
        addressed_to=_shown(document.addressed_to),
        signature=_shown(document.signature),
        recipients=_shown(document.recipients),
        copy=_shown(document.copy),
    )


_Shown = TypeVar("_Shown")


def _shown(value: _Shown) -> _Shown:
    """A text, or a value made of texts, with every letter that paper has."""
    made: Any = value
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        made = "".join(map(drawn, value))
    elif isinstance(value, tuple):
        made = tuple(map(_shown, value))
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{field.name: _shown(getattr(value, field.name)) for field in fields(value)})
    return cast(_Shown, made)


def drawn(letter: str) -> str:
    """A letter, or "?" where the faces of paper lack it, small or capital."""
    return (
        letter
        if letter == "\n" or all(has_letter(one, Face.REGULAR) for one in printable(letter + letter.upper()))
        else "?"
    )


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

    def __init__(
        self,
        items: Iterable[Item],
        style: SheetStyle,
        theme: Theme,
        places: Mapping[str, PartTextPlace] = MappingProxyType({}),
        guides: Collection[str] = (),
    ) -> None:
        self.items = tuple(items)
        self.style, self.theme = style, theme
        own = {id(item) for item in self.items}
        self.places = {name: place for name, place in places.items() if id(place.pieces[0].run) in own}
        self.guides = frozenset(guides) & self.places.keys()
        self._faint = {id(piece.run) for name in self.guides for piece in self.places[name].pieces}
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

    def part_text_boxes(self, field: str) -> list[QRectF]:
        """The box around each line of a field; where paper leaves no room for what is empty, as wide as two letters."""
        boxes = [self.box_of(piece) for piece in self.places[field].pieces]
        return [box if box.width() > 1 else box.adjusted(0, 0, 2 * box.height(), 0) for box in boxes]

    def box_of(self, piece: Piece) -> QRectF:
        """The box around letters of a run, as high as their line."""
        run = piece.run
        left = self.x_of(run, piece.start)
        top = self._y(run.baseline - ASCENT * run.size)
        return QRectF(left, top, self.x_of(run, piece.end) - left, self.style.pt((ASCENT + DESCENT) * run.size))

    def blank_width(self, run: TextRun) -> float:
        """How wide a blank is in the dress of a run."""
        return self._width(run._replace(text=" "))

    def x_of(self, run: TextRun, letters: int) -> float:
        """Where the letter stands before which a run has so many."""
        return self._x(run.x) + self._width(run, letters)

    def paint(self, painter: QPainter, at: QPointF, *, open: str = "", wrong: Collection[str] = ()) -> None:
        """Draw the band with its top left corner at `at`.

        Colour shows the room for what is still empty, but in the field that is `open`, and what was typed `wrong`.
        """
        painter.save()
        painter.translate(at)
        for field, place in self.places.items():
            if field in wrong or (field != open and (place.blank or field in self.guides)):
                self._mark(painter, field, wrong=field in wrong)
        ink = self.theme.color("ink")
        for item in self.items:
            if isinstance(item, TextRun):
                self._paint_run(painter, item)
            else:
                pen = self.theme.color("err") if item.color[0] > 0.5 else ink
                painter.setPen(QPen(pen, max(1.0, self.style.pt(item.width))))
                painter.drawLine(QLineF(self._x(item.x1), self._y(item.y1), self._x(item.x2), self._y(item.y2)))
        painter.restore()

    def _mark(self, painter: QPainter, field: str, *, wrong: bool) -> None:
        """Colour with a line under it: for what is missing, and for what was typed and not understood."""
        for box in self.part_text_boxes(field):
            room = box.adjusted(1, 0.06 * box.height(), -1, 0)
            painter.fillRect(room, self.theme.color("errTint" if wrong else "field"))
            painter.setPen(QPen(self.theme.color("err" if wrong else "warn"), 1))
            painter.drawLine(QLineF(room.bottomLeft(), room.bottomRight()))

    def _paint_run(self, painter: QPainter, item: TextRun) -> None:
        """Draw letters of whole pixels at the exact size and place that they have on paper."""
        font = self._font(item)
        exact = self.style.pt(item.size) / font.pixelSize()
        painter.save()
        painter.translate(self._x(item.x), self._y(item.baseline))
        painter.scale(exact, exact)
        painter.setFont(font)
        token = "err" if item.color[0] > 0.5 else "faint" if id(item) in self._faint else "ink"
        painter.setPen(self.theme.color(token))
        painter.drawText(QPointF(0, 0), item.text)
        painter.restore()

    def _font(self, item: TextRun) -> QFont:
        font = self.style.font(item.size, bold=item.face in _BOLD, italic=item.face in _ITALIC)
        if item.word_space:
            font = QFont(font)
            font.setWordSpacing(item.word_space * font.pixelSize() / item.size)
        return font

    def _width(self, item: TextRun, letters: int | None = None) -> float:
        font = self._font(item)
        return self.style.advance(font, item.text[:letters]) * self.style.pt(item.size) / font.pixelSize()

    def _x(self, points: float) -> float:
        return self.style.pt(points - self._left)

    def _y(self, points: float) -> float:
        return self.style.pt(points - self._top)
