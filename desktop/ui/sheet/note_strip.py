"""The strip under the sheet in which one footnote is written; Esc goes back to where its mark stands."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit, QToolButton, QWidget

from desktop.domain.changes import Changes
from desktop.domain.document import Document
from desktop.domain.notes import set_footnote
from desktop.domain.numbering import footnote_numbers
from desktop.domain.text import clean, one_line
from desktop.ui.icons import icon
from desktop.ui.session import EditSession
from desktop.ui.sheet.formats import read_runs, write_runs
from desktop.ui.sheet.preedit import commit_preedit
from desktop.ui.sheet.styles import SheetStyle
from desktop.ui.theme import current_theme
from i18n import _


class _NoteText(QTextEdit):
    """One line of text whose undo is the draft's; Enter and Esc go back."""

    finished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            key = cast(QKeyEvent, event)
            if key.matches(QKeySequence.StandardKey.Undo) or key.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return False
            if key.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(one_line(clean(source.text())))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        commit_preedit(self)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
            return
        super().keyPressEvent(event)


class NoteStrip(QFrame):
    """Shows one note of the session's document; `closed` is emitted when the clerk is done with it."""

    closed = Signal()

    def __init__(self, session: EditSession, style: SheetStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.style_ = session, style
        self.note = ""
        self._showing = False
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = QLabel(self)
        self.text = _NoteText(self)
        self.text.setAccessibleName(_("Chú thích"))
        self.text.setFixedHeight(52)
        self.label.setBuddy(self.text)
        self._close = QToolButton(self)
        self._close.setIcon(icon("x"))
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(_("Đóng chú thích"))
        self._close.setToolTip(_("Trở lại văn bản (Esc)"))
        self._close.clicked.connect(self.finish)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.text.finished.connect(self.finish)
        self.text.document().contentsChanged.connect(self._on_typed)
        session.changed.connect(self._on_changed)
        self.hide()

    def open(self, note_id: str) -> None:
        """Show a note and put the cursor at its end. A note that the document does not have closes the strip."""
        if self.session.document.footnote(note_id) is None:
            self.finish()
            return
        commit_preedit(self.text)
        self.note = note_id
        self._show_note()
        self.show()
        self.text.setFocus()
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def finish(self) -> None:
        """Put the strip away."""
        if self.isHidden():
            return
        commit_preedit(self.text)
        self.note = ""
        self.hide()
        self.closed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.text.setFocus()

    def _show_note(self) -> None:
        note = self.session.document.footnote(self.note)
        if note is None:
            return
        number = footnote_numbers(self.session.document).get(self.note, 0)
        self.label.setText(_("Chú thích {number}").format(number=number))
        self._showing = True
        face = self.style_.element("footnote")
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        write_runs(cursor, note.runs, face, self.style_, current_theme())
        self._showing = False

    def _on_typed(self) -> None:
        if self._showing or not self.note:
            return
        runs = read_runs(self.text.document().begin())
        note = self.note

        def edit(document: Document) -> Document:
            return set_footnote(document, note, runs)

        self.session.apply(_("chú thích"), edit, initiator=self, merge_key=f"note:{note}")

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        if not self.note or initiator is self:
            return
        note = self.session.document.footnote(self.note)
        if note is None:
            self.finish()
        elif "footnotes" in changes.parts:
            position = self.text.textCursor().position()
            self._show_note()
            cursor = self.text.textCursor()
            cursor.setPosition(min(position, self.text.document().characterCount() - 1))
            self.text.setTextCursor(cursor)
