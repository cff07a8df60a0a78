"""Changes of targets as steps that can be taken back: each goes through the services, with the row as it was seen.

What the plan says of a draft that is open on the desk goes through its session, so that its text and its own list of
undo have it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.domain.assigned import change_target
from desktop.domain.document import Document, Target
from desktop.domain.errors import UserError
from desktop.domain.merging import changed_in
from desktop.domain.ports import Conflict, Database
from desktop.domain.progress import Measurement, TargetRow
from desktop.services.plans import clerk
from desktop.services.targets import TargetChange, change_targets, target_rows
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following.done_command import DoneCommand
from desktop.ui.following.table.columns import GOING
from desktop.ui.following.tasks.changes import CHANGED_ELSEWHERE, UNDO_STEPS
from i18n import _


@dataclass(frozen=True, slots=True)
class Step:
    """One target of a change: what the plan says before and after, and the measurements of the days it is about."""

    row: TargetRow
    planned: tuple[Target, Target]
    before: tuple[Measurement, ...] = ()
    after: tuple[Measurement, ...] = ()

    @property
    def plans(self) -> bool:
        """Whether what the plan says changes."""
        return self.planned[0] != self.planned[1]

    @property
    def measures(self) -> bool:
        """Whether what was reached changes."""
        return self.before != self.after

    @property
    def result(self) -> TargetRow:
        """The row as it will be."""
        days = {one.on for one in (*self.before, *self.after)}
        kept = [one for one in self.row.measurements if one.on not in days]
        measured = tuple(sorted((*kept, *self.after), key=lambda one: one.on))
        return replace(self.row, measurements=measured, planned=replace(self.row.planned, target=self.planned[1]))

    def turned(self) -> Step:
        """The way back."""
        return Step(self.row, (self.planned[1], self.planned[0]), self.after, self.before)


class TargetChanges(QObject):
    """All changes that are made on the screen of targets, in one list of undo."""

    changed = Signal(object)
    """TargetRows as they are now."""
    refused = Signal(object)
    """A UserError that says why nothing was changed."""
    stale = Signal()
    """Rows are not what they were thought to be: read them again."""

    def __init__(self, database: DatabaseThread, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database, self._desk = database, desk
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_STEPS)
        # Qt's stack tells of being emptied while it is taken down, when nobody can ask it anything any more.
        self.destroyed.connect(partial(self.stack.blockSignals, True))

    def measure(
        self, label: str, rows: Iterable[TargetRow], after: Sequence[Measurement], dropped: Sequence[Measurement] = ()
    ) -> None:
        """Keep measurements of some targets, each in place of what is kept for its day; `dropped` are kept no more."""
        days = {one.on for one in (*after, *dropped)}
        steps = []
        for row in rows:
            before = tuple(one for one in row.measurements if one.on in days)
            same = row.planned.target
            steps.append(Step(row, (same, same), before, tuple(sorted(after, key=lambda one: one.on))))
        self._make(label, steps)

    def plan(self, label: str, rows: Iterable[TargetRow], plan: Callable[[Target], Target]) -> None:
        """Change what plans say of some targets; refused where one of them is going."""
        rows = list(rows)
        if any(row.plan.issue for row in rows):
            self.refused.emit(UserError(GOING))
            return
        self._make(label, [Step(row, (row.planned.target, plan(row.planned.target))) for row in rows])

    def _make(self, label: str, wanted: Iterable[Step]) -> None:
        steps = tuple(step for step in wanted if step.plans or step.measures)
        if not steps:
            return
        back = tuple(step.turned() for step in steps)
        command = partial(DoneCommand, label, partial(self._send, steps), partial(self._send, back))
        self._send(steps, lambda: self.stack.push(command()))

    def _send(self, steps: tuple[Step, ...], then: Callable[[], object] | None = None) -> None:
        open_id = self._desk.document.id if self._desk.document is not None else ""
        session = self._desk.screen.session if self._desk.screen is not None else None
        on_desk = [step for step in steps if step.plans and session is not None and step.row.key.document == open_id]
        if session is not None and on_desk:
            wanted = changed_in(session.document, [step.planned for step in on_desk])
            if wanted is None:
                self.stale.emit()
                self.refused.emit(Conflict(CHANGED_ELSEWHERE))
                return
            session.apply(_("sửa chỉ tiêu"), partial(_plan_all, wanted), self)
            self.changed.emit([step.result for step in on_desk])
        kept = tuple(step for step in steps if step not in on_desk)

        def done(rows: tuple[TargetRow, ...]) -> None:
            self.changed.emit(rows)
            if then is not None:
                then()

        if kept:
            self._database.ask(partial(_keep, steps=kept), done, self._on_failed)
        elif then is not None:
            then()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        if isinstance(error, Conflict):
            self.stack.clear()  # what lies behind it is no more what those steps knew
        self.stale.emit()
        self.refused.emit(error)


def _plan_all(targets: Iterable[Target], document: Document) -> Document:
    for target in targets:
        document = change_target(document, target)
    return document


def _keep(database: Database, steps: tuple[Step, ...]) -> tuple[TargetRow, ...]:
    """Keep rows in one transaction; what is to change must be what was seen."""
    found = {row.number: row for row in target_rows(database, [step.row.number for step in steps])}
    changes: list[TargetChange] = []
    for step in steps:
        row = found.get(step.row.number)
        days = {one.on for one in (*step.before, *step.after)}
        if (
            row is None
            or tuple(one for one in row.measurements if one.on in days) != step.before
            or (step.plans and row.planned.target != step.planned[0])
        ):
            raise Conflict(CHANGED_ELSEWHERE)
        gone = tuple(sorted(days - {one.on for one in step.after}))
        changes.append(TargetChange(row.key, row.revision, step.planned[1] if step.plans else None, step.after, gone))
    return change_targets(database, changes, now(), clerk(database))
