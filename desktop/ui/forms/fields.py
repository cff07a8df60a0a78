"""Fields of forms: label above, what was wrong beneath, and no list of undo of their own (the session has the one)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.text import clean
from desktop.ui.preedit import WordLine, commit_preedit
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Picture, label


def _is_undo(event: QEvent) -> bool:
    """Whether a key asks for undo or redo, which belong to the document and not to one field."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


class LineInput(WordLine):
    """One line of text."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        super().keyPressEvent(event)


class LinesInput(QPlainTextEdit):
    """Several lines of text, as high as they need between `rows` and `most` lines. Tab goes to the next field."""

    def __init__(self, rows: int, most: int) -> None:
        super().__init__()
        self._rows, self._most = rows, most
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        current_theme().changed.connect(self.fit)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the text needs at this width."""
        wanted = int(self.document().documentLayout().documentSize().height())
        rows = min(max(wanted, self._rows), self._most)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + 20)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if wanted > self._most else policy.ScrollBarAlwaysOff)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Where all is in view, the wheel belongs to the form around."""
        if self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
        else:
            super().wheelEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        commit_preedit(self)
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)


class Field(QWidget):
    """A labelled field. `edited` comes with each change that a person makes, with the text in its one Unicode form.

    `rows` of 0 makes a single line; otherwise the field grows from `rows` to `most` lines. `hint` stands beneath while
    nothing is wrong.
    """

    edited = Signal(str)
    entered = Signal()

    def __init__(self, name: str, *, rows: int = 0, most: int = 8, hint: str = "") -> None:
        super().__init__()
        self.input: LineInput | LinesInput = LinesInput(rows, most) if rows else LineInput()
        self.input.setAccessibleName(name)
        self._hint = hint
        self._wrong = ""
        title = label(name, "small", "muted")
        title.setBuddy(self.input)
        self._note = label(hint, "small", "faint", wrap=True)
        self._mark = Picture("warning-circle", 14, "err")
        self.below = QWidget()
        """What was wrong, or the hint; hidden while there is neither. `FieldRow` puts it elsewhere."""
        below = QHBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.input)
        column.addWidget(self.below)
        self.input.textChanged.connect(self._on_changed)
        if isinstance(self.input, QLineEdit):
            self.input.returnPressed.connect(self.entered)
        self.show_error("")

    def text(self) -> str:
        """What stands in the field, in its one Unicode form."""
        raw = self.input.text() if isinstance(self.input, QLineEdit) else self.input.toPlainText()
        return clean(raw)

    def show_text(self, text: str) -> None:
        """Put a text in without telling anyone; the cursor stays where nothing changes."""
        if text == self.text():
            return
        with QSignalBlocker(self.input):
            if isinstance(self.input, QLineEdit):
                at = self.input.cursorPosition()
                self.input.setText(text)
                self.input.setCursorPosition(min(at, len(text)))
            else:
                self.input.setPlainText(text)
        if isinstance(self.input, LinesInput):
            self.input.fit()

    def show_error(self, sentence: str) -> None:
        """Say beneath the field what is wrong with it; "" takes that away. The value typed stays."""
        self._wrong = sentence
        self._note.setText(sentence or self._hint)
        self.below.setVisible(bool(sentence or self._hint))
        self._note.setProperty("tone", "err" if sentence else "faint")
        self._mark.setVisible(bool(sentence))
        self.input.setProperty("wrong", "true" if sentence else "false")
        self.input.setAccessibleDescription(sentence or self._hint)
        for widget in (self._note, self.input):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def drop_hint(self) -> None:
        """Say no more how the field is filled in: it is only read."""
        self._hint = ""
        self.show_error(self._wrong)

    @property
    def error(self) -> str:
        """The sentence beneath, or "" while nothing is wrong."""
        return self._wrong

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self.edited.emit(self.text())


class FieldRow(QWidget):
    """Short fields beside each other: labels on one line, inputs on one line, sentences beneath over the whole width.

    `parts` are the shares of the width, one for each field.
    """

    def __init__(self, fields: tuple[Field, ...], parts: tuple[int, ...]) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        for field, part in zip(fields, parts, strict=True):
            row.addWidget(field, part)
            column.addWidget(field.below)
