"""Words typed into the cells of a table where it stands: keys as in Word, one list of undo, every way of typing."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Cell, Document, Footnote, Level, Run, Table, find
from desktop.domain.soundness import faults
from desktop.domain.tables import set_cell
from desktop.ui.preedit import preedit_of
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Key
from tests.ui.sheet.in_tables import PLAN, at, click, focus_of, in_cell, spot_of, table_of, texts, with_table


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """A sheet with a table between two lines."""
    return open_sheet(with_table(PLAN))


def test_a_click_puts_the_cursor_into_the_cell_and_words_go_to_the_document_at_once(sheet: SheetEditor) -> None:
    click(sheet, spot_of(sheet, 2, 1))
    box = sheet.tables.hand.box
    assert focus_of(sheet) is box
    assert at(sheet)[:2] == (2, 1)
    assert sheet.current_block == "t"
    box.select(8, 8)
    Hands(box).type(" công tác")
    assert texts(sheet)[2][1] == "Tập huấn công tác"
    assert sheet.text.isVisible()
    assert sheet.session.stack.count() == 1


def test_the_box_lies_over_the_words_as_they_are_drawn(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    hands.type(" trong toàn tỉnh về việc chấp hành Điều lệ Công đoàn Việt Nam" * 3)
    hand = sheet.tables.hand
    picture, found, block = hand.picture, hand.cell_box, hand.block
    assert picture is not None
    assert found is not None
    assert block is not None
    drawn = picture.text_rect(found)
    top = sheet.surface.tables.origin(block) + drawn.topLeft() - sheet.text.origin()
    box = hand.box
    assert (box.x() + 3, box.y() + 3) == (round(top.x()), round(top.y()))
    assert box.document().size().height() - 6 == pytest.approx(drawn.height())  # as many lines as drawn
    assert drawn.height() > 2 * hand.box.fontMetrics().height()
    assert box.verticalScrollBar().maximum() == 0


def test_the_lines_below_move_as_the_cell_grows(sheet: SheetEditor) -> None:
    below = sheet.lines.block("below")
    assert below is not None
    before = sheet.painter.rect_of(below).top()
    hands = in_cell(sheet, 2, 1)
    hands.press(Key.Key_Return)
    hands.type("dòng hai")
    assert texts(sheet)[2][1] == "Tập huấn\ndòng hai"
    assert sheet.painter.rect_of(below).top() > before + 10
    sheet.session.stack.undo()
    assert sheet.painter.rect_of(below).top() == before


def test_tab_goes_on_and_back_and_adds_a_row_at_the_end(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 0, 2)
    hands.press(Key.Key_Tab)
    assert at(sheet)[:2] == (1, 0)
    hands.press(Key.Key_Backtab)
    assert at(sheet)[:2] == (0, 2)
    assert sheet.tables.hand.box.ends() == (0, 9)  # as Word: its words are selected
    hands.press(Key.Key_Tab, times=7)
    assert at(sheet)[:2] == (3, 0)
    assert texts(sheet)[3] == ["3", "", ""]  # and it is counted
    assert sheet.tables.hand.box.ends() == (0, 1)  # whoever types "Cộng" there types over the number
    sheet.session.stack.undo()
    assert len(texts(sheet)) == 3
    assert at(sheet)[:2] == (2, 2)


def test_arrows_leave_a_cell_at_its_edges_and_the_table_at_its_own(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 0)
    hands.press(Key.Key_Right)
    assert at(sheet) == (1, 1, 0)
    hands.press(Key.Key_Left)
    assert at(sheet) == (1, 0, 1)
    hands.press(Key.Key_Down)
    assert at(sheet)[:2] == (2, 0)
    hands.press(Key.Key_Down)
    assert not sheet.tables.hand.is_open
    assert focus_of(sheet) is sheet.text
    assert sheet.cursor_place()[0] == "below"
    Hands(sheet.text).press(Key.Key_Up)
    assert at(sheet)[:2] == (2, 1)
    hands.press(Key.Key_Up, times=3)
    assert sheet.cursor_place()[0] == "above"
    assert focus_of(sheet) is sheet.text


@pytest.mark.parametrize(
    ("line", "offset", "key", "cell"),
    [
        ("above", 20, Key.Key_Right, (0, 0, 0)),
        ("below", 0, Key.Key_Left, (2, 2, 6)),
        ("above", 0, Key.Key_Down, (0, 1)),
    ],
)
def test_arrows_lead_into_a_table(sheet: SheetEditor, line: str, offset: int, key: int, cell: tuple[int, ...]) -> None:
    sheet.set_cursor_place(line, offset)
    Hands(sheet.text).press(key)
    assert at(sheet)[: len(cell)] == cell
    assert focus_of(sheet) is sheet.tables.hand.box


def test_the_cursor_keeps_its_column_from_row_to_row(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(table_of("A|B", "một dòng chữ dài|x", "hai dòng chữ dài|y")))
    hands = in_cell(sheet, 1, 0)
    sheet.tables.hand.box.select(8, 8)
    hands.press(Key.Key_Down)
    assert at(sheet)[:2] == (2, 0)
    assert abs(at(sheet)[2] - 8) <= 1


def test_behind_a_table_at_the_end_enter_begins_a_line(open_sheet: OpenSheet) -> None:
    document = with_table(PLAN)
    sheet = open_sheet(replace(document, body=document.body[:2]))
    in_cell(sheet, 2, 1).press(Key.Key_Down)
    assert focus_of(sheet) is sheet.text
    Hands(sheet.text).press(Key.Key_Return)
    Hands(sheet.text).type("Sau bảng")
    assert [block.text for block in sheet.session.document.body] == ["Dòng đứng trên bảng.", "", "Sau bảng"]


def test_esc_goes_back_to_the_sheet_and_letters_typed_there_into_the_cell_again(sheet: SheetEditor) -> None:
    in_cell(sheet, 2, 2).press(Key.Key_Escape)
    assert focus_of(sheet) is sheet.text
    assert sheet.cursor_place()[0] == "t"
    hands = Hands(sheet.text)
    hands.compose("đ")
    Hands(sheet.tables.hand.box).commit("đến")
    assert at(sheet)[:2] == (2, 2)
    assert texts(sheet)[2][2] == "Quý IIđến"


def test_undo_crosses_cells_and_lines_and_goes_to_each(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("above", 0)
    Hands(sheet.text).type("Một ")
    in_cell(sheet, 1, 1).type(" hai")
    in_cell(sheet, 2, 2).type(" ba")
    assert sheet.session.stack.count() == 3
    sheet.session.stack.undo()
    assert at(sheet) == (2, 2, 6)
    sheet.session.stack.undo()
    assert at(sheet) == (1, 1, 14)
    sheet.session.stack.undo()
    assert sheet.cursor_place() == ("above", 0)
    assert not sheet.tables.hand.is_open
    assert sheet.session.document == with_table(PLAN)
    for _step in range(3):
        sheet.session.stack.redo()
    assert texts(sheet)[2][2] == "Quý II ba"
    assert at(sheet) == (2, 2, 9)


@pytest.mark.parametrize("leave", ["tab", "escape", "click", "save", "other place"])
def test_a_word_being_composed_is_kept_whatever_comes(sheet: SheetEditor, leave: str) -> None:
    hands = in_cell(sheet, 1, 1)
    hands.type(" ")
    hands.compose("đoàn")
    match leave:
        case "tab":
            hands.press(Key.Key_Tab)
        case "escape":
            hands.press(Key.Key_Escape)
        case "click":
            click(sheet, spot_of(sheet, 2, 2))
        case "save":
            sheet.commit_preedit()
        case "other place":
            sheet.go_to_block("above")
    assert texts(sheet)[1][1] == "Kiểm tra cơ sở đoàn"


def test_keeping_a_word_that_came_to_be_composed_at_the_table_itself_ends(sheet: SheetEditor) -> None:
    """Keeping it began a line after the table, for which the word had to be kept first: without end."""
    before = sheet.session.document
    sheet.set_cursor_place("t", 1)
    QTextEdit.inputMethodEvent(sheet.text, QInputMethodEvent("viê", []))
    sheet.commit_preedit()
    assert preedit_of(sheet.text) == ""
    assert find(sheet.session.document, "t") == find(before, "t")


def test_unikey_and_decomposed_letters_are_typed_as_anywhere(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 2, 1)
    hands.type(", đào tạ")
    hands.unikey(1, "ạo ")
    hands.type("Chu\u0309 tri\u0300")
    assert texts(sheet)[2][1] == "Tập huấn, đào tạo Chủ trì"
    hands.press(Key.Key_Backspace, text="\b", times=2)
    assert texts(sheet)[2][1].endswith("Chủ tr")


def test_words_of_a_cell_are_made_bold_and_typing_goes_on_so(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    sheet.tables.hand.box.select(0, 8)
    hands.press(Key.Key_B, CONTROL)
    assert cell(sheet, 1, 1).runs == (Run("Kiểm tra", bold=True), Run(" cơ sở"))
    assert sheet.tables.hand.box.ends() == (0, 8)
    sheet.tables.hand.box.select(14, 14)
    hands.press(Key.Key_I, CONTROL)
    hands.type(" nữa")
    assert cell(sheet, 1, 1).runs[-1] == Run(" nữa", italic=True)
    sheet.tables.hand.box.select(0, 8)
    hands.press(Key.Key_F3, SHIFT)
    assert texts(sheet)[1][1].startswith("kiểm tra")


def test_what_is_typed_behind_a_target_in_a_cell_is_not_part_of_it(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(Table(((Cell((Run("Đạt "), Run("85%", record="t1"))),),), 0)))
    in_cell(sheet, 0, 0).type(" trở lên")
    assert cell(sheet, 0, 0).runs == (Run("Đạt "), Run("85%", record="t1"), Run(" trở lên"))
    sheet.tables.hand.box.select(6, 6)
    Hands(sheet.tables.hand.box).type("0")
    assert cell(sheet, 0, 0).runs[1] == Run("850%", record="t1")


def test_a_word_being_composed_over_the_end_of_its_cell_hides_what_is_under_it(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    hands.type(" và " * 8)
    hands.compose("nghiêng " * 12)
    box = sheet.tables.hand.box
    assert box.height() > 2 * box.fontMetrics().height()
    assert box.viewport().autoFillBackground()
    hands.commit("nghiêng " * 12)
    assert not box.viewport().autoFillBackground()


def test_a_footnote_in_a_cell_is_put_in_kept_and_goes_with_its_mark(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    hands.press(Key.Key_F, CONTROL | ALT)
    [note] = sheet.session.document.footnotes
    assert cell(sheet, 1, 1).runs[-1] == Run(footnote=note.id)
    box = focus_of(sheet)
    assert box is not None
    assert box is not sheet.tables.hand.box
    Hands(box).type("Theo quy chế.")
    Hands(box).press(Key.Key_Escape)
    assert at(sheet) == (1, 1, 15)  # back behind its mark
    assert focus_of(sheet) is sheet.tables.hand.box
    hands.type("!")
    assert cell(sheet, 1, 1).runs[1:] == (Run(footnote=note.id), Run("!"))
    assert sheet.session.document.footnotes == (Footnote(note.id, (Run("Theo quy chế."),)),)
    hands.press(Key.Key_Backspace, times=2)
    assert not sheet.session.document.footnotes


def cell(sheet: SheetEditor, row: int, column: int) -> Cell:
    """A cell of the document."""
    found = find(sheet.session.document, "t")
    assert found is not None
    assert found[1].table is not None
    return found[1].table.rows[row][column]


def test_merged_cells_are_gone_through_once(open_sheet: OpenSheet) -> None:
    rows = (
        (Cell((Run("Chung"),), columns=2), Cell((Run("Riêng"),), rows=2)),
        (Cell((Run("a"),)), Cell((Run("b"),))),
    )
    sheet = open_sheet(with_table(Table(rows, 0)))
    hands = in_cell(sheet, 0, 0)
    order = [at(sheet)[:2]]
    for _tab in range(3):
        hands.press(Key.Key_Tab)
        order.append(at(sheet)[:2])
    assert order == [(0, 0), (0, 2), (1, 0), (1, 1)]
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Up)
    assert at(sheet)[:2] == (0, 0)
    hands.type("x")
    assert texts(sheet)[0][0] in ("xChung", "Chungx")


def test_a_change_made_elsewhere_shows_in_the_cell_in_hand(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    sheet.session.apply("x", lambda document: set_cell(document, "t", 1, 1, (Run("khác"),)), initiator="form")
    assert sheet.tables.hand.box.toPlainText() == "khác"
    sheet.session.apply("x", lambda document: replace(document, body=document.body[:1]), initiator="form")
    assert not sheet.tables.hand.is_open
    assert not sheet.tables.hand.box.isVisible()


def test_a_screen_reader_hears_row_and_column(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    assert sheet.tables.hand.box.accessibleName() == "Dòng 2, cột Nhiệm vụ"


def test_the_sheet_follows_the_cursor_and_the_box_follows_the_sheet(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    sheet = open_sheet(with_table(table_of("TT|Việc", *(f"{n}|Việc thứ {n}" for n in range(1, 80)))))
    hands = in_cell(sheet, 1, 1)
    bar = sheet.text.verticalScrollBar()
    seen = bar.value()
    hands.press(Key.Key_Down, times=60)
    assert bar.value() > seen + 500
    box, view = sheet.tables.hand.box, sheet.text.viewport()
    assert view.rect().contains(box.geometry())
    top = box.y()
    bar.setValue(bar.value() - 100)
    assert box.y() == top + 100
    hands.type("x")  # whoever types sees it
    assert view.rect().contains(box.geometry())


def test_another_size_of_the_sheet_keeps_the_cell_in_hand(sheet: SheetEditor) -> None:
    hands = in_cell(sheet, 1, 1)
    before = sheet.tables.hand.box.height()
    sheet.set_zoom(150)
    hands.type("!")
    assert sheet.tables.hand.is_open
    assert texts(sheet)[1][1] == "Kiểm tra cơ sở!"
    assert sheet.tables.hand.box.height() > before


def test_a_new_item_comes_after_the_table_in_hand(sheet: SheetEditor) -> None:
    in_cell(sheet, 1, 1)
    sheet.do("new_dash")
    levels = [block.level for block in sheet.session.document.body]
    assert levels == [Level.PARAGRAPH, Level.TABLE, Level.DASH, Level.PARAGRAPH]
    assert not sheet.tables.hand.is_open


def test_a_table_in_a_plan_of_two_is_left_for_the_other(open_sheet: OpenSheet) -> None:
    two = with_table(PLAN)
    sheet = open_sheet(replace(two, body=(*two.body[:2], Block("u", Level.TABLE, table=PLAN))))
    hands = in_cell(sheet, 2, 1)
    hands.press(Key.Key_Down)
    assert (sheet.tables.hand.key, at(sheet)[:2]) == ("u", (0, 1))
    hands.press(Key.Key_Left, times=2)
    hands.press(Key.Key_Up)
    assert (sheet.tables.hand.key, at(sheet)[0]) == ("t", 2)


def test_undoing_all_gives_the_start(sheet: SheetEditor) -> None:
    before: Document = sheet.session.document
    hands = in_cell(sheet, 1, 0)
    hands.type("a\tb\t\t\t\tc")
    for name in ("table_row_above", "table_column_right", "table_header", "table_even", "table_remove_row"):
        sheet.do(name)
    while sheet.session.stack.canUndo():
        sheet.session.stack.undo()
    assert sheet.session.document == before


NAMES = (
    *("table_row_above", "table_row_below", "table_remove_row", "table_column_left", "table_column_right"),
    *("table_remove_column", "table_merge", "table_split", "table_header", "table_even", "table_auto"),
    *("move_up", "move_down", "promote", "demote", "bold", "copy", "paste", "cut", "undo", "redo", "select_all"),
)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_the_cell_shows_what_the_document_says(open_sheet: OpenSheet, seed: int) -> None:
    """Random edits: after each the words in hand and drawn are the document's; undoing all gives the start."""
    chance = Random(seed)
    sheet = open_sheet(with_table(PLAN))
    hand, stack = sheet.tables.hand, sheet.session.stack
    for _step in range(60):
        found = find(sheet.session.document, "t")
        if found is None:
            stack.undo()
            continue
        place = (chance.randrange(5), chance.randrange(4))
        if not hand.is_open or chance.random() < 0.3:
            hand.open("t", place)
        if chance.random() < 0.3:
            hand.choose((chance.randrange(len(hand.table.rows)), 0))
        name = chance.choice((*NAMES, "type", "type", "type", "key"))
        if name == "type":
            Hands(hand.box).type(chance.choice(("Công đoàn ", "a", "\n", "\t", "1.234")))
        elif name == "key":
            keys = (Key.Key_Backspace, Key.Key_Delete, Key.Key_Down, Key.Key_Right, Key.Key_Escape, Key.Key_Backtab)
            Hands(hand.box if hand.is_open else sheet.text).press(chance.choice(keys))
        elif name in ("undo", "redo"):
            getattr(stack, name)()
        else:
            sheet.do(name)
        _in_step(sheet)
    while stack.canUndo():
        stack.undo()
        _in_step(sheet)
    assert sheet.session.document == with_table(PLAN)


def _in_step(sheet: SheetEditor) -> None:
    hand = sheet.tables.hand
    found = find(sheet.session.document, "t")
    block = sheet.lines.block("t")
    if found is None or block is None:
        assert not hand.is_open
        return
    picture = sheet.surface.tables.picture(block)
    assert picture is not None
    assert picture.table == found[1].table
    assert not list(faults(sheet.session.document))
    if hand.is_open:
        assert hand.box.read() == hand.cell.runs
        assert hand.place in [box.place for box in picture.boxes]
