"""Rows of tables: put in, taken out, moved, and made heads. The column TT of a table that counts its rows follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.document import Document, Table
from desktop.domain.row_numbers import count_rows
from desktop.domain.table_lines import closed, opened, shifted
from desktop.domain.tables import column_count, find_table, placed_cells, table_of, update_table


def counted(document: Document, block_id: str, edit: Callable[[Document], Document]) -> Document:
    """What `edit` makes of a document, with the rows of a table counted again where they were counted before."""
    before = find_table(document, block_id)
    after = edit(document)
    if before is None or after is document:
        return after
    return update_table(after, block_id, lambda table: count_rows(before, table))


def insert_row(document: Document, block_id: str, at: int) -> Document:
    """Put an empty row before row `at` (at the end where `at` is the number of rows); above a header row it is one."""

    def change(table: Table) -> Table:
        if not 0 <= at <= len(table.rows):
            return table
        cells = opened(placed_cells(table), at, max(1, column_count(table)))
        headers = table.header_rows + (at < table.header_rows)
        return replace(table, rows=table_of(cells, len(table.rows) + 1), header_rows=headers)

    return update_table(document, block_id, change)


def remove_row(document: Document, block_id: str, at: int) -> Document:
    """Take a row out; header rows are counted down with it, and the last row stays.

    A cell that begins in the row and reaches further down stays, one row shorter.
    """

    def change(table: Table) -> Table:
        if not 0 <= at < len(table.rows) or len(table.rows) == 1:
            return table
        cells = closed(placed_cells(table), at)
        headers = table.header_rows - (at < table.header_rows)
        return replace(table, rows=table_of(cells, len(table.rows) - 1), header_rows=headers)

    return update_table(document, block_id, change)


def move_rows(document: Document, block_id: str, first: int, last: int, step: int) -> Document:
    """Move rows `first` to `last` past the one before (step -1) or after (step 1) them; heads stay on top.

    Nothing moves where a cell reaches over the edge of what moves; one that reaches over all of it stays.
    """

    def change(table: Table) -> Table:
        low, high = min(first, first + step), max(last, last + step)
        if not table.header_rows <= low <= first <= last <= high < len(table.rows):
            return table
        cells = shifted(placed_cells(table), first, last, step)
        return table if cells is None else replace(table, rows=table_of(cells, len(table.rows)))

    return update_table(document, block_id, change)


def set_header_rows(document: Document, block_id: str, count: int) -> Document:
    """Let the first `count` rows be heads, which are repeated on every page.

    A cell that reaches over the edge belongs to the heads as a whole when their number grows, else to what is below.
    """

    def change(table: Table) -> Table:
        heads = max(0, min(count, len(table.rows)))
        grows = heads > table.header_rows
        cells = placed_cells(table)
        while crossing := [one for one in cells if one.row < heads < one.row + one.cell.rows]:
            ends = [one.row + one.cell.rows if grows else one.row for one in crossing]
            heads = max(ends) if grows else min(ends)
        return replace(table, header_rows=heads) if heads != table.header_rows else table

    return update_table(document, block_id, change)
