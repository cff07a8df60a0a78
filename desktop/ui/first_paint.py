"""The moment from which a new window can be seen: what takes time to read waits for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

UNSEEN_MS = 1000  # a window that starts minimised is painted much later, or never


class FirstPaint(QObject):
    """Emits `done` once, as soon as `window` has been painted, or after a second where nobody can see it."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.done)
        self._timer.start(UNSEEN_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)  # when the parts of the window have been painted too
        return False
