"""A table of the document as a picture on the sheet: where its cells lie at a width, and how they are drawn.

The same measures serve the grid in which tables are edited.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop.domain.document import Cell, Table, plain
from desktop.domain.tables import column_count, placed_cells
from desktop.ui.sheet.styles import SheetStyle
from desktop.ui.theme import Theme

_LEAST, _MOST = 9.0, 60.0  # letters that a column is counted with
_WRAP = Qt.TextFlag.TextWordWrap.value


@dataclass(frozen=True, slots=True)
class Box:
    """One cell and where it lies, in pixels from the top left of its table."""

    cell: Cell
    rect: QRectF
    heading: bool
    place: tuple[int, int]
    """Row and column, from 0."""


def column_widths(table: Table, width: float) -> list[float]:
    """The width of each column; where the table has no shares, columns with longer words and texts get more."""
    count = max(1, column_count(table))
    shares = list(table.widths)
    if len(shares) != count or sum(shares) <= 0:
        shares = [_LEAST] * count
        for _row, column, cell in placed_cells(table):
            text = plain(cell.runs)
            if cell.columns == 1 and column < count:
                longest = max(map(len, text.split()), default=0) + 2
                shares[column] = max(shares[column], float(longest), float(min(len(text), _MOST)))
    return [width * share / sum(shares) for share in shares]


class TablePicture:
    """The cells of one table at one width."""

    def __init__(self, table: Table, style: SheetStyle, width: float) -> None:
        self.style = style
        self.padding = style.mm(style.standard.measures["cell_padding"].value)
        self.gap = style.pt(style.standard.points("cell_gap"))
        widths = column_widths(table, width)
        lefts = [sum(widths[:number]) for number in range(len(widths) + 1)]
        placed = [(r, c, cell, lefts[min(c + cell.columns, len(widths))] - lefts[min(c, len(widths) - 1)])
                  for r, c, cell in placed_cells(table)]  # fmt: skip
        heights = [style.leading] * len(table.rows)
        for row, _column, cell, wide in placed:
            if cell.rows == 1:
                heights[row] = max(heights[row], self._needs(cell, wide, heading=row < table.header_rows))
        tops = [sum(heights[:number]) for number in range(len(heights) + 1)]
        self.boxes = [
            Box(
                cell,
                QRectF(lefts[min(c, len(widths) - 1)], tops[r], wide, tops[min(r + cell.rows, len(heights))] - tops[r]),
                r < table.header_rows,
                (r, c),
            )
            for r, c, cell, wide in placed
        ]
        self.size = QSizeF(width, tops[-1] + 1)

    def cell_at(self, point: QPointF) -> tuple[int, int]:
        """Row and column of the cell at a point of the picture; those of the first cell beside it."""
        return next((box.place for box in self.boxes if box.rect.contains(point)), (0, 0))

    def _face(self, cell: Cell, heading: bool) -> tuple[float, bool, bool]:
        face = self.style.element("table_header" if heading else "table_cell")
        bold = bool(cell.runs) and all(run.bold for run in cell.runs if run.text.strip())
        italic = bool(cell.runs) and all(run.italic for run in cell.runs if run.text.strip())
        return face.size, face.bold or bold, face.italic or italic

    def _needs(self, cell: Cell, wide: float, *, heading: bool) -> float:
        size, bold, italic = self._face(cell, heading)
        metrics = QFontMetricsF(self.style.font(size, bold=bold, italic=italic))
        room = QRectF(0, 0, max(1.0, wide - 2 * self.padding), 1e6)
        return metrics.boundingRect(room, _WRAP, plain(cell.runs) or " ").height() + 2 * self.gap

    def paint(self, painter: QPainter, at: QPointF, theme: Theme) -> None:
        """Draw the table with its top left corner at `at`."""
        painter.save()
        painter.translate(at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self.boxes:
            painter.setPen(QPen(theme.color("edge"), 1))
            painter.drawRect(box.rect)
            size, bold, italic = self._face(box.cell, box.heading)
            painter.setFont(self.style.font(size, bold=bold, italic=italic))
            painter.setPen(theme.color("ink"))
            inner = box.rect.adjusted(self.padding, self.gap, -self.padding, -self.gap)
            align = Qt.AlignmentFlag.AlignCenter if box.heading else Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, align.value | _WRAP, plain(box.cell.runs))
        painter.restore()
