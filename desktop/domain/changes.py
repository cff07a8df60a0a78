"""What differs between two documents, so that each view refreshes only what is its own."""

from __future__ import annotations

from dataclasses import dataclass, fields

from desktop.domain.document import Block, Document, trees

_TREES = frozenset({"bases", "preamble", "body", "closing", "appendices"})


@dataclass(frozen=True, slots=True)
class Changes:
    """`parts`: names of the document's fields that differ; `blocks`: blocks whose own text, level or table differs.

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
    changed: set[str] = set()
    old, new = dict(trees(before)), dict(trees(after))
    structure = list(old) != list(new)
    if not structure:
        structure = any([_compare_blocks(old[place], new[place], changed) for place in old])
    return Changes(parts, frozenset(changed), structure)


def _compare_blocks(old: tuple[Block, ...], new: tuple[Block, ...], changed: set[str]) -> bool:
    """Collect blocks whose own content differs; True where the trees differ in shape."""
    if old is new:
        return False
    structure = len(old) != len(new)
    for a, b in zip(old, new, strict=False):
        if a is b:
            continue
        if a.id != b.id:
            structure = True
            continue
        if a.level is not b.level:
            structure = True
        if (a.runs, a.table, a.level, a.targets, a.assignment) != (b.runs, b.table, b.level, b.targets, b.assignment):
            changed.add(b.id)
        structure = _compare_blocks(a.children, b.children, changed) or structure
    return structure
