"""The screen Phân công: tabs of states, filters, the table, and the row in hand at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.progress import RecordKey, TaskQuery


class TasksScreen(QWidget):
    """All tasks of all plans."""

    def show_rows(self, query: TaskQuery | None, key: RecordKey | None) -> None:
        """Show what `query` asks for; `key` is selected."""

    def refresh(self) -> None:
        """Read the rows anew."""
