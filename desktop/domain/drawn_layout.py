"""How a drawn table is laid out: which columns, in which order, under which heads. Its rows follow from its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from desktop.domain.document import Cell, Document, Drawn, Run, Table, find, text_runs
from desktop.domain.drawn_rows import is_heading
from desktop.domain.edits import update_block


class Heading(Protocol):
    """The words over a column and its share of the width."""

    @property
    def words(self) -> str: ...
    @property
    def share(self) -> float: ...


def drawn_table(drawn: Drawn, heads: Sequence[Heading]) -> Table:
    """A table that is begun: its head, and one row without words until it is drawn."""
    head = tuple(Cell(text_runs(one.words, bold=True)) for one in heads)
    return Table((head, (Cell(),) * len(heads)), 1, tuple(one.share for one in heads), drawn)


def laid_out(document: Document, block_id: str, drawn: Drawn, heads: Sequence[Heading]) -> Document:
    """`document` with a drawn table in other columns, groups or order; `heads` stand over columns that are new.

    A column that stays keeps its head, its words and its width. Rows are drawn anew where the edit is settled. The
    same document where the block has no drawn table, or where nothing changes.
    """
    found = find(document, block_id)
    table = found[1].table if found is not None else None
    if table is None or table.drawn is None or table.drawn == drawn or len(heads) != len(drawn.columns):
        return document
    if table.drawn.columns == drawn.columns:
        same = replace(table, drawn=drawn)
        return update_block(document, block_id, lambda block: replace(block, table=same))
    old = list(table.drawn.columns)
    taken = _taken(old, drawn.columns)
    rows = [
        row if is_heading(row, len(old)) else tuple(row[at] if at is not None else Cell() for at in taken)
        for row in table.rows[table.header_rows :]
        if len(row) == len(old) or is_heading(row, len(old))
    ]
    rows = [(replace(row[0], columns=len(taken)),) if is_heading(row, len(old)) else row for row in rows]
    head = _head(table, taken, heads)
    widths = _widths(table, taken, heads)
    fresh = replace(table, rows=(head, *rows), header_rows=1, widths=widths, drawn=drawn)
    return update_block(document, block_id, lambda block: replace(block, table=fresh))


def _taken(old: list[str], new: Sequence[str]) -> list[int | None]:
    """Where each new column stood before; None for one that did not. Columns of no name keep their order."""
    left = list(enumerate(old))
    taken: list[int | None] = []
    for name in new:
        at = next((number for number, was in left if was == name), None)
        left = [one for one in left if one[0] != at]
        taken.append(at)
    return taken


def _head(table: Table, taken: list[int | None], heads: Sequence[Heading]) -> tuple[Cell, ...]:
    """One row of heads; those of columns that stay are as they were where each had one of its own."""
    before = table.rows[0] if table.header_rows == 1 and table.drawn is not None else ()
    plain = len(before) == len(table.drawn.columns if table.drawn is not None else ()) and all(
        cell.columns == cell.rows == 1 for cell in before
    )
    dress = next((run for cell in before for run in cell.runs), Run(bold=True))
    return tuple(
        before[at] if plain and at is not None else Cell(text_runs(head.words, bold=dress.bold, italic=dress.italic))
        for at, head in zip(taken, heads, strict=True)
    )


def _widths(table: Table, taken: list[int | None], heads: Sequence[Heading]) -> tuple[float, ...]:
    """Shares of the width: columns that stay keep theirs, measured against those of the heads."""
    if not table.widths:
        return ()
    total = sum(table.widths) or 1.0
    return tuple(
        table.widths[at] * 100 / total if at is not None and at < len(table.widths) else head.share
        for at, head in zip(taken, heads, strict=True)
    )
