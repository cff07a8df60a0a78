"""The table of tasks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.progress import TaskRow
from desktop.ui.following.table.header import RowsHeader
from desktop.ui.following.table.rows_table import RowsTable
from desktop.ui.following.tasks.columns import COLUMNS, STATE, why_locked
from desktop.ui.following.tasks.model import TasksModel
from desktop.ui.following.tasks.painting import LinePainter
from i18n import _


class TaskTable(RowsTable[TaskRow]):
    """Where a cell cannot be edited, F2 edits the state."""

    def __init__(self, model: TasksModel, parent: QWidget | None = None) -> None:
        super().__init__(model, RowsHeader(COLUMNS, parent), lambda theme: LinePainter(theme, model.today))
        self.setAccessibleName(_("Bảng phân công"))

    @property
    def usual_cell(self) -> int:
        """The state of a task."""
        return STATE

    def why_locked(self, row: TaskRow, column: int) -> str:
        """The sentence that says why a cell cannot be edited; "" where it can."""
        return why_locked(row, column)
