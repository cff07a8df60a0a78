"""Where the marks of footnotes stand on the sheet: in lines and in the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock

from desktop.domain.document import Run
from desktop.domain.runs import run_length
from desktop.domain.tables import placed_cells
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.look.formats import position_of
from desktop.ui.sheet.look.paint import SheetPainter
from desktop.ui.sheet.tables.inline_object import TableObject


class Mark(NamedTuple):
    """The mark of a note: before which offset of the line `key`, or of the cell at (row, column) of its table."""

    note: str
    key: str
    offset: int
    cell: tuple[int, int] | None = None


class NoteMarks:
    """Finds marks among the rows that the sheet shows; boxes are in points of its document."""

    def __init__(self, painter: SheetPainter, tables: TableObject) -> None:
        self.painter, self.lines, self.tables = painter, painter.lines, tables

    def find(self, note: str) -> Mark | None:
        """The first mark of a note; None where it has none."""
        return next((mark for row in self.lines.rows for mark in _marks(row) if mark.note == note), None)

    def shown(self, view: QRectF) -> Iterator[tuple[Mark, QRectF]]:
        """The marks that a rectangle shows, in printed order, each with the box of its line."""
        for block in self.painter.visible(view):
            row = self.lines.row(block)
            if row is None:
                continue
            if block.layout().position().y() > view.bottom():
                return
            for mark in _marks(row):
                box = self._box(block, mark, view)
                if view.top() <= box.top() and box.bottom() <= view.bottom():
                    yield mark, box

    def box(self, mark: Mark) -> QRectF:
        """The box of the line, or of the cell, in which a mark stands; an empty one where it is gone."""
        block = self.lines.block(mark.key)
        return self._box(block, mark) if block is not None else QRectF()

    def _box(self, block: QTextBlock, mark: Mark, view: QRectF | None = None) -> QRectF:
        """With `view`, a cell that is in it in part is as high as one line where it is seen first."""
        if mark.cell is not None:
            return self._cell_box(block, mark.cell, view)
        self.lines.text.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        line = layout.lineForTextPosition(position_of(block, mark.offset) - block.position())
        if not line.isValid():
            return self.painter.rect_of(block)
        return line.rect().translated(layout.position())

    def _cell_box(self, block: QTextBlock, place: tuple[int, int], view: QRectF | None) -> QRectF:
        picture = self.tables.picture(block)
        box = picture.box(place) if picture is not None else None
        if picture is None or box is None:
            return QRectF()
        rect = picture.rect(box).translated(self.tables.origin(block))
        if view is None:
            return rect
        line = self.lines.style.leading
        if rect.top() < view.top() and rect.bottom() > view.top() + line:
            rect.setTop(view.top())
        rect.setHeight(min(rect.height(), line))
        return rect


def _marks(row: SheetRow) -> Iterator[Mark]:
    if row.table is None:
        yield from _in_runs(row.runs, row.key)
        return
    if not any(run.footnote for line in row.table.rows for cell in line for run in cell.runs):
        return  # the places of 1,500 cells take longer to find than this
    for line, column, cell in placed_cells(row.table):
        yield from _in_runs(cell.runs, row.key, (line, column))


def _in_runs(runs: tuple[Run, ...], key: str, cell: tuple[int, int] | None = None) -> Iterator[Mark]:
    at = 0
    for run in runs:
        if run.footnote:
            yield Mark(run.footnote, key, at, cell)
        at += run_length(run)
