"""How long work shows itself: nothing under 0.4 s, a line of 2 px to 2 s, then what the caller shows as a band."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import current_theme

LINE_AFTER_MS, BAND_AFTER_MS = 400, 2000
STEP_MS = 40


class ProgressLine(QWidget):
    """A line under the toolbar that moves while `begin` is not answered by `end`. It takes no room of its own."""

    took_long = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(2)
        self.hide()
        self._at = 0.0
        self._line, self._band, self._step = QTimer(self), QTimer(self), QTimer(self)
        for timer, milliseconds in ((self._line, LINE_AFTER_MS), (self._band, BAND_AFTER_MS)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
        self._step.setInterval(STEP_MS)
        self._line.timeout.connect(self._appear)
        self._band.timeout.connect(self.took_long)
        self._step.timeout.connect(self._move)

    def begin(self) -> None:
        """Work has begun."""
        self._line.start()
        self._band.start()

    def end(self) -> None:
        """Work is over, however it ended."""
        for timer in (self._line, self._band, self._step):
            timer.stop()
        self.hide()

    def _appear(self) -> None:
        self._at = 0.0
        self.show()
        self.raise_()
        self._step.start()

    def _move(self) -> None:
        self._at = (self._at + 0.02) % 1.2
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        width = self.width() // 5
        left = round((self.width() + width) * min(self._at, 1.0)) - width
        QPainter(self).fillRect(left, 0, width, 2, current_theme().color("accent"))
