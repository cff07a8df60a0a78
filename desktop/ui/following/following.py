"""Ties the screens on which plans are followed to the window: each is made when its place is first in view."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.domain.progress import RecordKey, TaskQuery
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.frame.rail import TASKS
from desktop.ui.main_window import LateScreen, MainWindow
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.ui.following.tasks.screen import TasksScreen

NEWS_AFTER_MS = 300  # a document that is being typed is saved every second


class Following(QObject):
    """What is followed, in the window of one office. Screens are None until they have been in view.

    A screen is told of news (a document saved, a row changed on another screen) by its `refresh`, at once where it is
    in view, else when it comes into view.
    """

    def __init__(self, window: MainWindow, desk: Desk, database: DatabaseThread, preferences: Preferences) -> None:
        super().__init__(window)
        self.window, self.desk, self.database, self.preferences = window, desk, database, preferences
        self.tasks: TasksScreen | None = None
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(NEWS_AFTER_MS)
        self._news.timeout.connect(self._refresh)
        self._stale: set[str] = set()  # places whose screens do not know the news yet
        window.add_late_screen(TASKS, self._make_tasks)
        window.actions_of.handle("show_tasks", self.show_tasks)
        window.place_changed.connect(self._on_place)
        desk.listed.connect(self.tell_news)

    @property
    def today(self) -> date:
        """The day to count lateness from."""
        return date.today()

    # Going to rows

    def show_tasks(self, query: TaskQuery | None = None, key: RecordKey | None = None) -> None:
        """Show Phân công with the rows that `query` asks for (as they were left, without one); `key` is selected."""
        self.window.show_place(TASKS)
        if self.tasks is not None and (query is not None or key is not None):
            self.tasks.show_rows(query, key)

    def show_place_in_text(self, document_id: str, block_id: str) -> None:
        """Đến chỗ này trong văn bản: open the document with the cursor in a block."""
        if self.desk.document is None or self.desk.document.id != document_id:
            self.desk.open(document_id, json.dumps({"block": block_id, "offset": 0}))
            return
        self.desk.open(document_id)
        if self.desk.screen is not None:
            self.desk.screen.go_to(block_id)

    # News

    def tell_news(self) -> None:
        """Something that screens show has changed; calls in quick succession are one."""
        self._stale |= {TASKS}
        self._news.start()

    def _on_place(self, place: str) -> None:
        if place in self._stale:
            self._refresh()

    def _refresh(self) -> None:
        place = self.window.place
        screen = {TASKS: self.tasks}.get(place)
        if place in self._stale and screen is not None:
            self._stale.discard(place)
            screen.refresh()

    # Screens

    def _make_tasks(self) -> LateScreen:
        from desktop.ui.following.tasks.screen import TasksScreen

        self.tasks = TasksScreen()
        return self.tasks, None, None
