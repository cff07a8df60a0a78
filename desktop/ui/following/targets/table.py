"""The table of targets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.progress import TargetRow
from desktop.ui.following.table.header import RowsHeader
from desktop.ui.following.table.rows_table import RowsTable
from desktop.ui.following.targets.columns import COLUMNS, REACHED, why_locked
from desktop.ui.following.targets.model import TargetsModel
from desktop.ui.following.targets.painting import TargetPainter
from i18n import _


class TargetTable(RowsTable[TargetRow]):
    """Where a cell cannot be edited, F2 edits what was reached."""

    def __init__(self, model: TargetsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, RowsHeader(COLUMNS, parent), lambda theme: TargetPainter(theme, model.today))
        self.setAccessibleName(_("Bảng chỉ tiêu"))

    @property
    def usual_cell(self) -> int:
        """What was reached."""
        return REACHED

    def why_locked(self, row: TargetRow, column: int) -> str:
        """The sentence that says why a cell cannot be edited; "" where it can."""
        return why_locked(row, column)
