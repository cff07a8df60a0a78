"""The window: menu bar, rail, toolbar, banners, the screen in view and the status bar. It only places things."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.actions import DOCUMENT, Actions
from desktop.ui.frame.banners import Banners
from desktop.ui.frame.menu_bar import MenuBar
from desktop.ui.frame.progress import ProgressLine
from desktop.ui.frame.rail import DOCUMENTS, Rail
from desktop.ui.frame.status_bar import StatusBar
from desktop.ui.frame.toolbar import Toolbar
from desktop.ui.theme import current_theme
from desktop.ui.widgets import line
from i18n import _

if TYPE_CHECKING:  # the editor is read after the window shows
    from desktop.ui.document_screen import DocumentScreen

LateScreen = tuple[QWidget, Toolbar | None, QWidget | None]
"""A screen with its toolbar and its status bar."""
SMALLEST = (640, 400)
SEARCH_NEEDS, WORDS_NEED = 1000, 800  # widths, in pixels of text size 100 %


class MainWindow(QWidget):
    """`may_close` is asked before the window goes; it saves, and says no where that fails."""

    closed = Signal()
    place_changed = Signal(str)

    def __init__(self, actions: Actions | None = None) -> None:
        super().__init__()
        self.actions_of = actions if actions is not None else Actions(self)
        self.may_close: Callable[[], bool] = lambda: True
        self.menu_bar = MenuBar(self.actions_of)
        self.rail = Rail()
        self.toolbar = Toolbar(self.actions_of)
        self.banners = Banners()
        self.status = StatusBar()
        self.screens = QStackedWidget()
        self.progress = ProgressLine(self)
        self.document: DocumentScreen | None = None
        self._places: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], LateScreen]] = {}
        self._toolbars: dict[str, Toolbar] = {DOCUMENT: self.toolbar}
        self._feet: dict[str, QWidget] = {DOCUMENT: self.status}
        self._place = ""
        self._bare = False
        self.setWindowTitle(_("Thảo"))
        self.setMinimumSize(*SMALLEST)
        self._arrange()
        self._give_actions()
        current_theme().changed.connect(self._fold)

    # Screens

    def add_screen(
        self, place: str, screen: QWidget, tools: Toolbar | None = None, foot: QWidget | None = None
    ) -> None:
        """Give a place of the rail its screen, or another one; with a toolbar and a status bar where it has them."""
        old = self._places.pop(place, None)
        if old is not None:
            self.screens.removeWidget(old)
            old.deleteLater()
        self._places[place] = screen
        self.rail.offer(place)
        self.screens.addWidget(screen)
        if tools is not None and place not in self._toolbars:
            self._toolbars[place] = tools
            self._tools.addWidget(tools)
        if foot is not None and place not in self._feet:
            self._feet[place] = foot
            self._whole.addWidget(foot)

    def add_late_screen(self, place: str, make: Callable[[], LateScreen]) -> None:
        """Give a place a screen that is made when it is first shown: what nobody looks at costs no start any time."""
        self._makers[place] = make
        self.rail.offer(place)

    def show_place(self, place: str) -> None:
        """Show the screen of a place; "document" is the open document."""
        if place in self._makers:
            self.add_screen(place, *self._makers.pop(place)())
        screen = self.document if place == DOCUMENT else self._places.get(place)
        if screen is None:
            return
        self._place = place
        self.screens.setCurrentWidget(screen)
        self.rail.show_place(DOCUMENTS if place == DOCUMENT else place)
        self._show_frame()
        self.actions_of.show_place(place)
        self.banners.document_in_view(place == DOCUMENT)
        self.place_changed.emit(place)

    @property
    def place(self) -> str:
        """The place in view."""
        return self._place

    def show_document(self, screen: DocumentScreen | None) -> None:
        """Put an open document into the window in place of the last one; None takes it out."""
        if self.document is not None:
            self.screens.removeWidget(self.document)
            self.document.deleteLater()
        self.document = screen
        if screen is not None:
            self.screens.addWidget(screen)
            self.show_place(DOCUMENT)
        else:
            self.actions_of.show_place("")

    def show_bare(self, bare: bool) -> None:
        """Hide menus and rail, as while the questions of the first start are open."""
        self._bare = bare
        self.menu_bar.setVisible(not bare)
        self._rail_line.setVisible(not bare)
        self.rail.setVisible(not bare)

    def name_document(self, title: str) -> None:
        """Show in the title bar what is open."""
        self.setWindowTitle(_("{title} - Thảo").format(title=title) if title else _("Thảo"))

    # Areas

    def areas(self) -> list[QWidget]:
        """What F6 goes round, in the order of reading."""
        found: list[QWidget] = [self.menu_bar, self.rail]
        if self.place == DOCUMENT and self.document is not None:
            found += [self.toolbar, *self.document.areas(), self.status]
        else:
            found += [*(toolbar for toolbar in self._toolbars.values()), self.screens]
        return [area for area in found if area.isVisible()]

    def go_to_area(self, step: int) -> None:
        """F6 and Shift+F6: give the next area the focus."""
        areas = self.areas()
        focus = QApplication.focusWidget()
        inside = [i for i, area in enumerate(areas) if focus and (area is focus or area.isAncestorOf(focus))]
        at = inside[-1] if inside else -1
        for number in range(1, len(areas) + 1):
            if focus_into(areas[(at + step * number) % len(areas)]):
                return

    # Placing

    def _arrange(self) -> None:
        self._rail_line = line()
        right = QVBoxLayout()
        right.setSpacing(0)
        self._toolbar_line = line()
        self._tools = QVBoxLayout()
        self._tools.setSpacing(0)
        self._tools.addWidget(self.toolbar)
        right.addLayout(self._tools)
        for widget in (self._toolbar_line, self.banners):
            right.addWidget(widget)
        right.addWidget(self.screens, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.menu_bar)
        whole.addWidget(self._rail_line)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        self._whole = whole
        self._show_frame()

    def _give_actions(self) -> None:
        """Every key works wherever the focus is, also while its menu is shut."""
        self.addActions(self.actions_of.all())

    def _show_frame(self) -> None:
        for place, toolbar in self._toolbars.items():
            toolbar.setVisible(place == self._place)
        self._toolbar_line.setVisible(self._place in self._toolbars)
        for place, foot in self._feet.items():
            foot.setVisible(place == self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        theme = current_theme()
        self.menu_bar.fold_search(self.width() < theme.px(SEARCH_NEEDS))
        self.rail.show_icons_only(self.width() < theme.px(WORDS_NEED))
        top = self.menu_bar.height() + (self.toolbar.height() + 2 if self._place in self._toolbars else 1)
        self.progress.setGeometry(self.rail.width(), top, self.width() - self.rail.width(), 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the sheet from the toolbar and the status bar too."""
        if event.key() == Qt.Key.Key_Escape and self._place == DOCUMENT and self.document is not None:
            self.document.go_to_sheet()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
            self.closed.emit()
        else:
            event.ignore()


def focus_into(area: QWidget) -> bool:
    """Give the focus to an area, or to the first part of it that takes the focus by Tab."""
    candidates = [area, *area.findChildren(QWidget)]
    for widget in candidates:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None
        if takes and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
