"""The table of tasks: rows painted as they come into view, its head and the group in hand always at the top."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from desktop.domain.progress import TaskRow
from desktop.ui.following.tasks.columns import COLUMNS, TASK
from desktop.ui.following.tasks.header import HEIGHT, TasksHeader
from desktop.ui.following.tasks.model import TasksModel
from desktop.ui.following.tasks.painting import LinePainter
from desktop.ui.theme import current_theme
from desktop.ui.widgets import ring
from i18n import _

Index = QModelIndex | QPersistentModelIndex


class TaskTable(QAbstractItemView):
    """Rows are chosen whole; the cell in hand, which F2 edits, is shaded a little more."""

    row_in_hand = Signal(object)
    """The TaskRow that the cursor is on, or None. Again when it has been read, or changed."""
    selection_count = Signal(int)
    fold_asked = Signal(str, bool)
    """A group is to be folded (True) or unfolded."""
    menu_asked = Signal(QPoint)

    def __init__(self, model: TasksModel) -> None:
        super().__init__()
        self.rows = model
        self.head = TasksHeader(self)
        self._over = -1
        self._painter = LinePainter(current_theme(), model.today)
        self.setAccessibleName(_("Bảng phân công"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setModel(model)
        self.head.setModel(model)
        self.head.begin()
        for signal in (self.head.sectionResized, self.head.sectionMoved):
            signal.connect(lambda *_what: self._on_columns())
        model.rows_came.connect(self._on_rows_came)
        current_theme().changed.connect(self._on_theme)
        self._measure()

    # Rows in hand

    def current_row(self) -> TaskRow | None:
        """The task that the cursor is on, where it has been read."""
        line = self.currentIndex().row()
        return self.rows.row(line) if 0 <= line < self.rows.lines.count else None

    def chosen(self) -> tuple[int, ...]:
        """The numbers in the store of the tasks that are selected, from the top; of heads of groups none."""
        return tuple(dict.fromkeys(self.rows.numbers(sorted(self._chosen_lines()))))

    def take_hand(self, line: int, column: int = TASK) -> None:
        """Put the cursor on a line and select it alone."""
        if 0 <= line < self.rows.lines.count:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.rows.index(line, column), flags)

    def step(self, lines: int) -> None:
        """Go to the next or the previous task; heads of groups are passed over."""
        line = self.currentIndex().row() + lines
        while 0 <= line < self.rows.lines.count and self.rows.lines[line].index is None:
            line += lines
        self.take_hand(line, max(self.currentIndex().column(), 0) or TASK)

    def tell_hand(self) -> None:
        """Say which row is in hand, as after the rows were listed anew."""
        self.row_in_hand.emit(self.current_row())

    def _on_rows_came(self) -> None:
        self.viewport().update()
        self.tell_hand()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.tell_hand()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.selection_count.emit(self.count_chosen())

    def count_chosen(self) -> int:
        """How many tasks are selected."""
        lines = self.rows.lines
        return sum(
            last + 1 - first - (lines.heads_before(last + 1) - lines.heads_before(first))
            for first, last in self._chosen_lines()
        )

    def _chosen_lines(self) -> list[tuple[int, int]]:
        """The first and the last line of each stretch that is selected."""
        selection = self.selectionModel().selection()
        stretches = (selection.at(number) for number in range(selection.count()))
        return [(one.top(), one.bottom()) for one in stretches]

    # Geometry, as Qt's views ask for it

    def _measure(self) -> None:
        self.setViewportMargins(0, current_theme().px(HEIGHT), 0, 0)
        self.updateGeometries()

    def line_rect(self, line: int) -> QRect:
        """Where a line is in the viewport."""
        high = self._painter.head if self.rows.lines[line].index is None else self._painter.row
        top = self.rows.lines.top(line, self._painter.row, self._painter.head) - self.verticalOffset()
        return QRect(0, top, max(self.viewport().width(), self.head.length()), high)

    def line_at(self, height: int) -> int:
        """The line at a height of the viewport, -1 below all."""
        height += self.verticalOffset()
        if not 0 <= height < self._height():
            return -1
        return self.rows.lines.at(height, self._painter.row, self._painter.head)

    def _height(self) -> int:
        return self.rows.lines.top(self.rows.lines.count, self._painter.row, self._painter.head)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        room = self.viewport().geometry()
        high = current_theme().px(HEIGHT)
        self.head.setGeometry(room.left(), room.top() - high, room.width(), high)
        self.head.fit(room.width())
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setSingleStep(self._painter.row)
        vertical.setPageStep(max(room.height() - self._painter.row, self._painter.row))
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
        return self.rows.index(line, column if column >= 0 else TASK) if line >= 0 else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        rect, bar = self.line_rect(index.row()), self.verticalScrollBar()
        over = self._painter.head if self.rows.lines.groups and self.rows.lines[index.row()].index is not None else 0
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
        chosen = QItemSelection(self.rows.index(first, 0), self.rows.index(last, len(COLUMNS) - 1))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def moveCursor(self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        action = QAbstractItemView.CursorAction
        current = self.currentIndex()
        line, column = max(current.row(), 0), current.column() if current.isValid() else TASK
        last = self.rows.lines.count - 1
        if last < 0:
            return QModelIndex()
        page = max(self.viewport().height() // self._painter.row - 1, 1)
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
        order = sorted(range(len(COLUMNS)), key=self.head.visualIndex)
        return tuple(at for at in order if not self.head.isSectionHidden(at))

    # Painting

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
        high = self._painter.head
        rest = self.line_rect(first).bottom() + 1
        pushed = rest - high if first + 1 < self.rows.lines.count and self.rows.lines[first + 1].index is None else 0
        return head, QRect(0, min(pushed, 0), self.viewport().width(), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = self._chosen_lines()
        current = self.currentIndex()
        columns = [
            (at, self.head.sectionViewportPosition(at), self.head.sectionSize(at)) for at in self.columns_in_view()
        ]
        for line in self.lines_in_view():
            selected = any(first <= line <= last for first, last in lines)
            self._paint_line(painter, line, columns, selected=selected, current=current)
        stuck = self.sticky()
        if stuck is not None:
            line, rect = stuck
            self._paint_head(painter, line, rect)

    def _paint_head(self, painter: QPainter, line: int, rect: QRect) -> None:
        group = self.rows.lines.group(line)
        if group is not None:
            name = group.name or _("Chưa ghi")
            self._painter.group_head(painter, rect, group, name, folded=group.name in self.rows.lines.folded)

    def _paint_line(
        self, painter: QPainter, line: int, columns: list[tuple[int, int, int]], *, selected: bool, current: Index
    ) -> None:
        rect = self.line_rect(line)
        place = self.rows.lines[line]
        colour = self._painter.colour
        in_hand = current.row() == line
        if place.index is None:
            self._paint_head(painter, line, rect)
        else:
            if selected:
                painter.fillRect(rect, colour("sel" if self.isActiveWindow() else "sunken"))
            elif line == self._over:
                painter.fillRect(rect, colour("hover"))
            row = self.rows.row(line)
            for column, left, wide in columns:
                cell = QRect(left, rect.top(), wide, rect.height())
                if in_hand and self.hasFocus() and column == current.column() and COLUMNS[column].editor:
                    painter.fillRect(cell.adjusted(1, 3, -1, -4), colour("tint2"))
                self._painter.cell(painter, cell, column, place.index + 1, row)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        if selected:
            painter.fillRect(0, rect.top(), 3, rect.height(), colour("accent"))
        if in_hand and self.hasFocus():
            ring(painter, QRect(0, rect.top(), self.viewport().width(), rect.height()).adjusted(1, 1, -1, -1), radius=4)

    # Mouse and keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.head.setOffset(self.horizontalOffset())
        self.viewport().update()
        if self.state() is QAbstractItemView.State.EditingState:
            self.updateEditorGeometries()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.line_at(event.position().toPoint().y())
        if over != self._over:
            self._over = over
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        stuck = self.sticky()
        line = stuck[0] if stuck is not None and stuck[1].contains(at) else self.line_at(at.y())
        group = self.rows.lines.group(line) if 0 <= line < self.rows.lines.count else None
        if group is not None and event.button() is Qt.MouseButton.LeftButton:
            self.fold_asked.emit(group.name, group.name not in self.rows.lines.folded)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse and index.isValid():
            if not self.selectionModel().isSelected(index):
                self.take_hand(index.row(), index.column())
        elif self.currentIndex().isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
            return
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().row()
        group = self.rows.lines.group(line) if 0 <= line < self.rows.lines.count else None
        key = event.key()
        if group is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return):
            folded = group.name in self.rows.lines.folded
            wanted = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(key), not folded)
            self.fold_asked.emit(group.name, wanted)
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # the action copies, from the menu as well
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed over the table do nothing: to look among all rows there is the filter."""

    def _on_columns(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def _on_theme(self) -> None:
        self._painter = LinePainter(current_theme(), self.rows.today)
        self._measure()
        self.viewport().update()
