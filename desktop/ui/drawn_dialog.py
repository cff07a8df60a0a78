"""Cách trình bày bảng: which columns a drawn table has, in which order, how its rows are grouped and ordered.

Each choice is drawn on the sheet at once, as a step of its own; leaving by Hủy takes them back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.document import Drawn, Records
from desktop.domain.drawn_columns import BY_DEADLINE, BY_LEAD, BY_SECTION, COLUMNS, NUMBER, OF_YEAR, OWN_ORDER
from desktop.ui.session import EditSession
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, IconButton, Select, label
from i18n import N_, _

WIDTH = 340
ROW, ROWS, LEAST_ROWS = 37, 9, 4  # the height of a column in the list; how many are seen, of a low window too
NAMES = {
    NUMBER: N_("TT"),
    "task": N_("Nhiệm vụ"),
    "lead": N_("Đơn vị chủ trì"),
    "supporting": N_("Đơn vị phối hợp"),
    "lead_and_supporting": N_("Đơn vị chủ trì, phối hợp"),
    "deadline": N_("Thời hạn"),
    "decided_by": N_("Cấp quyết định"),
    "product": N_("Sản phẩm"),
    "note": N_("Ghi chú"),
    "indicator": N_("Nội dung chỉ tiêu"),
    "unit": N_("Đơn vị tính"),
    "words": N_("Giá trị như trong lời văn"),
    "figure": N_("Giá trị, chỉ con số"),
    "period": N_("Kỳ"),
    "year": N_("Năm"),
}
"""What columns are called in the list (msgids); over them on paper stand the words of the table."""
GROUPS = {
    "": N_("Không nhóm"),
    BY_SECTION: N_("Theo mục của văn bản"),
    BY_LEAD: N_("Theo đơn vị"),
    BY_DEADLINE: N_("Theo năm"),
}
ORDERS = {
    "": N_("Như trong văn bản"),
    OWN_ORDER: N_("Như đang xếp trong bảng"),
    BY_DEADLINE: N_("Theo thời hạn"),
    BY_LEAD: N_("Theo đơn vị"),
}
_ROLE = Qt.ItemDataRole.UserRole


class DrawnDialog(QDialog):
    """Lays one drawn table out. `lay_out` draws it; `years` are those that targets of the document name."""

    def __init__(
        self,
        drawn: Drawn,
        years: tuple[int, ...],
        session: EditSession,
        lay_out: Callable[[Drawn], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Cách trình bày bảng"))
        self.setFixedWidth(current_theme().px(WIDTH))
        self.drawn, self._session, self._lay_out = drawn, session, lay_out
        self._begun_at = session.stack.index()
        self.columns = QListWidget()
        self.columns.setAccessibleName(_("Các cột"))
        self.columns.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up, self.down = (
            IconButton("arrow-up", _("Chuyển cột sang trái")),
            IconButton("arrow-down", _("Chuyển cột sang phải")),
        )
        self.group, self.order = _select(GROUPS, drawn.group, _("Nhóm theo")), _select(ORDERS, drawn.order, _("Thứ tự"))
        self.go, self.cancel = Button(_("Xong"), "filled"), Button(_("Hủy"))
        self.go.setDefault(True)
        self._fill(years)
        self._place(parent)
        self.columns.itemChanged.connect(lambda _item: self._draw())
        self.columns.model().rowsMoved.connect(lambda *_moved: self._draw())
        self.group.activated.connect(lambda _index: self._draw())
        self.order.activated.connect(lambda _index: self._draw())
        self.up.clicked.connect(lambda _checked=False: self._move(-1))
        self.down.clicked.connect(lambda _checked=False: self._move(1))
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.rejected.connect(self._take_back)

    def chosen(self) -> Drawn:
        """How the table is to be drawn; a table of no column stays as it is."""
        items = [self.columns.item(row) for row in range(self.columns.count())]
        names = tuple(str(item.data(_ROLE)) for item in items if item.checkState() is Qt.CheckState.Checked)
        return replace(
            self.drawn,
            columns=names or self.drawn.columns,
            group=str(self.group.currentData()),
            order=str(self.order.currentData()),
        )

    def _fill(self, years: tuple[int, ...]) -> None:
        """The columns that there are, in their order, then those that could be."""
        known = list(COLUMNS[self.drawn.records])
        if self.drawn.records is Records.TARGETS:
            known += [f"{OF_YEAR}{year}" for year in years]
        for name in (*self.drawn.columns, *(one for one in known if one not in self.drawn.columns)):
            item = QListWidgetItem(column_name(name))
            item.setData(_ROLE, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in self.drawn.columns else Qt.CheckState.Unchecked)
            self.columns.addItem(item)
        self.columns.setCurrentRow(0)

    def _place(self, over: QWidget) -> None:
        theme = current_theme()
        low = over.window().height() < theme.px(700)
        self.columns.setMinimumHeight(theme.px(ROW) * (LEAST_ROWS if low else ROWS))
        self.columns.setFocus()
        head = QHBoxLayout()
        head.addWidget(label(_("Các cột, từ trái sang phải"), "small", "muted"), 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(4)
        column.addWidget(label(_("Cách trình bày bảng"), "title"))
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self.columns)
        for words, select in ((_("Nhóm theo"), self.group), (_("Thứ tự"), self.order)):
            name = label(words, "small", "muted")
            name.setBuddy(select)
            column.addSpacing(8)
            column.addWidget(name)
            column.addWidget(select)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 12, 0, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column.addLayout(foot)

    def _move(self, step: int) -> None:
        row = self.columns.currentRow()
        if 0 <= row + step < self.columns.count():
            with QSignalBlocker(self.columns):
                self.columns.insertItem(row + step, self.columns.takeItem(row))
                self.columns.setCurrentRow(row + step)
            self._draw()

    def _draw(self) -> None:
        drawn = self.chosen()
        if drawn != self.drawn:
            self.drawn = drawn
            self._lay_out(drawn)

    def _take_back(self) -> None:
        while self._session.stack.index() > self._begun_at:
            self._session.undo()


def column_name(name: str) -> str:
    """What a column is called in the list: "Năm 2027" for that of a year."""
    if name.startswith(OF_YEAR):
        return _("Năm {year}").format(year=name.removeprefix(OF_YEAR))
    return _(NAMES[name]) if name in NAMES else _("Cột riêng của bảng")


def _select(choices: dict[str, str], chosen: str, name: str) -> QComboBox:
    select = Select()
    select.setAccessibleName(name)
    for value, words in choices.items():
        select.addItem(_(words), value)
    select.setCurrentIndex(max(0, select.findData(chosen)))
    return select
