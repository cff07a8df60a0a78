"""Tables whose columns stand apart by blanks alone, as when a page's layout was copied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.understand.lines import Line
from desktop.understand.rows import COUNTER, ROW_NUMBER, Found, even, squeeze
from desktop.understand.vocabulary import starts_appendix, starts_tail

_CELL = re.compile(r"\S+(?: \S+)*")
_GROUP = re.compile(r"[IVXA-H]{1,4}\.?")
_CLOSE = 3  # letters: a cell that begins so near to a column's edge stands in it
_MOST_BLANK = 2  # lines between two rows


@dataclass(slots=True)
class _Column:
    """Where a column stands: letters from the left margin."""

    start: int
    end: int

    def distance(self, start: int, end: int) -> int:
        return max(self.start - end, start - self.end, 0)


def spaced_table(lines: list[Line], start: int) -> Found | None:
    """The table that begins at `start` with a head "TT …", or with row 1 where row 2 follows; None for none."""
    first = _cells(lines[start])
    headed = len(first) >= 3 and bool(COUNTER.fullmatch(first[0][1]))
    if not headed and not (start + 1 < len(lines) and _are_rows(first, _cells(lines[start + 1]))):
        return None
    reader = _Reader(first, 1 if headed else 2)
    at = start + 1
    while at < len(lines) and lines[at].gap <= _MOST_BLANK and reader.take(lines[at]):
        at += 1
    numbered = reader.due - 1
    if numbered < (1 if headed else 2):
        return None
    return Found(even(reader.rows), start, at)


def _cells(line: Line) -> list[tuple[int, str]]:
    """Cells of a line with where they begin; a line with tabs or bars is none of this kind."""
    if "\t" in line.text or "|" in line.text:
        return []
    return [(found.start(), squeeze(found.group())) for found in _CELL.finditer(line.text)]


def _are_rows(first: list[tuple[int, str]], second: list[tuple[int, str]]) -> bool:
    """Whether two lines are rows 1 and 2 of a table without a head, and no items of a list in justified text."""
    if len(first) < 3 or len(second) < 3 or (first[0][1], second[0][1]) not in (("1", "2"), ("01", "02")):
        return False
    apart = all(cells[2][0] - cells[1][0] - len(cells[1][1]) >= _CLOSE for cells in (first, second))
    return apart and abs(first[2][0] - second[2][0]) < _CLOSE


class _Reader:
    """Puts the cells of one line after another into columns."""

    def __init__(self, head: list[tuple[int, str]], due: int) -> None:
        self.columns = [_Column(start, start + len(text)) for start, text in head]
        self.rows = [[text for _, text in head]]
        self.due = due

    def take(self, line: Line) -> bool:
        """Take a line of the table: a row, or more of the row above; false where the table has ended."""
        cells = _cells(line)
        if not cells or starts_tail(line.words) or starts_appendix(line.text):
            return False
        found = ROW_NUMBER.fullmatch(cells[0][1])
        at_edge = cells[0][0] <= self.columns[0].end + _CLOSE
        if found and at_edge and int(found.group(1)) == self.due and len(cells) >= 2:
            self._row(cells)
            self.due += 1
            return True
        group = bool(_GROUP.fullmatch(cells[0][1]))
        if at_edge and len(cells) >= 2 and (group or (self.due > 1 and len(cells) >= 3)):
            self._row(cells)  # "II   CÔNG TÁC KIỂM TRA", "Tổng cộng      30"
            return True
        if cells[0][0] < self.columns[1].start - _CLOSE or line.gap:
            return False
        return self._more(cells)

    def _row(self, cells: list[tuple[int, str]]) -> None:
        self.rows.append([""] * len(self.columns))
        if len(cells) == len(self.columns):
            self.rows[-1] = [text for _, text in cells]
            for column, (start, text) in zip(self.columns, cells, strict=True):
                column.start, column.end = min(column.start, start), max(column.end, start + len(text))
        else:
            self._more(cells)

    def _more(self, cells: list[tuple[int, str]]) -> bool:
        """Add each cell to the column it stands in; false where one stands in none."""
        places = [self._place(start, text) for start, text in cells]
        if any(place is None for place in places):
            return False
        for place, (_, text) in zip(places, cells, strict=True):
            if place is not None:
                self.rows[-1][place] = squeeze(f"{self.rows[-1][place]} {text}")
        return True

    def _place(self, start: int, text: str) -> int | None:
        far = [column.distance(start, start + len(text)) for column in self.columns]
        nearest = min(far)
        return far.index(nearest) if nearest <= 2 * _CLOSE else None
