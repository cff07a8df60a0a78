"""What stands in the table's place where it has no rows: one sentence and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.progress import TaskQuery
from desktop.ui.following.states import state_word
from desktop.ui.widgets import Button, label
from i18n import _


class EmptyPane(QWidget):
    """Nothing is listed; a filter that leaves nothing is named."""

    clear_asked = Signal()
    writing_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = label("", "body", "muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button("", "outlined")
        self._narrowed = False
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.button.clicked.connect(self._on_button)

    def tell(self, query: TaskQuery, *, narrowed: bool) -> None:
        """Say why nothing is listed."""
        if query.words:
            sentence = _("Không có nhiệm vụ nào khớp “{words}”.").format(words=query.words)
        elif query.state:
            sentence = _("Không có nhiệm vụ nào {state}.").format(state=state_word(query.state).lower())
        elif narrowed:
            sentence = _("Không có nhiệm vụ nào khớp bộ lọc.")
        else:
            sentence = _("Chưa có nhiệm vụ nào. Giao việc cho từng dòng của kế hoạch, việc sẽ hiện ở đây.")
        verb = _("Bỏ lọc") if narrowed else _("Mở văn bản để giao việc")
        self.say(sentence, verb, narrowed=narrowed)

    def say(self, sentence: str, verb: str, *, narrowed: bool) -> None:
        """Say a sentence over a button, which takes filters away where they are what leaves nothing."""
        self._narrowed = narrowed
        self.sentence.setText(sentence)
        self.button.setText(verb)
        self.button.setAccessibleName(verb)

    def _on_button(self) -> None:
        if self._narrowed:
            self.clear_asked.emit()
        else:
            self.writing_asked.emit()
