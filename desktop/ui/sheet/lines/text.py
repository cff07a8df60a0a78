"""The text on the sheet: a QTextEdit that types letters as Qt does, and leaves keys that shape a document to others.

Undo of Qt's own is off: the draft has one list. Letters are never handled here, so every input method works.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QToolTip, QWidget

from desktop.domain.lines import Caret
from desktop.ui.preedit import commit_preedit, preedit_of
from desktop.ui.sheet.key_commands import MOVES, command_of
from desktop.ui.sheet.lines import kept_dress
from desktop.ui.sheet.look.formats import key_of, offset_at, position_of
from desktop.ui.sheet.look.laying_out import lay_out

Key, Modifier = Qt.Key, Qt.KeyboardModifier
GOING = frozenset(
    {
        *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp),
        *(Key.Key_PageDown, Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab),
    }
)
"""Keys that change the place: an input method that lets them through has nothing more to say of its word."""
_MODE = QTextCursor.MoveMode
Painting = Callable[[QPainter, QRectF], None]


class Handle(Protocol):
    """What answers the mouse in the margin, in points of the document; each says whether it was its business."""

    def press(self, spot: QPointF) -> bool: ...
    def pull(self, spot: QPointF) -> bool: ...
    def release(self, spot: QPointF) -> bool: ...


class SheetText(QTextEdit):
    """Says what was asked by key or mouse; what it means for the document is the editor's to decide."""

    structure_asked = Signal(str)
    """A key that shapes the document: "enter", "backspace", "delete", "demote", "promote", "move_up", "move_down"."""
    selection_to_go = Signal(bool)
    """A selection that spans lines is to be deleted; whether something is typed in its place."""
    command_asked = Signal(str)
    """A name that `key_commands.command_of` gives."""
    pasted = Signal(QMimeData)
    spot_clicked = Signal(QPoint)
    """A click with the left button, in the coordinates of the document."""
    zoom_asked = Signal(int)
    resized = Signal()
    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the paper must not jump sideways
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option = self.document().defaultTextOption()
        option.setUseDesignMetrics(True)
        self.document().setDefaultTextOption(option)
        self.unders: list[Painting] = []
        """Paint under the letters, one after the other."""
        self.overs: list[Painting] = []
        """Paint over the letters."""
        self.preedit = ""
        self.filling = False
        """Whether what is typed next goes on in the field of a template right before the cursor."""
        self.seen_revision = 0
        self.to_clipboard: Callable[[], QMimeData] = QMimeData
        self.typed_at_object: Callable[[QEvent], bool] = lambda _event: False
        """Takes what is typed where the cursor is at an object that takes no letters; False where it is at none."""
        self.landed: Callable[[QKeyEvent], None] = lambda _event: None
        """Told of a key that Qt has answered."""
        self.pointer = (Qt.MouseButton.NoButton, Modifier.NoModifier)
        """The buttons and keys that are held while a handle is asked."""
        self.focus_by_mouse = False
        """Whether a press of the mouse, which is still to be heard of, brought the focus."""
        self.handles: list[Handle] = []
        """Asked in order when the mouse is pressed, pulled and released; the first whose business it is takes it."""
        self.takers: list[Callable[[QKeyEvent | QInputMethodEvent], bool]] = []
        """Asked in order before a key or an input method does anything; True where one has taken it."""
        self.tips: list[Callable[[QTextCursor], str]] = []
        """Asked in order for words to show while the pointer rests at a place of the text; "" for none."""
        self.takes_click: Callable[[QPointF], bool] = lambda _spot: True
        """Whether a click at a point of the document goes into the text."""
        self.aim: Callable[[QPointF], QPointF] = lambda spot: spot
        """The point of the document that a click at a point means."""
        self.menus: list[Callable[[], list[QAction]]] = []
        """Give the lines of the menu of the right button, one after the other."""
        self.lets: Callable[[str], bool] = lambda _name: True
        """Whether a command may be offered in the menu."""
        self.before_menu: Callable[[QPointF], None] = lambda _spot: None
        """Told of the point of the document at which the menu is asked for."""

    # where things are

    def caret(self, cursor: QTextCursor | None = None) -> Caret:
        """The line and offset of a cursor, or of the one that blinks."""
        cursor = cursor or self.textCursor()
        block = cursor.block()
        return Caret(key_of(block), offset_at(block, cursor.position()))

    def selection(self) -> tuple[Caret, Caret]:
        """The two ends of the selection in printed order; both the same where nothing is selected."""
        cursor = self.textCursor()
        document = self.document()
        first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        return (
            Caret(key_of(first), offset_at(first, cursor.selectionStart())),
            Caret(key_of(last), offset_at(last, cursor.selectionEnd())),
        )

    def spans_lines(self) -> bool:
        """Whether the selection begins in one line and ends in another, or holds a table."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return False
        document = self.document()
        return document.findBlock(cursor.selectionStart()) != document.findBlock(cursor.selectionEnd())

    def select(self, anchor: tuple[int, int], end: tuple[int, int]) -> None:
        """Select between two places, each the number of a text block and an offset; the cursor stands at `end`."""
        cursor = self.textCursor()
        for (number, offset), mode in ((anchor, _MODE.MoveAnchor), (end, _MODE.KeepAnchor)):
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                cursor.setPosition(position_of(block, offset), mode)
        self.setTextCursor(cursor)

    def select_word(self) -> None:
        """Select the word that the cursor is in."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.setTextCursor(cursor)

    def frame(self) -> tuple[float, float, float, float]:
        """The room kept above, below, left and right of the lines, in pixels."""
        form = self.document().rootFrame().frameFormat()
        return form.topMargin(), form.bottomMargin(), form.leftMargin(), form.rightMargin()

    def set_frame(self, top: float, bottom: float, left: float, right: float) -> None:
        """Keep this much room around the lines, in pixels."""
        if (top, bottom, left, right) == self.frame():
            return
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(top)
        form.setBottomMargin(bottom)
        form.setLeftMargin(left)
        form.setRightMargin(right)
        frame.setFrameFormat(form)

    def centre(self, width: int) -> None:
        """Show a document `width` pixels wide in the middle."""
        bar = self.verticalScrollBar().sizeHint().width()
        free = max(0, self.width() - bar - width)
        margins = self.viewportMargins()
        if margins.left() != free // 2 or margins.right() != free - free // 2:
            self.setViewportMargins(free // 2, 0, free - free // 2, margins.bottom())

    def origin(self) -> QPoint:
        """The document's point at the top left corner of the viewport."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # keys: only those that shape the document

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            key = cast(QKeyEvent, event)
            if key.matches(QKeySequence.StandardKey.Undo) or key.matches(QKeySequence.StandardKey.Redo):
                event.ignore()  # the window's actions undo; QTextEdit would swallow the keys
                return False
        if event.type() is QEvent.Type.ToolTip:
            help = cast(QHelpEvent, event)
            QToolTip.showText(help.globalPos(), self.tip_at(self.cursorForPosition(help.pos())), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in GOING:
            commit_preedit(self)  # else the word stays behind, seen by nobody
        if any(taker(event) for taker in self.takers):
            event.accept()
            return
        if self._is_structure(event) or self._is_command(event):
            event.accept()
            return
        if _is_letter(event) and not self.spans_lines() and self.typed_at_object(event):
            return
        if self.spans_lines() and _replaces_selection(event):
            self.selection_to_go.emit(_is_letter(event))
            if not _is_letter(event):
                event.accept()
                return
        kept_dress.press(self, event, super().keyPressEvent)
        self._show_ends(event)
        self.landed(event)

    def _show_ends(self, event: QKeyEvent) -> None:
        """Ctrl+Home and Ctrl+End go to the edges of the paper: header and signature belong to it."""
        standard, bar = QKeySequence.StandardKey, self.verticalScrollBar()
        if event.matches(standard.MoveToStartOfDocument) or event.matches(standard.SelectStartOfDocument):
            bar.setValue(bar.minimum())
        elif event.matches(standard.MoveToEndOfDocument) or event.matches(standard.SelectEndOfDocument):
            lay_out(self.document())
            bar.setValue(bar.maximum())

    def _is_structure(self, event: QKeyEvent) -> bool:
        """Whether the key shapes the document; if so it has been asked for."""
        key, held = event.key(), event.modifiers() & ~Modifier.KeypadModifier
        if key in (Key.Key_Return, Key.Key_Enter) and held in (Modifier.NoModifier, Modifier.ShiftModifier):
            self.structure_asked.emit("line_break" if held else "enter")
            return True
        if key == Key.Key_Tab and held == Modifier.NoModifier:
            self.structure_asked.emit("demote")
            return True
        if key == Key.Key_Backtab:
            self.structure_asked.emit("promote")
            return True
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        if key == Key.Key_Backspace and cursor.atBlockStart():
            self.structure_asked.emit("backspace")
            return True
        if key == Key.Key_Delete and cursor.atBlockEnd():
            self.structure_asked.emit("delete")
            return True
        return False

    def _is_command(self, event: QKeyEvent) -> bool:
        """Whether the key is a command of the editor; if so it has been asked for. Menus usually take these first."""
        name = command_of(event)
        if name:
            (self.structure_asked if name in MOVES else self.command_asked).emit(name)
        return bool(name)

    # input methods

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if any(taker(event) for taker in self.takers):
            return
        if event.commitString() or event.preeditString():
            if self.preedit or preedit_of(self):
                pass  # begun before the selection, or before an object came here: Qt's to put in its place
            elif self.spans_lines():
                self.selection_to_go.emit(True)
            elif self.typed_at_object(event):
                return
        self.preedit = event.preeditString()  # Qt's own is brought up to date only after it has told of changes
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        commit_preedit(self)
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        self.focus_changed.emit(True)

    # clipboard and drops

    def createMimeDataFromSelection(self) -> QMimeData:
        return self.to_clipboard()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.pasted.emit(source)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        commit_preedit(self)
        self.pointer = (event.buttons(), event.modifiers())
        spot = event.position() + self.origin()
        if event.button() is Qt.MouseButton.LeftButton and any(handle.press(spot) for handle in self.handles):
            return
        if self.takes_click(spot):
            super().mousePressEvent(self._aimed(event, spot))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer = (event.buttons(), event.modifiers())
        spot = event.position() + self.origin()
        if not any(handle.pull(spot) for handle in self.handles):
            super().mouseMoveEvent(self._aimed(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = event.position() + self.origin()
        if not any(handle.press(spot) for handle in self.handles):
            super().mouseDoubleClickEvent(self._aimed(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = event.position() + self.origin()
        if any(handle.release(spot) for handle in self.handles):
            return
        super().mouseReleaseEvent(self._aimed(event))
        if event.button() is Qt.MouseButton.LeftButton:
            self.spot_clicked.emit(event.position().toPoint() + self.origin())

    def _aimed(self, event: QMouseEvent, meant: QPointF | None = None) -> QMouseEvent:
        """The event at the point that it means: the sheet may have moved since one was `meant`, as tools over it go."""
        origin = QPointF(self.origin())
        spot = self.aim(meant or event.position() + origin) - origin
        if spot == event.position():
            return event
        return QMouseEvent(
            event.type(), spot, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Modifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_asked.emit(10 if event.angleDelta().y() > 0 else -10)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            turn_to(self, event.pos())
        self.before_menu(QPointF(event.pos() + self.origin()))
        self.show_menu(event.globalPos())

    def show_menu(self, at: QPoint) -> None:
        """Open the menu of the line in hand at a point of the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.menu_actions():
            action.setParent(menu)
            menu.addAction(action)
        menu.popup(at)

    def menu_actions(self) -> list[QAction]:
        """What can be done with the line in hand."""
        actions = [action for menu in self.menus for action in menu()]
        for action in actions:
            action.setEnabled(action.isEnabled() and (action.isSeparator() or self.lets(action.objectName())))
        return actions

    def tip_at(self, cursor: QTextCursor) -> str:
        """What is to be said of a place of the text."""
        return next((words for tip in self.tips if (words := tip(cursor))), "")

    # paint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(event.rect())
        _paint(self, self.unders, rect)
        super().paintEvent(event)
        _paint(self, self.overs, rect)


def _replaces_selection(event: QKeyEvent) -> bool:
    """Whether Qt would put something in the place of the selection, or delete it."""
    return event.key() in (Key.Key_Backspace, Key.Key_Delete) or _is_letter(event)


def _is_letter(event: QKeyEvent) -> bool:
    """Whether the key writes something."""
    held = event.modifiers() & (Modifier.ControlModifier | Modifier.AltModifier)
    alone = held in (Modifier.NoModifier, Modifier.ControlModifier | Modifier.AltModifier)  # the second is AltGr
    return bool(event.text()) and event.text().isprintable() and alone


def _paint(text: SheetText, paintings: list[Painting], rect: QRectF) -> None:
    """Paint over or under the letters in the coordinates of the document."""
    if not paintings:
        return
    painter = QPainter(text.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    origin = text.origin()
    painter.translate(-origin)
    try:
        for painting in paintings:
            painting(painter, rect.translated(origin))
    finally:
        painter.end()  # after a fault of ours too: Qt ends the program where one is left open


def turn_to(text: SheetText, spot: QPoint) -> None:
    """A menu is about the place where it opens: the cursor goes there, unless that is selected."""
    cursor, at = text.textCursor(), text.cursorForPosition(spot)
    inside = cursor.hasSelection() and cursor.selectionStart() <= at.position() <= cursor.selectionEnd()
    if not inside and text.takes_click(QPointF(spot + text.origin())):
        text.setTextCursor(at)
