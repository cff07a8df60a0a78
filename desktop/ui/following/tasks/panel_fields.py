"""Fields of the panel: each tells what was entered when it is left, and turns to plain text where it is locked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.progress import LATE, TaskState
from desktop.domain.text import clean
from desktop.ui.following.states import paint_state_mark, state_word
from desktop.ui.following.tasks.editing import ENTERED_STATES, UnitBox
from desktop.ui.forms.fields import LineInput, LinesInput
from desktop.ui.preedit import WordLine, commit_preedit
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Select, area, label
from i18n import _


class PanelField(QWidget):
    """A labelled input of text. `finished` comes with what stands there when it is left changed, or at Enter."""

    finished = Signal(str)

    def __init__(self, name: str, input: LineInput | LinesInput | UnitBox) -> None:
        super().__init__()
        self.input = input
        self.input.setAccessibleName(name)
        self._shown = ""
        self.title = label(name, "small", "muted")
        self.title.setBuddy(input)
        self.plain = label("", wrap=True)
        self.plain.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.plain.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.input)
        column.addWidget(self.plain)
        self._line = input.findChild(WordLine) if isinstance(input, UnitBox) else input
        if isinstance(input, UnitBox):
            input.activated.connect(lambda _at: self.finish())
        if isinstance(self._line, WordLine):
            self._line.returnPressed.connect(self.finish)
        self.input.installEventFilter(self)  # the list of units has the focus for the line in it
        self.lock(False)

    def text(self) -> str:
        """What stands in the field, in its one Unicode form."""
        if isinstance(self.input, UnitBox):
            return self.input.text()
        return clean(self.input.text() if isinstance(self.input, LineInput) else self.input.toPlainText()).strip()

    def show_text(self, text: str) -> None:
        """Show a text without telling anyone. One that is shown already stays as it is, with what is being typed."""
        self.plain.setText(text or _("Chưa ghi"))
        if text == self._shown:
            return
        self._shown = text
        if text == self.text():
            return
        with QSignalBlocker(self.input):
            if isinstance(self.input, UnitBox):
                self.input.setCurrentText(text)
            elif isinstance(self.input, LineInput):
                self.input.setText(text)
                self.input.setCursorPosition(0)
            else:
                self.input.setPlainText(text)
        if isinstance(self.input, LinesInput):
            self.input.fit()

    def lock(self, locked: bool) -> None:
        """Show plain words that can be read and copied only."""
        self.input.setHidden(locked)
        self.plain.setHidden(not locked)

    def finish(self) -> None:
        """Tell what was entered, if it is something else than was shown."""
        if self.input.isHidden():
            return
        if self._line is not None:
            commit_preedit(self._line)
        text = self.text()
        if text != self._shown:
            self._shown = text
            self.finished.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)


class StateSelect(QWidget):
    """The state of a task to choose; a late one reads "Quá hạn" until another is chosen."""

    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.input = Select()
        self.input.setAccessibleName(_("Trạng thái"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Trạng thái"), "small", "muted"))
        column.addWidget(self.input)
        self.input.setMinimumContentsLength(1)
        self.input.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.input.activated.connect(lambda _at: self._on_chosen())

    def show_state(self, shown: str, entered: TaskState | None) -> None:
        """Show a state; `entered` is what lies under "Quá hạn". "" is that of several tasks which differ."""
        with QSignalBlocker(self.input):
            self.input.clear()
            if entered is None:
                self.input.addItem(_("Giữ nguyên"), None)
            for state in ENTERED_STATES:
                late = shown == LATE and state is entered
                name = LATE if late else state.value
                self.input.addItem(state_word(name), state)
            self.input.setCurrentIndex(0 if entered is None else ENTERED_STATES.index(entered))

    def _on_chosen(self) -> None:
        state = self.input.currentData()
        if state is not None:
            self.finished.emit(TaskState(state))


class LateBand(QWidget):
    """Says how late the task is and when its unit was reminded last."""

    def __init__(self) -> None:
        super().__init__()
        self._ground = area("errTint")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("type", "strong")
        self._words.setProperty("tone", "err")
        self._more = label("", "small", wrap=True)
        inside = QHBoxLayout(self._ground)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.setSpacing(10)
        inside.addWidget(_LateMark(), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._words)
        texts.addWidget(self._more)
        inside.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._ground)

    def show_words(self, words: str, more: str) -> None:
        """Show two lines; none where nothing is late."""
        self._words.setText(words)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(", ".join(filter(None, (words, more))))
        self.setVisible(bool(words))


class _LateMark(QWidget):
    """The diamond of quá hạn."""

    def sizeHint(self) -> QSize:
        side = current_theme().px(18)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = current_theme().px(12)
        box = self.rect()
        box.setSize(QSize(side, side))
        box.moveCenter(self.rect().center())
        paint_state_mark(QPainter(self), box, LATE)
