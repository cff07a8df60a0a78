"""Edits of footnotes: a note is its text; its mark is a run; its number follows from the marks."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import Block, Document, Footnote, Level, Run, all_runs
from desktop.domain.edits import update_block
from desktop.domain.runs import insert


def insert_footnote(document: Document, block_id: str, offset: int, note_id: str) -> Document:
    """Put the mark of a new, empty note into a block. A table has no text of its own to carry a mark."""

    def mark(block: Block) -> Block:
        if block.level is Level.TABLE:
            return block
        return replace(block, runs=insert(block.runs, offset, (Run(footnote=note_id),)))

    marked = update_block(document, block_id, mark)
    if marked is document or document.footnote(note_id):
        return marked
    return replace(marked, footnotes=(*marked.footnotes, Footnote(note_id)))


def set_footnote(document: Document, note_id: str, runs: tuple[Run, ...]) -> Document:
    """Give a note new text."""
    changed = tuple(replace(note, runs=runs) if note.id == note_id else note for note in document.footnotes)
    return document if changed == document.footnotes else replace(document, footnotes=changed)


def drop_unmarked(document: Document) -> Document:
    """Take out notes whose mark is gone, as when the text around a mark was deleted."""
    marked = {run.footnote for run in all_runs(document) if run.footnote}
    kept = tuple(note for note in document.footnotes if note.id in marked)
    return document if kept == document.footnotes else replace(document, footnotes=kept)
