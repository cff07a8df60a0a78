"""Which lines of a comparison are in view: stretches without a difference fold to one entry that opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.comparison import Comparison

AROUND = 1  # equal lines shown before and after a difference
LEAST_FOLDED = 3  # fewer are shown as they are


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list: line `first` of the comparison, or with `folded` the equal lines from `first` to `last`.

    `fresh` says that what stands before it is out of view, so that its place has to be named.
    """

    first: int
    last: int
    folded: bool = False
    fresh: bool = False


def entries(comparison: Comparison, opened: frozenset[int] = frozenset(), *, only: bool = False) -> tuple[Entry, ...]:
    """The rows of the list. `opened` are first lines of stretches that the reader opened; with `only` nothing is
    shown but differences.
    """
    return tuple(_entries(comparison, opened, only=only))


def _entries(comparison: Comparison, opened: frozenset[int], *, only: bool) -> Iterator[Entry]:
    lines = comparison.lines
    before = -1  # the last line in view
    for first, last, differs in _stretches(comparison):
        if differs:
            shown = [*range(first, last + 1)]
        elif only:
            continue
        else:
            head = AROUND if first else 0
            tail = AROUND if last + 1 < len(lines) else 0
            fold = (first + head, last - tail)
            if fold[1] - fold[0] + 1 >= LEAST_FOLDED and fold[0] not in opened:
                for at in range(first, fold[0]):
                    yield Entry(at, at, fresh=at != before + 1)
                    before = at
                yield Entry(*fold, folded=True)
                shown = [*range(fold[1] + 1, last + 1)]
            else:
                shown = [*range(first, last + 1)]
        for at in shown:
            yield Entry(at, at, fresh=at != before + 1)
            before = at


def _stretches(comparison: Comparison) -> Iterator[tuple[int, int, bool]]:
    """Lines from first to last that all differ, or all do not."""
    lines, first = comparison.lines, 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].differs != lines[first].differs:
            yield first, at - 1, lines[first].differs
            first = at
