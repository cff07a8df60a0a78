"""The clerk's mouse on the sheet: the wheel until a place is in view, then clicks and drags at letters and cells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.document import Block
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.look.formats import position_of
from desktop.ui.sheet.parts.bands import part_text_boxes
from tests.journey.clerk import Clerk

NO_KEY = Qt.KeyboardModifier.NoModifier
NOTCH, MOST_NOTCHES = 120, 400  # of the wheel
EDGE = 60  # pixels at top and bottom where nobody likes to click


class Pointer:
    """Points at what a sheet shows."""

    def __init__(self, sheet: SheetEditor, clerk: Clerk) -> None:
        self.sheet, self.clerk = sheet, clerk

    @property
    def view(self) -> QWidget:
        """What is clicked."""
        return self.sheet.text.viewport()

    def click_at(self, block: Block, offset: int, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Between two letters of a line."""
        text, here = self.sheet.text, self.sheet.lines.block(block.id)
        assert here is not None
        cursor = QTextCursor(here)
        cursor.setPosition(position_of(here, offset))
        self.roll_to(lambda: text.cursorRect(cursor).center())
        self.clerk.click(self.view, text.cursorRect(cursor).center(), held)

    def click_field(self, field: str) -> None:
        """Into a field around the text."""
        text, painter = self.sheet.text, self.sheet.painter
        self.roll_to(lambda: part_text_boxes(painter, field)[0].center().toPoint() - text.origin())
        self.clerk.click(self.view, part_text_boxes(painter, field)[0].center().toPoint() - text.origin())
        assert self.sheet.parts.field == field

    def click_cell(self, table: str, row: int, column: int) -> None:
        """Behind the words of a cell."""
        self.roll_to(lambda: self.cell(table, row, column).center())
        self.clerk.click(self.view, self.cell(table, row, column).bottomRight() - QPoint(6, 8))
        assert self.sheet.tables.hand.place == (row, column)

    def drag_cells(self, table: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """From the middle of a cell to that of another."""
        self.roll_to(lambda: self.cell(table, *start).center())
        self.clerk.drag(self.view, self.cell(table, *start).center(), self.cell(table, *end).center())

    def drag_edge(self, table: str, column: int, by: int) -> None:
        """The right line of a column by so many pixels, held in the first row."""
        self.roll_to(lambda: self.cell(table, 0, column).center())
        box = self.cell(table, 0, column)
        start = QPoint(box.right(), box.center().y())
        self.clerk.drag(self.view, start, start + QPoint(by, 0))

    def cell(self, table: str, row: int, column: int) -> QRect:
        """Where a cell is in the view."""
        block = self.sheet.lines.block(table)
        assert block is not None
        picture = self.sheet.surface.tables.picture(block)
        assert picture is not None
        box = picture.box((row, column))
        assert box is not None
        top_left = self.sheet.surface.tables.origin(block) - QPointF(self.sheet.text.origin())
        return picture.rect(box).translated(top_left).toRect()

    def roll_to(self, spot: Callable[[], QPoint]) -> None:
        """Turn the wheel until a point is well in view, or the paper ends."""
        for _notch in range(MOST_NOTCHES):
            at, before = spot(), self.sheet.text.origin()
            if EDGE <= at.y() <= self.view.height() - EDGE:
                return
            self._turn(NOTCH if at.y() < EDGE else -NOTCH)
            if self.sheet.text.origin() == before:
                return
        raise AssertionError("the wheel does not lead there")

    def _turn(self, by: int) -> None:
        middle = self.view.rect().center()
        event = QWheelEvent(
            QPointF(middle), QPointF(self.view.mapToGlobal(middle)), QPoint(), QPoint(0, by),
            Qt.MouseButton.NoButton, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.view, event)
