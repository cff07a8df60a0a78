"""Moving a line by the handle in the margin: it goes among lines of its level, with all that stands under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from desktop.ui.sheet.lines.text import SheetText
from desktop.ui.sheet.look.paint import SheetPainter

EDGE, STEP = 24, 20  # pixels: how near to the edge of the view it scrolls, and how far at a time


def scroll_at_edge(text: SheetText, y: float) -> None:
    """Scroll a little where the mouse is pulled near to the upper or lower edge of the view."""
    bar, height = text.verticalScrollBar(), text.viewport().height()
    if y < bar.value() + EDGE:
        bar.setValue(bar.value() - STEP)
    elif y > bar.value() + height - EDGE:
        bar.setValue(bar.value() + STEP)


class LineDrag:
    """Takes presses on the handle: a click asks for the menu, a drag for a move. Points are those of the document."""

    def __init__(
        self,
        text: SheetText,
        painter: SheetPainter,
        *,
        move: Callable[[str, str, str], None],
        menu: Callable[[QPointF], None],
    ) -> None:
        self.text, self.painter, self.move, self.menu = text, painter, move, menu
        self._key = ""
        self._start = QPointF()
        self._moving = False
        self._goal: tuple[str, str] | None = None

    def press(self, spot: QPointF) -> bool:
        """The left button goes down. True where that is the handle's business."""
        if not self.painter.label_box().contains(spot):
            return False
        self._key, self._start, self._moving, self._goal = self.painter.current, spot, False, None
        return True

    def pull(self, spot: QPointF) -> bool:
        """The pointer moves with the button down."""
        if not self._key:
            return False
        self._moving = self._moving or (spot - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._moving:
            self._goal, self.painter.drop_line = self._find_goal(spot.y())
            scroll_at_edge(self.text, spot.y())
            self.text.viewport().update()
        return True

    def release(self, spot: QPointF) -> bool:
        """The button comes up."""
        if not self._key:
            return False
        key, self._key, self.painter.drop_line = self._key, "", None
        self.text.viewport().update()
        if not self._moving:
            self.menu(spot)
        elif self._goal is not None:
            self.move(key, *self._goal)
        return True

    def _find_goal(self, y: float) -> tuple[tuple[str, str] | None, float | None]:
        """Beside which line it comes, "before" or "after" that, and the height at which this is shown."""
        rows, lines = self.painter.lines.rows, self.painter.lines
        dragged = lines.numbers[self._key]
        row, gap = rows[dragged], self._row_below(y)
        end = self._end(dragged)
        if dragged <= gap <= end:
            return None, None
        if gap < len(rows) and (rows[gap].level, rows[gap].place) == (row.level, row.place):
            return (rows[gap].key, "before"), self._top(gap)
        for number in range(gap - 1, -1, -1):
            if not dragged <= number < end and (rows[number].level, rows[number].place) == (row.level, row.place):
                return (rows[number].key, "after"), self._bottom(self._end(number) - 1)
        return None, None

    def _row_below(self, y: float) -> int:
        """The number of the first row whose middle lies below a height."""
        for block in self.painter.visible(QRectF(0, y, 1, 1)):
            if self.painter.rect_of(block).center().y() > y:
                return block.blockNumber()
        return len(self.painter.lines.rows)

    def _end(self, number: int) -> int:
        """The number after the last row under a row."""
        rows = self.painter.lines.rows
        end = number + 1
        while end < len(rows) and rows[end].place == rows[number].place and rows[end].depth > rows[number].depth:
            end += 1
        return end

    def _top(self, number: int) -> float:
        return self.painter.rect_of(self.painter.lines.text.findBlockByNumber(number)).top() - 2

    def _bottom(self, number: int) -> float:
        return self.painter.rect_of(self.painter.lines.text.findBlockByNumber(number)).bottom() + 4
