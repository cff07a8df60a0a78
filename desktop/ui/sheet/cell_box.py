"""Where the words of one cell are typed: a text that lies over the cell as it is drawn. Its undo is the draft's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.domain.document import Run
from desktop.domain.runs import join
from desktop.ui.preedit import commit_preedit
from desktop.ui.sheet import kept_dress
from desktop.ui.sheet.cell_words import Setting, text_option, write_cell
from desktop.ui.sheet.formats import LINE_BREAK, NOTE_OBJECT, offset_at, position_of, read_runs
from desktop.ui.sheet.next_letters import end_links
from desktop.ui.sheet.objects import NoteMark
from desktop.ui.sheet.styles import SheetStyle
from desktop.ui.theme import Theme

AIR = 3  # pixels around the words, for the cursor and for slanted letters
_MODE = QTextCursor.MoveMode


class Keeper(Protocol):
    """Who knows which cell the box lies over. Points are those of the sheet's document."""

    def takes_key(self, event: QKeyEvent) -> bool: ...
    def takes_input(self, event: QInputMethodEvent) -> bool: ...
    def pull(self, spot: QPointF) -> bool: ...
    def release(self, spot: QPointF) -> bool: ...
    def point_of(self, at: QPointF) -> QPointF: ...


class CellBox(QTextEdit):
    """Types letters as Qt does. Keys that mean more than a letter are asked of its keeper first."""

    typed = Signal()
    menu_asked = Signal(QPoint)
    pasted = Signal(QMimeData)

    def __init__(self, parent: QWidget, keeper: Keeper) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._writing = False
        self.preedit = ""
        """What is being composed."""
        self.filling, self.seen_revision = False, 0  # see `next_letters.end_links`
        self.runs: tuple[Run, ...] = ()
        """What it was given to show, or has told last."""
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(text_option().wrapMode())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(AIR)
        self.viewport().setAutoFillBackground(False)
        self.document().contentsChanged.connect(self._on_contents)
        self.cursorPositionChanged.connect(self._on_moved)
        self.hide()

    def serve_notes(self, make: Callable[[], NoteMark]) -> None:
        """Draw the marks of notes by what `make` gives."""
        self.document().documentLayout().registerHandler(NOTE_OBJECT, make())

    # what it shows

    def show_runs(self, runs: tuple[Run, ...], setting: Setting, style: SheetStyle, theme: Theme) -> None:
        """Write the words of a cell anew, with the cursor and the selection where they were."""
        first, last = self.ends()
        palette = self.palette()
        for role, token in (
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.Highlight, "tint2"),
            (QPalette.ColorRole.HighlightedText, "ink"),
        ):
            palette.setColor(role, theme.color(token))
        palette.setColor(QPalette.ColorRole.Base, theme.color("tint"))
        self.setPalette(palette)
        self._writing = True
        try:
            self.document().setDefaultTextOption(text_option(setting.align))
            write_cell(self.document(), runs, setting, style, theme)
        finally:
            self._writing = False
        self.runs = runs
        self.select(first, last)

    def lie_over(self, rect: QRectF) -> None:
        """Cover the words of the cell, which lie in a rectangle of the viewport below."""
        width = round(rect.width()) + 2 * AIR
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        height = max(rect.height(), self.document().size().height() - 2 * AIR)
        over = height > rect.height() + 1  # a word being composed needs a line that the table does not have yet
        if over is not self.viewport().autoFillBackground():
            self.viewport().setAutoFillBackground(over)
        self.setGeometry(round(rect.left()) - AIR, round(rect.top()) - AIR, width, round(height) + 2 * AIR)
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def _on_moved(self) -> None:
        if not self._writing:
            end_links(self)

    def _on_contents(self) -> None:
        if not self._writing:
            self.typed.emit()

    # where the cursor is

    def ends(self) -> tuple[int, int]:
        """Offsets of anchor and cursor, as the document counts them."""
        cursor, block = self.textCursor(), self.document().firstBlock()
        return offset_at(block, cursor.anchor()), offset_at(block, cursor.position())

    def select(self, first: int, last: int) -> None:
        """Select from one offset to another, where the cursor then is."""
        cursor, block = self.textCursor(), self.document().firstBlock()
        cursor.setPosition(position_of(block, first))
        cursor.setPosition(position_of(block, last), _MODE.KeepAnchor)
        self.setTextCursor(cursor)

    def read(self) -> tuple[Run, ...]:
        """The words as they stand now, without a word half composed."""
        block = self.document().firstBlock()
        runs = read_runs(block)
        while (block := block.next()).isValid():  # what came as paragraphs, from an input method
            runs = join((*runs, Run("\n"), *read_runs(block)))
        return runs

    def on_line(self, move: QTextCursor.MoveOperation) -> bool:
        """Whether the cursor can still move up or down within the words."""
        cursor = QTextCursor(self.textCursor())
        return cursor.movePosition(move)

    def caret_x(self) -> float:
        """How far right the cursor is, in the parent's pixels."""
        return float(self.x() + self.cursorRect().center().x())

    def put_cursor(self, at: QPointF, *, keep: bool = False) -> None:
        """Put the cursor to the letter nearest to a point of the parent; `keep` selects up to there."""
        inside = at.toPoint() - self.pos()
        nearest = QPoint(max(0, min(inside.x(), self.width() - 1)), max(AIR, min(inside.y(), self.height() - AIR - 1)))
        cursor = self.textCursor()
        cursor.setPosition(self.cursorForPosition(nearest).position(), _MODE.KeepAnchor if keep else _MODE.MoveAnchor)
        self.setTextCursor(cursor)

    def break_line(self) -> None:
        """Begin a new line within the cell."""
        self.insertPlainText(LINE_BREAK)

    # events

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            key = cast(QKeyEvent, event)
            if key.matches(QKeySequence.StandardKey.Undo) or key.matches(QKeySequence.StandardKey.Redo):
                event.ignore()  # the window's actions undo
                return False
            if key.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keeper.takes_key(event):
            event.accept()
        else:
            kept_dress.press(self, event, super().keyPressEvent)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._keeper.takes_input(event):
            self.preedit = event.preeditString()
            super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        commit_preedit(self)
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        commit_preedit(self)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not (event.buttons() and self._keeper.pull(self._spot(event))):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._keeper.release(self._spot(event)):
            super().mouseReleaseEvent(event)

    def _spot(self, event: QMouseEvent) -> QPointF:
        return self._keeper.point_of(event.position() + QPointF(self.pos()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the sheet scrolls

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.pasted.emit(source)
