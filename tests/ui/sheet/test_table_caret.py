"""Where the cursor of a table is after commands, undo and Ctrl+A, and while an edge is dragged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.document import find
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Key
from tests.ui.sheet.in_tables import (
    PLAN,
    at,
    chosen,
    drag,
    edge_of,
    focus_of,
    in_cell,
    move,
    spot_of,
    table_of,
    texts,
    with_table,
)


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """A sheet with a table between two lines."""
    return open_sheet(with_table(PLAN))


@pytest.mark.parametrize(
    "command",
    [
        lambda sheet: sheet.do("table_remove_row"),
        lambda sheet: sheet.do("table_row_above"),
        lambda sheet: sheet.do("table_remove_column"),
        lambda sheet: sheet.do("table_even"),
        lambda sheet: sheet.do("table_header"),
        lambda sheet: sheet.do("demote"),
        lambda sheet: sheet.do("table_remove"),
        lambda sheet: Hands(sheet.tables.hand.box).press(Key.Key_Down, ALT | SHIFT),
        lambda sheet: sheet.do("paste"),
    ],
)
def test_undo_of_a_command_puts_the_cursor_where_it_was_and_redo_where_it_then_was(
    sheet: SheetEditor, command: Callable[[SheetEditor], None]
) -> None:
    QGuiApplication.clipboard().setText("a\tb\tc\td\n1\t2\t3\t4\n5\t6\t7\t8")
    in_cell(sheet, 1, 1)
    sheet.tables.hand.box.select(5, 5)
    command(sheet)
    after = sheet.tables.hand.spot
    if find(sheet.session.document, "t"):
        in_cell(sheet, 0, 0)
    sheet.session.undo()
    assert sheet.session.document == with_table(PLAN)
    assert at(sheet) == (1, 1, 5)
    assert focus_of(sheet) is sheet.tables.hand.box
    sheet.session.redo()
    assert sheet.tables.hand.spot == after
    sheet.session.undo()
    assert at(sheet) == (1, 1, 5)


def test_undo_of_a_command_on_a_block_has_the_block_chosen_again(sheet: SheetEditor) -> None:
    drag(sheet, spot_of(sheet, 1, 1), spot_of(sheet, 2, 2))
    Hands(sheet.tables.hand.box).press(Key.Key_Delete)
    sheet.session.undo()
    assert chosen(sheet.tables.hand) == (1, 1, 2, 2)


def test_behind_merged_words_the_cursor_stands_at_their_end(sheet: SheetEditor) -> None:
    drag(sheet, spot_of(sheet, 1, 1), spot_of(sheet, 2, 1))
    sheet.do("table_merge")
    assert at(sheet) == (1, 1, len("Kiểm tra cơ sở\nTập huấn"))


def test_ctrl_a_in_an_empty_cell_takes_nothing_at_first_and_letters_stay_in_it(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(table_of("TT|Nhiệm vụ", "1|")))
    hands = in_cell(sheet, 1, 1)
    hands.press(Key.Key_A, CONTROL)
    assert chosen(sheet.tables.hand) is None
    hands.press(Key.Key_A, CONTROL)
    assert chosen(sheet.tables.hand) == (0, 0, 1, 1)
    hands.type("Họp")
    assert texts(sheet) == [["TT", "Nhiệm vụ"], ["1", "Họp"]]


def test_letters_typed_at_the_whole_table_replace_no_head(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 2, 1)
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_A, CONTROL)
    hands.type(" về")
    assert texts(sheet)[0] == ["TT", "Nhiệm vụ", "Thời gian"]
    assert texts(sheet)[2] == ["2", "Tập huấn về", "Quý II"]
    drag(sheet, spot_of(sheet, 0, 0), spot_of(sheet, 2, 2))
    hands.compose("x")
    hands.commit("x")
    assert texts(sheet)[0] == ["TTx", "Nhiệm vụ", "Thời gian"]


def test_an_edge_is_dragged_with_the_cursor_in_a_cell_which_stays_there(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    sheet = open_sheet(with_table(table_of("TT|Việc|Đơn vị", *(f"{n}|Việc {n}|Ban {n}" for n in range(40)))))
    sheet.text.verticalScrollBar().setValue(300)
    in_cell(sheet, 9, 1)
    spot, start = sheet.text.viewport().mapToGlobal(spot_of(sheet, 9, 1)), edge_of(sheet, 1, 9)
    QTest.mousePress(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.wait(1)  # what a press of the mouse leaves for later
    for step in (20, 40):
        move(sheet.text.viewport(), start + QPoint(step, 0))
    QTest.mouseRelease(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    qtbot.wait(1)
    assert abs(edge_of(sheet, 1, 9).x() - start.x() - 40) <= 2
    assert at(sheet) == (9, 1, 6)
    assert sheet.tables.strip.isVisible()
    assert sheet.text.viewport().mapToGlobal(spot_of(sheet, 9, 1)).y() == spot.y()


def test_tools_that_find_no_room_are_in_the_list_behind_the_last_button(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    sheet.resize(420, 600)
    strip = sheet.tables.strip
    QTest.mouseClick(strip._more, Qt.MouseButton.LeftButton)
    menu = next(one for one in strip.findChildren(QMenu) if one.isVisible())
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words[-1] == "Xóa bảng"
    assert len(words) == sum(tool.isHidden() for tool in strip.tools.values())
    menu.actions()[-1].trigger()
    assert find(sheet.session.document, "t") is None
    menu.close()
