"""What the actions of the menus Chỉ tiêu and Phân công do with the document in hand."""

from __future__ import annotations

from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

_ON_SHEET = ("mark_target", "remove_target", "target_table", "remove_assignment", "assignment_table", "draw_table")


class RecordActions(QObject):
    """Answers them for whatever document the window shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for id in (*_ON_SHEET, "assign_task", "drawn_layout"):
            window.actions_of.handle(id, partial(self._on_sheet, id))

    def _on_sheet(self, id: str) -> None:
        screen = self._window.document
        if screen is not None:
            methodcaller("do", id)(screen.sheet)
