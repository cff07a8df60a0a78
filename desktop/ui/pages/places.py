"""Which block stands where on the pages, from the runs that layout placed: for the mark and for clicks. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.typeset.metrics import ASCENT, DESCENT, text_width
from desktop.typeset.page import HEADER, PAGE_NUMBER, RECIPIENTS, SIGNATURE, TITLE, Item, Page, Rule, TextRun

_PADDING = 3.0  # pt around a marked block
_SIDE = 5.0  # pt at its left and right
_NEAR = 9.0  # pt between a click and the line it means: about half the gap between two paragraphs and a line
# Parts of the paper that stand beside one another are marked as narrow as they are, blocks across the column.
_NARROW = frozenset({HEADER, TITLE, RECIPIENTS, SIGNATURE, PAGE_NUMBER})


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on page `page` (from 0), in pt from its top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def __contains__(self, point: tuple[float, float]) -> bool:
        x, y = point
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class PagePlaces:
    """Answers for one layout. Block ids are those of `Item.block_id`: blocks, appendices and named parts."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self._pages = pages
        self._areas: dict[str, tuple[Area, ...]] = {}

    def areas(self, block_id: str) -> tuple[Area, ...]:
        """What a block covers, one area for each page it stands on, in order; () where it stands on none."""
        if not block_id:
            return ()
        if block_id not in self._areas:
            found = (self._area(number, block_id) for number in range(len(self._pages)))
            self._areas[block_id] = tuple(area for area in found if area)
        return self._areas[block_id]

    def block_at(self, page: int, x: float, y: float) -> str:
        """The block of the line at a place in pt, or of the line nearest to it; "" where none is near."""
        best: tuple[float, float] | None = None
        name = ""
        for item in self._pages[page].items:
            if item.block_id == PAGE_NUMBER or not item.block_id:
                continue
            left, top, right, bottom = _box(item)
            distance = (max(top - y, y - bottom, 0.0), max(left - x, x - right, 0.0))
            if distance[0] <= _NEAR and (best is None or distance < best):
                best, name = distance, item.block_id
        if best is not None and best[0] == 0 == best[1]:
            return name
        ids = dict.fromkeys(item.block_id for item in self._pages[page].items if isinstance(item, Rule))
        around = (one for one in ids if one and any((x, y) in area for area in self._on(page, one)))
        return next(around, name)  # within the frame of a table every place is the table's

    def words_before(self, block_id: str, page: int, x: float, y: float) -> str:
        """What is printed of a block before a place on a page, in pt: its label, the lines above, the line so far."""
        found: list[str] = []
        for number in range(page + 1):
            for item in self._pages[number].items:
                if item.block_id != block_id or not isinstance(item, TextRun):
                    continue
                _left, top, right, bottom = _box(item)
                if number < page or bottom <= y or (top <= y and right <= x):
                    found.append(item.text)
                elif top <= y:
                    found.append(item.text[: _letters_left_of(item, x)])
        return "".join(found)

    def _on(self, page: int, block_id: str) -> tuple[Area, ...]:
        return tuple(area for area in self.areas(block_id) if area.page == page)

    def _area(self, page: int, block_id: str) -> Area | None:
        boxes = [_box(item) for item in self._pages[page].items if item.block_id == block_id]
        if not boxes:
            return None
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        left, right = min(lefts), max(rights)
        if block_id not in _NARROW:
            column = [_box(item) for item in self._pages[page].items if isinstance(item, TextRun)]
            left = min([left, *(box[0] for box in column)])
            right = max([right, *(box[2] for box in column)])
        return Area(page, left - _SIDE, min(tops) - _PADDING, right + _SIDE, max(bottoms) + _PADDING)


def _letters_left_of(run: TextRun, x: float) -> int:
    """How many letters of a run stand left of `x`, a letter being passed at its middle."""
    at = run.x
    for number, letter in enumerate(run.text):
        width = text_width(letter, run.face, run.size) + (run.word_space if letter == " " else 0.0)
        if at + width / 2 > x:
            return number
        at += width
    return len(run.text)


def _box(item: Item) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an item in pt."""
    if isinstance(item, Rule):
        xs, ys = sorted((item.x1, item.x2)), sorted((item.y1, item.y2))
        return xs[0], ys[0], xs[1], ys[1]
    width = text_width(item.text, item.face, item.size) + item.text.count(" ") * item.word_space
    return item.x, item.baseline - ASCENT * item.size, item.x + width, item.baseline + DESCENT * item.size
