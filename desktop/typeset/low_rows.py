"""Widths of columns with which the rows of a table are as low as they can be, found step by step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.typeset.extents import Extent, turns

_EVEN, _EVENER = 0.2, 1.0  # how much a line of any cell weighs beside a line that makes its row higher
_LEAPS = (0, 1, 3, 8, 20, 50)  # how many widths at which something changes are left out at once
_FEW = 6  # columns; of more not all leaps are tried
_MOST_STEPS = 40  # times that widths are changed at most
_BETTER = 1e-6


class Strip(NamedTuple):
    """Columns of one width: how many, what each has at least, from where on nothing breaks, and the texts of each row.

    Widths are those of text, without what is left free beside it.
    """

    columns: int
    least: float
    natural: float
    rows: tuple[tuple[Extent, ...], ...]


@lru_cache(maxsize=1 << 7)
def low_rows(strips: tuple[Strip, ...], room: float) -> tuple[float, ...]:
    """The width of each strip's columns, `room` pt in all at most, none narrower than its least.

    What is left over serves nothing: no row gets lower by it. The least widths must fit into the room.
    """
    search = _Search(strips, room)
    search.go(search.shrunk(_shared_out(strips, room)), _EVEN)
    once, cost = search.widths, search.cost
    search.go(search.widths, _EVENER)  # another place to begin: all cells low, not only the highest of each row
    search.go(search.widths, _EVEN)
    return tuple(search.widths if search.cost < cost else once)


@lru_cache(maxsize=1 << 7)
def height(strips: tuple[Strip, ...], widths: tuple[float, ...]) -> int:
    """How many lines the rows have in all."""
    cells = [_lines(strip, width) for strip, width in zip(strips, widths, strict=True)]
    return sum(map(max, zip(*cells, strict=True)))


def _lines(strip: Strip, width: float) -> list[int]:
    """How many lines each row needs in a strip."""
    return [max([text.lines(width) for text in row]) for row in strip.rows]


class _Search:
    def __init__(self, strips: Sequence[Strip], room: float) -> None:
        self.strips, self.room = strips, room
        self.leaps = _LEAPS if len(strips) <= _FEW else _LEAPS[::2]
        self.known: dict[tuple[int, float], list[int]] = {}
        self.turns = [_turns(strip, room) for strip in strips]
        self.widths: list[float] = []
        self.cost = self.even = 0.0

    def go(self, widths: list[float], even: float) -> None:
        """From these widths on to better ones. `even` says how much a line of any cell weighs."""
        self.widths, self.even = widths, even
        self.cost = self._cost(widths)
        for _step in range(_MOST_STEPS):
            if not self._step():
                break

    def shrunk(self, widths: list[float]) -> list[float]:
        """The widths without what serves no text."""
        return [self._down(at, wide) for at, wide in enumerate(widths)]

    def _step(self) -> bool:
        """Take the change of widths that helps most; False where none does."""
        best, widths = self.cost - _BETTER, None
        for changed in self._changes():
            cost = self._cost(changed)
            if cost < best:
                best, widths = cost, changed
        if widths is None:
            return False
        self.cost, self.widths = best, widths
        return True

    def _changes(self) -> Iterator[list[float]]:
        """Widths with one strip wider by so much that something changes, at the cost of another if there is no rest."""
        free = self.room - sum([strip.columns * wide for strip, wide in zip(self.strips, self.widths, strict=True)])
        for taker, (strip, wide) in enumerate(zip(self.strips, self.widths, strict=True)):
            begin = bisect_right(self.turns[taker], wide + _BETTER)
            for wider in [
                self.turns[taker][begin + leap] for leap in self.leaps if begin + leap < len(self.turns[taker])
            ]:
                missing = strip.columns * (wider - wide) - free
                if missing <= 0:
                    yield [wider if at == taker else own for at, own in enumerate(self.widths)]
                    continue
                for giver, other in enumerate(self.strips):
                    left = self.widths[giver] - missing / other.columns
                    if left >= other.least and giver != taker:
                        changed = list(self.widths)
                        changed[taker], changed[giver] = wider, self._down(giver, left)
                        yield changed

    def _down(self, at: int, width: float) -> float:
        """The least width at which no text of a strip has more lines than in this one."""
        found = bisect_right(self.turns[at], width + _BETTER)
        if not found:
            return width
        least = self.turns[at][found - 1]  # of a long text not every width is known at which its lines change
        return least if self._counted(at, least) == self._counted(at, width) else width

    def _counted(self, at: int, width: float) -> list[int]:
        found = self.known.get((at, width))
        if found is None:
            found = self.known[at, width] = _lines(self.strips[at], width)
        return found

    def _cost(self, widths: list[float]) -> float:
        cells = [self._counted(at, width) for at, width in enumerate(widths)]
        return float(sum(map(max, zip(*cells, strict=True))) + self.even * sum(map(sum, cells)))


def _turns(strip: Strip, room: float) -> list[float]:
    """The widths of a strip, from its least on, at which one of its texts has a line less than before."""
    texts = {text for row in strip.rows for text in row if text.paragraphs}
    found = {strip.least, *[round(wide + 0.005, 2) for text in texts for wide in turns(text, room)]}
    ordered = sorted(found)
    return ordered[bisect_left(ordered, strip.least) :]


def _shared_out(strips: Sequence[Strip], room: float) -> list[float]:
    """Widths to begin with: everyone's least, and of the rest as much as the root of what each holds."""
    rest = room - sum([strip.columns * strip.least for strip in strips])
    held = [
        sum([words[-1] for row in strip.rows for text in row for words in text.paragraphs]) if
        strip.natural > strip.least else 0.0
        for strip in strips
    ]  # fmt: skip
    wants = [text**0.5 for text in held]
    total = sum([want * strip.columns for want, strip in zip(wants, strips, strict=True)]) or 1.0
    return [strip.least + rest * want / total for strip, want in zip(strips, wants, strict=True)]
