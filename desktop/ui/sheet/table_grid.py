"""The grid in which a table is edited: in place, by Tab, Enter and arrows, with cells pasted from Excel."""

from __future__ import annotations

import csv
from io import StringIO
from math import ceil
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLineF,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.document import Cell, plain
from desktop.domain.soundness import MOST_COLUMNS
from desktop.domain.tables import placed_cells
from desktop.domain.text import clean
from desktop.ui.session import EditSession
from desktop.ui.sheet.preedit import commit_preedit, preedit_of
from desktop.ui.sheet.table_model import TableModel, cell_words
from desktop.ui.sheet.tables import column_widths, readable_width
from desktop.ui.theme import current_theme
from i18n import _

Index = QModelIndex | QPersistentModelIndex
PADDING = 10
ROW = 46
READABLE = 96  # a column of text is at least so wide
_WRAP = Qt.TextFlag.TextWordWrap.value
_HINT = QAbstractItemDelegate.EndEditHint


class _CellBox(QPlainTextEdit):
    """Where the text of a cell is typed. Its undo is the draft's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.before: str | None = None
        """The words that Esc brings back; None until they are known."""
        self._cell = QRect()
        self.setUndoRedoEnabled(False)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Ô của bảng"))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            key = cast(QKeyEvent, event)
            if key.matches(QKeySequence.StandardKey.Undo) or key.matches(QKeySequence.StandardKey.Redo):
                event.ignore()  # the window's actions undo
                return False
        return super().event(event)

    def fill(self, cell: QRect) -> None:
        """Lie over a cell, and below it too where the words need more room: all of them are seen while one types."""
        self._cell = QRect(cell)
        self.setGeometry(cell)
        self._grow()

    def _grow(self) -> None:
        lines = self.document().size().height()  # this kind of layout counts in lines
        frame = self.height() - self.viewport().height() + 2 * self.document().documentMargin() + 2
        needed = round(lines * self.fontMetrics().lineSpacing() + frame)
        self.resize(self._cell.width(), max(self._cell.height(), needed))
        self.verticalScrollBar().setValue(0)

    def show_words(self, words: str) -> None:
        """Show what the document holds, where it is not what stands here already."""
        if self.before is None:
            self.setPlainText(words)
            self.selectAll()
            self.before = words
        elif cell_words(self.toPlainText()) != words and not preedit_of(self):
            self.setPlainText(words)
            self.moveCursor(QTextCursor.MoveOperation.End)


class _CellDelegate(QStyledItemDelegate):
    """Paints wrapped text within hairlines; edits in a box that takes several lines (Shift+Enter)."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        rect = QRectF(option.rect)
        painter.save()
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("sel") if chosen else ground or theme.color("surface"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QLineF(rect.left(), rect.bottom() - 0.5, rect.right(), rect.bottom() - 0.5))
        painter.drawLine(QLineF(rect.right() - 0.5, rect.top(), rect.right() - 0.5, rect.bottom()))
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(theme.color("text"))
        inner = rect.adjusted(PADDING, 4, -PADDING, -4)
        painter.drawText(inner, (_WRAP | Qt.AlignmentFlag.AlignVCenter.value), str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = cast(QTableView, self.parent())
        span = view.columnSpan(index.row(), index.column())
        width = sum(view.columnWidth(index.column() + more) for more in range(span))
        metrics = QFontMetricsF(index.data(Qt.ItemDataRole.FontRole))
        room = QRectF(0, 0, max(20, width - 2 * PADDING), 1e5)
        height = metrics.boundingRect(room, _WRAP, str(index.data() or " ")).height()
        return QSize(width, max(current_theme().px(34), round(height) + 14))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = _CellBox(parent)
        # What is typed is the document's at once: saved in time, and there when the window closes.
        editor.textChanged.connect(lambda: cast(TableGrid, self.parent()).keep_typed(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        cast(_CellBox, editor).show_words(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        cast(TableModel, model).type_into(index, cast(_CellBox, editor).toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        cast(_CellBox, editor).fill(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and isinstance(editor, _CellBox):
            commit_preedit(editor)
        if event.type() is QEvent.Type.KeyPress and isinstance(editor, _CellBox):
            key = cast(QKeyEvent, event)
            hints = {Qt.Key.Key_Tab: _HINT.EditNextItem, Qt.Key.Key_Backtab: _HINT.EditPreviousItem}
            hint = hints.get(Qt.Key(key.key()))
            if key.key() == Qt.Key.Key_Escape and editor.before is not None:
                editor.setPlainText(editor.before)
            enter = key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and key.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                editor.insertPlainText("\n")
                return True
            if enter or hint is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, _HINT.SubmitModelCache if enter else hint)
                return True
        return super().eventFilter(editor, event)


class TableGrid(QTableView):
    """The table of one block. Tab in the last cell adds a row; Alt+Shift+↑ and ↓ move the row in hand."""

    refused = Signal(str)
    """Nothing was pasted; the sentence says why."""

    def __init__(self, session: EditSession, block_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = TableModel(session, block_id, self)
        self.setModel(self.cells)
        self.setItemDelegate(_CellDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setAccessibleName(_("Bảng"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.cells.modelReset.connect(self._on_reset)
        self.cells.dataChanged.connect(self._on_words)
        self._on_reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give the columns their shares of the width, and the rows the height that follows."""
        for number, width in enumerate(column_widths(self.cells.table, self.viewport().width(), self._needs)):
            self.setColumnWidth(number, int(width))
        self._fit_rows(0, self.cells.rowCount() - 1)

    def _needs(self, cell: Cell, heading: bool) -> float:
        """Whole pixels, so that nothing is lost where widths are cut to pixels."""
        metrics = QFontMetricsF(self.cells.font(cell, heading))
        column = 0 if heading else current_theme().px(READABLE)
        return ceil(readable_width(plain(cell.runs), metrics, column)) + 2 * PADDING + 2

    def _on_words(self, first: QModelIndex, last: QModelIndex) -> None:
        """Cells have other words: columns move only where a word would be cut, so that they stay while one types."""
        cut = any(
            cell.columns == 1 and first.row() <= row <= last.row()
            and self.columnWidth(column) < min(self._needs(cell, row < self.cells.table.header_rows), self._most)
            for row, column, cell in placed_cells(self.cells.table)
        )  # fmt: skip
        if cut:
            self._share_width()
        else:
            self._fit_rows(first.row(), last.row())

    @property
    def _most(self) -> int:
        """A word as long as half of the grid may be cut."""
        return self.viewport().width() // 2

    def _fit_rows(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.resizeRowToContents(row)

    def _on_reset(self) -> None:
        self.clearSpans()
        for row, column, cell in placed_cells(self.cells.table):
            if cell.rows > 1 or cell.columns > 1:
                self.setSpan(row, column, cell.rows, cell.columns)
        self._share_width()

    # rows and columns in hand

    def _at(self) -> tuple[int, int]:
        """Row and column in hand; the last row where none is."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (self.cells.rowCount() - 1, 0)

    def _go(self, row: int, column: int) -> None:
        index = self.cells.index(max(0, min(row, self.cells.rowCount() - 1)), max(0, column))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def start_at(self, row: int, column: int) -> None:
        """Take the focus, with this cell in hand."""
        self._go(row, column)
        self.setFocus()

    def add_row(self) -> None:
        """An empty row under the one in hand."""
        row, _column = self._at()
        if self.cells.insert_row(row + 1):
            self._go(row + 1, 0)

    def remove_row(self) -> None:
        """Take the row in hand out."""
        row, column = self._at()
        if self.cells.remove_row(row):
            self._go(row, column)

    def move_row(self, step: int) -> None:
        """Move the row in hand up (-1) or down (1)."""
        row, column = self._at()
        if self.cells.move_row(row, step):
            self._go(row + step, column)

    def add_column(self) -> None:
        """An empty column right of the one in hand."""
        row, column = self._at()
        if self.cells.insert_column(column + 1):
            self._go(row, column + 1)

    def remove_column(self) -> None:
        """Take the column in hand out."""
        row, column = self._at()
        if self.cells.remove_column(column):
            self._go(row, min(column, self.cells.columnCount() - 1))

    # keys

    def commitData(self, editor: QWidget) -> None:
        if isinstance(editor, _CellBox):
            commit_preedit(editor)
        super().commitData(editor)

    def keep_typed(self, box: _CellBox) -> None:
        """Give the document what stands in the box of a cell; a word half composed is not in it yet."""
        if box.before is not None:
            super().commitData(box)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint is _HINT.EditNextItem and self._in_last_cell():
            super().closeEditor(editor, _HINT.NoHint)
            self._next_row()
            self.edit(self.currentIndex())
            return
        super().closeEditor(editor, _HINT.NoHint if hint is _HINT.SubmitModelCache else hint)
        if hint is _HINT.SubmitModelCache:
            row, column = self._at()
            self._go(row + 1, column)
        self.setFocus()

    def _in_last_cell(self) -> bool:
        row, column = self._at()
        return row == self.cells.rowCount() - 1 and column == self.cells.columnCount() - 1

    def _next_row(self) -> None:
        row, _column = self._at()
        self.cells.insert_row(row + 1)
        self._go(row + 1, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear_cells()
        elif held == alt_shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Tab and held == Qt.KeyboardModifier.NoModifier and self._in_last_cell():
            self._next_row()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row, column = self._at()
            self._go(row + 1, column)
        else:
            super().keyPressEvent(event)

    # the clipboard

    def _block(self) -> tuple[int, int, int, int]:
        """First row and column, last row and column of what is selected."""
        chosen = self.selectedIndexes()
        if not chosen:
            row, column = self._at()
            return row, column, row, column
        rows, columns = [i.row() for i in chosen], [i.column() for i in chosen]
        return min(rows), min(columns), max(rows), max(columns)

    def copy(self) -> None:
        """Copy what is selected as Excel does: cells parted by tabs."""
        top, left, bottom, right = self._block()
        out = StringIO()
        writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
        for row in range(top, bottom + 1):
            writer.writerow([str(self.cells.index(row, c).data() or "") for c in range(left, right + 1)])
        QGuiApplication.clipboard().setText(out.getvalue().rstrip("\n"))

    def cut(self) -> None:
        """Copy what is selected and empty it."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Put cells in from the one in hand on; rows and columns are added where the table ends."""
        text = clean(QGuiApplication.clipboard().text()).rstrip("\n")
        lines = _cells_of(text)
        top, left, _bottom, _right = self._block()
        if not self.cells.holds(left, lines):
            said = _("Không dán được: bảng có nhiều nhất {most} cột. Bảng giữ nguyên; hãy chép ít cột hơn.")
            self.refused.emit(said.format(most=MOST_COLUMNS))
        elif lines:
            self.cells.put(top, left, lines, _("dán"))
            self._share_width()
            self._go(top, left)

    def clear_cells(self) -> None:
        """Empty what is selected."""
        top, left, bottom, right = self._block()
        empty = [[""] * (right - left + 1) for _row in range(top, bottom + 1)]
        self.cells.put(top, left, empty, _("xóa ô"))


def _cells_of(text: str) -> list[list[str]]:
    """The cells of a text from Excel, where a cell of several lines stands in quotes."""
    try:
        return list(csv.reader(StringIO(text), dialect="excel-tab"))
    except csv.Error:  # a cell longer than the reader takes, or a quote left open
        return [line.split("\t") for line in text.split("\n")]
