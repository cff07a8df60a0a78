"""A labelled choice of words that print as they stand: none, one of those that the standard knows, or others."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.text import clean, one_line
from desktop.ui.forms.fields import LineInput
from desktop.ui.widgets import Select, label


class ChoiceField(QWidget):
    """`edited` comes with the words that a person chose or wrote.

    `none` is what the list calls no words at all; without it there is always a word. With `own`, the name of a last
    choice, other words can be written into a line beneath; other words of a document are in the list in any case.
    """

    edited = Signal(str)

    def __init__(self, name: str, words: tuple[str, ...], *, none: str = "", own: str = "", own_name: str = "") -> None:
        super().__init__()
        self._none, self._own = none, own
        self._known: tuple[str, ...] = ()
        self._extra = ""
        self.input = Select()
        self.input.setAccessibleName(name)
        self.line = LineInput()
        self.line.setAccessibleName(own_name)
        self.line.setVisible(False)
        title = label(name, "small", "muted")
        title.setBuddy(self.input)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.input)
        column.addWidget(self.line)
        self.set_words(words)
        self.input.activated.connect(self._on_chosen)
        self.line.textChanged.connect(lambda _text: self.edited.emit(self.text()))

    def text(self) -> str:
        """The words that are chosen or written, in their one Unicode form."""
        if self.writing:
            return one_line(clean(self.line.text()))
        return str(self.input.currentData() or "")

    def set_words(self, words: tuple[str, ...]) -> None:
        """Offer other words; what is chosen stays."""
        if words != self._known:
            chosen = self.text() if self._known else ""
            self._known = words
            self._fill(chosen)

    def show_text(self, text: str) -> None:
        """Show these words without telling anyone."""
        if text != self.text():
            self._fill(text)

    def show_error(self, sentence: str) -> None:
        """No choice is wrong."""

    def focus(self) -> None:
        """Put the cursor there."""
        (self.line if self.writing else self.input).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def writing(self) -> bool:
        """Whether words of one's own are written."""
        return bool(self._own) and self.input.currentIndex() == self.input.count() - 1

    def _fill(self, text: str) -> None:
        """List the words with `text` chosen."""
        with QSignalBlocker(self.input), QSignalBlocker(self.line):
            self.input.clear()
            if self._none:
                self.input.addItem(self._none, "")
            for word in self._known:
                self.input.addItem(word, word)
            if text and text not in self._known and not self._own:
                self.input.addItem(text, text)
            if self._own:
                self.input.addItem(self._own, None)
            at = self.input.findData(text)
            self.input.setCurrentIndex(at if at >= 0 else self.input.count() - 1)
            self.line.setText(text if self.writing else "")
        self.line.setVisible(self.writing)

    def _on_chosen(self, _index: int) -> None:
        self.line.setVisible(self.writing)
        if self.writing:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            with QSignalBlocker(self.line):
                self.line.clear()
        self.edited.emit(self.text())
