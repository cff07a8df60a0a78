"""The caret stays in view when the view gets lower: by a smaller window, a strip above the sheet, notes at its foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.sheet.lines.text import SheetText

MARGIN = 8  # pixels between the caret and the edge of the view


class CaretInView(QObject):
    """Watches the view of a text. `box` gives what has the caret in place of the text, if anything has.

    A caret that the clerk has scrolled away from stays where it is.
    """

    def __init__(self, text: SheetText, box: Callable[[], QWidget | None]) -> None:
        super().__init__(text)
        self._text, self._box = text, box
        self._later = QTimer(self)  # fires once all parts of the sheet have their new places
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show)
        text.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            before = QRect(QPoint(), cast(QResizeEvent, event).oldSize())
            if before.isValid() and before.intersects(self._caret()):
                self._later.start()
        return False

    def _caret(self) -> QRect:
        """The caret in the coordinates of the view; empty where it is in none of its boxes, as at the foot."""
        box, view = self._box(), self._text.viewport()
        if box is None:
            return self._text.cursorRect()
        if not view.isAncestorOf(box):
            return QRect()
        rect = box.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        found = rect if isinstance(rect, QRect) else rect.toAlignedRect()
        return found.translated(box.mapTo(view, QPoint()))

    def _show(self) -> None:
        caret, bar, height = self._caret(), self._text.verticalScrollBar(), self._text.viewport().height()
        if caret.isEmpty() and not caret.height():
            return
        if caret.top() < 0:
            bar.setValue(bar.value() + caret.top() - MARGIN)
        elif caret.bottom() > height:
            bar.setValue(bar.value() + caret.bottom() - height + MARGIN)
