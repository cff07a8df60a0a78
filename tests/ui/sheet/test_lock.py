"""A sheet that is only read: nothing that is typed, pasted, pulled or commanded changes it, and it says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document
from desktop.domain.notes import insert_footnote
from desktop.domain.standards import Standard
from desktop.ui.session import EditSession
from desktop.ui.sheet import SheetEditor
from desktop.ui.theme import Theme
from tests.ui.sheet.hands import CONTROL, Hands, Key, sheet_lines
from tests.ui.typists import WAYS

WHY = "Chữ trong văn bản đã khóa."


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme, standard: Standard, plan: Document) -> Iterator[SheetEditor]:
    """A locked sheet with the focus."""
    noted = insert_footnote(plan, "I1", 3, "note")
    opened = SheetEditor(EditSession(noted, locked=WHY), standard)
    qtbot.addWidget(opened)
    opened.resize(794, 650)
    opened.show()
    qtbot.waitExposed(opened)
    opened.setFocus()
    opened.set_cursor_place("I1", 2)
    yield opened
    assert opened.session.document is noted, "nothing has changed it"
    assert not opened.session.stack.canUndo()


def told(sheet: SheetEditor) -> list[str]:
    said: list[str] = []
    sheet.in_hand.told.connect(said.append)
    return said


@pytest.mark.parametrize("way", WAYS)
def test_words_come_into_no_line_cell_note_or_field(sheet: SheetEditor, way: str) -> None:
    lines, said = sheet_lines(sheet), told(sheet)
    WAYS[way](sheet.text, "được")
    assert sheet_lines(sheet) == lines
    boxes: list[QTextEdit] = []
    sheet.tables.open("table", 1, 1)
    boxes.append(sheet.tables.hand.box)
    sheet.open_note("note")
    assert sheet.notes.hand is not None
    boxes.append(sheet.notes.hand)
    sheet.parts.open("header.issuer")
    boxes.append(sheet.parts.box)
    for box in boxes:
        before = box.toPlainText()
        WAYS[way](box, "được")
        assert box.toPlainText() == before
    assert set(said) == {WHY}


def test_keys_that_shape_a_document_do_nothing(sheet: SheetEditor) -> None:
    lines, said = sheet_lines(sheet), told(sheet)
    for offset in (0, 2):
        for key in (Key.Key_Return, Key.Key_Backspace, Key.Key_Delete, Key.Key_Tab, Key.Key_Backtab):
            sheet.set_cursor_place("I2", offset)
            Hands(sheet.text).press(key)
            assert sheet.cursor_place() == ("I2", offset), "the caret stays"
    assert sheet_lines(sheet) == lines
    assert set(said) == {WHY}


def test_commands_say_why_they_do_nothing_and_reading_goes_on(sheet: SheetEditor) -> None:
    QGuiApplication.clipboard().setText("chữ lạ")
    lines, said = sheet_lines(sheet), told(sheet)
    for name in sorted(sheet.named):
        sheet.set_cursor_place("I1", 0)
        sheet.do(name)
    assert sheet_lines(sheet) == lines
    assert set(said) == {WHY}
    said.clear()
    sheet.do("select_all")
    sheet.do("copy")
    assert "MỤC ĐÍCH" in QGuiApplication.clipboard().text()
    mime = QMimeData()
    mime.setText("thả vào")
    sheet.text.insertFromMimeData(mime)
    assert sheet_lines(sheet) == lines
    assert said == [WHY]


def test_the_caret_goes_where_it_is_sent_and_selects(sheet: SheetEditor) -> None:
    Hands(sheet.text).press(Key.Key_Home)
    Hands(sheet.text).press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.text.textCursor().selectedText() == "M"
    Hands(sheet.text).press(Key.Key_Down)
    assert sheet.cursor_place()[0] == "I2"
    Hands(sheet.text).press(Key.Key_End, CONTROL)
    sheet.text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 400))
    assert sheet.cursor_place()[0] != ""


def test_every_line_of_the_menu_that_would_change_something_is_off(sheet: SheetEditor) -> None:
    on = {action.text().partition("\t")[0] for action in sheet.text.menu_actions() if action.isEnabled()}
    assert on <= {"", "Chép"}
