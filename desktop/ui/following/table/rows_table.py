"""A table over all plans: rows painted as they come into view, its head and the group in hand always at the top."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
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
)
from PySide6.QtWidgets import QAbstractItemView

from desktop.domain.errors import UserError
from desktop.ui.following.table.columns import NOT_HERE, Row
from desktop.ui.following.table.header import RowsHeader
from desktop.ui.following.table.lines_view import Index, LinesView
from desktop.ui.following.table.model import RowsModel
from desktop.ui.following.table.painting import RowsPainter
from desktop.ui.theme import Theme
from desktop.ui.widgets import ring


class RowsTable(LinesView[Row]):
    """Rows are chosen whole; the cell in hand, which F2 edits, is shaded a little more."""

    row_in_hand = Signal(object)
    """The row that the cursor is on, or None. Again when it has been read, or changed."""
    selection_count = Signal(int)
    fold_asked = Signal(str, bool)
    """A group is to be folded (True) or unfolded."""
    menu_asked = Signal(QPoint)
    refused = Signal(object)
    """A UserError that says why a cell cannot be edited."""

    def __init__(self, model: RowsModel[Row], head: RowsHeader, painter: Callable[[Theme], RowsPainter[Row]]) -> None:
        super().__init__(model, head, painter)
        self._over = -1
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        model.rows_came.connect(self._on_rows_came)
        model.modelReset.connect(self._tell_count)  # Qt then forgets what was selected without a word

    @property
    def usual_cell(self) -> int:
        """The column that F2 edits where the cell in hand cannot be edited."""
        return self.rows.columns.main

    def why_locked(self, row: Row, column: int) -> str:
        """The sentence that says why a cell cannot be edited; "" where it can."""
        return "" if self.rows.columns[column].editor else NOT_HERE

    # Rows in hand

    def current_row(self) -> Row | None:
        """The row that the cursor is on, where it has been read."""
        line = self.currentIndex().row()
        return self.rows.row(line) if 0 <= line < self.rows.lines.count else None

    def chosen(self) -> tuple[int, ...]:
        """The numbers in the store of the rows that are selected, from the top; of heads of groups none."""
        return tuple(dict.fromkeys(self.rows.numbers(sorted(self.chosen_lines()))))

    def take_hand(self, line: int, column: int | None = None) -> None:
        """Put the cursor on a line and select it alone."""
        if 0 <= line < self.rows.lines.count:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            column = self.rows.columns.main if column is None else column
            self.selectionModel().setCurrentIndex(self.rows.index(line, column), flags)

    def step(self, lines: int) -> None:
        """Go to the next or the previous row; heads of groups are passed over."""
        line = self.currentIndex().row() + lines
        while 0 <= line < self.rows.lines.count and self.rows.lines[line].index is None:
            line += lines
        self.take_hand(line, max(self.currentIndex().column(), 0) or self.rows.columns.main)

    def tell_hand(self) -> None:
        """Say which row is in hand, as after the rows were listed anew."""
        self.row_in_hand.emit(self.current_row())

    def edit_hand(self) -> None:
        """F2: edit the cell in hand, or the usual one where that cannot be edited."""
        current = self.currentIndex()
        if current.isValid():
            column = current.column() if self.rows.columns[current.column()].editor else self.usual_cell
            self.setCurrentIndex(self.rows.index(current.row(), column))
            self.edit(self.currentIndex())

    def leave_cell(self, down: int, right: int) -> None:
        """Go on from a cell that has been edited: down, or to the next one at the right that can be edited."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if down:
            self.step(down)
            return
        line, column = self.currentIndex().row(), self.currentIndex().column()
        row = self.current_row()
        order = self.columns_in_view() if right > 0 else self.columns_in_view()[::-1]
        for at in order[order.index(column) + 1 :] if column in order and row is not None else ():
            if row is not None and not self.why_locked(row, at):
                self.take_hand(line, at)
                self.edit(self.currentIndex())
                return

    def edit(self, index: Index, *how: Any) -> Any:
        """As Qt's, but what is locked says why."""
        if how and not (how[0] & self.editTriggers()):
            return False
        row = self.rows.row(index.row()) if index.isValid() else None
        why = self.why_locked(row, index.column()) if row is not None else ""
        if row is None or why:
            if why and self.rows.columns[index.column()].editor:
                self.refused.emit(UserError(why))
            return False
        return super().edit(index, *how)

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
        self._tell_count()

    def _tell_count(self) -> None:
        self.selection_count.emit(self.count_chosen())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = self.chosen_lines()
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
            folded = group.name in self.rows.lines.folded
            self.look.group_head(
                painter, rect, self.rows.title(group), self.rows.few(group), self.rows.late(group), folded
            )

    def _paint_line(
        self, painter: QPainter, line: int, columns: list[tuple[int, int, int]], *, selected: bool, current: Index
    ) -> None:
        rect = self.line_rect(line)
        place = self.rows.lines[line]
        colour = self.look.colour
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
                if in_hand and self.hasFocus() and column == current.column() and self.rows.columns[column].editor:
                    painter.fillRect(cell.adjusted(1, 3, -1, -4), colour("tint2"))
                self.look.cell(painter, cell, column, place.index + 1, row)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        if selected:
            painter.fillRect(0, rect.top(), 3, rect.height(), colour("accent"))
        if in_hand and self.hasFocus():
            ring(painter, QRect(0, rect.top(), self.viewport().width(), rect.height()).adjusted(1, 1, -1, -1), radius=4)

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.line_at(event.position().toPoint().y())
        if over != self._over:
            self._over = over
            self.viewport().update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = -1
        self.viewport().update()

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
