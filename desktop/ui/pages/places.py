"""Which block stands where on the pages, from the runs that layout placed: for the mark, the caret and clicks. No Qt.

What is known of a page is kept with the page: after a keystroke only pages that are new are looked through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.typeset.metrics import ASCENT, DESCENT, advances
from desktop.typeset.page import HEADER, NOTE_SPOT, PAGE_NUMBER, RECIPIENTS, SIGNATURE, TITLE, Item, Page, Rule, TextRun
from desktop.ui.pages.letters import SPACES, end_of, letter_places, letters_left_of
from desktop.ui.pages.offsets import Match

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


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands at a place of the pages: a block, where in it (`TextRun.spot`), and the place in what is printed.

    `printed` is all that is printed of that spot, without the marks of footnotes; `at` counts its letters.
    """

    block_id: str
    spot: str = ""
    printed: str = ""
    at: int = 0


class PagePlaces:
    """Answers for one layout. Block ids are those of `Item.block_id`: blocks, appendices, notes and named parts."""

    def __init__(self, pages: tuple[Page, ...], before: PagePlaces | None = None) -> None:
        known = before._blocks if before is not None else {}
        self._pages = pages
        self._blocks: dict[int, tuple[Page, frozenset[str]]] = {}
        for page in pages:
            found = known.get(id(page))
            self._blocks[id(page)] = found or (page, frozenset([item.block_id for item in page.items]))
        self._areas: dict[str, tuple[Area, ...]] = {}

    def pages_of(self, block_id: str) -> Iterator[int]:
        """The pages a block stands on, from 0, in order."""
        return (number for number, page in enumerate(self._pages) if block_id in self._blocks[id(page)][1])

    def areas(self, block_id: str) -> tuple[Area, ...]:
        """What a block covers, one area for each page it stands on, in order; () where it stands on none."""
        if not block_id:
            return ()
        if block_id not in self._areas:
            self._areas[block_id] = tuple(self._area(number, block_id) for number in self.pages_of(block_id))
        return self._areas[block_id]

    def caret(self, block_id: str, words: str, offset: int, spot: str = "") -> Area | None:
        """Where the caret stands at an offset of a block's words: an upright line without width; None on no page.

        The words of a table are those of the cell at `spot` ("row:column").
        """
        runs = list(self._runs(block_id, spot))
        if not runs:
            return None
        place = Match("".join([run.text for _page, run in runs]), words).place(offset)
        letter = place.at if place.blanks is None else max(0, place.at - 1)
        page, run = runs[-1]
        for page, run in runs:  # noqa: B007  # both are used behind the loop
            if letter < len(run.text):
                break
            letter -= len(run.text)
        at = min(letter + (place.blanks is not None), len(run.text))
        x = run.x + letter_places(run)[at] + _width_of_blanks(run, at, place.blanks or 0)
        return Area(page, x, run.baseline - ASCENT * run.size, x, run.baseline + DESCENT * run.size)

    def hit(self, page: int, x: float, y: float) -> Hit | None:
        """What a click at a place of a page (pt) means; None where no line is near."""
        block_id = self.block_at(page, x, y)
        if not block_id:
            return None
        line = self._line_at(page, block_id, x, y)
        if line is None:
            return Hit(block_id)
        if line.spot.startswith(NOTE_SPOT):  # before the mark
            return self._hit_before(page, block_id, line)
        at = 0
        runs = list(self._runs(block_id, line.spot))
        for _page, run in runs:
            if run is line:
                at += letters_left_of(run, x)
                break
            at += len(run.text)
        return Hit(block_id, line.spot, "".join([run.text for _page, run in runs]), at)

    def _hit_before(self, page: int, block_id: str, mark: TextRun) -> Hit:
        """The place in a block before the mark of a note."""
        at = 0
        for item in (item for number in self.pages_of(block_id) for item in self._pages[number].items):
            if item is mark:
                break
            if isinstance(item, TextRun) and item.block_id == block_id and not item.spot:
                at += len(item.text)
        return Hit(block_id, "", "".join([run.text for _page, run in self._runs(block_id, "")]), at)

    def block_at(self, page: int, x: float, y: float) -> str:
        """The block of the line at a place in pt, or of the line nearest to it; "" where none is near."""
        best: tuple[float, float] | None = None
        name = ""
        for item in self._pages[page].items:
            if item.block_id == PAGE_NUMBER or not item.block_id:
                continue
            distance = _distance(item, x, y)
            if distance[0] <= _NEAR and (best is None or distance < best):
                best, name = distance, item.block_id
        if best is not None and best[0] == 0 == best[1]:
            return name
        ids = dict.fromkeys(item.block_id for item in self._pages[page].items if isinstance(item, Rule))
        around = (one for one in ids if one and any((x, y) in area for area in self._on(page, one)))
        return next(around, name)  # within the frame of a table every place is the table's

    def _line_at(self, page: int, block_id: str, x: float, y: float) -> TextRun | None:
        """The run of a block on a page that is nearest to a place."""
        runs = [item for item in self._pages[page].items if isinstance(item, TextRun) and item.block_id == block_id]
        return min(runs, key=lambda run: _distance(run, x, y), default=None)

    def _runs(self, block_id: str, spot: str) -> Iterator[tuple[int, TextRun]]:
        """The runs of a block that stand in one spot, in order, with their pages."""
        for number in self.pages_of(block_id):
            for item in self._pages[number].items:
                if item.block_id == block_id and isinstance(item, TextRun) and item.spot == spot:
                    yield number, item

    def _on(self, page: int, block_id: str) -> tuple[Area, ...]:
        return tuple(area for area in self.areas(block_id) if area.page == page)

    def _area(self, page: int, block_id: str) -> Area:
        boxes = [_box(item) for item in self._pages[page].items if item.block_id == block_id]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        left, right = min(lefts), max(rights)
        if block_id not in _NARROW:
            column = [_box(item) for item in self._pages[page].items if isinstance(item, TextRun)]
            left = min([left, *(box[0] for box in column)])
            right = max([right, *(box[2] for box in column)])
        return Area(page, left - _SIDE, min(tops) - _PADDING, right + _SIDE, max(bottoms) + _PADDING)


def _width_of_blanks(run: TextRun, at: int, blanks: int) -> float:
    """The width of `blanks` blanks behind the letter before `at`; those that are not printed count as the font's."""
    printed = next((n for n, letter in enumerate(run.text[at : at + blanks]) if letter not in SPACES), blanks)
    printed = min(printed, len(run.text) - at)
    places = letter_places(run)
    return places[at + printed] - places[at] + (blanks - printed) * advances(run.face)[" "] * run.size / 1000


def _distance(item: Item, x: float, y: float) -> tuple[float, float]:
    """How far an item is from a place, down and across, in pt."""
    left, top, right, bottom = _box(item)
    return max(top - y, y - bottom, 0.0), max(left - x, x - right, 0.0)


def _box(item: Item) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an item in pt."""
    if isinstance(item, Rule):
        xs, ys = sorted((item.x1, item.x2)), sorted((item.y1, item.y2))
        return xs[0], ys[0], xs[1], ys[1]
    return item.x, item.baseline - ASCENT * item.size, end_of(item), item.baseline + DESCENT * item.size
