"""The menu bar: menus made from the table of actions, and the search field at its right end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QMenuBar, QWidget

from desktop.domain.ports import DocumentInfo
from desktop.ui.actions import SEPARATOR, Actions
from desktop.ui.icons import icon
from desktop.ui.menus import MENUS, RECENT, Menu
from desktop.ui.preedit import WordLine
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton, label
from i18n import _

HEIGHT = 33
SEARCH_WIDTH = 272


class SearchField(WordLine):
    """Finds documents as one types; Enter or ↓ go to what was found, Esc clears it and gives the focus back."""

    left = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("search", "true")
        self.setPlaceholderText(_("Tìm văn bản, số ký hiệu"))
        self.setAccessibleName(_("Tìm văn bản, số ký hiệu"))
        self.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class MenuBar(QWidget):
    """Menus at the left, search at the right. Emits `searched` with what is sought, after each letter."""

    searched = Signal(str)
    search_left = Signal()
    results_asked = Signal()
    recent_chosen = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._recent: list[QMenu] = []
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setAccessibleName(_("Thanh thực đơn"))
        for menu in MENUS:
            self._fill(self.menus.addMenu(_(menu.title)), menu, actions)
        self.search = SearchField()
        self.search.textEdited.connect(self.searched)
        self.search.entered.connect(self._on_entered)
        self.search.left.connect(self.search_left)
        self.search_button = IconButton("magnifying-glass", _("Tìm văn bản (Alt+Q)"))
        self.search_button.clicked.connect(actions["search"].trigger)
        self._keys = label("Alt+Q", "small", "faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.menus, 1)
        for widget in (self.search, self.search_button, self._keys):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._narrow = False
        self._fit()
        current_theme().changed.connect(self._fit)
        self.show_recent((), lambda _info: "")

    def show_recent(self, infos: tuple[DocumentInfo, ...], name: Callable[[DocumentInfo], str]) -> None:
        """Fill the menu of recent documents; `name` writes one."""
        for menu in self._recent:
            menu.clear()
            for info in infos:
                action = menu.addAction(name(info).replace("&", "&&"))
                action.triggered.connect(lambda _checked=False, id=info.id: self.recent_chosen.emit(id))
            if not infos:
                menu.addAction(_("Chưa có văn bản nào")).setEnabled(False)

    def fold_search(self, narrow: bool) -> None:
        """Shrink the search field to its icon where there is little room; the icon opens it again."""
        self._narrow = narrow
        self._show_search(not narrow or self.search.hasFocus())

    def go_to_search(self) -> None:
        """Put the cursor into the search field, unfolding it."""
        self._show_search(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_entered(self) -> None:
        self.searched.emit(self.search.text())
        self.results_asked.emit()

    def _show_search(self, shown: bool) -> None:
        self.search.setVisible(shown)
        self._keys.setVisible(shown and not self._narrow)
        self.search_button.setVisible(not shown)

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedHeight(theme.px(HEIGHT))
        self.search.setFixedWidth(theme.px(SEARCH_WIDTH))

    def _fill(self, into: QMenu, menu: Menu, actions: Actions) -> None:
        into.setToolTipsVisible(True)
        for entry in menu.entries:
            if isinstance(entry, Menu):
                self._fill(into.addMenu(_(entry.title)), entry, actions)
            elif entry == SEPARATOR:
                into.addSeparator()
            elif entry == RECENT:
                self._recent.append(into)
            else:
                into.addAction(actions[entry])
