"""The letters that will be typed next: their dress where nothing is selected, and the empty field that they fill in."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCursor

from desktop.ui.sheet.formats import BLANK, BOLD, CITATION, FIELD, ITALIC, TARGET
from desktop.ui.sheet.styles import Face
from desktop.ui.sheet.text import SheetText


def toggle_next(text: SheetText, mark: str, face: Face) -> None:
    """Turn bold or italic on or off for what is typed next in a line of this dress."""
    form = text.currentCharFormat()
    number = BOLD if mark == "bold" else ITALIC
    on = not form.property(number)
    form.setProperty(number, on)
    if mark == "bold":
        form.setFontWeight(QFont.Weight.Bold if on or face.bold else QFont.Weight.Normal)
    else:
        form.setFontItalic(on or face.italic)
    text.setCurrentCharFormat(form)


def end_links(text: SheetText) -> None:
    """What is typed right behind a target, a citation or a field is not part of it."""
    cursor = text.textCursor()
    form = text.currentCharFormat()
    links = [number for number in (TARGET, CITATION, FIELD) if form.hasProperty(number)]
    if cursor.hasSelection() or not links or text.preedit:
        return
    ahead = QTextCursor(cursor)
    inside = not ahead.atBlockEnd() and ahead.movePosition(QTextCursor.MoveOperation.NextCharacter)
    if inside and all(ahead.charFormat().property(number) == form.property(number) for number in links):
        return
    for number in links:
        form.clearProperty(number)
    form.clearProperty(form.Property.TextUnderlineStyle)
    form.clearBackground()
    text.setCurrentCharFormat(form)


def select_blank(text: SheetText) -> bool:
    """Select the empty field of a template that the cursor is in or at the edge of, so that typing fills it in."""
    cursor = text.textCursor()
    position, words = cursor.positionInBlock(), cursor.block().text()
    for start in (position, position - 1):
        if words[start : start + 1] != BLANK or start < 0:
            continue
        field = QTextCursor(cursor)
        field.setPosition(cursor.block().position() + start)
        field.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        if field.charFormat().hasProperty(FIELD):
            text.setTextCursor(field)
            return True
    return False
