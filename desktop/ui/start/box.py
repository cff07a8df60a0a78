"""A framed area of the start page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets import label, line


class Box(QFrame):
    """A framed area with a head of 46 pixels."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("box", "true")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(20, 0, 20, 0)
        self.head.addWidget(label(title, "head"), 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 6)
        self.column.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self.head)
        holder.setFixedHeight(46)
        self.column.addWidget(holder)
        self.column.addWidget(line())
