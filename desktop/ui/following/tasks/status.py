"""The status bar of the screen: how many tasks of how many units, how many are selected, when something was kept."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.frame.status_bar import HEIGHT
from desktop.ui.theme import current_theme
from desktop.ui.widgets import label, line
from desktop.ui.wording import clock_time, count
from i18n import _


class TasksFoot(QWidget):
    """Shows what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._tasks, self._chosen = label("", "small", "muted"), label("", "small", "muted")
        self._saved, self._about = label("", "small", "muted"), label("", "small", "muted")
        self._bars = [line(upright=True), line(upright=True)]
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._tasks)
        for bar, words in zip(self._bars, (self._chosen, self._saved), strict=True):
            bar.setFixedHeight(14)
            row.addWidget(bar)
            row.addWidget(words)
        row.addStretch(1)
        row.addWidget(self._about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(row, 1)
        current_theme().changed.connect(self._fit)
        self._fit()
        self.show_chosen(0)
        self.show_saved(None)

    def show_tasks(self, tasks: int, units: int, about: str) -> None:
        """How many tasks are listed, of how many units where that is known (else 0), and of what they are."""
        words = _("{count} nhiệm vụ").format(count=count(tasks))
        if units:
            words = _("{tasks}, {count} đơn vị").format(tasks=words, count=count(units))
        self.show_listed(words, about)

    def show_listed(self, words: str, about: str) -> None:
        """How many of what are listed, and of what they are."""
        self._tasks.setText(words)
        self._about.setText(about)

    def show_chosen(self, chosen: int) -> None:
        """How many are selected."""
        self._show(0, _("Chọn {count}").format(count=count(chosen)) if chosen else "")

    def show_saved(self, at: datetime | None) -> None:
        """When the last change was kept."""
        self._show(1, _("Đã lưu {time}").format(time=clock_time(at)) if at is not None else "")

    @property
    def words(self) -> str:
        """What stands at the left, as it is read."""
        shown = (one for one in (self._tasks, self._chosen, self._saved) if not one.isHidden())
        return " | ".join(one.text() for one in shown)

    def _show(self, bar: int, words: str) -> None:
        made = (self._chosen, self._saved)[bar]
        made.setText(words)
        made.setVisible(bool(words))
        self._bars[bar].setVisible(bool(words))

    def _fit(self) -> None:
        self.setFixedHeight(current_theme().px(HEIGHT))
