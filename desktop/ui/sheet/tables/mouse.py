"""The mouse on the tables of the sheet: a click takes a cell in hand, a drag chooses cells, an edge is moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.sheet.dragging import EDGE, STEP
from desktop.ui.sheet.look.paint import SheetPainter
from desktop.ui.sheet.tables.hand import TableHand
from desktop.ui.sheet.tables.picture import TablePicture

NEAR = 4  # pixels: so near to the line between two columns it is meant
LEAST_COLUMN = 14  # pixels: no column is dragged narrower


class _Edge(NamedTuple):
    """The right line of a column that is dragged, from `start` on, between two others."""

    key: str
    column: int
    start: float
    low: float
    high: float


class _Under(NamedTuple):
    """The table under the pointer, and where in it."""

    key: str
    picture: TablePicture
    at: QPointF


class TableMouse:
    """A handle of the sheet's text. Points are those of the document."""

    def __init__(self, hand: TableHand, painter: SheetPainter, set_widths: Callable[[tuple[float, ...]], None]) -> None:
        self.hand, self.painter, self.set_widths = hand, painter, set_widths
        self.text = hand.text
        self._from = ""
        self._edge: _Edge | None = None
        self._last = (0.0, "", -1)
        """When which edge was pressed last: twice in quick succession lets its columns follow the words again."""
        self.text.viewport().setMouseTracking(True)

    def under(self, spot: QPointF) -> _Under | None:
        """The table under a point, or so near to its sides that it is meant."""
        for block in self.painter.visible(QRectF(spot.x(), spot.y(), 1, 1)):
            row = self.hand.lines.row(block)
            picture = self.hand.tables.picture(block) if row is not None and row.table is not None else None
            if row is None or picture is None:
                continue
            at = spot - self.hand.tables.origin(block)
            if QRectF(0, 0, picture.width, picture.tops[-1]).adjusted(-NEAR, 0, NEAR, 1).contains(at):
                return _Under(row.key, picture, at)
        return None

    # a press, a pull, a release

    def press(self, spot: QPointF) -> bool:
        """The left button goes down."""
        found = self.under(spot)
        if found is None:
            self.hand.close()
            return False
        edge = found.picture.edge_at(found.at, NEAR)
        if edge is not None:
            self._take_edge(found, edge)
            return True
        place = found.picture.cell_at(found.at)
        shift = self.text.pointer[1] & Qt.KeyboardModifier.ShiftModifier
        if shift and found.key == self.hand.key:
            self.hand.choose(place if place != self.hand.place else None)
        else:
            self.hand.open(found.key, place, at=spot)
        self._from = found.key
        return True

    def pull(self, spot: QPointF) -> bool:
        """The pointer moves; without a button its shape says what can be dragged."""
        if self._edge is not None:
            self._show_guide(spot)
            return True
        if not self._from:
            if not self.text.pointer[0]:
                self._hover(spot)
            return False
        self._scroll(spot.y())
        if not self.choose_to(spot):
            self.hand.box.put_cursor(spot - self.text.origin(), keep=True)
        return True

    def choose_to(self, spot: QPointF) -> bool:
        """Choose cells from the one in hand to the one under a point; False where that is the same."""
        picture, block = self.hand.picture, self.hand.block
        if picture is None or block is None:
            return False
        place = picture.cell_at(spot - self.hand.tables.origin(block))
        self.hand.choose(place if place != self.hand.place else None)
        return self.hand.other is not None

    def release(self, spot: QPointF) -> bool:
        """The button comes up."""
        if self._edge is not None:
            edge, self._edge = self._edge, None
            self._drop_edge(edge, spot)
            return True
        was, self._from = self._from, ""
        return bool(was)

    def _hover(self, spot: QPointF) -> None:
        found = self.under(spot)
        edge = found.picture.edge_at(found.at, NEAR) if found else None
        shape = Qt.CursorShape.IBeamCursor if edge is None else Qt.CursorShape.SplitHCursor
        viewport = self.text.viewport()
        if viewport.cursor().shape() is not shape:
            viewport.setCursor(shape)

    def _scroll(self, y: float) -> None:
        bar, height = self.text.verticalScrollBar(), self.text.viewport().height()
        if y < bar.value() + EDGE:
            bar.setValue(bar.value() - STEP)
        elif y > bar.value() + height - EDGE:
            bar.setValue(bar.value() + STEP)

    # the edge of a column

    def _take_edge(self, found: _Under, column: int) -> None:
        key, lefts = found.key, found.picture.lefts
        if key == self.hand.key:
            self.hand.box.setFocus()  # which the press took: the cell stays in hand, or the sheet would move below
        else:
            self.hand.open(key, found.picture.cell_at(found.at))
        when, last_key, last = self._last
        self._last = (monotonic(), key, column)
        if (last_key, last) == (key, column) and monotonic() - when < QApplication.doubleClickInterval() / 1000:
            self._last = (0.0, "", -1)
            self.set_widths(())
            return
        low, high = lefts[column] + LEAST_COLUMN, lefts[column + 2] - LEAST_COLUMN
        self._edge = _Edge(key, column, lefts[column + 1] - found.at.x(), low, max(low, high))

    def _x(self, edge: _Edge, spot: QPointF) -> float:
        block = self.hand.block
        x = spot.x() - self.hand.tables.origin(block).x() if block is not None else 0.0
        return max(edge.low, min(round(x + edge.start), edge.high))

    def _show_guide(self, spot: QPointF) -> None:
        if self._edge is not None:
            key, shown = self.hand.tables.shown
            self.hand.tables.shown = (key, replace(shown, guide=self._x(self._edge, spot)))
            self.text.viewport().update()

    def _drop_edge(self, edge: _Edge, spot: QPointF) -> None:
        key, shown = self.hand.tables.shown
        self.hand.tables.shown = (key, replace(shown, guide=None))
        self.text.viewport().update()
        picture = self.hand.picture
        if picture is None or edge.key != self.hand.key:
            return
        lefts = [float(left) for left in picture.lefts]
        x = self._x(edge, spot)
        if abs(x - lefts[edge.column + 1]) >= 1:
            lefts[edge.column + 1] = x
            self._last = (0.0, "", -1)
            self.set_widths(tuple(after - before for before, after in pairwise(lefts)))
