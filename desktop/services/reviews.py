"""Sơ kết, tổng kết: a draft report from what was recorded, its figures counted again, and the rows behind them.

Each function is for the database thread; a report is kept when the clerk has it open, as any draft.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from desktop.domain.document import Document, new_id
from desktop.domain.errors import N_, UserError
from desktop.domain.figures import ABOUT_TARGETS, News, Question, figures_in, recount
from desktop.domain.office import Office
from desktop.domain.ports import Database
from desktop.domain.progress import PlanName, TargetQuery, TargetRow, TaskQuery, TaskRow
from desktop.domain.reviews.counting import Answer, Rows, answer, as_it_was, counts_from, in_force, is_silent, reached
from desktop.domain.reviews.draft import draft
from desktop.domain.reviews.facts import Facts, by_indicator, gap_name
from desktop.domain.reviews.forms import ReviewForm, parse_form
from desktop.domain.reviews.periods import Period, Stretch
from desktop.domain.reviews.stale import Scope, Stale, scope_of, stale_sentences
from desktop.domain.text import one_line
from desktop.resources import resource
from desktop.services.office import default_symbol, office_of
from desktop.services.plans import plan_names
from desktop.services.targets import all_targets
from desktop.services.tasks import task_states_at

PATTERNS = "review patterns:"  # before a form's id: the setting with the office's own sentences
_Row = TypeVar("_Row", TaskRow, TargetRow)
NO_PLANS = N_("Chưa chọn kế hoạch nào. Chưa lập gì. Hãy chọn ít nhất một kế hoạch đã đưa vào thực hiện.")
NO_SUCH_FORM = N_("Không có mẫu báo cáo “{name}”. Chưa lập gì. Hãy chọn mẫu khác.")
NO_FIGURES = N_("Văn bản không có số liệu nào lấy từ Phân công hay Chỉ tiêu. Văn bản giữ nguyên.")


class Outlook(NamedTuple):
    """What a report would be made of: tasks, `silent` ones with nothing entered, targets, those not measured."""

    tasks: int
    silent: int
    targets: int
    unmeasured: int


class Behind(NamedTuple):
    """The rows that a figure was counted from: their numbers, and whether they are targets."""

    numbers: tuple[int, ...]
    of_targets: bool
    text: str


class Renewed(NamedTuple):
    """A report with its figures counted again, which of them changed, and the sentences that are to be put right.

    `names` are the words of the tasks and targets, by record.
    """

    document: Document
    news: tuple[News, ...]
    stale: tuple[Stale, ...] = ()
    names: Mapping[str, str] = MappingProxyType({})


@cache
def own_forms() -> tuple[ReviewForm, ...]:
    """The forms of the program, in the order that they give themselves."""
    paths = sorted(resource("reviews").glob("*.toml"))
    return tuple(sorted((parse_form(path.read_text(encoding="utf-8")) for path in paths), key=lambda form: form.order))


def review_forms(database: Database) -> tuple[ReviewForm, ...]:
    """The forms with the sentences that the office has made its own."""
    with database.unit() as unit:
        kept = {form.id: _texts(unit.settings.get(PATTERNS + form.id)) for form in own_forms()}
    return tuple(_with_own(form, kept[form.id]) for form in own_forms())


def keep_patterns(database: Database, form_id: str, texts: Mapping[str, str]) -> ReviewForm:
    """Keep the office's sentences of a form; those that say what the program says are not kept, so none goes back to
    Thảo's. Raises UserError, with nothing kept, where one has a field that it may not have, or odd brackets.
    """
    form = _form(own_forms(), form_id)
    own = {name: text for name, text in texts.items() if name in form.patterns and text != form.says(name)}
    changed = form.with_patterns(own)
    with database.unit() as unit:
        unit.settings.put(PATTERNS + form_id, json.dumps(own, ensure_ascii=False) if own else "")
        unit.commit()
    return changed


def outlook(database: Database, plans: Sequence[str] | None, period: Period, known: date) -> Outlook:
    """What a report on plans (None: all that are going) would be made of."""
    facts = _facts(database, _chosen(database, plans), period, known)
    targets = in_force(facts.rows.targets, period.last)
    unmeasured = sum(reached(row, counts_from(row, period.last), period.last) is None for row in targets)
    tasks = [row for row in facts.rows.tasks if not row.gone]
    return Outlook(len(tasks), sum(map(is_silent, tasks)), len(targets), unmeasured)


def draft_review(
    database: Database,
    plans: Sequence[str] | None,
    period: Period,
    kind: str,
    today: date,
    at: datetime,
    known: date | None = None,
) -> Document:
    """The draft of a report on plans (None: all that are going), not saved yet.

    `kind` is the id of a form ("so-ket"). All is told as of the last day of the period, by what had been entered up to
    the end of the day `known`: that last day, or `at` where the period is still going on. Raises UserError without a
    plan.
    """
    form = _form(review_forms(database), kind)
    chosen = _chosen(database, plans)
    if not chosen:
        raise UserError(NO_PLANS)
    facts = _facts(database, chosen, period, known or min(period.last, at.astimezone().date()))
    office = office_of(database) or Office("")
    return draft(form, facts, office, default_symbol(office, form.kind), today, new_id())


def recount_review(database: Database, document: Document) -> Renewed:
    """A report with its figures counted again, and what its sentences say that is no longer so.

    Raises UserError where it has no figures.
    """
    questions = {figure.question for figure in figures_in(document)}
    if not questions:
        raise UserError(NO_FIGURES)
    source = _Source(database)
    answers = {question: source.answer(question).text for question in questions}
    after, news = recount(document, lambda question: answers[question], source.gap)
    scope = scope_of(after)
    if scope is None:
        return Renewed(after, news)
    rows = source.all_rows(scope)
    names = {row.key.record: one_line(row.planned.task) for row in rows.tasks}
    names |= {row.key.record: one_line(row.planned.target.indicator) for row in rows.targets}
    office = review_forms(database)
    forms = (*office, *(form for form in own_forms() if form not in office))
    return Renewed(after, news, stale_sentences(after, rows, scope, forms, news), names)


def redraft_review(database: Database, document: Document, today: date, at: datetime) -> Document:
    """A fresh draft beside a report: the same plans, period and kind, by what is entered now; not saved yet.

    Raises UserError where the report has no figures, or none of its plans is being followed any more.
    """
    scope = scope_of(document)
    if scope is None:
        raise UserError(NO_FIGURES)
    form, period = _form_and_period(review_forms(database), document, scope)
    return draft_review(database, scope.plans, period, form.id, today, at, scope.known)


def _form_and_period(forms: Sequence[ReviewForm], document: Document, scope: Scope) -> tuple[ReviewForm, Period]:
    """What the subject says; else by its days: a whole year is summed up."""
    subject = one_line(document.header.subject).casefold()
    beginnings = {form.id: form.says("subject").partition("{")[0].strip().casefold() for form in forms}
    form = next((one for one in forms if beginnings[one.id] and subject.startswith(beginnings[one.id])), None)
    if form is None:
        form = forms[-1] if scope.period.stretch is Stretch.YEAR else forms[0]
    return form, scope.period


def rows_behind(database: Database, question: Question) -> Behind:
    """The rows that a figure was counted from, as they were then; numbers that are gone meanwhile are left out."""
    found = _Source(database).answer(question)
    return Behind(found.rows, question.what in ABOUT_TARGETS, found.text or "")


class _Source:
    """Rows of plans as questions ask for them, each read once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tasks: dict[tuple[str, date, date], dict[str, TaskRow]] = {}
        self._targets: dict[str, dict[str, TargetRow]] = {}

    def answer(self, question: Question) -> Answer:
        """The answer of now."""
        return answer(question, self._rows(question))

    def all_rows(self, scope: Scope) -> Rows:
        """Every row of the plans of a report, as of its last day."""
        tasks = [self._tasks_of(plan, scope.period.last, scope.known) for plan in scope.plans]
        targets = [self._targets_of(plan) for plan in scope.plans]
        return Rows(
            tuple(row for plan in tasks for row in plan.values()),
            tuple(row for plan in targets for row in plan.values()),
        )

    def gap(self, question: Question) -> str:
        """What the gap of a question is called."""
        rows = self._rows(question)
        about = next((row.planned.task for row in rows.tasks), "")
        about = about or next((row.planned.target.indicator for row in rows.targets), "")
        return gap_name(question, about if question.record else question.section)

    def _rows(self, question: Question) -> Rows:
        """Of one record only its row: a long report asks of each of its records."""
        if question.what in ABOUT_TARGETS:
            return Rows(targets=tuple(_picked(question, [self._targets_of(plan) for plan in question.plans])))
        until, known = question.until or date.max, question.known or date.today()
        tasks = [self._tasks_of(plan, until, known) for plan in question.plans]
        return Rows(tasks=tuple(_picked(question, tasks)))

    def _targets_of(self, plan: str) -> dict[str, TargetRow]:
        if plan not in self._targets:
            rows = all_targets(self._database, TargetQuery(plan=plan))
            self._targets[plan] = {row.key.record: row for row in rows}
        return self._targets[plan]

    def _tasks_of(self, plan: str, until: date, known: date) -> dict[str, TaskRow]:
        if (plan, until, known) not in self._tasks:
            rows = _tasks(self._database, plan, until, known)
            self._tasks[plan, until, known] = {row.key.record: row for row in rows}
        return self._tasks[plan, until, known]


def _picked(question: Question, plans: Iterable[dict[str, _Row]]) -> Iterator[_Row]:
    for rows in plans:
        if not question.record:
            yield from rows.values()
        elif question.record in rows:
            yield rows[question.record]


def _form(forms: Iterable[ReviewForm], form_id: str) -> ReviewForm:
    found = next((form for form in forms if form.id == form_id), None)
    if found is None:
        raise UserError(NO_SUCH_FORM, name=form_id)
    return found


def _texts(kept: str | None) -> dict[str, str]:
    """The office's own sentences as they were kept; what is damaged is as good as none: Thảo's own stand then."""
    try:
        texts = json.loads(kept or "{}")
    except ValueError:
        return {}
    return {str(name): str(text) for name, text in texts.items()} if isinstance(texts, dict) else {}


def _with_own(form: ReviewForm, texts: Mapping[str, str]) -> ReviewForm:
    """A form with the office's sentences; one that a newer form cannot fill in any more is left out."""
    for name, text in texts.items():
        with suppress(UserError):
            form = form.with_patterns({name: text})
    return form


def _chosen(database: Database, plans: Sequence[str] | None) -> tuple[PlanName, ...]:
    """Plans in the order in which they were chosen; all that are going, oldest number first, where none was."""
    names = {plan.id: plan for plan in plan_names(database, going=True)}
    if plans is None:
        return tuple(sorted(names.values(), key=lambda plan: (plan.year or 0, plan.number.zfill(6), plan.id)))
    return tuple(names[id] for id in plans if id in names)


def _tasks(database: Database, plan: str, until: date, known: date) -> tuple[TaskRow, ...]:
    return tuple(as_it_was(row, until) for row in task_states_at(database, TaskQuery(plan=plan), known))


def _facts(database: Database, plans: Sequence[PlanName], period: Period, known: date) -> Facts:
    tasks = [row for plan in plans for row in _tasks(database, plan.id, period.last, known)]
    targets = [row for plan in plans for row in all_targets(database, TargetQuery(plan=plan.id))]
    years = {plan.year - 1 for plan in plans if plan.year is not None}
    earlier = [plan for plan in plan_names(database) if plan.year in years]
    last_year = [row for plan in earlier for row in all_targets(database, TargetQuery(plan=plan.id))]
    return Facts(tuple(plans), Rows(tuple(tasks), tuple(targets)), period, known, by_indicator(last_year))
