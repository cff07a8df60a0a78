"""Tables in text: rows of cells parted by tabs or bars, or one cell a line."""

from __future__ import annotations

import re

from desktop.domain.document import Cell, Table, text_runs
from desktop.domain.text import from_roman
from desktop.understand.labels import Mark, read_label
from desktop.understand.lines import Line
from desktop.understand.rows import COUNTER, ROW_NUMBER, Found, Rows, even, squeeze
from desktop.understand.spaced import spaced_table

_MOST_COLUMNS = 16
_LONGEST_NAME = 80  # letters in the name of a column
_BARS = re.compile(r"\s*\|?[\s:|=+-]*-[\s:|=+-]*\|?\s*")
_GRID = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")


def as_table(rows: Rows) -> Table:
    """Rows of text as a table whose first row is its head."""
    return Table(tuple(tuple(Cell(text_runs(cell)) for cell in row) for row in rows))


def find_table(lines: list[Line], start: int, *, loose: bool = False) -> Found | None:
    """The table that begins at `start`. `loose` (in appendices): one cell a line, counted by their row numbers."""
    if start and _same_kind(lines[start - 1], lines[start]):
        return None  # a line before was tried already: keeps reading linear
    for reader in (_bars, _tabs, _tabbed_cells, spaced_table):
        found = reader(lines, start)
        if found:
            return found
    found = _counted_cells(lines, start)
    return found if found and (loose or not found.guessed) else None


def _same_kind(before: Line, line: Line) -> bool:
    """Whether two lines are rows or cells of one make, so that a table would have begun with the first."""
    if line.text.count("|") >= 2:
        return before.text.count("|") >= 2
    return _is_tabbed(line) and _is_tabbed(before)


def _bars(lines: list[Line], start: int) -> Found | None:
    """Rows of cells parted by "|" (also Markdown)."""
    rows: Rows = []
    at = start
    drawn = _GRID.fullmatch(lines[start].text) is not None  # a grid: rows of several lines between drawn ones
    begun = True
    while at < len(lines) and (lines[at].text.count("|") >= 2 or (drawn and _GRID.fullmatch(lines[at].text))):
        text = lines[at].text.strip()
        if _GRID.fullmatch(text):
            begun = True
        elif not _BARS.fullmatch(text):
            cells = [squeeze(cell) for cell in text[text.startswith("|") : len(text) - text.endswith("|")].split("|")]
            if drawn and not begun and len(cells) == len(rows[-1]):
                rows[-1] = [squeeze(f"{above} {cell}") for above, cell in zip(rows[-1], cells, strict=True)]
            else:
                rows.append(cells)
            begun = False
        at += 1
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    return Found(even(rows), start, at)


def _tabs(lines: list[Line], start: int) -> Found | None:
    """Rows of cells parted by tabs; a line without tabs inside goes on with the last cell."""
    led = _all_led(lines, start)
    first = _cells(lines[start], led=led)
    if len(first) + led < 3 and not (len(first) == 2 and COUNTER.fullmatch(first[0])):
        return None
    rows = [first]
    at = start + 1
    while at < len(lines):
        cells = _cells(lines[at], led=led)
        if cells[0] == "" and sum(map(bool, cells)) == 1 and not _is_column_name(lines[at].words):
            break  # a heading behind a tab
        if len(rows) > 1 and not lines[at].gap and _completes(rows[-1], cells, len(first)):
            rows[-1] = [*rows[-1][:-1], f"{rows[-1][-1]} {cells[0]}", *cells[1:]]
        elif len(cells) >= 2 and len(cells) <= len(first) + 1:
            rows.append(cells)
        elif len(cells) == 1 and len(rows) > 1 and not lines[at].gap and cells[0][:1].islower():
            rows[-1][-1] = f"{rows[-1][-1]} {cells[0]}"
        else:
            break
        at += 1
    return Found(even(rows), start, at) if len(rows) >= 2 else None


def _completes(row: list[str], cells: list[str], width: int) -> bool:
    """Whether a line goes on with the cell that a line break cut, and holds the rest of its row."""
    counts = ROW_NUMBER.fullmatch(cells[0]) or from_roman(cells[0].rstrip("."))  # "II" heads the rows behind it
    numbered = row[0] and ROW_NUMBER.fullmatch(row[0]) and not counts
    return bool(numbered) and 1 < len(row) < width and len(row) + len(cells) - 1 == width


def _all_led(lines: list[Line], start: int) -> bool:
    """Whether a tab stands before every row of the table that may begin at `start`: it parts no cells."""
    at = start
    while at < len(lines) and "\t" in lines[at].text.strip() and lines[at].text.startswith("\t"):
        at += 1
    return at - start > 1 and (at == len(lines) or "\t" not in lines[at].text.strip())


def _cells(line: Line, *, led: bool) -> list[str]:
    """The cells of a line; `led` takes away the tab before them."""
    text = line.text.strip(" ")
    text = text[1:] if led and text.startswith("\t") else text
    return [squeeze(cell) for cell in text.split("\t")] if "\t" in text else [squeeze(text)]


def _tabbed_cells(lines: list[Line], start: int) -> Found | None:
    """One cell a line, each behind a tab, rows parted by blank lines; a line without a tab goes on with its cell.

    A line that holds only a tab is an empty cell.
    """
    if not _is_tabbed(lines[start]):
        return None
    rows: Rows = []
    at = start
    while at < len(lines):
        line = lines[at]
        if _is_tabbed(line):
            if line.gap > line.empty or not rows:
                if len(rows) > 1:  # empty cells at the end of the row above left blank lines only
                    rows[-1] += [""] * min(line.gap - 1, len(rows[0]) - len(rows[-1]))
                rows.append([])
            rows[-1] += [*[""] * (line.empty if len(rows) > 1 or rows[0] else 0), line.words]
        elif rows and (not line.gap or len(rows[-1]) < len(rows[0])):
            rows[-1][-1] = f"{rows[-1][-1]}\n{line.words}"
        else:
            break
        at += 1
    if len(rows) < 2 or not 2 <= len(rows[0]) <= _MOST_COLUMNS or not all(map(_is_column_name, rows[0])):
        return None
    usual = sum(len(row) == len(rows[0]) for row in rows[:-1]) + (len(rows[-1]) <= len(rows[0]))
    if usual < 0.6 * len(rows):
        return None
    return Found(even(rows), start, at, max(map(len, rows)) > len(rows[0]))


def _is_column_name(cell: str) -> bool:
    """Whether a cell may name a column, rather than being a paragraph that stands in from the margin."""
    label = read_label(cell)
    return len(cell) <= _LONGEST_NAME and not (label and label.rest and label.mark is not Mark.BRACKET)


def _is_tabbed(line: Line) -> bool:
    return line.text.startswith("\t") and "\t" not in line.text.strip()


def _counted_cells(lines: list[Line], start: int) -> Found | None:
    """One cell a line without tabs: a head that begins with "TT", rows that begin with 1, 2, 3 …"""
    if not COUNTER.fullmatch(lines[start].words):
        return None
    head = _between_bars(lines[start : start + 60])
    one = next((at for at, cell in enumerate(head[:14]) if _counts(cell, 1)), 0)
    if one < 2:
        return None
    stop = _next_table(lines, start)
    cells = _without_repeats(_between_bars(lines[start:stop]), one)
    counted = cells[one : 2 * one] == [str(number) for number in range(1, one + 1)]  # columns counted below their names
    starts = _row_starts(cells, 2 * one if counted else one, one)
    if not starts:
        return None
    if len(cells) == stop - start:  # a cell is a line: text behind the last full row is no part of it
        cells = cells[: starts[-1] + one]
        stop = start + len(cells)
    rows = [cells[:one], *([cells[one : 2 * one]] if counted else [])]
    guessed = False
    for begin, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        row = cells[begin:end]
        guessed = guessed or len(row) != one
        more = max(0, len(row) - one)
        rows.append([row[0], "\n".join(row[1 : 2 + more]), *row[2 + more :]] if more else row)
    return Found(even(rows), start, stop, guessed)


def _next_table(lines: list[Line], start: int) -> int:
    """Index of the line with which another table begins: a head "TT" that a row 1 follows; the end without one."""
    for at in range(start + 1, len(lines)):
        if COUNTER.fullmatch(lines[at].words) and any(_counts(line.words, 1) for line in lines[at + 2 : at + 28]):
            return at
    return len(lines)


def _without_repeats(cells: list[str], width: int) -> list[str]:
    """Cells without the head that was printed again on every page."""
    kept = cells[:width]
    at = width
    while at < len(cells):
        if cells[at] == cells[0] and cells[at : at + width] == cells[:width]:
            at += width
        else:
            kept.append(cells[at])
            at += 1
    return kept


def _between_bars(lines: list[Line]) -> list[str]:
    """The cells: lines, or what stands between lines that hold only a bar."""
    if not any(line.words == "|" for line in lines):
        return [line.words for line in lines]
    cells: list[str] = []
    parts: list[str] = []
    for line in lines:
        if line.words == "|":
            cells.append(" ".join(parts))
            parts = []
        else:
            parts.append(line.words)
    return [*cells, " ".join(parts)] if parts else cells


def _counts(cell: str, number: int) -> bool:
    found = ROW_NUMBER.fullmatch(cell)
    return found is not None and int(found.group(1)) == number


def _row_starts(cells: list[str], first: int, width: int) -> list[int]:
    starts: list[int] = []
    at, number = first, 1
    while at < len(cells):
        if _counts(cells[at], number) and (not starts or at - starts[-1] >= min(width, 2)):
            starts.append(at)
            number += 1
        at += 1
    return starts
