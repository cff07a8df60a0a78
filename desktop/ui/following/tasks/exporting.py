"""Xuất Excel: the rows that are listed, or those that are selected, as a workbook with the columns in view."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count as counting
from pathlib import Path

from desktop.domain.ports import Database
from desktop.domain.progress import TaskRow
from desktop.services.list_files import Cell, Wanted, pages, write_list
from desktop.services.tasks import task_rows
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.table.list_file import ListFile
from desktop.ui.following.tasks.columns import COLUMNS, NUMBER, PERCENT, TASK
from desktop.ui.following.tasks.screen import TasksScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.wording import calendar_day
from i18n import _

KEY = "task_list"
TASK_LETTERS, PIXELS = 60, 7  # width of the tasks' column in letters; pixels of a letter in all others


class TaskListFile(ListFile):
    """The tasks as the screen lists them."""

    def __init__(self, screen: TasksScreen, window: MainWindow, database: DatabaseThread) -> None:
        super().__init__(screen, window, KEY)
        self._screen, self._database = screen, database

    def export(self) -> None:
        """Ask where to, and write."""
        screen, database, today, made = self._screen, self._database, self._screen.today, now()
        path = self.where(f"{_('Phân công')} {today:%Y-%m-%d}")
        if path is None:
            return
        chosen = screen.table.chosen()
        numbers = chosen if len(chosen) > 1 else screen.rows.listing.numbers
        columns = screen.table.columns_in_view()
        heads = [
            (COLUMNS.title(at), TASK_LETTERS if at == TASK else max(COLUMNS[at].width / PIXELS, 6.0)) for at in columns
        ]
        place = counting(1)

        def cell(row: TaskRow, at: int) -> Cell:
            if at == NUMBER:
                return float(next(place))
            return float(row.progress.percent) if at == PERCENT else COLUMNS[at].text(row, today)

        titles = (_("Phân công, đến ngày {day}").format(day=calendar_day(today)),)

        def work(wanted: Wanted) -> Path:
            rows = pages(read, numbers, wanted)
            return write_list(path, titles, heads, ([cell(row, at) for at in columns] for row in rows), made, wanted)

        def read(page: Sequence[int]) -> tuple[TaskRow, ...]:
            def rows(store: Database) -> tuple[TaskRow, ...]:
                return task_rows(store, page)

            return database.fetch(rows)

        self.keep(work, path, _("Đã ghi {count} nhiệm vụ vào {name}."), len(numbers))
