"""Xuất Excel: the targets that are listed, or those that are selected, as a workbook as they stand in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.domain.errors import UserError
from desktop.domain.measured import standing
from desktop.domain.progress import TargetRow
from desktop.domain.year_table import YearLine, by_year
from desktop.services.target_lists import Table, export_targets
from desktop.services.task_lists import ENDING, Cell
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.table.columns import Columns, Row
from desktop.ui.following.targets.columns import COLUMNS, NUMBER, REACHED
from desktop.ui.following.targets.screen import TargetsScreen
from desktop.ui.following.targets.years import year_columns
from desktop.ui.frame.banners import Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.exporting import ask_save_path
from desktop.ui.wording import calendar_day, count
from i18n import _

KEY = "target_list"
MAIN_LETTERS, PIXELS = 60, 7  # width of the indicators' column in letters; pixels of a letter in all others


class TargetListFile(QObject):
    """`ask_path` and `open_file` are what the program does on a desktop; tests put others in their place."""

    def __init__(self, screen: TargetsScreen, window: MainWindow, database: DatabaseThread) -> None:
        super().__init__(screen)
        self._screen, self._window, self._database = screen, window, database
        self.ask_path: Callable[[Path], Path | None] = self._ask
        self.open_file: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def export(self) -> None:
        """Ask where to, and write."""
        screen, today = self._screen, self._screen.rows.today
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self.ask_path(Path(documents) / f"{_('Chỉ tiêu')} {today:%Y-%m-%d}{ENDING}")
        if path is None:
            return
        chosen = () if screen.in_years else screen.table.chosen()
        numbers = chosen if len(chosen) > 1 else screen.rows.listing.numbers
        shown = screen.table.columns_in_view()
        lay_out = partial(_by_year, today=today) if screen.in_years else partial(_listed, shown=shown, today=today)
        title = _("Chỉ tiêu, đến ngày {day}").format(day=calendar_day(today))
        self._window.progress.begin()
        write = partial(export_targets, numbers=numbers, title=title, lay_out=lay_out, path=path, made=now())
        self._database.ask(write, partial(self._on_written, len(numbers)), self._on_failed)

    def _on_written(self, rows: int, path: Path) -> None:
        self._window.progress.end()
        words = _("Đã ghi {count} chỉ tiêu vào {name}.").format(count=count(rows), name=path.name)
        self._window.banners.show_banner(Kind.DONE, words, (_("Mở tệp"), lambda: self.open_file(path)), key=KEY)

    def _on_failed(self, error: BaseException) -> None:
        self._window.progress.end()
        if not isinstance(error, UserError):
            raise error
        self._window.banners.complain(error)

    def _ask(self, start: Path) -> Path | None:
        return ask_save_path(_("Xuất Excel"), start, ENDING, _("Bảng tính Excel"), self._window)


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
