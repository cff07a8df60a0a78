"""Tổng quan in its window, on a real database: what it shows, what its figures open, what leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import open_office
from desktop.domain.ports import Database
from desktop.domain.progress import Progress, TargetQuery, TaskQuery, TaskState
from desktop.services import drafts, plans, tasks
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.desk import Desk
from desktop.ui.following import Following
from desktop.ui.following.overview.canvas import Figure
from desktop.ui.following.overview.commands import OverviewCommands
from desktop.ui.following.overview.screen import OverviewScreen
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from desktop.ui.theme import TOKENS, Theme
from desktop.ui.widgets import Button
from tests.services.units import plan
from tests.ui.following.offices import BUREAU, DRAFT, GOING, PROPAGANDA, TODAY


class Place:
    """The screen in its window, and what lies under it."""

    def __init__(self, qtbot: QtBot, folder: Path, *, going: bool = True) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.window = MainWindow()
        self.preferences = Preferences(folder)
        self.database = DatabaseThread(partial(open_office, folder, False), self.window)
        self.desk = Desk(self.window, self.database, self.preferences)
        self.following = Following(self.window, self.desk, self.database, self.preferences)
        self.database.ask(partial(_fill, going=going)).result()
        self.window.resize(1366, 768)
        self.window.show()
        self.window.show_place("overview")
        assert self.following.overview is not None
        self.screen: OverviewScreen = self.following.overview
        self.settle()

    @property
    def commands(self) -> OverviewCommands:
        [found] = self.screen.findChildren(OverviewCommands)
        return found

    def settle(self) -> None:
        """Wait until all that was asked is answered and shown."""
        idle = self.following._news
        self.qtbot.waitUntil(lambda: not self.database._pending and not idle.isActive())
        self.qtbot.waitUntil(lambda: not self.database._pending and self.screen.found is not None)

    def figure(self, name: str) -> Figure:
        """The place of the sheet that a screen reader calls so."""
        shown = [one for one in self.screen.canvas.figures if not one.isHidden()]
        return next(one for one in shown if one.accessibleName().startswith(name))

    def names(self) -> list[str]:
        """What a screen reader calls the places of the sheet."""
        return [one.accessibleName() for one in self.screen.canvas.figures if not one.isHidden()]

    def trigger(self, action: str) -> None:
        """Choose something in a menu."""
        assert self.window.actions_of[action].isEnabled(), self.window.actions_of[action].toolTip()
        self.window.actions_of[action].trigger()
        self.settle()

    def close(self) -> None:
        """Stop everything."""
        self.desk.leave()
        self.database.close()
        self.window.close()
        self.window.deleteLater()


def _fill(database: Database, *, going: bool) -> None:
    drafts.save(database, plan("k1", "31", GOING), 0, now())
    drafts.save(database, plan("k2", "", DRAFT), 0, now())
    if not going:
        return
    plans.set_going(database, "k1", now(), "Trần Thị Hoa")
    [row] = tasks.all_tasks(database, TaskQuery(words="Bồi dưỡng"), TODAY)
    done = tasks.TaskChange(row.key, row.revision, Progress(TaskState.DONE, 100, "Đã mở lớp", done_on=TODAY))
    tasks.change_tasks(database, [done], now(), "Trần Thị Hoa")


@pytest.fixture
def place(qtbot: QtBot, theme: Theme, data_folder: Path) -> Iterator[Place]:
    """The screen, shown."""
    one = Place(qtbot, data_folder)
    yield one
    one.close()


def test_the_sheet_tells_how_far_the_plans_that_go_have_come(place: Place) -> None:
    names = place.names()
    assert names[:5] == [
        "4 nhiệm vụ",
        "1 hoàn thành, 25%",
        "0 đang làm",
        "2 chưa làm, tạm dừng",
        "1 quá hạn, ở 1 đơn vị",
    ]
    assert f"{PROPAGANDA}, Quá hạn: 1" in names
    assert f"{BUREAU}, Hoàn thành: 1" in names
    assert place.commands.tools.main.text() == f"Lập tổng kết năm {TODAY.year}" or place.screen.scope.year == 2026
    tables = {table.accessibleName(): table for table in place.screen.canvas.numbers}
    bars = tables["Tiến độ theo đơn vị"]
    model = bars.model()
    assert [model.data(model.index(0, column)) for column in range(6)] == [PROPAGANDA, "0", "0", "1", "1", "2"]
    spoken = QAccessible.queryAccessibleInterface(bars)
    assert spoken.role() is QAccessible.Role.Table
    across = Qt.Orientation.Horizontal
    heads = [bars.model().headerData(column, across) for column in range(bars.columnCount())]
    assert heads == ["Đơn vị", "Hoàn thành", "Đang làm", "Chưa làm, tạm dừng", "Quá hạn", "Tổng số", "%"]
    read = {spoken.child(at).text(QAccessible.Text.Name) for at in range(spoken.childCount())}
    assert {*heads, PROPAGANDA, BUREAU, "50%"} <= read

    # a figure that is pressed opens its rows on Phân công
    QTest.mouseClick(place.figure(f"{PROPAGANDA}, Quá hạn"), Qt.MouseButton.LeftButton)
    place.settle()
    assert place.window.place == "tasks"
    tasks_screen = place.following.tasks
    assert tasks_screen is not None
    asked = tasks_screen.query
    assert (asked.lead, asked.state, asked.going) == (PROPAGANDA, "late", True)
    place.qtbot.waitUntil(lambda: len(tasks_screen.rows.listing.numbers) == 1)

    # what is changed there is counted when the place comes into view again
    row = place.database.ask(lambda database: tasks.all_tasks(database, asked, TODAY)).result()[0]
    change = tasks.TaskChange(row.key, row.revision, Progress(TaskState.PAUSED))
    place.database.ask(lambda database: tasks.change_tasks(database, [change], now(), "Hoa")).result()
    place.following.tell_news()
    place.window.show_place("overview")
    place.qtbot.waitUntil(lambda: {"3 chưa làm, tạm dừng", "0 quá hạn"} <= {*place.names()})

    # with the keyboard: the mark of the focus, Enter
    figure = place.figure("1 hoàn thành")
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Return)
    place.settle()
    assert tasks_screen.query.state == "done"


def test_views_scope_and_period(place: Place) -> None:
    place.trigger("overview_by_plan")
    assert place.screen.found is not None
    assert place.figure("Kế hoạch 31/KH-LĐLĐ, Hoàn thành: 1").isVisible()
    place.trigger("overview_by_target")
    assert place.preferences.text("overview_view", "") == "targets"
    place.trigger("overview_by_unit")
    assert place.window.actions_of["overview_by_unit"].isChecked()
    place.trigger("overview_scope")
    assert place.commands.menu is not None
    words = [action.text() for action in place.commands.menu.actions() if action.text()]
    assert words == ["Mọi kế hoạch năm 2026", "Kế hoạch 31/KH-LĐLĐ"]
    place.commands.menu.actions()[-1].trigger()
    place.settle()
    assert place.screen.scope.plan == "k1"
    place.commands.menu.close()
    place.trigger("overview_period")
    assert place.commands.menu is not None
    quarter = next(action for action in place.commands.menu.actions() if action.text() == "Quý I")
    quarter.trigger()
    place.settle()
    place.commands.menu.close()
    assert (place.screen.scope.first, place.screen.scope.plan) != (None, "")


def test_numbers_pictures_and_files_leave_the_screen(place: Place, tmp_path: Path) -> None:
    files = place.commands.files
    place.trigger("copy")
    clip = QGuiApplication.clipboard()
    assert f"{PROPAGANDA}\t0\t0\t1\t1\t2" in clip.text()
    place.trigger("overview_image")
    image = clip.image()
    assert (image.width(), image.height()) == (2532, 1790)
    files.ask_path = lambda start, kinds: tmp_path / f"tong quan{kinds[0][1]}"
    place.trigger("export_pdf")
    document = pypdfium2.PdfDocument(tmp_path / "tong quan.pdf")
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert PROPAGANDA in text
    assert "quá hạn, ở 1 đơn vị" in text
    place.trigger("overview_excel")
    sheet = openpyxl.load_workbook(tmp_path / "tong quan.xlsx").active
    assert sheet is not None
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert [PROPAGANDA, 0, 0, 1, 1, 2, "0%"] in rows
    files.ask_path = lambda _start, _kinds: tmp_path / "tong quan.png"
    place.trigger("export_pdf")
    written = QImage(str(tmp_path / "tong quan.png"))
    assert written.size() == image.size()

    def print_to_file(printer) -> bool:  # type: ignore[no-untyped-def]  # a QPrinter; its module is read by the screen
        printer.setOutputFileName(str(tmp_path / "in.pdf"))
        return True

    files.ask_printer = print_to_file
    place.trigger("print")
    printed = pypdfium2.PdfDocument(tmp_path / "in.pdf")
    width, height = printed[0].get_size()
    printed.close()
    assert (len(written.text()), width > height) == (0, True)


def test_the_sheet_fits_every_window_in_both_looks(place: Place, theme: Theme) -> None:
    canvas, pane = place.screen.canvas, place.screen.pane
    assert canvas.height() <= pane.viewport().height(), "at 768 all of it is in view"
    for choice, column in (("light", 0), ("dark", 1)):
        theme.choose(choice=choice)
        ground = canvas.grab().toImage().pixelColor(40, 40)
        assert ground.name().upper() == TOKENS["surface"][column]
    theme.choose(choice="light", scale=130)
    assert canvas.width() <= pane.viewport().width()
    theme.choose(scale=100)
    place.window.resize(911, 470)
    place.qtbot.waitUntil(lambda: canvas.width() <= pane.viewport().width())
    assert canvas.height() > pane.viewport().height(), "it scrolls"
    due = place.figure("Đến hạn trong 30 ngày").geometry()
    bar = place.figure(f"{PROPAGANDA}, Quá hạn").geometry()
    assert due.top() > bar.bottom(), "where it is narrow the due list goes under"
    last = place.figure("Đến hạn trong 30 ngày")
    last.setFocus()
    assert pane.viewport().rect().intersects(last.rect().translated(last.mapTo(pane.viewport(), last.rect().topLeft())))


def test_an_office_without_plans_is_told_what_to_do(qtbot: QtBot, theme: Theme, data_folder: Path) -> None:
    place = Place(qtbot, data_folder, going=False)
    screen = place.screen
    assert screen.pile.currentWidget() is not screen.pane
    assert not place.window.actions_of["export_pdf"].isEnabled()
    assert screen.scene(lambda _text, _size, _bold: 1.0, 1266, 622) is None
    with qtbot.waitSignal(screen.writing_asked):
        next(one for one in screen.findChildren(Button) if one.text() == "Mở văn bản").click()
    with qtbot.waitSignal(screen.targets_asked) as asked:
        screen.canvas.asked.emit(TargetQuery(rows=(3,)))
    assert asked.args == [TargetQuery(rows=(3,))]
    place.close()
