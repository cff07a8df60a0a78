"""What a report is about: the plans with their rows as they were on its last day, and the indicators of last year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.deadlines import Repeat
from desktop.domain.figures import DONE_WITHIN, Question, What
from desktop.domain.progress import PlanName, TargetRow, TaskRow, TaskState
from desktop.domain.reviews.counting import Rows, answer, counts_from, in_force, is_silent, judged_on, reached
from desktop.domain.reviews.patterns import Asked
from desktop.domain.reviews.periods import Period, year_earlier
from desktop.domain.symbols import number_and_symbol
from desktop.domain.text import fold, from_roman, one_line

_NUMBER = re.compile(r"^(?:(?:Phần|Chương|Mục|Tiểu mục|Điều)\s+)?(?:([IVXLC]+)|(\d+)(?:\.\d+)*)(?:\s*[.)–-]+\s*|\s+|$)")
_NO_NUMBER = 1000  # appendices come last
_LONGEST_GAP = 60  # letters of the name of a gap
_ENDS = " .;,:"
_GAPS = {  # names of fields are data of the draft, as in templates
    (What.TASKS, ""): "số nhiệm vụ",
    (What.TASKS, TaskState.DONE.value): "số nhiệm vụ hoàn thành",
    (What.TASKS, TaskState.DOING.value): "số nhiệm vụ đang thực hiện",
    (What.TASKS, TaskState.NOT_BEGUN.value): "số nhiệm vụ chưa thực hiện",
    (What.TASKS, TaskState.PAUSED.value): "số nhiệm vụ tạm dừng",
    (What.TASKS, DONE_WITHIN): "số nhiệm vụ hoàn thành trong kỳ",
    (What.SHARE, ""): "tỷ lệ hoàn thành",
    (What.PERCENT, ""): "phần trăm",
    (What.RESULT, ""): "kết quả",
    (What.REASON, ""): "lý do quá hạn",
    (What.DONE_ON, ""): "ngày hoàn thành",
    (What.REMINDERS, ""): "số lần đôn đốc",
    (What.TARGETS, ""): "số chỉ tiêu",
    (What.MEASURED, ""): "thực hiện",
    (What.ATTAINED, ""): "tỷ lệ so với kế hoạch",
}


Indicator = tuple[str, str]
"""An indicator and its unit, folded."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`rows` hold the tasks as they were (see `counting.as_it_was`) and the targets of the plans of this report.

    `last_year` are targets of other plans, of the year before, by indicator (see `by_indicator`). What was entered
    after `known` is not in `rows`.
    """

    plans: tuple[PlanName, ...]
    rows: Rows
    period: Period
    known: date
    last_year: Mapping[Indicator, tuple[TargetRow, ...]] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day on which lateness is judged."""
        return judged_on(self.period.last, self.known)

    @property
    def told(self) -> Period:
        """The part of the period that the report can tell of: nobody knows what comes after the day it is made on."""
        return Period(self.period.first, max(self.period.first, min(self.period.last, self.known)))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the plans."""
        return tuple(plan.id for plan in self.plans)

    def tasks_of(self, plan: PlanName) -> list[TaskRow]:
        """The tasks of a plan in its order."""
        mine = [row for row in self.rows.tasks if row.key.document == plan.id and not row.gone]
        return sorted(mine, key=lambda row: row.planned.place.position)

    def targets_of(self, plan: PlanName) -> list[TargetRow]:
        """The targets of a plan that this period is to be measured by, in its order.

        Those of every year, of this one, and of the milestone that comes next.
        """
        mine = tuple(row for row in self.rows.targets if row.key.document == plan.id)
        wanted = in_force(mine, self.period.last)
        return sorted(wanted, key=lambda row: row.planned.place.position)

    def sections_of(self, plan: PlanName) -> Iterator[str]:
        """The sections of a plan that hand out tasks or set targets, in its order."""
        tasks = [row.planned.place.section for row in self.tasks_of(plan)]
        targets = [row.planned.place.section for row in self.targets_of(plan)]
        yield from sorted(dict.fromkeys((*tasks, *targets)), key=section_number)

    # questions

    def count(self, what: What, state: str, rows: Rows, *, plans: tuple[str, ...] = (), section: str = "") -> Asked:
        """How many tasks, or targets, of the plans are in a state, or their share; `rows` are all that may count."""
        days = (self.period.first, self.period.last, self.known)
        question = Question(what, plans or self.ids, section, state, "", *days)
        return Asked(question, answer(question, rows).text, gap_name(question, without_number(section)))

    def of_task(self, what: What, row: TaskRow) -> Asked:
        """What was reported of one task."""
        days = (self.period.first, self.period.last, self.known)
        question = Question(what, (row.key.document,), "", "", row.key.record, *days)
        return Asked(question, answer(question, Rows((row,))).text, gap_name(question, row.planned.task))

    def of_target(self, what: What, row: TargetRow) -> Asked:
        """What one target had reached on the last day."""
        days = (counts_from(row, self.period.last), self.period.last, self.known)
        question = Question(what, (row.key.document,), "", "", row.key.record, *days)
        said = answer(question, Rows(targets=(row,)))
        return Asked(question, said.text, gap_name(question, row.planned.target.indicator))

    def year_before(self, row: TargetRow) -> Asked | None:
        """What the same indicator had reached a year earlier; None where nobody measured it, or no plan has it."""
        until = year_earlier(self.period.last)
        since = date(until.year, 1, 1)
        for other in (row, *self.last_year.get(indicator_of(row), ())):
            if row.planned.target.indicator and reached(other, since, until) is not None:
                plan = (other.key.document,)
                question = Question(What.MEASURED, plan, "", "", other.key.record, since, until, self.known)
                said = answer(question, Rows(targets=(other,)))
                return Asked(question, said.text, gap_name(question, row.planned.target.indicator))
        return None


def indicator_of(row: TargetRow) -> Indicator:
    """Indicator and unit as they are compared with those of another plan."""
    target = row.planned.target
    return fold(one_line(target.indicator)).strip(_ENDS), fold(one_line(target.unit))


def by_indicator(rows: Iterable[TargetRow]) -> dict[Indicator, tuple[TargetRow, ...]]:
    """Targets by what they measure."""
    found: dict[Indicator, list[TargetRow]] = {}
    for row in rows:
        found.setdefault(indicator_of(row), []).append(row)
    return {indicator: tuple(same) for indicator, same in found.items()}


def is_due_next(row: TaskRow, facts: Facts) -> bool:
    """Whether a task falls due in the period that comes next; what is left of this one is to be gone on with."""
    due, after = row.planned.due, facts.period.next
    return due is not None and after.first <= due <= after.last


def is_continuous(row: TaskRow) -> bool:
    """Whether a task never falls due but is asked at each review; what waits for an event is not."""
    return row.planned.repeat not in (Repeat.ONCE, Repeat.ON_EVENT)


def waits_for_words(row: TaskRow) -> bool:
    """Whether a report has to say something of a task of which nobody has entered anything."""
    return is_silent(row) and is_continuous(row)


def gap_name(question: Question, about: str) -> str:
    """What the gap of a figure is called among the fields of the report: alike only where the same is asked."""
    about = one_line(about).strip(_ENDS)
    about = about if len(about) <= _LONGEST_GAP else about[:_LONGEST_GAP].rsplit(" ", 1)[0] + "…"
    label = _GAPS.get((question.what, question.state)) or _GAPS[question.what, ""]
    return f"{label}: {about}" if about else label


def section_number(section: str) -> int:
    """The number that a section bears ("III. …" is 3); what has none comes behind those that have."""
    found = _NUMBER.match(one_line(section))
    if found is None:
        return _NO_NUMBER
    return (from_roman(found[1]) or _NO_NUMBER) if found[1] else int(found[2])


def without_number(section: str) -> str:
    """ "III. NHIỆM VỤ" → "NHIỆM VỤ": the report numbers its own items."""
    return _NUMBER.sub("", one_line(section), count=1).strip(_ENDS) or one_line(section)


def numbered(plan: PlanName) -> str:
    """ "47/KH-LĐLĐ", or "" while the plan has no number."""
    return number_and_symbol(plan.number, plan.symbol) if plan.number.strip() else ""
