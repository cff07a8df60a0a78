"""The list of a comparison: both sides scroll together because a row is both sides."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.domain.comparison import Comparison
from desktop.ui.comparing.model import ComparedModel, Index
from desktop.ui.comparing.row import ComparedRow
from desktop.ui.theme import current_theme
from i18n import _


class ComparedView(QListView):
    """Emits `line_chosen` with a line's place in the comparison, and `moved` when another row is in hand."""

    line_chosen = Signal(int)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = ComparedModel(self)
        self.setModel(self.rows)
        self._row = ComparedRow(self, self.rows)
        self.setItemDelegate(self._row)
        self.setAccessibleName(_("Hai bản cạnh nhau"))
        self.setProperty("ground", "surface")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that no line breaks anew
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        current_theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show another comparison, at its first difference."""
        self.rows.show(comparison)
        self.go_to_line(comparison.stops[0].first if comparison.stops else 0)

    def show_only_differences(self, only: bool) -> None:
        """Leave out equal lines; the row in hand stays in hand."""
        line = self.line
        self.rows.show_only_differences(only)
        self.go_to_line(line)

    @property
    def line(self) -> int:
        """The line in hand as a place in the comparison; -1 where there is none."""
        index = self.currentIndex()
        return self.rows.entries[index.row()].first if index.isValid() else -1

    @property
    def stop(self) -> int:
        """The difference in hand, from 0, or the last one before the row in hand; -1 before the first."""
        stops = self.rows.comparison.stops
        return sum(stop.first <= self.line for stop in stops) - 1

    def step(self, direction: int) -> None:
        """Go to the next difference (1) or the one before (-1); from the last to the first."""
        stops = self.rows.comparison.stops
        if not stops:
            return
        at = self.stop
        if direction < 0 and at >= 0 and stops[at].last < self.line:
            at += 1  # between two: back to the one just passed
        self.go_to_line(stops[(at + direction) % len(stops)].first if at >= 0 or direction > 0 else stops[-1].first)

    def go_to_line(self, line: int) -> None:
        """Put the row of a line in hand and bring it into view, with a line before it."""
        index = self.rows.index(self.rows.row_of(line))
        if not index.isValid():
            return
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        box = self.visualRect(index)
        if not self.viewport().rect().adjusted(0, 24, 0, -24).contains(box.adjusted(1, 0, -1, 0)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and self.rows.entries[index.row()].folded:
            self._choose(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.rows.entries[index.row()].folded:
            self._choose(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._row.forget()
            self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        """Enter: a folded stretch opens, a line is gone to."""
        entry = self.rows.entries[index.row()]
        if not entry.folded:
            self.line_chosen.emit(entry.first)
            return
        self.rows.open(index.row())
        self.go_to_line(entry.first)
