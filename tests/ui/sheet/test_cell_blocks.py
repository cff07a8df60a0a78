"""Blocks of cells: chosen by mouse and keys, emptied, dressed, copied, pasted, merged; rows and columns of a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop.domain.appendices import assignment_table
from desktop.domain.document import Cell, Footnote, Run, Table, find, plain
from desktop.ui.actions import SEPARATOR, TABLE_ACTIONS
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.clips.clipboard import OWN_TYPE, cells_of
from desktop.ui.sheet.tables.strip import table_menu
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Key
from tests.ui.sheet.in_tables import (
    PLAN,
    at,
    chosen,
    click,
    column,
    drag,
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


@pytest.fixture
def tasks(open_sheet: OpenSheet) -> SheetEditor:
    """A sheet with an empty table of assignments."""
    return open_sheet(with_table(assignment_table()))


def paste(sheet: SheetEditor, text: str, row: int, column: int) -> None:
    """Cells from Excel, as text, into a cell."""
    QGuiApplication.clipboard().setText(text)
    in_cell(sheet, row, column).press(Key.Key_V, CONTROL)


def table(sheet: SheetEditor) -> Table:
    """The table as the document has it."""
    found = find(sheet.session.document, "t")
    assert found is not None
    assert found[1].table is not None
    return found[1].table


# choosing


def test_a_drag_and_a_click_with_shift_choose_cells(sheet: SheetEditor) -> None:
    hand = sheet.tables.hand
    drag(sheet, spot_of(sheet, 0, 1), spot_of(sheet, 2, 2))
    assert chosen(hand) == (0, 1, 2, 2)
    click(sheet, spot_of(sheet, 1, 0))
    assert chosen(hand) is None
    click(sheet, spot_of(sheet, 2, 1), SHIFT)
    assert chosen(hand) == (1, 0, 2, 1)


def test_a_drag_out_of_the_words_in_hand_chooses_cells_and_back_the_words(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    box = sheet.tables.hand.box
    start = box.mapFrom(sheet.text.viewport(), spot_of(sheet, 1, 1))
    QTest.mousePress(box.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    move(box.viewport(), box.mapFrom(sheet.text.viewport(), spot_of(sheet, 2, 2)))
    assert chosen(sheet.tables.hand) == (1, 1, 2, 2)
    move(box.viewport(), box.mapFrom(sheet.text.viewport(), spot_of(sheet, 1, 1)))
    assert chosen(sheet.tables.hand) is None
    QTest.mouseRelease(box.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)


def test_a_table_without_cells_takes_no_cursor_and_breaks_nothing(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(Table((), 0)))
    assert not sheet.tables.hand.open("t", (0, 0))
    sheet.set_cursor_place("above", 0)
    Hands(sheet.text).press(Key.Key_Down, times=2)
    sheet.text.viewport().grab()
    assert sheet.cursor_place()[0] == "below"


def test_shift_and_arrows_choose_cells_from_the_edge_of_the_words_on(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1, "start")
    hands.press(Key.Key_Right, SHIFT)
    assert chosen(sheet.tables.hand) is None  # a letter first
    hands = in_cell(sheet, 1, 1)
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    assert chosen(sheet.tables.hand) == (1, 1, 2, 2)
    hands.press(Key.Key_Left, SHIFT)
    assert chosen(sheet.tables.hand) == (1, 1, 2, 1)
    hands.press(Key.Key_Right)
    assert chosen(sheet.tables.hand) is None
    assert at(sheet)[:2] == (1, 1)


def test_ctrl_a_takes_the_words_then_the_table(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    hands.press(Key.Key_A, CONTROL)
    assert sheet.tables.hand.box.ends() == (0, 14)
    hands.press(Key.Key_A, CONTROL)
    assert chosen(sheet.tables.hand) == (0, 0, 2, 2)


def test_chosen_cells_are_tinted(sheet: SheetEditor) -> None:
    drag(sheet, spot_of(sheet, 1, 1), spot_of(sheet, 2, 2))
    image = sheet.text.viewport().grab().toImage()
    spots = {place: spot_of(sheet, *place) for place in ((1, 1), (2, 2), (0, 1))}
    tint = sheet.lines.theme.color("tint2")
    assert [image.pixelColor(spot.x(), spot.y() + 9) == tint for spot in spots.values()] == [True, True, False]


def test_letters_typed_at_chosen_cells_replace_the_words_of_the_first(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1).press(Key.Key_Down, SHIFT)
    hands = Hands(sheet.tables.hand.box)
    hands.type("Mới")
    assert column(sheet, 1) == ["Nhiệm vụ", "Mới", "Tập huấn"]
    in_cell(sheet, 1, 1).press(Key.Key_Down, SHIFT)
    hands.compose("đ")
    hands.commit("đoàn")
    assert column(sheet, 1) == ["Nhiệm vụ", "đoàn", "Tập huấn"]


def test_delete_empties_chosen_cells_and_bold_dresses_them(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1).press(Key.Key_Down, SHIFT)
    hands = Hands(sheet.tables.hand.box)
    hands.press(Key.Key_B, CONTROL)
    assert [row[1].runs[0].bold for row in table(sheet).rows] == [False, True, True]
    assert chosen(sheet.tables.hand) == (1, 1, 2, 1)
    hands.press(Key.Key_Delete)
    assert column(sheet, 1) == ["Nhiệm vụ", "", ""]
    sheet.session.stack.undo()
    assert column(sheet, 1) == ["Nhiệm vụ", "Kiểm tra cơ sở", "Tập huấn"]


# the clipboard


def test_copied_cells_come_back_the_same_with_dress_and_notes(open_sheet: OpenSheet) -> None:
    note = Footnote("n", (Run("Theo quy chế"),))
    rows = (
        (Cell((Run('nói "có"', bold=True),)), Cell((Run("hai\ndòng"),))),
        (Cell((Run("x"), Run(footnote="n"))), Cell((Run("cao", italic=True),))),
        (Cell(), Cell()),
        (Cell(), Cell()),
    )
    sheet = open_sheet(replace(with_table(Table(rows, 0)), footnotes=(note,)))
    in_cell(sheet, 0, 0)
    sheet.tables.hand.choose((1, 1))
    sheet.do("copy")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasFormat(OWN_TYPE)
    assert mime.text() == '"nói ""có"""\t"hai\ndòng"\nx\tcao'
    assert mime.html().count("<td") == 4
    in_cell(sheet, 2, 0).press(Key.Key_V, CONTROL)
    assert table(sheet).rows[2] == rows[0]
    copied, marked = table(sheet).rows[3]
    assert (copied.runs[0], marked) == (Run("x"), rows[1][1])
    assert [one.text for one in sheet.session.document.footnotes] == ["Theo quy chế"] * 2
    assert copied.runs[1].footnote != "n"
    assert chosen(sheet.tables.hand) == (2, 0, 3, 1)


def test_cut_cells_are_empty_and_cut_words_are_gone(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    sheet.tables.hand.box.select(0, 9)
    hands.press(Key.Key_X, CONTROL)
    assert texts(sheet)[1][1] == "cơ sở"
    in_cell(sheet, 2, 1).press(Key.Key_V, CONTROL)
    assert texts(sheet)[2][1] == "Tập huấnKiểm tra "
    in_cell(sheet, 1, 1).press(Key.Key_Down, SHIFT)
    Hands(sheet.tables.hand.box).press(Key.Key_X, CONTROL)
    assert column(sheet, 1) == ["Nhiệm vụ", "", ""]
    sheet.session.stack.undo()
    assert column(sheet, 1)[1] == "cơ sở"


def test_cells_from_excel_are_pasted_as_one_step_and_add_rows(tasks: SheetEditor) -> None:
    lines = [f'{n}\t"Việc {n}\ndòng hai"\tBan {n}\tQuý I' for n in range(1, 6)]
    paste(tasks, "\n".join(lines) + "\n", 1, 0)
    rows = texts(tasks)
    assert len(rows) == 6
    assert rows[5] == ["5", "Việc 5\ndòng hai", "Ban 5", "Quý I", ""]
    tasks.session.stack.undo()
    assert texts(tasks)[1:] == [[""] * 5] * 3


def test_html_of_excel_keeps_bold_and_its_cells(tasks: SheetEditor) -> None:
    mime = QMimeData()
    mime.setHtml("<table><tr><td>Một</td><td>Hai</td></tr><tr><td><b>Ba</b></td><td><i>Bốn</i></td></tr></table>")
    mime.setText("Một\tHai\nBa\tBốn")
    QGuiApplication.clipboard().setMimeData(mime)
    in_cell(tasks, 1, 1).press(Key.Key_V, CONTROL)
    rows = table(tasks).rows
    assert (rows[2][1].runs, rows[2][2].runs) == ((Run("Ba", bold=True),), (Run("Bốn", italic=True),))
    assert rows[1][2].runs == (Run("Hai"),)


def test_a_wider_block_adds_columns_and_loses_no_word(tasks: SheetEditor) -> None:
    lines = [[f"{row}.{column}" for column in range(11)] for row in range(60)]
    paste(tasks, "\n".join("\t".join(line) for line in lines), 0, 0)
    assert texts(tasks) == lines
    tasks.session.stack.undo()
    assert [len(row) for row in texts(tasks)] == [5] * 4


def test_heads_pasted_over_the_old_ones_give_up_the_old_widths_but_keep_their_dress(tasks: SheetEditor) -> None:
    paste(tasks, "TT\tĐơn vị\tNăm 2026\tNăm 2027\tTỷ lệ", 1, 0)
    assert table(tasks).widths  # under the head they stay
    paste(tasks, "TT\tĐơn vị\tNăm 2026\tNăm 2027\tTỷ lệ", 0, 0)
    assert table(tasks).widths == ()
    assert table(tasks).rows[0][1].runs == (Run("Đơn vị", bold=True),)


def test_a_block_pasted_at_the_right_end_adds_what_it_needs(tasks: SheetEditor) -> None:
    paste(tasks, "a\tb\t\t\nc\td\t\t", 3, 4)  # empty cells at the end need no columns
    assert [row[4:] for row in texts(tasks)] == [["Cấp quyết định", ""], ["", ""], ["", ""], ["a", "b"], ["c", "d"]]


def test_more_columns_than_a_table_can_have_are_refused_in_one_sentence(tasks: SheetEditor) -> None:
    before = tasks.session.document
    paste(tasks, "\t".join(str(number) for number in range(64)), 1, 0)
    assert "nhiều nhất 63 cột" in tasks.tables.strip.said
    assert tasks.session.document is before
    paste(tasks, "một", 1, 1)
    assert tasks.tables.strip.said == ""


def test_lines_without_cells_stand_under_each_other_in_one_cell(tasks: SheetEditor) -> None:
    paste(tasks, "một\n- hai", 1, 1)
    assert texts(tasks)[1][1] == "một\n- hai"
    assert at(tasks) == (1, 1, 9)


def test_words_for_a_place_that_a_cell_reaches_over_are_kept_in_it(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(Table(((Cell((Run("a"),), columns=2), Cell()), (Cell(), Cell(), Cell())), 0)))
    for _time in range(2):  # pasting it again adds nothing
        paste(sheet, "x\ty\tz\n1\t2\t3", 0, 0)
        assert texts(sheet) == [["x\ny", "z"], ["1", "2", "3"]]


def test_a_text_with_a_quote_left_open_is_still_read() -> None:
    mime = QMimeData()
    mime.setText('"' + "x" * 140_000 + "\ty")
    lines = cells_of(mime).lines
    assert [len(plain(runs)) for runs in lines[0]] == [140_001, 1]


# rows and columns


def test_rows_come_go_and_move_and_are_counted_again(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    sheet.do("table_row_below")
    assert at(sheet)[:2] == (2, 1)
    hands.type("Mới")
    assert [row[:2] for row in texts(sheet)[1:]] == [["1", "Kiểm tra cơ sở"], ["2", "Mới"], ["3", "Tập huấn"]]
    hands.press(Key.Key_Down, ALT | SHIFT)
    assert column(sheet, 1)[1:] == ["Kiểm tra cơ sở", "Tập huấn", "Mới"]
    assert column(sheet, 0)[1:] == ["1", "2", "3"]
    assert at(sheet) == (3, 1, 3)  # with the cursor where it was in its words
    sheet.do("table_remove_row")
    assert column(sheet, 1)[1:] == ["Kiểm tra cơ sở", "Tập huấn"]
    assert at(sheet)[:2] == (2, 1)
    in_cell(sheet, 0, 0)
    sheet.tables.hand.choose((2, 0))
    sheet.do("table_remove_row")
    assert find(sheet.session.document, "t") is None  # the last row takes the table with it
    sheet.session.stack.undo()
    assert len(texts(sheet)) == 3


def test_columns_come_go_and_move_with_the_block_in_hand(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    sheet.do("table_column_left")
    hands.type("Ban")
    assert texts(sheet)[1] == ["1", "Ban", "Kiểm tra cơ sở", "Quý I"]
    hands.press(Key.Key_Right, ALT | SHIFT)
    assert texts(sheet)[1] == ["1", "Kiểm tra cơ sở", "Ban", "Quý I"]
    assert at(sheet)[:2] == (1, 2)
    sheet.tables.hand.choose((1, 3))
    sheet.do("table_remove_column")
    assert texts(sheet)[1] == ["1", "Kiểm tra cơ sở"]
    assert sheet.tables.hand.is_open


def test_cells_are_merged_and_split_again(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    assert not sheet.tables.can("table_merge")
    sheet.tables.hand.choose((2, 2))
    sheet.do("table_merge")
    assert texts(sheet) == [["TT", "Nhiệm vụ", "Thời gian"], ["1", "Kiểm tra cơ sở\nQuý I\nTập huấn\nQuý II"], ["2"]]
    assert chosen(sheet.tables.hand) is None
    assert sheet.tables.can("table_split")
    click(sheet, spot_of(sheet, 2, 2))  # anywhere in it
    assert at(sheet)[:2] == (1, 1)
    sheet.do("table_split")
    assert [len(row) for row in texts(sheet)] == [3, 3, 3]
    sheet.session.stack.undo()
    sheet.session.stack.undo()
    assert sheet.session.document == with_table(PLAN)


def test_heads_are_not_merged_with_rows_below_and_the_strip_says_why(sheet: SheetEditor) -> None:
    in_cell(sheet, 0, 1).press(Key.Key_Down, SHIFT)
    sheet.do("table_merge")
    assert sheet.tables.strip.said.startswith("Không gộp được dòng tiêu đề")
    assert sheet.session.document == with_table(PLAN)


def test_rows_are_made_heads_and_plain_again(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    sheet.do("table_header")
    assert table(sheet).header_rows == 2
    assert sheet.tables.strip.tools["table_header"].isChecked()
    sheet.do("table_header")
    assert table(sheet).header_rows == 1
    in_cell(sheet, 0, 1)
    sheet.do("table_header")
    assert table(sheet).header_rows == 0


def test_the_table_goes_as_a_whole_and_comes_back(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    sheet.do("table_remove")
    assert [block.id for block in sheet.session.document.body] == ["above", "below"]
    assert focus_of(sheet) is sheet.text
    assert sheet.cursor_place()[0] == "above"
    sheet.session.stack.undo()
    assert sheet.session.document == with_table(PLAN)


# the menu and the tools


def test_the_menu_of_a_cell_has_at_most_ten_lines_and_each_does_something(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    actions = [action for action in sheet.text.menu_actions() if not action.isSeparator()]
    words = [action.text().split("\t")[0] for action in actions]
    assert words == [
        *("Cắt", "Chép", "Dán", "Thêm dòng dưới", "Xóa dòng", "Thêm", "Xóa", "Gộp ô", "Dòng tiêu đề", "Độ rộng cột")
    ]
    assert [action.isEnabled() for action in actions] == [False, False, *[True] * 5, False, True, True]
    actions[3].trigger()
    assert len(texts(sheet)) == 4
    names: list[str] = []
    for merged in (False, True):

        def can(name: str, merged: bool = merged) -> bool:
            return merged or name != "table_split"

        for line in table_menu(names.append, can, selected=True, header=False, on=sheet):
            within = line.menu()
            for action in within.actions() if isinstance(within, QMenu) else [line]:
                action.trigger()
    assert {name for name in TABLE_ACTIONS if name != SEPARATOR} <= set(names)  # all that the strip does
    sheet.tables.hand.close()
    assert "Lên một cấp" in [action.text().split("\t")[0] for action in sheet.text.menu_actions()]


def test_the_strip_is_there_with_a_cell_and_what_is_seen_stays_in_its_place(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(table_of("TT|Việc", *(f"{n}|Việc {n}" for n in range(40)))))
    sheet.text.verticalScrollBar().setValue(300)
    spot = sheet.text.viewport().mapToGlobal(spot_of(sheet, 9, 1))
    click(sheet, spot_of(sheet, 9, 1))
    assert sheet.tables.strip.isVisible()
    assert sheet.text.viewport().mapToGlobal(spot_of(sheet, 9, 1)) == spot
    Hands(sheet.tables.hand.box).press(Key.Key_Escape)
    assert not sheet.tables.strip.isVisible()
    assert sheet.text.viewport().mapToGlobal(spot_of(sheet, 9, 1)) == spot


def test_tools_that_find_no_room_stand_in_a_list(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    tools = sheet.tables.strip.tools
    assert all(not tool.isHidden() for name, tool in tools.items() if name != "table_remove")
    sheet.resize(420, 600)
    assert not tools["table_row_above"].isHidden()
    assert tools["table_merge"].isHidden()
    assert sheet.width() == 420


@pytest.mark.parametrize("place", [(1, 1), (2, 2)])
def test_a_right_click_takes_the_cell_in_hand_unless_it_is_chosen_already(
    sheet: SheetEditor, place: tuple[int, int]
) -> None:
    drag(sheet, spot_of(sheet, 1, 1), spot_of(sheet, 1, 2))
    sheet.text.before_menu((spot_of(sheet, *place) + sheet.text.origin()).toPointF())
    assert chosen(sheet.tables.hand) == ((1, 1, 1, 2) if place == (1, 1) else None)
    assert at(sheet)[:2] == place
