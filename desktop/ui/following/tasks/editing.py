"""Editing in a cell: F2 or a double click opens it, Enter goes down, Tab goes right, Esc puts back what was there."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.progress import TaskRow, TaskState
from desktop.domain.text import clean, one_line
from desktop.ui.following.states import state_word
from desktop.ui.following.tasks.columns import COLUMNS
from desktop.ui.following.tasks.model import TasksModel
from desktop.ui.icons import paint_icon
from desktop.ui.preedit import WordLine, commit_preedit
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Select
from i18n import _

Index = QModelIndex | QPersistentModelIndex
ENTERED_STATES = (TaskState.TODO, TaskState.DOING, TaskState.DONE, TaskState.PAUSED)


class UnitBox(QComboBox):
    """A line to write a unit into, with the list of those that are known. Nothing completes itself while one types."""

    def __init__(self, units: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setLineEdit(WordLine())
        self.setCompleter(None)  # type: ignore[arg-type]  # None takes it away
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(1)
        self.setAccessibleName(_("Đơn vị chủ trì"))
        self.offer(units)

    def offer(self, units: tuple[str, ...]) -> None:
        """List these units; what is written stays."""
        lines = [one_line(unit) for unit in units]
        if lines == [self.itemText(at) for at in range(self.count())]:
            return
        written = self.currentText()
        self.clear()
        self.addItems(lines)
        self.setCurrentText(written)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what is around: nobody means to choose another unit in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        side = theme.px(12)
        box = QRect(self.width() - side - theme.px(9), (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), box, "caret-down", "muted" if self.isEnabled() else "off")

    def text(self) -> str:
        """What is written, in its one Unicode form."""
        return one_line(clean(self.currentText()))


class CellEditors(QStyledItemDelegate):
    """Makes the editor of a cell and tells what was entered; nothing is kept here."""

    entered = Signal(object, str, object)
    """The TaskRow as it was when its cell was opened, the id of the column, what was entered: text, or a TaskState."""
    left_by = Signal(int, int)
    """The editor was left by a key: so many lines down, so many columns right."""

    def __init__(self, model: TasksModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._row: TaskRow | None = None
        self.units: tuple[str, ...] = ()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        self._row = self._model.row(index.row())
        editor: QWidget
        if column.editor == "state":
            editor = Select()
            editor.setParent(parent)
            for state in ENTERED_STATES:
                editor.addItem(state_word(state.value), state)
            editor.activated.connect(lambda _at: self._leave(editor, 0, 0))
        elif column.editor == "unit":
            editor = UnitBox(self.units, parent)
        else:
            editor = WordLine("", parent)
        editor.setAccessibleName(_(column.title))
        editor.setAutoFillBackground(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if self._row is None:
            return
        if isinstance(editor, UnitBox):
            editor.setCurrentText(self._row.planned.assignment.lead)
        elif isinstance(editor, Select):
            editor.setCurrentIndex(ENTERED_STATES.index(self._row.progress.state))
        elif isinstance(editor, QLineEdit):
            text = COLUMNS[index.column()].text(self._row, self._model.today)
            editor.setText("" if COLUMNS[index.column()].editor == "percent" and text == "0%" else text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if self._row is None:
            return
        commit_preedit(editor.findChild(WordLine) or editor)
        value: object = ""
        if isinstance(editor, UnitBox):
            value = editor.text()
        elif isinstance(editor, Select):
            value = TaskState(editor.currentData())
        elif isinstance(editor, QLineEdit):
            value = one_line(clean(editor.text()))
        self.entered.emit(self._row, COLUMNS[index.column()].id, value)

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
                self._leave(editor, *step)
                return True
        return super().eventFilter(editor, event)

    def _leave(self, editor: QWidget, down: int, right: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left_by.emit(down, right)
