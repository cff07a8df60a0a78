"""The editors of the cells of a task: lines of words, a list of states, a list of units that can be written into."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.domain.progress import TaskRow, TaskState
from desktop.domain.text import clean, one_line
from desktop.ui.following.states import state_word
from desktop.ui.following.table.editing import RowEditors
from desktop.ui.following.tasks.columns import COLUMNS
from desktop.ui.following.tasks.filters import state_icon
from desktop.ui.following.tasks.model import TasksModel
from desktop.ui.icons import paint_icon
from desktop.ui.preedit import WordLine
from desktop.ui.theme import current_theme
from desktop.ui.widgets import Select
from i18n import _

ENTERED_STATES = (TaskState.NOT_BEGUN, TaskState.DOING, TaskState.DONE, TaskState.PAUSED)


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


class CellEditors(RowEditors[TaskRow]):
    """States are chosen from a list, units may be."""

    def __init__(self, model: TasksModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self.units: tuple[str, ...] = ()

    def made(self, column: int, parent: QWidget) -> QWidget:
        """A list of states, a line with the list of units, or a line."""
        if COLUMNS[column].editor == "unit":
            return UnitBox(self.units, parent)
        if COLUMNS[column].editor != "state":
            return super().made(column, parent)
        editor = Select()
        editor.setParent(parent)
        for state in ENTERED_STATES:
            editor.addItem(state_icon(state.value), state_word(state.value), state)
        editor.activated.connect(lambda _at: self.leave(editor, 0, 0))
        return editor

    def fill(self, editor: QWidget, row: TaskRow, column: int) -> None:
        """Show the state or the unit of a task."""
        if isinstance(editor, UnitBox):
            editor.setCurrentText(row.planned.assignment.lead)
        elif isinstance(editor, Select):
            editor.setCurrentIndex(ENTERED_STATES.index(row.progress.state))
        else:
            super().fill(editor, row, column)

    def text(self, row: TaskRow, column: int) -> str:
        """Of 0% there is nothing to write over."""
        text = super().text(row, column)
        return "" if COLUMNS[column].editor == "percent" and text == "0%" else text

    def value(self, editor: QWidget) -> object:
        """Words, or a TaskState."""
        if isinstance(editor, UnitBox):
            return editor.text()
        return TaskState(editor.currentData()) if isinstance(editor, Select) else super().value(editor)
