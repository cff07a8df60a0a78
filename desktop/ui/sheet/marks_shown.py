"""Which marks the letters in hand have: what Đậm, Nghiêng and Gạch chân show, in the text, in a cell or in a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.domain.runs import Mark
from desktop.domain.table_cells import all_dressed
from desktop.ui.sheet.look.formats import UNDERLINE

if TYPE_CHECKING:
    from desktop.ui.sheet import SheetEditor

MARKS: tuple[Mark, ...] = ("bold", "italic", "underline")


class MarksShown(QObject):
    """Follows the caret, the selection and what is typed next, wherever that is on one sheet."""

    changed = Signal()
    """`on` may be another now."""

    def __init__(self, sheet: SheetEditor) -> None:
        super().__init__(sheet)
        self._text, self._in_hand, self._tables = sheet.text, sheet.in_hand, sheet.tables
        self._heard: WeakSet[QTextEdit] = WeakSet()
        self._listen(sheet.text)
        for news in (sheet.in_hand.changed, sheet.notes.taken, sheet.tables.hand.moved):
            news.connect(self._on_other_place)

    def on(self) -> frozenset[Mark]:
        """The marks that all selected letters have, or that the next letter will have."""
        part = self._in_hand.part
        if part is self._tables and self._tables.hand.other is not None:
            hand = self._tables.hand
            return frozenset(mark for mark in MARKS if all_dressed(hand.table, hand.area, mark))
        if part is not None and not set(MARKS) - part.useless:
            return frozenset()  # its dress is settled by the standard
        box = part.caret_box if part is not None else self._text
        return _marks_of(box) if isinstance(box, QTextEdit) else frozenset()

    def _on_other_place(self, *_said: object) -> None:
        part = self._in_hand.part
        self._listen(part.caret_box if part is not None else None)
        self.changed.emit()

    def _listen(self, box: QWidget | None) -> None:
        if isinstance(box, QTextEdit) and box not in self._heard:
            self._heard.add(box)
            box.cursorPositionChanged.connect(self.changed)
            box.selectionChanged.connect(self.changed)
            box.currentCharFormatChanged.connect(self._on_next_letter)

    def _on_next_letter(self, _form: QTextCharFormat) -> None:
        self.changed.emit()


def _marks_of(box: QTextEdit) -> frozenset[Mark]:
    cursor = box.textCursor()
    left = frozenset(MARKS)
    seen = False
    for form in _forms(cursor) if cursor.hasSelection() else ():
        seen = True
        left &= _marks(form)
        if not left:
            break
    return left if seen else _marks(box.currentCharFormat())


def _forms(cursor: QTextCursor) -> Iterator[QTextCharFormat]:
    """The dress of every stretch of selected letters; blanks and objects have none."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            first = max(start, fragment.position()) - fragment.position()
            last = min(end, fragment.position() + fragment.length()) - fragment.position()
            words = fragment.text()[first:last] if first < last else ""
            if words.strip() and not fragment.charFormat().objectType():
                yield fragment.charFormat()
            at += 1
        block = block.next()


def _marks(form: QTextCharFormat) -> frozenset[Mark]:
    """How letters of a dress look; an underline is one that the clerk gave, not that of a link."""
    found: list[Mark] = []
    if form.fontWeight() >= QFont.Weight.Bold:
        found.append("bold")
    if form.fontItalic():
        found.append("italic")
    if form.property(UNDERLINE):
        found.append("underline")
    return frozenset(found)
