"""Whole lines: a selection from the start of one line to the start of a later one means the lines and not their words.

So the later line keeps its kind, its id and what stands under it, whatever goes before it.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import BODY, LEAVES, Block, Document, Level
from desktop.domain.edits import Row
from desktop.domain.lines import Caret, places, with_rows


def are_whole_lines(first: Caret, last: Caret) -> bool:
    """Whether what lies between two carets, given in printed order, is lines with their ends."""
    return first.key != last.key and first.offset == last.offset == 0


def drop_lines(
    document: Document, first: str, last: str, fresh_id: str, *, typed: bool = False
) -> tuple[Document, Caret]:
    """Take the lines from `first` to before `last` out. The caret comes to `last`.

    With `typed` something is written in their place: the first stays as an empty line of its kind, with the caret. A
    table takes no letters, so a paragraph named `fresh_id` comes for it; the same where the body would have no line.
    The title of an appendix is emptied and stays.
    """
    spans = list(places(document))
    order = {row.block.id: (n, at) for n, (_place, rows) in enumerate(spans) for at, row in enumerate(rows)}
    if first not in order or last not in order or order[first] >= order[last]:
        return document, Caret(first)
    (n1, i1), (n2, i2) = order[first], order[last]
    after, caret = document, Caret(first if appendix_of_title(first) is not None else last)
    for n in range(n1, n2 + 1):
        place, rows = spans[n]
        start, end = (i1 if n == n1 else 0), (i2 if n == n2 else len(rows))
        if start == end:
            continue
        kept = rows[:start]
        if typed and n == n1:
            kept.append(_emptied(rows[start], fresh_id))
            caret = Caret(kept[-1].block.id)
        gone = rows[len(kept) : end]
        left = [*kept, *(fitted(kept, min(row.depth for row in gone), rows[end:]) if gone else rows[end:])]
        if not left and place == BODY:
            left = [Row(0, Block(fresh_id))]
        after = with_rows(after, place, left)
    return after, caret


def _emptied(row: Row, fresh_id: str) -> Row:
    if row.block.level is Level.TABLE:
        return Row(row.depth, Block(fresh_id))
    return Row(row.depth, replace(row.block, runs=()))


def insert_lines(rows: list[Row], index: int, lines: list[Row]) -> list[Row]:
    """`rows` with lines put in before `index`; what stood there stands under the last of them where it has to."""
    if not lines:
        return rows
    above = [*rows[:index], *lines]
    return [*above, *fitted(above, min(row.depth for row in lines), rows[index:])]


def fitted(above: list[Row], top: int, below: list[Row]) -> list[Row]:
    """`below`, which came under other rows before, as deep as `above` can carry and in the shape that it has.

    That is the business of rows deeper than `top`, up to the first that is not: it stands as it stood.
    """
    carried = above[-1].depth + (0 if above[-1].block.level in LEAVES else 1) if above else 0
    lifted: list[Row] = []
    over: list[tuple[int, int]] = []  # how deep the rows above this one stood and stand
    for number, row in enumerate(below):
        if row.depth <= top:
            return [*lifted, *below[number:]]
        while over and over[-1][0] >= row.depth:
            over.pop()
        depth = over[-1][1] + 1 if over else min(row.depth, carried)
        over.append((row.depth, depth))
        lifted.append(Row(depth, row.block))
    return lifted
