"""The planned half of tasks and targets: every record of a plan in printed order, with its place in words.

Asked for each time a draft is kept, so a plan that assigns nothing costs one walk over its blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.assignments import task_words
from desktop.domain.deadlines import parse_deadline
from desktop.domain.document import Assignment, Block, Document, Level, Target, appendix_place, trees
from desktop.domain.progress import Place, PlannedTarget, PlannedTask
from desktop.domain.references import Item, Items, chain
from desktop.domain.standards import Standard
from desktop.domain.text import one_line

_APPENDIX = appendix_place("")
_YEAR_NAMED = re.compile(r"(?<!\d)năm\s+((?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


class _Held(NamedTuple):
    """A record's block and the name of the tree that the block stands in."""

    block: Block
    tree: str


def plan_year(document: Document) -> int | None:
    """The year that a plan is for: the one its subject names ("năm 2026"), else that of its date; None without both."""
    subject = document.header.subject
    named = _YEAR_NAMED.search(subject) or _YEAR.search(subject)
    if named is not None:
        return int(named[1])
    return document.header.date.year if document.header.date is not None else None


def planned_tasks(document: Document, standard: Standard, year: int | None = None) -> tuple[PlannedTask, ...]:
    """Every task of a plan in printed order, body before appendices; each record once.

    Deadlines without a year count from `year`, else from the plan's own (see `plan_year`). Rows of a table that say
    nothing yet are left out.
    """
    holders = [held for held in _holders(document) if held.block.assignments]
    if not holders:
        return ()
    items, base_year = Items(document, standard), plan_year(document) if year is None else year
    found: dict[str, PlannedTask] = {}
    for held in holders:
        for assignment in held.block.assignments:
            task = one_line(assignment.task or task_words(held.block))
            if assignment.id in found or not (task or says_something(assignment)):
                continue
            read = parse_deadline(assignment.deadline, base_year)
            certain = read.certain or not assignment.deadline
            place = _place(items, held, len(found) + 1)
            found[assignment.id] = PlannedTask(assignment, task, place, read.due, read.repeat, certain)
    return tuple(found.values())


def planned_targets(document: Document, standard: Standard) -> tuple[PlannedTarget, ...]:
    """Every target of a plan in printed order, body before appendices; each record once."""
    holders = [held for held in _holders(document) if held.block.targets]
    if not holders:
        return ()
    items = Items(document, standard)
    found: dict[str, PlannedTarget] = {}
    for held in holders:
        for target in held.block.targets:
            if target.id not in found and target != Target(target.id):
                found[target.id] = PlannedTarget(target, _place(items, held, len(found) + 1))
    return tuple(found.values())


def says_something(assignment: Assignment) -> bool:
    """Whether anything of a task was entered: an empty row of a table is none."""
    return assignment != Assignment(assignment.id)


def _holders(document: Document) -> Iterator[_Held]:
    """Blocks with records, in printed order."""
    for tree, blocks in trees(document):
        found: list[Block] = []
        _collect(blocks, found)
        yield from (_Held(block, tree) for block in found)


def _collect(blocks: tuple[Block, ...], found: list[Block]) -> None:
    for block in blocks:
        if block.assignments or block.targets:
            found.append(block)
        if block.children:
            _collect(block.children, found)


def _place(items: Items, held: _Held, position: int) -> Place:
    """Where a block stands; a table of an appendix stands in that appendix."""
    named = chain(items, held.block.id)
    if held.block.level is Level.TABLE and len(named) > 1:
        named = named[1:]
    above = list(items.above(held.block.id))
    words = ", ".join(one.words for one in reversed(named))
    return Place(position, section_words(above[-1]), words, held.block.id)


def section_words(top: Item) -> str:
    """What a top section is called: its number and its heading; an appendix goes by its title."""
    if top.level is None:
        return one_line(top.text) or top.label
    return one_line(f"{top.label} {top.text}")
