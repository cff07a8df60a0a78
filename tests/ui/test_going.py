"""A plan is set going from the editor: its text freezes, says so, and is opened again only with a reason."""

from __future__ import annotations

from threading import Event
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from desktop.domain.document import Assignment, Block, Document, Header, Level, text_runs
from desktop.services import plans
from desktop.ui.actions import CHANGING, DOCUMENT
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.going_dialogs import GoingDialog, ReopenDialog, outlook
from desktop.ui.locking import LOCKED
from tests.ui.conftest import Driven, write
from tests.ui.sheet.hands import Hands

Dialog = TypeVar("Dialog", bound=QDialog)
PLAN = Document(
    "plan",
    header=Header("", "LĐLĐ TỈNH BÌNH AN", symbol="KH-LĐLĐ", kind="KẾ HOẠCH", subject="Công tác năm 2027"),
    body=(
        Block("one", Level.DASH, text_runs("Mở lớp."), assignments=(Assignment("a", "Ban Tổ chức", (), "Quý II"),)),
        Block("two", Level.DASH, text_runs("Kiểm tra."), assignments=(Assignment("b"),)),
    ),
)


def dialog_of(kind: type[Dialog]) -> Dialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def screen_of(driven: Driven) -> DocumentScreen:
    screen = driven.workspace.desk.screen
    assert screen is not None
    return screen


def sentences(driven: Driven) -> list[str]:
    return [banner.sentence for banner in driven.window.banners.banners()]


def test_the_question_says_what_freezes_and_what_is_missing() -> None:
    found = outlook(PLAN)
    assert (found.tasks, found.targets) == (2, 0)
    assert found.doubts == (
        ("1 việc chưa có đơn vị chủ trì", "Kiểm tra."),
        ("1 việc chưa có thời hạn", "Kiểm tra."),
        ("Chưa có số hoặc ngày ban hành", ""),
    )


def test_letters_typed_while_a_plan_freezes_are_not_shown_and_lost(driven: Driven) -> None:
    driven.open(sample=True)
    desk, actions = driven.workspace.desk, driven.window.actions_of
    desk.start(PLAN)
    actions["set_going"].trigger()
    done = Event()
    driven.database.ask(lambda _database: done.wait(4))  # something long is under way, such as a list of 100,000 rows
    dialog_of(GoingDialog).go.click()
    Hands(screen_of(driven).sheet.text).type("abc")
    screen_of(driven).add_appendix()
    held = screen_of(driven).session.document
    done.set()
    driven.qtbot.waitUntil(lambda: screen_of(driven).session.locked.startswith("Đã đưa"))
    assert held == screen_of(driven).session.document == PLAN
    assert screen_of(driven).isEnabled()


def test_a_plan_is_set_going_read_closed_found_locked_and_opened_again(driven: Driven) -> None:
    driven.open(sample=True)
    desk, actions = driven.workspace.desk, driven.window.actions_of
    desk.start(PLAN)
    assert not actions["reopen"].isEnabled()
    actions["set_going"].trigger()
    dialog_of(GoingDialog).go.click()
    driven.qtbot.waitUntil(lambda: screen_of(driven).session.locked.startswith("Đã đưa vào thực hiện "))
    screen = screen_of(driven)
    assert screen.session.locked in sentences(driven)
    assert [id for id in sorted(CHANGING) if actions[id].isEnabled()] == []
    assert actions["undo"].toolTip() == screen.session.locked
    assert actions["print"].isEnabled()
    assert actions["find"].isEnabled()
    assert actions["reopen"].isEnabled()
    assert not driven.window.toolbar.levels.isEnabled()

    screen.show_properties(True)
    screen.properties.show_record("")
    for field in screen.properties.findChildren(QLineEdit):
        assert field.isReadOnly() or field.window() is not driven.window
    assert all(field.isReadOnly() for field in screen.properties.findChildren(QPlainTextEdit))
    assert not screen.properties.records.assign.isVisible()
    Hands(screen.sheet.text).type("chữ lạ")
    screen.add_appendix()
    assert screen.session.document == PLAN

    desk.tasks_asked.emit("plan")
    driven.qtbot.waitUntil(lambda: driven.window.place == "tasks")
    driven.window.show_place(DOCUMENT)
    assert desk.close(), "nothing is left to be saved"
    assert LOCKED not in sentences(driven)
    desk.open("plan")
    driven.qtbot.waitUntil(lambda: desk.document is not None)
    assert screen_of(driven).session.locked

    actions["reopen"].trigger()
    question = dialog_of(ReopenDialog)
    assert not question.go.isEnabled(), "without a reason nothing is opened"
    write(question.reason, "Cấp trên yêu cầu sửa thời hạn")
    question.go.click()
    driven.qtbot.waitUntil(lambda: not screen_of(driven).session.locked)
    assert "Đã mở lại để sửa. Sửa xong thì đưa vào thực hiện lại." in sentences(driven)
    sheet = screen_of(driven).sheet
    sheet.set_cursor_place("one", 0)
    Hands(sheet.text).type("Đã ")
    assert desk.finish()
    found = driven.database.ask(lambda database: plans.issues(database, "plan"))
    assert driven.database.wait()
    assert [(one.issue, one.reason) for one in found.result()] == [(1, "Cấp trên yêu cầu sửa thời hạn")]
