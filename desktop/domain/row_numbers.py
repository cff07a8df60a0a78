"""The column TT of a table: where its rows were counted, they are counted again when rows come, go or move."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import Cell, Run, Table, plain, text_runs

HEADS = frozenset({"tt", "stt", "số tt", "số thứ tự"})


def count_rows(before: Table, after: Table) -> Table:
    """`after` with its rows counted, where those of `before` were: 1, 2, 3… in a first column headed "TT".

    Tables with cells that span others, or with other words among the numbers, are left as they are.
    """
    if not _is_counted(before) or _has_spans(after):
        return after
    body = (_with_number(row, number) for number, row in enumerate(after.rows[after.header_rows :], 1))
    return replace(after, rows=(*after.rows[: after.header_rows], *body))


def first_cell(table: Table) -> tuple[int, int]:
    """Row and column where the words of a table begin: below its head, behind a column of numbers."""
    row = max(0, min(table.header_rows, len(table.rows) - 1))
    wide = bool(table.rows) and len(table.rows[row]) > 1
    return row, int(wide and _has_numbers(table))


def _has_numbers(table: Table) -> bool:
    """Whether the first column is headed as one of numbers."""
    heads = [row for row in table.rows[: table.header_rows] if row]
    return bool(heads) and plain(heads[-1][0].runs).strip().casefold() in HEADS


def _is_counted(table: Table) -> bool:
    body = table.rows[table.header_rows :]
    if _has_spans(table) or not body or not _has_numbers(table):
        return False
    return all(plain(row[0].runs).strip().rstrip(".") == str(number) for number, row in enumerate(body, 1))


def _has_spans(table: Table) -> bool:
    return any(not row or any(cell.rows > 1 or cell.columns > 1 for cell in row) for row in table.rows)


def _with_number(row: tuple[Cell, ...], number: int) -> tuple[Cell, ...]:
    """A row with its number, in the dress that the cell had."""
    first = row[0]
    old = plain(first.runs).strip()
    words = f"{number}." if old.endswith(".") else str(number)
    if words == old:
        return row
    dress = first.runs[0] if first.runs else Run()
    return (replace(first, runs=text_runs(words, bold=dress.bold, italic=dress.italic)), *row[1:])
