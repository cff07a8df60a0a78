"""The word that an input method is composing: it is kept whenever the clerk turns to something else."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit


def preedit_of(box: QTextEdit | QPlainTextEdit) -> str:
    """What is being composed in `box`; "" where nothing is."""
    return box.textCursor().block().layout().preeditAreaText()


def commit_preedit(box: QTextEdit | QPlainTextEdit) -> None:
    """Keep the word that is being composed in `box`, as it stands."""
    if not preedit_of(box):
        return
    QGuiApplication.inputMethod().commit()
    words = preedit_of(box)
    if words:  # the input method has no say here: keep the word ourselves
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(box, event)
        QGuiApplication.inputMethod().reset()
