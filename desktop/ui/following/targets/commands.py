"""Menus, tools and keys of the screen Chỉ tiêu: the actions of the window, answered here while it is in view."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.domain.progress import TargetRow
from desktop.ui.actions import SEPARATOR, Actions
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.table.copying import cells_of, clip_of
from desktop.ui.following.targets.columns import COLUMNS
from desktop.ui.following.targets.exporting import TargetListFile
from desktop.ui.following.targets.filters import BY_YEAR
from desktop.ui.following.targets.screen import TargetsScreen
from desktop.ui.frame.rail import TARGETS
from desktop.ui.frame.toolbar import Toolbar
from desktop.ui.main_window import MainWindow
from i18n import _

TOOLS = (
    *("enter_measurement", "attach_target_evidence", SEPARATOR, "undo", "redo", SEPARATOR),
    *("targets_by_year", "export_targets", "target_details"),
)
MAIN = "draft_review"
VIEWS = {
    "targets_by_plan": "plan",
    "targets_by_section": "section",
    "targets_by_year": BY_YEAR,
    "targets_by_indicator": "indicator",
}
_IN_MENU = ("enter_measurement", "attach_target_evidence", SEPARATOR, "copy", "target_to_text")


def target_tools(actions: Actions) -> Toolbar:
    """The toolbar of the screen."""
    return Toolbar(actions, TOOLS, MAIN, "plain")


class TargetCommands(QObject):
    """Lets the actions of the window answer for the screen, and shows what can be done."""

    def __init__(self, screen: TargetsScreen, window: MainWindow, database: DatabaseThread) -> None:
        super().__init__(screen)
        self._screen, self._window, self._actions = screen, window, window.actions_of
        self.list_file = TargetListFile(screen, window, database)
        stack = screen.changes.stack
        for id, do in {
            "undo": stack.undo,
            "redo": stack.redo,
            "copy": self.copy,
            "select_all": self._select_all,
            "find": screen.filters.focus_words,
            "enter_measurement": screen.enter_measurement,
            "attach_target_evidence": screen.files.attach,
            "target_to_text": screen.go_to_text,
            "export_targets": self.list_file.export,
            "target_columns": self._choose_columns,
            "target_details": lambda: screen.show_details(self._actions["target_details"].isChecked()),
        }.items():
            self._actions.handle(id, do, TARGETS)
        for id, view in VIEWS.items():
            self._actions.handle(id, partial(screen.show_view, view), TARGETS)
        stack.indexChanged.connect(lambda _index: self._show())
        stack.undoTextChanged.connect(lambda _text: self._show())
        screen.hand_changed.connect(self._show)
        screen.views_changed.connect(self._show)
        screen.table.menu_asked.connect(self._open_menu)
        screen.years.menu_asked.connect(self._open_menu)
        window.place_changed.connect(lambda _place: self._show())
        self._show()

    def copy(self) -> None:
        """Ctrl+C: the selected rows with the columns in view."""
        screen, clipboard = self._screen, QGuiApplication.clipboard()
        if screen.in_years:
            clip = screen.years.clip()
            if clip is not None:
                clipboard.setMimeData(clip)
            return
        shown, today = screen.table.columns_in_view(), screen.rows.today

        def copied(rows: tuple[TargetRow, ...]) -> None:
            if rows:
                clipboard.setMimeData(clip_of(cells_of(COLUMNS, rows, shown, today)))

        screen.with_chosen(copied)

    def _select_all(self) -> None:
        table = self._screen.years.table if self._screen.in_years else self._screen.table
        if table is not None:
            table.selectAll()

    def _show(self) -> None:
        """Turn on what can be done now."""
        if self._window.place != TARGETS:
            return
        actions, stack, screen = self._actions, self._screen.changes.stack, self._screen
        actions.name_step("undo", stack.undoText())
        actions.name_step("redo", stack.redoText())
        actions.enable("undo", stack.canUndo(), _("Chưa có gì để hoàn tác"))
        actions.enable("redo", stack.canRedo(), _("Chưa có gì để làm lại"))
        chosen = screen.chosen
        actions.enable("enter_measurement", chosen > 0)
        for id in ("attach_target_evidence", "target_to_text"):
            actions.enable(id, chosen == 1)
        actions["target_details"].setChecked(screen.side.wanted)
        for id, view in VIEWS.items():
            actions[id].setChecked(view == screen.view)

    def _choose_columns(self) -> None:
        head = self._screen.table.head
        head.open_menu(head.mapToGlobal(head.rect().bottomLeft()))

    def _open_menu(self, at: QPoint) -> None:
        """The right-click menu: what the rows in hand can do."""
        menu = QMenu(self._screen)
        for id in _IN_MENU:
            if id == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[id])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
