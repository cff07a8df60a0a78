"""The box in which a field of the painted parts is typed: it holds letters and the cursor; the paper shows the words.

Qt edits and talks to the input method; nothing of its own is drawn but the caret, so no word moves when it opens.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.letter_case import next_case
from desktop.ui.preedit import commit_preedit
from desktop.ui.sheet.box import SheetBox
from desktop.ui.sheet.clips.clipboard import words_of
from desktop.ui.sheet.key_commands import MARKS, MOVES, command_of
from desktop.ui.sheet.parts.lines import PartTextLines
from desktop.ui.theme import sheet_theme

Key, Held = Qt.Key, Qt.KeyboardModifier
_KEEP, _MOVE = QTextCursor.MoveMode.KeepAnchor, QTextCursor.MoveMode.MoveAnchor
PADDING = 3  # pixels around the words
_MINE = (Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape, Key.Key_Return, Key.Key_Enter)
_NO_MEANING = (*MARKS, *MOVES)  # fields have one dress and no levels
_BY_QT = ("cut", "copy", "paste", "select_all")


class PartBox(SheetBox):
    """Says what was typed and which key asks to go elsewhere; what that means is its owner's to decide."""

    edited = Signal()
    """The text is another, or the word that is being composed."""
    asked = Signal(str)
    """A key leads out of the field or shapes a list: "next", "previous", "up", "down", "left", "right", "enter",
    "line", "join", "join_next", "escape", "top", "end"."""
    pasted = Signal(str)
    refused = Signal(UserError)
    """What was to be pasted is too much."""
    left = Signal()
    """The focus has gone elsewhere in the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: PartTextLines | None = None
        self._busy = False
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self._lit = True
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._on_blink)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._show_caret)
        self.selectionChanged.connect(self._show_caret)
        self.hide()

    # what it holds

    def show_text(self, text: str, offset: int) -> None:
        """Put a text in without telling anyone, with the caret at an offset."""
        self._busy, self.preedit = True, ""
        self.setPlainText(text)
        self._busy = False
        self.put_caret(offset)

    def toPlainText(self) -> str:
        """The text with its no-break blanks, of which Qt makes plain ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def shown_text(self) -> str:
        """The text with the word that is being composed."""
        text, at = self.toPlainText(), self.textCursor().position()
        return text[:at] + self.preedit + text[at:] if self.preedit else text

    @property
    def offset(self) -> int:
        """Where the caret stands in `shown_text`."""
        return self.textCursor().position() + len(self.preedit)

    def put_caret(self, offset: int, *, select: bool = False) -> None:
        """Move the caret; with `select` what lies between is selected."""
        cursor = self.textCursor()
        cursor.setPosition(min(max(offset, 0), len(self.toPlainText())), _KEEP if select else _MOVE)
        self.setTextCursor(cursor)

    def change_case(self) -> None:
        """Shift+F3: small letters, capitals or a capital at the beginning, of what is selected or else of the word."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        words, start = cursor.selectedText().replace("\u2029", "\n"), cursor.selectionStart()
        if words:
            cursor.insertText(next_case(words)(words))
            cursor.setPosition(start)
            cursor.setPosition(start + len(words), _KEEP)
            self.setTextCursor(cursor)

    def show_lines(self, lines: PartTextLines, origin: QPointF) -> None:
        """Lie over the words; `origin` is the point of the document at the corner of the parent."""
        self.lines = lines
        rect = lines.rect.translated(-origin).adjusted(-PADDING, -1, PADDING, 1).toAlignedRect()
        if rect != self.geometry():
            self.setGeometry(rect)
        self._show_caret()

    def caret_rect(self) -> QRect:
        """The caret in the coordinates of the box."""
        if self.lines is None:
            return QRect()
        corner = self.lines.rect.topLeft() - QPointF(PADDING, 1)
        return self.lines.caret(self.offset).translated(-corner).toAlignedRect()

    # keys

    def keeps(self, event: QKeyEvent) -> bool:
        return event.key() in _MINE or command_of(event) in (*_BY_QT, *_NO_MEANING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked(event)
        if asked:
            event.accept()
            if asked != "nothing":
                commit_preedit(self)
                self.asked.emit(asked)
            return
        if self._moves(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _asked(self, event: QKeyEvent) -> str:
        """What a key asks for besides letters; "" where Qt answers it."""
        key, held = event.key(), event.modifiers() & ~Held.KeypadModifier
        if command_of(event) in _NO_MEANING:
            return "nothing"
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            return "top"
        if event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            return "end"
        if key == Key.Key_Backtab:
            return "previous"
        if key in (Key.Key_Return, Key.Key_Enter) and not held & Held.ControlModifier:
            return "line" if held & Held.ShiftModifier else "enter"
        if held != Held.NoModifier:
            return ""
        cursor = self.textCursor()
        at_start, at_end = cursor.position() == 0, cursor.position() == len(self.toPlainText())
        free = not cursor.hasSelection() and not self.preedit
        return {
            Key.Key_Tab: "next",
            Key.Key_Escape: "escape",
            Key.Key_Left: "left" if at_start and free else "",
            Key.Key_Right: "right" if at_end and free else "",
            Key.Key_Backspace: "join" if at_start and free else "",
            Key.Key_Delete: "join_next" if at_end and free else "",
        }.get(Key(key), "")

    def _moves(self, event: QKeyEvent) -> bool:
        """Keys that go by printed lines, which Qt does not know."""
        key, held = event.key(), event.modifiers() & ~Held.KeypadModifier
        if self.lines is None or held not in (Held.NoModifier, Held.ShiftModifier):
            return False
        select = held == Held.ShiftModifier
        if key in (Key.Key_Home, Key.Key_End):
            self.put_caret(self.lines.ends(self.offset)[key == Key.Key_End], select=select)
            return True
        if key not in (Key.Key_Up, Key.Key_Down):
            return False
        commit_preedit(self)
        goal = self.lines.beside(self.offset, 1 if key == Key.Key_Down else -1)
        if goal is not None:
            self.put_caret(goal, select=select)
        elif not select:
            self.asked.emit("down" if key == Key.Key_Down else "up")
        return True

    # input methods, clipboard, focus

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._busy = True
        super().inputMethodEvent(event)
        self._busy = False
        self.edited.emit()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        if query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle):
            return self.caret_rect()
        return super().inputMethodQuery(query) if argument is None else super().inputMethodQuery(query, argument)

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = QMimeData()
        mime.setText(self.textCursor().selection().toPlainText())
        return mime

    def insertFromMimeData(self, source: QMimeData) -> None:
        try:
            self.pasted.emit(words_of(source))
        except UserError as error:
            self.refused.emit(error)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        self._lit = False
        self.viewport().update()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_caret()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        commit_preedit(self)
        if event.button() is Qt.MouseButton.LeftButton:
            self.put_caret(self._offset_under(event), select=bool(event.modifiers() & Held.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.put_caret(self._offset_under(event), select=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._offset_under(event))
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.setTextCursor(cursor)

    def _offset_under(self, event: QMouseEvent) -> int:
        if self.lines is None:
            return 0
        return self.lines.offset_at(event.position() + self.lines.rect.topLeft() - QPointF(PADDING, 1))

    # the caret

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._lit or not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        rect = self.caret_rect()
        painter.fillRect(QRect(rect.left(), rect.top(), max(1, self.cursorWidth()), rect.height()), _ink())
        painter.end()

    def _show_caret(self) -> None:
        """The caret as it is after each step: seen, until it blinks."""
        flash = QApplication.cursorFlashTime()
        self._lit = True
        if self.hasFocus() and flash > 0:
            self._blink.start(flash // 2)
        self.viewport().update()
        parent = self.parentWidget()
        if parent is not None:
            parent.update()  # the selection lies under the words of the paper

    def _on_blink(self) -> None:
        self._lit = not self._lit
        self.viewport().update()

    def _on_text(self) -> None:
        if not self._busy:
            self.edited.emit()


def _ink() -> Any:
    return sheet_theme().color("ink")
