"""Plans that are followed: set going, opened again, named; and who enters what is reported."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import date, datetime

from desktop.domain.document import Document
from desktop.domain.errors import N_, UnreadableInput, UserError
from desktop.domain.following_ports import Issue, Planned
from desktop.domain.planned import plan_year, planned_targets, planned_tasks
from desktop.domain.ports import Database, State, UnitOfWork
from desktop.domain.progress import Event, PlanName, RecordKey, TaskQuery, TaskRow
from desktop.domain.text import clean, one_line
from desktop.services import drafts
from desktop.services.evidence import clean_evidence
from desktop.services.library import standard_of

PLANNED_FIELDS = ("lead", "supporting", "deadline", "decided_by", "product")
DROPPED = "dropped"  # the field of history of a task that a new issue of its plan no longer has
CLERK = "clerk"  # the setting with the name of who enters things
MOST_AT_START = 500  # documents of an older program that are read in one transaction

GONE = N_("Không còn văn bản này trong kho. Chưa ghi gì. Hãy chọn văn bản khác trong danh sách.")
GOING_ALREADY = N_("Kế hoạch đã đưa vào thực hiện từ trước. Chưa ghi gì. Muốn sửa, hãy chọn Mở lại để sửa.")
NOT_GOING = N_("Kế hoạch chưa đưa vào thực hiện nên đang sửa được. Chưa ghi gì. Hãy mở văn bản để sửa.")
NO_REASON = N_("Chưa ghi lý do mở lại. Kế hoạch vẫn khóa. Hãy ghi vì sao phải sửa, chẳng hạn: cấp trên yêu cầu.")


def planned_of(document: Document) -> Planned:
    """What is followed of a document. Nothing of a certified copy: the original is."""
    if document.copy is not None:
        return Planned()
    standard, year = standard_of(document), plan_year(document)
    return Planned(planned_tasks(document, standard, year), planned_targets(document, standard), year)


def set_going(database: Database, document_id: str, at: datetime, by: str) -> PlanName:
    """Issue a plan to be followed: its text freezes, its tasks and targets go into the tables as they stand.

    Raises UserError for a plan that is going already, `ports.Damaged` where its text has gone bad.
    """
    with database.unit() as unit:
        stored = unit.documents.load(document_id)
        if stored is None:
            raise UnreadableInput(GONE)
        if stored.state is State.ISSUED:
            raise UserError(GOING_ALREADY)
        before = _followed(unit, document_id)
        unit.plans.issue(document_id, planned_of(stored.document), at, by)
        _note_changes(unit, before, _followed(unit, document_id), at, by)
        name = next((plan for plan in unit.plans.names(going=True) if plan.id == document_id), None)
        if name is None:  # it lies in the bin
            raise UnreadableInput(GONE)
        unit.commit()
    return name


def reopen(database: Database, document_id: str, reason: str, at: datetime, by: str) -> None:
    """Let a plan be written again; what is followed stays as it was issued until the plan is set going once more."""
    why = one_line(clean(reason))
    if not why:
        raise UserError(NO_REASON)
    with database.unit() as unit:
        stored = unit.documents.load(document_id)
        if stored is None:
            raise UnreadableInput(GONE)
        if stored.state is not State.ISSUED:
            raise UserError(NOT_GOING)
        unit.plans.reopen(document_id, why, at, by)
        unit.commit()


def plan_names(database: Database, *, going: bool = False) -> tuple[PlanName, ...]:
    """Every plan with tasks or targets, newest year first; with `going` only those that were set going."""
    with database.unit() as unit:
        return unit.plans.names(going=going)


def issues(database: Database, document_id: str) -> tuple[Issue, ...]:
    """Each time that a plan was set going, last first; none for a draft that never was."""
    with database.unit() as unit:
        return unit.plans.issues(document_id)


def catch_up(database: Database) -> int:
    """Follow documents that an older program saved; how many they were. Called once a start."""
    with database.unit() as unit:
        waiting = unit.plans.unread()[:MOST_AT_START]
        for document_id in waiting:
            try:
                stored = unit.documents.load(document_id)
            except UnreadableInput:  # damaged: opening it says so and offers its intact version
                stored = None
            unit.plans.follow(document_id, planned_of(stored.document) if stored else Planned())
        unit.tasks.clean()
        unit.commit()
    return len(waiting)


def begin(database: Database, now: datetime) -> None:
    """Once a start: what lay in the bin for 30 days goes, with its rows and files; old documents get their rows."""
    drafts.clear_old_bin(database, now)
    catch_up(database)
    clean_evidence(database, now)


def clerk(database: Database) -> str:
    """Who enters what is reported on this PC: the name kept in the settings, else that of the login."""
    with database.unit() as unit:
        kept = unit.settings.get(CLERK)
    return kept or _login()


def keep_clerk(database: Database, name: str) -> None:
    """Keep the name of who enters things; "" goes back to that of the login."""
    with database.unit() as unit:
        unit.settings.put(CLERK, one_line(clean(name)))
        unit.commit()


def _followed(unit: UnitOfWork, document_id: str) -> dict[RecordKey, TaskRow]:
    """The tasks of a plan that was set going before; none of a draft."""
    query = TaskQuery(plan=document_id, going=True)
    return {row.key: row for row in unit.tasks.rows(unit.tasks.find(query, date.min).numbers)}


def _note_changes(
    unit: UnitOfWork, before: Mapping[RecordKey, TaskRow], after: Mapping[RecordKey, TaskRow], at: datetime, by: str
) -> None:
    """Write down what a new issue says otherwise of tasks that were followed before, and which of them it drops."""
    for key, row in before.items():
        if key not in after:
            if unit.tasks.number(key) is not None:
                unit.history.add(key, Event(at, by, DROPPED, row.planned.task))
            continue
        old, new = row.planned, after[key].planned
        said = {"task": (old.task, new.task)} | {
            name: (getattr(old.assignment, name), getattr(new.assignment, name)) for name in PLANNED_FIELDS
        }
        for name, (was, now) in said.items():
            if was != now:
                unit.history.add(key, Event(at, by, name, _words(was), _words(now)))


def _words(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user id without a name, as in containers
        return ""
