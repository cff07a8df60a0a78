"""The start page: the office, what can be begun, what was worked on last, and the templates."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.office import Office
from desktop.domain.ports import DocumentInfo
from desktop.ui.actions import Actions
from desktop.ui.documents.list_view import ROW, DocumentsView
from desktop.ui.start.box import Box
from desktop.ui.start.cards import RING, Card, TemplateRow
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, ElidedLabel, Picture, label
from desktop.ui.wording import count, long_day
from i18n import _

if TYPE_CHECKING:  # the templates come after the window shows
    from desktop.domain.progress import TaskRow
    from desktop.domain.templates import Template
    from desktop.ui.start.due import DueBox

MARGIN = 32
SIDE_WIDTH = 348
NARROW = 980  # below this width the templates go under the recent documents
FEWEST_ROWS = 3


def _brief(folder: Path) -> str:
    """A folder as its owner names it: "~" for the home folder where that is the custom."""
    home = Path.home()
    return (
        f"~/{folder.relative_to(home).as_posix()}"
        if os.name == "posix" and folder.is_relative_to(home)
        else str(folder)
    )


class StartPage(QWidget):
    """Shows what it is given; the cards trigger actions, the lists emit what was chosen."""

    opened = Signal(str)
    all_asked = Signal()
    template_chosen = Signal(str)
    discard_asked = Signal(object)
    task_opened = Signal(object)
    """A TaskRow of what falls due."""
    tasks_asked = Signal()

    def __init__(self, actions: Actions, folder: Path, *, sample: bool) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "window")
        self._today, self._total = "", 0
        self.due: DueBox | None = None
        self._name = ElidedLabel("", "display")
        self._day = label("", "body", "muted")
        self.cards = [
            Card(_("Tạo kế hoạch"), _("Chọn mẫu, điền năm, soạn ngay trên trang"), "Ctrl+N", "file-plus", filled=True),
            Card(_("Mở văn bản cũ"), _("Đọc .txt và tệp trao đổi .thao.json"), "Ctrl+O", "folder-open"),
            Card(_("Về văn phòng của mình"), _("Đóng dữ liệu mẫu, mở văn bản thật"), "", "house")
            if sample
            else Card(_("Xem văn phòng mẫu"), _("Dữ liệu mẫu, tách hẳn văn bản thật"), "", "files"),
        ]
        ids = ("new_plan", "open_file", "own_office" if sample else "sample_office")
        for card, id in zip(self.cards, ids, strict=True):
            card.clicked.connect(actions[id].trigger)
        self.recent = DocumentsView(_("Văn bản gần đây"))
        self.recent.opened.connect(self.opened)
        self.recent.discard_asked.connect(self.discard_asked)
        self._all = Button("", "ghost", height=28)
        self._all.clicked.connect(self.all_asked)
        self._empty = label(
            _("Chưa có văn bản nào. Bắt đầu từ một mẫu, hoặc mở văn bản cũ."), "body", "muted", wrap=True
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._templates = QVBoxLayout()
        self._templates.setSpacing(0)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._place(folder)
        for list_part in (self.recent, self._empty, self._all):
            list_part.hide()  # nothing is said of the documents before they are known

    def show_day(self, today: date) -> None:
        """Which day it is."""
        self._today = long_day(today)
        self._show_line()

    def show_office(self, office: Office) -> None:
        """Whose office this is."""
        self._name.setText(office.name)

    def show_documents(self, infos: tuple[DocumentInfo, ...], total: int) -> None:
        """The documents saved last, and how many there are in all."""
        self.recent.rows.show_documents(infos)
        self.recent.setVisible(bool(infos))
        self._empty.setVisible(not infos)
        words = _("Xem tất cả {count} văn bản").format(count=count(total))
        self._all.setText(words)
        self._all.setAccessibleName(words)
        self._all.setVisible(total > 0)
        self._total = total
        self._show_line()

    def _show_line(self) -> None:
        if self._total:
            words = _("{day}. Có {count} văn bản.").format(day=self._today, count=count(self._total))
        else:
            words = _("{day}.").format(day=self._today)
        self._day.setText(words)

    def show_templates(self, templates: tuple[Template, ...]) -> None:
        """The templates a plan can be started from."""
        while (item := self._templates.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for template in templates:
            row = TemplateRow(template.name, template.description)
            row.clicked.connect(lambda _checked=False, id=template.id: self.template_chosen.emit(id))
            self._templates.addWidget(row)

    def show_due(self, rows: tuple[TaskRow, ...], total: int, today: date) -> None:
        """What falls due in the next days, the first of `total`; where nothing does the templates stand there."""
        self._side.setHidden(bool(rows))
        if rows and self.due is None:
            from desktop.ui.start.due import DueBox  # the first window needs none

            self.due = DueBox(today)
            self.due.opened.connect(self.task_opened)
            self.due.all_asked.connect(self.tasks_asked)
            self._lists.addWidget(self.due)
            self._fit_side()
        if self.due is not None:
            self.due.show_rows(rows, total, today)
            self.due.setVisible(bool(rows))

    def focus_first(self) -> None:
        """Give the filled card the focus."""
        self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < current_theme().px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._lists.setDirection(direction)
        self._fit_side()

    def _fit_side(self) -> None:
        narrow = self.width() < current_theme().px(NARROW)
        for side in (self._side, self.due):
            if side is not None and narrow:
                side.setMinimumWidth(0)
                side.setMaximumWidth(16777215)
            elif side is not None:
                side.setFixedWidth(current_theme().px(SIDE_WIDTH))

    def _place(self, folder: Path) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN - RING, 20, MARGIN - RING, 8)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(RING, 0, RING, 12)
        head.setSpacing(0)
        head.addWidget(self._name)
        head.addWidget(self._day)
        column.addLayout(head)
        cards = QHBoxLayout()
        cards.setSpacing(16 - 2 * RING)
        for card in self.cards:
            cards.addWidget(card, 1)
        column.addLayout(cards)
        column.addSpacing(16 - RING)
        recent = Box(_("Văn bản gần đây"))
        recent.head.addWidget(self._all)
        recent.column.addWidget(self.recent, 1)
        recent.column.addWidget(self._empty, 1)
        self.recent.setMinimumHeight(FEWEST_ROWS * current_theme().px(ROW))
        self._side = Box(_("Mẫu có sẵn"))
        self._side.column.addLayout(self._templates)
        self._side.column.addStretch(1)
        self._lists.setSpacing(16)
        self._lists.setContentsMargins(RING, 0, RING, 8)
        self._lists.addWidget(recent, 1)
        self._lists.addWidget(self._side)
        column.addLayout(self._lists, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(RING, 0, RING, 0)
        foot.setSpacing(8)
        foot.addWidget(Picture("shield-check", 14, "accent"))
        foot.addWidget(label(_("Mọi văn bản nằm trên máy này, không gửi gì ra Internet."), "small", "muted"))
        foot.addStretch(1)
        foot.addWidget(Picture("hard-drive", 14, "muted"))
        foot.addWidget(ElidedLabel(_("Dữ liệu nằm ở {folder}").format(folder=_brief(folder)), "small", "muted"))
        column.addLayout(foot)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setProperty("ground", "window")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
