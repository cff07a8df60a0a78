"""Minh chứng in the panel: the files of a task, to attach by button or by dropping them, to open, to take away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.progress import Evidence
from desktop.ui.widgets import Button, ElidedLabel, IconButton, Picture, label
from i18n import _

KB = 1024


def size_words(size: int) -> str:
    """ "84 KB", "1,2 MB"."""
    if size < KB * KB:
        return f"{max(round(size / KB), 1)} KB"
    return f"{size / KB / KB:.1f} MB".replace(".", ",")


class _FileName(ElidedLabel):
    """The name of a file; a click or Enter opens it."""

    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, "body", "accent")
        self.setAccessibleName(_("Mở {name}").format(name=name))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class Files(QWidget):
    """The list of files with its button."""

    attach_asked = Signal()
    open_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.attach = Button(_("Đính kèm"), "ghost", "paperclip", height=28)
        self.attach.clicked.connect(self.attach_asked)
        head = QHBoxLayout()
        head.addWidget(label(_("Minh chứng"), "small", "muted"), 1)
        head.addWidget(self.attach)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._rows)
        self.names: tuple[str, ...] = ()

    def show_files(self, files: Sequence[Evidence]) -> None:
        """List these files."""
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for one in files:
            self._rows.addWidget(self._row(one))
        self.names = tuple(one.name for one in files)

    def _row(self, evidence: Evidence) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name = _FileName(evidence.name)
        name.opened.connect(partial(self.open_asked.emit, evidence))
        remove = IconButton("x", _("Bỏ {name}").format(name=evidence.name), side=24)
        remove.clicked.connect(lambda _checked=False: self.remove_asked.emit(evidence))
        row.addWidget(Picture("file-text", 16))
        row.addWidget(name, 1)
        row.addWidget(label(size_words(evidence.size), "small", "muted"))
        row.addWidget(remove)
        return made
