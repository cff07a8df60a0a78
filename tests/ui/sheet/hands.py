"""A clerk's hands: letters and keys as Qt gets them from a keyboard, from an input method, and from UniKey."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.document import Block, Document, Level, text_runs
from desktop.domain.lines import places
from desktop.domain.runs import NOTE_MARK, flat
from desktop.ui.sheet import SheetEditor

Key, Held = Qt.Key, Qt.KeyboardModifier
SHIFT, CONTROL, ALT = Held.ShiftModifier, Held.ControlModifier, Held.AltModifier


class Hands:
    """Types into a widget. `qtbot.keyClicks` is no help: it aborts the interpreter on é, ế and Đ."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    def press(
        self, key: Qt.Key | int, held: Qt.KeyboardModifier = Held.NoModifier, text: str = "", times: int = 1
    ) -> None:
        """A key pressed and let go."""
        for _time in range(times):
            QApplication.sendEvent(self.widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
            QApplication.sendEvent(self.widget, QKeyEvent(QEvent.Type.KeyRelease, key, held, text))

    def type(self, text: str) -> None:
        """Letters, each as one key; a line break is Enter."""
        for letter in text:
            if letter == "\n":
                self.press(Key.Key_Return)
            else:
                self.press(0, text=letter)

    def compose(self, preedit: str) -> None:
        """The word as an input method shows it before it is sure."""
        QApplication.sendEvent(self.widget, QInputMethodEvent(preedit, []))

    def commit(self, text: str, replaced: int = 0) -> None:
        """What an input method is sure of, in place of so many letters before the cursor."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text, -replaced, replaced)
        QApplication.sendEvent(self.widget, event)

    def unikey(self, backspaces: int, letters: str) -> None:
        """UniKey's way to change what was typed: so many Backspaces, then letters."""
        self.press(Key.Key_Backspace, text="\b", times=backspaces)
        self.type(letters)


def block(id: str, level: Level, text: str = "", *children: Block, guidance: str = "") -> Block:
    """A block of plain text."""
    return Block(id, level, text_runs(text), children, guidance=guidance)


def document_lines(document: Document) -> list[str]:
    """The text of every line of a document in printed order; a table is one mark."""
    rows = (row for _place, rows in places(document) for row in rows)
    return [NOTE_MARK if row.block.level is Level.TABLE else flat(row.block.runs) for row in rows]


def sheet_lines(sheet: SheetEditor) -> list[str]:
    """The text that the sheet shows, block by block."""
    found = []
    at = sheet.text.document().begin()
    while at.isValid():
        found.append(at.text().replace("\u2028", "\n"))
        at = at.next()
    return found


def outline(document: Document) -> list[str]:
    """Every line of the body as "depth level text", short enough to read in a test."""
    rows = next(rows for place, rows in places(document) if place == "body")
    return [f"{'  ' * row.depth}{row.block.level} {row.block.text}".rstrip() for row in rows]
