"""Where the letters of the field in hand stand on the sheet: its caret, its lines, and the offset under a point."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from desktop.domain.part_texts import kind_of
from desktop.ui.sheet.parts.drawn import SheetPart
from desktop.ui.sheet.parts.places import PartTextPlace, align

_CENTRED = ("header", "signature")  # parts whose lines are centred under one another


class PartTextLines:
    """A field with a text, which may end in blanks that paper does not show. All in pixels of the text document."""

    def __init__(self, band: SheetPart, origin: QPointF, place: PartTextPlace, text: str) -> None:
        self.boxes = [box.translated(origin) for box in band.part_text_boxes(place.field)]
        self._carets: list[tuple[int, QRectF]] = []
        shown = "" if place.blank or place.field in band.guides else text.rstrip()
        stops = align(shown, [piece.text for piece in place.pieces])
        for line, letters in stops:
            piece = place.pieces[line]
            box = band.box_of(piece).translated(origin)
            left = band.x_of(piece.run, piece.start + letters) + origin.x()
            self._carets.append((line, QRectF(left, box.top(), 1, box.height())))
        self._add_blanks(band, place, text[len(shown) :])

    def _add_blanks(self, band: SheetPart, place: PartTextPlace, blanks: str) -> None:
        """Carets behind the blanks at the end of a text, which paper leaves out."""
        step = band.blank_width(place.pieces[-1].run)
        centred = kind_of(place.field).partition(".")[0] in _CENTRED
        start = self.boxes[-1].center().x() if centred else self.boxes[0].left()
        for blank in blanks:
            line, caret = self._carets[-1]
            if blank == "\n":
                below = QRectF(start, caret.top() + caret.height() * 1.04, 1, caret.height())
                self._carets.append((line + 1, below))
            else:
                self._carets.append((line, caret.translated(step, 0)))

    @property
    def rect(self) -> QRectF:
        """The box around the field and every caret in it."""
        found = QRectF()
        for box in (*self.boxes, *[caret for _line, caret in self._carets]):
            found |= box
        return found

    @property
    def last(self) -> int:
        """The offset behind the last letter."""
        return len(self._carets) - 1

    def caret(self, offset: int) -> QRectF:
        """The caret at an offset of the text."""
        return self._carets[min(max(offset, 0), self.last)][1]

    def line(self, offset: int) -> int:
        """The line of an offset, from 0."""
        return self._carets[min(max(offset, 0), self.last)][0]

    def ends(self, offset: int) -> tuple[int, int]:
        """The first and the last offset on the line of an offset."""
        line = self.line(offset)
        found = [at for at, (number, _caret) in enumerate(self._carets) if number == line]
        return found[0], found[-1]

    def beside(self, offset: int, lines: int) -> int | None:
        """The offset that many lines below, or above where it is less than 0; None where the field has no such line."""
        line = self.line(offset) + lines
        return self._nearest(line, self.caret(offset).left()) if 0 <= line <= self._carets[-1][0] else None

    def offset_at(self, point: QPointF) -> int:
        """The offset nearest to a point."""
        down = [abs(caret.center().y() - point.y()) for _line, caret in self._carets]
        return self._nearest(self._carets[down.index(min(down))][0], point.x())

    def selected(self, start: int, end: int) -> list[QRectF]:
        """The boxes of the letters between two offsets, one a line."""
        rects: dict[int, QRectF] = {}
        for line, caret in self._carets[start : end + 1]:
            rects[line] = rects.get(line, QRectF()) | caret
        return [rect for rect in rects.values() if rect.width() > 1]

    def _nearest(self, line: int, x: float) -> int:
        found = [(abs(caret.left() - x), at) for at, (number, caret) in enumerate(self._carets) if number == line]
        return min(found)[1] if found else self.last
