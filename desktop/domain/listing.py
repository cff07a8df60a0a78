"""Into a list and out of it: Tab gives a plain paragraph a number, Backspace at the start of an item takes it away."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import BODY, LEAVES, Block, Document, Level, appendix_place, next_level
from desktop.domain.edits import Row
from desktop.domain.lines import locate, with_rows


def drop_number(document: Document, key: str) -> Document:
    """Make an item, or a quotation, a plain paragraph where it stands.

    What stood under it comes under the item before it, where there is one beside it. Nothing happens to paragraphs and
    tables, nor below an empty item of the same level: that one goes first, so that Enter at a start can be taken back.
    """
    located = locate(document, key)
    if located is None:
        return document
    place, rows, index = located
    row = rows[index]
    if row.block.level in (Level.PARAGRAPH, Level.TABLE) or (
        index and rows[index - 1].block == Block(rows[index - 1].block.id, row.block.level)
    ):
        return document
    depth = row.depth
    above = _sibling_before(rows, index)
    if index + 1 < len(rows) and rows[index + 1].depth > depth and above is not None and above.level not in LEAVES:
        depth += 1
    plain = Row(depth, replace(row.block, level=Level.PARAGRAPH))
    return with_rows(document, place, [*rows[:index], plain, *rows[index + 1 :]])


def take_number(document: Document, key: str) -> Document:
    """Make a plain paragraph the next item of its list: that of the items beside it, else the one that comes usually.

    Only body and appendices have items; elsewhere, and for what is no paragraph, nothing happens.
    """
    located = locate(document, key)
    if located is None or located[1][located[2]].block.level is not Level.PARAGRAPH:
        return document
    place, rows, index = located
    if place != BODY and not place.startswith(appendix_place("")):
        return document
    row = rows[index]
    item = replace(row.block, level=_level_here(rows, index, place))
    return with_rows(document, place, [*rows[:index], Row(row.depth, item), *rows[index + 1 :]])


def _level_here(rows: list[Row], index: int, place: str) -> Level:
    """The level of the items beside a row, those before it first; else the usual one under what it stands under."""
    depth = rows[index].depth
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(rows) and rows[at].depth >= depth:
            if rows[at].depth == depth and rows[at].block.level not in LEAVES:
                return rows[at].block.level
            at += step
    above = next((row.block.level for row in reversed(rows[:index]) if row.depth < depth), None)
    if above is None:
        return Level.SECTION if place == BODY else Level.CLAUSE
    usual = next_level(above)
    return Level.PLUS if usual in LEAVES else usual


def _sibling_before(rows: list[Row], index: int) -> Block | None:
    """The block beside row `index` that comes before it."""
    before = next((row for row in reversed(rows[:index]) if row.depth <= rows[index].depth), None)
    return before.block if before is not None and before.depth == rows[index].depth else None
