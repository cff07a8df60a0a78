"""Phân công: how a plan says who does what until when. One record feeds the text and the appendix table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from itertools import groupby

from desktop.domain.document import Assignment, Block, Level, Run, plain
from desktop.domain.letter_case import change_case, lower
from desktop.domain.linked import link, record_id
from desktop.domain.record_words import DEADLINE, LEAD, SUPPORTING, small, units_words
from desktop.domain.runs import insert, join, runs_length
from desktop.domain.table_cells import reworded
from desktop.domain.text import one_line


class AssignmentForm(StrEnum):
    """Where a plan prints its assignments; the five forms seen in offices."""

    LINE = "line"  # a line under the item: "Thời gian hoàn thành: Quý II/2027."
    CLOSING = "closing"  # a line that closes the item: "* Thực hiện: Ban A chủ trì, phối hợp với Ban B."
    BRACKETS = "brackets"  # at the end of the sentence: "(quý IV/2027)"
    ORDER = "order"  # at its beginning: "Giao Ban A chủ trì, phối hợp với Ban B …"
    APPENDIX = "appendix"  # a row of the table in an appendix


def leads(assignment: Assignment) -> str:
    """ "Ban A chủ trì, phối hợp với Ban B, Ban C", or "" where nobody leads."""
    return plain(_leads(assignment, Run()))


def _leads(assignment: Assignment, around: Run) -> tuple[Run, ...]:
    """Who leads and who joins, as runs that show them; `around` are the looks of the words between."""
    if not assignment.lead:
        return ()
    lead = Run(assignment.lead, record=link(assignment.id, LEAD))
    if not assignment.supporting:
        return lead, replace(around, text=" chủ trì")
    joins = Run(units_words(assignment.supporting), record=link(assignment.id, SUPPORTING))
    return lead, replace(around, text=" chủ trì, phối hợp với "), joins


def stated(block: Block, form: AssignmentForm, new_id: Callable[[], str]) -> Block:
    """`block` with its assignment said in `form` by runs that show it; the same block where there is none, or too
    little in it to say.

    Its own runs stay what they are, open fields and dress included. The words around what is shown go with it where
    they stand in the sentence of the item (see `task_words`).

    `new_id` names the block that LINE and CLOSING add. APPENDIX changes nothing here (see `drawn_tables`).
    """
    if not block.assignments:
        return block
    assignment = block.assignments[0]
    deadline, around = Run(assignment.deadline, record=link(assignment.id, DEADLINE)), Run(record=link(assignment.id))
    if form is AssignmentForm.LINE and assignment.deadline:
        return _with_child(block, Level.PARAGRAPH, (Run("Thời gian hoàn thành: "), deadline, Run(".")), new_id())
    if form is AssignmentForm.CLOSING and assignment.lead:
        until = (Run("; thời gian: "), deadline) if assignment.deadline else ()
        said = (Run("Thực hiện: "), *_leads(assignment, Run()), *until, Run("."))
        return _with_child(block, Level.LABEL, said, new_id())
    if form is AssignmentForm.BRACKETS and assignment.deadline and block.text:
        at = runs_length(block.runs) - (block.text[-1] in ".;")
        said = replace(around, text="("), replace(deadline, text=small(assignment.deadline)), replace(around, text=")")
        return replace(block, runs=insert(block.runs, at, (Run(" "), *said)))
    if form is AssignmentForm.ORDER and assignment.lead and block.text:
        begun = change_case(block.runs, 0, 1, lower) if small(block.text) != block.text else block.runs
        order = replace(around, text="Giao "), *_leads(assignment, around), Run(" ")
        return replace(block, runs=insert(begun, 0, order))
    return block


def _is_own(block: Block) -> Callable[[Run], bool]:
    ids = {assignment.id for assignment in block.assignments}
    return lambda run: bool(run.record) and record_id(run.record) in ids


def task_words(block: Block) -> str:
    """What a block hands out, in its own words: without what its text says of its assignment.

    "Giao Ban A chủ trì lập dự toán (quý IV)." hands out "Lập dự toán.": a bracket that holds nothing else goes too.
    """
    own = _is_own(block)
    if not any(own(run) for run in block.runs):
        return block.text
    words, taken = "", False
    for run in block.runs:
        if own(run):
            taken = True
            continue
        words = _joined(words, run.text) if taken else words + run.text
        taken = False
    return (_joined(words, "") if taken else words).strip()


def _joined(left: str, right: str) -> str:
    """Words on both sides of what was taken out from between them."""
    if left.rstrip().endswith("(") and right.lstrip().startswith(")"):
        left, right = left.rstrip()[:-1], right.lstrip()[1:]
    if not left.strip():
        right = right.lstrip()
        return right[:1].upper() + right[1:]
    left = left.rstrip()
    if left.endswith(".") and right[:1] == " ":  # the sentence began with what was taken out
        right = right[:1] + right[1:2].upper() + right[2:]
    if right[:1] in (".", ";"):
        left = left.rstrip(",;: ")  # what led on to the words that were taken out
    return left + right if right[:1] in (*".,;:", "") else f"{left} {right.lstrip()}".rstrip()


def with_task_words(block: Block, words: str) -> Block | None:
    """A block that hands out other words, its dress and what it says of its assignment kept; None where the words lie
    on both sides of that.
    """
    own, said = _is_own(block), one_line(words)
    if not any(own(run) for run in block.runs):
        return replace(block, runs=reworded(block.runs, said))
    pieces = [(mine, tuple(runs)) for mine, runs in groupby(block.runs, own)]
    bearing = [at for at, (mine, runs) in enumerate(pieces) if not mine and any(c.isalnum() for c in plain(runs))]
    if len(bearing) != 1:
        return None
    at = bearing[0]
    runs = pieces[at][1]
    old = plain(runs)
    begin, end = old[: len(old) - len(old.lstrip(" "))], old[len(old.rstrip(" (")) :]
    after = "".join(plain(runs) for mine, runs in pieces[at + 1 :] if not mine).strip(" )")
    said = said.removesuffix(after).rstrip() if after else said
    said = small(said) if at and old.strip()[:1].islower() else said
    pieces[at] = (False, reworded(runs, begin + said + end))
    return replace(block, runs=join(tuple(run for _mine, runs in pieces for run in runs)))


def _with_child(block: Block, level: Level, runs: tuple[Run, ...], child_id: str) -> Block:
    return replace(block, children=(*block.children, Block(child_id, level, runs)))
