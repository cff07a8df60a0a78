"""The number of copies: a field with a button at each side; the arrow keys count too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton
from i18n import _

MOST_COPIES = 999


class CopiesField(QWidget):
    """A whole number from 1 to 999; an empty field counts as 1."""

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.input = QLineEdit("1")
        self.input.setValidator(QIntValidator(1, MOST_COPIES, self))
        self.input.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.input.setFixedWidth(current_theme().px(56))
        self.input.setAccessibleName(_("Số bản"))
        fewer, more = IconButton("minus", _("Bớt một bản")), IconButton("plus", _("Thêm một bản"))
        for button in (fewer, more):  # the arrow keys do the same; Enter prints, wherever Tab has come to
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fewer.clicked.connect(lambda: self.count(-1))
        more.clicked.connect(lambda: self.count(1))
        self.input.textChanged.connect(lambda _text: self.changed.emit(self.value()))
        self.input.editingFinished.connect(lambda: self.input.setText(str(self.value())))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (fewer, self.input, more):
            row.addWidget(widget)

    def value(self) -> int:
        """How many copies."""
        text = self.input.text()
        return max(1, min(int(text), MOST_COPIES)) if text.isdecimal() else 1

    def set_value(self, copies: int) -> None:
        """Show another number, within the bounds."""
        self.input.setText(str(max(1, min(copies, MOST_COPIES))))

    def count(self, step: int) -> None:
        """One more or one fewer, within the bounds."""
        self.set_value(self.value() + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self.count(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
