"""The toolbar of a screen: icon over word, the one main action at the right end; of a document also the levels.

Where there is little room the last groups go into the list "Thêm".
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.ui.actions import (
    BADGE,
    ENTRY_OF,
    SEPARATOR,
    Actions,
    word_of,
)
from desktop.ui.frame.levels import LevelSelect
from desktop.ui.menus import LEVEL_SELECT, MAIN_ACTION, RARE_TOOLS, TOOLBAR
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, IconWord, area, line
from i18n import _

HEIGHT = 57


class Tool(IconWord):
    """One tool, which follows its action: word, mark, on or off, tooltip."""

    def __init__(self, action: QAction) -> None:
        super().__init__(icon_side=20, height=48)
        entry = ENTRY_OF[action.objectName()]
        self.action_of = action
        self.is_rare = entry.id in RARE_TOOLS
        self.show_as(word_of(entry), entry.icon)
        self.setCheckable(action.isCheckable())
        self.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self.action_of.isEnabled())
        self.setToolTip(self.action_of.toolTip())
        self.show_badge(int(self.action_of.property(BADGE) or 0))
        if self.isCheckable():
            self.setChecked(self.action_of.isChecked())


class Toolbar(QWidget):
    """Tools in the order of the table. `levels` is the list of levels."""

    def __init__(
        self, actions: Actions, tools: Sequence[str] = TOOLBAR, main: str = MAIN_ACTION, main_kind: str = "filled"
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setAccessibleName(_("Thanh công cụ"))
        self.levels = LevelSelect()
        self._groups: list[list[QWidget]] = [[]]
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        for entry in tools:
            self._add(entry, actions)
        self._more = IconWord(icon_side=20, height=48)
        self._more.show_as(_("Thêm"), "dots-three")
        self._more.setToolTip(_("Công cụ khác"))
        self._more.clicked.connect(self._open_more)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        action = actions[main]
        self.main = Button(action.text().replace("&", "").replace("…", ""), main_kind, ENTRY_OF[main].icon)
        self.main.clicked.connect(action.trigger)
        action.changed.connect(lambda: self.main.setEnabled(action.isEnabled()))
        self.main.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(self.main)
        self._fit()
        current_theme().changed.connect(self._fit)

    def _add(self, entry: str, actions: Actions) -> None:
        widget: QWidget
        if entry == SEPARATOR:
            self._groups.append([])
            widget = area("surface")
            widget.setFixedSize(17, current_theme().px(32))
            bar = line(upright=True)
            bar.setParent(widget)
            bar.setGeometry(8, 0, 1, current_theme().px(32))
        elif entry == LEVEL_SELECT:
            widget = self.levels
        else:
            widget = Tool(actions[entry])
        self._groups[-1].append(widget)
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current_theme().px(HEIGHT))

    def folded(self) -> list[QAction]:
        """The actions that stand in the list "Thêm" at this width."""
        return [
            tool.action_of for group in self._groups for tool in group if isinstance(tool, Tool) and tool.isHidden()
        ]

    def _fold(self) -> None:
        """Hide what is needed least, then groups from the right, until the rest fits."""
        spacing, margins = self._row.spacing(), self._row.contentsMargins()

        def width(groups: list[list[QWidget]]) -> int:
            wide = [max(one.sizeHint().width(), one.minimumWidth()) for group in groups for one in group]
            return sum(wide) + spacing * len(wide)

        room = self.width() - margins.left() - margins.right() - self.main.sizeHint().width() - 2 * spacing
        kept = self._groups
        fits = width(kept) <= room
        if not fits:
            room -= self._more.sizeHint().width() + spacing
            kept = [[one for one in group if not (isinstance(one, Tool) and one.is_rare)] for group in kept]
            kept = [group for group in kept if any(isinstance(one, Tool | LevelSelect) for one in group)]
            while len(kept) > 1 and width(kept) > room:
                kept.pop()
        shown = {widget for group in kept for widget in group}
        for group in self._groups:
            for widget in group:
                widget.setVisible(widget in shown)
        self._more.setVisible(not fits)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addActions(self.folded())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedHeight(theme.px(HEIGHT))
        self._row.setContentsMargins(theme.px(8), 0, theme.px(10), 0)
        self._fold()
