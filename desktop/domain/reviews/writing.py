"""The body of a report: how it all stands, each section of each plan in its order, what is late, what comes next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.dates import OfficialDate, short_date
from desktop.domain.document import Block, Level, Run, Target
from desktop.domain.figures import DONE_WITHIN, MISSED, REACHED, SILENT, UNMEASURED, What
from desktop.domain.number_words import PERCENT, number_words
from desktop.domain.progress import LATE, PlanName, TargetRow, TaskRow, TaskState
from desktop.domain.record_words import small
from desktop.domain.reviews.counting import Rows, is_done_within, is_silent, state_on
from desktop.domain.reviews.facts import (
    Facts,
    is_continuous,
    is_due_next,
    numbered,
    waits_for_words,
    without_number,
)
from desktop.domain.reviews.forms import ReviewForm
from desktop.domain.reviews.headings import heading_words
from desktop.domain.reviews.patterns import Value, fill
from desktop.domain.reviews.periods import Period
from desktop.domain.text import fold, one_line

_TASK_PATTERNS = {
    TaskState.DONE.value: "task_done",
    TaskState.DOING.value: "task_doing",
    TaskState.NOT_BEGUN.value: "task_todo",
    TaskState.PAUSED.value: "task_paused",
    SILENT: "task_silent",
}
_ALWAYS = "thuong xuyen"  # the heading over such tasks says it
_LONGEST_HEADING = 160  # letters
_YEARS = re.compile(r"20\d\d(?:\s*[-–]\s*20\d\d)?")
_COMPLETED = re.compile(r"^hoàn thành\s+(?=\S)", re.IGNORECASE)
_COUNTED = {
    "đang làm": TaskState.DOING.value,
    "chưa làm": TaskState.NOT_BEGUN.value,
    "quá hạn": LATE,
    "tạm dừng": TaskState.PAUSED.value,
    "chưa báo cáo": SILENT,
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes blocks from facts by the patterns of a form. `office` is what the text calls the office."""

    form: ReviewForm
    facts: Facts
    office: str
    ids: Callable[[], str]

    # words of the whole report

    def period_words(self, period: Period) -> str:
        """ "6 tháng đầu năm 2027"."""
        words = self.form.stretches[period.stretch]
        return _plain(fill(words, {"năm": str(period.year), **_days(period)}, as_it_is=True))

    def plan_words(self, plan: PlanName, pattern: str = "plan") -> str:
        """ "Kế hoạch số 47/KH-LĐLĐ về …"."""
        subject = one_line(plan.subject)
        subject = subject[3:] if subject.casefold().startswith("về ") else subject
        subject = subject if subject[1:2].isupper() else subject[:1].lower() + subject[1:]
        kind = one_line(plan.kind).capitalize()
        return _plain(fill(self.form.says(pattern), {"loại": kind, "số ký hiệu": numbered(plan), "trích yếu": subject}))

    def whole(self) -> dict[str, Value]:
        """The fields of the whole report."""
        one = self.facts.plans[0] if len(self.facts.plans) == 1 else None
        many = self.form.says("many_plans")
        period = self.facts.period
        return {
            "kỳ": self.period_words(period),
            "kỳ tới": self.period_words(period.next),
            "kế hoạch": self.plan_words(one) if one else many,
            "tên ngắn": self.plan_words(one, "short_plan") if one else many,
            "cơ quan": self.office,
            "năm": str(period.year),
            **_days(self.facts.told),
        }

    def words(self, pattern: str) -> str:
        """A pattern of the whole report as plain words."""
        return _plain(self.runs(pattern))

    def runs(self, pattern: str, *, bold: bool = False) -> tuple[Run, ...]:
        """A pattern of the whole report."""
        return fill(self.form.says(pattern), self.whole(), bold=bold)

    # blocks

    def block(self, level: Level, runs: tuple[Run, ...], *children: Block, guidance: str = "") -> Block:
        """A block with a fresh id."""
        return Block(self.ids(), level, runs, children, guidance=guidance)

    def line(self, pattern: str, values: Mapping[str, Value], level: Level = Level.DASH) -> Block:
        """A line made by a pattern."""
        return self.block(level, fill(self.form.says(pattern), values))

    def body(self) -> tuple[Block, ...]:
        """Every section of the report."""
        sections = (
            self._section("overview", self._overview()),
            self._section("results", self._results()),
            self._section("late", self._late()),
            self._section("appraisal", (self._open_item(name) for name in ("strengths", "weaknesses", "causes"))),
            self._section("ahead", self._ahead()),
            self._section("proposals", (self.block(Level.PARAGRAPH, (), guidance=self.form.guidance["proposals"]),)),
        )
        return tuple(section for section in sections if section.children)

    def _section(self, pattern: str, children: Iterator[Block] | tuple[Block, ...]) -> Block:
        heading = tuple(Run(run.text.upper()) for run in self.runs(pattern))
        return self.block(Level.SECTION, heading, *children)

    def _open_item(self, name: str) -> Block:
        """A clause that only people can write."""
        empty = self.block(Level.PARAGRAPH, (), guidance=self.form.guidance[name])  # paper has no dash for it
        return self.block(Level.CLAUSE, self.runs(name, bold=True), empty)

    # how it all stands

    def _counts(self, rows: Iterable[TaskRow], plans: tuple[str, ...] = (), section: str = "") -> dict[str, Value]:
        counted = Rows(tuple(rows))

        def count(what: What, state: str = "") -> Value:
            return self.facts.count(what, state, counted, plans=plans, section=section)

        done = TaskState.DONE.value
        return {
            **self.whole(),
            **{name: count(What.TASKS, state) for name, state in _COUNTED.items()},
            "tổng số": count(What.TASKS),
            "hoàn thành": count(What.TASKS, done),
            "tỷ lệ": count(What.SHARE, done),
            "trong kỳ": count(What.TASKS, DONE_WITHIN),
        }

    def _overview(self) -> Iterator[Block]:
        facts = self.facts
        if any(facts.tasks_of(plan) for plan in facts.plans):
            counts = self._counts(facts.rows.tasks)
            yield self.line("overview_tasks", counts, Level.PARAGRAPH)
            if self._was_done_before():
                yield self.line("overview_within", counts, Level.PARAGRAPH)
        if any(facts.targets_of(plan) for plan in facts.plans):
            states = {"tổng số": "", "đạt": REACHED, "chưa đạt": MISSED, "chưa đo": UNMEASURED}
            said = {name: facts.count(What.TARGETS, state, facts.rows) for name, state in states.items()}
            yield self.line("overview_targets", {**self.whole(), **said}, Level.PARAGRAPH)

    def _was_done_before(self) -> bool:
        """Whether not all that is done was done within the period, so that the two have to be told apart."""
        period = self.facts.period
        done = [row for row in self.facts.rows.tasks if row.progress.state is TaskState.DONE]
        return any(not is_done_within(row, period.first, period.last) for row in done)

    # section by section

    def _results(self) -> Iterator[Block]:
        several = len(self.facts.plans) > 1
        for plan in self.facts.plans:
            sections = tuple(self._of_sections(plan, Level.POINT if several else Level.CLAUSE))
            if several and sections:
                yield self.block(Level.CLAUSE, (Run(self.plan_words(plan), bold=True),), *sections)
            else:
                yield from sections

    def _of_sections(self, plan: PlanName, level: Level) -> Iterator[Block]:
        tasks, targets = self.facts.tasks_of(plan), self.facts.targets_of(plan)
        for section in self.facts.sections_of(plan):
            lines: list[Block] = []
            mine = [row for row in tasks if row.planned.place.section == section]
            if mine:
                counts = self._counts(mine, (plan.id,), section)
                pattern = "section_silent" if all(map(is_silent, mine)) else "section_tasks"
                lines.append(self.line(pattern, counts, Level.PARAGRAPH))
            lines += [
                self.line("target", self.target_values(row)) for row in targets if row.planned.place.section == section
            ]
            lines += [line for row in mine for line in self._of_task(row)]
            heading = heading_words(without_number(section), self.form.names)
            is_heading = len(heading) <= _LONGEST_HEADING  # else tasks of a sentence that stands in no section
            runs = (Run(heading, bold=True),) if is_heading and heading else self.runs("others", bold=True)
            yield self.block(level, runs, *lines)

    def target_values(self, row: TargetRow) -> dict[str, Value]:
        """What a sentence about one target may say."""
        target, before = row.planned.target, self.facts.year_before(row)
        return {
            "chỉ tiêu": one_line(target.indicator) or row.planned.place.words,
            "kế hoạch": small(planned_words(target)),
            "thực hiện": self.facts.of_target(What.MEASURED, row),
            "tỷ lệ": self.facts.of_target(What.ATTAINED, row),
            "cùng kỳ": before if before is not None else "",
            "đơn vị tính": target.unit,
            "thời kỳ": ""
            if target.year == self.facts.period.year
            else small(one_line(target.period or str(target.year or ""))),
        }

    def _of_task(self, row: TaskRow) -> Iterator[Block]:
        """What was done of a task. Late ones have a section of their own; what is not due yet may be left unsaid."""
        period = self.facts.period
        state = state_on(row, self.facts.day)
        earlier = state == TaskState.DONE and not is_done_within(row, period.first, period.last)
        done_earlier = earlier and row.progress.done_on is not None
        if state == LATE or done_earlier or (state == SILENT and not waits_for_words(row)):
            return
        yield self.line(_TASK_PATTERNS[state], self.task_values(row))

    def task_values(self, row: TaskRow) -> dict[str, Value]:
        """What a sentence about one task may say."""
        planned, ask = row.planned, self.facts.of_task
        return {
            "nhiệm vụ": one_line(planned.task).rstrip(" .;,:"),
            "chủ trì": one_line(planned.assignment.lead),
            "phối hợp": ", ".join(planned.assignment.supporting),
            "thời hạn": small(deadline_words(planned.assignment.deadline)),
            "kết quả": ask(What.RESULT, row),
            "phần trăm": ask(What.PERCENT, row),
            "lý do": ask(What.REASON, row),
            "ngày xong": ask(What.DONE_ON, row),
            "số lần": ask(What.REMINDERS, row),
        }

    def late_tasks(self) -> list[TaskRow]:
        """What is late at the end of the period, plan by plan."""
        facts = self.facts
        return [row for plan in facts.plans for row in facts.tasks_of(plan) if state_on(row, facts.day) == LATE]

    def _late(self) -> Iterator[Block]:
        late = self.late_tasks()
        for row in late:
            yield self.line("late_task", self.task_values(row))
        if not late and self.facts.rows.tasks:
            yield self.block(Level.PARAGRAPH, self.runs("no_late"))

    # what comes next

    def _ahead(self) -> Iterator[Block]:
        """What is left: each task once, what is late or was paused past its day before what falls due next."""
        facts = self.facts
        rows = [row for plan in facts.plans for row in facts.tasks_of(plan)]
        groups: dict[str, list[TaskRow]] = {"late": [], "due": [], "continuous": [], "remaining": []}
        for row in rows:
            if row.progress.state is not TaskState.DONE:
                groups[_group(row, facts)].append(row)
        groups["due"].sort(key=lambda row: row.planned.due or facts.day)  # stable: those of one day as in the plan
        for group, found in groups.items():
            if found:
                pattern = "ahead_late_task" if group == "late" else "ahead_task"
                lines = [self.line(pattern, _ahead_values(self.task_values(row))) for row in found]
                yield self.block(Level.CLAUSE, self.runs(f"ahead_{group}", bold=True), *lines)


def _group(row: TaskRow, facts: Facts) -> str:
    """Under which heading a task that is left comes."""
    due = row.planned.due
    if due is not None and due < facts.day:
        return "late"
    if is_due_next(row, facts):
        return "due"
    return "continuous" if is_continuous(row) else "remaining"


def _ahead_values(values: Mapping[str, Value]) -> dict[str, Value]:
    """What is said of a task to come: nothing of its progress, nor that it is always to be done."""
    kept = {name: values[name] for name in ("nhiệm vụ", "chủ trì", "phối hợp", "thời hạn")}
    always = kept["thời hạn"]
    return kept | ({"thời hạn": ""} if isinstance(always, str) and fold(always) == _ALWAYS else {})


def deadline_words(deadline: str) -> str:
    """A deadline as it goes on behind "thời hạn": "2021" of a table is "năm 2021", "hoàn thành quý I" only "quý I"."""
    words = _COMPLETED.sub("", one_line(deadline))
    return f"năm {words}" if _YEARS.fullmatch(words) else words


def planned_words(target: Target, *, bare: bool = False) -> str:
    """What a plan asks, as it wrote it: "trên 80%"; else the number with its sign of percent or unit.

    A `bare` one has no unit but the sign: that stands in a column of its own.
    """
    unit = one_line(target.unit)
    if target.words:
        words = one_line(target.words)
        if unit in ("", PERCENT):
            return words
        if bare:
            return words.removesuffix(unit).rstrip()
        return words if fold(unit) in fold(words) else f"{words} {unit}"
    if target.value is None:
        return ""
    if bare and unit != PERCENT:
        return number_words(target.value)
    return number_words(target.value) + (unit if unit == PERCENT else f" {unit}" if unit else "")


def _days(period: Period) -> dict[str, Value]:
    first, last = (short_date(OfficialDate.of(day)) for day in (period.first, period.last))
    return {"ngày đầu": first, "ngày cuối": last}


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
