"""The target in hand, at the right: what the plan says of it, what was reached over time, its files and its history.

With several rows selected one measurement is entered for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.measured import Verdict, standing
from desktop.domain.number_words import share_words
from desktop.domain.progress import Event, Evidence, RecordKey, TargetRow
from desktop.domain.text import one_line
from desktop.ui.following.targets.columns import COLUMN_OF, COLUMNS
from desktop.ui.following.targets.entering import MeasurementForm
from desktop.ui.following.targets.measurements import Measurements
from desktop.ui.following.targets.verdicts import is_over, paint_verdict, verdict_word
from desktop.ui.following.tasks.files import Files
from desktop.ui.following.tasks.panel import HEAD
from desktop.ui.following.tasks.panel_fields import PanelField
from desktop.ui.following.tasks.story import Story
from desktop.ui.forms.fields import LineInput, LinesInput
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, IconButton, area, label, line
from desktop.ui.wording import count, plan_title
from i18n import _


class VerdictLine(QWidget):
    """Mark and words: "Chưa đạt, 83% kế hoạch"."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = _Mark(self)
        self.words = label("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)

    def show_row(self, row: TargetRow, today: date) -> None:
        """Say how far a target is."""
        now = standing(row, today)
        words = verdict_word(now.verdict)
        if now.share is not None:
            words = _("{verdict}, {share} kế hoạch").format(verdict=words, share=share_words(now.share))
        self.words.setText(words)
        self._mark.show_verdict(now.verdict, is_over(row, now.verdict, today))


class _Mark(QWidget):
    """The mark of a verdict."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._verdict, self._over = Verdict.UNMEASURED, False

    def show_verdict(self, verdict: Verdict, over: bool) -> None:
        """Another one."""
        self._verdict, self._over = verdict, over
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().px(14)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = current_theme().px(12)
        box = QRect(0, 0, side, side)
        box.moveCenter(self.rect().center())
        paint_verdict(QPainter(self), box, self._verdict, over=self._over)


class TargetPanel(QWidget):
    """Tells what is to be changed; it keeps nothing itself."""

    entered = Signal(str, object)
    """A column that the plan says and what was entered, about `row`."""
    step_asked = Signal(int)
    closed = Signal()
    place_asked = Signal()
    files_dropped = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.row: TargetRow | None = None
        """The target that is shown; None for none, and for several."""
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Chi tiết chỉ tiêu"))
        self._title = label("", "strong", "muted")
        self.indicator = label("", "head", wrap=True)
        self.indicator.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place = label("", "small", "muted", wrap=True)
        self.to_place = Button(_("Đến chỗ này trong văn bản"), "ghost", "arrow-square-out", height=28)
        self.verdict = VerdictLine()
        self.fields = {
            "indicator": PanelField(_("Chỉ tiêu"), LinesInput(1, 5)),
            "planned": PanelField(_("Kế hoạch"), LineInput()),
            "unit": PanelField(_("Đơn vị tính"), LineInput()),
            "period": PanelField(_("Kỳ"), LineInput()),
            "year": PanelField(_("Năm"), LineInput()),
        }
        self.form = MeasurementForm(today)
        self.measurements = Measurements()
        self.files, self.story = Files(), Story()
        self._place()
        for name, field in self.fields.items():
            field.finished.connect(lambda text, name=name: self.entered.emit(name, text))
        self.to_place.clicked.connect(self.place_asked)
        self.measurements.edit_asked.connect(self._on_edit)
        self.show_row(None, 0, 0)

    # What is shown

    def show_row(self, row: TargetRow | None, number: int, chosen: int) -> None:
        """Show a target, `number` in the table; None for none. With more than one `chosen` all of them are measured."""
        many = chosen > 1
        if self.row is not None and (row is None or many or row.key != self.row.key):
            for field in self.fields.values():
                field.finish()
            self.form.done()
        self.row = row if not many else None
        self._scroll.setVisible(row is not None)
        if row is None:
            self._title.setText(_("Chọn một chỉ tiêu"))
            return
        told = _("Đã chọn {count} chỉ tiêu") if many else _("Chỉ tiêu số {count}")
        self._title.setText(told.format(count=count(chosen if many else number)))
        alone = (self.indicator, self.place, self.to_place, self.verdict, self._plan, self.measurements, self.files)
        for part in alone:
            part.setHidden(many)
        self.story.setHidden(many or not self.story.said)
        if not many:
            self._show_one(row)

    def show_more(self, key: RecordKey, files: Sequence[Evidence], events: Sequence[Event]) -> None:
        """Files and history of a target, which are read after it; those of another one are not shown."""
        if self.row is not None and key == self.row.key:
            self.files.show_files(files)
            self.story.show_events(events)

    def _show_one(self, row: TargetRow) -> None:
        self.indicator.setText(one_line(row.planned.target.indicator) or _("Chưa ghi"))
        self.place.setText(", ".join(filter(None, (plan_title(row.plan), row.planned.place.words))))
        self.verdict.show_row(row, self.today)
        locked = bool(row.plan.issue)
        for name, field in self.fields.items():
            field.show_text(COLUMNS[COLUMN_OF[name]].text(row, self.today))
            field.lock(locked)
        self.fields["indicator"].setHidden(locked)  # the head of the panel says it
        self.indicator.setVisible(locked)
        self.measurements.show_row(row)

    def _on_edit(self, one: object) -> None:
        if self.row is not None:
            for kept in self.row.measurements:
                if kept == one:
                    self.form.correct(self.row, kept)

    # Placing

    def _place(self) -> None:
        body = area("surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.indicator, self.fields["indicator"], self.place):
            words.addWidget(part)
        words.addWidget(self.to_place, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(words)
        column.addWidget(self.verdict)
        self._plan = QWidget()
        plan = QVBoxLayout(self._plan)
        plan.setContentsMargins(0, 0, 0, 0)
        plan.setSpacing(8)
        for names in (("planned", "unit"), ("period", "year")):
            pair = QHBoxLayout()
            pair.setSpacing(8)
            for name, share in zip(names, (3, 2), strict=True):
                pair.addWidget(self.fields[name], share, Qt.AlignmentFlag.AlignTop)
            plan.addLayout(pair)
        for under in (self._plan, line(), self.form, self.measurements, self.files, line(), self.story):
            column.addWidget(under)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(line())
        whole.addWidget(self._scroll, 1)
        whole.addStretch(0)

    def _head(self) -> QWidget:
        head = area("surface")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self._title, 1)
        for icon_name, name, do in (
            ("caret-up", _("Chỉ tiêu trước"), lambda: self.step_asked.emit(-1)),
            ("caret-down", _("Chỉ tiêu sau"), lambda: self.step_asked.emit(1)),
            ("x", _("Đóng khung Chi tiết"), self.closed.emit),
        ):
            button = IconButton(icon_name, name)
            button.clicked.connect(lambda _checked=False, do=do: do())
            row.addWidget(button)
        head.setFixedHeight(current_theme().px(HEAD))
        return head

    # Files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.row is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if self.row is not None and paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
