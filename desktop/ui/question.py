"""A dialog for what cannot be undone: the title asks, one sentence says what is lost, the button carries the verb."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, label
from i18n import _

WIDTH = 480


class Question(QDialog):
    """`accepted` says that the verb was chosen. Enter answers the safe way; what loses something stands apart."""

    def __init__(self, title: str, sentence: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(current_theme().px(WIDTH))
        self.go, self.cancel = Button(verb), Button(_("Hủy"), "filled")
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label(sentence, wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(self.go)
        row.addStretch(1)
        row.addWidget(self.cancel)
        column.addLayout(row)
