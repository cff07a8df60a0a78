"""What a draft still waits for: lines that only say what belongs there, and fields that nobody filled in."""

from __future__ import annotations

from desktop.domain.document import Block, Document, Run, trees, walk

HEADER = "header"  # where the gaps of subject and receivers are: they are no blocks
_DOTS = " .…"


def open_gaps(document: Document) -> tuple[str, ...]:
    """The ids of blocks that wait for words, in the order of reading; HEADER first for the subject and Kính gửi."""
    found = [HEADER] if any("…" in text for text in (document.header.subject, *document.addressed_to)) else []
    found += [block.id for _place, blocks in trees(document) for block in walk(blocks) if _waits(block)]
    return tuple(found)


def _waits(block: Block) -> bool:
    return bool(block.guidance and not block.text) or any(map(is_open, block.runs))


def is_open(run: Run) -> bool:
    """Whether a run is a field of a template that nobody filled in."""
    return bool(run.field) and not run.text.strip(_DOTS)
