"""How lines of a table are painted: a row in at most two lines of text, the head of a group in one."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import Generic

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from desktop.domain.progress import LATE
from desktop.ui.following.states import paint_state_mark
from desktop.ui.following.table.columns import Columns, Row
from desktop.ui.icons import paint_icon
from desktop.ui.theme import Theme

ROW, HEAD = 46, 32  # pixels of text size 100 %
PAD = 10  # between a cell's edge and its text
BAR, BAR_HEIGHT, FIGURE = 52, 6, 40
MARK = 12
_MOST_BROKEN = 4_000
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class RowsPainter(Generic[Row]):
    """Paints lines in the look of a theme; make another one when the theme changes. Broken texts are remembered.

    Cells that show more than words are painted by whoever derives from it, in `special`.
    """

    def __init__(self, columns: Columns[Row], theme: Theme, today: date) -> None:
        self.columns, self.theme, self.today = columns, theme, today
        self.row, self.head = theme.px(ROW), theme.px(HEAD)
        self.body, self.bold = theme.font("body"), theme.font("body", bold=True)
        self.small, self.small_bold = theme.font("small"), theme.font("small", bold=True)
        self.line = theme.px(18)
        self._pad = theme.px(PAD)
        self._metrics = QFontMetrics(self.body)
        self._broken: OrderedDict[tuple[str, int], tuple[str, ...]] = OrderedDict()
        self._colours: dict[str, QColor] = {}

    def colour(self, token: str) -> QColor:
        """A colour of the theme."""
        if token not in self._colours:
            self._colours[token] = self.theme.color(token)
        return self._colours[token]

    def group_head(self, painter: QPainter, rect: QRect, name: str, few: str, late: str, folded: bool) -> None:
        """The head of a group: caret, name, how many, how many of them late."""
        painter.fillRect(rect, self.colour("window"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self.colour("line"))
        side = self.theme.px(12)
        left = rect.left() + self.theme.px(14)
        caret = QRect(left, rect.center().y() - side // 2, side, side)
        paint_icon(painter, caret, "caret-right" if folded else "caret-down", "muted")
        left += side + self.theme.px(8)
        bold, small = QFontMetrics(self.bold), QFontMetrics(self.small)
        few_width = small.horizontalAdvance(few) + self.theme.px(12)
        late_width = QFontMetrics(self.small_bold).horizontalAdvance(late) + self.theme.px(32) if late else 0
        room = max(rect.right() - left - few_width - late_width, self.theme.px(40))
        shown = bold.elidedText(name, Qt.TextElideMode.ElideRight, room)
        left = self.put(painter, left, rect, shown, self.bold, "text") + self.theme.px(12)
        left = self.put(painter, left, rect, few, self.small, "muted") + self.theme.px(14)
        if late:
            mark = self.theme.px(MARK)
            paint_state_mark(painter, QRect(left, rect.center().y() - mark // 2, mark, mark), LATE)
            self.put(painter, left + mark + self.theme.px(6), rect, late, self.small_bold, "err")

    def cell(self, painter: QPainter, rect: QRect, column: int, number: int, row: Row | None) -> None:
        """One cell of a row; `number` is its own in the listing. A row being read shows its number and a bar."""
        inside = rect.adjusted(self._pad, 0, -self.theme.px(6), 0)
        if column == self.columns.number:
            painter.setFont(self.body)
            painter.setPen(self.colour("muted"))
            painter.drawText(rect.adjusted(0, 0, -self.theme.px(8), 0), int(RIGHT), str(number))
        elif row is None:
            if column == self.columns.main:
                wide = min(inside.width(), self.theme.px(220))
                high = self.theme.px(10)
                painter.fillRect(inside.left(), rect.center().y() - high // 2, wide, high, self.colour("sunken"))
        elif not self.special(painter, inside, column, row):
            self.two_lines(painter, inside, self.columns[column].text(row, self.today), self.tone(column, row))

    def special(self, painter: QPainter, rect: QRect, column: int, row: Row) -> bool:
        """Paint a cell that shows more than words; whether it was one."""
        return False

    def tone(self, column: int, row: Row) -> str:
        """The token of the colour that a cell's words have."""
        return "text"

    def bar(self, painter: QPainter, rect: QRect, share: float, figure: str, token: str) -> None:
        """A bar filled to a share of 1 with its figure at the right; alone where there is too little room."""
        wide, high = self.theme.px(BAR), self.theme.px(BAR_HEIGHT)
        room = self.theme.px(FIGURE)
        painter.setFont(self.body)
        painter.setPen(self.colour("text"))
        if rect.width() < wide + room:
            painter.drawText(QRect(rect.left(), rect.top(), room, rect.height()), int(RIGHT), figure)
            return
        painter.drawText(QRect(rect.left() + wide, rect.top(), room, rect.height()), int(RIGHT), figure)
        box = QRectF(rect.left(), rect.center().y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("line"))
        painter.drawRoundedRect(box, high / 2, high / 2)
        if share > 0:
            box.setWidth(max(wide * min(share, 1.0), high))
            painter.setBrush(self.colour(token))
            painter.drawRoundedRect(box, high / 2, high / 2)

    def two_lines(self, painter: QPainter, rect: QRect, text: str, tone: str) -> None:
        """Write a text in at most two lines, in the middle of a cell's height."""
        lines = self._break(text, rect.width())
        top = rect.center().y() + 1 - self.line * len(lines) // 2
        for number, words in enumerate(lines):
            box = QRect(rect.left(), top + number * self.line, rect.width(), self.line)
            self.put(painter, rect.left(), box, words, self.body, tone)

    def put(self, painter: QPainter, left: int, rect: QRect, words: str, font: QFont, token: str) -> int:
        """Write on one line; where it ends."""
        painter.setFont(font)
        painter.setPen(self.colour(token))
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRect(left, rect.top(), wide + 2, rect.height()), int(LEFT), words)
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
