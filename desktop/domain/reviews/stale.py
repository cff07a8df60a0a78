"""Sentences of a report that are no longer true, or no longer complete, since tasks and targets moved on.

Counting again changes figures only; a sentence was drafted for the state that a task had then. It is told by its words,
made from the patterns of a form: what a person wrote anew is that person's, unless a figure in it has nothing to say.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.document import Block, Document, Level, appendix_place, trees, walk
from desktop.domain.figures import (
    ABOUT_TARGETS,
    MISSED,
    SILENT,
    UNMEASURED,
    Figure,
    News,
    Question,
    What,
    figures_in,
    figures_of,
)
from desktop.domain.gaps import BLANK
from desktop.domain.numbering import Forms, labels
from desktop.domain.progress import LATE, TargetRow, TaskRow, TaskState
from desktop.domain.reviews.counting import Rows, counts_from, in_force, judged_on, state_on, target_state
from desktop.domain.reviews.forms import Pattern, ReviewForm
from desktop.domain.reviews.patterns import Part, parse_pattern
from desktop.domain.reviews.periods import Period
from desktop.domain.text import one_line, roman

_STATES = {
    "task_done": TaskState.DONE.value,
    "task_doing": TaskState.DOING.value,
    "task_todo": TaskState.NOT_BEGUN.value,
    "task_paused": TaskState.PAUSED.value,
    "late_task": LATE,
    "task_silent": SILENT,
}
_AHEAD = ("ahead_task", "ahead_late_task")
_PARTS = (TaskState.DONE, TaskState.DOING, TaskState.NOT_BEGUN, LATE, TaskState.PAUSED, SILENT)  # in the order of a sum
_FIELDS = {  # of patterns of sums
    TaskState.DOING.value: "đang làm",
    TaskState.NOT_BEGUN.value: "chưa làm",
    TaskState.PAUSED.value: "tạm dừng",
    LATE: "quá hạn",
    SILENT: "chưa báo cáo",
}
_NUMBER_ENDS = " .:)-–"
_ENDS = " .;,:"


class Fault(StrEnum):
    """What is wrong with a sentence."""

    STATE = "state"  # its task is in another state
    GONE = "gone"  # its task is in no plan any more
    SUM = "sum"  # its parts do not add up: some are missing
    TARGETS = "targets"  # the same, of targets
    NONE_LATE = "none late"  # it says that nothing is late
    EMPTIED = "emptied"  # a figure in it has nothing to say any more


class Stale(NamedTuple):
    """A sentence to put right: its block (and row of a table), the task it is of, and what it leaves out.

    `state` is that of the task now; `missing` are states with how many there are now.
    """

    block: str
    fault: Fault
    task: str = ""
    state: str = ""
    missing: tuple[tuple[str, int], ...] = ()
    row: int | None = None


class Scope(NamedTuple):
    """What a report is about, as its figures tell: ids of plans, its period, the day up to which entries count."""

    plans: tuple[str, ...]
    period: Period
    known: date


def scope_of(document: Document) -> Scope | None:
    """The scope of a report; None where it has no figure that tells of it."""
    asked = [figure.question for figure in figures_in(document)]
    plans = dict.fromkeys(plan for question in asked if _tells(question) for plan in question.plans)
    days = Counter((question.since, question.until, question.known) for question in asked if _tells(question))
    if not days or not plans:
        return None
    (since, until, known), _times = days.most_common(1)[0]
    if until is None:
        return None
    first = since if since is not None and since <= until else date(until.year, 1, 1)
    return Scope(tuple(plans), Period(first, until), known or until)


def _tells(question: Question) -> bool:
    """Targets of one record may be those of the year before, and of another plan."""
    return question.until is not None and not (question.record and question.what in ABOUT_TARGETS)


def stale_sentences(
    document: Document, rows: Rows, scope: Scope, forms: Iterable[ReviewForm], news: Iterable[News] = ()
) -> tuple[Stale, ...]:
    """The sentences of a report, just counted again, that are not true or complete by `rows`, in printed order."""
    emptied = frozenset(one.block for one in news if one.new == BLANK)
    named = tuple((_words(row).casefold(), row) for row in rows.tasks)
    judge = _Judge(rows, scope, tuple(forms), emptied, named)
    return tuple(one for _place, blocks in trees(document) for block in walk(blocks) for one in judge.of_block(block))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges one block after another. `emptied` are blocks in which a figure fell silent, `named` tasks by words."""

    rows: Rows
    scope: Scope
    forms: tuple[ReviewForm, ...]
    emptied: frozenset[str]
    named: tuple[tuple[str, TaskRow], ...]

    @property
    def _day(self) -> date:
        return judged_on(self.scope.period.last, self.scope.known)

    def of_block(self, block: Block) -> Iterator[Stale]:
        if block.table is not None:
            yield from self._of_table(block)
            return
        text = block.text.strip()
        if not text:
            return
        figures = tuple(figures_of(block.runs))
        questions = [figure.question for figure in figures]
        found = self._of_sums(block.id, questions) or self._of_task(block.id, text, figures)
        if found is None and self._says_none_late(text):
            late = sum(state == LATE for state in self._states(self.rows.tasks))
            found = Stale(block.id, Fault.NONE_LATE, missing=((LATE, late),)) if late else None
        if found is None and block.id in self.emptied:
            found = Stale(block.id, Fault.EMPTIED, self._task_named(questions))
        if found is not None:
            yield found

    # one task

    def _of_task(self, block: str, text: str, figures: Sequence[Figure]) -> Stale | None:
        asked = {one.question.record for one in figures if one.question.what not in ABOUT_TARGETS} - {""}
        result = next((one.text for one in figures if one.question.what is What.RESULT), "")
        folded = text.casefold()
        candidates = [
            row for name, row in self.named if (row.key.record in asked if asked else name and name in folded)
        ]
        wrong: list[TaskRow] = []
        for row in candidates:
            said = self._said(row, text, result)
            if not said:
                continue
            if self._holds(row, said):
                return None
            wrong.append(row)
        return self._stale(block, wrong[0]) if wrong else None

    def _stale(self, block: str, row: TaskRow, at: int | None = None) -> Stale:
        if row.gone:
            return Stale(block, Fault.GONE, _words(row), row=at)
        return Stale(block, Fault.STATE, _words(row), state_on(row, self._day), row=at)

    def _said(self, row: TaskRow, text: str, result: str) -> set[str]:
        """The patterns that may have made a sentence about a task. That of silent ones is little more than its name."""
        names = [name for name in (*_STATES, *_AHEAD) if name != "task_silent"]
        said = {name for name in names if any(_made(form, name, text, row) for form in self.forms)}
        if not said and result and any(_made(form, "task_silent", text, row, result) for form in self.forms):
            return {"task_silent"}
        return said

    def _holds(self, row: TaskRow, said: set[str]) -> bool:
        if row.gone:
            return False
        if row.progress.state is not TaskState.DONE and said & set(_AHEAD):
            return True
        return state_on(row, self._day) in {_STATES[name] for name in said if name in _STATES}

    def _task_named(self, questions: Sequence[Question]) -> str:
        asked = {question.record for question in questions}
        named = [_words(row) for row in self.rows.tasks if row.key.record in asked]
        named += [one_line(row.planned.target.indicator) for row in self.rows.targets if row.key.record in asked]
        return next(iter(named), "")

    def _of_table(self, block: Block) -> Iterator[Stale]:
        """A table of what is late: each row is of a task that is."""
        table = block.table
        if table is None or not table.rows:
            return
        head = tuple("".join(run.text for run in cell.runs) for cell in table.rows[0])
        if head not in {form.late.columns for form in self.forms}:
            return
        for number, cells in enumerate(table.rows[1:], start=1):
            texts = {"".join(run.text for run in cell.runs).strip().casefold() for cell in cells}
            asked = {figure.question.record for cell in cells for figure in figures_of(cell.runs)} - {""}
            mine = [
                row
                for row in self.rows.tasks
                if (row.key.record in asked if asked else _words(row).casefold() in texts)
            ]
            if mine and not any(not row.gone and state_on(row, self._day) == LATE for row in mine):
                yield self._stale(block.id, mine[0], number)

    # sums

    def _says_none_late(self, text: str) -> bool:
        return any(_made(form, "no_late", text) for form in self.forms)

    def _of_sums(self, block: str, questions: Sequence[Question]) -> Stale | None:
        for what, fault in ((What.TASKS, Fault.SUM), (What.TARGETS, Fault.TARGETS)):
            asked = [question for question in questions if question.what is what and not question.record]
            total = next((question for question in asked if not question.state), None)
            shown = {question.state for question in asked} - {""}
            if total is None or not shown:
                continue
            now = self._now(total)
            parts = _PARTS if what is What.TASKS else (MISSED, UNMEASURED)
            missing = tuple((str(part), now[part]) for part in parts if now[part] and part not in shown)
            if missing and (what is What.TARGETS or self._enumerates(shown, missing)):
                return Stale(block, fault, missing=missing)
        return None

    def _now(self, total: Question) -> Counter[str]:
        about = [
            row
            for row in (self.rows.targets if total.what is What.TARGETS else self.rows.tasks)
            if not row.gone and row.key.document in total.plans and total.section in ("", row.planned.place.section)
        ]
        last = self.scope.period.last
        if total.what is What.TARGETS:
            aims = in_force([row for row in about if isinstance(row, TargetRow)], last)
            return Counter(target_state(row, counts_from(row, last), last) for row in aims)
        return Counter(self._states(row for row in about if isinstance(row, TaskRow)))

    def _enumerates(self, shown: set[str], missing: Iterable[tuple[str, int]]) -> bool:
        """Whether a sum means to tell of every part; an office may have chosen to tell of what is done alone."""
        if shown - {TaskState.DONE.value}:
            return True
        texts = [form.says(name) for form in self.forms for name in ("overview_tasks", "section_tasks")]
        return any(f"{{{_FIELDS[state]}}}" in text for state, _many in missing if state in _FIELDS for text in texts)

    def _states(self, rows: Iterable[TaskRow]) -> Iterator[str]:
        return (state_on(row, self._day) for row in rows if not row.gone)


def _words(row: TaskRow) -> str:
    """A task as sentences name it."""
    return one_line(row.planned.task).rstrip(_ENDS)


@lru_cache(maxsize=128)
def _parsed(pattern: Pattern) -> tuple[Part, ...]:
    return parse_pattern(pattern.text, pattern.fields)


def _made(form: ReviewForm, name: str, text: str, row: TaskRow | None = None, result: str = "") -> bool:
    """Whether a pattern can have made a text; only what names the task, and a given `result`, has to be as it is."""
    pattern = form.patterns[name]
    known = {"kết quả": result}
    if row is not None:
        known |= {"nhiệm vụ": _words(row), "chủ trì": one_line(row.planned.assignment.lead)}
    groups: dict[int, str] = defaultdict(str)  # brackets, each at once; a negative number is a part outside of any
    for number, part in enumerate(_parsed(pattern), start=1):
        value = known.get(part.field, "") if part.field else part.words
        groups[part.optional or -number] += re.escape(value) if value else ".*?"
    whole = "".join(f"(?:{said})?" if key > 0 else said for key, said in groups.items())
    return re.fullmatch(whole, text, re.IGNORECASE | re.DOTALL) is not None


def place_words(document: Document, forms: Forms) -> dict[str, str]:
    """Where each block stands, in short: "II.3" for what stands under clause 3 of section II, "" outside of any."""
    found: dict[str, str] = {}

    def go(blocks: tuple[Block, ...], numbers: Mapping[str, str], above: tuple[str, ...]) -> None:
        for block in blocks:
            number = numbers[block.id].strip(_NUMBER_ENDS)
            own = (*above, number) if number and block.level is not Level.DASH else above
            found[block.id] = ".".join(own)
            go(block.children, numbers, own)

    many = len(document.appendices) > 1
    appendix = {appendix_place(one.id): number for number, one in enumerate(document.appendices, start=1)}
    for place, blocks in trees(document):
        above = (f"Phụ lục {roman(appendix[place])}" if many else "Phụ lục",) if place in appendix else ()
        go(blocks, labels(blocks, forms), above)
    return found
