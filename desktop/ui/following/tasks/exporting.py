"""Xuất Excel: the rows that are listed, or those that are selected, as a workbook with the columns in view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count as counting
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.domain.errors import UserError
from desktop.domain.progress import TaskRow
from desktop.services.task_lists import ENDING, Cell, export_tasks
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.tasks.columns import COLUMNS, NUMBER, PERCENT, TASK
from desktop.ui.following.tasks.screen import TasksScreen
from desktop.ui.frame.banners import Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.exporting import ask_save_path
from desktop.ui.wording import calendar_day, count
from i18n import _

KEY = "task_list"
TASK_LETTERS, PIXELS = 60, 7  # width of the tasks' column in letters; pixels of a letter in all others


class TaskListFile(QObject):
    """`ask_path` and `open_file` are what the program does on a desktop; tests put others in their place."""

    def __init__(self, screen: TasksScreen, window: MainWindow, database: DatabaseThread) -> None:
        super().__init__(screen)
        self._screen, self._window, self._database = screen, window, database
        self.ask_path: Callable[[Path], Path | None] = self._ask
        self.open_file: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def export(self) -> None:
        """Ask where to, and write."""
        screen = self._screen
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self.ask_path(Path(documents) / f"{_('Phân công')} {screen.today:%Y-%m-%d}{ENDING}")
        if path is None:
            return
        chosen = screen.table.chosen()
        numbers = chosen if len(chosen) > 1 else screen.rows.listing.numbers
        columns = screen.table.columns_in_view()
        heads = [
            (COLUMNS.title(at), TASK_LETTERS if at == TASK else max(COLUMNS[at].width / PIXELS, 6.0)) for at in columns
        ]
        place, today = counting(1), screen.today

        def cell(row: TaskRow, at: int) -> Cell:
            if at == NUMBER:
                return float(next(place))
            return float(row.progress.percent) if at == PERCENT else COLUMNS[at].text(row, today)

        def cells(row: TaskRow) -> list[Cell]:
            return [cell(row, at) for at in columns]

        titles = (_("Phân công, đến ngày {day}").format(day=calendar_day(today)),)
        self._window.progress.begin()
        write = partial(export_tasks, numbers=numbers, titles=titles, columns=heads, cells=cells, path=path, made=now())
        self._database.ask(write, partial(self._on_written, len(numbers)), self._on_failed)

    def _on_written(self, rows: int, path: Path) -> None:
        self._window.progress.end()
        words = _("Đã ghi {count} nhiệm vụ vào {name}.").format(count=count(rows), name=path.name)
        self._window.banners.show_banner(Kind.DONE, words, (_("Mở tệp"), lambda: self.open_file(path)), key=KEY)

    def _on_failed(self, error: BaseException) -> None:
        self._window.progress.end()
        if not isinstance(error, UserError):
            raise error
        self._window.banners.complain(error)

    def _ask(self, start: Path) -> Path | None:
        return ask_save_path(_("Xuất Excel"), start, ENDING, _("Bảng tính Excel"), self._window)
