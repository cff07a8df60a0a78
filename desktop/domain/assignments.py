"""Phân công: how a plan says who does what until when. One record feeds the text and the appendix table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.document import Assignment, Block, Level, text_runs, walk
from desktop.domain.letter_case import change_case, lower
from desktop.domain.runs import insert, runs_length


class AssignmentForm(StrEnum):
    """Where a plan prints its assignments; the five forms seen in offices."""

    LINE = "line"  # a line under the item: "Thời gian hoàn thành: Quý II/2027."
    CLOSING = "closing"  # a line that closes the item: "* Thực hiện: Ban A chủ trì, phối hợp với Ban B."
    BRACKETS = "brackets"  # at the end of the sentence: "(quý IV/2027)"
    ORDER = "order"  # at its beginning: "Giao Ban A chủ trì, phối hợp với Ban B …"
    APPENDIX = "appendix"  # a row of the table in an appendix


@dataclass(frozen=True, slots=True)
class AssignedTask:
    """One row of the appendix table: what, who, until when, who decides."""

    block_id: str
    task: str
    assignment: Assignment


def leads(assignment: Assignment) -> str:
    """ "Ban A chủ trì, phối hợp với Ban B, Ban C", or "" where nobody leads."""
    if not assignment.lead:
        return ""
    with_others = f", phối hợp với {', '.join(assignment.supporting)}" if assignment.supporting else ""
    return f"{assignment.lead} chủ trì{with_others}"


def stated(block: Block, form: AssignmentForm, new_id: Callable[[], str]) -> Block:
    """`block` with its assignment said in `form`; the same block where there is none, or too little in it to say.

    Its own runs stay what they are, open fields and dress included.

    `new_id` names the block that LINE and CLOSING add. APPENDIX changes nothing here (see `assigned_tasks`).
    """
    if not block.assignments:
        return block
    assignment = block.assignments[0]
    if form is AssignmentForm.LINE and assignment.deadline:
        return _with_child(block, Level.PARAGRAPH, f"Thời gian hoàn thành: {assignment.deadline}.", new_id())
    if form is AssignmentForm.CLOSING and assignment.lead:
        until = f"; thời gian: {assignment.deadline}" if assignment.deadline else ""
        return _with_child(block, Level.LABEL, f"Thực hiện: {leads(assignment)}{until}.", new_id())
    if form is AssignmentForm.BRACKETS and assignment.deadline and block.text:
        at = runs_length(block.runs) - (block.text[-1] in ".;")
        return replace(block, runs=insert(block.runs, at, text_runs(f" ({_small(assignment.deadline)})")))
    if form is AssignmentForm.ORDER and assignment.lead and block.text:
        small = change_case(block.runs, 0, 1, lower) if _small(block.text) != block.text else block.runs
        return replace(block, runs=insert(small, 0, text_runs(f"Giao {leads(assignment)} ")))
    return block


def task_words(block: Block) -> str:
    """What a block hands out, in its own words: without what its text says of its assignment."""
    return block.text


def assigned_tasks(blocks: tuple[Block, ...]) -> Iterator[AssignedTask]:
    """The tasks of a tree in printed order: every block that carries an assignment."""
    for block in walk(blocks):
        for assignment in block.assignments:
            yield AssignedTask(block.id, assignment.task or block.text, assignment)


def task_columns(task: AssignedTask) -> tuple[str, str, str, str]:
    """The columns of the appendix after TT: task, unit (and who joins), deadline, who decides."""
    assignment = task.assignment
    joins = f"\nPhối hợp: {', '.join(assignment.supporting)}" if assignment.supporting else ""
    return task.task, assignment.lead + joins, assignment.deadline, assignment.decided_by


def _with_child(block: Block, level: Level, text: str, child_id: str) -> Block:
    return replace(block, children=(*block.children, Block(child_id, level, text_runs(text))))


def _small(text: str) -> str:
    """`text` to go on inside a sentence: its first letter small, unless a name or an abbreviation begins it."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]
