"""Editing in a cell: F2 or a double click opens it, Enter goes down, Tab goes right, Esc puts back what was there."""

from __future__ import annotations

from typing import Generic

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.text import clean, one_line
from desktop.ui.following.table.columns import Row
from desktop.ui.following.table.model import RowsModel
from desktop.ui.preedit import WordLine, commit_preedit

Index = QModelIndex | QPersistentModelIndex


class RowEditors(QStyledItemDelegate, Generic[Row]):
    """Makes the editor of a cell and tells what was entered; nothing is kept here. Usually it is a line of words."""

    entered = Signal(object, str, object)
    """The row as it was when its cell was opened, the id of the column, what was entered: text, as a rule."""
    left_by = Signal(int, int)
    """The editor was left by a key: so many lines down, so many columns right."""

    def __init__(self, model: RowsModel[Row], parent: QObject) -> None:
        super().__init__(parent)
        self.model = model
        self._row: Row | None = None

    def made(self, column: int, parent: QWidget) -> QWidget:
        """A new editor for a column."""
        return WordLine("", parent)

    def fill(self, editor: QWidget, row: Row, column: int) -> None:
        """Show in an editor what stands in a cell."""
        if isinstance(editor, QLineEdit):
            editor.setText(self.text(row, column))
            editor.selectAll()

    def text(self, row: Row, column: int) -> str:
        """What a line of words begins with."""
        return self.model.columns[column].text(row, self.model.today)

    def value(self, editor: QWidget) -> object:
        """What was entered."""
        return one_line(clean(editor.text())) if isinstance(editor, QLineEdit) else ""

    def leave(self, editor: QWidget, down: int, right: int) -> None:
        """Take what was entered and go on."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left_by.emit(down, right)

    # Qt

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._row = self.model.row(index.row())
        editor = self.made(index.column(), parent)
        editor.setAccessibleName(self.model.columns.title(index.column()))
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if self._row is not None:
            self.fill(editor, self._row, index.column())

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if self._row is not None:
            commit_preedit(editor.findChild(WordLine) or editor)
            self.entered.emit(self._row, self.model.columns[index.column()].id, self.value(editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(1, 5, -1, -6))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            steps = {
                Qt.Key.Key_Return: (1, 0),
                Qt.Key.Key_Enter: (1, 0),
                Qt.Key.Key_Tab: (0, 1),
                Qt.Key.Key_Backtab: (0, -1),
            }
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self.leave(editor, *step)
                return True
        return super().eventFilter(editor, event)
