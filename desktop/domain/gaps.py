"""What a draft still waits for: lines that only say what belongs there, and fields that nobody filled in."""

from __future__ import annotations

from desktop.domain.document import Block, Document, Run, trees, walk

HEADER = "header"  # where the gap of a subject is: it is no block
_DOTS = " .…"


def open_gaps(document: Document) -> tuple[str, ...]:
    """The ids of blocks that wait for words, in the order of reading; HEADER first where the subject has a gap."""
    found = [HEADER] if "…" in document.header.subject else []
    found += [block.id for _place, blocks in trees(document) for block in walk(blocks) if _waits(block)]
    return tuple(found)


def _waits(block: Block) -> bool:
    return bool(block.guidance and not block.text) or any(map(_open, block.runs))


def _open(run: Run) -> bool:
    return bool(run.field) and not run.text.strip(_DOTS)
