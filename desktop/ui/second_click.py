"""A single click opens, yet people who know Word click twice: the second one must not land on what has just opened."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication


class SecondClick(QObject):
    """Takes the second press of a double click, with its release, from whatever has come under the pointer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pressed = False
        cast(QApplication, QApplication.instance()).installEventFilter(self)
        QTimer.singleShot(2 * QApplication.doubleClickInterval(), self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self._pressed = True
            return True
        if self._pressed and event.type() is QEvent.Type.MouseButtonRelease:
            self.deleteLater()
            return True
        return False
