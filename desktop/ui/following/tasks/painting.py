"""How lines of the table of tasks are painted: a task in at most two lines of text, the head of a group in one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from desktop.domain.progress import LATE, Group, TaskRow, TaskState
from desktop.ui.following.states import nearness, paint_state_mark, state_of, state_word
from desktop.ui.following.tasks.columns import COLUMNS, DEADLINE, NUMBER, PERCENT, STATE, TASK
from desktop.ui.icons import paint_icon
from desktop.ui.theme import Theme
from desktop.ui.wording import count
from i18n import _

ROW, HEAD = 46, 32  # pixels of text size 100 %
PAD = 10  # between a cell's edge and its text
BAR, BAR_HEIGHT, FIGURE = 52, 6, 40
MARK = 12
_MOST_BROKEN = 4_000
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class LinePainter:
    """Paints lines in the look of a theme; make another one when the theme changes. Broken texts are remembered."""

    def __init__(self, theme: Theme, today: date) -> None:
        self._theme, self.today = theme, today
        self.row, self.head = theme.px(ROW), theme.px(HEAD)
        self._pad = theme.px(PAD)
        self._body, self._bold = theme.font("body"), theme.font("body", bold=True)
        self._small, self._small_bold = theme.font("small"), theme.font("small", bold=True)
        self._metrics = QFontMetrics(self._body)
        self._line = theme.px(18)
        self._broken: OrderedDict[tuple[str, int], tuple[str, ...]] = OrderedDict()
        self._colours: dict[str, QColor] = {}
        self._cells: dict[int, Callable[[QPainter, QRect, TaskRow], None]] = {
            DEADLINE: self._deadline,
            PERCENT: self._percent,
            STATE: self._state,
        }

    def colour(self, token: str) -> QColor:
        """A colour of the theme."""
        if token not in self._colours:
            self._colours[token] = self._theme.color(token)
        return self._colours[token]

    def group_head(self, painter: QPainter, rect: QRect, group: Group, name: str, *, folded: bool) -> None:
        """The head of a group: caret, name, how many, how many of them late."""
        painter.fillRect(rect, self.colour("window"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self.colour("line"))
        side = self._theme.px(12)
        left = rect.left() + self._theme.px(14)
        caret = QRect(left, rect.center().y() - side // 2, side, side)
        paint_icon(painter, caret, "caret-right" if folded else "caret-down", "muted")
        left += side + self._theme.px(8)
        few = _("{count} việc").format(count=count(group.rows))
        late = _("{count} quá hạn").format(count=count(group.late)) if group.late else ""
        bold, small = QFontMetrics(self._bold), QFontMetrics(self._small)
        few_width = small.horizontalAdvance(few) + self._theme.px(12)
        late_width = QFontMetrics(self._small_bold).horizontalAdvance(late) + self._theme.px(32) if late else 0
        room = max(rect.right() - left - few_width - late_width, self._theme.px(40))
        shown = bold.elidedText(name, Qt.TextElideMode.ElideRight, room)
        left = self._put(painter, left, rect, shown, self._bold, "text") + self._theme.px(12)
        left = self._put(painter, left, rect, few, self._small, "muted") + self._theme.px(14)
        if late:
            mark = self._theme.px(MARK)
            paint_state_mark(painter, QRect(left, rect.center().y() - mark // 2, mark, mark), LATE)
            self._put(painter, left + mark + self._theme.px(6), rect, late, self._small_bold, "err")

    def cell(self, painter: QPainter, rect: QRect, column: int, number: int, row: TaskRow | None) -> None:
        """One cell of a task; `number` is its own in the listing. A task being read shows its number and a bar."""
        inside = rect.adjusted(self._pad, 0, -self._theme.px(6), 0)
        if column == NUMBER:
            painter.setFont(self._body)
            painter.setPen(self.colour("muted"))
            painter.drawText(rect.adjusted(0, 0, -self._theme.px(8), 0), int(_RIGHT), str(number))
        elif row is None:
            if column == TASK:
                wide = min(inside.width(), self._theme.px(220))
                high = self._theme.px(10)
                painter.fillRect(inside.left(), rect.center().y() - high // 2, wide, high, self.colour("sunken"))
        elif column in self._cells:
            self._cells[column](painter, inside, row)
        else:
            text = COLUMNS[column].text(row, self.today)
            tone = "muted" if row.gone and column == TASK else "text"
            self._two_lines(painter, inside, text, tone)

    def _deadline(self, painter: QPainter, rect: QRect, row: TaskRow) -> None:
        text = row.planned.assignment.deadline
        near = nearness(row, self.today)
        if not near.words:
            self._two_lines(painter, rect, text, "text")
            return
        top = rect.center().y() - self._line + 1
        first = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._put(painter, rect.left(), QRect(rect.left(), top, rect.width(), self._line), first, self._body, "text")
        font = self._small if near.token == "muted" else self._small_bold
        below = QRect(rect.left(), top + self._line, rect.width(), self._line)
        self._put(painter, rect.left(), below, near.words, font, near.token)

    def _percent(self, painter: QPainter, rect: QRect, row: TaskRow) -> None:
        percent = row.progress.percent
        bar, high = self._theme.px(BAR), self._theme.px(BAR_HEIGHT)
        figure = self._theme.px(FIGURE)
        painter.setFont(self._body)
        painter.setPen(self.colour("text"))
        if rect.width() < bar + figure:
            painter.drawText(QRect(rect.left(), rect.top(), figure, rect.height()), int(_RIGHT), f"{percent}%")
            return
        painter.drawText(QRect(rect.left() + bar, rect.top(), figure, rect.height()), int(_RIGHT), f"{percent}%")
        state = state_of(row, self.today)
        token = "err" if state == LATE else "accent" if state == TaskState.DONE.value else "half"
        box = QRectF(rect.left(), rect.center().y() - high / 2, bar, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("line"))
        painter.drawRoundedRect(box, high / 2, high / 2)
        if percent:
            box.setWidth(max(bar * percent / 100, high))
            painter.setBrush(self.colour(token))
            painter.drawRoundedRect(box, high / 2, high / 2)

    def _state(self, painter: QPainter, rect: QRect, row: TaskRow) -> None:
        state = state_of(row, self.today)
        mark = self._theme.px(MARK)
        paint_state_mark(painter, QRect(rect.left(), rect.center().y() - mark // 2, mark, mark), state)
        left = rect.left() + mark + self._theme.px(6)
        self._put(painter, left, rect, state_word(state), self._body, "err" if state == LATE else "text")

    def _two_lines(self, painter: QPainter, rect: QRect, text: str, tone: str) -> None:
        lines = self._break(text, rect.width())
        top = rect.center().y() + 1 - self._line * len(lines) // 2
        for number, words in enumerate(lines):
            box = QRect(rect.left(), top + number * self._line, rect.width(), self._line)
            self._put(painter, rect.left(), box, words, self._body, tone)

    def _put(self, painter: QPainter, left: int, rect: QRect, words: str, font: QFont, token: str) -> int:
        """Write on one line; where it ends."""
        painter.setFont(font)
        painter.setPen(self.colour(token))
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRect(left, rect.top(), wide + 2, rect.height()), int(_LEFT), words)
        return left + wide

    def _break(self, text: str, width: int) -> tuple[str, ...]:
        """A text in at most two lines of a width, cut at the end where it is longer. Remembered: it is asked for with
        every frame.
        """
        key = (text, width)
        found = self._broken.get(key)
        if found is None:
            found = two_lines(text, width, self._metrics)
            self._broken[key] = found
            if len(self._broken) > _MOST_BROKEN:
                self._broken.popitem(last=False)
        return found


def two_lines(text: str, width: int, metrics: QFontMetrics) -> tuple[str, ...]:
    """A text broken between words into at most two lines, the second cut with "…" where it is too long."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,) if text else ()
    words = text.split(" ")
    low, high = 1, len(words)  # how many words the first line takes
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(" ".join(words[:middle])) <= width:
            low = middle
        else:
            high = middle - 1
    first = metrics.elidedText(" ".join(words[:low]), Qt.TextElideMode.ElideRight, width)
    rest = " ".join(words[low:])
    if not rest:
        return (first,)
    return (first, metrics.elidedText(rest[:400], Qt.TextElideMode.ElideRight, width))
