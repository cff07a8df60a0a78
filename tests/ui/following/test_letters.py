"""Letters out and forms back in the real window: dialog, documents, files, review, taking over, refusals."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db import open_database
from desktop.domain.form_values import read_day
from desktop.domain.letter_forms import LetterKind
from desktop.domain.progress import Progress, TaskQuery, TaskRow, TaskState
from desktop.services.files import database_file
from desktop.services.tasks import TaskChange, change_tasks
from desktop.ui.actions import DOCUMENT
from desktop.ui.clock import now
from desktop.ui.following.letters.letters import Letters
from desktop.ui.following.letters.receiving import FORM
from desktop.ui.following.letters.review_screen import FormReviewScreen
from desktop.ui.following.letters.review_words import spoken
from desktop.ui.following.letters.send_dialog import SendDialog
from desktop.ui.frame.rail import TASKS
from desktop.ui.frame.toolbar import Tool
from desktop.ui.widgets import Button
from tests.services.units import BUREAU, PROPAGANDA, cell, fill, follow, plan, rows_of
from tests.ui.conftest import Driven, write

TODAY = date.today()


def days(count: int) -> str:
    return f"{TODAY + timedelta(days=count):%d/%m/%Y}"


GIVEN = (
    (PROPAGANDA, days(-20), "Tổng hợp kết quả Tháng Công nhân"),
    (PROPAGANDA, days(-5), "Tổ chức hội nghị nữ công"),
    (BUREAU, days(-50), "Mở lớp tập huấn nghiệp vụ"),
    (PROPAGANDA, days(30), "Kiểm tra việc chấp hành điều lệ"),
)


@pytest.fixture
def office(driven: Driven, data_folder: Path, tmp_path: Path) -> Driven:
    """The program on the screen Phân công of an office with one plan; folders are chosen without a dialog."""
    database = open_database(database_file(data_folder))
    follow(database, plan(given=GIVEN))
    database.close()
    driven.open(sample=False)
    driven.window.actions_of["show_tasks"].trigger()
    driven.qtbot.waitUntil(lambda: driven.window.place == TASKS)
    letters(driven).ask_folder = lambda _title, _folder, _window: tmp_path
    return driven


def letters(office: Driven) -> Letters:
    made = office.workspace.following.letters
    assert made is not None
    return made


def dialog(office: Driven, action: str) -> SendDialog:
    """The dialog of an action, once it knows the units."""
    office.window.actions_of[action].trigger()
    found = letters(office).dialog
    assert found is not None
    office.qtbot.waitUntil(found.go.isEnabled)
    found.choose_folder.click()
    return found


def banner(office: Driven, words: str) -> str:
    """Waits for a band that says `words`; its sentence."""

    def said() -> list[str]:
        return [one.sentence for one in office.window.banners.banners() if words in one.sentence]

    office.qtbot.waitUntil(lambda: bool(said()))
    return said()[0]


def press(office: Driven, words: str) -> None:
    """Press a button of a band."""
    buttons = office.window.banners.findChildren(Button)
    next(button for button in buttons if button.text() == words and button.isVisible()).click()


def rows(office: Driven) -> tuple[TaskRow, ...]:
    """The rows of the first unit as the database has them."""
    return office.database.ask(lambda database: rows_of(database, PROPAGANDA)).result(10)


def send(office: Driven, folder: Path) -> Path:
    """Send slips with forms to both units; the form of the first."""
    asked = dialog(office, "issue_tasks")
    asked.go.click()
    banner(office, "Đã lập 2 phiếu giao việc")
    return next(path for path in folder.glob("*.xlsx") if PROPAGANDA in path.name)


def receive(office: Driven, path: Path) -> FormReviewScreen:
    """Choose a file and wait for its review."""
    receiving = letters(office).receiving
    receiving.ask_path = lambda _window: path
    office.window.show_place(TASKS)
    office.window.actions_of["receive_form"].trigger()
    office.qtbot.waitUntil(lambda: office.window.place == FORM)
    assert receiving.screen is not None
    return receiving.screen


def refused(office: Driven, path: Path, words: str) -> None:
    """Choose a file and wait for the band that says why not; nothing else happens."""
    letters(office).receiving.ask_path = lambda _window: path
    office.window.show_place(TASKS)
    office.window.actions_of["receive_form"].trigger()
    banner(office, words)
    assert office.window.place == TASKS


def test_late_units_are_listed_and_get_letters_that_are_printed(office: Driven, tmp_path: Path) -> None:
    tool = next(tool for tool in office.window.findChildren(Tool) if tool.action_of.objectName() == "remind")
    office.qtbot.waitUntil(lambda: tool.accessibleName() == "Đôn đốc, 3")
    asked = dialog(office, "remind")
    listed = [asked.list.item(row).text() for row in range(asked.list.count())]
    assert listed == [
        f"{PROPAGANDA}: 2 việc, 2 quá hạn, đôn đốc lần 1",
        f"{BUREAU}: 1 việc, 1 quá hạn, đôn đốc lần 1",
    ]
    assert asked.go.text() == "Lập 2 công văn"
    asked.with_forms.setChecked(False)
    asked.go.click()
    banner(office, "Đã lập 2 công văn đôn đốc")
    assert not list(tmp_path.glob("*.xlsx"))
    office.qtbot.waitUntil(lambda: office.workspace.documents.total == 3)
    press(office, "In tất cả ra PDF…")
    banner(office, "Đã ghi 3 tệp PDF")  # each alone, and all in one
    assert len(list(tmp_path.glob("*.pdf"))) == 3
    assert [row.reminders for row in rows(office)] == [1, 1, 0]


def test_the_kind_the_units_and_the_day_can_be_chosen(office: Driven, tmp_path: Path) -> None:
    asked = dialog(office, "remind")
    write(asked.day, "hôm nào")
    assert asked.day.error == "Ghi ngày/tháng/năm, ví dụ 15/11/2026"
    assert not asked.go.isEnabled()
    write(asked.day, days(-1))
    assert asked.day.error == "Hạn báo cáo phải sau hôm nay"
    sunday = TODAY + timedelta(days=13 - TODAY.weekday())
    write(asked.day, f"{sunday:%d/%m/%Y}")
    assert asked.about_day.text() == f"Ngày nghỉ; ngày làm việc kế tiếp là {sunday + timedelta(days=1):%d/%m/%Y}"
    asked.list.clear()
    asked.kind.setCurrentIndex(asked.kind.findData(LetterKind.EXPLAIN.value))
    office.qtbot.waitUntil(lambda: asked.list.count() == 2)
    asked.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert asked.go.text() == "Lập 1 công văn"
    assert read_day(asked.day.text()).day == sunday  # a day that was typed stays
    asked.go.click()
    office.qtbot.waitUntil(lambda: office.window.place == DOCUMENT)  # one letter is opened on the desk
    document = office.workspace.desk.document
    assert document is not None
    assert document.header.subject.startswith("kiểm điểm việc chậm")
    assert document.addressed_to == (BUREAU,)
    assert [path.name for path in tmp_path.glob("*.xlsx")] == [f"Phiếu báo cáo Văn phòng {TODAY:%d-%m-%Y}.xlsx"]


def test_letters_are_about_what_a_narrowed_table_shows_unless_all_is_chosen(office: Driven) -> None:
    def listed() -> list[str]:
        return [asked.list.item(row).text() for row in range(asked.list.count())]

    tasks = office.workspace.following.tasks
    assert tasks is not None
    with office.qtbot.waitSignal(tasks.reading.listed):
        tasks.ask(TaskQuery(lead=BUREAU))
    asked = dialog(office, "issue_tasks")
    assert asked.scope.currentText() == "Việc: Chưa xong, trong bảng đang lọc"
    assert listed() == [f"{BUREAU}: 1 việc, 1 quá hạn"]
    asked.scope.setCurrentIndex(0)
    office.qtbot.waitUntil(lambda: asked.list.count() == 2)
    asked.reject()
    with office.qtbot.waitSignal(tasks.reading.listed):
        tasks.ask(TaskQuery(lead=PROPAGANDA))
    asked = dialog(office, "remind")
    assert asked.scope.currentText() == "Việc: Quá hạn, trong bảng đang lọc"
    assert listed() == [f"{PROPAGANDA}: 2 việc, 2 quá hạn, đôn đốc lần 1"]  # a third is not due yet
    asked.reject()


def test_a_form_comes_back_is_reviewed_taken_over_in_part_and_given_back(office: Driven, tmp_path: Path) -> None:
    filled = fill(
        send(office, tmp_path),
        {cell("E", 0): "Hoàn thành", cell("G", 0): "Có đủ báo cáo", cell("F", 1): 40, cell("F", 2): 140},
    )
    screen = receive(office, filled)
    assert screen.title.text() == f"Phiếu của {PROPAGANDA}"
    assert screen.notice.text() == "1 dòng cần xem trước khi nhận."
    assert [spoken(review) for review in screen.list.rows.reviews] == [
        "Tổng hợp kết quả Tháng Công nhân. Trạng thái: Chưa làm, phiếu ghi Hoàn thành. Tiến độ: 0%, phiếu ghi 100%. "
        f"Kết quả: (để trống), phiếu ghi Có đủ báo cáo. Ngày hoàn thành: (để trống), phiếu ghi {TODAY:%d/%m/%Y}",
        "Tổ chức hội nghị nữ công. Trạng thái: Chưa làm, phiếu ghi Đang làm. Tiến độ: 0%, phiếu ghi 40%",
        "Kiểm tra việc chấp hành điều lệ. Tiến độ: “140” không phải số từ 0 đến 100",
    ]
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    QTest.keyClick(screen.list, Qt.Key.Key_Space)  # not the second row
    assert screen.said.text().startswith("Chọn 1/3 dòng.")
    screen.accept.click()
    banner(office, f"Đã nhận 1 dòng từ phiếu của {PROPAGANDA}")
    assert [row.progress.percent for row in rows(office)] == [100, 0, 0]
    press(office, "Hoàn tác")
    banner(office, "Đã trả 1 dòng về như trước khi nhận phiếu")
    assert {row.progress for row in rows(office)} == {Progress()}
    office.window.actions_of["redo"].trigger()
    banner(office, "Đã nhận 1 dòng")
    assert rows(office)[0].progress.percent == 100
    office.window.actions_of["undo"].trigger()
    office.qtbot.waitUntil(lambda: rows(office)[0].progress.percent == 0)
    again = receive(office, filled)
    again.accept.click()
    banner(office, "Đã nhận 2 dòng")
    assert [row.progress.state for row in rows(office)] == [TaskState.DONE, TaskState.DOING, TaskState.NOT_BEGUN]
    refused(office, filled, "đã nhận lúc")  # the third row proposes nothing


def test_what_cannot_be_received_is_said_in_a_band_and_changes_nothing(office: Driven, tmp_path: Path) -> None:
    form = send(office, tmp_path)
    hostile = tmp_path / "phiếu lạ.xlsx"
    hostile.write_bytes(b"PK\x03\x04" + bytes(500))
    refused(office, hostile, "“phiếu lạ.xlsx” bị hỏng")
    refused(office, fill(form, {cell("B", 0): "Việc khác"}), "sửa ở phần khóa: ô B7 (Nhiệm vụ)")
    refused(office, form, "chưa ghi gì mới")
    assert {row.progress for row in rows(office)} == {Progress()}


def test_rows_changed_while_they_are_looked_at_are_compared_anew(office: Driven, tmp_path: Path) -> None:
    screen = receive(office, fill(send(office, tmp_path), {cell("F", 0): 40, cell("F", 1): 50}))
    first = rows(office)[0]
    change = TaskChange(first.key, first.revision, Progress(TaskState.DOING, 30))
    office.database.ask(lambda database: change_tasks(database, [change], now(), "Lan")).result(10)
    screen.accept.click()
    banner(office, "vừa được cập nhật ở chỗ khác")
    receiving = letters(office).receiving
    office.qtbot.waitUntil(lambda: receiving.screen is not screen)
    assert receiving.screen is not None
    fresh = receiving.screen.list.rows
    assert [(review.now.percent, review.proposed.percent) for review in fresh.reviews] == [(30, 40), (0, 50)]
    assert [row.progress.percent for row in rows(office)] == [30, 0, 0]


def test_a_form_dropped_on_the_table_is_received_and_can_be_left(office: Driven, tmp_path: Path) -> None:
    filled = fill(send(office, tmp_path), {cell("F", 0): 40})
    tasks = office.workspace.following.tasks
    assert tasks is not None
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(filled))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    spot, action = QPoint(40, 40), Qt.DropAction.CopyAction
    viewport = tasks.table.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(spot, action, dropped, buttons, keys))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(spot), action, dropped, buttons, keys))
    office.qtbot.waitUntil(lambda: office.window.place == FORM)
    screen = letters(office).receiving.screen
    assert screen is not None
    QTest.keyClick(screen.list, Qt.Key.Key_Escape)
    assert office.window.place == TASKS
    assert {row.progress for row in rows(office)} == {Progress()}
