"""Bảng theo năm: a line for each indicator, a column for each year or period with what was planned and reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.progress import Listing, TargetRow
from desktop.domain.year_table import EVERY_YEAR, YearLine, by_year
from desktop.ui.following.table.columns import Column, Columns
from desktop.ui.following.table.copying import cells_of, clip_of
from desktop.ui.following.table.header import RowsHeader
from desktop.ui.following.table.lines_view import Index
from desktop.ui.following.table.model import MOST_KEPT, RowsModel, Wanted
from desktop.ui.following.table.painting import MARK, RIGHT, RowsPainter
from desktop.ui.following.table.rows_table import RowsTable
from desktop.ui.following.targets.verdicts import is_over, paint_verdict, verdict_word
from desktop.ui.theme import Theme
from i18n import N_, _

NUMBER, INDICATOR, UNIT = range(3)
YEAR_WIDTH = 120  # pixels of text size 100 %
_FIRST = 3  # the first column of a year
_LONGEST = 14  # letters that a head has room for: "Đến năm 2030" and a little more


def year_columns(years: Sequence[tuple[int, str]]) -> Columns[YearLine]:
    """The columns of a table by year, each year under the words that plans have for it."""
    made: list[Column[YearLine]] = [
        Column("number", N_("TT"), 40, lambda line, today: ""),
        Column("indicator", N_("Chỉ tiêu"), 0, lambda line, today: line.indicator),
        Column("unit", N_("Đơn vị tính"), 108, lambda line, today: line.unit),
    ]
    for year, words in years:
        plain = _("Không ghi năm") if year == EVERY_YEAR else _("Năm {year}").format(year=year)
        title = words if words and (year == EVERY_YEAR or len(words) <= _LONGEST) else plain
        made.append(Column(f"year{year}", title, YEAR_WIDTH, partial(_cell_words, year), figures=True))
    return Columns(tuple(made), number=NUMBER, main=INDICATOR, gives_way=UNIT, barred=UNIT, least=220)


def _cell_words(year: int, line: YearLine, _today: date) -> str:
    """ "ít nhất 70%; thực hiện 72%"."""
    cell = line.cells.get(year)
    if cell is None:
        return ""
    done = _("thực hiện {value}").format(value=cell.reached) if cell.reached else ""
    return "; ".join(filter(None, (cell.planned, done)))


class YearModel(RowsModel[YearLine]):
    """Lines that are all there already."""

    def __init__(
        self, years: Sequence[tuple[int, str]], lines: Sequence[YearLine], today: date, parent: QObject | None = None
    ) -> None:
        super().__init__(year_columns(years), today, parent)
        self.years = tuple(year for year, _words in years)
        self._all = {line.number: line for line in lines}
        self.wanted.connect(self._answer)
        self.show(Listing(tuple(self._all)))
        self.change(list(lines)[:MOST_KEPT])

    def aloud(self, row: YearLine, column: int) -> str:
        """A cell is read with its verdict."""
        words = super().aloud(row, column)
        cell = row.cells.get(self.years[column - _FIRST]) if column >= _FIRST else None
        told = verdict_word(cell.verdict) if cell is not None and cell.newest is not None else ""
        return ", ".join(filter(None, (words, told)))

    def target(self, line: YearLine, column: int) -> TargetRow | None:
        """The target of a cell; of the other cells of the line the first."""
        cell = line.cells.get(self.years[column - _FIRST]) if column >= _FIRST else None
        return cell.row if cell is not None else next(iter(line.rows), None)

    def _answer(self, wanted: Wanted) -> None:
        self.take(wanted, [self._all[number] for number in wanted.numbers])


class YearPainter(RowsPainter[YearLine]):
    """A cell has what was planned above, what was reached below with the mark of its verdict."""

    def __init__(self, model: YearModel, theme: Theme) -> None:
        super().__init__(model.columns, theme, model.today)
        self._years = model.years

    def special(self, painter: QPainter, rect: QRect, column: int, row: YearLine) -> bool:
        """Cells of years."""
        cell = row.cells.get(self._years[column - _FIRST]) if column >= _FIRST else None
        if cell is None:
            return column >= _FIRST
        top = rect.center().y() - self.line + 1
        metrics, elide = QFontMetrics(self.body), Qt.TextElideMode.ElideRight
        painter.setFont(self.body)
        painter.setPen(self.colour("muted"))
        above = QRect(rect.left(), top, rect.width(), self.line)
        painter.drawText(above, int(RIGHT), metrics.elidedText(cell.planned, elide, rect.width()))
        if cell.newest is None:
            return True
        over, mark = is_over(cell.row, cell.verdict, self.today), self.theme.px(MARK)
        room = rect.width() - mark - self.theme.px(6)
        words = metrics.elidedText(cell.reached, elide, room)
        wide = metrics.horizontalAdvance(words)
        painter.setPen(self.colour("text"))
        painter.drawText(QRect(rect.left(), top + self.line, rect.width(), self.line), int(RIGHT), words)
        left = rect.right() - wide - mark - self.theme.px(6)
        box = QRect(left, top + self.line + (self.line - mark) // 2, mark, mark)
        paint_verdict(painter, box, cell.verdict, over=over)
        return True


class YearTable(RowsTable[YearLine]):
    """The table; nothing is edited in its cells: there is the form at the right."""

    edit_asked = Signal()

    def __init__(self, model: YearModel) -> None:
        super().__init__(model, RowsHeader(model.columns), lambda theme: YearPainter(model, theme))
        self.setAccessibleName(_("Bảng chỉ tiêu theo năm"))

    def edit(self, index: Index, *how: Any) -> Any:
        """F2 and double clicks ask for the form."""
        if how and how[0] & self.editTriggers():
            self.edit_asked.emit()
        return False


class YearPane(QWidget):
    """Holds the table of the years that there are; made anew when they are others."""

    in_hand = Signal(object)
    """The TargetRow of the cell that the cursor is on."""
    edit_asked = Signal()
    selection_count = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.table: YearTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_rows(self, rows: Sequence[TargetRow], today: date, hand: int | None) -> None:
        """Lay targets out by year; the target with the number `hand` stays in hand."""
        laid_out = by_year(rows, today)
        place = self.table.currentIndex() if self.table is not None else None
        scrolled = self.table.verticalScrollBar().value() if self.table is not None else 0
        had_focus = self.table is not None and self.table.hasFocus()
        column = place.column() if place is not None and place.isValid() else INDICATOR
        model = YearModel(laid_out.columns, laid_out.lines, today)
        old, self.table = self.table, YearTable(model)
        model.setParent(self.table)
        self._column.addWidget(self.table)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.setFocusProxy(self.table)
        if had_focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        lines = (line.number for line in laid_out.lines if any(row.number == hand for row in line.rows))
        found = next(lines, None)
        self.table.updateGeometries()
        if found is not None:
            self.table.take_hand(found - 1, column if column < len(model.columns) else INDICATOR)
        self.table.verticalScrollBar().setValue(scrolled)
        self.table.row_in_hand.connect(lambda _line: self._tell())
        self.table.selection_count.connect(self.selection_count)
        self.table.edit_asked.connect(self.edit_asked)
        self.table.menu_asked.connect(self.menu_asked)
        self._tell()

    def clip(self) -> QMimeData | None:
        """The selected lines for Excel and Word."""
        table = self.table
        if table is None:
            return None
        lines = [line for line in (table.rows.known(number) for number in table.chosen()) if line is not None]
        model = table.rows
        return clip_of(cells_of(model.columns, lines, table.columns_in_view(), model.today)) if lines else None

    def _tell(self) -> None:
        table = self.table
        if table is None:
            return
        line, model = table.current_row(), table.rows
        if line is not None and isinstance(model, YearModel):
            self.in_hand.emit(model.target(line, table.currentIndex().column()))
