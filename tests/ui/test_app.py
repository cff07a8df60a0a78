"""The program as a whole: first start, sample office, closing and opening again, and what goes wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db import open_database
from desktop.app import FAULTS, window_picture
from desktop.domain.errors import CannotWrite
from desktop.domain.office import Office
from desktop.domain.ports import Database
from desktop.services import drafts
from desktop.services.files import database_file
from desktop.services.office import office_of
from desktop.services.sample import fill_sample, sample_folder
from desktop.ui.actions import DOCUMENT
from desktop.ui.clock import now
from desktop.ui.question import Question
from desktop.ui.start.first_start import FirstStart
from desktop.ui.start.page import StartPage
from desktop.ui.trouble import TroubleDialog
from desktop.ui.widgets import Button
from tests.ui.conftest import Driven, write
from tests.ui.sheet.hands import Hands


def answer(driven: Driven, name: str = "Liên đoàn Lao động tỉnh Bình An") -> FirstStart:
    questions = driven.window.screens.currentWidget()
    assert isinstance(questions, FirstStart)
    write(questions.name, name)
    return questions


def test_the_first_start_asks_three_questions_and_opens_the_start_page(driven: Driven) -> None:
    driven.open(sample=False)
    questions = answer(driven)
    assert not driven.window.menu_bar.isVisible()
    questions.start.click()
    driven.qtbot.waitUntil(lambda: isinstance(driven.window.screens.currentWidget(), StartPage))
    assert driven.window.menu_bar.isVisible()
    assert driven.workspace.office == Office(
        name="Liên đoàn Lao động tỉnh Bình An",
        superior="Tổng Liên đoàn Lao động Việt Nam",
        place="Bình An",
        abbreviation="LĐLĐ",
    )


def test_the_questions_are_asked_once(driven: Driven) -> None:
    driven.open(sample=False)
    answer(driven).start.click()
    driven.qtbot.waitUntil(lambda: driven.workspace.office is not None)
    driven.close()
    driven.open(sample=False)
    assert isinstance(driven.window.screens.currentWidget(), StartPage)


def answer_banner(driven: Driven, words: str) -> None:
    next(button for button in driven.window.banners.findChildren(Button) if button.text() == words).click()


def asked(driven: Driven) -> Question:
    """The question that is open."""
    return next(question for question in driven.window.findChildren(Question) if question.isVisible())


def test_the_sample_office_is_apart_from_real_data_and_can_be_removed(driven: Driven) -> None:
    driven.open(sample=False)
    questions = answer(driven)
    driven.settled(questions.sample.click)
    assert [banner.sentence for banner in driven.window.banners.banners()] == [
        "Đây là văn phòng mẫu, tách hẳn văn bản thật. Cứ thử thoải mái."
    ]
    assert sample_folder(driven.data).is_dir()
    answer_banner(driven, "Xóa văn phòng mẫu…")
    assert asked(driven).windowTitle() == "Xóa văn phòng mẫu?"
    asked(driven).cancel.click()
    assert sample_folder(driven.data).is_dir()
    assert len(driven.window.banners.banners()) == 1
    answer_banner(driven, "Xóa văn phòng mẫu…")
    driven.settled(asked(driven).go.click)
    assert not sample_folder(driven.data).exists()
    database = open_database_after(driven)
    try:
        assert drafts.count(database) == 0
        assert office_of(database) is None
    finally:
        database.close()


def open_database_after(driven: Driven) -> Database:
    driven.close()
    return open_database(database_file(driven.data))


def test_what_was_open_is_open_again_with_the_cursor_where_it_was(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen = driven.workspace.desk.screen
    assert screen is not None
    block = screen.session.document.body[1].children[0]
    screen.sheet.set_cursor_place(block.id, 3)
    Hands(screen.sheet.text).type("xyz")
    driven.close()
    driven.open()
    driven.qtbot.waitUntil(lambda: driven.workspace.desk.screen is not None)
    again = driven.workspace.desk.screen
    assert again is not None
    assert again.session.document.body[1].children[0].text == block.text[:3] + "xyz" + block.text[3:]
    assert again.sheet.cursor_place() == (block.id, 6)
    assert driven.window.place == DOCUMENT


def test_a_document_that_was_put_away_stays_away(driven: Driven) -> None:
    driven.open()
    driven.open_document()
    driven.window.actions_of["close_document"].trigger()
    assert driven.workspace.desk.screen is None
    driven.close()
    driven.open()
    assert isinstance(driven.window.screens.currentWidget(), StartPage)


def dialog_in_view() -> TroubleDialog | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, TroubleDialog) else None


def answer_trouble(seen: list[str], beside: list[QWidget] | None = None) -> None:
    """Note the sentence, and which other windows are shown, then close the dialog."""
    dialog = dialog_in_view()
    if dialog is None:
        QTimer.singleShot(20, lambda: answer_trouble(seen, beside))
        return
    seen.append(dialog.sentence)
    if beside is not None:
        beside += [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not dialog]
    dialog.close_button.click()


def test_data_in_use_elsewhere_is_said_plainly(driven: Driven, qtbot: QtBot) -> None:
    path = database_file(sample_folder(driven.data))
    database = open_database(path)
    seen: list[str] = []
    beside: list[QWidget] = []
    try:
        QTimer.singleShot(0, lambda: answer_trouble(seen, beside))
        from desktop.app import Program
        from desktop.ui.preferences import Preferences

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        program = Program(application, driven.data, Preferences(driven.data))
        program.open(sample=True)
        qtbot.waitUntil(lambda: bool(seen))
        qtbot.waitUntil(lambda: program.workspace is None)
    finally:
        database.close()
    assert "đang mở dữ liệu này" in seen[0]
    assert beside == [], "no empty window behind the words"


def test_our_own_fault_saves_writes_itself_down_and_says_so(
    driven: Driven, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen = driven.workspace.desk.screen
    assert screen is not None
    block = screen.session.document.body[0].children[0]
    screen.sheet.set_cursor_place(block.id, 0)
    Hands(screen.sheet.text).type("abc ")
    seen: list[str] = []
    QTimer.singleShot(0, lambda: answer_trouble(seen))
    try:
        raise RuntimeError("a fault made for this test")
    except RuntimeError as error:
        driven.program.catch(type(error), error, error.__traceback__)
    assert seen == ["Thảo gặp lỗi của chính chương trình và phải đóng. Bản soạn đã lưu. Hãy mở lại Thảo để làm tiếp."]
    assert "a fault made for this test" in (driven.data / FAULTS).read_text(encoding="utf-8")
    assert "a fault made for this test" in capsys.readouterr().err
    driven.close()
    database = open_database(database_file(sample_folder(driven.data)))
    try:
        kept = drafts.open_document(database, screen.session.document.id).document
    finally:
        database.close()
    assert kept.body[0].children[0].text.startswith("abc ")


def test_a_picture_of_the_window_needs_no_hands(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    database = open_database(database_file(folder))
    fill_sample(database, now())
    database.close()
    before = sorted(path.name for path in folder.iterdir() if path.suffix == ".ini")
    window_picture(folder, tmp_path / "window.png")
    image = QImage(str(tmp_path / "window.png"))
    assert (image.width(), image.height()) == (1366, 768)
    assert sorted(path.name for path in folder.iterdir() if path.suffix == ".ini") == before
    assert sys.excepthook is not None


def test_a_picture_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "mau"
    database = open_database(database_file(folder))
    fill_sample(database, now())
    database.close()
    with pytest.raises(CannotWrite, match="Không có thư mục"):
        window_picture(folder, tmp_path / "không có" / "window.png")


def test_keys_and_qts_own_words_are_vietnamese(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    assert driven.window.actions_of["move_up"].toolTip() == "Chuyển lên trên (Alt+Shift+↑)"
    keys = driven.window.actions_of["promote"].shortcut()
    assert keys == QKeySequence("Alt+Shift+Left")
    assert keys.toString(QKeySequence.SequenceFormat.NativeText) == "Alt+Shift+←"


def test_a_window_that_would_stick_out_of_the_screen_gets_its_room(driven: Driven) -> None:
    driven.open()
    room = driven.window.screen().availableGeometry()
    driven.window.setGeometry(0, room.height() - 200, 900, 600)
    driven.close()
    driven.begin()
    assert driven.window.isMaximized() or room.contains(driven.window.geometry())
    driven.qtbot.waitUntil(lambda: driven.program.workspace is not None)
