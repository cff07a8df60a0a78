"""The tools of the table in hand, in a strip over the sheet that is there while a cell is, and the table's menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.actions import ENTRY_OF, SEPARATOR, TABLE_ACTIONS, TABLE_HEADER, tooltip, word_of
from desktop.ui.sheet.menu import menu_line, separator
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconWord, area, label, line
from i18n import _

HEIGHT = 56
Can = Callable[[str], bool]


class TableStrip(QWidget):
    """Icon over word, as in the toolbar; where there is little room the last groups go into the list "Thêm"."""

    def __init__(self, do: Callable[[str], object]) -> None:
        super().__init__()
        self._do = do
        self.tools: dict[str, IconWord] = {}
        self._groups: list[list[QWidget]] = [[]]
        self.setProperty("ground", "surface")
        self.setAccessibleName(_("Công cụ của bảng"))
        self._bar = area("surface")
        self._bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # its words keep no pane wide
        self._row = QHBoxLayout(self._bar)
        self._row.setSpacing(2)
        for name in TABLE_ACTIONS:
            self._add(name)
        self._more = IconWord(icon_side=20, height=48)
        self._more.show_as(_("Khác"), "dots-three")
        self._more.setToolTip(_("Công cụ khác"))
        self._more.clicked.connect(self._open_more)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._said = label("", "small", "err", wrap=True)
        self._said.setContentsMargins(16, 0, 16, 6)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._said)
        column.addWidget(line())
        self._fit()
        current_theme().changed.connect(self._fit)
        self.hide()

    def _add(self, name: str) -> None:
        widget: QWidget
        if name == SEPARATOR:
            self._groups.append([])
            widget = area("surface")
            bar = line(upright=True)
            bar.setParent(widget)
            bar.setGeometry(4, 0, 1, current_theme().px(32))
            widget.setFixedSize(9, current_theme().px(32))
        else:
            tool = IconWord(icon_side=20, height=48)
            tool.show_as(word_of(ENTRY_OF[name]), ENTRY_OF[name].icon)
            tool.setToolTip(tooltip(ENTRY_OF[name]))
            tool.setCheckable(name == TABLE_HEADER)
            tool.clicked.connect(lambda _checked=False: self._do(name))
            self.tools[name] = tool
            widget = tool
        self._groups[-1].append(widget)
        self._row.addWidget(widget)

    def show_state(self, can: Can, *, header: bool) -> None:
        """Turn tools on or off; that of the heads says whether the row in hand is one."""
        for name, tool in self.tools.items():
            on = can(name)
            tool.setEnabled(on)
            tool.setToolTip(tooltip(ENTRY_OF[name]) if on else _(ENTRY_OF[name].why_off))
        self.tools[TABLE_HEADER].setChecked(header)
        self.say("")

    def say(self, sentence: str) -> None:
        """Why something was not done; "" takes the words away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    @property
    def said(self) -> str:
        """What `say` shows."""
        return self._said.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Hide groups from the right until the rest fits."""
        spacing = self._row.spacing()
        widths = [sum(w.sizeHint().width() + spacing if isinstance(w, IconWord) else w.width() + spacing for w in group)
                  for group in self._groups]  # fmt: skip
        room = self.width() - 16 - spacing
        kept = len(widths)
        if sum(widths) > room:
            room -= self._more.sizeHint().width() + spacing
            while kept > 1 and sum(widths[:kept]) > room:
                kept -= 1
        for number, group in enumerate(self._groups):
            for widget in group:
                widget.setVisible(number < kept)
        self._more.setVisible(kept < len(widths))

    def _open_more(self) -> None:
        menu = QMenu(self)
        hidden = [(name, tool) for name, tool in self.tools.items() if tool.isHidden()]
        _fill(menu, [_action(name, self._do, enabled=one.isEnabled(), checked=one.isChecked()) for name, one in hidden])
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.aboutToHide.connect(menu.deleteLater)

    def _fit(self) -> None:
        self._bar.setFixedHeight(current_theme().px(HEIGHT))
        self._row.setContentsMargins(current_theme().px(8), 0, current_theme().px(8), 0)
        self._fold()


def _action(name: str, do: Callable[[str], object], *, enabled: bool, checked: bool = False) -> QAction:
    action = menu_line(name, lambda: do(name), enabled=enabled)
    if name == TABLE_HEADER:
        action.setCheckable(True)
        action.setChecked(checked)
    return action


def table_menu(
    do: Callable[[str], object], can: Can, *, selected: bool, header: bool, on: QWidget | None
) -> list[QAction]:
    """The menu of the right mouse button in a table: all that the strip does, in ten lines.

    What is done less often stands in lists beside them, as in Word; `on` is the widget that the menu is of.
    """

    def line_of(name: str) -> QAction:
        usable = selected if name in ("cut", "copy") else can(name)
        return _action(name, do, enabled=usable, checked=header)

    def lines_of(*names: str) -> list[QAction]:
        return [line_of(name) for name in names]

    return [
        *lines_of("cut", "copy", "paste"),
        separator(),
        *lines_of("table_row_below", "table_remove_row"),
        _list_of(on, _("Thêm"), lines_of("table_row_above", "table_column_left", "table_column_right")),
        _list_of(on, _("Xóa"), lines_of("table_remove_column", "table_remove")),
        separator(),
        *lines_of("table_split" if can("table_split") else "table_merge", TABLE_HEADER),
        _list_of(on, _("Độ rộng cột"), lines_of("table_even", "table_auto")),
    ]


def _list_of(on: QWidget | None, words: str, lines: list[QAction]) -> QAction:
    """A line of a menu that opens others beside it."""
    action, menu = QAction(words), QMenu(on)
    _fill(menu, lines)
    action.setMenu(menu)
    action.destroyed.connect(menu.deleteLater)
    return action


def _fill(menu: QMenu, lines: list[QAction]) -> None:
    """Give a menu its lines, to be gone with it."""
    for action in lines:
        action.setParent(menu)
        menu.addAction(action)
