"""Two clicks select a word without the signs around it, three the paragraph with its end, as in Word.

So what is typed over a word leaves its quotation marks; what is typed over whole lines is a line of its own anyway.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from desktop.ui.sheet.lines.line_selection import select_lines
from desktop.ui.sheet.lines.text import SheetText


class SeveralClicks(QObject):
    """Watches the mouse over a text, but for points of the document that others see to."""

    def __init__(self, text: SheetText, elsewhere: Callable[[QPointF], bool]) -> None:
        super().__init__(text)
        self._text, self._elsewhere = text, elsewhere
        self._since = QElapsedTimer()
        self._at = QPointF()
        text.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        if self._elsewhere(event.position() + self._text.origin()):
            return False
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self._since.start()
            self._at = event.position()
            self._text.mouseDoubleClickEvent(event)
            self._trim()
            return True
        if event.type() is QEvent.Type.MouseButtonPress and self._is_third(event.position()):
            self._since.invalidate()
            self._select()
            return True
        return False

    def _is_third(self, at: QPointF) -> bool:
        near = (at - self._at).manhattanLength() <= QApplication.startDragDistance()
        return near and self._since.isValid() and not self._since.hasExpired(QApplication.doubleClickInterval())

    def _trim(self) -> None:
        """Leave signs out of the selected word, unless it is nothing else."""
        cursor = self._text.textCursor()
        words = cursor.selectedText()
        inner = words.strip("".join(letter for letter in set(words) if not letter.isalnum()))
        if inner and inner != words:
            start = cursor.selectionStart() + words.index(inner)
            cursor.setPosition(start)
            cursor.setPosition(start + len(inner), QTextCursor.MoveMode.KeepAnchor)
            self._text.setTextCursor(cursor)

    def _select(self) -> None:
        if self._text.takes_click(self._at + self._text.origin()):
            line = self._text.textCursor().block()
            select_lines(self._text, line, line)
