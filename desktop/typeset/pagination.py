"""Filling pages: where each row and each footnote stands. One page at a time, from where the one before it ended.

A page ends after a row that does not want to keep its next one. Such wishes are not granted at any price: where they
would leave a page half empty, it ends where that hurts least. Footnotes stand at the foot of the page that cites them;
a long one goes on at the foot of the next page where the page would stay too empty otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, count, takewhile
from typing import NamedTuple

from desktop.typeset.dress import Frame
from desktop.typeset.page import RECIPIENTS, SIGNATURE
from desktop.typeset.rows import Row, cut_row

_TOLERANCE = 0.01
_HEADS_MOST = 0.5  # share of a page that repeated rows may take
_EMPTY_MOST = 0.5  # share of a page that stays empty at most so that rows are kept together
_NOTE_EMPTY_MOST = 0.05  # share of a page that stays empty at most so that a note is not parted: two lines
_CUT_LEAST = 0.25  # share of a page that must be free for a row to be cut there that no page holds
_FIRST_LEAST = 0.5  # share of page 1 that is text, whatever stands at its foot

Notes = Callable[[str], tuple[Row, ...]]
"""The rows of a footnote by its id; empty where there is none."""


class Start(NamedTuple):
    """Where a page begins: at row `at`, or at the `rest` of it where the page before holds its first piece.

    `carried` are rows of notes that the page before had no room for.
    """

    at: int = 0
    rest: Row | None = None
    carried: tuple[Row, ...] = ()


class FilledPage(NamedTuple):
    """Rows with the height of their tops on the page, and the rows of notes at its foot.

    `then` is where the next page begins, None after the last. Nothing from row `seen` on was looked at.
    """

    rows: list[tuple[float, Row]]
    notes: list[tuple[float, Row]]
    then: Start | None
    seen: int


class Measure(NamedTuple):
    """How high the pages of one part are, in pt: page 1 is lower by `first`; `note_gap` stands over the notes."""

    height: float
    note_gap: float
    first: float = 0.0

    def page(self, number: int) -> float:
        """The height of page `number` (from 0)."""
        return self.height if number else max(self.height - self.first, self.height * _FIRST_LEAST)


def fill_page(rows: Sequence[Row], start: Start, height: float, notes: Notes, note_gap: float) -> FilledPage:
    """The page `height` pt high that begins at `start`. At least one row, or a piece of one, or of a note, is on it."""
    return _Filling(rows, start, height, notes, note_gap).fill()


def filled_pages(rows: Sequence[Row], measure: Measure, notes: Notes) -> Iterator[FilledPage]:
    """Pages that hold all rows in order; at least one."""
    then: Start | None = Start()
    for number in count():
        if then is None:
            return
        page = fill_page(rows, then, measure.page(number), notes, measure.note_gap)
        yield page
        then = page.then


def stream_pages(rows: Iterator[Row], measure: Measure, notes: Notes) -> Iterator[FilledPage]:
    """As `filled_pages`, with no more rows at hand than a page needs. Indexes in the pages mean nothing."""
    window: list[Row] = []
    then: Start | None = Start()
    for number in count():
        if then is None:
            return
        past = max(then.at - 1, 0)  # the row before a page says whether its table's head is repeated
        del window[:past]
        then = then._replace(at=then.at - past)
        first = () if then.rest is None else (then.rest,)
        ahead = sum([row.height for row in (*first, *window[then.at + len(first) :])])
        while ahead <= measure.height + 1:
            row = next(rows, None)
            if row is None:
                break
            window.append(row)
            ahead += row.height
        page = fill_page(window, then, measure.page(number), notes, measure.note_gap)
        yield page
        then = page.then


def paginate(rows: Sequence[Row], frame: Frame, notes: Notes, note_gap: float, foot: float = 0.0) -> list[FilledPage]:
    """All pages of rows that fill a frame; the first has `foot` pt less."""
    return list(filled_pages(rows, Measure(frame.height, note_gap, foot), notes))


class _Filling:
    """One page being filled."""

    def __init__(self, rows: Sequence[Row], start: Start, height: float, notes: Notes, note_gap: float) -> None:
        self.rows, self.start, self.height, self.notes, self.note_gap = rows, start, height, notes, note_gap
        self.placed: list[tuple[float, Row]] = []
        self.heads = 0  # of the rows placed, those that are repeated heads
        self.lines = list(start.carried)  # rows of all notes that the page has to show
        self.shown = {_owner(line) for line in start.carried}  # those notes: one cited twice stands there once
        self.cited: list[int] = []  # how many of them, after each row placed
        self.legal: list[int] = []  # numbers of rows placed after which the page may end

    def fill(self) -> FilledPage:
        fit = self._fitting(self.lines, self.height)
        if fit < len(self.lines):
            return self._page(0, self.start.at, None, max(fit, 1))
        self._repeat_heads()
        at, stopped = self._place_rows()
        own = len(self.placed) - self.heads
        if stopped is None:
            self.legal.append(len(self.placed))
            if not own or self._empty(len(self.placed)) >= -_TOLERANCE:
                return self._page(len(self.placed), at, None)
        elif stopped.height > self.height + _TOLERANCE or not own:
            piece = self._piece(stopped, at, forced=not own)
            if piece is not None:
                return piece
        chosen = self._choose()
        return self._page(chosen, self.start.at + chosen - self.heads, None)

    def _repeat_heads(self) -> None:
        """Put a table's head rows at the top of a page that begins inside it."""
        at = self.start.at
        heads = self.rows[at].heads if at < len(self.rows) else ()
        if not heads or at == 0 or (self.rows[at - 1].heads is not heads and self.start.rest is None):
            return
        if sum(row.height for row in heads) > (self.height - self._area(self.lines)) * _HEADS_MOST:
            return
        y = 0.0
        for row in heads:
            self.placed.append((y, row._replace(notes=(), heading=None)))
            self.cited.append(len(self.lines))
            y += row.height
        self.heads = len(heads)

    def _place_rows(self) -> tuple[int, Row | None]:
        """Place rows while they fit with the least of their notes; the index after them and the row that did not."""
        rows, placed, cited, lines = self.rows, self.placed, self.cited, self.lines
        rest, limit = self.start.rest, self.height + _TOLERANCE
        y = self._bottom(len(placed))
        least = self._area(lines)
        for at in range(self.start.at, len(rows)):
            row = rows[at]
            if rest is not None:
                row, rest = rest, None
            height, _items, gap, keep_next, notes = row[:5]
            top = y + gap if placed else 0.0
            y = top + height
            if notes:
                fresh = self._fresh(row)
                if fresh:
                    least = self._area([*lines, *_least(fresh)])
                if y + least > limit:
                    return at, row
                lines.extend(chain.from_iterable(fresh))
                self.shown.update(notes)
            elif y + least > limit:
                return at, row
            placed.append((top, row))
            cited.append(len(lines))
            if not keep_next:
                self.legal.append(len(placed))
        return len(rows), None

    def _fresh(self, row: Row) -> list[tuple[Row, ...]]:
        """The notes that a row brings to the page: those it cites and that do not stand there yet."""
        found = [self.notes(note) for note in dict.fromkeys(row.notes) if note not in self.shown]
        return [lines for lines in found if lines]

    def _choose(self) -> int:
        """After how many of the rows placed the page ends. At least one is its own."""
        first = self.heads + 1
        chosen = parted = 0
        for number in reversed(self.legal):
            if number < first or self._lonely(number):
                continue
            if self._empty(number) >= -_TOLERANCE:
                chosen = number
                break
            parted = number  # the first after which notes are parted
        if parted and (not chosen or self._empty(chosen) > _NOTE_EMPTY_MOST * self.height):
            chosen = parted
        if chosen and self._empty(chosen) <= _EMPTY_MOST * self.height:
            return chosen
        others = [
            number for number in range(first, len(self.placed) + 1) if self._empty(number) <= _EMPTY_MOST * self.height
        ]
        if not others:
            return chosen or len(self.placed)
        return min(others, key=lambda number: (self._harm(number), -number))

    def _lonely(self, number: int) -> bool:
        """Whether of `number` rows placed the last is the only line under its heading, and more is to come under it."""
        at = self.start.at + number - self.heads
        if number < self.heads + 2 or at >= len(self.rows):
            return False
        line, after = self.placed[number - 1][1], self.rows[at]
        return not after.heading and self._ends_heading(number - 1) and _owner(line) != _owner(after)

    def _ends_heading(self, number: int) -> bool:
        """Whether of `number` rows placed the last ends a heading: an entry of the outline, by its first line."""
        row, after = self.placed[number - 1][1], self.placed[number][1]
        owner = _owner(row)
        if not row.keep_next or owner == _owner(after):
            return False
        lines = takewhile(lambda one: _owner(one[1]) == owner, self.placed[number - 1 :: -1])
        return any(line.heading for _top, line in lines)

    def _harm(self, number: int) -> int:
        """How much it hurts that a page ends after `number` rows against their wish."""
        at = self.start.at + number - self.heads
        before, after = self.placed[number - 1][1], self.rows[at] if at < len(self.rows) else None
        if after is None or not before.keep_next:
            return 0
        if _owner(after) in (SIGNATURE, RECIPIENTS):
            return 4
        if _owner(before) == _owner(after):
            return 3  # a line of a paragraph alone, or a cell that spans rows
        return 1 if after.keep_next and after.heading else 2  # between two headings, or between heading and text

    def _piece(self, row: Row, at: int, *, forced: bool) -> FilledPage | None:
        """The page with a row that no page holds, or none with notes or heads as high as these: whole, or its top."""
        high = row.height > self.height
        if forced and row.height > self.height - self._bottom(self.heads) and not high:
            self._clear()
        top = self._bottom(len(self.placed)) + (row.gap if self.placed else 0.0)
        room = self._room(top, row)
        if room < row.height:  # its top may have fewer notes
            room = self._room(top, cut_row(row, self._room(top))[0])
        short = room < min(row.height, self.height * _CUT_LEAST)
        if forced and self.start.carried and (short or not (high or self.start.rest)):
            self._clear()  # a page of carried notes alone repeats no table head
            return self._page(0, self.start.at, self.start.rest)
        if forced and short:
            room = self.height - top  # its notes find their place on the next pages
        if not forced and room < self.height * _CUT_LEAST:
            return None
        if row.height <= room + _TOLERANCE:
            piece, rest = row, None
        else:
            piece, left = cut_row(row, room)
            rest = left if left.items else None
            if not forced and (rest is None or piece.height > room + _TOLERANCE):
                return None
        self.lines.extend(chain.from_iterable(self._fresh(piece)))
        self.placed.append((top, piece))
        self.cited.append(len(self.lines))
        return self._page(len(self.placed), at if rest else at + 1, rest)

    def _room(self, top: float, row: Row | None = None) -> float:
        """How much of the page is free from `top` down beside its notes and the least of those of a row."""
        fresh = self._fresh(row) if row else []
        return self.height - top - self._area([*self.lines, *_least(fresh)])

    def _page(self, number: int, at: int, rest: Row | None, fit: int | None = None) -> FilledPage:
        """The page with the first `number` rows placed, their notes at its foot; the next page begins at `at`."""
        lines = self.lines[: self.cited[number - 1]] if number else self.lines[: len(self.start.carried)]
        rows = self._bordered(number)
        if fit is None:
            fit = self._fitting(lines, self.height - self._bottom(number))
        y = self.height - sum([line.height for line in lines[:fit]])
        foot = []
        for line in lines[:fit]:
            foot.append((y, line))
            y += line.height
        seen = self.start.at + len(self.placed) - self.heads + 1
        if number == 0 and at == self.start.at and rest is None:
            rest = self.start.rest
        done = at >= len(self.rows) and fit == len(lines)
        return FilledPage(rows, foot, None if done else Start(at, rest, tuple(lines[fit:])), seen)

    def _bordered(self, number: int) -> list[tuple[float, Row]]:
        """The first `number` rows placed, a table that the page begins or ends inside closed at its edges."""
        rows = self.placed[:number]
        if number > self.heads:
            for at, edges in ((0, rows[0][1].above), (-1, rows[-1][1].below)):
                if edges:
                    y, row = rows[at]
                    rows[at] = (y, row._replace(items=(*row.items, *edges)))
        return rows

    def _clear(self) -> None:
        """Take the repeated heads off the page."""
        self.placed.clear()
        self.cited.clear()
        self.heads = 0

    def _bottom(self, number: int) -> float:
        """How far down the first `number` rows placed reach."""
        if not number:
            return 0.0
        top, row = self.placed[number - 1]
        return top + row.height

    def _empty(self, number: int) -> float:
        """How much of the page stays empty if it ends after `number` rows; below 0 where their notes are parted."""
        return self.height - self._bottom(number) - self._area(self.lines[: self.cited[number - 1]])

    def _area(self, lines: list[Row]) -> float:
        """The height of notes with what stands over them."""
        return self.note_gap + sum([line.height for line in lines]) if lines else 0.0

    def _fitting(self, lines: list[Row], room: float) -> int:
        """How many lines of notes find room; of a note that is parted at least two lines stand on each side."""
        fit = 0
        used = self.note_gap
        for number, line in enumerate(lines, start=1):
            used += line.height
            if used > room + _TOLERANCE:
                break
            if not line.keep_next:
                fit = number
        return fit


def _owner(row: Row) -> str:
    """The block that a row shows; "" for an empty one."""
    return row.items[0].block_id if row.items else ""


def _least(notes: list[tuple[Row, ...]]) -> list[Row]:
    """The lines of notes that stand on the page of their marks at least: all but what may follow of the last one."""
    if not notes:
        return []
    last = notes[-1]
    own = next((n for n, line in enumerate(last, start=1) if not line.keep_next), len(last))
    return [*chain.from_iterable(notes[:-1]), *last[:own]]
