"""What the sheet copies, as data of our own: lines with their depth, targets, assignments, notes and references.

It is a small document in the exchange format, so that windows and versions of the program understand each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.document import Document, Footnote, Run, Table, all_runs
from desktop.domain.edits import Row, rows_of, tree_of
from desktop.domain.errors import UserError
from desktop.domain.exchange import dumps, loads
from desktop.domain.pasting import Clip, Piece
from desktop.domain.runs import join

_LINES, _WORDS = "lines", "clip"  # the id of the small document: whether ends of lines come along


def own_data(rows: list[Row], footnotes: Iterable[Footnote], *, whole: bool = False) -> str:
    """Lines with the notes that they mark. `rows` hold what is copied of each, with the id and level of its block.

    `whole` ones are copied with their ends.
    """
    top = min((row.depth for row in rows), default=0)
    clip = Document(_LINES if whole else _WORDS, body=tree_of([Row(row.depth - top, row.block) for row in rows]))
    marks = {run.footnote for run in all_runs(clip) if run.footnote}
    return dumps(replace(clip, footnotes=tuple(note for note in footnotes if note.id in marks)), compact=True)


def own_clip(data: str) -> Clip | None:
    """The lines of `own_data`; None where the data is damaged or of a newer program: text and HTML come with it."""
    try:
        document = loads(data)
    except UserError:
        return None
    known = {note.id for note in document.footnotes}
    rows = rows_of(document.body)
    pieces = []
    for row in rows:
        block = replace(row.block, runs=_marked(row.block.runs, known))
        if block.table is not None:
            cells = (tuple(replace(cell, runs=_marked(cell.runs, known)) for cell in line) for line in block.table.rows)
            block = replace(block, table=Table(tuple(cells), block.table.header_rows, block.table.widths))
        if len(rows) == 1 and document.id != _LINES:
            pieces.append(Piece(block.runs, None, block.table, source=block))
        else:
            pieces.append(Piece(block.runs, block.level, block.table, source=block, depth=row.depth))
    return Clip(tuple(pieces), document.footnotes, whole=document.id == _LINES)


def _marked(runs: tuple[Run, ...], notes: set[str]) -> tuple[Run, ...]:
    """Runs without marks of notes that did not come along."""
    return join(tuple(run for run in runs if not run.footnote or run.footnote in notes))
