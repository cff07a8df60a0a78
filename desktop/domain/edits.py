"""Pure edits of the block trees: each takes a document and gives a new one, or the same one where nothing changed.

A tree is seen as rows of (depth, block) in printed order. Structural edits keep that order unless they are moves; depth
is fitted afterwards, so no edit can make an impossible tree. Offsets are in characters of the block's text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.document import (
    LEAVES,
    Block,
    Document,
    Level,
    Run,
    find,
    next_level,
    rank,
    trees,
    walk,
    with_tree,
)
from desktop.domain.linked import record_id
from desktop.domain.runs import cut, join, runs_length


@dataclass(frozen=True, slots=True)
class Row:
    """A block without its children, and how deep it stands (0 at the top of its tree)."""

    depth: int
    block: Block


def rows_of(blocks: tuple[Block, ...], depth: int = 0) -> list[Row]:
    """A tree as rows in printed order."""
    rows: list[Row] = []
    for block in blocks:
        rows.append(Row(depth, replace(block, children=()) if block.children else block))
        rows.extend(rows_of(block.children, depth + 1))
    return rows


def tree_of(rows: list[Row]) -> tuple[Block, ...]:
    """Rows as a tree: a depth that no row before it can carry is lifted to the deepest that one can."""

    def build(start: int, depth: int) -> tuple[list[Block], int]:
        blocks: list[Block] = []
        at = start
        while at < len(rows) and fitted[at] >= depth:
            block = rows[at].block
            children, at = build(at + 1, depth + 1)
            blocks.append(replace(block, children=tuple(children)) if children else block)
        return blocks, at

    fitted: list[int] = []
    for number, row in enumerate(rows):
        if number == 0:
            fitted.append(0)
        else:
            leaf = rows[number - 1].block.level in LEAVES
            fitted.append(max(0, min(row.depth, fitted[-1] + (0 if leaf else 1))))
    return tuple(build(0, 0)[0])


def _locate(document: Document, block_id: str) -> tuple[str, list[Row], int] | None:
    """The place, its rows and the index of the block; None where the document has no such block."""
    for place, blocks in trees(document):
        if any(block.id == block_id for block in walk(blocks)):
            rows = rows_of(blocks)
            return place, rows, next(i for i, row in enumerate(rows) if row.block.id == block_id)
    return None


def _end(rows: list[Row], index: int) -> int:
    """The index after the last row that stands under `index`."""
    end = index + 1
    while end < len(rows) and rows[end].depth > rows[index].depth:
        end += 1
    return end


def _parent(rows: list[Row], index: int) -> int | None:
    """The index of the row that `index` stands under."""
    for at in range(index - 1, -1, -1):
        if rows[at].depth < rows[index].depth:
            return at
    return None


def _previous_sibling(rows: list[Row], index: int) -> int | None:
    """The index of the sibling before `index`."""
    for at in range(index - 1, -1, -1):
        if rows[at].depth == rows[index].depth:
            return at
        if rows[at].depth < rows[index].depth:
            return None
    return None


def _next_sibling(rows: list[Row], index: int) -> int | None:
    """The index of the sibling after `index`."""
    end = _end(rows, index)
    return end if end < len(rows) and rows[end].depth == rows[index].depth else None


def update_block(document: Document, block_id: str, change: Callable[[Block], Block]) -> Document:
    """`document` with one block changed in place; everything else is shared. Its children may be changed too."""

    def within(blocks: tuple[Block, ...]) -> tuple[Block, ...] | None:
        for number, block in enumerate(blocks):
            if block.id == block_id:
                changed = change(block)
            else:
                children = within(block.children) if block.children else None
                if children is None:
                    continue
                changed = replace(block, children=children)
            return (*blocks[:number], changed, *blocks[number + 1 :])
        return None

    for place, blocks in trees(document):
        changed = within(blocks)
        if changed is not None:
            return document if changed == blocks else with_tree(document, place, changed)
    return document


def set_runs(document: Document, block_id: str, runs: tuple[Run, ...]) -> Document:
    """Give a block new text."""
    return update_block(document, block_id, lambda block: replace(block, runs=join(runs)))


def split(document: Document, block_id: str, offset: int, new_id: str) -> Document:
    """Enter: cut a block at `offset`; what follows becomes the next item.

    At the end of a block that has children the new item is the first of them. Children otherwise go with the second
    half, and so do targets that only its words name.
    """
    located = _locate(document, block_id)
    if located is None:
        return document
    place, rows, index = located
    row = rows[index]
    block = row.block
    if block.level is Level.TABLE:
        fresh = Row(row.depth, Block(new_id, Level.PARAGRAPH))
        return with_tree(document, place, tree_of([*rows[: index + 1], fresh, *rows[index + 1 :]]))
    length = runs_length(block.runs)
    has_children = _end(rows, index) > index + 1
    if offset >= length and has_children:
        child = rows[index + 1].block.level
        level = Level.PARAGRAPH if child is Level.TABLE else child
        fresh = Row(row.depth + 1, Block(new_id, level))
    elif offset <= 0 and length:
        fresh = Row(row.depth, Block(new_id, block.level))
        return with_tree(document, place, tree_of([*rows[:index], fresh, *rows[index:]]))
    else:
        fresh = Row(row.depth, Block(new_id, block.level, cut(block.runs, offset, length)))
    left = cut(block.runs, 0, offset)
    named = {record_id(run.record) for run in fresh.block.runs} - {record_id(run.record) for run in left}
    gone = tuple(target for target in block.targets if target.id in named)
    first = Row(row.depth, replace(block, runs=left, targets=tuple(t for t in block.targets if t not in gone)))
    fresh = Row(fresh.depth, replace(fresh.block, targets=gone))
    return with_tree(document, place, tree_of([*rows[:index], first, fresh, *rows[index + 1 :]]))


def merge_with_previous(document: Document, block_id: str) -> Document:
    """Backspace at the start: append a block's text to the one printed before it. Tables are left alone.

    An empty item of the same kind before it just goes, so that Enter and Backspace at the start undo each other.
    """
    located = _locate(document, block_id)
    if located is None:
        return document
    place, rows, index = located
    if index == 0:
        return document
    row, before = rows[index], rows[index - 1]
    if Level.TABLE in (row.block.level, before.block.level):
        return document
    empty = Block("", row.block.level)
    if before.depth == row.depth and replace(before.block, id="") == empty != replace(row.block, id=""):
        return with_tree(document, place, tree_of([*rows[: index - 1], *rows[index:]]))
    kept = joined(before.block, row.block, (*before.block.runs, *row.block.runs))
    return with_tree(document, place, tree_of([*rows[: index - 1], Row(before.depth, kept), *rows[index + 1 :]]))


def joined(first: Block, second: Block, runs: tuple[Run, ...]) -> Block:
    """Two items made one, which says `runs`: what is left of the words of both.

    Targets of the second come along unless only words that are gone named them. An item has one assignment: that of the
    first stays, as its place does, and the second's is taken where the first has none.
    """
    left, named = ({record_id(run.record) for run in each} for each in (runs, second.runs))
    targets = tuple(target for target in second.targets if target.id in left or target.id not in named)
    return replace(
        first,
        runs=join(runs),
        targets=(*first.targets, *targets),
        assignments=first.assignments or second.assignments,
    )


def remove(document: Document, block_id: str, *, with_children: bool = True) -> Document:
    """Take a block out; without `with_children` what stood under it stays, one step higher."""
    located = _locate(document, block_id)
    if located is None:
        return document
    place, rows, index = located
    end = _end(rows, index)
    under = [] if with_children else [Row(row.depth - 1, row.block) for row in rows[index + 1 : end]]
    return with_tree(document, place, tree_of([*rows[:index], *under, *rows[end:]]))


def move(document: Document, block_id: str, step: int) -> Document:
    """Alt+Shift+↑ (step -1) or ↓ (step 1): change places with the sibling before or after, children included."""
    located = _locate(document, block_id)
    if located is None:
        return document
    place, rows, index = located
    first = _previous_sibling(rows, index) if step < 0 else index
    second = index if step < 0 else _next_sibling(rows, index)
    if first is None or second is None:
        return document
    end = _end(rows, second)
    return with_tree(document, place, tree_of([*rows[:first], *rows[second:end], *rows[first:second], *rows[end:]]))


def move_to(document: Document, block_id: str, target_id: str, where: str) -> Document:
    """Drag in the outline: put a block with its children "before", "after" or "inside" (as last child of) another.

    Nothing happens where the target stands under the block itself, in another place, or can have no children.
    """
    located, goal = _locate(document, block_id), _locate(document, target_id)
    if located is None or goal is None or located[0] != goal[0] or block_id == target_id:
        return document
    place, rows, index = located
    end = _end(rows, index)
    if index <= goal[2] < end or (where == "inside" and rows[goal[2]].block.level in LEAVES):
        return document
    moved, left = rows[index:end], [*rows[:index], *rows[end:]]
    at = next(i for i, row in enumerate(left) if row.block.id == target_id)
    goal_end = _end(left, at)
    depth = left[at].depth + (1 if where == "inside" else 0)
    level = _level_under(left, at, goal_end) if where == "inside" else left[at].block.level
    block = moved[0].block
    if block.level not in LEAVES and (where == "inside" or level not in LEAVES):
        block = replace(block, level=_numbered(level))
    insert_at = at if where == "before" else goal_end
    shifted = [Row(row.depth + depth - moved[0].depth, row.block) for row in moved]
    shifted[0] = Row(depth, block)
    changed = with_tree(document, place, tree_of([*left[:insert_at], *shifted, *left[insert_at:]]))
    return _fit_levels(changed, block_id)


def _numbered(level: Level) -> Level:
    """`level`, or the deepest that can have items under it: nothing usual comes under "+", so "+" stands there too."""
    return Level.PLUS if level in LEAVES else level


def _level_under(rows: list[Row], index: int, end: int) -> Level:
    """The level that a new last child of `index` takes: that of its children so far, else the usual one."""
    used = [row.block.level for row in rows[index + 1 : end] if row.depth == rows[index].depth + 1]
    return used[-1] if used and used[-1] not in LEAVES else next_level(rows[index].block.level)


def demote(document: Document, block_id: str) -> Document:
    """Tab: put a block under the sibling before it, at the level used there."""
    located = _locate(document, block_id)
    if located is None:
        return document
    place, rows, index = located
    above = _previous_sibling(rows, index)
    if above is None or rows[above].block.level in LEAVES:
        return document
    level = rows[index].block.level
    if level not in LEAVES:
        level = _level_under(rows, above, index)
        if level in LEAVES:
            return document
    return _shift(document, place, rows, index, 1, level)


def promote(document: Document, block_id: str) -> Document:
    """Shift+Tab: put a block beside the one it stands under, at that one's level; what follows it goes under it."""
    located = _locate(document, block_id)
    if located is None:
        return document
    place, rows, index = located
    above = _parent(rows, index)
    if above is None:
        return document
    block = rows[index].block
    return _shift(document, place, rows, index, -1, block.level if block.level in LEAVES else rows[above].block.level)


def set_level(document: Document, block_id: str, level: Level) -> Document:
    """Choose a level by name: the block goes as deep as that level stands among its neighbours; order is kept."""
    located = _locate(document, block_id)
    if located is None or level is Level.TABLE:
        return document
    place, rows, index = located
    row = rows[index]
    if row.block.level in (level, Level.TABLE):
        return document
    depth = row.depth
    if level not in LEAVES:
        above = _parent(rows, index)
        while above is not None and rank(rows[above].block.level) >= rank(level):
            depth = rows[above].depth
            above = _parent(rows, above)
        before = index - 1
        while before >= 0 and rows[before].depth >= depth:
            if rows[before].depth == depth and rank(rows[before].block.level) < rank(level):
                depth += 1
                before = index
            elif rows[before].depth == depth:
                break
            before -= 1
    return _shift(document, place, rows, index, depth - row.depth, level)


def _shift(document: Document, place: str, rows: list[Row], index: int, by: int, level: Level) -> Document:
    """Move a row and what stands under it `by` steps deeper, giving it `level`."""
    end = _end(rows, index)
    shifted = [Row(row.depth + by, row.block) for row in rows[index:end]]
    shifted[0] = Row(shifted[0].depth, replace(shifted[0].block, level=level))
    changed = with_tree(document, place, tree_of([*rows[:index], *shifted, *rows[end:]]))
    return _fit_levels(changed, rows[index].block.id)


def _fit_levels(document: Document, block_id: str) -> Document:
    """Push the levels under a block down where they are no longer below it."""

    def fit(block: Block) -> Block:
        children = []
        for child in block.children:
            above = child.level not in LEAVES and rank(child.level) <= rank(block.level)
            children.append(fit(replace(child, level=_numbered(next_level(block.level))) if above else child))
        return replace(block, children=tuple(children)) if tuple(children) != block.children else block

    found = find(document, block_id)
    if found is None or not found[1].children:
        return document
    return update_block(document, block_id, fit)
