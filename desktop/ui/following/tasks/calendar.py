"""Theo thời hạn: a month as a sheet of days with how many tasks fall due on each, and the tasks of the day in hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.progress import LATE, Listing, TaskRow, TaskState, is_late
from desktop.ui.following.due_list import DueList, first_of_next
from desktop.ui.following.states import paint_state_mark
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Button, IconButton, clicked_by_enter, label, line, ring
from desktop.ui.wording import WEEKDAYS, calendar_day, count, long_day
from i18n import _

NARROW = 700
MOST_READ = 2_000  # tasks of one month
LIST_WIDTH = 300


class _Day(QAbstractButton):
    """One day: its number and how many tasks fall due."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at
        self.day = date.min
        self._inside, self._is_today, self._open, self._late, self._done = True, False, 0, 0, 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_day(self, day: date, month: date, today: date, tasks: Sequence[TaskRow]) -> None:
        """Show a day; one of another month is quiet."""
        self.day = day
        self._inside = (day.year, day.month) == (month.year, month.month)
        self._is_today = day == today
        self._done = sum(task.progress.state is TaskState.DONE for task in tasks)
        self._late = sum(is_late(task.planned.due, task.progress.state, today) for task in tasks)
        self._open = len(tasks) - self._done - self._late
        parts = [long_day(day), _("{count} việc").format(count=count(len(tasks))) if tasks else ""]
        parts.append(_("{count} quá hạn").format(count=count(self._late)) if self._late else "")
        self.setAccessibleName(", ".join(filter(None, parts)))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(64), current_theme().px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(38), current_theme().px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect()
        ground = (
            "sel" if self.isChecked() else "hover" if self.underMouse() else "surface" if self._inside else "window"
        )
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.color("line"))
        number = QRect(rect.left() + theme.px(4), rect.top() + theme.px(4), theme.px(24), theme.px(20))
        if self._is_today:
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.drawEllipse(number.adjusted(2, 0, -2, 0))
        painter.setFont(theme.font("body", bold=self._is_today))
        painter.setPen(theme.color("text" if self._inside else "faint"))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(self.day.day))
        self._paint_counts(painter, rect)
        if self.hasFocus():
            ring(painter, rect, radius=2)

    def _paint_counts(self, painter: QPainter, rect: QRect) -> None:
        """What is late and what is done with their marks, what goes on in words between them."""
        theme = current_theme()
        side, left, top = theme.px(11), rect.left() + theme.px(7), rect.bottom() - theme.px(19)
        if rect.height() < theme.px(44):  # beside the number of the day
            left, top = rect.left() + theme.px(30), rect.top() + theme.px(6)
        words = _("{count} việc").format(count=count(self._open)) if self._open else ""
        parts = [(LATE, count(self._late) if self._late else "", "err"), ("", words, "text")]
        parts.append((TaskState.DONE.value, count(self._done) if self._done else "", "muted"))
        for state, said, token in parts:
            if not said:
                continue
            if state:
                paint_state_mark(painter, QRect(left, top + theme.px(3), side, side), state)
                left += side + theme.px(3)
            painter.setFont(theme.font("small", bold=token == "err"))
            painter.setPen(theme.color(token))
            wide = painter.fontMetrics().horizontalAdvance(said) + 2
            box = QRect(left, top, min(wide, rect.right() - left), theme.px(16))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), said)
            left += wide + theme.px(6)


class TasksCalendar(QWidget):
    """Shows a listing that is grouped by months; `wanted` asks for the tasks of the month in view."""

    wanted = Signal(object)
    """The numbers of the tasks to read; the answer goes to `take`."""
    in_hand = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self.month, self.day = today, today.replace(day=1), today
        self._listing = Listing()
        self._rows: dict[int, TaskRow] = {}
        self._days: list[_Day] = []
        self.title = label("", "head")
        self.of_day = label("", "strong")
        self.list = DueList(_("Việc đến hạn trong ngày"), today)
        self.list.in_hand.connect(self.in_hand)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._place()
        self._fill()

    # What is shown

    def begin_day(self, today: date) -> None:
        """Another day is today."""
        self._today = self.list.rows.today = today

    def show_listing(self, listing: Listing) -> None:
        """Show the tasks of a listing in the order of their deadlines, grouped by months."""
        self._listing = listing
        self._ask()

    def show_month(self, month: date, day: date | None = None) -> None:
        """Go to a month; `day` is taken in hand, else the first of it, or today."""
        self.month = month.replace(day=1)
        same = (self._today.year, self._today.month) == (month.year, month.month)
        self.day = day if day is not None else self._today if same else self.month
        self._ask()

    def focus_day(self) -> None:
        """Give the day in hand the focus."""
        next((cell for cell in self._days if cell.day == self.day), self._days[0]).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def take(self, rows: Iterable[TaskRow]) -> None:
        """The tasks of the month."""
        self._rows = {row.number: row for row in rows}
        self._fill()

    def change(self, rows: Iterable[TaskRow]) -> None:
        """Take over tasks as they are now, where they are shown."""
        self._rows |= {row.number: row for row in rows if row.number in self._rows}
        self._fill()

    def tasks_of(self, day: date) -> tuple[TaskRow, ...]:
        """The tasks that fall due on a day of the month in view."""
        return tuple(row for row in self._rows.values() if row.planned.due == day)

    def _ask(self) -> None:
        first = 0
        numbers: tuple[int, ...] = ()
        for group in self._listing.groups:
            if group.name == f"{self.month:%Y-%m}":
                numbers = self._listing.numbers[first : first + min(group.rows, MOST_READ)]
            first += group.rows
        if numbers:
            self.wanted.emit(numbers)
        else:
            self.take(())
        self._fill()

    def _fill(self) -> None:
        by_day: defaultdict[date, list[TaskRow]] = defaultdict(list)
        for row in self._rows.values():
            if row.planned.due is not None:
                by_day[row.planned.due].append(row)
        self.title.setText(_("Tháng {month}/{year}").format(month=self.month.month, year=self.month.year))
        begin = self.month - timedelta(days=self.month.weekday())
        for cell in self._days:
            day = begin + timedelta(days=cell.at)
            cell.show_day(day, self.month, self._today, by_day[day])
            cell.setChecked(day == self.day)
        tasks = by_day[self.day]
        self.of_day.setText(_("{day}: {count} việc").format(day=calendar_day(self.day), count=count(len(tasks))))
        if [row for row in self.list.rows.lines if isinstance(row, TaskRow)] != tasks:
            self.list.show_rows(tasks, heads=False)

    def _on_day(self, cell: _Day) -> None:
        self.day = cell.day
        if (cell.day.year, cell.day.month) != (self.month.year, self.month.month):
            self.show_month(cell.day, cell.day)
        self._fill()

    def _step(self, months: int) -> None:
        self.show_month(first_of_next(self.month) if months > 0 else (self.month - timedelta(days=1)).replace(day=1))

    # Placing

    def _place(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(4, 4, 8, 4)
        head.addWidget(self.title, 1)
        to_today = Button(_("Hôm nay"), "ghost", height=28)
        to_today.clicked.connect(lambda: self.show_month(self._today, self._today))
        head.addWidget(to_today)
        for icon_name, name, step in (("caret-left", _("Tháng trước"), -1), ("caret-right", _("Tháng sau"), 1)):
            button = IconButton(icon_name, name)
            button.clicked.connect(lambda _checked=False, step=step: self._step(step))
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(line())
        grid = QGridLayout()
        grid.setSpacing(0)
        for at, name in enumerate(WEEKDAYS):
            week = label(_(name), "smallStrong", "muted")
            week.setAlignment(Qt.AlignmentFlag.AlignCenter)
            week.setFixedHeight(current_theme().px(24))
            grid.addWidget(week, 0, at)
        for at in range(42):
            cell = _Day(at)
            cell.clicked.connect(lambda _checked=False, cell=cell: self._on_day(cell))
            grid.addWidget(cell, 1 + at // 7, at % 7)
            self._days.append(cell)
        column.addLayout(grid, 1)
        beside = QWidget()
        beside.setMinimumWidth(current_theme().px(200))
        lines = QVBoxLayout(beside)
        lines.setContentsMargins(8, 10, 8, 0)
        lines.addWidget(self.of_day)
        lines.addWidget(self.list, 1)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(sheet, 3)
        self._parts.addWidget(beside, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < current_theme().px(NARROW)
        self._parts.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk the days, Page keys the months."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._step(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in steps:
            day = self.day + timedelta(days=steps[key])
            if (day.year, day.month) != (self.month.year, self.month.month):
                self.show_month(day, day)
            self.day = day
            self._fill()
            self.focus_day()
        else:
            super().keyPressEvent(event)
