"""Selecting whole lines: Shift+↓ and Shift+↑ from the start of one, a press or a pull in the left margin.

Such a selection goes from the start of a line to the start of the one behind the last, as in Word. That one is not
selected: the line in hand is the last of those that are.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextBlock, QTextCursor

from desktop.ui.sheet.dragging import scroll_at_edge
from desktop.ui.sheet.lines.text import SheetText
from desktop.ui.sheet.look.formats import key_of
from desktop.ui.sheet.look.laying_out import blocks_from, lay_out
from desktop.ui.sheet.look.paint import SheetPainter

_MODE, _GO = QTextCursor.MoveMode, QTextCursor.MoveOperation
_STEPS = {Qt.Key.Key_Down: _GO.Down, Qt.Key.Key_Up: _GO.Up}
GAP = 4  # pixels before the letters that still belong to them


def key_in_hand(cursor: QTextCursor) -> str:
    """The key of the line that a cursor is in; the last one selected where it stands behind whole lines."""
    block = cursor.block()
    if cursor.position() > cursor.anchor() and cursor.atBlockStart():
        block = block.previous()
    return key_of(block)


def select_lines(text: SheetText, first: QTextBlock, last: QTextBlock) -> None:
    """Select from one text block to another, whichever comes first, with the end of the later."""
    if first.blockNumber() > last.blockNumber():
        first, last = last, first
    cursor = text.textCursor()
    cursor.setPosition(first.position())
    after = last.next()
    cursor.setPosition(after.position() if after.isValid() else last.position() + last.length() - 1, _MODE.KeepAnchor)
    text.setTextCursor(cursor)


class LineSelection:
    """Takes the keys and the mouse for one sheet. `prepare` is called before a press selects."""

    def __init__(self, text: SheetText, painter: SheetPainter, prepare: Callable[[], object]) -> None:
        self.text, self.painter, self.prepare = text, painter, prepare
        self._first: int | None = None  # the number of the block where the mouse went down

    def takes(self, event: QKeyEvent | QInputMethodEvent) -> bool:
        """Shift+↓ or ↑ from the start of a line goes to the start of the next line of text, indented or not."""
        if not isinstance(event, QKeyEvent) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != (
            Qt.KeyboardModifier.ShiftModifier
        ):
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        cursor = self.text.textCursor()
        if step is None or not _at_line_start(cursor) or not _from_line_start(cursor):
            return False
        lay_out(self.text.document(), cursor.blockNumber() + 2)
        if not cursor.movePosition(step, _MODE.KeepAnchor):
            return False
        cursor.movePosition(_GO.StartOfLine, _MODE.KeepAnchor)
        self.text.setTextCursor(cursor)
        return True

    def is_at(self, spot: QPointF) -> bool:
        """Whether a point of the document lies in the margin before the lines."""
        before = self.painter.side <= spot.x() < self.painter.text_left - GAP
        return before and self.painter.takes_words(spot) and self._block_at(spot.y()) is not None

    def press(self, spot: QPointF) -> bool:
        """The left button goes down: the line beside it is selected."""
        block = self._block_at(spot.y()) if self.is_at(spot) else None
        if block is None:
            return False
        self.prepare()
        self._first = block.blockNumber()
        select_lines(self.text, block, block)
        return True

    def pull(self, spot: QPointF) -> bool:
        """The pointer moves with the button down: all lines from the first one to here are selected."""
        if self._first is None:
            return False
        block = self._block_at(spot.y(), near=True)
        first = self.text.document().findBlockByNumber(self._first)
        if block is not None and first.isValid():
            select_lines(self.text, first, block)
            scroll_at_edge(self.text, spot.y())
        return True

    def release(self, _spot: QPointF) -> bool:
        """The button comes up."""
        taken, self._first = self._first is not None, None
        return taken

    def _block_at(self, y: float, *, near: bool = False) -> QTextBlock | None:
        """The text block at a height; the nearest one above where there is none and `near` will do."""
        found: QTextBlock | None = None
        for block in blocks_from(self.text.document(), y):
            rect = self.painter.rect_of(block)
            if rect.top() > y:
                break
            if near or rect.bottom() >= y:
                found = block
        return found


def _at_line_start(cursor: QTextCursor) -> bool:
    start = QTextCursor(cursor)
    start.movePosition(_GO.StartOfLine)
    return start.position() == cursor.position()


def _from_line_start(cursor: QTextCursor) -> bool:
    """Whether the selection, if there is one, began where a line does."""
    began = QTextCursor(cursor)
    began.setPosition(cursor.anchor())
    return began.atBlockStart()
