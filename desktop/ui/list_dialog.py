"""The shape of dialogs that choose from a list: it stands at the left, what it says at the right, the verb below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, area, line

LIST_WIDTH = 232


class ListDialog(QDialog):
    """Has a `list`, a button `go` with the verb, which Enter presses, and `cancel`; `place` puts in the right side."""

    def __init__(
        self, title: str, size: tuple[int, int], list_name: str, verb: str, leave: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        theme, room = current_theme(), parent.window().size()
        self.resize(min(theme.px(size[0]), room.width() - 16), min(theme.px(size[1]), room.height() - 16))
        self.list = QListWidget()
        self.list.setAccessibleName(list_name)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFixedWidth(theme.px(LIST_WIDTH))
        self.go, self.cancel = Button(verb, "filled"), Button(leave)
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)

    def place(self, right: QWidget) -> None:
        """Lay the dialog out with `right` beside the list."""
        left = area("window")
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 16, 8, 8)
        column.addWidget(self.list)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(left)
        middle.addWidget(line(upright=True))
        middle.addWidget(right, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
