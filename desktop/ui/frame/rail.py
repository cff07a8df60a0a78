"""The rail at the left: one place for each screen, icon over word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconWord, line
from i18n import N_, _

WIDTH = 69
START, DOCUMENTS, SETTINGS = "start", "documents", "settings"
TASKS, TARGETS, OVERVIEW = "tasks", "targets", "overview"
_PLACES = (
    (START, N_("Bắt đầu"), "house"),
    (DOCUMENTS, N_("Văn bản"), "file-text"),
    (TASKS, N_("Phân công"), "check-square-offset"),
    (TARGETS, N_("Chỉ tiêu"), "target"),
    (OVERVIEW, N_("Tổng quan"), "chart-bar-horizontal"),
    (SETTINGS, N_("Cài đặt"), "gear-six"),  # at the foot
)
_ON_OFFER = (TARGETS, OVERVIEW)  # shown once they have a screen


class Rail(QWidget):
    """Emits `chosen` with the name of a place. Arrow keys walk it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        self.setAccessibleName(_("Thanh màn hình"))
        self._buttons: dict[str, IconWord] = {}
        column = QVBoxLayout()
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        for name, word, icon_name in _PLACES:
            if name == SETTINGS:
                column.addStretch(1)
            button = IconWord(icon_side=22, height=58, width=WIDTH - 1, bar=True)
            button.show_as(_(word), icon_name)
            button.setCheckable(True)
            button.setToolTip(_(word))
            button.clicked.connect(lambda _checked=False, place=name: self._on_clicked(place))
            button.setHidden(name in _ON_OFFER)
            self._buttons[name] = button
            column.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column)
        row.addWidget(line(upright=True))
        self._icons_only = False
        self._current = START
        self._fit()
        current_theme().changed.connect(self._fit)

    def offer(self, place: str) -> None:
        """Show a place of which no screen was known before."""
        if place in self._buttons:
            self._buttons[place].show()

    def show_place(self, place: str) -> None:
        """Mark the screen that is open."""
        self._current = place
        for name, button in self._buttons.items():
            button.setChecked(name == place)

    def show_icons_only(self, only: bool) -> None:
        """Leave out the words where the window is narrow."""
        if only != self._icons_only:
            self._icons_only = only
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = [button for button in self._buttons.values() if not button.isHidden()]
        step = steps.get(Qt.Key(event.key()))
        focused = next((i for i, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, place: str) -> None:
        self.show_place(self._current)  # the mark moves when the screen does
        self.chosen.emit(place)

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedWidth(theme.px(48 if self._icons_only else WIDTH))
        for button in self._buttons.values():
            button.words_shown = not self._icons_only
            button.setFixedHeight(theme.px(44 if self._icons_only else 58))
            button.setFixedWidth(self.width() - 1)
            button.updateGeometry()
