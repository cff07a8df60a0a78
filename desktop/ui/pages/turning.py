"""Two sides with a printer that cannot: the fronts are out, now the clerk puts the sheets in again."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from i18n import _

WIDTH = 480


class TurnDialog(QDialog):
    """Accepted once the sheets lie in the printer; `last_on_top` says in which order."""

    def __init__(self, sheets: int, last_on_top: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("In mặt sau?"))
        self.setFixedWidth(current_theme().px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(_("In mặt sau?"), "title"))
        words = _(
            "Mặt trước của {count} tờ đã gửi sang máy in. Đợi máy in xong, lấy cả xấp, giữ nguyên thứ tự, đặt lại "
            "vào khay để máy in lên mặt còn trắng."
        )
        column.addWidget(label(words.format(count=sheets), wrap=True))
        self._last_on_top = QCheckBox(_("Tờ cuối nằm trên cùng, được kéo vào trước"))
        self._last_on_top.setChecked(last_on_top)
        column.addWidget(self._last_on_top)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        leave, go = Button(_("Thôi in mặt sau")), Button(_("In mặt sau"), "filled")
        leave.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        go.setObjectName("turn_go")
        go.setDefault(True)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(go)
        column.addLayout(row)
        go.setFocus()

    @property
    def last_on_top(self) -> bool:
        """Whether the printer draws in the last sheet first."""
        return self._last_on_top.isChecked()
