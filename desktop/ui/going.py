"""Đưa vào thực hiện: a plan is issued to be followed, and opened again with a reason where it has to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.database_thread import DatabaseThread
from desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class Going(QObject):
    """Asks before it freezes, and tells what follows."""

    def __init__(self, window: MainWindow, desk: Desk, database: DatabaseThread) -> None:
        super().__init__(window)
        self._window, self._desk, self._database = window, desk, database

    def ask(self) -> None:
        """Đưa vào thực hiện…."""

    def ask_reopen(self) -> None:
        """Mở lại để sửa…."""
