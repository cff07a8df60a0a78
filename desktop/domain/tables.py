"""Edits of tables, in the body and in appendices: cells, rows and columns. Indexes outside a table change nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.document import Cell, Document, Run, Table
from desktop.domain.edits import update_block


def column_count(table: Table) -> int:
    """How many columns the widest row covers."""
    return max((sum(cell.columns for cell in row) for row in table.rows), default=0)


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


def insert_row(document: Document, block_id: str, at: int) -> Document:
    """Put an empty row before row `at` (at the end where `at` is the number of rows)."""

    def change(table: Table) -> Table:
        if not 0 <= at <= len(table.rows):
            return table
        fresh = tuple(Cell() for _ in range(max(1, column_count(table))))
        return replace(table, rows=(*table.rows[:at], fresh, *table.rows[at:]))

    return _update(document, block_id, change)


def remove_row(document: Document, block_id: str, at: int) -> Document:
    """Take a row out; header rows are counted down with it, and the last row stays."""

    def change(table: Table) -> Table:
        if not 0 <= at < len(table.rows) or len(table.rows) == 1:
            return table
        headers = table.header_rows - 1 if at < table.header_rows else table.header_rows
        return replace(table, rows=(*table.rows[:at], *table.rows[at + 1 :]), header_rows=headers)

    return _update(document, block_id, change)


def move_row(document: Document, block_id: str, at: int, step: int) -> Document:
    """Let a row change places with the one before (step -1) or after (step 1) it; headers stay on top."""

    def change(table: Table) -> Table:
        first, second = sorted((at, at + step))
        if not table.header_rows <= first < second < len(table.rows):
            return table
        rows = list(table.rows)
        rows[first], rows[second] = rows[second], rows[first]
        return replace(table, rows=tuple(rows))

    return _update(document, block_id, change)


def insert_column(document: Document, block_id: str, at: int) -> Document:
    """Put an empty column before cell `at` of each row; widths are shared out anew."""

    def change(table: Table) -> Table:
        if not 0 <= at <= column_count(table):
            return table
        rows = tuple((*row[:at], Cell(), *row[at:]) for row in table.rows)
        return replace(table, rows=rows, widths=())

    return _update(document, block_id, change)


def remove_column(document: Document, block_id: str, at: int) -> Document:
    """Take the `at`-th cell of each row out; the last column stays."""

    def change(table: Table) -> Table:
        if not 0 <= at < column_count(table) or column_count(table) == 1:
            return table
        rows = tuple((*row[:at], *row[at + 1 :]) for row in table.rows)
        return replace(table, rows=rows, widths=())

    return _update(document, block_id, change)
