"""A view of lines under the heads of their columns: where each is, as Qt's views ask for it, and which are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.ui.following.table.columns import Row
from desktop.ui.following.table.header import HEIGHT, RowsHeader
from desktop.ui.following.table.model import RowsModel
from desktop.ui.following.table.painting import RowsPainter
from desktop.ui.theme import Theme, current_theme

Index = QModelIndex | QPersistentModelIndex


class LinesView(QAbstractItemView, Generic[Row]):
    """Finds lines among any number of them in the time that a search among their groups takes."""

    def __init__(self, model: RowsModel[Row], head: RowsHeader, painter: Callable[[Theme], RowsPainter[Row]]) -> None:
        super().__init__()
        self.rows, self.head, self._painter = model, head, painter
        self.head.setParent(self)
        self.look = painter(current_theme())
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setModel(model)
        self.head.setModel(model)
        self.head.begin()
        for signal in (self.head.sectionResized, self.head.sectionMoved):
            signal.connect(lambda *_what: self._on_columns())
        current_theme().changed.connect(self._on_theme)
        self.measure()

    # Geometry, as Qt's views ask for it

    def measure(self) -> None:
        self.setViewportMargins(0, current_theme().px(HEIGHT), 0, 0)
        self.updateGeometries()

    def line_rect(self, line: int) -> QRect:
        """Where a line is in the viewport."""
        high = self.look.head if self.rows.lines[line].index is None else self.look.row
        top = self.rows.lines.top(line, self.look.row, self.look.head) - self.verticalOffset()
        return QRect(0, top, max(self.viewport().width(), self.head.length()), high)

    def line_at(self, height: int) -> int:
        """The line at a height of the viewport, -1 below all."""
        height += self.verticalOffset()
        if not 0 <= height < self._height():
            return -1
        return self.rows.lines.at(height, self.look.row, self.look.head)

    def _height(self) -> int:
        return self.rows.lines.top(self.rows.lines.count, self.look.row, self.look.head)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        room = self.viewport().geometry()
        high = current_theme().px(HEIGHT)
        self.head.setGeometry(room.left(), room.top() - high, room.width(), high)
        self.head.fit(room.width())
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setSingleStep(self.look.row)
        vertical.setPageStep(max(room.height() - self.look.row, self.look.row))
        vertical.setRange(0, max(self._height() - room.height(), 0))
        horizontal.setSingleStep(32)
        horizontal.setPageStep(room.width())
        horizontal.setRange(0, max(self.head.length() - room.width(), 0))

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        rect = self.line_rect(index.row())
        left = self.head.sectionViewportPosition(index.column())
        return QRect(left, rect.top(), self.head.sectionSize(index.column()), rect.height())

    def indexAt(self, point: QPoint) -> QModelIndex:
        line = self.line_at(point.y())
        column = self.head.logicalIndexAt(point.x())
        return self.rows.index(line, column if column >= 0 else self.rows.columns.main) if line >= 0 else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        rect, bar = self.line_rect(index.row()), self.verticalScrollBar()
        over = self.look.head if self.rows.lines.groups and self.rows.lines[index.row()].index is not None else 0
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - self.viewport().height() // 2)
        elif rect.top() < over or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top() - over)
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return self.head.isSectionHidden(index.column())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        first, last = self.line_at(max(rect.top(), -self.verticalOffset())), self.line_at(rect.bottom())
        if first < 0:
            return
        last = last if last >= 0 else self.rows.lines.count - 1
        chosen = QItemSelection(self.rows.index(first, 0), self.rows.index(last, len(self.rows.columns) - 1))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def moveCursor(self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        action = QAbstractItemView.CursorAction
        current = self.currentIndex()
        line, column = max(current.row(), 0), current.column() if current.isValid() else self.rows.columns.main
        last = self.rows.lines.count - 1
        if last < 0:
            return QModelIndex()
        page = max(self.viewport().height() // self.look.row - 1, 1)
        steps = {
            action.MoveUp: -1,
            action.MoveDown: 1 if current.isValid() else 0,
            action.MovePageUp: -page,
            action.MovePageDown: page,
            action.MoveHome: -line,
            action.MoveEnd: last - line,
        }
        if cursor_action in steps:
            return self.rows.index(min(max(line + steps[cursor_action], 0), last), column)
        back = cursor_action in (action.MoveLeft, action.MovePrevious)
        return self.rows.index(line, self.beside(column, back=back))

    def beside(self, column: int, *, back: bool = False) -> int:
        """The column in view at the right of another, or at the left; the same at the end."""
        order = self.columns_in_view()
        at = order.index(column) if column in order else 0
        return order[min(max(at + (-1 if back else 1), 0), len(order) - 1)]

    def columns_in_view(self) -> tuple[int, ...]:
        """The columns in the order of the view."""
        order = sorted(range(len(self.rows.columns)), key=self.head.visualIndex)
        return tuple(at for at in order if not self.head.isSectionHidden(at))

    def lines_in_view(self) -> Iterator[int]:
        """The lines of which something is to be seen."""
        line = self.line_at(0)
        height = self.viewport().height()
        while 0 <= line < self.rows.lines.count and self.line_rect(line).top() < height:
            yield line
            line += 1

    def sticky(self) -> tuple[int, QRect] | None:
        """The head that lies over the first lines, and where; None where its own line is at the top."""
        first = self.line_at(0)
        head = self.rows.lines.head_above(first) if first >= 0 else None
        if head is None or self.line_rect(head).top() >= 0:
            return None
        high = self.look.head
        rest = self.line_rect(first).bottom() + 1
        pushed = rest - high if first + 1 < self.rows.lines.count and self.rows.lines[first + 1].index is None else 0
        return head, QRect(0, min(pushed, 0), self.viewport().width(), high)

    # Which are chosen

    def count_chosen(self) -> int:
        """How many rows are selected."""
        lines = self.rows.lines
        return sum(
            last + 1 - first - (lines.heads_before(last + 1) - lines.heads_before(first))
            for first, last in self.chosen_lines()
        )

    def chosen_lines(self) -> list[tuple[int, int]]:
        """The first and the last line of each stretch that is selected."""
        selection = self.selectionModel().selection()
        stretches = (selection.at(number) for number in range(selection.count()))
        return [(one.top(), one.bottom()) for one in stretches]

    # What follows from what

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.head.setOffset(self.horizontalOffset())
        self.viewport().update()
        if self.state() is QAbstractItemView.State.EditingState:
            self.updateEditorGeometries()

    def keyboardSearch(self, search: str) -> None:
        """Letters typed over the table do nothing: to look among all rows there is the filter."""

    def _on_columns(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def _on_theme(self) -> None:
        self.look = self._painter(current_theme())
        self.measure()
        self.viewport().update()
