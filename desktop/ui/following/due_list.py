"""Tasks by the day they fall due: what is late first, then each day under its name. The start page and the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.progress import TaskRow
from desktop.domain.text import one_line
from desktop.ui import clock
from desktop.ui.following.states import nearness, paint_state_mark, state_of, state_word
from desktop.ui.theme import current_theme
from desktop.ui.widgets import ring
from desktop.ui.wording import WEEKDAYS
from i18n import _

Index = QModelIndex | QPersistentModelIndex
TASK_ROLE = int(Qt.ItemDataRole.UserRole)
ROW, HEAD = 44, 26
_DISPLAY, _TIP, _READ = (
    int(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
)


def day_title(day: date, today: date) -> str:
    """ "Thứ Sáu, 20/11"; "Quá hạn" for any day before today."""
    if day < today:
        return _("Quá hạn")
    return _("{weekday}, {day}").format(weekday=_(WEEKDAYS[day.weekday()]), day=f"{day.day:02d}/{day.month}")


class DueModel(QAbstractListModel):
    """Heads of days as words, tasks as rows."""

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.today = today
        self.lines: list[str | TaskRow] = []

    def show(self, rows: Iterable[TaskRow], *, heads: bool) -> None:
        """Take tasks in the order given, each day (and what is late) under its name where `heads` are wanted."""
        self.beginResetModel()
        self.lines = []
        before = ""
        for row in rows:
            title = day_title(row.planned.due, self.today) if heads and row.planned.due is not None else ""
            if title != before:
                self.lines.append(title)
                before = title
            self.lines.append(row)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role not in (TASK_ROLE, _DISPLAY, _TIP, _READ) or not index.isValid():
            return None
        one = self.lines[index.row()]
        if isinstance(one, str):
            return one if role in (_DISPLAY, _READ) else None
        if role == TASK_ROLE:
            return one
        if role == _READ:
            near = nearness(one, self.today).words
            parts = (one.planned.task, one.planned.assignment.lead, state_word(state_of(one, self.today)), near)
            return ", ".join(filter(None, map(one_line, parts)))
        return one_line(one.planned.task)


class _DueRow(QStyledItemDelegate):
    """Mark and task, beneath them unit and nearness."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, current_theme().px(ROW if index.data(TASK_ROLE) is not None else HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row = index.data(TASK_ROLE)
        painter.save()
        side = theme.px(16)
        if not isinstance(row, TaskRow):
            token = "err" if index.data() == _("Quá hạn") else "muted"
            inside = rect.adjusted(side, theme.px(6), -side, 0)
            _write(painter, inside, str(index.data()), theme.font("small", bold=True), token)
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("sel" if state & QStyle.StateFlag.State_Active else "sunken"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        model = index.model()
        today = model.today if isinstance(model, DueModel) else clock.today()
        mark = theme.px(12)
        paint_state_mark(painter, QRect(rect.left() + side, rect.top() + theme.px(8), mark, mark), state_of(row, today))
        left = rect.left() + side + mark + theme.px(12)
        inside = QRect(left, rect.top() + theme.px(3), rect.right() - side - left, theme.px(20))
        _write(painter, inside, one_line(row.planned.task), theme.font("body"), "text")
        near = nearness(row, today)
        below = inside.translated(0, theme.px(19))
        font = theme.font("small") if near.token == "muted" else theme.font("small", bold=True)
        wide = QFontMetrics(font).horizontalAdvance(near.words) + 2
        lead = one_line(row.planned.assignment.lead)
        _write(painter, below.adjusted(0, 0, -wide - theme.px(8), 0), lead, theme.font("small"), "muted")
        right = QRect(below.right() - wide, below.top(), wide + 1, below.height())
        _write(painter, right, near.words, font, near.token)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect.adjusted(1, 1, -1, -1), radius=4)
        painter.restore()


class DueList(QListView):
    """Emits the task that is taken: by a click or Enter `opened`, by the cursor as well `in_hand`."""

    opened = Signal(object)
    in_hand = Signal(object)

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = DueModel(today, self)
        self.setModel(self.rows)
        self.setItemDelegate(_DueRow(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))

    def show_rows(self, rows: Sequence[TaskRow], *, heads: bool = True) -> None:
        """Show tasks in the order given."""
        self.rows.show(rows, heads=heads)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        row = index.data(TASK_ROLE) if index.isValid() else None
        if isinstance(row, TaskRow):
            self.opened.emit(row)

    def _tell(self, index: Index) -> None:
        row = index.data(TASK_ROLE) if index.isValid() else None
        if isinstance(row, TaskRow):
            self.in_hand.emit(row)


def _write(painter: QPainter, rect: QRect, words: str, font: QFont, token: str) -> None:
    painter.setFont(font)
    painter.setPen(current_theme().color(token))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def first_of_next(day: date) -> date:
    """The first day of the month after that of `day`."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
