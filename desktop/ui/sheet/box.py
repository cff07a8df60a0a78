"""What the boxes over cells, notes and fields have in common: Qt types in them, the draft has the one list of steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.domain import runs as words
from desktop.domain.document import Run
from desktop.ui.preedit import commit_preedit
from desktop.ui.sheet.lines import kept_dress
from desktop.ui.sheet.look.formats import LINE_BREAK, offset_at, position_of, read_runs
from desktop.ui.sheet.look.styles import Face
from desktop.ui.sheet.word_keys import fixed_by_format
from desktop.ui.theme import Theme

Runs = tuple[Run, ...]
_MODE = QTextCursor.MoveMode
_BREAKS = re.compile("\r\n|[\r\n\u2028\u2029]")


class SheetBox(QTextEdit):
    """A bare text that lies on the sheet, without frame, scroll bars or undo of its own; the sheet scrolls."""

    menu_asked = Signal(QPoint)
    """The menu is to open at a point of the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.preedit = ""
        """What is being composed."""
        self.line_break = " "
        """What breaks a line of letters that an input method puts in together, or holds them apart on one line."""
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether a key that may be a shortcut of the window is answered here."""
        return event.key() == Qt.Key.Key_Escape

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            key = cast(QKeyEvent, event)
            if key.matches(QKeySequence.StandardKey.Undo) or key.matches(QKeySequence.StandardKey.Redo):
                event.ignore()  # the window's actions undo
                return False
            if self.keeps(key):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if fixed_by_format(event):
            event.ignore()  # the pane says why it does nothing; Qt would move the cursor or delete a letter
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        in_place = _BREAKS.sub(self.line_break, event.commitString())
        if in_place != event.commitString():
            start, length = event.replacementStart(), event.replacementLength()
            event = QInputMethodEvent(event.preeditString(), event.attributes())
            event.setCommitString(in_place, start, length)
        self.preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        commit_preedit(self)
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        commit_preedit(self)
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()


class RunsBox(SheetBox):
    """A box for runs, all in one text block; a line break within them is U+2028. Its owner writes and keeps them."""

    typed = Signal()
    pasted = Signal(QMimeData)

    def __init__(self, parent: QWidget, *, air: int, line_break: str = LINE_BREAK) -> None:
        """Keep `air` pixels around the words."""
        super().__init__(parent)
        self.runs: Runs = ()
        """What it was given to show, or has told last."""
        self.face = Face(1)
        """The dress of its words."""
        self.to_clipboard: Callable[[], QMimeData] = QMimeData
        """What is selected, to be copied or dragged elsewhere."""
        self.line_break = line_break
        self._writing = False
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(air)
        self.document().contentsChanged.connect(self._on_contents)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What changes meanwhile was not typed."""
        self._writing = True
        try:
            yield
        finally:
            self._writing = False

    def _on_contents(self) -> None:
        if not self._writing:
            self.typed.emit()

    def wear(self, theme: Theme, ground: QColor | Qt.GlobalColor) -> None:
        """Take the colours of a theme."""
        palette = self.palette()
        for role, token in (
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.Highlight, "half"),
            (QPalette.ColorRole.HighlightedText, "ink"),
        ):
            palette.setColor(role, theme.color(token))
        palette.setColor(QPalette.ColorRole.Base, ground)
        self.setPalette(palette)

    # words and places

    def read(self) -> Runs:
        """The words as they stand now, without a word half composed."""
        block = self.document().firstBlock()
        found = read_runs(block)
        while (block := block.next()).isValid():
            found = words.join((*found, Run(self.line_break.replace(LINE_BREAK, "\n")), *read_runs(block)))
        return found

    def ends(self) -> tuple[int, int]:
        """Offsets of anchor and cursor, as the document counts them."""
        cursor, block = self.textCursor(), self.document().firstBlock()
        return offset_at(block, cursor.anchor()), offset_at(block, cursor.position())

    def select(self, first: int, last: int) -> None:
        """Select from one offset to another, where the cursor then is."""
        block = self.document().firstBlock()
        cursor = QTextCursor(self.document())  # the old one keeps a dress of its own
        cursor.setPosition(position_of(block, first))
        cursor.setPosition(position_of(block, last), _MODE.KeepAnchor)
        self.setTextCursor(cursor)

    def chosen(self) -> Runs:
        """The words that are selected."""
        return words.cut(self.runs, *sorted(self.ends()))

    def with_put_in(self, fresh: Runs) -> tuple[Runs, int]:
        """The words with fresh ones in place of what is selected, and the offset behind these."""
        first, last = sorted(self.ends())
        rest = words.join((*words.cut(self.runs, 0, first), *words.cut(self.runs, last, words.runs_length(self.runs))))
        return words.insert(rest, first, fresh), first + words.runs_length(fresh)

    # keys, clipboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kept_dress.press(self, event, super().keyPressEvent)

    def createMimeDataFromSelection(self) -> QMimeData:
        return self.to_clipboard()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.pasted.emit(source)
