"""What the sample office follows: its yearly plan of this year and of last year, with what was reported of them.

Made from the yearly plan in the resources; the same for the same day.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import count

from desktop.domain.assigned import change_assignment
from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from desktop.domain.exchange import loads
from desktop.domain.letter_forms import LetterKind
from desktop.domain.office import Office
from desktop.domain.planned import plan_year
from desktop.domain.ports import UnitOfWork
from desktop.domain.progress import Measurement, PlannedTask, Progress, RecordKey, TaskState
from desktop.domain.records import decode
from desktop.resources import resource
from desktop.services.letters import Making, choices_within, letter_form
from desktop.services.plans import planned_of
from desktop.services.tasks import TaskChange, apply_changes

_YEAR = re.compile(r"(?<!\w)20\d\d(?!\w)")
_LAST_OF_TERM = 2030  # the term and its targets stay where they are
ISSUED = (11, 20)  # day of the year before, on which a yearly plan was issued
_BEGUN = 40  # percent that were reported at half time
REMINDED = timedelta(days=2)  # before today a letter went to a unit that was late
_EARLY = timedelta(days=4)  # before its day a task was done


@dataclass(frozen=True, slots=True)
class _Task:
    """What is reported of a task whose day has come; `percent` below 100 is all that was done."""

    record: str
    result: str
    percent: int = 100
    reason: str = ""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class _Target:
    """What was reached: by the end of months of this year and of last year, and by the end of years before."""

    record: str
    now: tuple[tuple[float, ...], ...] = ()
    last: tuple[tuple[float, ...], ...] = ()
    years: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Followed:
    plan: str
    clerk: str
    numbers: tuple[str, ...]
    task: tuple[_Task, ...]
    target: tuple[_Target, ...]


def fill_followed(unit: UnitOfWork, office: Office, now: datetime) -> None:
    """Put both plans into the store, going, with their progress up to `now` and a letter to a unit that was late."""
    content = tomllib.loads(resource("sample", "followed.toml").read_text(encoding="utf-8"))
    days: dict[str, int] = content.pop("days")
    followed: _Followed = decode(content, _Followed, "followed")
    today = now.astimezone().date()
    for ago, number in enumerate(followed.numbers):
        plan = _plan_of(followed.plan, today.year - ago, number)
        if not ago:
            plan = _with_days(plan, {record: today + timedelta(days) for record, days in days.items()})
        _set_going(unit, plan, today.year - ago - 1, followed.clerk)
        moments = _Moments(unit, plan.id, followed.clerk, today)
        moments.report_tasks(planned_of(plan).tasks, followed.task, whole=bool(ago))
        for target in followed.target:
            moments.measure(target, today.year - ago, this_year=not ago)
    _remind(unit, office, today - REMINDED, followed.clerk)


def _remind(unit: UnitOfWork, office: Office, day: date, clerk: str) -> None:
    """The first unit that was late then was reminded."""
    ids = (f"b1a0d0{number:06}" for number in count(1))
    at = _morning(day)
    choices = choices_within(unit, LetterKind.REMIND, None, day)
    late = next((one for one in choices.units if one.unit), None)
    if late is not None:
        form = letter_form(LetterKind.REMIND)
        Making(unit, form, office, choices.answer_by, at, clerk, day, partial(next, ids)).letters((late,))


def _plan_of(name: str, year: int, number: str) -> Document:
    """The yearly plan of the resources as it would have been for another year."""
    text = resource("sample", f"{name}.thao.json").read_text(encoding="utf-8")
    shift = year - (plan_year(loads(text)) or year)

    def moved(found: re.Match[str]) -> str:
        named = int(found[0])
        return found[0] if named < year - shift - 1 or named >= _LAST_OF_TERM else str(named + shift)

    plan = loads(_YEAR.sub(moved, text))
    issued = OfficialDate.of(date(year - 1, *ISSUED))
    header = replace(plan.header, number=number, date=issued, draft="")
    return replace(plan, id=f"b1a0{year % 100:02}0000{number}", header=header)


def _with_days(plan: Document, days: dict[str, date]) -> Document:
    """The plan with these deadlines."""
    for task in planned_of(plan).tasks:
        if task.assignment.id in days:
            day = days[task.assignment.id]
            plan = change_assignment(plan, replace(task.assignment, deadline=f"{day.day}/{day.month}/{day.year}"))
    return plan


def _set_going(unit: UnitOfWork, plan: Document, year: int, clerk: str) -> None:
    saved = _morning(date(year, *ISSUED))
    planned = planned_of(plan)
    unit.documents.save(plan, 0, saved)
    unit.plans.follow(plan.id, planned)
    unit.plans.issue(plan.id, planned, saved + timedelta(days=3), clerk)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 20)).astimezone()


class _Moments:
    """Reports of one plan, each at the time at which it would have come."""

    def __init__(self, unit: UnitOfWork, plan: str, clerk: str, today: date) -> None:
        self._unit, self._plan, self._clerk, self._today = unit, plan, clerk, today

    def report_tasks(self, planned: tuple[PlannedTask, ...], told: tuple[_Task, ...], *, whole: bool) -> None:
        """What was reported of tasks; with `whole` the year is over and nearly all is done."""
        by_record = {one.record: one for one in told}
        for task in planned:
            one = by_record.get(task.assignment.id)
            if one is not None:
                for day, progress in self._course(one, task.due, whole=whole):
                    if day <= self._today:
                        self._report(task.assignment.id, progress, day)

    def _course(self, one: _Task, due: date | None, *, whole: bool) -> Iterator[tuple[date, Progress]]:
        """Reports of one task in their order: something at half time, what is told when its day has come.

        Of one with 0% nothing was reported yet.
        """
        if not one.percent and not whole:
            return
        last = due or self._today - timedelta(days=20)
        percent = min(_BEGUN, one.percent)
        yield last - timedelta(days=45), Progress(TaskState.DOING, percent // 2)
        if (one.percent == 100 or whole) and due is not None:
            yield last - _EARLY, Progress(TaskState.DONE, 100, one.result if one.percent == 100 else "", "")
            return
        state = TaskState.PAUSED if one.paused else TaskState.DOING
        yield last - _EARLY, Progress(state, one.percent, one.result, one.reason)

    def _report(self, record: str, progress: Progress, day: date) -> None:
        key = RecordKey(self._plan, record)
        number = self._unit.tasks.number(key)
        for row in self._unit.tasks.rows((number,) if number is not None else ()):
            apply_changes(self._unit, (TaskChange(key, row.revision, progress),), _morning(day), self._clerk)

    def measure(self, target: _Target, year: int, *, this_year: bool) -> None:
        """What a target had reached by the ends of months and years that are over."""
        months = [(_end(year, int(month)), value) for month, value in (target.now if this_year else target.last)]
        years = [(date(year + int(ago), 12, 31), value) for ago, value in (target.years if this_year else ())]
        key = RecordKey(self._plan, target.record)
        for day, value in sorted((*years, *months)):
            number = self._unit.targets.number(key)
            for row in self._unit.targets.rows((number,) if number is not None and day < self._today else ()):
                reported = max(_morning(day + timedelta(days=3)), _morning(date(year, 1, 15)))
                self._unit.targets.measure(row, Measurement(day, value), reported, self._clerk)


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
