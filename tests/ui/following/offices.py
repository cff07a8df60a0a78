"""The screen Phân công on a real database, with two plans: one that is going, one that is a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import open_office
from desktop.domain.ports import Database
from desktop.domain.progress import TaskQuery, TaskRow
from desktop.services import drafts, plans, tasks
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following import Following
from desktop.ui.following.tasks.editing import UnitBox
from desktop.ui.following.tasks.panel_fields import PanelField
from desktop.ui.following.tasks.screen import TasksScreen
from desktop.ui.forms.fields import LinesInput
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from desktop.ui.theme import Theme
from tests.services.units import plan

Found = TypeVar("Found")
TODAY = date.today()
PROPAGANDA, BUREAU = "Ban Tuyên giáo - Nữ công", "Văn phòng"


def day(days: int) -> str:
    """A deadline so many days from today, as plans write it."""
    return f"{TODAY + timedelta(days=days):%d/%m/%Y}"


GOING = (
    (PROPAGANDA, day(-5), "Tổng hợp kết quả thực hiện"),
    (PROPAGANDA, day(0), "Ấn phẩm tuyên truyền"),
    (BUREAU, day(41), "Bồi dưỡng cán bộ"),
    (BUREAU, "Thường xuyên", "Đối thoại tại nơi làm việc"),
)
DRAFT = ((BUREAU, day(3), "Ăn ca của công nhân"), (PROPAGANDA, day(60), "Cập nhật tin bài"))


class Place:
    """The screen in its window, and what lies under it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.window = MainWindow()
        self.preferences = Preferences(folder)
        self.database = DatabaseThread(partial(open_office, folder, False), self.window)
        self.desk = Desk(self.window, self.database, self.preferences)
        self.following = Following(self.window, self.desk, self.database, self.preferences)
        self.do(_fill)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.show_place("tasks")
        assert self.following.tasks is not None
        self.screen: TasksScreen = self.following.tasks
        self.settle()

    def do(self, work: Callable[[Database], Found]) -> Found:
        """Let the database do something, and wait for it."""
        return self.database.ask(work).result()

    def settle(self) -> None:
        """Wait until all that was asked is answered and shown."""
        screen = self.screen

        def still() -> bool:
            asked = bool(self.database._pending) or screen._more.isActive() or screen.filters._words_due.isActive()
            return not asked and not screen.rows._ask_soon.isActive() and not self.following._news.isActive()

        self.qtbot.waitUntil(still)

    def row(self, words: str) -> TaskRow:
        """A task as the store has it now."""
        found = self.do(lambda database: tasks.all_tasks(database, TaskQuery(words=words), TODAY))
        return found[0]

    def shown(self) -> list[str]:
        """The lines of the table, heads of groups in brackets, once they have been read."""
        self.qtbot.waitUntil(lambda: "Đang đọc…" not in self._lines())
        return self._lines()

    def _lines(self) -> list[str]:
        rows = self.screen.rows
        lines = []
        for line in range(rows.rowCount()):
            group = rows.lines.group(line)
            lines.append(f"[{rows.title(group)}]" if group else str(rows.data(rows.index(line, 1))))
        return lines

    def take(self, words: str) -> int:
        """Put the cursor on a task; its line."""
        line = next(at for at, one in enumerate(self.shown()) if words in one)
        self.screen.table.take_hand(line)
        self.settle()
        return line

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focus = self.window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        self.settle()

    def write(self, field: PanelField, words: str) -> None:
        """Write over what stands in a field of the panel, and leave it."""
        box = field.input
        if isinstance(box, LinesInput):
            box.setPlainText(words)
        elif isinstance(box, UnitBox):
            box.setCurrentText(words)
        else:
            box.setText(words)
        field.finish()
        self.settle()

    def trigger(self, action: str) -> None:
        """Choose something in a menu."""
        assert self.window.actions_of[action].isEnabled(), self.window.actions_of[action].toolTip()
        self.window.actions_of[action].trigger()
        self.settle()

    def click(self, line: int, column: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click on a cell."""
        table = self.screen.table
        at: QPoint = table.visualRect(self.screen.rows.index(line, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifiers, at)
        self.settle()

    def close(self) -> None:
        """Stop everything."""
        self.desk.leave()
        self.database.close()
        self.window.close()
        self.window.deleteLater()


def _fill(database: Database) -> None:
    drafts.save(database, plan("k1", "31", GOING), 0, now())
    plans.set_going(database, "k1", now(), "Trần Thị Hoa")
    drafts.save(database, plan("k2", "", DRAFT), 0, now())
    plans.keep_clerk(database, "Trần Thị Hoa")


@pytest.fixture
def place(qtbot: QtBot, theme: Theme, data_folder: Path) -> Iterator[Place]:
    """The screen, shown."""
    one = Place(qtbot, data_folder)
    yield one
    one.close()
