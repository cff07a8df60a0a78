"""The word that an input method is composing: it is kept whenever the clerk turns to something else, in every field."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class WordLine(QLineEdit):
    """One line of text. Qt drops the word being composed when its line loses the focus; here it stays."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.preedit = ""
        """What is being composed."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        commit_preedit(self)
        super().focusOutEvent(event)


def preedit_of(box: QWidget) -> str:
    """What is being composed in a field; "" where nothing is."""
    if isinstance(box, WordLine):
        return box.preedit
    if isinstance(box, QTextEdit | QPlainTextEdit):
        return box.textCursor().block().layout().preeditAreaText()
    return ""


def commit_preedit(box: QWidget) -> None:
    """Keep the word that is being composed in a field, as it stands."""
    if not preedit_of(box):
        return
    QGuiApplication.inputMethod().commit()
    words = preedit_of(box)
    if words:  # the input method has no say here: keep the word ourselves
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(box, event)
        QGuiApplication.inputMethod().reset()


def commit_focused() -> None:
    """Keep the word that is being composed wherever the focus is."""
    focus = QApplication.focusWidget()
    if focus is not None:
        commit_preedit(focus)
