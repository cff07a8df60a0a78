"""The form for a measurement: what was reached, by which day, a note."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.measured import value_words
from desktop.domain.progress import Measurement, TargetRow
from desktop.domain.text import clean, one_line
from desktop.ui.forms.fields import LineInput
from desktop.ui.preedit import commit_preedit
from desktop.ui.widgets import Button, label
from desktop.ui.wording import calendar_day
from i18n import _


class MeasurementForm(QWidget):
    """`entered` comes with value, day and note as they were written; `done` empties it."""

    entered = Signal(str, str, str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.value, self.day, self.note = LineInput(), LineInput(), LineInput()
        self.keep = Button(_("Ghi số liệu"), "outlined", height=28)
        short = QHBoxLayout()
        short.setSpacing(8)
        short.addLayout(_labelled(_("Số đã đạt"), self.value), 3)
        short.addLayout(_labelled(_("Tính đến ngày"), self.day), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(short)
        column.addLayout(_labelled(_("Ghi chú"), self.note))
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (self.value, self.day, self.note):
            field.returnPressed.connect(self._tell)
            field.textChanged.connect(lambda _text: self._show())
        self.keep.clicked.connect(self._tell)
        self.done()

    @property
    def begun(self) -> bool:
        """Whether something stands in it that was not kept."""
        return bool(one_line(clean(self.value.text())) or one_line(clean(self.note.text())))

    def done(self) -> None:
        """Empty, for today."""
        for field, text in ((self.value, ""), (self.day, calendar_day(self.today)), (self.note, "")):
            field.setText(text)
        self._show()

    def correct(self, row: TargetRow, one: Measurement) -> None:
        """Take a measurement in hand: what is kept takes its place while its day stays."""
        self.value.setText(value_words(row, one))
        self.day.setText(calendar_day(one.on))
        self.note.setText(one_line(one.note))
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value.selectAll()

    def focus_value(self) -> None:
        """Put the cursor where the figure goes."""
        self.value.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.value.selectAll()

    def _tell(self) -> None:
        for field in (self.value, self.day, self.note):
            commit_preedit(field)
        if one_line(clean(self.value.text())):
            self.entered.emit(self.value.text(), self.day.text(), self.note.text())

    def _show(self) -> None:
        self.keep.setEnabled(bool(one_line(clean(self.value.text()))))


def _labelled(name: str, field: LineInput) -> QVBoxLayout:
    field.setAccessibleName(name)
    title: QLabel = label(name, "small", "muted")
    title.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(title)
    column.addWidget(field)
    return column
