"""Đến hạn trong 7 ngày: what is late and what comes next, on the start page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.progress import TaskRow
from desktop.ui.following.due_list import DueList
from desktop.ui.start.box import Box
from desktop.ui.widgets import Button, label, line
from desktop.ui.wording import count
from i18n import _


class DueBox(Box):
    """Late tasks first, then by day; a click opens one."""

    opened = Signal(object)
    all_asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(_("Đến hạn trong 7 ngày"))
        self._count = label("", "body", "muted")
        self.head.addWidget(self._count)
        self.list = DueList(_("Đến hạn trong 7 ngày"), today)
        self.list.opened.connect(self.opened)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(line())
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 4, 12, 0)
        everything = Button(_("Mở bảng phân công"), "ghost")
        everything.clicked.connect(self.all_asked)
        row.addWidget(everything)
        row.addStretch(1)
        self.column.addWidget(foot)

    def show_rows(self, rows: tuple[TaskRow, ...], total: int, today: date) -> None:
        """Show the first tasks of `total`, as late as they are today."""
        self.list.rows.today = today
        self._count.setText(_("{count} việc").format(count=count(total)))
        self.list.show_rows(rows)
