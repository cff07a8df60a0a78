"""Where the cursor of a table is after commands, undo and Ctrl+A, and while an edge is dragged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document, Level, find, plain
from desktop.domain.tables import find_table
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Key
from tests.ui.sheet.in_tables import (
    PLAN,
    at,
    chosen,
    click,
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


def test_a_click_in_the_text_right_after_a_cell_goes_where_it_was_aimed_though_the_tools_leave(
    open_sheet: OpenSheet,
) -> None:
    sheet = open_sheet(with_table(table_of("TT|Việc", *(f"{n}|Việc {n}" for n in range(40)))))
    bar = sheet.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    in_cell(sheet, 40, 1)
    bar.setValue(bar.maximum())
    block = sheet.lines.block("below")
    assert block is not None
    spot = sheet.painter.rect_of(block).center().toPoint() - sheet.text.origin()
    click(sheet, QPoint(spot.x(), spot.y()))
    assert sheet.cursor_place()[0] == "below"
    assert not sheet.tables.hand.is_open


def test_merged_cells_of_excel_stay_merged_in_a_table(sheet: SheetEditor) -> None:
    mime = QMimeData()
    mime.setHtml(
        "<table><tr><td>1</td><td colspan=2>Cả năm</td></tr><tr><td>2</td><td rowspan=2><b>Hai</b></td><td>Ba</td></tr>"
        "<tr><td>3</td><td>Bốn</td></tr></table>"
    )
    mime.setText("1\tCả năm\t\n2\tHai\tBa\n3\t\tBốn")
    QGuiApplication.clipboard().setMimeData(mime)
    in_cell(sheet, 1, 0)
    before = sheet.session.document
    sheet.do("paste")
    assert texts(sheet)[1:] == [["1", "Cả năm"], ["2", "Hai", "Ba"], ["3", "Bốn"]]
    picture = sheet.tables.hand.picture
    assert picture is not None
    spans = {box.place: (box.cell.columns, box.cell.rows) for box in picture.boxes}
    assert (spans[1, 1], spans[2, 1]) == ((2, 1), (1, 2))
    sheet.session.undo()
    assert sheet.session.document == before


def test_a_table_pasted_into_the_title_of_an_appendix_goes_under_it(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    QGuiApplication.clipboard().setText("TT\tViệc\n1\tMột")
    sheet.set_cursor_place("title:A", 4)
    sheet.do("paste")
    (appendix,) = sheet.session.document.appendices
    assert appendix.title == "PHÂN CÔNG"
    assert [block.level for block in appendix.blocks][:2] == [Level.TABLE, Level.TABLE]
    pasted = appendix.blocks[0].table
    assert pasted is not None
    assert [[plain(cell.runs) for cell in row] for row in pasted.rows] == [["TT", "Việc"], ["1", "Một"]]
    Hands(sheet.text).type("!")
    after = find_table(sheet.session.document, appendix.blocks[0].id)
    assert after is not None
    assert plain(after.rows[1][1].runs) == "Một!"
