"""Edits of tables, in the body and in appendices: cells, rows and columns. Indexes outside a table change nothing.

Rows and columns are counted on the table's grid, on which a cell may cover several places; spans grow and shrink with
what is put in or taken out, so that no edit makes a table that cannot be drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.document import Cell, Document, Run, Table
from desktop.domain.edits import update_block
from desktop.domain.soundness import MOST_COLUMNS


class Placed(NamedTuple):
    """A cell and the grid place of its upper left corner."""

    row: int
    column: int
    cell: Cell

    def covers_row(self, row: int) -> bool:
        """Whether the cell reaches over this row of the grid."""
        return self.row <= row < self.row + self.cell.rows

    def covers_column(self, column: int) -> bool:
        """Whether the cell reaches over this column of the grid."""
        return self.column <= column < self.column + self.cell.columns


def placed_cells(table: Table) -> list[Placed]:
    """Every cell with its grid place, row by row; cells move right past what reaches down from rows above."""
    placed: list[Placed] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while taken and (number, column) in taken:
                column += 1
            placed.append(Placed(number, column, cell))
            if cell.rows > 1:
                taken.update((number + y, column + x) for y in range(1, cell.rows) for x in range(cell.columns))
            column += cell.columns
    return placed


def _table_of(placed: list[Placed], rows: int) -> tuple[tuple[Cell, ...], ...]:
    """Placed cells as rows again, in the order of their columns."""
    found: list[list[Cell]] = [[] for _row in range(rows)]
    for one in sorted(placed, key=lambda one: (one.row, one.column)):
        if one.row < rows:
            found[one.row].append(one.cell)
    return tuple(map(tuple, found))


def column_count(table: Table) -> int:
    """How many columns the widest row covers."""
    return max((one.column + one.cell.columns for one in placed_cells(table)), default=0)


def _update(document: Document, block_id: str, change: Callable[[Table], Table]) -> Document:
    return update_block(
        document, block_id, lambda block: replace(block, table=change(block.table)) if block.table else block
    )


def set_cell(document: Document, block_id: str, row: int, column: int, runs: tuple[Run, ...]) -> Document:
    """Give the `column`-th cell of a row new text."""

    def change(table: Table) -> Table:
        if not (0 <= row < len(table.rows) and 0 <= column < len(table.rows[row])):
            return table
        cells = tuple(replace(cell, runs=runs) if i == column else cell for i, cell in enumerate(table.rows[row]))
        return replace(table, rows=(*table.rows[:row], cells, *table.rows[row + 1 :]))

    return _update(document, block_id, change)


def set_cells(document: Document, block_id: str, runs_of: Callable[[Placed], tuple[Run, ...]]) -> Document:
    """Give every cell the text that `runs_of` says, in one pass over the table; rows that keep theirs stay the same."""

    def worded(one: Placed) -> Placed:
        runs = runs_of(one)
        return one if runs is one.cell.runs else one._replace(cell=replace(one.cell, runs=runs))

    def change(table: Table) -> Table:
        rows = _table_of([worded(one) for one in placed_cells(table)], len(table.rows))
        kept = [old if old == new else new for old, new in zip(table.rows, rows, strict=True)]
        return replace(table, rows=tuple(kept))

    return _update(document, block_id, change)


def grow(document: Document, block_id: str, rows: int, columns: int) -> Document:
    """Add empty rows below and empty columns at the right until a table has at least so many of both.

    With more columns the widths are shared out anew. Nothing changes where a table cannot have so many columns.
    """

    def change(table: Table) -> Table:
        before = column_count(table)
        wide, high = max(before, columns), max(len(table.rows), rows)
        if wide > MOST_COLUMNS or (wide, high) == (before, len(table.rows)):
            return table
        more = [Placed(row, at, Cell()) for row in range(high) for at in range(wide)
                if row >= len(table.rows) or at >= before]  # fmt: skip
        grown = _table_of([*placed_cells(table), *more], high)
        return replace(table, rows=grown, widths=table.widths if wide == before else ())

    return _update(document, block_id, change)


def share_anew(document: Document, block_id: str) -> Document:
    """Give up the shares of the columns: their widths follow from what stands in them."""
    return _update(document, block_id, lambda table: replace(table, widths=()) if table.widths else table)


def insert_row(document: Document, block_id: str, at: int) -> Document:
    """Put an empty row before row `at` (at the end where `at` is the number of rows); above a header row it is one."""

    def change(table: Table) -> Table:
        if not 0 <= at <= len(table.rows):
            return table
        cells: list[Placed] = []
        covered: set[int] = set()
        for one in placed_cells(table):
            if one.row < at < one.row + one.cell.rows:
                covered.update(range(one.column, one.column + one.cell.columns))
                cells.append(one._replace(cell=replace(one.cell, rows=one.cell.rows + 1)))
            else:
                cells.append(one._replace(row=one.row + (one.row >= at)))
        cells += [Placed(at, column, Cell()) for column in range(max(1, column_count(table))) if column not in covered]
        headers = table.header_rows + (at < table.header_rows)
        return replace(table, rows=_table_of(cells, len(table.rows) + 1), header_rows=headers)

    return _update(document, block_id, change)


def remove_row(document: Document, block_id: str, at: int) -> Document:
    """Take a row out; header rows are counted down with it, and the last row stays.

    A cell that begins in the row and reaches further down stays, one row shorter.
    """

    def change(table: Table) -> Table:
        if not 0 <= at < len(table.rows) or len(table.rows) == 1:
            return table
        cells: list[Placed] = []
        for one in placed_cells(table):
            if not one.covers_row(at):
                cells.append(one._replace(row=one.row - (one.row > at)))
            elif one.cell.rows > 1:
                cells.append(one._replace(cell=replace(one.cell, rows=one.cell.rows - 1)))
        headers = table.header_rows - (at < table.header_rows)
        return replace(table, rows=_table_of(cells, len(table.rows) - 1), header_rows=headers)

    return _update(document, block_id, change)


def move_row(document: Document, block_id: str, at: int, step: int) -> Document:
    """Let a row change places with the one before (step -1) or after (step 1) it; headers stay on top.

    Rows that a cell reaches over stay where they are.
    """

    def change(table: Table) -> Table:
        first, second = sorted((at, at + step))
        if not table.header_rows <= first < second < len(table.rows):
            return table
        if any(one.cell.rows > 1 and (one.covers_row(first) or one.covers_row(second)) for one in placed_cells(table)):
            return table
        rows = list(table.rows)
        rows[first], rows[second] = rows[second], rows[first]
        return replace(table, rows=tuple(rows))

    return _update(document, block_id, change)


def insert_column(document: Document, block_id: str, at: int) -> Document:
    """Put an empty column before column `at` (at the end where `at` is their number); widths are shared out anew.

    A table has at most as many columns as Word's can have.
    """

    def change(table: Table) -> Table:
        if not 0 <= at <= column_count(table) < MOST_COLUMNS:
            return table
        cells: list[Placed] = []
        covered: set[int] = set()
        for one in placed_cells(table):
            if one.column < at < one.column + one.cell.columns:
                covered.update(range(one.row, one.row + one.cell.rows))
                cells.append(one._replace(cell=replace(one.cell, columns=one.cell.columns + 1)))
            else:
                cells.append(one._replace(column=one.column + (one.column >= at)))
        cells += [Placed(row, at, Cell()) for row in range(len(table.rows)) if row not in covered]
        return replace(table, rows=_table_of(cells, len(table.rows)), widths=())

    return _update(document, block_id, change)


def remove_column(document: Document, block_id: str, at: int) -> Document:
    """Take a column out; the last one stays. A cell that reaches over it and further stays, one column narrower."""

    def change(table: Table) -> Table:
        if not 0 <= at < column_count(table) or column_count(table) == 1:
            return table
        cells: list[Placed] = []
        for one in placed_cells(table):
            if not one.covers_column(at):
                cells.append(one._replace(column=one.column - (one.column > at)))
            elif one.cell.columns > 1:
                cells.append(one._replace(cell=replace(one.cell, columns=one.cell.columns - 1)))
        return replace(table, rows=_table_of(cells, len(table.rows)), widths=())

    return _update(document, block_id, change)
