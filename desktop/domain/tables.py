"""Tables on their grid, in the body and in appendices: where each cell lies, and the words of cells.

Rows and columns are counted on the grid, on which a cell may cover several places. `table_rows`, `table_columns` and
`table_merging` change its shape; no edit makes a table that cannot be drawn, and indexes outside one change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.document import Cell, Document, Run, Table, find
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


class Area(NamedTuple):
    """A rectangle of grid places, both ends counted."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def between(cls, one: tuple[int, int], other: tuple[int, int]) -> Area:
        """The rectangle with two places, each a row and a column, in opposite corners."""
        (top, bottom), (left, right) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return cls(top, left, bottom, right)

    def holds(self, one: Placed) -> bool:
        """Whether a cell has at least one place in it."""
        return (
            self.top < one.row + one.cell.rows
            and one.row <= self.bottom
            and (self.left < one.column + one.cell.columns and one.column <= self.right)
        )


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


def find_table(document: Document, block_id: str) -> Table | None:
    """The table that a block holds; None where there is no such block, or none in it."""
    found = find(document, block_id)
    return found[1].table if found else None


def cell_at(table: Table, row: int, column: int) -> Placed | None:
    """The cell that covers a place of the grid; None where none does."""
    return next((one for one in placed_cells(table) if one.covers_row(row) and one.covers_column(column)), None)


def table_of(placed: list[Placed], rows: int) -> tuple[tuple[Cell, ...], ...]:
    """Placed cells as rows again, in the order of their columns."""
    found: list[list[Cell]] = [[] for _row in range(rows)]
    for one in sorted(placed, key=lambda one: (one.row, one.column)):
        if one.row < rows:
            found[one.row].append(one.cell)
    return tuple(map(tuple, found))


def column_count(table: Table) -> int:
    """How many columns the widest row covers."""
    return max((one.column + one.cell.columns for one in placed_cells(table)), default=0)


def update_table(document: Document, block_id: str, change: Callable[[Table], Table]) -> Document:
    """`document` with the table of a block changed; a block without one stays as it is."""
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

    return update_table(document, block_id, change)


def set_cells(document: Document, block_id: str, runs_of: Callable[[Placed], tuple[Run, ...]]) -> Document:
    """Give every cell the text that `runs_of` says, in one pass over the table; rows that keep theirs stay the same."""

    def worded(one: Placed) -> Placed:
        runs = runs_of(one)
        return one if runs is one.cell.runs else one._replace(cell=replace(one.cell, runs=runs))

    def change(table: Table) -> Table:
        rows = table_of([worded(one) for one in placed_cells(table)], len(table.rows))
        kept = [old if old == new else new for old, new in zip(table.rows, rows, strict=True)]
        return replace(table, rows=tuple(kept))

    return update_table(document, block_id, change)


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
        grown = table_of([*placed_cells(table), *more], high)
        return replace(table, rows=grown, widths=table.widths if wide == before else ())

    return update_table(document, block_id, change)


def share_anew(document: Document, block_id: str) -> Document:
    """Give up the shares of the columns: their widths follow from what stands in them."""
    return update_table(document, block_id, lambda table: replace(table, widths=()) if table.widths else table)
