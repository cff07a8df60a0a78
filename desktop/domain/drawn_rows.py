"""Rows of drawn tables: which records each of them shows, also after rows and columns came, went or moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.document import Block, Cell, Drawn, Records, Table, Target, plain
from desktop.domain.drawn_columns import FREE, OF_YEAR
from desktop.domain.held import Held
from desktop.domain.linked import record_id
from desktop.domain.record_words import FIGURE

Key = tuple[str, ...]
"""The ids of the records that one row shows: one, or a target's for each year that has a column."""
Row = tuple[Cell, ...]


def fits(table: Table) -> bool:
    """Whether a table has the shape that its drawing needs: a cell for every column in each row, headings apart."""
    if table.drawn is None:
        return False
    width = len(table.drawn.columns)
    return width > 0 and all(
        is_heading(row, width) or (len(row) == width and all(cell.rows == cell.columns == 1 for cell in row))
        for row in table.rows[table.header_rows :]
    )


def is_heading(row: Row, width: int) -> bool:
    """Whether a row is one cell across the whole table."""
    return len(row) == 1 and row[0].columns == width > 1 and row[0].rows == 1


def keyed(block: Block, held: Mapping[str, Held]) -> list[tuple[Key, Row]]:
    """The rows below the head with their keys: that of the records which their cells show, and for rows without words
    the next that no other row shows. () for headings and what is no record.
    """
    table = block.table
    if table is None or table.drawn is None:
        return []
    rows, width = table.rows[table.header_rows :], len(table.drawn.columns)
    here = [one.record.id for one in shown_here(block, table.drawn, held)]
    keys: list[Key] = []
    claimed: set[str] = set()
    for row in rows:
        key = tuple(id for id in linked_ids(row) if id in here and id not in claimed)
        claimed.update(key)
        keys.append(key)
    left = [id for id in here if id not in claimed]
    for at, row in enumerate(rows):
        if left and not linked_ids(row) and not is_heading(row, width):
            keys[at] = (left.pop(0),)
    return list(zip(keys, rows, strict=True))


def linked_ids(row: Row) -> tuple[str, ...]:
    """The ids of the records that the cells of a row show, in their order."""
    return tuple(dict.fromkeys(id for cell in row for run in cell.runs if run.record and (id := record_id(run.record))))


def shown_here(block: Block, drawn: Drawn, held: Mapping[str, Held]) -> list[Held]:
    """The records that a table shows, in printed order: those of the text and its own."""
    is_target = drawn.records is Records.TARGETS
    return [
        one
        for one in held.values()
        if isinstance(one.record, Target) is is_target
        and one.record.id not in drawn.left_out
        and (not one.is_row or one.block.id == block.id)
    ]


def shown_in(name: str, key: Key, held: Mapping[str, Held]) -> tuple[Held | None, str]:
    """The record that a column shows in the row of these records, and the part of it; None where it has none."""
    if not name.startswith(OF_YEAR):
        return held[key[0]], name
    year = name.removeprefix(OF_YEAR)
    found = (one for id in key if isinstance((one := held[id]).record, Target) and str(one.record.year) == year)
    return next(found, None), FIGURE


def keys_now(before: list[tuple[Key, Row]], rows: tuple[Row, ...], width: int) -> list[Key]:
    """The keys of rows after an edit, by those that the rows had: () for headings, which are `width` columns wide, and
    for rows that are new.

    Rows are known by the records that they show. One without words stays what the row in its place was, or the next one
    that said the same.
    """
    of_id = {id: key for key, _row in before for id in key}
    had = [key for key, _row in before]
    keys: list[Key] = [()] * len(rows)
    for at, row in enumerate(rows):
        named = [of_id[id] for id in linked_ids(row) if id in of_id]
        same = had[at] if at < len(had) and had[at] in named else ()
        keys[at] = next((key for key in (same, *named) if key and key not in keys), ())
    left = [(key, _own_words(row)) for key, row in before if key and key not in keys]
    if len(rows) == len(before):
        for at, key in enumerate(had):
            if not keys[at] and not is_heading(rows[at], width) and any(key == one for one, _words in left):
                keys[at] = key
        left = [one for one in left if one[0] not in keys]
    for at, row in enumerate(rows):
        if keys[at] or is_heading(row, width):
            continue
        found = next((one for one in left if one[1] == _own_words(row)), None)
        if found is not None:
            keys[at] = found[0]
            left.remove(found)
    return keys


def _own_words(row: Row) -> list[str]:
    """What the cells of a row say but for its number."""
    return [plain(cell.runs) for cell in row[1:]]


def columns_now(before: Table, after: Table) -> tuple[str, ...]:
    """The columns of a drawn table after some came, went or moved: known by the words of their heads.

    What came in shows no part of a record.
    """
    if before.drawn is None or not before.rows or not after.rows:
        return before.drawn.columns if before.drawn is not None else ()
    columns = before.drawn.columns
    old, new = (_heads(table) for table in (before, after))
    if len(old) == len(new):
        moved = old != new and sorted(old) == sorted(new) and len(set(old)) == len(old) == len(columns)
        return tuple(columns[old.index(head)] for head in new) if moved else columns
    most = min(len(old), len(new))
    at = next((n for n in range(most) if old[n] != new[n]), most)
    gone, more = max(0, len(old) - len(new)), max(0, len(new) - len(old))
    return (*columns[:at], *(FREE,) * more, *columns[at + gone :])


def _heads(table: Table) -> list[str]:
    """What the last row of a table's head says, or its first row without one; a wide cell says it several times."""
    row = table.rows[max(0, table.header_rows - 1)]
    return [plain(cell.runs) for cell in row for _column in range(cell.columns)]


def in_row_order(block: Block, keys: tuple[Key, ...]) -> Block:
    """A block whose own records lie in the order of its rows, which is how rows without words are told apart."""
    at = {id: number for number, id in enumerate(id for key in keys for id in key)}
    targets = tuple(sorted(block.targets, key=lambda one: at.get(one.id, len(at))))
    assignments = tuple(sorted(block.assignments, key=lambda one: at.get(one.id, len(at))))
    same = (targets, assignments) == (block.targets, block.assignments)
    return block if same else replace(block, targets=targets, assignments=assignments)
