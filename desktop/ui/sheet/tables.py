"""A table of the document as a picture on the sheet: where its cells lie at a width, and how they are drawn.

The same measures serve the grid in which tables are edited.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop.domain.document import Cell, Table, plain
from desktop.domain.tables import column_count, placed_cells
from desktop.ui.sheet.styles import SheetStyle
from desktop.ui.theme import Theme

_LEAST, _MOST = 9.0, 60.0  # letters that a column is counted with
_HEAD_LINES = 3  # lines that a head may take
_WRAP = Qt.TextFlag.TextWordWrap.value


@dataclass(frozen=True, slots=True)
class Box:
    """One cell and where it lies, in pixels from the top left of its table."""

    cell: Cell
    rect: QRectF
    heading: bool
    place: tuple[int, int]
    """Row and column, from 0."""


Needs = Callable[[Cell, bool], float]
"""How many pixels a cell needs so that no word of it is cut; the second says whether it is of the head."""


def column_widths(table: Table, width: float, needs: Needs = lambda _cell, _heading: 0.0) -> list[float]:
    """The width of each column; where the table has no shares, columns with longer words and texts get more.

    None is narrower than its words need: where all of that is more than `width`, the widths sum up to more.
    """
    count = max(1, column_count(table))
    shares, least = list(table.widths), [0.0] * count
    given = len(shares) == count and sum(shares) > 0
    if not given:
        shares = [_LEAST] * count
    for row, column, cell in placed_cells(table):
        if cell.columns > 1 or column >= count:
            continue
        least[column] = max(least[column], min(needs(cell, row < table.header_rows), width / 2))
        if not given:
            text = plain(cell.runs)
            longest = max(map(len, text.split()), default=0) + 2
            lines = _HEAD_LINES if row < table.header_rows else 1
            shares[column] = max(shares[column], float(longest), min(len(text) / lines, _MOST))
    return _fitted([width * share / sum(shares) for share in shares], least)


def _fitted(widths: list[float], least: list[float]) -> list[float]:
    """Widths raised to what is needed at least; those that have more give it, each its share."""
    missing = sum(max(0.0, low - wide) for wide, low in zip(widths, least, strict=True))
    spare = sum(max(0.0, wide - low) for wide, low in zip(widths, least, strict=True))
    if missing >= spare:
        return least
    part = missing / spare
    return [max(low, wide - (wide - low) * part) for wide, low in zip(widths, least, strict=True)]


def readable_width(text: str, metrics: QFontMetricsF, column: float) -> float:
    """The pixels that a text needs to be read: its longest word, and more words up to the width of a `column`."""
    longest = max([metrics.horizontalAdvance(word) for word in set(text.split())], default=0.0)
    if longest >= column or not text.strip():
        return longest
    return max(longest, min(column, max(metrics.horizontalAdvance(line) for line in text.split("\n"))))


class TablePicture:
    """The cells of one table at one width. One too wide for its words is drawn smaller, as a lying page would look."""

    def __init__(self, table: Table, style: SheetStyle, width: float) -> None:
        self.style = style
        self.padding = style.mm(style.standard.measures["cell_padding"].value)
        self.gap = style.pt(style.standard.points("cell_gap"))
        widths = column_widths(table, width, self._longest)
        self._scale = min(1.0, width / sum(widths))
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
        self.size = QSizeF(width, tops[-1] * self._scale + 1)

    def cell_at(self, point: QPointF) -> tuple[int, int]:
        """Row and column of the cell at a point of the picture; those of the first cell beside it."""
        within = point / self._scale
        return next((box.place for box in self.boxes if box.rect.contains(within)), (0, 0))

    def _face(self, cell: Cell, heading: bool) -> tuple[float, bool, bool]:
        face = self.style.element("table_header" if heading else "table_cell")
        bold = bool(cell.runs) and all(run.bold for run in cell.runs if run.text.strip())
        italic = bool(cell.runs) and all(run.italic for run in cell.runs if run.text.strip())
        return face.size, face.bold or bold, face.italic or italic

    def _longest(self, cell: Cell, heading: bool) -> float:
        size, bold, italic = self._face(cell, heading)
        metrics = QFontMetricsF(self.style.font(size, bold=bold, italic=italic))
        column = 0.0 if heading else self.style.pt(self.style.standard.points("column_least")) - 2 * self.padding
        return readable_width(plain(cell.runs), metrics, column) + 2 * self.padding + 1

    def _needs(self, cell: Cell, wide: float, *, heading: bool) -> float:
        size, bold, italic = self._face(cell, heading)
        metrics = QFontMetricsF(self.style.font(size, bold=bold, italic=italic))
        room = QRectF(0, 0, max(1.0, wide - 2 * self.padding), 1e6)
        return metrics.boundingRect(room, _WRAP, plain(cell.runs) or " ").height() + 2 * self.gap

    def paint(self, painter: QPainter, at: QPointF, theme: Theme) -> None:
        """Draw the table with its top left corner at `at`."""
        painter.save()
        painter.translate(at)
        painter.scale(self._scale, self._scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = QPen(theme.color("edge"), 1)
        edge.setCosmetic(True)
        for box in self.boxes:
            painter.setPen(edge)
            painter.drawRect(box.rect)
            size, bold, italic = self._face(box.cell, box.heading)
            painter.setFont(self.style.font(size, bold=bold, italic=italic))
            painter.setPen(theme.color("ink"))
            inner = box.rect.adjusted(self.padding, self.gap, -self.padding, -self.gap)
            align = Qt.AlignmentFlag.AlignCenter if box.heading else Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, align.value | _WRAP, plain(box.cell.runs))
        painter.restore()
