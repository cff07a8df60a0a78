"""Tables among the lines of a document: one is put in at the caret, and taken out whole."""

from __future__ import annotations

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import (
    BASES,
    BODY,
    Block,
    Cell,
    Document,
    Level,
    Table,
    appendix_place,
    trees,
    with_tree,
)
from desktop.domain.edits import Row, rows_of, tree_of
from desktop.domain.keys import Result, depth_for, is_bare
from desktop.domain.lines import Caret, locate, with_rows


def empty_table(columns: int, rows: int) -> Table:
    """A table of a head and so many empty rows under it."""
    line = (Cell(),) * columns
    return Table((line,) * (rows + 1), 1)


def insert_table(document: Document, caret: Caret, table: Table, fresh_id: str) -> Result:
    """Put a table after the line in hand, or in its place where that is an empty item.

    From the title of an appendix it becomes the first thing under it; bases hold none, so that it opens the body there.
    """
    block = Block(fresh_id, Level.TABLE, table=table)
    after = Caret(fresh_id)
    appendix_id = appendix_of_title(caret.key)
    located = locate(document, caret.key)
    if appendix_id is not None and located is not None:
        place = appendix_place(appendix_id)
        blocks = dict(trees(document))[place]
        return with_tree(document, place, (block, *blocks)), after
    if located is None or located[0] == BASES:
        rows = rows_of(document.body)
        fresh = Row(0, block)
        return with_tree(document, BODY, tree_of([fresh, *rows] if located else [*rows, fresh])), after
    place, rows, index = located
    if is_bare(rows, index):
        depth = depth_for(rows, index - 1, Level.TABLE) if index else 0
        return with_rows(document, place, [*rows[:index], Row(depth, block), *rows[index + 1 :]]), after
    depth = depth_for(rows, index, Level.TABLE)
    return with_rows(document, place, [*rows[: index + 1], Row(depth, block), *rows[index + 1 :]]), after


def remove_table(document: Document, block_id: str, fresh_id: str) -> Result:
    """Take a table out; the caret goes to the line before it. `fresh_id` names the line of a body left with none."""
    located = locate(document, block_id)
    if located is None or located[1][located[2]].block.level is not Level.TABLE:
        return document, Caret(block_id)
    place, rows, index = located
    left = [*rows[:index], *rows[index + 1 :]]
    if not left and place == BODY:
        left = [Row(0, Block(fresh_id))]
    beside = left[max(0, index - 1)].block.id if left else ""
    return with_rows(document, place, left), Caret(beside)
