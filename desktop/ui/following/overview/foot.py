"""The status bar of the place: what the figures are about at the left, what the sheet is at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.frame.status_bar import HEIGHT
from desktop.ui.theme import current_theme
from desktop.ui.widgets import label, line
from i18n import _


class OverviewFoot(QWidget):
    """Shows what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self._about = label("", "small", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self._about)
        row.addStretch(1)
        row.addWidget(label(_("Xem như bản in A4 ngang"), "small", "muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(row, 1)
        current_theme().changed.connect(self._fit)
        self._fit()

    def tell(self, about: str) -> None:
        """What the figures are about."""
        self._about.setText(about)

    def _fit(self) -> None:
        self.setFixedHeight(current_theme().px(HEIGHT))
