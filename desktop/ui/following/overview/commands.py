"""Menus, tools and keys of the place Tổng quan."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from desktop.domain.overview import By
from desktop.ui.actions import SEPARATOR
from desktop.ui.following.overview.choices import period_menu, scope_menu
from desktop.ui.following.overview.files import OverviewFiles
from desktop.ui.following.overview.screen import TARGETS_VIEW, OverviewScreen
from desktop.ui.frame.rail import OVERVIEW
from desktop.ui.frame.toolbar import Tool, Toolbar
from desktop.ui.main_window import MainWindow
from i18n import _

TOOLS = (
    *("overview_scope", "overview_period", SEPARATOR),
    *("overview_by_unit", "overview_by_plan", "overview_by_target", SEPARATOR),
    *("overview_image", "overview_excel", "export_pdf", "print"),
)
MAIN = "draft_review"
VIEWS = {
    "overview_by_unit": By.UNIT.value,
    "overview_by_plan": By.PLAN.value,
    "overview_by_target": TARGETS_VIEW,
}
_OUT = ("overview_image", "overview_excel", "export_pdf", "print", "copy")


class OverviewCommands(QObject):
    """Lets the actions of the window answer for the screen. `menu` is the list that was opened last."""

    def __init__(self, screen: OverviewScreen, window: MainWindow) -> None:
        super().__init__(screen)
        self._screen, self._window, self._actions = screen, window, window.actions_of
        self.tools = Toolbar(self._actions, TOOLS, MAIN)
        self.files = OverviewFiles(screen, window)
        self.menu: QMenu | None = None
        handle = self._actions.handle
        handle("overview_scope", lambda: self._open("overview_scope", scope_menu(screen)), OVERVIEW)
        handle("overview_period", lambda: self._open("overview_period", period_menu(screen)), OVERVIEW)
        for id, view in VIEWS.items():
            handle(id, partial(screen.show_view, view), OVERVIEW)
        for id, do in {
            "overview_image": self.files.copy_picture,
            "overview_excel": self.files.export_book,
            "export_pdf": self.files.export_pdf,
            "print": self.files.print_sheet,
            "copy": self.files.copy_numbers,
        }.items():
            handle(id, do, OVERVIEW)
        screen.found_changed.connect(self._show)
        window.place_changed.connect(lambda _place: self._show())
        self._show()

    def _show(self) -> None:
        """Turn on what can be done now, and name the year that can be summed up."""
        if self._window.place != OVERVIEW:
            return
        found = self._screen.found
        something = found is not None and not found.is_empty
        for id in _OUT:
            self._actions.enable(id, something, _("Chưa có số liệu nào để đưa ra"))
        for id, view in VIEWS.items():
            if view == self._screen.view:
                self._actions[id].setChecked(True)
        if found is not None:
            words = _("Lập tổng kết năm {year}").format(year=found.year)
            self.tools.main.setText(words)
            self.tools.main.setAccessibleName(words)
            self.tools.main.updateGeometry()

    def _open(self, id: str, menu: QMenu) -> None:
        """Open a list under its tool; under the pointer where the tool is folded away."""
        tool = next((tool for tool in self.tools.findChildren(Tool) if tool.action_of.objectName() == id), None)
        shown = tool is not None and tool.isVisible()
        at = tool.mapToGlobal(tool.rect().bottomLeft()) if tool is not None and shown else QCursor.pos()
        self.menu = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
