"""Columns as wide as makes the rows of a table low, found step by step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.typeset.extents import Extent

# Our choice (grade M), in pt and in lines.
_STEPS = (40.0, 28.0, 20.0, 14.0, 9.0, 5.0, 3.0)  # by how much columns change in search of low rows
_TURNS = 60  # times that widths are changed at most
_EVEN = 0.35  # how much a line of any cell weighs beside a line that makes its row higher
_UNREADABLE = 3.0  # how many lines of each row it is worth that no column is narrower than readable, at most


class Column(NamedTuple):
    """What a column holds and how wide it may be, in pt.

    It is `whole` where no words are parted that stay together, `hard` where it can just be read, `least` where it reads
    well, `natural` where nothing breaks. `cells` has the text of each row that is looked at.
    """

    whole: float
    hard: float
    least: float
    natural: float
    cells: tuple[Extent, ...]

    def fixed(self, width: float) -> Column:
        """The column with one width only."""
        return self._replace(whole=width, hard=width, least=width, natural=width)


def shared_out(columns: list[Column], least: list[float], width: float) -> list[float]:
    """Widths to begin with: everyone's least, and of the rest as much as the root of what each holds."""
    room = width - sum(least)
    held = [sum(words[-1] for text in column.cells for words in text.paragraphs) for column in columns]
    wants = [
        text**0.5 if column.natural > need else 0.0 for column, need, text in zip(columns, least, held, strict=True)
    ]
    total = sum(wants) or 1.0
    return [need + room * want / total for need, want in zip(least, wants, strict=True)]


class LowRows:
    """The rows of a table over its columns; cells are `padding` pt wider than their text. Counted lines are kept."""

    def __init__(self, columns: list[Column], padding: float) -> None:
        self.columns, self.padding = columns, padding
        self._known: dict[tuple[int, float], list[int]] = {}

    def _lines(self, at: int, width: float) -> list[int]:
        """How many lines each cell of a column needs."""
        found = self._known.get((at, width))
        if found is None:
            cells = self.columns[at].cells
            counts = {text: text.lines(width - self.padding) for text in set(cells)}
            found = self._known[at, width] = [counts[text] for text in cells]
        return found

    def lines(self, widths: list[float]) -> list[int]:
        """How many lines each row has in these widths."""
        cells = [self._lines(at, width) for at, width in enumerate(widths)]
        return list(map(max, zip(*cells, strict=True)))

    def cost(self, widths: list[float]) -> float:
        """The lines of all rows, and less what each cell has of them and what columns are narrower than they read."""
        cells = [self._lines(at, width) for at, width in enumerate(widths)]
        high: float = sum(map(max, zip(*cells, strict=True))) + _EVEN * sum(map(sum, cells))
        short: float = sum(max(0.0, 1 - wide / column.least) for wide, column in zip(widths, self.columns, strict=True))
        return high + _UNREADABLE * short * len(cells[0])

    def lowest(self, widths: list[float]) -> list[float]:
        """Widths of the same sum with which the rows cost less."""
        now = self.cost(widths)
        turns = 0
        for step in _STEPS:
            while turns < _TURNS:
                turns += 1
                others = list(self._moved(widths, step))
                costs = [self.cost(other) for other in others]
                if not costs or min(costs) >= now:
                    break
                now = min(costs)
                widths = others[costs.index(now)]
        return widths

    def _moved(self, widths: list[float], step: float) -> Iterator[list[float]]:
        """The widths with `step` pt taken from one column and given to another, in every way that can help."""
        for giver, column in enumerate(self.columns):
            if widths[giver] - step < column.hard:
                continue
            for taker, other in enumerate(self.columns):
                if taker != giver and widths[taker] < other.natural:
                    moved = list(widths)
                    moved[giver] -= step
                    moved[taker] += step
                    yield moved
