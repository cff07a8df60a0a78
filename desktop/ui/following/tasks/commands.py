"""Menus, tools and keys of the screen Phân công: the actions of the window, answered here while it is in view."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.domain.progress import TaskRow, TaskState
from desktop.ui.actions import ENTRY_OF, SEPARATOR, Actions
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.table.copying import cells_of, clip_of
from desktop.ui.following.tasks.columns import COLUMNS
from desktop.ui.following.tasks.exporting import TaskListFile
from desktop.ui.following.tasks.filters import CALENDAR
from desktop.ui.following.tasks.screen import TasksScreen
from desktop.ui.frame.rail import TASKS
from desktop.ui.frame.toolbar import Toolbar
from desktop.ui.main_window import MainWindow
from i18n import _

TOOLS = (
    *("issue_tasks", "receive_form", "remind", "attach_evidence", SEPARATOR, "undo", "redo", SEPARATOR),
    *("export_tasks", "task_details"),
)
MAIN = "draft_review"
VIEWS = {
    "tasks_by_lead": "lead",
    "tasks_by_deadline": CALENDAR,
    "tasks_by_plan": "plan",
    "tasks_by_section": "section",
}
STATES = {
    "task_todo": TaskState.NOT_BEGUN,
    "task_doing": TaskState.DOING,
    "task_done": TaskState.DONE,
    "task_paused": TaskState.PAUSED,
}
_OF_ROW = ("attach_evidence", "task_to_text", *STATES)
_IN_MENU = (*STATES, SEPARATOR, "attach_evidence", "issue_tasks", "remind", SEPARATOR, "copy", "task_to_text")


def task_tools(actions: Actions) -> Toolbar:
    """The toolbar of the screen."""
    known = [id for id in TOOLS if id == SEPARATOR or id in ENTRY_OF]
    return Toolbar(actions, known, MAIN if MAIN in ENTRY_OF else "task_to_text", "plain")


class TaskCommands(QObject):
    """Lets the actions of the window answer for the screen, and shows what can be done."""

    def __init__(self, screen: TasksScreen, window: MainWindow, database: DatabaseThread) -> None:
        super().__init__(screen)
        self._screen, self._window, self._actions = screen, window, window.actions_of
        self.list_file = TaskListFile(screen, window, database)
        stack = screen.changes.stack
        for id, do in {
            "undo": screen.changes.undo,
            "redo": screen.changes.redo,
            "copy": self._copy,
            "select_all": screen.table.selectAll,
            "find": screen.filters.focus_words,
            "attach_evidence": screen.attach,
            "task_to_text": screen.go_to_text,
            "export_tasks": self.list_file.export,
            "task_columns": self._choose_columns,
            "task_details": lambda: screen.show_details(self._actions["task_details"].isChecked()),
        }.items():
            self._actions.handle(id, do, TASKS)
        for id, state in STATES.items():
            self._actions.handle(id, partial(screen.enter_for_chosen, "state", state), TASKS)
        for id, group in VIEWS.items():
            self._actions.handle(id, partial(screen.group_by, group), TASKS)
        stack.indexChanged.connect(lambda _index: self._show())
        stack.undoTextChanged.connect(lambda _text: self._show())
        screen.hand_changed.connect(self._show)
        screen.views_changed.connect(self._show)
        screen.table.menu_asked.connect(self._open_menu)
        window.place_changed.connect(lambda _place: self._show())
        self._show()

    def _show(self) -> None:
        """Turn on what can be done now."""
        if self._window.place != TASKS:
            return
        actions, stack, screen = self._actions, self._screen.changes.stack, self._screen
        actions.name_step("undo", stack.undoText())
        actions.name_step("redo", stack.redoText())
        actions.enable("undo", stack.canUndo(), _("Chưa có gì để hoàn tác"))
        actions.enable("redo", stack.canRedo(), _("Chưa có gì để làm lại"))
        chosen = screen.table.count_chosen()
        for id in _OF_ROW:
            alone = id in ("attach_evidence", "task_to_text")
            actions.enable(id, chosen == 1 if alone else chosen > 0)
        actions["task_details"].setChecked(screen.side.wanted)
        for id, group in VIEWS.items():
            if group == screen.group:
                actions[id].setChecked(True)

    def _copy(self) -> None:
        """Ctrl+C: the selected tasks with the columns in view."""
        columns, today = self._screen.table.columns_in_view(), self._screen.today

        def copied(rows: tuple[TaskRow, ...]) -> None:
            if rows:
                QGuiApplication.clipboard().setMimeData(clip_of(cells_of(COLUMNS, rows, columns, today)))

        self._screen.with_chosen(copied)

    def _choose_columns(self) -> None:
        head = self._screen.table.head
        head.open_menu(head.mapToGlobal(head.rect().bottomLeft()))

    def _open_menu(self, at: QPoint) -> None:
        """The right-click menu: what the rows in hand can do."""
        menu = QMenu(self._screen)
        for id in _IN_MENU:
            if id == SEPARATOR:
                menu.addSeparator()
            elif id in ENTRY_OF:
                menu.addAction(self._actions[id])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
