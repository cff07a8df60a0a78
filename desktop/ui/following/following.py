"""Ties the screens on which plans are followed to the window: each is made when its place is first in view."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import UserError
from desktop.domain.ports import Database
from desktop.domain.progress import RecordKey, TargetQuery, TaskQuery, TaskRow, TaskState
from desktop.ui import clock
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following.reviews.reviews import Reviews
from desktop.ui.frame.banners import Kind
from desktop.ui.frame.rail import OVERVIEW, START, TARGETS, TASKS
from desktop.ui.main_window import LateScreen, MainWindow
from desktop.ui.preferences import Preferences
from i18n import say

if TYPE_CHECKING:
    from desktop.ui.following.letters.letters import Letters
    from desktop.ui.following.overview.screen import OverviewScreen
    from desktop.ui.following.targets.screen import TargetsScreen
    from desktop.ui.following.tasks.screen import TasksScreen

FOLLOWED = frozenset({TASKS, TARGETS, OVERVIEW})
DUE_DAYS, DUE_ROWS = 7, 40
NEWS_AFTER_MS = 300  # a document that is being typed is saved every second


class Following(QObject):
    """What is followed, in the window of one office. Screens are None until they have been in view.

    A screen is told of news (a document saved, a row changed on another screen) by its `refresh`, at once where it is
    in view, else when it comes into view.
    """

    letters_asked = Signal(str, object)
    """ "remind" or "issue", with the RecordKeys of the tasks in hand."""

    due_read = Signal(object, int, object)
    """The first TaskRows of what is late or falls due in the next seven days, how many there are, and today."""

    def __init__(self, window: MainWindow, desk: Desk, database: DatabaseThread, preferences: Preferences) -> None:
        super().__init__(window)
        self.window, self.desk, self.database, self.preferences = window, desk, database, preferences
        self.tasks: TasksScreen | None = None
        self.targets: TargetsScreen | None = None
        self.overview: OverviewScreen | None = None
        self.letters: Letters | None = None
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(NEWS_AFTER_MS)
        self._news.timeout.connect(self._refresh)
        self._stale: set[str] = set()  # places whose screens do not know the news yet
        window.add_late_screen(TASKS, self._make_tasks)
        window.add_late_screen(TARGETS, self._make_targets)
        window.add_late_screen(OVERVIEW, self._make_overview)
        window.actions_of.handle("show_tasks", self.show_tasks)
        window.actions_of.handle("show_overview", partial(window.show_place, OVERVIEW))
        window.actions_of.handle("show_targets", self.show_targets)
        self.reviews = Reviews(self)
        window.place_changed.connect(self._on_place)
        desk.tasks_asked.connect(lambda plan: self.show_tasks(TaskQuery(plan=plan)))

    @property
    def today(self) -> date:
        """The day to count lateness from."""
        return clock.today()

    # Going to rows

    def show_task(self, row: TaskRow) -> None:
        """Show one task among all of them."""
        self.show_tasks(None, row.key)

    def show_tasks(self, query: TaskQuery | None = None, key: RecordKey | None = None) -> None:
        """Show Phân công with the rows that `query` asks for (as they were left, without one); `key` is selected."""
        self.window.show_place(TASKS)
        if self.tasks is not None and (query is not None or key is not None):
            self.tasks.show_rows(query, key)

    def show_targets(self, query: TargetQuery | None = None, key: RecordKey | None = None) -> None:
        """Show Chỉ tiêu with the rows that `query` asks for (as they were left, without one); `key` is selected."""
        self.window.show_place(TARGETS)
        if self.targets is not None and (query is not None or key is not None):
            self.targets.show_rows(query, key)

    def show_place_in_text(self, document_id: str, block_id: str) -> None:
        """Đến chỗ này trong văn bản: open the document with the cursor in a block."""
        if not block_id:
            self.desk.open(document_id)
            return
        if self.desk.document is None or self.desk.document.id != document_id:
            self.desk.open(document_id, json.dumps({"block": block_id, "offset": 0}))
            return
        self.desk.open(document_id)
        if self.desk.screen is not None:
            self.desk.screen.go_to(block_id)

    # News

    def tell_news(self, teller: str = "") -> None:
        """Something that screens show has changed, on the screen of `teller` where one is named, which knows it.

        Calls in quick succession are one.
        """
        self._stale |= (FOLLOWED | {START}) - {teller}
        self._news.start()

    def _on_place(self, place: str) -> None:
        screen = {TASKS: self.tasks, TARGETS: self.targets, OVERVIEW: self.overview}.get(place)
        if screen is not None:
            screen.show_day(self.today)
            screen.focus_first()
        if place in self._stale:
            self._refresh()

    def _refresh(self) -> None:
        place = self.window.place
        screen = {TASKS: self.tasks, TARGETS: self.targets, OVERVIEW: self.overview}.get(place)
        refresh = self._ask_due if place == START else screen.refresh if screen is not None else None
        if place in self._stale and refresh is not None:
            self._stale.discard(place)
            refresh()

    def _ask_due(self) -> None:
        today = self.today
        query = TaskQuery(until=today + timedelta(days=DUE_DAYS), going=True, order="deadline")
        self.database.ask(partial(_due, query=query, today=today), lambda found: self.due_read.emit(*found, today))

    # Screens

    def _make_tasks(self) -> LateScreen:
        from desktop.ui.following.letters.letters import Letters
        from desktop.ui.following.tasks.commands import TaskCommands, task_tools
        from desktop.ui.following.tasks.screen import TasksScreen

        self.tasks = tasks = TasksScreen(self.database, self.desk, self.preferences, self.today)
        tasks.letters_asked.connect(self.letters_asked)
        tasks.place_asked.connect(self.show_place_in_text)
        tasks.writing_asked.connect(self.window.actions_of["show_documents"].trigger)
        tasks.refused.connect(self._refuse)
        tasks.kept.connect(partial(self.tell_news, TASKS))
        TaskCommands(tasks, self.window, self.database)
        chosen, stack = tasks.table.chosen, tasks.changes.stack
        self.letters = letters = Letters(self.window, self.desk, self.database, self.preferences, chosen, stack)
        letters.receiving.take_drops_on(tasks.table.viewport())
        letters.changed.connect(self.tell_news)
        tasks.reading.listed.connect(letters.on_listed)
        tasks.reading.counted.connect(letters.show_late)
        self.letters_asked.connect(letters.on_asked)
        return tasks, task_tools(self.window.actions_of), tasks.foot

    def _make_targets(self) -> LateScreen:
        from desktop.ui.following.targets.commands import TargetCommands, target_tools
        from desktop.ui.following.targets.screen import TargetsScreen

        self.targets = targets = TargetsScreen(self.database, self.desk, self.preferences, self.today)
        targets.place_asked.connect(self.show_place_in_text)
        targets.writing_asked.connect(self.window.actions_of["show_documents"].trigger)
        targets.refused.connect(self._refuse)
        targets.kept.connect(partial(self.tell_news, TARGETS))
        TargetCommands(targets, self.window, self.database)
        return targets, target_tools(self.window.actions_of), targets.foot

    def _make_overview(self) -> LateScreen:
        from desktop.ui.following.overview.commands import OverviewCommands
        from desktop.ui.following.overview.screen import OverviewScreen

        self.overview = screen = OverviewScreen(self.database, self.preferences)
        screen.tasks_asked.connect(self.show_tasks)
        screen.task_asked.connect(partial(self.show_tasks, None))
        screen.targets_asked.connect(self.show_targets)
        screen.writing_asked.connect(self.window.actions_of["show_documents"].trigger)
        return screen, OverviewCommands(screen, self.window).tools, screen.foot

    def _refuse(self, error: UserError) -> None:
        self.window.banners.show_banner(Kind.WARNING, say(error), key=TASKS)


def _due(database: Database, query: TaskQuery, today: date) -> tuple[tuple[TaskRow, ...], int]:
    from desktop.services.tasks import find_tasks, task_rows  # read with the database

    listing = find_tasks(database, query, today)
    paused = TaskState.PAUSED
    rows = [row for row in task_rows(database, listing.numbers[:DUE_ROWS]) if row.progress.state is not paused]
    return tuple(rows), listing.counts[""] - listing.counts[paused.value]
