"""Mẫu câu báo cáo…: the sentences of a report as the office wants them, each with its fields and what it may print."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QListWidgetItem, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.reviews.forms import ReviewForm
from desktop.ui.forms.fields import Field
from desktop.ui.list_dialog import ListDialog
from desktop.ui.widgets import Button, area, label
from i18n import _, say

WIDTH, HEIGHT = 760, 520
COLUMNS = 3  # of the fields that can be put in
NAME = Qt.ItemDataRole.UserRole


class PatternsDialog(ListDialog):
    """Emits `kept` with the id of the form and its texts by name. `own` is the form as the office has it now,
    `program` as it came with Thảo.
    """

    kept = Signal(str, object)

    def __init__(self, own: ReviewForm, program: ReviewForm, parent: QWidget) -> None:
        title = _("Mẫu câu: {name}").format(name=own.name)
        super().__init__(title, (WIDTH, HEIGHT), _("Mẫu câu"), _("Lưu mẫu câu"), _("Hủy"), parent)
        self._form, self._program = own, program
        self.texts = {name: pattern.text for name, pattern in own.patterns.items()}
        self._shown = ""
        for name, pattern in own.patterns.items():
            item = QListWidgetItem(pattern.label)
            item.setData(NAME, name)
            self.list.addItem(item)
        self._title = label("", "head", wrap=True)
        self.words = Field(_("Câu"), rows=4, most=8)
        self.preview = label("", "body", "muted", wrap=True)
        self._fields = QGridLayout()
        self._fields.setSpacing(4)
        self.back = Button(_("Trả về mẫu của Thảo"), "ghost", "arrow-u-up-left", height=28)
        self.place(self._right())
        self.words.edited.connect(self._on_edited)
        self.back.clicked.connect(self._on_back)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(str(item.data(NAME))))
        self.go.clicked.connect(self._on_go)
        self.go.setAutoDefault(False)
        self.list.setCurrentRow(0)

    def choose(self, name: str) -> None:
        """Show a pattern by its name."""
        self.list.setCurrentRow(list(self.texts).index(name))

    def _show(self, name: str) -> None:
        self._shown = name
        pattern = self._form.patterns[name]
        self._title.setText(pattern.label)
        self.words.show_text(self.texts[name])
        while (item := self._fields.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, field in enumerate(pattern.fields):
            button = Button("{" + field + "}", "ghost", height=28)
            button.setToolTip(self._form.samples[field])
            button.clicked.connect(partial(self._insert, field))
            self._fields.addWidget(button, number // COLUMNS, number % COLUMNS)
        self._on_edited(self.texts[name])

    def _insert(self, field: str, _checked: bool = False) -> None:
        if isinstance(self.words.input, QPlainTextEdit):
            self.words.input.insertPlainText("{" + field + "}")
            self.words.focus()

    def _on_edited(self, text: str) -> None:
        """Keep what is written, and say what it would print, or what is wrong with it."""
        self.texts[self._shown] = text.replace("\n", " ")
        self.back.setEnabled(self.texts[self._shown] != self._program.says(self._shown))
        try:
            self.preview.setText(self._form.sample(self._shown, self.texts[self._shown]))
            self.words.show_error("")
        except UserError as error:
            self.preview.setText("")
            self.words.show_error(say(error))

    def _on_back(self) -> None:
        self.words.show_text(self._program.says(self._shown))
        self._on_edited(self.words.text())

    def _on_go(self) -> None:
        """Keep all; the first that cannot be kept is shown with what is wrong, and nothing is kept."""
        for name, text in self.texts.items():
            try:
                self._form.with_patterns({name: text})
            except UserError:
                self.choose(name)
                self.words.focus()
                return
        self.accept()
        self.kept.emit(self._form.id, self.texts)

    def _right(self) -> QWidget:
        inside = area("surface")
        right = QVBoxLayout(inside)
        right.setContentsMargins(24, 20, 24, 16)
        right.setSpacing(8)
        right.addWidget(self._title)
        right.addWidget(self.words)
        right.addWidget(label(_("In ra như sau, với số liệu mẫu"), "small", "muted"))
        right.addWidget(self.preview)
        right.addSpacing(8)
        right.addWidget(label(_("Bấm để đưa vào câu. Phần trong [ ] được bỏ khi không có số liệu."), "small", "muted"))
        right.addLayout(self._fields)
        right.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll
