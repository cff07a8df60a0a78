"""Records with the block that each lies in: what a part of them says, and what words typed in its place mean."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from desktop.domain.assignments import task_words
from desktop.domain.document import Assignment, Block, Document, Level, Target, trees
from desktop.domain.record_words import (
    BLANK,
    DEADLINE,
    NOTHING,
    TASK,
    WORDS,
    assignment_words,
    figure_like,
    read_assignment,
    read_target,
    says_figure,
    small,
    target_words,
)

Record = Assignment | Target
_ENDS = " .;"


class Held(NamedTuple):
    """A record with the block that it lies in and the name of the tree that the block stands in (see `trees`)."""

    record: Record
    block: Block
    tree: str

    @property
    def is_row(self) -> bool:
        """Whether the record is a row of a table and of nothing else."""
        return self.block.level is Level.TABLE


def records_of(document: Document) -> dict[str, Held]:
    """All assignments and targets by id, in printed order, those of a block in its own order; each id once."""
    found: dict[str, Held] = {}
    for tree, blocks in trees(document):
        holders: list[Block] = []
        _collect(blocks, holders)
        for block in holders:
            for record in own_records(block):
                found.setdefault(record.id, Held(record, block, tree))
    return found


def own_records(block: Block) -> tuple[Record, ...]:
    """The targets and assignments that lie in a block."""
    return (*block.targets, *block.assignments)


def _collect(blocks: tuple[Block, ...], holders: list[Block]) -> None:
    for block in blocks:
        if block.assignments or block.targets:
            holders.append(block)
        if block.children:
            _collect(block.children, holders)


# what is shown, and what words mean


def shown(held: Held, part: str) -> str:
    """The words of a part of a record, "" where it says nothing."""
    if isinstance(held.record, Target):
        return target_words(held.record, part)
    if part == TASK and not held.record.task and not held.is_row:
        return task_words(held.block)
    return assignment_words(held.record, part)


def is_free(held: Held, part: str) -> bool:
    """Whether a run only goes with its record: the words around those that say an assignment ("Giao … chủ trì")."""
    return not part and isinstance(held.record, Assignment)


def read(held: Held, part: str, text: str) -> Record:
    """The record after `text` was typed where it shows `part`. The task of an item is not its own: see `task_typed`."""
    if isinstance(held.record, Target):
        return read_target(held.record, part, text)
    return read_assignment(held.record, part, text)


def is_said(held: Held, part: str, text: str) -> bool:
    """Whether `text` says what a part of a record says, if perhaps in other words ("trên 80%" for more than 80)."""
    if is_free(held, part):
        return True
    said, right = " ".join(text.split()), " ".join(shown(held, part).split())
    if said == right or (not right and said in NOTHING):
        return True
    if part == TASK:
        around = any(run.record for run in held.block.runs) and not held.is_row  # what ends a sentence stands behind
        return around and said.rstrip(_ENDS) == right.rstrip(_ENDS)
    if part == DEADLINE and said == small(right):
        return True
    if isinstance(held.record, Target) and part in ("", WORDS) and says_figure(held.record, text):
        return True
    return read(held, part, text) == held.record


def words_like(held: Held, part: str, text: str) -> str:
    """What a run that said `text` has to say now: a deadline within a sentence goes on with a small letter."""
    if isinstance(held.record, Target) and part in ("", WORDS):
        return figure_like(held.record, text) or BLANK
    words = shown(held, part) or BLANK
    return small(words) if part == DEADLINE and text[:1].islower() else words


def with_record(block: Block, record: Record) -> Block:
    """A block whose record of that id says something else; the same block where it has none, or says it already."""
    if isinstance(record, Target):
        targets = tuple(record if one.id == record.id else one for one in block.targets)
        return block if targets == block.targets else replace(block, targets=targets)
    assignments = tuple(record if one.id == record.id else one for one in block.assignments)
    return block if assignments == block.assignments else replace(block, assignments=assignments)


def without_record(block: Block, record: str) -> Block:
    """A block without the record of that id."""
    targets = tuple(one for one in block.targets if one.id != record)
    assignments = tuple(one for one in block.assignments if one.id != record)
    return replace(block, targets=targets, assignments=assignments)
