"""Phiếu giao việc and công văn đôn đốc: for whom, made as drafts, kept in the record with the forms that go with them.

Each function is one transaction on the database thread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from desktop.domain.document import Document, Header, new_id
from desktop.domain.errors import N_, UserError
from desktop.domain.form_words import FormWords, parse_form_words
from desktop.domain.letter_forms import (
    LetterForm,
    LetterKind,
    LetterWords,
    parse_letter_form,
    parse_letter_words,
)
from desktop.domain.letter_ports import Letter, SentForm
from desktop.domain.letters import LetterOrder, cited_plan, letter_document
from desktop.domain.office import Office
from desktop.domain.ports import Database, UnitOfWork
from desktop.domain.progress import LATE, Event, PlanName, TaskQuery, TaskRow, TaskState, is_late
from desktop.domain.text import clean, fold, one_line
from desktop.domain.unit_forms import FormRow, UnitForm, kept
from desktop.domain.workdays import workdays_after
from desktop.resources import resource
from desktop.services.file_names import safe_name, suggested_name
from desktop.services.files import write_file
from desktop.services.office import office_of

ALL_NAME = "Tất cả {count} văn bản {day}"  # the file of all letters that were made together
_NOTE = re.compile(r"\s*\([^()]*\)$")  # what a recipient is to do with the letter: "(thực hiện)"
NOTHING = N_("Không có nhiệm vụ nào để gửi. Chưa lập văn bản nào. Hãy chọn nhiệm vụ của kế hoạch đã đưa vào thực hiện.")
NO_OFFICE = N_("Chưa có thông tin cơ quan nên chưa lập được văn bản. Hãy điền ở Cài đặt.")


@dataclass(frozen=True, slots=True)
class UnitTasks:
    """A unit with its tasks for one letter. `late` counts those that are late; `ordinal` is which reminder it will be.

    `unit` is "" for tasks that nobody leads; they get no letter.
    """

    unit: str
    numbers: tuple[int, ...]
    late: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class Choices:
    """For whom letters can be made; `drafts` counts chosen tasks of plans that nobody follows yet."""

    units: tuple[UnitTasks, ...]
    answer_by: date
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter that was made: its document, its unit, which reminder it is (0 for none), the form that goes with it."""

    document: Document
    unit: str
    ordinal: int
    form: UnitForm | None = None


@cache
def letter_form(kind: LetterKind) -> LetterForm:
    """The words of one kind of letter."""
    return parse_letter_form(resource("letters", f"{kind.value}.toml").read_text(encoding="utf-8"))


@cache
def letter_words() -> LetterWords:
    """The words that all letters share."""
    return parse_letter_words(resource("letters", "words.toml").read_text(encoding="utf-8"))


@cache
def form_words() -> FormWords:
    """The words of the forms of units."""
    return parse_form_words(resource("letters", "form.toml").read_text(encoding="utf-8"))


def letter_choices(database: Database, kind: LetterKind, numbers: Sequence[int] | None, today: date) -> Choices:
    """The units of the chosen tasks, or, without `numbers`, of all that are late (for a first letter: not done).

    Only tasks of plans that are going and that are not done; kinds that blame speak of late ones alone.
    """
    with database.unit() as unit:
        return choices_within(unit, kind, numbers, today)


def choices_within(unit: UnitOfWork, kind: LetterKind, numbers: Sequence[int] | None, today: date) -> Choices:
    """`letter_choices` within a transaction that does more."""
    answer_by = workdays_after(today, letter_form(kind).answer_days, letter_words().days_off)
    if numbers is None:
        state = LATE if kind.reminds else ""
        numbers = unit.tasks.find(TaskQuery(state=state, going=True, order="plan"), today).numbers
    rows = unit.tasks.rows(numbers)
    going = [row for row in rows if row.plan.issue]
    wanted = [row for row in going if _is_wanted(row, kind, today)]
    return Choices(_by_unit(wanted, kind, today), answer_by, len(rows) - len(going))


def _is_wanted(row: TaskRow, kind: LetterKind, today: date) -> bool:
    if row.gone or row.progress.state is TaskState.DONE:
        return False
    return not kind.only_late or is_late(row.planned.due, row.progress.state, today)


def _by_unit(rows: Sequence[TaskRow], kind: LetterKind, today: date) -> tuple[UnitTasks, ...]:
    """Rows by who leads them; units that differ in blanks or capitals alone are one."""
    groups: dict[str, list[TaskRow]] = {}
    for row in rows:
        groups.setdefault(one_line(clean(row.planned.assignment.lead)).casefold(), []).append(row)
    found = (
        UnitTasks(
            one_line(clean(group[0].planned.assignment.lead)),
            tuple(row.number for row in group),
            sum(is_late(row.planned.due, row.progress.state, today) for row in group),
            max(row.reminders for row in group) + 1 if kind.reminds else 0,
        )
        for group in groups.values()
    )
    return tuple(sorted(found, key=lambda unit: (not unit.unit, fold(unit.unit))))


def make_letters(
    database: Database,
    kind: LetterKind,
    units: Sequence[UnitTasks],
    answer_by: date,
    at: datetime,
    by: str,
    today: date,
    *,
    with_forms: bool = False,
    ids: Callable[[], str] = new_id,
) -> tuple[MadeLetter, ...]:
    """Make one letter for each unit, all or none: a draft among the documents, a line in the history of each task.

    With `with_forms` each letter has a form, whose file the caller writes. Raises UserError where there is nothing.
    """
    office = office_of(database)
    if office is None:
        raise UserError(NO_OFFICE)
    with database.unit() as unit:
        making = Making(unit, letter_form(kind), office, answer_by, at, by, today, ids)
        made = making.letters(units, with_forms=with_forms)
        if not made:
            raise UserError(NOTHING)
        unit.commit()
    return made


@dataclass(frozen=True, slots=True)
class Making:
    """Makes letters within one transaction, which may do more."""

    unit: UnitOfWork
    form: LetterForm
    office: Office
    answer_by: date
    at: datetime
    by: str
    today: date
    ids: Callable[[], str]

    def letters(self, units: Sequence[UnitTasks], *, with_forms: bool = False) -> tuple[MadeLetter, ...]:
        """One letter for each unit that has a name and tasks left."""
        heads: dict[str, Header] = {}  # of plans, each of which is read once for all letters
        made = (self._letter(chosen, heads, with_form=with_forms) for chosen in units if chosen.unit)
        return tuple([letter for letter in made if letter is not None])

    def _letter(self, chosen: UnitTasks, heads: dict[str, Header], *, with_form: bool) -> MadeLetter | None:
        """The letter to one unit; None where none of its tasks is left."""
        kind = self.form.kind
        rows = tuple(row for row in self.unit.tasks.rows(chosen.numbers) if _is_wanted(row, kind, self.today))
        if not rows:
            return None
        again = max(row.reminders for row in rows)
        ordinal = again + 1 if kind.reminds else 0
        before = max((row.reminded_on for row in rows if row.reminded_on), default=None)
        plans = self._plans(rows, heads)
        order = LetterOrder(chosen.unit, rows, plans, self.answer_by, max(ordinal, 1), before, with_form)
        document = letter_document(self.form, letter_words(), self.office, order, self.ids(), self.today, self.ids)
        self.unit.documents.save(document, 0, self.at)
        letter = Letter(self.ids(), document.id, _only(plans), chosen.unit, kind.value, ordinal, self.at)
        self.unit.letters.add(letter, [row.key for row in rows])
        words = self.form.event.format(lan=ordinal)
        for row in rows:
            self.unit.history.add(row.key, Event(self.at, self.by, "letter", "", words, document.id))
        form = self._form(letter, rows, plans) if with_form else None
        return MadeLetter(document, chosen.unit, ordinal, form)

    def _plans(self, rows: Sequence[TaskRow], heads: dict[str, Header]) -> dict[str, Header]:
        """The heads of the plans of rows: their dates are known only there. `heads` are those that were read before."""
        for row in rows:
            if row.key.document not in heads:
                heads[row.key.document] = self._head(row.plan)
        return {row.key.document: heads[row.key.document] for row in rows}

    def _head(self, plan: PlanName) -> Header:
        """The head under which a plan was issued last, which is that of the paper its units have."""
        last = next(iter(self.unit.plans.issues(plan.id)), None)
        issued = self.unit.documents.load_version(plan.id, last.revision) if last is not None else None
        if issued is not None:
            return issued.header
        return Header(kind=plan.kind, number=plan.number, symbol=plan.symbol, subject=plan.subject)

    def _form(self, letter: Letter, rows: Sequence[TaskRow], plans: dict[str, Header]) -> UnitForm:
        form = UnitForm(
            self.ids(),
            self.office.name,
            letter.unit,
            self.today,
            self.answer_by,
            tuple(
                FormRow(
                    row.key,
                    row.plan.issue,
                    row.planned.task,
                    cited_plan(letter_words(), plans[row.key.document]),
                    row.planned.assignment.deadline,
                    row.progress,
                )
                for row in rows
            ),
        )
        issue = rows[0].plan.issue if letter.plan else 0
        self.unit.letters.add_form(SentForm(form.id, letter.id, letter.plan, issue, form.unit, self.at, kept(form)))
        return form


def _only(plans: dict[str, Header]) -> str:
    """The one plan of a letter, "" for several."""
    return next(iter(plans)) if len(plans) == 1 else ""


def print_letters(documents: Sequence[Document], folder: Path, now: datetime) -> tuple[Path, ...]:
    """Each letter as a PDF of its own in a folder, named by its unit and its kind; then all of them in one file.

    Raises CannotWrite, and Unprintable for a letter with a letter that no font has.
    """
    from desktop.services.rendering import all_in_one, render  # what sets pages is not needed to make letters

    rendered = [render(document, now=now) for document in documents]
    written = []
    for one in rendered:
        document = one.document
        unit = document.addressed_to[0] if document.addressed_to else document.recipients.groups[0].items[0]
        unit = _NOTE.sub("", unit)
        path = free_name(folder, safe_name(f"{unit} - {suggested_name(document)}"), ".pdf")
        write_file(path, one.pdf)
        written.append(path)
    if len(rendered) > 1:
        path = free_name(folder, ALL_NAME.format(count=len(rendered), day=f"{now:%d-%m-%Y}"), ".pdf")
        write_file(path, all_in_one(rendered))
        written.append(path)
    return tuple(written)


def free_name(folder: Path, name: str, ending: str) -> Path:
    """A path in a folder that no file has yet: "Phiếu.xlsx", "Phiếu (2).xlsx"."""
    path, number = folder / f"{name}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}){ending}"
    return path
