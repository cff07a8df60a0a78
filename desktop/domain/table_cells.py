"""The words of cells: several written, emptied, dressed or copied at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.document import Document, Run, Table, plain
from desktop.domain.runs import NOTE_MARK, Mark, all_marked, cut, flat, join, runs_length, set_mark
from desktop.domain.soundness import MOST_COLUMNS
from desktop.domain.table_merging import whole
from desktop.domain.tables import (
    Area,
    Placed,
    find_table,
    grow,
    placed_cells,
    set_cell,
    set_cells,
    share_anew,
    table_of,
)

Runs = tuple[Run, ...]
Lines = Sequence[Sequence[Runs]]
"""Lines of cells, each the runs that come into it."""


def index_in_row(table: Table, row: int, column: int) -> int | None:
    """Which of the cells of `table.rows[row]` begins at a place of the grid; None where none does."""
    places = [one.column for one in placed_cells(table) if one.row == row]
    return places.index(column) if column in places else None


def set_words(document: Document, block_id: str, place: tuple[int, int], runs: Runs) -> Document:
    """Give the cell that begins at a place of the grid new words."""
    table = find_table(document, block_id)
    at = index_in_row(table, *place) if table else None
    return document if at is None else set_cell(document, block_id, place[0], at, runs)


def width_of(lines: Lines) -> int:
    """How many columns lines of cells need: empty ones at their right end need none."""
    return max([at for line in lines for at, runs in enumerate(line, 1) if plain(runs).strip()], default=0)


def has_room(column: int, lines: Lines) -> bool:
    """Whether a table can have the columns that these lines of cells need from `column` on."""
    return column + width_of(lines) <= MOST_COLUMNS


def put_cells(document: Document, block_id: str, row: int, column: int, lines: Lines) -> Document:
    """Write lines of cells from a place on, with new rows and columns where the table ends; see `has_room`.

    Words without a dress of their own take that of the words they replace. Words for a place that a cell reaches over
    become a paragraph of that cell.
    """
    table = find_table(document, block_id)
    if table is None:
        return document
    texts = {(row + down, column + right): runs for down, line in enumerate(lines) for right, runs in enumerate(line)}

    def written(one: Placed) -> Runs:
        if one.cell.rows == one.cell.columns == 1:
            return dressed_as(one.cell.runs, texts.get((one.row, one.column), one.cell.runs))
        places = [(one.row + y, one.column + x) for y in range(one.cell.rows) for x in range(one.cell.columns)]
        more = [texts[place] for place in places[1:] if plain(texts.get(place, ()))]
        first = texts.get(places[0], one.cell.runs)
        fresh = [run for part in more for run in (Run("\n"), *part)]
        return dressed_as(one.cell.runs, join((*first, *fresh)))

    document = grow(document, block_id, row + len(lines), column + width_of(lines))
    if width_of(lines) > 1 and row < table.header_rows:  # other columns: the shares are not theirs
        document = share_anew(document, block_id)
    return set_cells(document, block_id, written)


def dressed_as(old: Runs, new: Runs) -> Runs:
    """`new` as it is where it has a dress or marks of its own, else in the dress of what it replaces."""
    if new is old or any(replace(run, text="") != Run() for run in new):
        return new
    words = plain(new)
    return old if words == plain(old) else reworded(old, words)


def clear_cells(document: Document, block_id: str, area: Area) -> Document:
    """Empty the cells of an area."""
    return set_cells(document, block_id, lambda one: () if area.holds(one) else one.cell.runs)


def all_dressed(table: Table, area: Area, mark: Mark) -> bool:
    """Whether all words of an area's cells are bold, italic or underlined."""
    return all_marked(tuple(run for one in placed_cells(table) if area.holds(one) for run in one.cell.runs), mark)


def dress_cells(document: Document, block_id: str, area: Area, mark: Mark, *, on: bool) -> Document:
    """Turn bold, italic or underline on or off for the words of an area's cells."""

    def dressed(one: Placed) -> Runs:
        if not area.holds(one):
            return one.cell.runs
        return set_mark(one.cell.runs, 0, runs_length(one.cell.runs), mark, on=on)

    return set_cells(document, block_id, dressed)


def part_of(table: Table, area: Area) -> Table:
    """The cells of an area, none of them cut, as a table of its own."""
    around = whole(table, area)
    held = [
        one._replace(row=one.row - around.top, column=one.column - around.left)
        for one in placed_cells(table)
        if around.holds(one)
    ]
    rows = around.bottom - around.top + 1
    return Table(table_of(held, rows), max(0, min(table.header_rows - around.top, rows)))


def lines_of(table: Table) -> list[list[Runs]]:
    """The words of a table as lines of cells; places that a cell reaches over are empty."""
    placed = placed_cells(table)
    width = max((one.column + one.cell.columns for one in placed), default=0)
    lines: list[list[Runs]] = [[()] * width for _row in table.rows]
    for one in placed:
        lines[one.row][one.column] = one.cell.runs
    return lines


def header_of(table: Table, column: int) -> str:
    """What the head of a column says, on one line; "" where it has none."""
    heads = [one for one in placed_cells(table) if one.row < table.header_rows and one.covers_column(column)]
    return " ".join(plain(heads[-1].cell.runs).split()) if heads else ""


def reworded(runs: tuple[Run, ...], words: str) -> tuple[Run, ...]:
    """Runs with the text `words`: the stretch that differs is written in the dress of the letter before it.

    At the start it takes the dress of the first letter. Footnote marks in what stays are kept.
    """
    old, marked = plain(runs), flat(runs)
    most = min(len(old), len(words))
    head = next((i for i in range(most) if old[i] != words[i]), most)
    most -= head
    tail = next((i for i in range(most) if old[-1 - i] != words[-1 - i]), most)
    spots = [at for at, letter in enumerate(marked) if letter != NOTE_MARK]  # where each letter stands among the marks
    start = spots[head] if head < len(old) else len(marked)
    end = spots[len(old) - tail] if tail else len(marked)
    if head and head + tail == len(old):  # something is put in: right behind the letter before it
        start = end = spots[head - 1] + 1
    beside = cut(runs, spots[head - 1], spots[head - 1] + 1) if head else cut(runs, start, start + 1)
    dress = beside[0] if beside else Run()
    fresh = Run(words[head : len(words) - tail], bold=dress.bold, italic=dress.italic)
    return join((*cut(runs, 0, start), fresh, *cut(runs, end, len(marked))))
