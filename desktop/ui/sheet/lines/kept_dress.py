"""Letters that are taken back leave their dress for those that come in their place.

UniKey writes "Đ" as "D", Backspace, "Đ": the first letter of a bold word is taken back before there is a second one to
tell that the word is bold. Qt would go on in the dress of the letter before, and so lose what Ctrl+B has asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.ui.sheet.look.formats import BOLD, ITALIC, UNDERLINE

_MARKS = (BOLD, ITALIC, UNDERLINE)


def press(text: QTextEdit, event: QKeyEvent, qt: Callable[[QKeyEvent], None]) -> None:
    """Let Qt answer a key; after Backspace the next letters are as bold, italic and underlined as the one that went."""
    gone = _letter_before(text) if event.key() == Qt.Key.Key_Backspace else None
    qt(event)
    if gone is None:
        return
    form = text.currentCharFormat()
    if any(bool(form.property(mark)) != bool(gone.property(mark)) for mark in _MARKS):
        for mark in _MARKS:
            form.setProperty(mark, bool(gone.property(mark)))
        form.setFontWeight(gone.fontWeight())
        form.setFontItalic(gone.fontItalic())
        form.setUnderlineStyle(gone.underlineStyle())
        text.setCurrentCharFormat(form)


def _letter_before(text: QTextEdit) -> QTextCharFormat | None:
    """The looks of the letter that Backspace takes; None where it takes something else."""
    here = text.textCursor()
    if here.hasSelection() or here.atBlockStart():
        return None
    before = QTextCursor(text.document())
    before.setPosition(here.position())  # the cursor that blinks would tell of what is typed next
    form = before.charFormat()
    return None if form.objectType() else form
