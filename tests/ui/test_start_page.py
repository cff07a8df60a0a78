"""Where work begins: the start page, the first questions, the lists, and the bands that stand for message boxes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office
from desktop.domain.ports import DocumentInfo, State
from desktop.services.library import templates
from desktop.typeset.page import TextRun
from desktop.ui.actions import Actions
from desktop.ui.documents.list_model import DocumentsModel
from desktop.ui.documents.page import DocumentsPage
from desktop.ui.frame.banners import MOST_SHOWN, Banners, Kind
from desktop.ui.frame.progress import ProgressLine
from desktop.ui.second_click import SecondClick
from desktop.ui.start.cards import TemplateRow
from desktop.ui.start.first_start import FirstStart
from desktop.ui.start.page import StartPage
from desktop.ui.theme import Theme
from desktop.ui.wording import count, long_day, moment
from tests.ui.conftest import write
from tests.ui.following.rows import made_row

TODAY = date(2026, 11, 20)


def info(id: str, subject: str, number: str = "", symbol: str = "KH-LĐLĐ") -> DocumentInfo:
    return DocumentInfo(id, "KẾ HOẠCH", number, symbol, subject, State.DRAFT, 1, datetime(2026, 11, 20, 3, tzinfo=UTC))


INFOS = (
    info("a", "Tổ chức Tháng Công nhân năm 2027"),
    info("b", "Bổ nhiệm cán bộ nữ", "60"),
    info("c", "Chăm lo đoàn viên\ndịp Tết", "46"),
)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, tmp_path: Path) -> StartPage:
    parent = QObject()
    shown = StartPage(Actions(parent), tmp_path, sample=False)
    qtbot.addWidget(shown)
    shown.resize(1297, 735)
    shown.show_day(TODAY)
    shown.show_office(Office("Liên đoàn Lao động tỉnh Bình An"))
    shown.show_templates(templates())
    shown.show()
    return shown


def words_on(page: StartPage) -> set[str]:
    from PySide6.QtWidgets import QLabel

    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def test_the_start_page_says_whose_office_and_which_day(page: StartPage) -> None:
    page.show_documents(INFOS, 61)
    assert "Liên đoàn Lao động tỉnh Bình An" in words_on(page)
    assert "Thứ Sáu, ngày 20/11/2026. Có 61 văn bản." in words_on(page)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_and_a_template_answer_to_enter_and_to_the_space_bar(page: StartPage, key: Qt.Key) -> None:
    answered: list[str] = []
    page.cards[0].clicked.connect(lambda: answered.append("card"))
    page.template_chosen.connect(answered.append)
    QTest.keyClick(page.cards[0], key)
    QTest.keyClick(page.findChildren(TemplateRow)[1], key)
    assert answered == ["card", templates()[1].id]


def test_nothing_is_said_of_the_documents_before_they_are_known(page: StartPage) -> None:
    assert not any("văn bản nào" in words for words in words_on(page))
    page.show_documents((), 0)
    assert any("Chưa có văn bản nào" in words for words in words_on(page))


def test_an_empty_office_is_told_how_to_begin(page: StartPage) -> None:
    page.show_documents((), 0)
    assert "Chưa có văn bản nào. Bắt đầu từ một mẫu, hoặc mở văn bản cũ." in words_on(page)
    assert not page.recent.isVisible()


def test_a_recent_document_opens_by_a_click_and_by_enter(page: StartPage, qtbot: QtBot) -> None:
    page.show_documents(INFOS, 3)
    opened: list[str] = []
    page.opened.connect(opened.append)
    at = page.recent.visualRect(page.recent.rows.index(1)).center()
    QTest.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    page.recent.setCurrentIndex(page.recent.rows.index(2))
    QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert opened == ["b", "c"]


def test_a_template_of_the_list_is_chosen_by_its_name(page: StartPage) -> None:
    chosen: list[str] = []
    page.template_chosen.connect(chosen.append)
    name = templates()[0].name
    row = next(button for button in page.findChildren(QAbstractButton) if button.text() == name)
    row.click()
    assert chosen == [templates()[0].id]


def test_what_falls_due_takes_the_place_of_the_templates_and_opens_by_a_click(page: StartPage) -> None:
    late, coming = made_row(39), made_row(41)
    page.show_due((late, coming), 12, TODAY)
    due = page.due
    assert due is not None
    assert due.isVisible()
    assert not page._side.isVisible()
    assert "12 việc" in words_on(page)
    opened: list[object] = []
    page.task_opened.connect(opened.append)
    at = due.list.visualRect(due.list.rows.index(3)).center()
    QTest.mouseClick(due.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [coming]
    page.show_due((), 0, TODAY)
    assert page._side.isVisible()


def test_rows_are_sound_and_can_be_read_aloud(qtbot: QtBot) -> None:
    model = DocumentsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_documents(INFOS)  # what is wrong is a Qt warning, which fails the test
    model.seek("2027")
    model.seek("")
    assert tester.model() is model
    spoken = model.data(model.index(1), int(Qt.ItemDataRole.AccessibleTextRole))
    assert str(spoken).startswith("Bổ nhiệm cán bộ nữ, Kế hoạch, 60/KH-LĐLĐ, Dự thảo, ")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        *(("bo nhiem can bo nu", ["b"]), ("60/kh", ["b"]), ("đoàn viên", ["c"]), ("2027 tháng", ["a"])),
        *(("LĐLĐ", ["a", "b", "c"]), ("bo nh", ["b"]), ("oàn", []), ("xyz", [])),
    ],
)
def test_documents_are_found_with_and_without_marks(words: str, found: list[str]) -> None:
    model = DocumentsModel()
    model.show_documents(INFOS)
    model.seek(words)
    assert [model.info(row).id for row in range(model.rowCount())] == found


def test_a_filter_without_hits_names_itself_and_can_be_dropped(qtbot: QtBot, theme: Theme) -> None:
    page = DocumentsPage()
    qtbot.addWidget(page)
    page.show_documents(INFOS, ())
    page.show()
    page.seek("không có")
    pane = page._panes[0]
    assert pane.sentence.text() == "Không có văn bản nào khớp “không có”."
    assert pane.button.text() == "Bỏ lọc"
    pane.button.click()
    assert page.documents.rows.rowCount() == 3


def test_the_menu_of_a_row_opens_and_discards_and_that_of_the_bin_takes_back(qtbot: QtBot, theme: Theme) -> None:
    page = DocumentsPage()
    qtbot.addWidget(page)
    page.show_documents(INFOS[:2], INFOS[2:])
    done: list[object] = []
    page.opened.connect(done.append)
    page.discard_asked.connect(done.append)
    page.restore_asked.connect(done.append)
    for action in page.documents.row_menu(INFOS[0]).actions():
        action.trigger()
    for action in page.bin.row_menu(INFOS[2]).actions():
        action.trigger()
    page.show_bin()
    page._restore.click()
    assert done == ["a", INFOS[0], INFOS[2], INFOS[2]]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 20, 10, 42), "10:42 hôm nay"),
        (datetime(2026, 11, 19, 16, 5), "16:05 hôm qua"),
        (datetime(2026, 2, 5, 8, 0), "05/02/2026"),
    ],
)
def test_moments_are_written_by_nearness(at: datetime, words: str) -> None:
    assert moment(at.astimezone(), TODAY) == words


def test_days_and_counts_are_written_as_in_vietnam() -> None:
    assert (long_day(TODAY), count(2914), count(7)) == ("Thứ Sáu, ngày 20/11/2026", "2.914", "7")


# The first questions


@pytest.fixture
def questions(qtbot: QtBot, theme: Theme) -> FirstStart:
    shown = FirstStart(TODAY)
    qtbot.addWidget(shown)
    shown.resize(911, 470)
    shown.show()
    return shown


def test_the_name_answers_what_it_tells(questions: FirstStart) -> None:
    write(questions.name, "Đảng ủy Liên đoàn Lao động tỉnh Bình An")
    assert questions.body.currentData() == "party"
    assert questions.abbreviation.text() == "ĐU"
    assert questions.place.text() == "Bình An"


def test_an_answer_of_ones_own_is_not_written_over(questions: FirstStart) -> None:
    write(questions.place, "Hòa Thắng")
    write(questions.name, "Liên đoàn Lao động tỉnh Bình An")
    assert questions.place.text() == "Hòa Thắng"
    assert questions.abbreviation.text() == "LĐLĐ"


def test_an_abbreviation_in_small_letters_is_offered_in_capitals(questions: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitActive(questions):  # else no field gets or loses the focus
        questions.activateWindow()
    write(questions.name, "Liên đoàn Lao động tỉnh Bình An")
    write(questions.abbreviation, "lđlđ")
    assert questions.office().abbreviation == "LĐLĐ"
    questions.abbreviation.input.setFocus()
    questions.place.input.setFocus()
    assert questions.abbreviation.text() == "LĐLĐ"
    write(questions.abbreviation, "LĐLĐt")
    assert questions.office().abbreviation == "LĐLĐt", "what has capitals was meant as it is"


def test_no_name_is_said_beneath_the_field(questions: FirstStart) -> None:
    answers: list[Office] = []
    questions.answered.connect(answers.append)
    questions.start.click()
    assert questions.name.error == "Chưa có tên cơ quan. Chưa ghi gì. Hãy ghi tên cơ quan ban hành văn bản."
    assert answers == []


def test_the_answers_make_the_office(questions: FirstStart) -> None:
    answers: list[Office] = []
    questions.answered.connect(answers.append)
    write(questions.name, "  Công đoàn  phường Hòa Thắng ")
    write(questions.superior, "Liên đoàn Lao động tỉnh Bình An")
    write(questions.place, "Hòa Thắng")
    questions.start.click()
    assert answers == [
        Office("Công đoàn phường Hòa Thắng", "Liên đoàn Lao động tỉnh Bình An", "Hòa Thắng", "CĐ", "union")
    ]


def test_the_main_button_stays_in_view_on_a_small_screen(questions: FirstStart) -> None:
    at = questions.start.mapTo(questions, QPoint(0, questions.start.height()))
    assert at.y() <= questions.height()


# Bands


@pytest.fixture
def banners(qtbot: QtBot, theme: Theme) -> Banners:
    shown = Banners()
    qtbot.addWidget(shown)
    shown.resize(900, 200)
    shown.show()
    return shown


def test_two_bands_stack_and_a_third_is_counted(banners: Banners) -> None:
    for sentence in ("một", "hai", "ba"):
        banners.show_banner(Kind.ERROR, sentence)
    assert [band.sentence for band in banners.banners() if band.isVisible()] == ["ba", "hai"]
    assert len([band for band in banners.banners() if band.isVisible()]) == MOST_SHOWN
    assert banners._rest.text() == "và 1 thông báo nữa"
    banners.banners()[0].close_band()
    assert [band.sentence for band in banners.banners() if band.isVisible()] == ["hai", "một"]
    assert not banners._rest.isVisible()


def test_good_news_does_not_leave_under_a_pointer_on_its_way(banners: Banners) -> None:
    if QGuiApplication.platformName() == "offscreen":
        pytest.skip("without a screen there is no pointer to move")
    band = banners.show_banner(Kind.DONE, "Đã lưu")
    QCursor.setPos(banners.mapToGlobal(QPoint(300, 180)))
    band._timer.timeout.emit()
    assert banners.banners() == [band]
    band._timer.timeout.emit()
    assert banners.banners() == []


def test_a_band_with_the_same_key_takes_the_place_of_the_old_one(banners: Banners) -> None:
    banners.show_banner(Kind.ERROR, "cũ", key="save")
    banners.show_banner(Kind.ERROR, "mới", key="save")
    assert [band.sentence for band in banners.banners()] == ["mới"]
    banners.close_banner("save")
    assert banners.banners() == []
    banners.close_banner("save")


def test_an_answer_does_its_work_and_closes_the_band(banners: Banners) -> None:
    done: list[str] = []
    band = banners.show_banner(Kind.ERROR, "Chưa lưu được.", ("Thử lại", lambda: done.append("again")))
    next(button for button in band.findChildren(QAbstractButton) if button.text() == "Thử lại").click()
    assert done == ["again"]
    assert banners.banners() == []


def test_good_news_leaves_by_itself_but_not_from_under_the_focus(banners: Banners, qtbot: QtBot) -> None:
    banners.activateWindow()
    qtbot.waitUntil(banners.isActiveWindow)
    band = banners.show_banner(Kind.DONE, "Đã ghi.", ("Mở", lambda: None))
    button = band.findChildren(QAbstractButton)[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    band._timer.timeout.emit()
    assert banners.banners() == [band]
    button.clearFocus()
    band.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # a screen without a pointer has it in its corner
    QApplication.processEvents()
    band._timer.timeout.emit()
    assert banners.banners() == []


def test_errors_stay(banners: Banners) -> None:
    band = banners.show_banner(Kind.ERROR, "Chưa lưu được.")
    assert not band._timer.isActive()


def test_short_work_shows_nothing_and_longer_work_a_line(qtbot: QtBot, banners: Banners) -> None:
    line = ProgressLine(banners)
    line.begin()
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible, timeout=1500)
    line.end()
    assert not line.isVisible()


@pytest.mark.parametrize("name", ["", "Công đoàn cơ sở Công ty trách nhiệm hữu hạn một thành viên Môi trường Bình An"])
def test_the_head_is_drawn_as_it_will_print_whatever_is_answered(qtbot: QtBot, theme: Theme, name: str) -> None:
    questions = FirstStart(TODAY)
    qtbot.addWidget(questions)
    questions.resize(1366, 735)
    questions.show()
    write(questions.name, name)
    baselines = {item.text: item.baseline for item in questions.picture.head.items if isinstance(item, TextRun)}
    motto, day = baselines["Độc lập - Tự do - Hạnh phúc"], next(text for text in baselines if ", ngày" in text)
    assert baselines[day] > motto + 12
    assert day.startswith("………, ngày ")
    assert day.endswith("tháng 11 năm 2026")
    assert sum(text in name.upper() for text in baselines) == (4 if name else 0)  # the long name is broken, not cut
    qtbot.waitUntil(lambda: questions.picture.height() >= questions.picture.sizeHint().height())


def test_the_second_click_of_a_double_click_does_not_reach_what_opened(page: StartPage, qtbot: QtBot) -> None:
    page.show_documents(INFOS, 3)
    opened: list[str] = []
    page.opened.connect(opened.append)
    view = page.recent
    at = view.visualRect(view.rows.index(1)).center()
    field = QPlainTextEdit("Căn cứ")
    qtbot.addWidget(field)
    field.resize(200, 100)
    field.show()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    QTest.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert opened == ["b"]
    assert not field.textCursor().hasSelection()
    qtbot.waitUntil(lambda: not view.findChildren(SecondClick), timeout=5000)
    QTest.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert field.textCursor().hasSelection()
