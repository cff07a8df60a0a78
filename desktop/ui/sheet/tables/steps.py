"""Where the cursor was before and after each step that was made in a table, so that undo and redo go back there."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.document import Document

MOST = 200  # steps that are remembered
Place = tuple[int, int]
"""Row and column of a place of the grid."""


class Spot(NamedTuple):
    """Where a clerk is in a table: its key, the cell, the far corner of a block, the ends of what is selected."""

    key: str
    place: Place
    other: Place | None
    ends: tuple[int, int]


class _Step(NamedTuple):
    """The documents before and after, held so that no others can be taken for them, and the spots in both."""

    before: Document
    after: Document
    start: Spot | None
    end: Spot | None


class TableSteps:
    """The steps made last, by the documents between which they lead."""

    def __init__(self) -> None:
        self._steps: dict[tuple[int, int], _Step] = {}

    def add(self, before: Document, after: Document, start: Spot | None, end: Spot | None) -> None:
        """A step led from one document and spot to others."""
        if after is not before:
            self._steps[id(before), id(after)] = _Step(before, after, start, end)
            if len(self._steps) > MOST:
                del self._steps[next(iter(self._steps))]

    def stay(self, after: Document, end: Spot | None) -> None:
        """The cursor has gone on after the step just made."""
        last = next(reversed(self._steps.values()), None)
        if last is not None and last.after is after:
            self._steps[id(last.before), id(after)] = last._replace(end=end)

    def spot(self, left: Document, come_to: Document) -> Spot | None:
        """Where the cursor was in the document that undo or redo came to; None where that is not known."""
        undone, redone = self._steps.get((id(come_to), id(left))), self._steps.get((id(left), id(come_to)))
        return undone.start if undone is not None else redone.end if redone is not None else None
