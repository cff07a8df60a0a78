"""What a draft still waits for: lines that only say what belongs there, empty fields, references to what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.document import Document, Run, appendix_place, trees, walk
from desktop.domain.references import references_in
from desktop.domain.runs import run_length

BLANK = "…"  # stands where a field is not filled in, on the sheet and on paper, as clerks write it by hand
_DOTS = " .…"


class Blank(NamedTuple):
    """A place that waits for words: a field of a line, or with `start` = `end` = 0 a line with guidance only.

    `key` is the id of its block, or the name of a text around ("header.subject"). In the `cell` of a table, row and
    column, offsets count from its start. One that is `lost` has words: a reference whose target is gone.
    """

    key: str
    start: int
    end: int
    lost: bool = False
    cell: tuple[int, int] | None = None


def blanks(document: Document) -> tuple[Blank, ...]:
    """Every place that waits for words or for a look, in the order of reading, the texts of the header first."""
    known = _targets(document)
    found = [Blank(key, 0, 0) for key, text in _around(document) if "…" in text]
    for _place, blocks in trees(document):
        for block in walk(blocks):
            if block.guidance and not block.runs:
                found.append(Blank(block.id, 0, 0))
            found += _blanks_in(block.id, block.runs, None, known)
            for row, cells in enumerate(block.table.rows if block.table is not None else ()):
                for column, cell in enumerate(cells):
                    found += _blanks_in(block.id, cell.runs, (row, column), known)
    return tuple(found)


def _targets(document: Document) -> set[str]:
    """The ids of everything that a reference may name."""
    known = {id for one in document.appendices for id in (one.id, appendix_place(one.id))}
    return known | {block.id for _place, blocks in trees(document) for block in walk(blocks)}


def _around(document: Document) -> Iterator[tuple[str, str]]:
    yield "header.subject", document.header.subject
    lines = (text for text in document.addressed_to if text.strip())
    yield from ((f"addressed.item:{at}", text) for at, text in enumerate(lines))


def _blanks_in(key: str, runs: tuple[Run, ...], cell: tuple[int, int] | None, known: set[str]) -> Iterator[Blank]:
    at = 0
    lost_until = 0  # a reference that is partly bold is one
    for run in runs:
        end = at + run_length(run)
        if is_open(run):
            yield Blank(key, at, end, cell=cell)
        elif run.reference and run.reference not in known and at >= lost_until:
            lost_until = next(one.end for one in references_in(runs) if one.start == at)
            yield Blank(key, at, lost_until, lost=True, cell=cell)
        at = end


def is_open(run: Run) -> bool:
    """Whether a run is a field of a template that nobody filled in."""
    return bool(run.field) and not run.text.strip(_DOTS)
