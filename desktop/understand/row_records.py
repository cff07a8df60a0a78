"""Rows of tables that were read become records: a table of tasks or targets is drawn from them, or only shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from desktop.domain.document import Block, Cell, Document, Table, find, plain, trees, walk
from desktop.domain.edits import update_block
from desktop.domain.typed_tables import drawn_of, make_drawn

_MOST_TABLES = 12  # each is settled with the whole document; a plan has one or two
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])?[.)]?")  # how the rows are marked that head others; many bear no mark


def with_row_records(document: Document) -> Document:
    """`document` with its tables of tasks and targets drawn from the records that their rows become: "r1", "r2" …

    A table with rows that head others ("I | Công tác tuyên truyền") is none that can be drawn: its cells show the
    records, and its rows stay as they stand. No cell says anything else than before.
    """
    numbers = count(1)
    tables = [block for _place, blocks in trees(document) for block in walk(blocks) if block.table is not None]
    for block in [one for one in tables if one.table and drawn_of(one.table)][:_MOST_TABLES]:
        made = _made(document, block, lambda: f"r{next(numbers)}")
        document = made if _words_of(made, block.id) == _words_of(document, block.id) else document
    return document


def _made(document: Document, block: Block, ids: Callable[[], str]) -> Document:
    table = block.table or Table()
    heads = [number for number, row in enumerate(table.rows) if number >= table.header_rows and _heads_others(row)]
    if not heads:
        return make_drawn(document, block.id, ids)
    bare = replace(table, rows=tuple(row for number, row in enumerate(table.rows) if number not in heads))
    made = make_drawn(_with_table(document, block, bare), block.id, ids)
    found = find(made, block.id)
    if found is None or found[1].table is None:
        return document
    rows = list(found[1].table.rows)
    for number in heads:
        rows.insert(number, table.rows[number])
    return _with_table(made, found[1], replace(table, rows=tuple(rows)))


def _with_table(document: Document, block: Block, table: Table) -> Document:
    return update_block(document, block.id, lambda old: replace(old, table=table))


def _heads_others(row: tuple[Cell, ...]) -> bool:
    """Whether a row says nothing but a mark and a name."""
    words = [plain(cell.runs).strip() for cell in row]
    return len(words) > 2 and bool(_GROUP.fullmatch(words[0])) and bool(words[1]) and not any(words[2:])


def _words_of(document: Document, block_id: str) -> list[list[str]]:
    """What the cells of a table say."""
    found = find(document, block_id)
    table = found[1].table if found else None
    return [[plain(cell.runs) for cell in row] for row in table.rows] if table else []
