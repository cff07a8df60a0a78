"""Where the words of one cell are typed: a text that lies over the cell as it is drawn. Its undo is the draft's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from desktop.domain.document import Run
from desktop.ui.sheet.box import RunsBox
from desktop.ui.sheet.lines.next_letters import end_links
from desktop.ui.sheet.look.formats import LINE_BREAK, NOTE_OBJECT
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.notes.mark_object import NoteMark
from desktop.ui.sheet.tables.cell_words import Setting, text_option, write_cell
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


class CellBox(RunsBox):
    """Types letters as Qt does. Keys that mean more than a letter are asked of its keeper first."""

    def __init__(self, parent: QWidget, keeper: Keeper) -> None:
        super().__init__(parent, air=AIR)
        self._keeper = keeper
        self.filling, self.seen_revision = False, 0  # see `next_letters.end_links`
        self.cursorPositionChanged.connect(self._on_moved)
        self.hide()

    def serve_notes(self, make: Callable[[], NoteMark]) -> None:
        """Draw the marks of notes by what `make` gives."""
        self.document().documentLayout().registerHandler(NOTE_OBJECT, make())

    # what it shows

    def show_runs(self, runs: tuple[Run, ...], setting: Setting, style: SheetStyle, theme: Theme) -> None:
        """Write the words of a cell anew, with the cursor and the selection where they were."""
        first, last = self.ends()
        self.wear(theme, theme.color("tint"))
        self.face = setting.face
        with self.writing():
            self.document().setDefaultTextOption(text_option(setting.align))
            write_cell(self.document(), runs, setting, style, theme)
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

    # where the cursor is

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keeper.takes_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._keeper.takes_input(event):
            super().inputMethodEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not (event.buttons() and self._keeper.pull(self._spot(event))):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._keeper.release(self._spot(event)):
            super().mouseReleaseEvent(event)

    def _spot(self, event: QMouseEvent) -> QPointF:
        return self._keeper.point_of(event.position() + QPointF(self.pos()))
