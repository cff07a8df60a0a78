"""Tasks as rows of a table: how their groups are named, what more is said of a cell."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from desktop.domain.progress import Group, TaskRow
from desktop.domain.text import one_line
from desktop.ui.following.states import group_title, nearness
from desktop.ui.following.table.model import RowsModel
from desktop.ui.following.tasks.columns import COLUMNS, DEADLINE, TASK
from desktop.ui.wording import count, plan_title
from i18n import _


class TasksModel(RowsModel[TaskRow]):
    """The tasks of all plans."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, today, parent)

    def title(self, group: Group) -> str:
        """The name of a group in words."""
        return group_title(self.grouped_by, group.name)

    def few(self, group: Group) -> str:
        """ "7 việc"."""
        return _("{count} việc").format(count=count(group.rows))

    def tip(self, row: TaskRow, column: int) -> str:
        """The task whole with its place; a deadline that was only guessed says so."""
        if column == TASK:
            return "\n".join((row.planned.task, f"{plan_title(row.plan)}, {row.planned.place.words}".rstrip(", ")))
        if column == DEADLINE and not row.planned.certain and row.planned.assignment.deadline:
            return _("{deadline}: chưa chắc là ngày nào").format(deadline=one_line(row.planned.assignment.deadline))
        return super().tip(row, column)

    def aloud(self, row: TaskRow, column: int) -> str:
        """A deadline is read with how near it is."""
        near = nearness(row, self.today).words if column == DEADLINE else ""
        return ", ".join(filter(None, (super().aloud(row, column), near)))
