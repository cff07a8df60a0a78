"""Đậm, Nghiêng and Gạch chân are down where the letters in hand are so: in the text, a cell and a note."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.document import Block, Cell, Document, Footnote, Header, Level, Run, Table, text_runs
from desktop.domain.lines import Caret
from desktop.ui.frame.toolbar import Tool
from desktop.ui.sheet import SheetEditor
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Key

PLAN = Document(
    "marks",
    header=Header("", "CÔNG ĐOÀN TỈNH", kind="KẾ HOẠCH", subject="Về công đoàn"),
    body=(
        Block("a", Level.PARAGRAPH, (Run("Làm "), Run("ngay", bold=True), Run(" việc", bold=True, italic=True))),
        Block("b", Level.PARAGRAPH, (Run("Nhẹ"), Run(footnote="n"))),
        Block("t", Level.TABLE, table=Table(((Cell(text_runs("Việc")), Cell((Run("Gấp", underline=True),))),), 0)),
    ),
    footnotes=(Footnote("n", (Run("Theo Luật", italic=True),)),),
)


@pytest.fixture
def sheet(driven: Driven) -> SheetEditor:
    driven.open()
    driven.workspace.desk.start(PLAN)
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.sheet.setFocus()
    return screen.sheet


def down(driven: Driven) -> list[str]:
    """The tools that are down; menus show the same marks."""
    tools = [one for one in driven.window.toolbar.findChildren(Tool) if one.action_of.objectName() in _NAMES]
    assert [tool.isChecked() for tool in tools] == [tool.action_of.isChecked() for tool in tools]
    return [tool.action_of.objectName() for tool in tools if tool.isChecked()]


_NAMES = ("bold", "italic", "underline")


def test_they_follow_the_caret_and_the_selection(driven: Driven, sheet: SheetEditor) -> None:
    sheet.surface.select(Caret("a", 2), Caret("a", 2))
    assert down(driven) == []
    sheet.surface.select(Caret("a", 4), Caret("a", 8))
    assert down(driven) == ["bold"]
    sheet.surface.select(Caret("a", 4), Caret("a", 13))
    assert down(driven) == ["bold"], "not all that is selected is slanted"
    sheet.surface.select(Caret("a", 3), Caret("a", 13))
    assert down(driven) == ["bold"], "a blank has no dress"
    sheet.surface.select(Caret("a", 1), Caret("a", 13))
    assert down(driven) == []
    sheet.surface.select(Caret("a", 13), Caret("a", 13))
    assert down(driven) == ["bold", "italic"]


def test_they_show_what_was_chosen_for_the_letters_to_come(driven: Driven, sheet: SheetEditor) -> None:
    sheet.surface.select(Caret("a", 2), Caret("a", 2))
    QTest.keyClick(focused(), Key.Key_B, CONTROL)
    assert down(driven) == ["bold"]
    Hands(sheet.text).type("x")
    assert down(driven) == ["bold"]
    QTest.keyClick(focused(), Key.Key_B, CONTROL)
    assert down(driven) == []
    sheet.surface.select(Caret("b", 0), Caret("b", 3))
    QTest.keyClick(focused(), Key.Key_U, CONTROL)
    assert down(driven) == ["underline"]
    driven.window.actions_of["undo"].trigger()
    sheet.surface.select(Caret("b", 0), Caret("b", 3))
    assert down(driven) == []


def test_a_click_on_a_tool_turns_it_and_the_letters(driven: Driven, sheet: SheetEditor) -> None:
    tools = {one.action_of.objectName(): one for one in driven.window.toolbar.findChildren(Tool)}
    sheet.surface.select(Caret("a", 0), Caret("a", 3))
    QTest.mouseClick(tools["italic"], Qt.MouseButton.LeftButton)
    assert down(driven) == ["italic"]
    assert focused() is sheet.text
    QTest.mouseClick(tools["italic"], Qt.MouseButton.LeftButton)
    assert down(driven) == []
    assert sheet.session.document.body[0] == PLAN.body[0]


def test_they_follow_into_cells_and_notes_and_stay_up_in_the_head(driven: Driven, sheet: SheetEditor) -> None:
    hand = sheet.tables.hand
    sheet.surface.select(Caret("a", 6), Caret("a", 6))
    assert down(driven) == ["bold"]
    assert hand.open("t", (0, 1), where="end")
    assert down(driven) == ["underline"]
    QTest.keyClick(hand.box, Key.Key_I, CONTROL)
    assert down(driven) == ["italic", "underline"]
    QTest.keyClick(hand.box, Key.Key_Left, SHIFT)
    QTest.keyClick(hand.box, Key.Key_B, CONTROL)
    assert "bold" in down(driven)
    sheet.open_note("n")
    assert down(driven) == ["italic"]
    sheet.parts.open("header.subject")
    assert down(driven) == []
    QTest.keyClick(focused(), Key.Key_B, CONTROL)
    assert down(driven) == [], "the standard settles how the subject looks"
    QTest.keyClick(focused(), Key.Key_Escape)
    sheet.setFocus()
    hand.open("t", (0, 0), where="end")
    hand.choose((0, 1))
    assert down(driven) == []
    for mark in _NAMES:
        driven.window.actions_of[mark].trigger()
    assert down(driven) == ["bold", "italic", "underline"], "all chosen cells have them"
