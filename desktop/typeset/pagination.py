"""Filling pages: where each row and each footnote stands. Pages end only where the rows allow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.typeset.dress import Frame
from desktop.typeset.rows import Row, cut_row

_TOLERANCE = 0.01
_HEADS_MOST = 0.5  # share of a page that repeated rows may take

Notes = Callable[[str], tuple[Row, ...]]
"""The rows of a footnote by its id; empty where there is none."""


@dataclass(slots=True)
class FilledPage:
    """Rows with the height of their tops on the page, and the rows of notes at its foot."""

    rows: list[tuple[float, Row]] = field(default_factory=list)
    notes: list[tuple[float, Row]] = field(default_factory=list)


class _Filler:
    """Fills one page after another from a list of rows."""

    def __init__(self, rows: list[Row], frame: Frame, notes: Notes, note_gap: float, foot: float) -> None:
        self.rows, self.frame, self.notes, self.note_gap = rows, frame, notes, note_gap
        self.foot = foot  # height that the foot of the first page is to keep free
        self.at = 0
        self.carried_in = 0  # rows of notes that the page before left to this one
        self.carried: list[Row] = []  # rows of notes that found no room on the page that cites them

    def pages(self) -> list[FilledPage]:
        """All pages; at least one."""
        pages = [self._page()]
        while self.at < len(self.rows) or self.carried:
            pages.append(self._page())
        return pages

    def _page(self) -> FilledPage:
        page = FilledPage()
        height, self.foot = self.frame.height - self.foot, 0.0
        notes = self._carry_in(height)
        note_height = self._note_height(notes)
        y = self._repeat_heads(page, height - note_height)
        start, legal = self.at, self.at
        legal_state = (0, 0)
        repeated = len(page.rows)
        while self.at < len(self.rows):
            row = self.rows[self.at]
            top = y + (row.gap if page.rows else 0.0)
            fresh = [line for note in row.notes for line in self.notes(note)]
            with_notes = self._note_height([*notes, *fresh]) if fresh else note_height
            if top + row.height + with_notes > height + _TOLERANCE:
                break
            page.rows.append((top, row))
            notes.extend(fresh)
            note_height = with_notes
            y = top + row.height
            self.at += 1
            if not row.keep_next:
                legal, legal_state = self.at, (len(page.rows), len(notes))
        if self.at < len(self.rows):
            if self.at == start and not self.carried_in:
                self._force(page, notes, height - y)
            elif legal > start:
                self.at = legal
                del page.rows[legal_state[0] :]
                del notes[max(legal_state[1], self.carried_in) :]
        if not page.rows[repeated:] and self.at < len(self.rows):
            page.rows.clear()  # a page of carried notes alone repeats no table head
        self._place_notes(page, notes, height)
        return page

    def _carry_in(self, height: float) -> list[Row]:
        """Notes left over from the page before, as many as a page holds."""
        taken: list[Row] = []
        while self.carried and self._note_height([*taken, self.carried[0]]) <= height + _TOLERANCE:
            taken.append(self.carried.pop(0))
        self.carried_in = len(taken)
        return taken

    def _note_height(self, notes: list[Row]) -> float:
        return self.note_gap + sum([row.height for row in notes]) if notes else 0.0

    def _repeat_heads(self, page: FilledPage, room: float) -> float:
        """Put a table's head rows at the top of a page that begins inside it; how far down they reach."""
        heads = self.rows[self.at].heads if self.at < len(self.rows) else ()
        if not heads or self.at == 0 or self.rows[self.at - 1].heads is not heads:
            return 0.0
        if sum(row.height for row in heads) > room * _HEADS_MOST:
            return 0.0
        y = 0.0
        for row in heads:
            page.rows.append((y, row._replace(notes=(), heading=None)))
            y += row.height
        return y

    def _force(self, page: FilledPage, notes: list[Row], room: float) -> None:
        """Put a row on an empty page that is too small for it, or for it and its notes."""
        row = self.rows[self.at]
        top = page.rows[-1][0] + page.rows[-1][1].height if page.rows else 0.0
        notes.extend(line for note in row.notes for line in self.notes(note))
        if row.height <= room + _TOLERANCE:
            self.at += 1
        else:
            row, rest = cut_row(row, room)
            if rest.items:
                self.rows[self.at] = rest
            else:
                self.at += 1
        page.rows.append((top, row))

    def _place_notes(self, page: FilledPage, notes: list[Row], height: float) -> None:
        """Stand the notes at the foot of the page; what does not fit under the text is carried to the next."""
        used = page.rows[-1][0] + page.rows[-1][1].height if page.rows else 0.0
        fitting = list(notes)
        left_over: list[Row] = []
        while fitting and used + self._note_height(fitting) > height + _TOLERANCE:
            left_over.insert(0, fitting.pop())
        self.carried = [*left_over, *self.carried]
        y = height - sum([row.height for row in fitting])
        for row in fitting:
            page.notes.append((y, row))
            y += row.height


def paginate(rows: list[Row], frame: Frame, notes: Notes, note_gap: float, foot: float = 0.0) -> list[FilledPage]:
    """Pages that hold all rows in order, heights counted from the top of the text area; `note_gap` pt over the notes.

    A page ends after a row that does not want to keep its next one; where no such row is left, where it is full. The
    first page has `foot` pt less, for what stands at its foot.
    """
    return _Filler(list(rows), frame, notes, note_gap, foot).pages()
