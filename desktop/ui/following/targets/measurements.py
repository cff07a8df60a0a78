"""The measurements of a target, newest first: each can be taken in hand to be corrected, or away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.measured import value_words, verdict_of
from desktop.domain.progress import Measurement, TargetRow
from desktop.domain.text import one_line
from desktop.ui.following.targets.chart import MeasurementChart
from desktop.ui.following.targets.verdicts import verdict_word
from desktop.ui.widgets import Button, IconButton, label
from desktop.ui.wording import calendar_day
from i18n import _

MOST = 60


class Measurements(QWidget):
    """The chart with its list."""

    edit_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.chart = MeasurementChart()
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(label(_("Số liệu qua các kỳ"), "small", "muted"))
        whole.addWidget(self.chart)
        whole.addLayout(self._column)
        self.said: tuple[str, ...] = ()
        """The lines as they are read, newest first."""

    def show_row(self, row: TargetRow) -> None:
        """Show what was measured."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        newest_first = sorted(row.measurements, key=lambda one: one.on, reverse=True)[:MOST]
        for one in newest_first:
            self._column.addWidget(self._line(row, one))
        self.said = tuple(f"{calendar_day(one.on)} {value_words(row, one)}" for one in newest_first)
        sign = "%" if row.planned.target.unit.strip() == "%" else ""
        points = [(one.on, one.value) for one in row.measurements if one.value is not None]
        self.chart.show_points(points, row.planned.target.value, sign)
        self.setVisible(bool(newest_first))

    def _line(self, row: TargetRow, one: Measurement) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = value_words(row, one)
        figure = Button(calendar_day(one.on), "ghost", height=24)
        figure.setAccessibleName(_("Sửa số liệu ngày {day}").format(day=calendar_day(one.on)))
        figure.clicked.connect(lambda _checked=False: self.edit_asked.emit(one))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        told = f"{words}, {verdict_word(verdict_of(row, one)).lower()}" if one.value is not None else words
        texts.addWidget(label(told, wrap=True))
        if one.note:
            texts.addWidget(label(one_line(one.note), "small", "muted", wrap=True))
        remove = IconButton("x", _("Bỏ số liệu ngày {day}").format(day=calendar_day(one.on)), side=24)
        remove.clicked.connect(partial(self._on_remove, one))
        line.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _on_remove(self, one: Measurement, _checked: bool = False) -> None:
        self.remove_asked.emit(one)
