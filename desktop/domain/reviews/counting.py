"""Questions of a report answered from rows, as they were on the last day that the question is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isfinite
from typing import NamedTuple

from desktop.domain.dates import OfficialDate, short_date
from desktop.domain.document import Comparator
from desktop.domain.figures import (
    ABOUT_TARGETS,
    DONE_WITHIN,
    MISSED,
    REACHED,
    SILENT,
    UNMEASURED,
    Question,
    What,
)
from desktop.domain.number_words import PERCENT, number_words, share_words
from desktop.domain.progress import (
    LATE,
    Measurement,
    Progress,
    TargetRow,
    TaskRow,
    TaskState,
    shown_state,
)
from desktop.domain.record_words import small
from desktop.domain.text import one_line

_PAUSED = re.compile(r"^tạm (?:dừng|hoãn)\b(?:\s+(?:do|vì)\b)?[\s,:;–-]*", re.IGNORECASE)
_FOREVER = date.max - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rows:
    """What questions are asked of: tasks with their progress as it was (see `as_it_was`), targets with everything."""

    tasks: tuple[TaskRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()


class Answer(NamedTuple):
    """What a figure shows, None where nobody entered it, and the numbers of the rows that it was counted from."""

    text: str | None
    rows: tuple[int, ...]


def as_it_was(row: TaskRow, until: date) -> TaskRow:
    """A task as of the last day of a period: what was done after that day was still going on then."""
    progress = row.progress
    if progress.state is TaskState.DONE and progress.done_on is not None and progress.done_on > until:
        progress = replace(progress, state=TaskState.DOING, percent=0, result="", done_on=None)
        return replace(row, progress=progress)
    return row


def is_silent(row: TaskRow) -> bool:
    """Whether nobody has entered anything about a task."""
    return row.progress == Progress()


def judged_on(until: date, known: date | None = None) -> date:
    """The day on which lateness is judged: the one after a period, or the day of the report while it goes on."""
    return known if known is not None and known < until else until + timedelta(days=1)


def state_on(row: TaskRow, day: date) -> str:
    """The state of a task on a day: a TaskState's value, LATE, or SILENT where nobody said anything."""
    state = shown_state(row.planned.due, row.progress.state, day)
    return SILENT if state == TaskState.NOT_BEGUN and is_silent(row) else state


def is_done_within(row: TaskRow, since: date | None, until: date) -> bool:
    """Whether a task was done on a day of a period."""
    day = row.progress.done_on
    return row.progress.state is TaskState.DONE and day is not None and (since is None or since <= day) and day <= until


def reached(row: TargetRow, since: date | None, until: date | None) -> Measurement | None:
    """The newest measurement of a period that says anything."""
    inside = [
        one
        for one in row.measurements
        if (since is None or since <= one.on)
        and (until is None or one.on <= until)
        and (one.value is not None or one.words)
    ]
    return max(inside, key=lambda one: one.on) if inside else None


def attained(row: TargetRow, value: float) -> float | None:
    """What was reached in percent of the plan; None where more is not better, or the plan names no number."""
    target = row.planned.target
    if not target.value or target.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.ABOUT):
        return None
    share = 100 * value / target.value
    return share if isfinite(share) else None


def target_state(row: TargetRow, since: date | None, until: date | None) -> str:
    """REACHED, MISSED, UNMEASURED where nobody measured it, or "" where it cannot be told from numbers."""
    found = reached(row, since, until)
    if found is None:
        return UNMEASURED
    target = row.planned.target
    if found.value is None or target.value is None:
        return ""
    holds = {
        Comparator.AT_LEAST: found.value >= target.value,
        Comparator.MORE_THAN: found.value > target.value,
        Comparator.AT_MOST: found.value <= target.value,
        Comparator.LESS_THAN: found.value < target.value,
        Comparator.EQUAL: found.value >= target.value,  # "kết nạp 300 đoàn viên": 320 is more, not a failure
        Comparator.INCREASE: found.value >= target.value,
        Comparator.ABOUT: found.value >= target.value,
    }
    return REACHED if holds[target.comparator] else MISSED


def counts_from(row: TargetRow, until: date) -> date | None:
    """The first day whose measurements count for a target: a target of this year, or of every year, begins anew."""
    return date(until.year, 1, 1) if row.planned.target.year in (None, until.year) else None


def in_force(rows: Iterable[TargetRow], until: date) -> list[TargetRow]:
    """The targets by which a period is measured: those of every year, and those of each plan's nearest milestone."""
    kept = [row for row in rows if not row.gone]
    nearest: dict[str, int] = {}
    for row in kept:
        year = row.planned.target.year
        if year is not None and year >= until.year:
            nearest[row.key.document] = min(year, nearest.get(row.key.document, year))
    return [row for row in kept if row.planned.target.year in (None, nearest.get(row.key.document))]


def measured_words(row: TargetRow, found: Measurement) -> str:
    """What was reached, with its sign of percent; as it was reported where that is words."""
    if found.value is None:
        return one_line(found.words)
    return number_words(found.value) + (PERCENT if row.planned.target.unit.strip() == PERCENT else "")


def answer(question: Question, rows: Rows) -> Answer:
    """The answer to a question. Records that are no longer there give none."""
    if question.what in ABOUT_TARGETS:
        return _about_targets(question, rows.targets)
    return _about_tasks(question, rows.tasks)


def _is_asked(question: Question, row: TaskRow | TargetRow) -> bool:
    """Whether a row is among those that a question is about, whatever its state."""
    return (
        not row.gone
        and (not question.plans or row.key.document in question.plans)
        and question.section in ("", row.planned.place.section)
        and question.record in ("", row.key.record)
    )


def _about_tasks(question: Question, tasks: Iterable[TaskRow]) -> Answer:
    asked = [row for row in tasks if _is_asked(question, row)]
    until = question.until or _FOREVER
    if question.record:
        numbers = tuple(row.number for row in asked)
        return Answer(_of_one_task(question.what, asked[0]) if asked else None, numbers)
    if question.state == DONE_WITHIN:
        counted = [row for row in asked if is_done_within(row, question.since, until)]
    else:
        day = judged_on(until, question.known)
        counted = [row for row in asked if question.state in ("", state_on(row, day))]
    numbers = tuple(row.number for row in counted)
    heard = any(not is_silent(row) for row in asked)
    if not asked or (question.state not in ("", SILENT, LATE) and not heard):
        return Answer(None, numbers)  # nobody entered anything: no figure says so
    if question.what is What.SHARE:
        return Answer(share_words(100 * len(counted) / len(asked)), numbers)
    return Answer(number_words(len(counted)), numbers)


def _of_one_task(what: What, row: TaskRow) -> str | None:
    progress = row.progress
    day = progress.done_on
    said = {
        What.PERCENT: f"{progress.percent}{PERCENT}" if progress.percent else "",
        What.RESULT: _capital(one_line(progress.result).rstrip(".")),
        What.REASON: _reason(progress),
        What.DONE_ON: short_date(OfficialDate.of(day)) if day is not None else "",
        What.REMINDERS: str(row.reminders) if row.reminders else "",
    }
    return said.get(what) or None


def _reason(progress: Progress) -> str:
    """A reason to go on inside a sentence, which says itself of a paused task that it is paused."""
    reason = one_line(progress.reason).rstrip(" .")
    if progress.state is TaskState.PAUSED:
        reason = _PAUSED.sub("", reason, count=1)
    return small(reason)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _about_targets(question: Question, targets: Iterable[TargetRow]) -> Answer:
    asked = [row for row in targets if _is_asked(question, row)]
    until = question.until or _FOREVER
    if not question.record:
        asked = in_force(asked, until)
        states = [target_state(row, counts_from(row, until), until) for row in asked]
        counted = [row.number for row, state in zip(asked, states, strict=True) if question.state in ("", state)]
        measured = question.state in ("", UNMEASURED) or any(state != UNMEASURED for state in states)
        return Answer(number_words(len(counted)) if asked and measured else None, tuple(counted))
    if not asked:
        return Answer(None, ())
    row = asked[0]
    found = reached(row, question.since, question.until)
    if found is None:
        return Answer(None, (row.number,))
    if question.what is What.MEASURED:
        return Answer(measured_words(row, found), (row.number,))
    share = attained(row, found.value) if found.value is not None else None
    return Answer(share_words(share) if share is not None else None, (row.number,))
