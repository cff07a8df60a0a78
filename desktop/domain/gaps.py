"""What a draft still waits for: lines that only say what belongs there, empty fields, references to what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.document import Block, Document, Run, appendix_place, trees, walk
from desktop.domain.references import all_references
from desktop.domain.runs import run_length

_DOTS = " .…"


class Blank(NamedTuple):
    """A place that waits for words: a field of a line, or with `start` = `end` = 0 a line with guidance only.

    `key` is the id of its block, or the name of a text around ("header.subject"). A field in the cell of a table is
    given as the table. One that is `lost` has words: a reference whose target is gone.
    """

    key: str
    start: int
    end: int
    lost: bool = False


def blanks(document: Document) -> tuple[Blank, ...]:
    """Every place that waits for words or for a look, in the order of reading, the texts of the header first."""
    lost = lost_references(document)
    found = [Blank(key, 0, 0) for key, text in _around(document) if "…" in text]
    for _place, blocks in trees(document):
        for block in walk(blocks):
            here = [*_blanks_in(block), *lost.get(block.id, ())]
            found += here if len(here) < 2 else sorted(here, key=lambda one: one.start)
    return tuple(found)


def _around(document: Document) -> Iterator[tuple[str, str]]:
    yield "header.subject", document.header.subject
    lines = (text for text in document.addressed_to if text.strip())
    yield from ((f"addressed.item:{at}", text) for at, text in enumerate(lines))


def _blanks_in(block: Block) -> Iterator[Blank]:
    if block.guidance and not block.runs:
        yield Blank(block.id, 0, 0)
        return
    at = 0
    for run in block.runs:
        if is_open(run):
            yield Blank(block.id, at, at + run_length(run))
        at += run_length(run)
    if block.table is not None and any(is_open(run) for row in block.table.rows for cell in row for run in cell.runs):
        yield Blank(block.id, 0, 1)


def lost_references(document: Document) -> dict[str, tuple[Blank, ...]]:
    """References to what the document does not have (any more), by the block that they stand in."""
    references = list(all_references(document))
    if not references:
        return {}
    known = {id for one in document.appendices for id in (one.id, appendix_place(one.id))}
    tables: set[str] = set()
    for _place, blocks in trees(document):
        for block in walk(blocks):
            known.add(block.id)
            if block.table is not None:
                tables.add(block.id)
    found: dict[str, tuple[Blank, ...]] = {}
    for key, reference in references:
        if reference.target not in known:
            start, end = (0, 1) if key in tables else (reference.start, reference.end)
            found[key] = (*found.get(key, ()), Blank(key, start, end, lost=True))
    return found


def is_open(run: Run) -> bool:
    """Whether a run is a field of a template that nobody filled in."""
    return bool(run.field) and not run.text.strip(_DOTS)
