"""The letters that will be typed next: their dress where nothing is selected, and the empty field that they fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.domain.runs import Mark
from desktop.ui.sheet.lines.text import SheetText
from desktop.ui.sheet.look.formats import BLANK, BOLD, CITATION, FIELD, FOOTNOTE, ITALIC, RECORD, REFERENCE, UNDERLINE
from desktop.ui.sheet.look.marking import Marking
from desktop.ui.sheet.look.styles import Face

if TYPE_CHECKING:
    from desktop.ui.sheet.tables.cell_box import CellBox

_NUMBERS: dict[Mark, int] = {"bold": BOLD, "italic": ITALIC, "underline": UNDERLINE}
_Underline = QTextCharFormat.UnderlineStyle


def toggle_next(text: QTextEdit, mark: Mark, face: Face, marking: Marking) -> None:
    """Turn a mark on or off for what is typed next in a line of this dress."""
    form = text.currentCharFormat()
    number = _NUMBERS[mark]
    on = marking.turn(marked=bool(form.property(number)))
    form.setProperty(number, on)
    if mark == "bold":
        form.setFontWeight(QFont.Weight.Bold if on or face.bold else QFont.Weight.Normal)
    elif mark == "italic":
        form.setFontItalic(on or face.italic)
    else:
        form.setUnderlineStyle(_Underline.SingleUnderline if on else _Underline.NoUnderline)
        form.clearProperty(form.Property.TextUnderlineColor)
    text.setCurrentCharFormat(form)
    text.currentCharFormatChanged.emit(form)  # Qt itself tells of it only once the caret moves


def end_links(text: SheetText | CellBox) -> None:
    """What is typed right behind a target, a citation, a field or a reference, or before one, is not part of it.

    Behind the mark of a note it looks as the letter before that does: the mark has no dress of its own.
    """
    cursor = text.textCursor()
    form = text.currentCharFormat()
    marked = form.hasProperty(FOOTNOTE)
    if marked:
        form = _before_marks(cursor)
    links = [number for number in (RECORD, CITATION, FIELD, REFERENCE) if form.hasProperty(number)]
    typed = text.document().revision() != text.seen_revision
    text.seen_revision = text.document().revision()
    if cursor.hasSelection() or text.preedit:
        return
    ahead = QTextCursor(cursor)
    within = not ahead.atBlockStart() and not ahead.atBlockEnd()
    inside = within and ahead.movePosition(QTextCursor.MoveOperation.NextCharacter)
    text.filling = bool({FIELD, RECORD} & set(links)) and typed and text.filling
    if marked:
        text.setCurrentCharFormat(form)
    if not links or (inside and all(ahead.charFormat().property(number) == form.property(number) for number in links)):
        return
    if text.filling:
        links = [number for number in links if number not in (FIELD, RECORD)]
        if not links:
            return
    for number in links:
        form.clearProperty(number)
    if not form.property(UNDERLINE):
        form.clearProperty(form.Property.TextUnderlineStyle)
    form.clearProperty(form.Property.TextUnderlineColor)
    form.clearBackground()
    text.setCurrentCharFormat(form)


def go_on_in(text: SheetText, name: str) -> None:
    """What is typed next, until the cursor goes elsewhere, belongs to what shows this part of a record, of which
    letters were typed or taken away just now; also where none is left.
    """
    text.filling = True
    form = text.currentCharFormat()
    if form.property(RECORD) != name and not text.preedit:
        form.setProperty(RECORD, name)
        text.setCurrentCharFormat(form)


def _before_marks(cursor: QTextCursor) -> QTextCharFormat:
    """The looks of the letter before the marks of notes that end where a cursor is; those of an empty line without."""
    at = QTextCursor(cursor.document())
    at.setPosition(cursor.position())
    while not at.atBlockStart() and at.charFormat().hasProperty(FOOTNOTE):
        at.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    return cursor.blockCharFormat() if at.atBlockStart() else at.charFormat()


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
            text.filling = True
            return True
    return False
