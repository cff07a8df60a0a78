"""How lines of the table of targets are painted: the day under what was reached, a bar for the share, a mark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.domain.measured import Verdict, standing
from desktop.domain.progress import TargetRow
from desktop.ui.following.table.painting import MARK, RIGHT, RowsPainter
from desktop.ui.following.targets.columns import COLUMNS, INDICATOR, PLANNED, REACHED, SHARE, VERDICT
from desktop.ui.following.targets.verdicts import is_over, paint_verdict, verdict_word
from desktop.ui.theme import Theme
from desktop.ui.wording import calendar_day


class TargetPainter(RowsPainter[TargetRow]):
    """Targets, in the look of the table of tasks."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(COLUMNS, theme, today)
        self._cells: dict[int, Callable[[QPainter, QRect, TargetRow], None]] = {
            PLANNED: self._planned,
            REACHED: self._reached,
            SHARE: self._share,
            VERDICT: self._verdict,
        }

    def special(self, painter: QPainter, rect: QRect, column: int, row: TargetRow) -> bool:
        """What was planned and reached, its share, the verdict."""
        paint = self._cells.get(column)
        if paint is not None:
            paint(painter, rect, row)
        return paint is not None

    def tone(self, column: int, row: TargetRow) -> str:
        """What is no longer in the plan is grey."""
        return "muted" if row.gone and column == INDICATOR else "text"

    def _planned(self, painter: QPainter, rect: QRect, row: TargetRow) -> None:
        """A figure stands at the right, under the others; words stand as words do."""
        words = COLUMNS[PLANNED].text(row, self.today)
        if row.planned.target.value is None or QFontMetrics(self.body).horizontalAdvance(words) > rect.width():
            self.two_lines(painter, rect, words, "text")
            return
        self._figure(painter, rect, words, "text")

    def _reached(self, painter: QPainter, rect: QRect, row: TargetRow) -> None:
        now = standing(row, self.today)
        if now.newest is None:
            return
        token = "muted" if now.old else "text"
        top = rect.center().y() - self.line + 1
        words = QFontMetrics(self.body).elidedText(
            COLUMNS[REACHED].text(row, self.today), Qt.TextElideMode.ElideRight, rect.width()
        )
        self._figure(painter, QRect(rect.left(), top, rect.width(), self.line), words, token)
        painter.setFont(self.small)
        painter.setPen(self.colour("muted"))
        below = QRect(rect.left(), top + self.line, rect.width(), self.line)
        painter.drawText(below, int(RIGHT), calendar_day(now.newest.on))

    def _share(self, painter: QPainter, rect: QRect, row: TargetRow) -> None:
        now = standing(row, self.today)
        if now.share is None:
            return
        over = is_over(row, now.verdict, self.today)
        token = "err" if over else "half" if now.verdict is Verdict.MISSED else "accent"
        self.bar(painter, rect, now.share / 100, f"{round(now.share)}%", token)

    def _verdict(self, painter: QPainter, rect: QRect, row: TargetRow) -> None:
        verdict = standing(row, self.today).verdict
        over, mark = is_over(row, verdict, self.today), self.theme.px(MARK)
        paint_verdict(painter, QRect(rect.left(), rect.center().y() - mark // 2, mark, mark), verdict, over=over)
        left = rect.left() + mark + self.theme.px(6)
        self.put(painter, left, rect, verdict_word(verdict), self.body, "err" if over else "text")

    def _figure(self, painter: QPainter, rect: QRect, words: str, token: str) -> None:
        painter.setFont(self.body)
        painter.setPen(self.colour(token))
        painter.drawText(rect, int(RIGHT), words)
