"""Tasks over all plans: found, read by rows, changed with their history.

Each function is one transaction on the database thread; a change of several rows is kept whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from desktop.domain.document import Assignment
from desktop.domain.errors import N_, UnreadableInput, UserError
from desktop.domain.ports import Conflict, Database, UnitOfWork
from desktop.domain.progress import Event, Listing, Progress, RecordKey, TaskQuery, TaskRow
from desktop.domain.reported import agreed, rewound
from desktop.services.plans import planned_of

GONE = N_("Nhiệm vụ này không còn trong kế hoạch. Chưa ghi gì. Hãy chọn nhiệm vụ khác trong bảng.")
CHANGED = N_("“{task}” vừa được cập nhật ở chỗ khác. Chưa ghi gì. Hãy xem số liệu mới rồi nhập lại.")
LOCKED = N_(
    "Kế hoạch đã đưa vào thực hiện nên phần phân công đã khóa. Chưa ghi gì. Muốn sửa, hãy chọn Mở lại để sửa kế hoạch."
)
REOPENED = N_(
    "Kế hoạch đang mở lại để sửa. Chưa ghi gì. Hãy sửa phân công trong văn bản rồi đưa kế hoạch vào thực hiện lại."
)
MOST_QUOTED = 60  # letters of a task in a sentence


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What is to be kept of one task; None leaves a half as it is. `expected` is the revision of the row that was read.

    `planned` changes the document, as long as the plan was never set going.
    """

    key: RecordKey
    expected: int
    progress: Progress | None = None
    planned: Assignment | None = None


def find_tasks(database: Database, query: TaskQuery, today: date) -> Listing:
    """The rows of a table: their numbers in order, groups and counts.

    Names of groups are words to show but for these: a state's name (`shown_state`), "2026-06" for a month in which
    tasks fall due, "" for those that never do, and for nobody.
    """
    with database.unit() as unit:
        return unit.tasks.find(query, today)


def task_rows(database: Database, numbers: Sequence[int]) -> tuple[TaskRow, ...]:
    """Rows by their numbers, in that order; those that are gone meanwhile are left out."""
    with database.unit() as unit:
        return unit.tasks.rows(numbers)


def all_tasks(database: Database, query: TaskQuery, today: date) -> tuple[TaskRow, ...]:
    """All rows of a table in its order."""
    with database.unit() as unit:
        return unit.tasks.rows(unit.tasks.find(query, today).numbers)


def task_of(database: Database, key: RecordKey) -> TaskRow | None:
    """The row of one task, or None where there is none."""
    with database.unit() as unit:
        return _row(unit, key)


def change_tasks(database: Database, changes: Sequence[TaskChange], at: datetime, by: str) -> tuple[TaskRow, ...]:
    """Keep changes of tasks, all or none, and give back the rows as they are then.

    Raises `ports.Conflict` where a row was changed since it was read, UserError for values that cannot be (see
    `reported.agreed`), for tasks that are no more, and for the planned half of a plan that was set going.
    """
    with database.unit() as unit:
        rows = apply_changes(unit, changes, at, by)
        unit.commit()
    return rows


def apply_changes(unit: UnitOfWork, changes: Sequence[TaskChange], at: datetime, by: str) -> tuple[TaskRow, ...]:
    """`change_tasks` within a transaction that does more, as taking over a unit's form."""
    today = at.astimezone().date()
    for change in changes:
        row = _row(unit, change.key)
        if row is None:
            raise UserError(GONE)
        if row.revision != change.expected:
            raise Conflict(CHANGED, task=_brief(row.planned.task))
        if change.planned is not None and row.plan.issue:
            reopened = unit.plans.issues(row.plan.id)[0].reopened_at is not None
            raise UserError(REOPENED if reopened else LOCKED)
        if change.progress is not None:
            progress = agreed(row.progress, change.progress, today)
            if progress != row.progress:
                unit.tasks.keep(row, progress, at, by)
    _change_documents(unit, [change for change in changes if change.planned is not None], at)
    found = (_row(unit, change.key) for change in changes)
    return tuple([row for row in found if row is not None])


def units(database: Database) -> tuple[str, ...]:
    """Every unit that leads or joins somewhere, in the order of the Vietnamese alphabet."""
    with database.unit() as unit:
        return unit.tasks.units()


def task_history(database: Database, key: RecordKey) -> tuple[Event, ...]:
    """What happened to a task, newest first.

    Fields are those of `Progress`; "evidence" with names of files; "letter" and "form"; where a plan was set going
    anew, "task" and `plans.PLANNED_FIELDS`, and `plans.DROPPED` for a task that it no longer has.
    """
    with database.unit() as unit:
        return unit.history.of(key)


def task_states_at(database: Database, query: TaskQuery, day: date) -> tuple[TaskRow, ...]:
    """The tasks of a query with the progress that each had at the end of a day, by the clock of this PC.

    The query's `state` and `until` are those of today and not asked for.
    """
    end = datetime.combine(day + timedelta(days=1), datetime.min.time()).astimezone() - timedelta(microseconds=1)
    with database.unit() as unit:
        rows = unit.tasks.rows(unit.tasks.find(replace(query, state="", until=None), day).numbers)
        later = unit.history.since([row.key for row in rows], end)
    return tuple([replace(row, progress=rewound(row.progress, later.get(row.key, ()))) for row in rows])


def _row(unit: UnitOfWork, key: RecordKey) -> TaskRow | None:
    number = unit.tasks.number(key)
    rows = unit.tasks.rows((number,)) if number is not None else ()
    return rows[0] if rows else None


def _change_documents(unit: UnitOfWork, changes: Iterable[TaskChange], at: datetime) -> None:
    """Change the planned half in its documents, each of which is kept once."""
    by_document: dict[str, list[Assignment]] = {}
    for change in changes:
        if change.planned is not None:
            by_document.setdefault(change.key.document, []).append(change.planned)
    if not by_document:
        return
    from desktop.domain.assigned import change_assignment  # what knows how texts show records is seldom needed here

    for document_id, assignments in by_document.items():
        stored = unit.documents.load(document_id)
        if stored is None:
            raise UnreadableInput(GONE)
        document = stored.document
        for assignment in assignments:
            document = change_assignment(document, assignment)
        unit.documents.save(document, stored.revision, at)
        unit.plans.follow(document_id, planned_of(document))


def _brief(task: str) -> str:
    return task if len(task) <= MOST_QUOTED else f"{task[:MOST_QUOTED]}…"
