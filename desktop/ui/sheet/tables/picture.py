"""A table of the document as a picture on the sheet: where its cells lie at a width, and how they are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop.domain.document import Cell, Table, plain
from desktop.domain.tables import Area, Placed, placed_cells
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.tables.cell_words import CellWords, Marks, Setting
from desktop.ui.sheet.tables.fit import TableFit
from desktop.ui.theme import Theme

Align = Qt.AlignmentFlag


@dataclass(slots=True)
class Box:
    """One cell and where it lies across, in pixels from the left of its table."""

    cell: Cell
    row: int
    column: int
    left: int
    width: int
    setting: Setting
    words: CellWords

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of its first place, from 0."""
        return self.row, self.column


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a table is marked: the cell whose words another draws, the cells that are chosen, a line to be moved."""

    in_hand: tuple[int, int] | None = None
    chosen: Area | None = None
    guide: float | None = None


class TablePicture:
    """The cells of one table at one width, in columns and letters as on its page, of which `paper` is the width.

    What is laid out already is taken over from the picture `before`, and its columns too where they are to stay `still`
    and no word is cut in them.
    """

    def __init__(
        self,
        table: Table,
        style: SheetStyle,
        theme: Theme,
        width: float,
        *,
        paper: float | None = None,
        numbers: Mapping[str, int] | None = None,
        marks: Marks | None = None,
        before: TablePicture | None = None,
        still: bool = False,
    ) -> None:
        self.table, self.sheet_style, self.theme, self.marks = table, style, theme, marks
        self.width, self._numbers = int(width), numbers
        self.paper = self.width / style.pt(1) if paper is None else paper
        """How wide the text of its page is in pt; else as wide as here."""
        if before is not None and (before.sheet_style is not style or before.theme is not theme):
            before = None
        self.style: SheetStyle = style
        self.padding, self.gap = 0.0, 0.0
        self._tall: list[Box] = []
        self.has_spans = False
        """Whether a cell covers several places."""
        self.lefts: list[int] = []
        self.followed = False
        """Whether its columns are those of an earlier picture, which need not be what its words ask for now."""
        self._by_row: list[list[Box]] = []
        self._heights: list[int] = []
        self.fit: TableFit
        if before is not None and still:
            self.followed = self._follow(before)
        if not self.followed:
            self.fit = TableFit(table, style, self.width, self.paper, numbers)
            self._lay_out(before)
        self.tops: list[int] = list(accumulate(self._heights, initial=0))
        self.size = QSizeF(self.width, self.tops[-1] + 1)

    def settle(self, paper: float) -> bool:
        """Whether it is as one made anew for pages so wide would be; if so it follows no other any more."""
        fresh = TableFit(self.table, self.sheet_style, self.width, paper, self._numbers)
        if paper == self.paper and fresh.lies_as(self.fit):
            self.followed = False
        return not self.followed

    @property
    def boxes(self) -> list[Box]:
        """All cells, row by row."""
        return [box for row in self._by_row for box in row]

    def _take_style(self, style: SheetStyle) -> None:
        self.style, self.padding = style, self.fit.padding
        self.gap = style.pt(style.standard.points("cell_gap")) * style.share

    def _lay_out(self, before: TablePicture | None) -> None:
        """Choose the columns and lay out the rows; cells that an earlier picture has alike are taken over."""
        placed = placed_cells(self.table)
        self._share_width()
        known: dict[tuple[int, Setting], CellWords] = {}
        if before is not None and before.style.share == self.style.share:
            self._take_style(before.style)
            known = {(id(box.cell), box.setting): box.words for box in before.boxes}
        self._by_row = [[] for _row in self.table.rows]
        for one in placed:
            self._by_row[one.row].append(self._box(one, known))
        self._tall = [box for box in self.boxes if box.cell.rows > 1]
        self.has_spans = bool(self._tall) or any(box.cell.columns > 1 for box in self.boxes)
        heights = [self._row_height(row) for row in self._by_row]
        for box in self._tall:
            end = min(box.row + box.cell.rows, len(heights))
            missing = box.words.height + 2 * self.gap - sum(heights[box.row : end])
            heights[end - 1] += max(0.0, missing)
        self._heights = [ceil(height) for height in heights]

    def _follow(self, before: TablePicture) -> bool:
        """Take over an earlier picture but for the rows that changed; False where that does not do.

        It does while the cells lie as they lay, no word is cut in their columns, and none reaches over several rows.
        """
        old, new = before.table, self.table
        if before._tall or (before.width, before.paper) != (self.width, self.paper) or len(old.rows) != len(new.rows):
            return False
        if (old.widths, old.header_rows) != (new.widths, new.header_rows):
            return False
        changed = [row for row, (was, now) in enumerate(zip(old.rows, new.rows, strict=True)) if was is not now]
        spans = [[(cell.columns, cell.rows) for cell in rows.rows[row]] for rows in (old, new) for row in changed]
        if spans[: len(changed)] != spans[len(changed) :]:
            return False
        self.fit, self.lefts = before.fit, before.lefts
        self._take_style(before.style)
        fresh = {
            row: [Placed(row, box.column, cell) for box, cell in zip(before._by_row[row], new.rows[row], strict=True)]
            for row in changed
        }
        if any(self._is_cut(one) for row in fresh.values() for one in row):
            return False
        self.has_spans = before.has_spans
        self._by_row, self._heights, self._tall = list(before._by_row), list(before._heights), []
        for row, placed in fresh.items():
            known = {(id(box.cell), box.setting): box.words for box in before._by_row[row]}
            self._by_row[row] = [self._box(one, known) for one in placed]
            self._heights[row] = ceil(self._row_height(self._by_row[row]))
        return True

    # columns

    def _share_width(self) -> None:
        """Take the columns that the words ask for."""
        self.lefts = self.fit.lefts
        self._take_style(self.sheet_style.shrunk(self.fit.share))

    def _is_cut(self, one: Placed) -> bool:
        """Whether a word of a cell is wider than its column, where that is not half of the table."""
        wide = self.lefts[min(one.column + 1, len(self.lefts) - 1)] - self.lefts[one.column] - 2 * self.padding
        metrics = self._metrics(one.cell, heading=one.row < self.table.header_rows)
        longest = max([metrics.horizontalAdvance(word) for word in set(plain(one.cell.runs).split())], default=0.0)
        return one.cell.columns == 1 and min(longest, self.width / 2) > wide + 1

    def _metrics(self, cell: Cell, *, heading: bool) -> QFontMetricsF:
        face = self.style.element("table_header" if heading else "table_cell")
        bold, italic = (any(getattr(run, mark) for run in cell.runs) for mark in ("bold", "italic"))
        return QFontMetricsF(self.style.font(face.size, bold=face.bold or bold, italic=face.italic or italic))

    # cells

    def _box(self, one: Placed, known: dict[tuple[int, Setting], CellWords]) -> Box:
        last = len(self.lefts) - 1
        left = self.lefts[min(one.column, last - 1)]
        width = self.lefts[min(one.column + one.cell.columns, last)] - left
        setting = self._setting(one)
        words = known.get((id(one.cell), setting))
        if words is None:
            words = CellWords(one.cell.runs, setting, self.style, self.theme, self.marks)
        return Box(one.cell, one.row, one.column, left, width, setting, words)

    def _setting(self, one: Placed) -> Setting:
        """Heads stand in the middle; below them short entries do, and figures with their last ones under each other."""
        room = self.fit.room(one)
        if one.row < self.table.header_rows:
            return Setting(self.fit.head_width(one, room), Align.AlignHCenter, self.style.element("table_header"))
        face = self.style.element("table_cell")
        if self.fit.is_short(one, room):
            return Setting(room, Align.AlignHCenter, face)
        figures = self.fit.figures_width(one, room)
        if figures is not None:
            return Setting(figures, Align.AlignRight, face)
        return Setting(room, Align.AlignLeft, face)

    def _row_height(self, row: list[Box]) -> float:
        """As high as the highest cell that is in this row alone."""
        cells = [box.words.height + 2 * self.gap for box in row if box.cell.rows == 1]
        return max([self.style.leading * self.style.share, *cells])

    # where things are

    def box(self, place: tuple[int, int]) -> Box | None:
        """The cell that covers a place of the grid."""
        row, column = place
        candidates = [*self._by_row[row], *self._tall] if 0 <= row < len(self._by_row) else []
        return next((box for box in candidates if _covers(box, row, column)), None)

    def index_in_row(self, place: tuple[int, int]) -> int:
        """Which of the cells of its row the one at a place is."""
        return [box.place for box in self._by_row[place[0]]].index(place)

    def rect(self, box: Box) -> QRectF:
        """Where a cell lies, with the lines around it."""
        top = self.tops[box.row]
        bottom = self.tops[min(box.row + box.cell.rows, len(self.tops) - 1)]
        return QRectF(box.left, top, box.width, bottom - top)

    def text_rect(self, box: Box) -> QRectF:
        """Where the words of a cell lie: heads stand in the middle of their height."""
        rect = self.rect(box)
        down = right = 0.0
        if box.row < self.table.header_rows:
            down = max(0.0, rect.height() - 2 * self.gap - box.words.height) / 2
            right = max(0.0, box.width - 2 * self.padding - box.setting.width) / 2
        left, top = rect.left() + self.padding + right, round(rect.top() + self.gap + down)
        return QRectF(left, top, box.setting.width, box.words.height)

    def row_at(self, y: float) -> int:
        """The row at a height; the nearest one above or below the table."""
        return max(0, min(bisect_right(self.tops, y) - 1, len(self._by_row) - 1))

    def column_at(self, x: float) -> int:
        """The column at a distance from the left; the nearest one beside the table."""
        return max(0, min(bisect_right(self.lefts, x) - 1, len(self.lefts) - 2))

    def cell_at(self, point: QPointF) -> tuple[int, int]:
        """Row and column of the cell at a point of the picture, or nearest to it."""
        row = self.row_at(point.y())
        box = self.box((row, self.column_at(point.x())))
        beside = self._by_row[row] if row < len(self._by_row) else []
        return box.place if box is not None else beside[-1].place if beside else (0, 0)

    def edge_at(self, point: QPointF, near: float) -> int | None:
        """The column whose right line is at most `near` pixels from a point; none at the table's own sides."""
        box = self.box((self.row_at(point.y()), self.column_at(point.x())))
        if box is None or not 0 <= point.y() <= self.tops[-1]:
            return None
        for edge in (box.column, box.column + box.cell.columns):
            if 0 < edge < len(self.lefts) - 1 and abs(self.lefts[edge] - point.x()) <= near:
                return edge - 1
        return None

    # drawing

    def paint(self, painter: QPainter, at: QPointF, shown: Shown) -> None:
        """Draw what is in view of the table, with its top left corner at `at`."""
        painter.save()
        painter.translate(at)
        clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF(0, 0, self.width, self.tops[-1] + 1)
        chosen = shown.chosen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        edge = QPen(self.theme.color("edge"), 1)
        for box in self._seen(clip):
            rect = self.rect(box)
            if chosen is not None and chosen.holds(Placed(box.row, box.column, box.cell)):
                painter.fillRect(rect, self.theme.color("tint2"))
            elif chosen is None and box.place == shown.in_hand:
                painter.fillRect(rect, self.theme.color("tint"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(edge)
            painter.drawRect(rect)
            if box.place != shown.in_hand:
                box.words.paint(painter, self.text_rect(box).topLeft(), self.theme)
        if shown.guide is not None:
            painter.setPen(QPen(self.theme.color("accent"), 2))
            painter.drawLine(QPointF(shown.guide, 0), QPointF(shown.guide, self.tops[-1]))
        painter.restore()

    def _seen(self, clip: QRectF) -> Iterator[Box]:
        first, last = self.row_at(clip.top() - 1), self.row_at(clip.bottom() + 1)
        for row in self._by_row[first : last + 1]:
            yield from row
        for box in self._tall:
            if box.row < first < box.row + box.cell.rows:
                yield box


def _covers(box: Box, row: int, column: int) -> bool:
    return box.row <= row < box.row + box.cell.rows and box.column <= column < box.column + box.cell.columns
