"""The row in hand, at the right: what the plan says of it, what was reported, its files and its history.

With several rows selected it changes state, percentage and unit of all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.progress import Event, Evidence, RecordKey, TaskRow, TaskState
from desktop.domain.text import one_line
from desktop.ui.following.states import nearness, state_of
from desktop.ui.following.tasks.editing import UnitBox
from desktop.ui.following.tasks.files import Files
from desktop.ui.following.tasks.panel_fields import LateBand, PanelField, StateSelect
from desktop.ui.following.tasks.story import Story
from desktop.ui.forms.fields import LineInput, LinesInput
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, IconButton, area, label, line
from desktop.ui.wording import calendar_day, count, plan_title
from i18n import _

WIDTH = 316
HEAD = 38


class TaskPanel(QWidget):
    """Tells what is to be changed; it keeps nothing itself."""

    entered = Signal(str, object)
    """A field ("state", "percent", "done_on", "result", "reason", "lead", "supporting", "deadline") and what was
    entered: text, or a TaskState for "state". It is about `row`, or all that are selected where that is None.
    """
    step_asked = Signal(int)
    closed = Signal()
    place_asked = Signal()
    remind_asked = Signal()
    letter_asked = Signal()
    files_dropped = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.row: TaskRow | None = None
        """The task that is shown; None for none, and for several."""
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Chi tiết nhiệm vụ"))
        self._title = label("", "strong", "muted")
        self.task = label("", "head", wrap=True)
        self.task.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place = label("", "small", "muted", wrap=True)
        self.to_place = Button(_("Đến chỗ này trong văn bản"), "ghost", "arrow-square-out", height=28)
        self.late = LateBand()
        self.lead = PanelField(_("Đơn vị chủ trì"), UnitBox())
        self.supporting = PanelField(_("Phối hợp"), LineInput())
        self.deadline = PanelField(_("Thời hạn"), LineInput())
        self.state = StateSelect()
        self.percent = PanelField(_("Tiến độ"), LineInput())
        self.done_on = PanelField(_("Ngày hoàn thành"), LineInput())
        self.result = PanelField(_("Kết quả"), LinesInput(1, 8))
        self.reason = PanelField(_("Lý do chậm"), LinesInput(1, 5))
        self.files = Files()
        self.story = Story()
        self.remind = Button("", "filled", "envelope-simple")
        self.letter = Button(_("Phiếu giao việc"))
        self._place()
        self._connect()
        self.show_row(None, 0, 0)

    # What is shown

    def show_row(self, row: TaskRow | None, number: int, chosen: int) -> None:
        """Show a task, `number` in the table; None for none. With more than one `chosen` all of them are changed."""
        many = chosen > 1
        if self.row is not None and (row is None or many or row.key != self.row.key):
            self.flush()
        self.row = row if not many else None
        self._foot.setVisible(row is not None)
        self._scroll.setVisible(row is not None)
        if row is None:
            self._title.setText(_("Chọn một nhiệm vụ"))
            return
        self._title.setText(
            _("Đã chọn {count} nhiệm vụ").format(count=count(chosen))
            if many
            else _("Nhiệm vụ số {number}").format(number=count(number))
        )
        for part in (self.task, self.place, self.to_place, self.supporting, self.deadline, self.result, self.files):
            part.setHidden(many)
        self.reason.setHidden(many)
        self.done_on.setHidden(many)
        self.story.setHidden(many)
        if many:
            self._show_many()
        else:
            self._show_one(row)

    def flush(self) -> None:
        """Tell what is still being typed, before another row is shown."""
        fields = (self.lead, self.supporting, self.deadline, self.percent, self.done_on, self.result, self.reason)
        for field in fields:
            field.finish()

    def show_more(self, key: RecordKey, files: Sequence[Evidence], events: Sequence[Event]) -> None:
        """Files and history of a task, which are read after it; those of another one are not shown."""
        if self.row is not None and key == self.row.key:
            self.files.show_files(files)
            self.story.show_events(events)

    def offer_units(self, units: tuple[str, ...]) -> None:
        """Units that the list offers."""
        if isinstance(self.lead.input, UnitBox):
            self.lead.input.offer(units)

    def _show_many(self) -> None:
        self.late.show_words("", "")
        self.lead.show_text("")
        self.lead.lock(False)
        self.state.show_state("", None)
        self.percent.show_text("")
        self.remind.setEnabled(True)
        self.remind.setText(_("Đôn đốc…"))
        self.remind.setAccessibleName(self.remind.text())

    def _show_one(self, row: TaskRow) -> None:
        assignment, progress = row.planned.assignment, row.progress
        shown = state_of(row, self.today)
        self.task.setText(one_line(row.planned.task))
        self.place.setText(", ".join(filter(None, (plan_title(row.plan), row.planned.place.words))))
        near = nearness(row, self.today)
        words = near.words[:1].upper() + near.words[1:] if near.token == "err" else ""
        more = ""
        if row.reminders:
            more = _("Đã đôn đốc lần {times}").format(times=row.reminders)
            if row.reminded_on is not None:
                more = _("{what} ngày {day}").format(what=more, day=calendar_day(row.reminded_on))
        self.late.show_words(words, more)
        for field, text in (
            (self.lead, one_line(assignment.lead)),
            (self.supporting, "; ".join(assignment.supporting)),
            (self.deadline, assignment.deadline),
        ):
            field.show_text(text)
            field.lock(bool(row.plan.issue))
        self.state.show_state(shown, progress.state)
        self.percent.show_text(f"{progress.percent}%")
        self.done_on.show_text(calendar_day(progress.done_on) if progress.done_on is not None else "")
        self.done_on.setVisible(progress.done_on is not None)
        self.result.show_text(progress.result)
        self.reason.show_text(progress.reason)
        stopped = progress.state is TaskState.PAUSED
        self.reason.setVisible(bool(progress.reason) or stopped or near.token == "err")
        self.remind.setEnabled(progress.state is not TaskState.DONE)
        self.remind.setText(_("Đôn đốc lần {times}").format(times=row.reminders + 1))
        self.remind.setAccessibleName(self.remind.text())
        self.story.setVisible(bool(self.story.said))

    # Placing

    def _place(self) -> None:
        head = area("surface")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self._title, 1)
        for icon_name, name, do in (
            ("caret-up", _("Nhiệm vụ trước"), lambda: self.step_asked.emit(-1)),
            ("caret-down", _("Nhiệm vụ sau"), lambda: self.step_asked.emit(1)),
            ("x", _("Đóng khung Chi tiết"), self.closed.emit),
        ):
            button = IconButton(icon_name, name)
            button.clicked.connect(lambda _checked=False, do=do: do())
            row.addWidget(button)
        head.setFixedHeight(current_theme().px(HEAD))
        body = area("surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.task)
        words.addWidget(self.place)
        words.addWidget(self.to_place, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(words)
        column.addWidget(self.late)
        column.addWidget(self.lead)
        column.addWidget(self.supporting)
        short = QHBoxLayout()
        short.setSpacing(8)
        for part, share in ((self.deadline, 90), (self.state, 122), (self.percent, 56)):
            short.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(short)
        column.addWidget(self.done_on)
        column.addWidget(self.result)
        column.addWidget(self.reason)
        column.addWidget(self.files)
        column.addWidget(line())
        column.addWidget(self.story)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        self._foot = self._foot_body()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(line())
        whole.addWidget(self._scroll, 1)
        whole.addWidget(line())
        whole.addWidget(self._foot)
        whole.addStretch(0)  # without a task the head stays at the top

    def _foot_body(self) -> QWidget:
        """The letters about the task in hand."""
        body = area("surface")
        foot = QHBoxLayout(body)
        foot.setContentsMargins(16, 10, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self.remind)
        foot.addWidget(self.letter)
        foot.addStretch(1)
        return body

    def _connect(self) -> None:
        for name, field in (
            ("lead", self.lead),
            ("supporting", self.supporting),
            ("deadline", self.deadline),
            ("percent", self.percent),
            ("done_on", self.done_on),
            ("result", self.result),
            ("reason", self.reason),
        ):
            field.finished.connect(lambda text, name=name: self.entered.emit(name, text))
        self.state.finished.connect(lambda state: self.entered.emit("state", state))
        self.to_place.clicked.connect(self.place_asked)
        self.remind.clicked.connect(self.remind_asked)
        self.letter.clicked.connect(self.letter_asked)

    # Files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.row is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if self.row is not None and paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
