"""Columns of tables: put in, taken out, moved, and given widths."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from desktop.domain.document import Document, Table
from desktop.domain.soundness import MOST_COLUMNS
from desktop.domain.table_lines import closed, moved, opened, shifted, turned
from desktop.domain.tables import column_count, placed_cells, table_of, update_table


def shares_of(table: Table) -> tuple[float, ...]:
    """The shares that a table gives its columns; none where they are not those of its columns."""
    fitting = len(table.widths) == column_count(table) and all(isfinite(share) and share > 0 for share in table.widths)
    return table.widths if fitting else ()


def insert_column(document: Document, block_id: str, at: int) -> Document:
    """Put an empty column before column `at` (at the end where `at` is their number).

    Its share of the width is the mean of theirs. A table has at most as many columns as Word's can have.
    """

    def change(table: Table) -> Table:
        if not 0 <= at <= column_count(table) < MOST_COLUMNS:
            return table
        cells = turned(opened(turned(placed_cells(table)), at, len(table.rows)))
        shares = shares_of(table)
        mean = (sum(shares) / len(shares),) if shares else ()
        return replace(table, rows=table_of(cells, len(table.rows)), widths=(*shares[:at], *mean, *shares[at:]))

    return update_table(document, block_id, change)


def remove_column(document: Document, block_id: str, at: int) -> Document:
    """Take a column out; the last one stays. A cell that reaches over it and further stays, one column narrower."""

    def change(table: Table) -> Table:
        if not 0 <= at < column_count(table) or column_count(table) == 1:
            return table
        cells = turned(closed(turned(placed_cells(table)), at))
        shares = shares_of(table)
        return replace(table, rows=table_of(cells, len(table.rows)), widths=(*shares[:at], *shares[at + 1 :]))

    return update_table(document, block_id, change)


def move_columns(document: Document, block_id: str, first: int, last: int, step: int) -> Document:
    """Move columns `first` to `last`, with their widths, past the one left (step -1) or right (step 1) of them.

    Nothing moves where a cell reaches over the edge of what moves; one that reaches over all of it stays.
    """

    def change(table: Table) -> Table:
        low, high = min(first, first + step), max(last, last + step)
        if not 0 <= low <= first <= last <= high < column_count(table):
            return table
        cells = shifted(turned(placed_cells(table)), first, last, step)
        if cells is None:
            return table
        goes = moved(first, last, step)
        shares = shares_of(table)
        widths = dict(zip((goes.get(at, at) for at in range(len(shares))), shares, strict=True))
        rows = table_of(turned(cells), len(table.rows))
        return replace(table, rows=rows, widths=tuple(widths[at] for at in range(len(shares))))

    return update_table(document, block_id, change)


def set_widths(document: Document, block_id: str, widths: tuple[float, ...]) -> Document:
    """Give the columns shares of the table's width, of any sum; without any, widths follow from what stands in them.

    Shares that are not as many as the columns, or not positive numbers, change nothing.
    """

    def change(table: Table) -> Table:
        total = sum(widths)
        if widths and (len(widths) != column_count(table) or not all(isfinite(w) and w > 0 for w in widths)):
            return table
        shares = tuple(round(100 * width / total, 2) or 0.01 for width in widths)
        return table if shares == table.widths else replace(table, widths=shares)

    return update_table(document, block_id, change)
