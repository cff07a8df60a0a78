"""Chèn, Bảng: how many columns and rows a new table has."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.soundness import MOST_COLUMNS
from desktop.ui.forms.fields import LineInput
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from i18n import _

WIDTH = 320
COLUMNS, ROWS = 3, 2  # what is offered
MOST_ROWS = 500


class NewTableDialog(QDialog):
    """Asks for columns and rows; Enter takes what is offered. `chosen` gives columns, then rows without the head."""

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Thêm bảng"))
        self.setFixedWidth(current_theme().px(WIDTH))
        self.columns, self.rows = _figure(COLUMNS, MOST_COLUMNS), _figure(ROWS, MOST_ROWS)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (words, field) in enumerate(((_("Số cột"), self.columns), (_("Số dòng"), self.rows))):
            name = label(words, "small", "muted")
            name.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(name, 0, at)
            grid.addWidget(field, 1, at)
        self.go, self.cancel = Button(_("Thêm bảng"), "filled"), Button(_("Hủy"))
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(
            label(_("Chưa kể dòng tiêu đề. Khi soạn có thể thêm, bớt hoặc dán từ Excel."), "small", "muted", wrap=True)
        )
        column.addLayout(foot)
        for field in (self.columns, self.rows):
            field.textChanged.connect(lambda _text: self._on_typed())
        self.accepted.connect(lambda: self.chosen.emit(int(self.columns.text()), int(self.rows.text())))

    def _on_typed(self) -> None:
        """No table of 0 or 99 columns: the button waits for figures that can be."""
        self.go.setEnabled(self.columns.hasAcceptableInput() and self.rows.hasAcceptableInput())


def _figure(value: int, most: int) -> LineInput:
    """A field for a count from 1 to `most`."""
    field = LineInput()
    field.setValidator(QIntValidator(1, most, field))
    field.setText(str(value))
    field.selectAll()
    return field
