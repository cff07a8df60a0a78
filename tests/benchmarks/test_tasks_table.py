"""Phân công with a hundred thousand tasks in the real window: shown, scrolled, sorted, filtered.

The peer is Qt's own way, a QSortFilterProxyModel over a model in Python, with a fifth of the rows: with all of them
it takes many seconds.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from pytestqt.qtbot import QtBot

from desktop.app import open_office
from desktop.domain.progress import TaskQuery, TaskRow
from desktop.services.files import database_file
from desktop.services.tasks import find_tasks, task_rows
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following import Following
from desktop.ui.following.tasks.columns import COLUMNS
from desktop.ui.following.tasks.screen import TasksScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from tests.benchmarks.conftest import Figure, keep
from tests.benchmarks.test_followed_rows import TODAY, filled

__all__ = ["filled"]
Index = QModelIndex | QPersistentModelIndex
FRAME, ANSWER, PEER_ROWS = 16, 150, 20_000  # ms, ms, rows


@pytest.fixture
def screen(qtbot: QtBot, filled: tuple[Path, float], data_folder: Path) -> Iterator[TasksScreen]:
    """The screen, shown and at rest, on a copy of the filled database."""
    file = database_file(data_folder)
    file.parent.mkdir(parents=True)
    shutil.copy(filled[0], file)
    window = MainWindow()
    database = DatabaseThread(partial(open_office, data_folder, False), window)
    preferences = Preferences(data_folder)
    desk = Desk(window, database, preferences)
    following = Following(window, desk, database, preferences)
    window.resize(1366, 768)
    window.show()
    window.show_place("tasks")
    made = following.tasks
    assert made is not None
    qtbot.waitUntil(lambda: made.rows.lines.count > 100_000 and made.table.current_row() is None)
    yield made
    desk.leave()
    database.close()
    window.close()
    window.deleteLater()


def until_painted(qtbot: QtBot, screen: TasksScreen, ask: Callable[[], object]) -> float:
    """Milliseconds from asking until the new rows stand on the screen."""
    rows, begun = screen.rows, perf_counter()
    with qtbot.waitSignal(screen.reading.listed):
        ask()
    while not all(rows.lines[at].index is None or rows.row(at) for at in screen.table.lines_in_view()):
        with qtbot.waitSignal(rows.rows_came):
            pass
    screen.table.viewport().repaint()
    return (perf_counter() - begun) * 1000


def test_100000_tasks_are_sorted_and_filtered_with_the_table(
    qtbot: QtBot, screen: TasksScreen, request: pytest.FixtureRequest, calm: None
) -> None:
    base = TaskQuery()
    until_painted(qtbot, screen, lambda: screen.ask(base))
    for name, query in {
        "sorted by task": replace(base, order="task"),
        "sorted by deadline": replace(base, order="deadline"),
        "filtered by words": replace(base, words="doi thoai"),
        "filtered by state": replace(base, state="late"),
        "grouped by unit": replace(base, group="lead"),
    }.items():
        times = [until_painted(qtbot, screen, partial(screen.ask, one)) for _ in range(3) for one in (query, base)]
        keep(request.config, Figure(f"100,000 tasks on the screen, {name}", median(times[::2]), "ms", limit=ANSWER))


def test_100000_tasks_are_scrolled(
    qtbot: QtBot, screen: TasksScreen, request: pytest.FixtureRequest, calm: None
) -> None:
    table, bar = screen.table, screen.table.verticalScrollBar()

    def frames(step: int) -> list[float]:
        times = []
        for _frame in range(150):
            begun = perf_counter()
            bar.setValue(bar.value() + step)
            table.viewport().repaint()
            times.append((perf_counter() - begun) * 1000)
            qtbot.wait(1)  # rows that were asked for come between frames, as while a person scrolls
        return sorted(times)

    for name, step in (("by the wheel", 138), ("by pages", 600), ("by dragging the bar", 20_000)):
        times = frames(step)
        keep(request.config, Figure(f"100,000 tasks scrolled {name}, frame", median(times), "ms", limit=FRAME))
        keep(request.config, Figure(f"100,000 tasks scrolled {name}, 19 of 20", times[142], "ms", limit=FRAME))


class _AllRows(QAbstractTableModel):
    """What one writes first: all rows in memory."""

    def __init__(self, rows: tuple[TaskRow, ...]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's
        return len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's
        return len(COLUMNS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return COLUMNS[index.column()].text(self._rows[index.row()], TODAY)


def test_the_table_beside_a_sorting_proxy(
    qtbot: QtBot, screen: TasksScreen, request: pytest.FixtureRequest, calm: None
) -> None:
    def some(database: object) -> tuple[TaskRow, ...]:
        numbers = find_tasks(database, TaskQuery(), TODAY).numbers  # type: ignore[arg-type]  # the thread's own
        return task_rows(database, numbers[:PEER_ROWS])  # type: ignore[arg-type]  # likewise

    rows = screen._database.ask(some).result()
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(_AllRows(rows))
    begun = perf_counter()
    proxy.sort(1)
    proxy.index(0, 1).data()
    sorting = (perf_counter() - begun) * 1000
    proxy.setFilterKeyColumn(1)
    begun = perf_counter()
    proxy.setFilterFixedString("đối thoại")
    proxy.rowCount()
    filtering = (perf_counter() - begun) * 1000
    peer = f"proxy of {PEER_ROWS:,}"
    ours = until_painted(qtbot, screen, lambda: screen.ask(TaskQuery(order="task")))
    assert keep(request.config, Figure("sorted, beside Qt's proxy", ours, "ms", peer, sorting, 1.0)).kept
    ours = until_painted(qtbot, screen, lambda: screen.ask(TaskQuery(words="đối thoại")))
    keep(request.config, Figure("filtered, beside Qt's proxy", ours, "ms", peer, filtering, 1.5))
