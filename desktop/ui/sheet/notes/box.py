"""Where one footnote is typed, at the foot of the view: its raised number and its words as on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.ui.preedit import commit_preedit, preedit_of
from desktop.ui.sheet.box import Runs, RunsBox
from desktop.ui.sheet.key_commands import command_of
from desktop.ui.sheet.look.formats import NOTE_OBJECT, position_of, write_runs
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.notes.mark_object import NoteMark
from desktop.ui.theme import Theme
from i18n import _

AIR = 2  # pixels around the words, for the cursor and for slanted letters
Key, Held = Qt.Key, Qt.KeyboardModifier
_MODE, _MOVE = QTextCursor.MoveMode, QTextCursor.MoveOperation
_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class NoteBox(RunsBox):
    """Types letters as Qt does; its undo is the draft's. What keys mean besides letters is its owner's to decide."""

    grown = Signal()
    """The words need another height: also those that an input method is composing."""
    asked = Signal(str)
    """A key leads out of the note, "done", "next", "previous", "up" or "down", or it is a command, which has a name."""
    entered = Signal()
    left = Signal()
    """The focus has gone elsewhere in the window."""

    def __init__(self, parent: QWidget, mark: Callable[[NoteBox], NoteMark]) -> None:
        super().__init__(parent, air=AIR, line_break=" ")
        self.note, self.number = "", 0
        self.turned: Callable[[QWheelEvent], None] = lambda _event: None
        """Told of the wheel, which scrolls the foot or the sheet."""
        self._shown: object = None
        self._style: SheetStyle | None = None
        self._theme: Theme | None = None
        option = self.document().defaultTextOption()
        option.setUseDesignMetrics(True)
        self.document().setDefaultTextOption(option)
        self.document().documentLayout().registerHandler(NOTE_OBJECT, mark(self))
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.grown.emit())

    # what it shows

    def show_note(self, note: str, number: int, runs: Runs, style: SheetStyle, theme: Theme) -> None:
        """Show a note; nothing is written anew where it is shown already."""
        state = (note, number, style, theme.color("ink").name(), theme.color("half").name())
        if state == self._shown and (runs is self.runs or runs == self.runs):
            return
        if note == self.note and preedit_of(self):
            commit_preedit(self)  # the sheet changes its size or colours while a word is composed
            runs = self.runs
        first, last = self.ends() if note == self.note else (0, 0)
        if self.note != note or self.number != number:
            self.setAccessibleName(_("Chú thích {number}").format(number=number))
        self._shown, self.note, self.number = state, note, number
        self._style, self._theme = style, theme
        self.face = style.element("footnote")
        self.wear(theme, Qt.GlobalColor.transparent)
        self._write(runs)
        self.select(first, last)

    def _write(self, runs: Runs) -> None:
        style, theme = self._style, self._theme
        if style is None or theme is None:
            return
        self.runs = runs
        self.setLineWrapColumnOrWidth(style.text_width + 2 * AIR)
        with self.writing():
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            form = cursor.blockFormat()
            form.setAlignment(Qt.AlignmentFlag.AlignJustify)
            form.setTextIndent(self._indent())
            cursor.setBlockFormat(form)
            write_runs(cursor, runs, self.face, style, theme)
            cursor.endEditBlock()

    @property
    def words_height(self) -> int:
        """How high the words stand, without the air around them."""
        return round(self.document().size().height()) - 2 * AIR

    def sizeHint(self) -> QSize:
        return QSize(self.lineWrapColumnOrWidth(), self.words_height + 2 * AIR)

    def settle(self) -> None:
        """Show what the document keeps: letters composed, once the typing program is done with them."""
        if self.runs and not preedit_of(self) and self.document().firstBlock().text() != _flat(self.runs):
            self._write(self.runs)

    def show_found(self, spans: list[tuple[int, int]], chosen: tuple[int, int] | None) -> None:
        """Tint the words that are sought, and more strongly those gone to."""
        if self._theme is None or not (spans or self.extraSelections()):
            return
        block, marks = self.document().firstBlock(), []
        for span in spans:
            color = self._theme.color("warn")
            color.setAlphaF(0.45 if span == chosen else 0.16)
            marks.append(self._selection(position_of(block, span[0]), position_of(block, span[1]), color))
        self.setExtraSelections(marks)

    def _selection(self, start: int, end: int, color: QColor) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, _MODE.KeepAnchor)
        one.cursor = cursor
        one.format.setBackground(color)
        return one

    # where the cursor is

    def put_cursor(self, x: int, *, last_line: bool) -> None:
        """Put the cursor near a distance from the left, into the last line or the first."""
        y = self.words_height if last_line else AIR + 2
        cursor = self.textCursor()
        cursor.setPosition(self.cursorForPosition(QPoint(x, y)).position())
        self.setTextCursor(cursor)

    # keys and input methods

    def keeps(self, event: QKeyEvent) -> bool:
        return event.key() in (Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked(event)
        if not asked:
            super().keyPressEvent(event)
            return
        event.accept()
        if asked in ("done", "next", "previous", "up", "down"):
            commit_preedit(self)
        self.asked.emit(asked)

    def _asked(self, event: QKeyEvent) -> str:
        """What a key asks for besides letters; "" where Qt answers it."""
        key, held = event.key(), event.modifiers() & ~Held.KeypadModifier
        name = command_of(event)
        if name:
            return name
        if key in (Key.Key_Escape, Key.Key_Return, Key.Key_Enter):
            return "done"
        if key == Key.Key_Backtab:
            return "previous"
        if held != Held.NoModifier:
            return ""
        if key == Key.Key_Tab:
            return "next"
        cursor = QTextCursor(self.textCursor())
        if key == Key.Key_Up and not cursor.movePosition(_MOVE.Up):
            return "up"
        if key == Key.Key_Down and not cursor.movePosition(_MOVE.Down):
            return "down"
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.settle()
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turned(event)
        event.accept()

    # paint

    def _mark_size(self) -> float:
        style = self._style
        return self.face.size * style.standard.share("mark_size") if style is not None else 1.0

    def _indent(self) -> float:
        """The room of the raised number and of the space after it."""
        style = self._style
        if style is None or not self.number:
            return 0.0
        number = QFontMetricsF(style.font(self._mark_size())).horizontalAdvance(str(self.number))
        return number + style.advance(style.face_font(self.face), " ")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        style, theme, block = self._style, self._theme, self.document().firstBlock()
        layout = block.layout()
        if style is None or theme is None or not layout.lineCount():
            return
        line = layout.lineAt(0)
        base = layout.position().y() + line.y() + line.ascent()
        painter = QPainter(self.viewport())
        if self.number:
            painter.setPen(theme.color("ink"))
            painter.setFont(style.font(self._mark_size()))
            rise = style.pt(self.face.size * style.standard.share("mark_rise"))
            painter.drawText(QPointF(AIR, base - rise), str(self.number))
        if block.length() == 1 and not layout.preeditAreaText():
            painter.setPen(theme.color("faint"))
            painter.setFont(style.font(self.face.size, italic=True))
            painter.drawText(QPointF(AIR + self._indent() + 2, base), _("Lời chú thích"))
        painter.end()

    def line_of(self, offset: int) -> QRect:
        """The line at an offset as high as a caret, in the coordinates of the parent."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position_of(self.document().firstBlock(), offset))
        return self.cursorRect(cursor).translated(self.pos())

    def caret_box(self) -> QRect:
        """The caret in the coordinates of the parent."""
        return self.cursorRect().translated(self.pos())


def _flat(runs: Runs) -> str:
    return "".join("\ufffc" if run.footnote else run.text.replace("\n", "\u2028") for run in runs)
