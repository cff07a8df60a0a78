"""The two dialogs that nothing else can replace: the data cannot be opened, and the program itself has failed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, Picture, label
from i18n import _

WIDTH = 480


class TroubleDialog(QDialog):
    """One sentence and a button to close; `details` can be unfolded and copied."""

    def __init__(self, title: str, sentence: str, details: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(current_theme().px(WIDTH))
        self.sentence, self._details = sentence, details
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Picture("warning-circle", 20, "err"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(title, "title", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(label(sentence, wrap=True))
        self._text = QPlainTextEdit(details)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Chi tiết"))
        self._text.setFixedHeight(current_theme().px(160))
        self._text.hide()
        column.addWidget(self._text)
        row = QHBoxLayout()
        if details:
            more, copy = Button(_("Chi tiết"), "ghost"), Button(_("Chép"), "ghost")
            more.clicked.connect(self._show_details)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
            row.addWidget(more)
            row.addWidget(copy)
        row.addStretch(1)
        self.close_button = Button(_("Đóng Thảo"), "filled")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row.addWidget(self.close_button)
        column.addLayout(row)

    def _show_details(self) -> None:
        self._text.setVisible(not self._text.isVisible())
        self.adjustSize()
