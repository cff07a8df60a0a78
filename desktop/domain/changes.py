"""What differs between two documents, so that each view refreshes only what is its own."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from desktop.domain.document import Block, Document, trees, walk

_TREES = frozenset({"bases", "preamble", "body", "closing", "appendices"})


@dataclass(frozen=True, slots=True)
class Changes:
    """`parts`: names of the document's fields that differ; `blocks`: ids of blocks in both whose own content differs.

    With `structure` blocks came, went or moved, so that numbers and rows have to be made anew.
    """

    parts: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    structure: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts)


def compare(before: Document, after: Document) -> Changes:
    """The differences; parts of the trees that both documents share are skipped by identity."""
    if before is after:
        return Changes()
    parts = frozenset(f.name for f in fields(Document) if getattr(before, f.name) != getattr(after, f.name))
    if not parts & _TREES:
        return Changes(parts)
    old, new = dict(trees(before)), dict(trees(after))
    changed: set[str] = set()
    if list(old) == list(new) and not any(_shapes_differ(old[place], new[place], changed) for place in old):
        return Changes(parts, frozenset(changed))
    return Changes(parts, _changed_by_id(before, after), structure=True)


def _own(block: Block) -> Block:
    """A block without what stands under it."""
    return replace(block, children=())


def _shapes_differ(old: tuple[Block, ...], new: tuple[Block, ...], changed: set[str]) -> bool:
    """Collect blocks whose own content differs; True where ids or levels do, after which `changed` is incomplete."""
    if old is new:
        return False
    if len(old) != len(new):
        return True
    for a, b in zip(old, new, strict=True):
        if a is b:
            continue
        if a.id != b.id or a.level is not b.level or _shapes_differ(a.children, b.children, changed):
            return True
        if _own(a) != _own(b):
            changed.add(a.id)
    return False


def _changed_by_id(before: Document, after: Document) -> frozenset[str]:
    """Blocks of both documents whose own content differs, wherever they stand."""
    old = {block.id: block for _place, blocks in trees(before) for block in walk(blocks)}
    new = (block for _place, blocks in trees(after) for block in walk(blocks))
    return frozenset(
        block.id
        for block in new
        if block.id in old and block is not old[block.id] and _own(block) != _own(old[block.id])
    )
