"""What keys ask for that lead out of a field around the text, or shape the field: Tab, Enter, arrows, Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor

from desktop.domain.part_texts import is_item, takes_lines

if TYPE_CHECKING:
    from desktop.ui.sheet.parts.editing import PartEditing

_SELECTING = ("next", "previous")  # as Word goes through cells: what is typed then stands in place of what was there


class PartKeys:
    """Answers what the box of `parts` asks for, and keys of the text that lead into a field."""

    def __init__(self, parts: PartEditing) -> None:
        self.parts, self.text, self.ways = parts, parts.text, parts.ways
        parts.box.asked.connect(self.answer)

    def takes(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        """Whether a key in the text leads into a field; then it is there."""
        goal = self.ways.from_text(event) if isinstance(event, QKeyEvent) else None
        if goal is None:
            return False
        self.parts.prepare()
        self.parts.open(*goal)
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            self.text.verticalScrollBar().setValue(0)
        return True

    def answer(self, asked: str) -> None:
        """Do what a key in the field in hand asks for; the names are those of `PartBox.asked`."""
        parts = self.parts
        field = parts.field
        if asked == "escape":
            parts.close()
            self.text.ensureCursorVisible()
        elif asked in ("top", "end"):
            self._go_far(asked)
        elif asked == "enter" and is_item(field):
            if not parts.lists.enter(field):
                self._step("next")  # a second Enter leaves the list, as in Word
        elif asked in ("enter", "line") and takes_lines(field):
            parts.box.textCursor().insertText("\n")
        elif asked in ("join", "join_next"):
            parts.lists.join(field, before=asked == "join")
        else:
            self._step({"enter": "next", "line": "next"}.get(asked, asked))

    def _step(self, way: str) -> None:
        parts = self.parts
        goal = self.ways.beside(parts.field, way, parts.box.lines, parts.box.offset)
        if isinstance(goal, QTextCursor):
            parts.close()
            self.text.setTextCursor(goal)
            self.text.ensureCursorVisible()
        elif goal is not None:
            parts.open(*goal)
            if way in _SELECTING:
                parts.box.selectAll()

    def _go_far(self, asked: str) -> None:
        if asked == "top":
            self.parts.open(self.ways.order()[0])
            self.text.verticalScrollBar().setValue(0)
        else:
            self.parts.close()  # the end is the business of the text, which may end with a table
            self.text.keyPressEvent(
                QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
            )
