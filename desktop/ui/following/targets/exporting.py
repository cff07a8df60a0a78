"""Xuất Excel: the targets that are listed, or those that are selected, as a workbook as they stand in view."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from desktop.domain.measured import standing
from desktop.domain.ports import Database
from desktop.domain.progress import TargetRow
from desktop.domain.year_table import YearLine, by_year
from desktop.services.list_files import Cell, Wanted, pages, write_list
from desktop.services.targets import target_rows
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.table.columns import Columns, Row
from desktop.ui.following.table.list_file import ListFile
from desktop.ui.following.targets.columns import COLUMNS, NUMBER, REACHED
from desktop.ui.following.targets.screen import TargetsScreen
from desktop.ui.following.targets.years import year_columns
from desktop.ui.main_window import MainWindow
from desktop.ui.wording import calendar_day
from i18n import _

KEY = "target_list"
MAIN_LETTERS, PIXELS = 60, 7  # width of the indicators' column in letters; pixels of a letter in all others

Table = tuple[Sequence[tuple[str, float]], Sequence[Sequence[Cell]]]
"""Heads with their widths in letters, and the rows under them."""


class TargetListFile(ListFile):
    """The targets as the screen lists them."""

    def __init__(self, screen: TargetsScreen, window: MainWindow, database: DatabaseThread) -> None:
        super().__init__(screen, window, KEY)
        self._screen, self._database = screen, database

    def export(self) -> None:
        """Ask where to, and write."""
        screen, database, today, made = self._screen, self._database, self._screen.rows.today, now()
        path = self.where(f"{_('Chỉ tiêu')} {today:%Y-%m-%d}")
        if path is None:
            return
        chosen = () if screen.in_years else screen.table.chosen()
        numbers = chosen if len(chosen) > 1 else screen.rows.listing.numbers
        shown = screen.table.columns_in_view()
        lay_out = partial(_by_year, today=today) if screen.in_years else partial(_listed, shown=shown, today=today)
        title = _("Chỉ tiêu, đến ngày {day}").format(day=calendar_day(today))

        def work(wanted: Wanted) -> Path:
            heads, rows = lay_out(tuple(pages(read, numbers, wanted)))
            return write_list(path, (title,), heads, rows, made, wanted)

        def read(page: Sequence[int]) -> tuple[TargetRow, ...]:
            def rows(store: Database) -> tuple[TargetRow, ...]:
                return target_rows(store, page)

            return database.fetch(rows)

        self.keep(work, path, _("Đã ghi {count} chỉ tiêu vào {name}."), len(numbers))


def _heads(columns: Columns[Row], shown: Sequence[int]) -> list[tuple[str, float]]:
    widths = {at: MAIN_LETTERS if at == columns.main else max(columns[at].width / PIXELS, 6.0) for at in shown}
    return [(columns.title(at), widths[at]) for at in shown]


def _listed(rows: tuple[TargetRow, ...], shown: Sequence[int], today: date) -> Table:
    def cell(place: int, row: TargetRow, at: int) -> Cell:
        newest = standing(row, today).newest if at == REACHED else None
        if newest is not None and newest.value is not None:
            return newest.value
        return float(place) if at == NUMBER else COLUMNS[at].text(row, today)

    return _heads(COLUMNS, shown), [[cell(place, row, at) for at in shown] for place, row in enumerate(rows, 1)]


def _by_year(rows: tuple[TargetRow, ...], today: date) -> Table:
    table = by_year(rows, today)
    columns = year_columns(table.columns)
    shown = range(len(columns))

    def cell(line: YearLine, at: int) -> Cell:
        return float(line.number) if at == columns.number else columns[at].text(line, today)

    return _heads(columns, shown), [[cell(line, at) for at in shown] for line in table.lines]
