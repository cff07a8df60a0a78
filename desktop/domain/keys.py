"""What the structural keys of an editor do, as pure edits: each gives the new document and where the caret stands then.

Letters are no business of this room. A key that can do nothing gives the same document back.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import (
    BASES,
    BODY,
    CLOSING,
    LEAVES,
    PREAMBLE,
    STACKED,
    Block,
    Document,
    Level,
    appendix_place,
    next_level,
    rank,
    with_tree,
)
from desktop.domain.edits import Row, joined, merge_with_previous, promote, rows_of, set_level, split, tree_of
from desktop.domain.lines import Caret, locate, places, with_rows
from desktop.domain.runs import cut, insert, join, runs_length
from desktop.domain.whole_lines import are_whole_lines, drop_lines

Result = tuple[Document, Caret]

_PLAIN = frozenset({Level.PARAGRAPH, Level.TABLE})
_FINAL = (".", ";", ":", ",", "!", "?", "…", "./")


def _length(block: Block) -> int:
    return 1 if block.level is Level.TABLE else runs_length(block.runs)


def _is_empty(block: Block) -> bool:
    return block.level is not Level.TABLE and not block.runs


def is_bare(rows: list[Row], index: int) -> bool:
    """Whether a row is an empty item with nothing under it, which no template asks to be filled."""
    childless = index + 1 == len(rows) or rows[index + 1].depth <= rows[index].depth
    return childless and _is_empty(rows[index].block) and not rows[index].block.guidance


def enter(document: Document, caret: Caret, fresh_id: str) -> Result:
    """Enter: the next item; behind the title of a chapter or an article the first item below it.

    In an empty item: one level up, and at the top out of the list, as in Word; in an empty quotation out of it.
    """
    appendix_id = appendix_of_title(caret.key)
    if appendix_id is not None:
        return _into_appendix(document, appendix_id, caret, fresh_id)
    located = locate(document, caret.key)
    if located is None:
        return document, caret
    place, rows, index = located
    row = rows[index]
    level = row.block.level
    childless = index + 1 == len(rows) or rows[index + 1].depth <= row.depth
    if is_bare(rows, index) and level not in _PLAIN:
        if row.depth and level not in LEAVES:
            return promote(document, caret.key), Caret(caret.key)
        return set_level(document, caret.key, Level.PARAGRAPH), Caret(caret.key)
    if childless and caret.offset >= _length(row.block) and _only_heads(row.block):
        below = Row(row.depth + 1, Block(fresh_id, next_level(level)))
        return with_rows(document, place, [*rows[: index + 1], below, *rows[index + 1 :]]), Caret(fresh_id)
    after = split(document, caret.key, caret.offset, fresh_id)
    at_start = caret.offset <= 0 and row.block.level is not Level.TABLE and bool(row.block.runs)
    return after, Caret(caret.key if at_start else fresh_id)


def _only_heads(block: Block) -> bool:
    """Whether a block says nothing by itself: a chapter, and an article whose words are no sentence."""
    titled = block.level in STACKED or (block.level is Level.ARTICLE and not block.text.rstrip().endswith(_FINAL))
    return titled and not _is_empty(block)


def _into_appendix(document: Document, appendix_id: str, caret: Caret, fresh_id: str) -> Result:
    """Enter in a title goes on to the first line under it, which is made where there is none."""
    for appendix in document.appendices:
        if appendix.id == appendix_id:
            if appendix.blocks and appendix.blocks[0].level is not Level.TABLE:
                return document, Caret(appendix.blocks[0].id)
            blocks = (Block(fresh_id), *appendix.blocks)
            return with_tree(document, appendix_place(appendix_id), blocks), Caret(fresh_id)
    return document, caret


def backspace(document: Document, key: str) -> Result:
    """Backspace at the start of a line: join it to the one before. An empty line beside it goes instead of merging.

    Of two empty lines it is the one with the caret that goes.
    """
    located = locate(document, key)
    if located is None or appendix_of_title(key) is not None:
        return document, Caret(key)
    place, rows, index = located
    row = rows[index]
    if index == 0:
        return _leave_place(document, place, rows)
    before = rows[index - 1]
    childless = index + 1 == len(rows) or rows[index + 1].depth <= row.depth
    if _is_empty(row.block) and (before.block.level is Level.TABLE or (childless and _is_empty(before.block))):
        left = with_rows(document, place, [*rows[:index], *rows[index + 1 :]])
        return left, Caret(before.block.id, _length(before.block))
    if _is_empty(before.block) and before.depth >= row.depth:
        return with_rows(document, place, [*rows[: index - 1], *rows[index:]]), Caret(key)
    return merge_with_previous(document, key), Caret(before.block.id, _length(before.block))


def _leave_place(document: Document, place: str, rows: list[Row]) -> Result:
    """Backspace at the first line of a place: an empty one is taken out, except the last of the body."""
    key = rows[0].block.id
    if not _is_empty(rows[0].block) or (len(rows) == 1 and place == BODY):
        return document, Caret(key)
    before: Block | None = None
    for name, others in places(document):
        if name == place:
            break
        before = others[-1].block if others else before
    if before is None:
        return document, Caret(key)
    return with_rows(document, place, rows[1:]), Caret(before.id, _length(before))


def delete_forward(document: Document, key: str) -> Result:
    """Delete at the end of a line: join the next one of the same place to it."""
    located = locate(document, key)
    if located is None:
        return document, Caret(key)
    _place, rows, index = located
    here = Caret(key, _length(rows[index].block))
    if index + 1 == len(rows):
        return document, here
    if _is_empty(rows[index].block):
        after = with_rows(document, located[0], [*rows[:index], *rows[index + 1 :]])
        return after, Caret(rows[index + 1].block.id)
    if _is_empty(rows[index + 1].block):
        return with_rows(document, located[0], [*rows[: index + 1], *rows[index + 2 :]]), here
    return merge_with_previous(document, rows[index + 1].block.id), here


def delete_selection(document: Document, first: Caret, last: Caret, fresh_id: str, *, typed: bool = False) -> Result:
    """Delete from `first` to `last`, over any lines between. Places stay apart; a table goes when it lies inside.

    `fresh_id` names the empty line that is left where only tables were deleted. Whole lines go with their ends, unless
    something is `typed` in their place: then it has a line of its own.
    """
    if are_whole_lines(first, last):
        return drop_lines(document, first.key, last.key, fresh_id, typed=typed)
    spans = list(places(document))
    order = {row.block.id: (n, i) for n, (_place, rows) in enumerate(spans) for i, row in enumerate(rows)}
    if first.key not in order or last.key not in order:
        return document, first
    (n1, i1), (n2, i2) = order[first.key], order[last.key]
    after, caret = document, first
    for n in range(n1, n2 + 1):
        place, rows = spans[n]
        start = i1 if n == n1 else 0
        end = i2 if n == n2 else len(rows) - 1
        if not rows:
            continue
        left = first if n == n1 else None
        right = last if n == n2 else None
        kept = _what_stays(rows, start, end, left, right)
        if not kept and (n == n1 or place == BODY) and len(rows) == end - start + 1:
            kept = [Row(0, Block(fresh_id))]
        if n == n1:
            caret = _caret_in(rows, kept, start, end, first)
        after = with_rows(after, place, [*rows[:start], *kept, *rows[end + 1 :]])
    return after, caret


def _caret_in(rows: list[Row], kept: list[Row], start: int, end: int, first: Caret) -> Caret:
    """Where the caret stands after `rows[start:end + 1]` became `kept`."""
    if any(row.block.id == first.key for row in kept):
        return first
    if kept:
        return Caret(kept[0].block.id)
    if end + 1 < len(rows):
        return Caret(rows[end + 1].block.id)
    return Caret(rows[start - 1].block.id, _length(rows[start - 1].block))


def _what_stays(rows: list[Row], start: int, end: int, first: Caret | None, last: Caret | None) -> list[Row]:
    """The rows left of `rows[start:end + 1]`; no caret at an end means that the selection goes on beyond it."""
    head, tail = rows[start], rows[end]
    from_offset = first.offset if first else 0
    to_offset = last.offset if last else _length(tail.block)
    head_table, tail_table = head.block.level is Level.TABLE, tail.block.level is Level.TABLE
    if not head_table and not tail_table:
        if first is None and last is None:
            return []
        rest = cut(tail.block.runs, to_offset, _length(tail.block))
        runs = join((*cut(head.block.runs, 0, from_offset), *rest))
        if first is not None and rest and end > start:
            made = joined(head.block, tail.block, runs)
            if from_offset <= 0:  # all its words are of the second: so is what is handed out with them
                made = replace(made, assignments=tail.block.assignments or head.block.assignments)
            return [Row(head.depth, made)]
        stays = tail if first is None else head
        return [Row(stays.depth, replace(stays.block, runs=runs))]
    kept: list[Row] = []
    if head_table and from_offset > 0:
        kept.append(head)
    elif not head_table and first is not None:
        kept.append(Row(head.depth, replace(head.block, runs=cut(head.block.runs, 0, from_offset))))
    if tail_table and to_offset < 1 and end > start:
        kept.append(tail)
    elif not tail_table and last is not None:
        kept.append(Row(tail.depth, replace(tail.block, runs=cut(tail.block.runs, to_offset, _length(tail.block)))))
    return kept


def new_item(document: Document, caret: Caret, level: Level, fresh_id: str) -> Result:
    """Put an empty item of `level` after the line in hand, as deep as that level stands there; an empty one becomes it.

    From the opening it becomes the first of the body, from the closing the last.
    """
    located = locate(document, caret.key)
    place = located[0] if located else BODY
    if located is None or place in (BASES, PREAMBLE, CLOSING) or appendix_of_title(place) is not None:
        fresh = Block(fresh_id, level)
        rows = rows_of(document.body)
        changed = [Row(0, fresh), *rows] if place in (BASES, PREAMBLE) else [*rows, Row(0, fresh)]
        return with_tree(document, BODY, tree_of(changed)), Caret(fresh_id)
    _place, rows, index = located
    if is_bare(rows, index):
        return set_level(document, caret.key, level), Caret(caret.key)
    depth = depth_for(rows, index, level)
    end = index + 1
    while end < len(rows) and rows[end].depth > depth:
        end += 1
    changed = [*rows[:end], Row(depth, Block(fresh_id, level)), *rows[end:]]
    return with_tree(document, place, tree_of(changed)), Caret(fresh_id)


def depth_for(rows: list[Row], index: int, level: Level) -> int:
    """How deep an item of `level` stands that comes after row `index`: under the nearest higher level above it."""
    depth = rows[index].depth
    at = index
    while True:
        row = rows[at]
        if row.block.level not in LEAVES and (level in LEAVES or rank(row.block.level) < rank(level)):
            return row.depth + 1
        if row.depth == 0:
            return 0
        depth = row.depth
        if level in LEAVES and row.block.level in LEAVES:
            return depth
        at = next(i for i in range(at - 1, -1, -1) if rows[i].depth < depth)


def insert_text(document: Document, caret: Caret, text: Block) -> Result:
    """Put the runs of `text` into a line."""
    located = locate(document, caret.key)
    if located is None or located[1][located[2]].block.level is Level.TABLE:
        return document, caret
    place, rows, index = located
    block = rows[index].block
    changed = Row(rows[index].depth, replace(block, runs=insert(block.runs, caret.offset, text.runs)))
    after = with_rows(document, place, [*rows[:index], changed, *rows[index + 1 :]])
    return after, Caret(caret.key, caret.offset + runs_length(text.runs))
