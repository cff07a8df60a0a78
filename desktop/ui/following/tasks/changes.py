"""Changes of rows as steps that can be taken back: each goes through the services, with the row as it was seen.

What the plan says of a draft that is open on the desk goes through its session, so that its text and its own list of
undo have it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.domain.assigned import change_assignment
from desktop.domain.document import Assignment, Document
from desktop.domain.errors import UserError
from desktop.domain.merging import changed_in, merged
from desktop.domain.ports import Conflict, Database
from desktop.domain.progress import Progress, TaskRow
from desktop.domain.reported import agreed
from desktop.services.plans import clerk
from desktop.services.tasks import TaskChange, change_tasks, task_rows
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following.done_command import DoneCommand
from desktop.ui.following.table.columns import GOING
from i18n import N_, _

UNDO_STEPS = 500
CHANGED_ELSEWHERE = N_("Dòng này vừa được sửa ở chỗ khác nên chưa ghi đè. Số liệu mới đang hiện trong bảng.")


@dataclass(frozen=True, slots=True)
class Half:
    """Both halves of a row as a clerk can change them."""

    progress: Progress
    planned: Assignment

    @classmethod
    def of(cls, row: TaskRow) -> Half:
        """The halves of a row."""
        return cls(row.progress, row.planned.assignment)


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a change: as it was seen, and how it is to be."""

    row: TaskRow
    before: Half
    after: Half

    @property
    def reports(self) -> bool:
        """Whether what was reported changes."""
        return self.before.progress != self.after.progress

    @property
    def plans(self) -> bool:
        """Whether what the plan says changes."""
        return self.before.planned != self.after.planned

    def turned(self) -> Step:
        """The way back."""
        return Step(self.row, self.after, self.before)


class Changes(QObject):
    """All changes that are made on the screen of tasks, in one list of undo."""

    changed = Signal(object)
    """TaskRows as they are now."""
    refused = Signal(object)
    """A UserError that says why nothing was changed."""
    stale = Signal()
    """Rows are not what they were thought to be: read them again."""

    def __init__(self, database: DatabaseThread, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database, self._desk = database, desk
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_STEPS)
        self._sent = 0  # changes that the database has not answered yet
        self._next: list[Callable[[], None]] = []  # steps that were asked for meanwhile
        # Qt's stack tells of being emptied while it is taken down, when nobody can ask it anything any more.
        self.destroyed.connect(partial(self.stack.blockSignals, True))

    def report(
        self, label: str, rows: Iterable[TaskRow], report: Callable[[Progress, date], Progress], today: date
    ) -> None:
        """Change what was reported of some tasks; `report` may raise UserError for what cannot be."""
        try:
            wanted = [
                (row, Half(agreed(row.progress, report(row.progress, today), today), row.planned.assignment))
                for row in rows
            ]
        except UserError as error:
            self.refused.emit(error)
            return
        self._make(label, wanted)

    def plan(self, label: str, rows: Iterable[TaskRow], plan: Callable[[Assignment], Assignment]) -> None:
        """Change what plans say of some tasks; refused where one of them is going."""
        rows = list(rows)
        if any(row.plan.issue for row in rows):
            self.refused.emit(UserError(GOING))
            return
        self._make(label, [(row, Half(row.progress, plan(row.planned.assignment))) for row in rows])

    def undo(self) -> None:
        """Take the last change back: where it is still on its way, once it is kept."""
        self._when_kept(self.stack.undo)

    def redo(self) -> None:
        """Make the change that was taken back again."""
        self._when_kept(self.stack.redo)

    def _when_kept(self, step: Callable[[], None]) -> None:
        if self._sent:
            self._next.append(step)
        else:
            step()

    def _make(self, label: str, wanted: Sequence[tuple[TaskRow, Half]]) -> None:
        steps = tuple(Step(row, Half.of(row), half) for row, half in wanted if half != Half.of(row))
        if not steps:
            return
        self.changed.emit([_with(step.row, step.after) for step in steps])  # shown at once, and put right by the answer
        back = tuple(step.turned() for step in steps)
        command = partial(DoneCommand, label, partial(self._send, steps), partial(self._send, back))
        self._send(steps, lambda: self.stack.push(command()))

    def _send(self, steps: tuple[Step, ...], then: Callable[[], object] | None = None) -> None:
        open_id = self._desk.document.id if self._desk.document is not None else ""
        session = self._desk.screen.session if self._desk.screen is not None else None
        on_desk = [step for step in steps if step.plans and step.row.key.document == open_id]
        if session is not None and on_desk:
            wanted = changed_in(session.document, [(step.before.planned, step.after.planned) for step in on_desk])
            if wanted is None:
                self.stale.emit()
                self.refused.emit(Conflict(CHANGED_ELSEWHERE))
                return
            session.apply(_("sửa phân công"), partial(_plan_all, wanted), self)
            self.changed.emit([_with(step.row, step.after) for step in on_desk])
        kept = [step for step in steps if step.reports or (step.plans and step not in on_desk)]
        if not kept:
            if then is not None:
                then()
            return

        def done(rows: tuple[TaskRow, ...]) -> None:
            self._sent -= 1
            self.changed.emit(rows)
            if then is not None:
                then()
            if self._next and not self._sent:
                self._next.pop(0)()

        self._sent += 1
        open_here = open_id if session is not None else ""
        self._database.ask(partial(_keep, steps=tuple(kept), open_document=open_here), done, self._on_failed)

    def _on_failed(self, error: BaseException) -> None:
        self._sent -= 1
        self._next.clear()
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, Conflict):
            self.stack.clear()  # what lies behind it is no more what those steps knew
        self.stale.emit()
        self.refused.emit(error)


def _with(row: TaskRow, half: Half) -> TaskRow:
    return replace(row, progress=half.progress, planned=replace(row.planned, assignment=half.planned))


def _plan_all(assignments: Iterable[Assignment], document: Document) -> Document:
    for assignment in assignments:
        document = change_assignment(document, assignment)
    return document


def _keep(database: Database, steps: tuple[Step, ...], open_document: str) -> tuple[TaskRow, ...]:
    """Keep rows in one transaction. What was reported meanwhile in other fields stays; a field that is to change must
    be as it was seen, and so must what the plan says.

    What the plan says in the document that is open is changed there, not here.
    """
    found = {row.number: row for row in task_rows(database, [step.row.number for step in steps])}
    changes: list[TaskChange] = []
    for step in steps:
        row = found.get(step.row.number)
        plans = step.plans and step.row.key.document != open_document
        if row is None or (plans and row.planned.assignment != step.before.planned):
            raise Conflict(CHANGED_ELSEWHERE)
        report = merged(row.progress, step.before.progress, step.after.progress) if step.reports else None
        if step.reports and report is None:
            raise Conflict(CHANGED_ELSEWHERE)
        changes.append(TaskChange(row.key, row.revision, report, step.after.planned if plans else None))
    return change_tasks(database, changes, now(), clerk(database))
