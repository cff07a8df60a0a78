"""A single click opens, yet people who know Word click twice, or choose and press Enter: neither may land on what has
just opened.
"""

from __future__ import annotations

from time import monotonic
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

ENTER_MS = 3000  # from the click to the Enter of one who takes the click for a choice
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OTHERS = (QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.MouseButtonPress)


class SecondClick(QObject):
    """Takes the second press of a double click, with its release, from whatever has come under the pointer.

    An Enter before any other key or click is taken as well, once the view that was clicked is out of sight.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view, self._pressed = view, False
        self._clicks_until = monotonic() + 2 * QApplication.doubleClickInterval() / 1000
        self._application = cast(QApplication, QApplication.instance())
        self._application.installEventFilter(self)
        QTimer.singleShot(ENTER_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.MouseButtonDblClick and monotonic() < self._clicks_until:
            self._pressed = True
            return True
        if self._pressed and kind is QEvent.Type.MouseButtonRelease:
            self._pressed = False
            return True
        if isinstance(event, QKeyEvent) and event.key() in _ENTER and not self._view.isVisible():
            if kind is QEvent.Type.KeyRelease:
                self._end()
            return kind is QEvent.Type.KeyPress
        if isinstance(watched, QWidget) and kind in _OTHERS:  # windows see the presses of double clicks too
            self._end()
        return False

    def _end(self) -> None:
        """What comes from now on is meant."""
        self._application.removeEventFilter(self)
        self.deleteLater()
