"""Ctrl+F: words are sought on the sheet, from the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.document_screen import DocumentScreen
from desktop.ui.find_strip import FindStrip
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands


def opened(driven: Driven) -> tuple[DocumentScreen, FindStrip]:
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen = driven.workspace.desk.screen
    assert screen is not None
    driven.window.actions_of["find"].trigger()
    return screen, screen.centre.find_strip


def test_words_are_found_as_they_are_typed_and_gone_through_with_enter(driven: Driven) -> None:
    screen, strip = opened(driven)
    assert focused() is strip.words
    Hands(strip.words).type("cong doan")
    text = screen.sheet.text
    assert text.textCursor().selectedText().casefold() == "công đoàn"
    places = [text.selection()[0]]
    count = int(strip.count.text().split()[2])
    assert strip.count.text() == f"1 trong {count}"
    for number in range(2, count + 1):
        Hands(strip.words).press(Qt.Key.Key_Return)
        assert strip.count.text() == f"{number} trong {count}"
        places.append(text.selection()[0])
    assert len(set(places)) == count - 1 > 2, "the last one stands in Nơi nhận, which no cursor of the text can go to"
    Hands(strip.words).press(Qt.Key.Key_Return)
    assert text.selection()[0] == places[0], "after the last comes the first"
    Hands(strip.words).press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert strip.count.text() == f"{count} trong {count}"
    assert focused() is strip.words


def test_esc_goes_back_to_the_sheet_and_f3_goes_on(driven: Driven) -> None:
    screen, strip = opened(driven)
    Hands(strip.words).type("công đoàn")
    first = screen.sheet.text.selection()
    Hands(strip.words).press(Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert focused() is screen.sheet.text
    assert screen.sheet.text.selection() == first
    driven.window.actions_of["find_next"].trigger()
    assert screen.sheet.text.selection() != first
    assert focused() is screen.sheet.text


def test_what_is_not_there_is_said_and_the_selection_stays(driven: Driven) -> None:
    screen, strip = opened(driven)
    place = screen.sheet.cursor_place()
    Hands(strip.words).type("zzz")
    assert strip.count.text() == "Không tìm thấy"
    assert screen.sheet.cursor_place() == place


def test_undo_while_seeking_is_the_drafts(driven: Driven) -> None:
    screen, strip = opened(driven)
    screen.add_appendix()
    before = len(screen.session.document.appendices)
    driven.window.actions_of["find"].trigger()
    Hands(strip.words).type("abc")
    driven.window.actions_of["undo"].trigger()
    assert len(screen.session.document.appendices) == before - 1
    assert strip.words.text() == "abc"


def test_a_line_copied_with_its_end_is_found(driven: Driven, qapp: QApplication) -> None:
    screen, strip = opened(driven)
    line = next(row for row in screen.sheet.lines.rows if len(row.runs) == 1 and not row.is_table)
    qapp.clipboard().setText(f"{line.runs[0].text}\n")
    strip.words.clear()
    strip.words.paste()
    assert screen.sheet.text.textCursor().selectedText() == line.runs[0].text
    qapp.clipboard().clear()
