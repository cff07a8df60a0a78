"""How lines of the table of tasks are painted: nearness under the deadline, a bar for progress, a mark for state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.domain.progress import LATE, TaskRow, TaskState
from desktop.ui.following.states import nearness, paint_state_mark, state_of, state_word
from desktop.ui.following.table.painting import MARK, RowsPainter
from desktop.ui.following.tasks.columns import COLUMNS, DEADLINE, PERCENT, STATE, TASK
from desktop.ui.theme import Theme


class LinePainter(RowsPainter[TaskRow]):
    """Tasks, as look.md draws them."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(COLUMNS, theme, today)
        self._cells: dict[int, Callable[[QPainter, QRect, TaskRow], None]] = {
            DEADLINE: self._deadline,
            PERCENT: self._percent,
            STATE: self._state,
        }

    def special(self, painter: QPainter, rect: QRect, column: int, row: TaskRow) -> bool:
        """Deadline, progress and state."""
        paint = self._cells.get(column)
        if paint is not None:
            paint(painter, rect, row)
        return paint is not None

    def tone(self, column: int, row: TaskRow) -> str:
        """What is no longer in the plan is grey."""
        return "muted" if row.gone and column == TASK else "text"

    def _deadline(self, painter: QPainter, rect: QRect, row: TaskRow) -> None:
        text = row.planned.assignment.deadline
        near = nearness(row, self.today)
        if not near.words:
            self.two_lines(painter, rect, text, "text")
            return
        top = rect.center().y() - self.line + 1
        painter.setFont(self.body)
        first = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self.put(painter, rect.left(), QRect(rect.left(), top, rect.width(), self.line), first, self.body, "text")
        font = self.small if near.token == "muted" else self.small_bold
        below = QRect(rect.left(), top + self.line, rect.width(), self.line)
        self.put(painter, rect.left(), below, near.words, font, near.token)

    def _percent(self, painter: QPainter, rect: QRect, row: TaskRow) -> None:
        percent, state = row.progress.percent, state_of(row, self.today)
        token = "err" if state == LATE else "accent" if state == TaskState.DONE.value else "half"
        self.bar(painter, rect, percent / 100, f"{percent}%", token)

    def _state(self, painter: QPainter, rect: QRect, row: TaskRow) -> None:
        state = state_of(row, self.today)
        mark = self.theme.px(MARK)
        paint_state_mark(painter, QRect(rect.left(), rect.center().y() - mark // 2, mark, mark), state)
        left = rect.left() + mark + self.theme.px(6)
        self.put(painter, left, rect, state_word(state), self.body, "err" if state == LATE else "text")
