"""One record, everywhere: the targets and assignments of a document, found, changed, added and taken out.

A record lies in one block and is shown by any number of runs (see `linked`) and rows of drawn tables. What is changed
here is settled at once: every run and every row says what its record says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.domain.document import Assignment, Block, Document, Level, Target, find
from desktop.domain.edits import update_block
from desktop.domain.held import Held, Record, records_of, shown, with_record, without_record, words_like
from desktop.domain.linked import link
from desktop.domain.record_settling import settle_records
from desktop.domain.record_words import revalued
from desktop.domain.runs import cut, join, runs_length

__all__ = [
    "Held",
    "Record",
    "add_assignment",
    "add_target",
    "change_assignment",
    "change_target",
    "records_of",
    "remove_record",
    "settle_records",
    "show_part",
    "shown",
]

# records are changed


def change_assignment(document: Document, assignment: Assignment) -> Document:
    """`document` with the assignment of this id saying something else, in all places; the same one where it has none.

    Its `task` takes the place of the words of its item in tables; "" leaves them to the item.
    """
    held = records_of(document).get(assignment.id)
    if held is None or not isinstance(held.record, Assignment):
        return document
    return _settled(document, held.block.id, partial(with_record, record=assignment))


def change_target(document: Document, target: Target) -> Document:
    """`document` with the target of this id saying something else, in all places.

    Its words follow a new value or comparison ("hơn 65% trở lên" becomes "hơn 70% trở lên") unless they are new too.
    """
    held = records_of(document).get(target.id)
    if held is None or not isinstance(held.record, Target):
        return document
    return _settled(document, held.block.id, partial(with_record, record=revalued(held.record, target)))


def add_assignment(document: Document, block_id: str, assignment: Assignment) -> Document:
    """Give a block an assignment: a table one more row, an item its own in place of the one it had.

    Drawn tables show it at once; the text of the item does not say it before it is asked to (see
    `assignments.stated`). The same document where the block is unknown or the id is taken.
    """
    found = find(document, block_id)
    if found is None or assignment.id in records_of(document):
        return document
    before = found[1].assignments if found[1].level is Level.TABLE else ()
    return _settled(document, block_id, lambda block: replace(block, assignments=(*before, assignment)))


def add_target(document: Document, block_id: str, target: Target, span: tuple[int, int] | None = None) -> Document:
    """Give a block a target. `span` are the two offsets in its text between which value and comparison stand ("trên
    80%"): those words show the target from now on, and are kept as its words.

    Without a span, or in a table, only the record is made. The same document where the block is unknown, the id is
    taken, or the span is outside of the text.
    """
    found = find(document, block_id)
    if found is None or target.id in records_of(document):
        return document
    runs = found[1].runs
    if span is None:
        return _settled(document, block_id, lambda block: replace(block, targets=(*block.targets, target)))
    start, end = span
    words = "".join(run.text for run in cut(runs, start, end))
    if not 0 <= start < end <= runs_length(runs) or not words.strip():
        return document
    named = tuple(replace(run, record=link(target.id)) for run in cut(runs, start, end))
    linked = join((*cut(runs, 0, start), *named, *cut(runs, end, runs_length(runs))))
    made = target if target.words else replace(target, words=words)
    change = partial(replace, runs=linked, targets=(*found[1].targets, made))
    return _settled(document, block_id, change)


def remove_record(document: Document, record: str) -> Document:
    """Take a target or an assignment out: words that showed it stay as plain text, rows of drawn tables go."""
    held = records_of(document).get(record)
    return document if held is None else _settled(document, held.block.id, partial(without_record, record=record))


def show_part(document: Document, block_id: str, span: tuple[int, int], record: str, part: str) -> Document:
    """Let the words between two offsets of a block show a part of a record: they are rewritten as it says."""
    found, held = find(document, block_id), records_of(document).get(record)
    if found is None or held is None:
        return document
    runs, (start, end) = found[1].runs, span
    if not 0 <= start < end <= runs_length(runs):
        return document
    inside = cut(runs, start, end)
    fresh = replace(inside[0], text=words_like(held, part, inside[0].text), record=link(record, part))
    made = join((*cut(runs, 0, start), fresh, *cut(runs, end, runs_length(runs))))
    return _settled(document, block_id, partial(replace, runs=made))


def _settled(document: Document, block_id: str, change: Callable[[Block], Block]) -> Document:
    return settle_records(document, update_block(document, block_id, change))
