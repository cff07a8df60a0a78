"""What is seldom needed: folded to one line that says what of it is filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets import Button, label, line


class Fold(QWidget):
    """Put fields into `column`. Folded, a second line tells what they hold; nothing that is filled in is hidden."""

    turned = Signal(bool)
    """Whether it is open now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._open = False
        self.button = Button(name, "ghost", "caret-right", height=28)
        self.button.setObjectName("fold")
        self.button.clicked.connect(lambda: self.open(not self._open))
        self._summary = label("", "small", "muted", wrap=True)
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(8)
        self.rule = line()
        whole.addWidget(self.rule)
        whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._summary)
        whole.addWidget(self._body)
        self.open(False)

    def open(self, open: bool) -> None:
        """Show the fields or the line that stands for them."""
        self._open = open
        self._body.setVisible(open)
        self._summary.setVisible(not open and bool(self._summary.text()))
        self.button.show_icon("caret-down" if open else "caret-right")
        self.turned.emit(open)

    def tell(self, summary: str) -> None:
        """What the fields hold, in short; "" while they are empty."""
        self._summary.setText(summary)
        self._summary.setVisible(not self._open and bool(summary))
        self.button.setAccessibleDescription(summary)
