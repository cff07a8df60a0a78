"""The manual: every chapter can be read, found by words without marks, and reached from a link or a screen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.domain.sought import Sought
from desktop.domain.text import fold
from desktop.ui.help import HelpWindow
from desktop.ui.help.chapters import Chapter, Search, chapters, find_chapter, look_for
from desktop.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> HelpWindow:
    made = HelpWindow()
    qtbot.addWidget(made)
    made.open_at("")
    return made


def reader(window: HelpWindow) -> QTextBrowser:
    return window.findChildren(QTextBrowser)[0]


def search(window: HelpWindow) -> QLineEdit:
    found = window.findChild(QLineEdit, "help_search")
    assert found is not None
    return found


def titles(window: HelpWindow) -> list[str]:
    shown = window.findChildren(QListWidget)[0]
    return [shown.item(row).text() for row in range(shown.count())]


def test_the_chapters_are_listed_in_order_with_the_first_open(window: HelpWindow) -> None:
    assert titles(window) == [chapter.title for chapter in chapters()]
    assert window.chapter == chapters()[0].id == "bat-dau"
    assert reader(window).toPlainText().startswith(chapters()[0].title)


def test_no_title_of_a_chapter_is_cut(window: HelpWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    assert window.findChildren(QListWidget)[0].horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.id)
def test_every_chapter_is_read_as_it_was_written(window: HelpWindow, chapter: Chapter) -> None:
    window.open_at(chapter.id)
    assert window.chapter == chapter.id
    shown = reader(window).toPlainText()
    assert not re.search(r"\*\*|^#|\|---", shown, re.MULTILINE)  # no mark of Markdown is left
    assert len(shown.split()) > 50


def test_an_unknown_chapter_opens_the_first(window: HelpWindow) -> None:
    window.open_at("trang-that-va-in")
    window.open_at("no such chapter")
    assert window.chapter == "bat-dau"


def test_words_are_found_without_their_marks_and_shown_where_they_stand(window: HelpWindow) -> None:
    QTest.keyClicks(search(window), "may in mac dinh")
    assert "Trang thật, in và PDF" in titles(window)
    assert len(titles(window)) < len(chapters())
    marks = [mark.cursor.selectedText() for mark in reader(window).extraSelections()]
    assert {fold(mark) for mark in marks} == {"may in mac dinh"}


def test_the_whole_phrase_is_found_first_and_shown_where_a_heading_names_it(qtbot: QtBot, window: HelpWindow) -> None:
    QTest.keyClicks(search(window), "dan chieu")
    marks = [mark.cursor.selectedText() for mark in reader(window).extraSelections()]
    assert len(marks) > 2
    assert {fold(mark) for mark in marks} == {"dan chieu"}, "not every đánh, đang and Đảng"
    assert window.chapter == "soan-thao"
    assert reader(window).textCursor().block().text() == "Dẫn chiếu trong văn bản"
    height = reader(window).viewport().height()
    assert 0 <= reader(window).cursorRect().top() < height // 2, "it is in view without scrolling"
    count = sum(len(look_for("dan chieu")[0].places(chapter.words)) for chapter in chapters())
    told = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    assert f"{count} chỗ trong {len(titles(window))} chương. Enter: sang chỗ sau." in told


def test_enter_goes_from_place_to_place_and_on_to_the_next_chapter(window: HelpWindow) -> None:
    QTest.keyClicks(search(window), "ctrl+s")
    seen = {(window.chapter, reader(window).textCursor().position())}
    many = sum(len(look_for("ctrl+s")[0].places(chapter.words)) for chapter in chapters())
    for _time in range(2 * many):
        QTest.keyClick(search(window), Qt.Key.Key_Return)
        seen.add((window.chapter, reader(window).textCursor().position()))
    assert len({chapter for chapter, _position in seen}) == len(titles(window)) > 1
    assert len(seen) == many


def test_words_that_stand_nowhere_are_named_and_can_be_taken_back(window: HelpWindow) -> None:
    QTest.keyClicks(search(window), "zzz")
    assert titles(window) == []
    back = next(one for one in window.findChildren(QPushButton) if one.text() == "Bỏ lọc")
    assert back.isVisible()
    back.click()
    assert len(titles(window)) == len(chapters())
    assert not back.isVisible()


def test_a_link_leads_to_its_chapter(window: HelpWindow) -> None:
    reader(window).anchorClicked.emit(QUrl("03-trang-that-va-in.md"))
    assert window.chapter == "trang-that-va-in"
    reader(window).anchorClicked.emit(QUrl("https://example.org/"))
    assert window.chapter == "trang-that-va-in"


def test_the_page_has_one_head_in_the_size_of_titles(window: HelpWindow, theme: Theme) -> None:
    cursor = QTextCursor(reader(window).document())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert cursor.charFormat().font().pixelSize() == theme.px(18)


def test_lines_do_not_grow_longer_than_eyes_follow(window: HelpWindow) -> None:
    window.resize(1400, 700)
    assert reader(window).lineWrapColumnOrWidth() <= 700
    window.resize(600, 500)
    assert reader(window).lineWrapColumnOrWidth() <= 600


def test_escape_closes_and_ctrl_f_goes_to_the_search(qtbot: QtBot, window: HelpWindow) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(reader(window), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(search(window).hasFocus)
    QTest.keyClick(search(window), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_chapters_are_found_by_name_and_by_all_their_words() -> None:
    assert find_chapter("phim-tat") is not None
    assert find_chapter("nothing") is None
    assert look_for("")[1] == chapters()
    assert look_for("PHIM TAT")[1][0] in chapters()


def test_words_are_whole_syllables_before_they_are_beginnings() -> None:
    whole, _chapters = look_for("dan")
    assert whole.places("đánh dấu, dẫn, danh") == [(10, 13)]
    begun, found = look_for("dan chi")  # as it is typed
    assert found
    assert begun.places("đọc dẫn chiếu") == [(4, 11)]
    apart, found = look_for("máy in giấy trắng pdf")
    assert [part.words for part in apart.parts] == ["máy", "in", "giấy", "trắng", "pdf"]
    assert found
    assert look_for("zzz") == (Search(()), ())


def test_marked_letters_find_only_themselves() -> None:
    marked, _chapters = look_for("dẫn")
    assert marked.places("dân dẫn Dẫn") == [(4, 7), (8, 11)]


@given(st.text(max_size=60), st.text(min_size=1, max_size=6))
def test_what_is_marked_lies_in_the_text(text: str, word: str) -> None:
    for start, end in Search((Sought(word),), begun=True).places(text):
        assert 0 <= start < end <= len(text)


def test_places_are_those_of_the_letters_as_they_stand() -> None:
    assert Search((Sought("duong", whole=True),)).places("Đường đi:\nđường về") == [(0, 5), (10, 15)]
    assert Search((Sought("b"),)).places("a\u0301b") == [(2, 3)]
