"""Whole lines selected as in Word: from the start of one to the start of a later one, by keys and in the margin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.document import Block, Document, Level, Run, find
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Key, block, document_lines, outline, sheet_lines
from tests.ui.sheet.test_dragging import drag
from tests.ui.sheet.test_word_habits import clicks

LONG = "Lấy kết quả ở cơ sở làm thước đo hiệu quả công tác, tránh phô trương, hình thức. " * 3


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """Two sections, the second with items under it and a reference to the first of them."""
    pointing = Block("4", Level.CLAUSE, (Run("Theo "), Run("khoản 1 mục II", reference="2")))
    return open_sheet(
        Document(
            "plan",
            body=(
                block("I", Level.SECTION, "MỤC ĐÍCH", block("1", Level.CLAUSE, "Một."), block("a", Level.DASH, "Ba")),
                block(
                    "II", Level.SECTION, "CHỈ TIÊU", block("2", Level.CLAUSE, "Hai."), block("3", Level.CLAUSE, LONG)
                ),
                pointing,
            ),
        )
    )


def at(sheet: SheetEditor, key: str, offset: int = 0) -> Hands:
    sheet.set_cursor_place(key, offset)
    return Hands(sheet.text)


def select_line(sheet: SheetEditor, key: str, way: str) -> Hands:
    """Select one line in one of the ways that Word's users know."""
    hands = at(sheet, key, 1)
    if way == "keys":
        hands.press(Key.Key_Home)
        hands.press(Key.Key_Down, SHIFT)
    elif way == "clicks":
        clicks(sheet, key, 1, 3)
    else:
        at(sheet, "4")  # a press beside another line than the one in hand: the margin of that holds its handle
        press_margin(sheet, key)
    return hands


def margin_of(sheet: SheetEditor, key: str) -> QPoint:
    line = sheet.lines.block(key)
    assert line is not None
    return QPoint(round(sheet.painter.text_left - 40), round(sheet.painter.rect_of(line).top() + 6))


def press_margin(sheet: SheetEditor, key: str) -> None:
    spot = margin_of(sheet, key) - sheet.text.origin()
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)


WAYS = ("keys", "clicks", "margin")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("deleting", ["delete", "backspace", "cut"])
def test_a_line_goes_and_the_heading_below_stays_one(sheet: SheetEditor, way: str, deleting: str) -> None:
    before = sheet.session.document
    hands = select_line(sheet, "a", way)
    assert sheet.current_block == "a", "the line in hand is the one selected"
    if deleting == "cut":
        hands.press(Key.Key_X, CONTROL)
    else:
        hands.press(Key.Key_Delete if deleting == "delete" else Key.Key_Backspace)
    after = sheet.session.document
    assert outline(after)[:3] == ["section MỤC ĐÍCH", "  clause Một.", "section CHỈ TIÊU"]
    assert after.body[1] == before.body[1]
    assert find(after, "4") == find(before, "4")
    assert (sheet.cursor_place(), sheet_lines(sheet)) == (("II", 0), document_lines(after))
    sheet.session.undo()
    assert sheet.session.document == before


@pytest.mark.parametrize("way", WAYS)
def test_what_is_typed_over_a_line_is_a_line_of_its_kind(sheet: SheetEditor, way: str) -> None:
    before = sheet.session.document
    hands = select_line(sheet, "1", way)
    hands.type("Mơi")
    hands.unikey(2, "ới")
    assert outline(sheet.session.document)[:3] == ["section MỤC ĐÍCH", "  clause Mới", "  dash Ba"]
    sheet.session.undo()
    assert sheet.session.document == before, "one step"


def test_an_input_method_begins_a_word_over_a_line(sheet: SheetEditor) -> None:
    hands = select_line(sheet, "1", "keys")
    hands.compose("Mơ")
    hands.commit("Mới")
    assert outline(sheet.session.document)[:3] == ["section MỤC ĐÍCH", "  clause Mới", "  dash Ba"]


def test_enter_over_a_line_leaves_an_empty_one_of_its_kind(sheet: SheetEditor) -> None:
    select_line(sheet, "1", "keys").press(Key.Key_Return)
    assert outline(sheet.session.document)[:3] == ["section MỤC ĐÍCH", "  clause", "  dash Ba"]
    assert sheet.cursor_place() == ("1", 0)


def test_from_the_middle_of_a_line_to_the_middle_of_another_the_first_keeps_its_kind(sheet: SheetEditor) -> None:
    hands = at(sheet, "1", 2)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_Home, SHIFT)
    hands.press(Key.Key_Delete)
    assert outline(sheet.session.document)[:2] == ["section MỤC ĐÍCH", "  clause MộBa"]


def test_shift_and_arrows_from_the_start_of_a_line_go_by_lines_of_text(sheet: SheetEditor) -> None:
    hands = at(sheet, "3")
    cursor = sheet.text.textCursor
    hands.press(Key.Key_Down, SHIFT)
    begun = cursor().position() - cursor().anchor()
    assert 0 < begun < len(LONG.strip())
    assert sheet.current_block == "3"
    hands.press(Key.Key_Down, SHIFT, times=cursor().block().layout().lineCount() - 1)
    assert (sheet.cursor_place(), sheet.current_block) == (("4", 0), "3")
    hands.press(Key.Key_Up, SHIFT, times=cursor().block().previous().layout().lineCount())
    assert not cursor().hasSelection()
    hands.press(Key.Key_Up, SHIFT)
    assert (sheet.cursor_place(), cursor().anchor() - cursor().position()) == (("2", 0), len("Hai.") + 1)


def test_a_pull_in_the_margin_selects_lines_both_ways(sheet: SheetEditor) -> None:
    at(sheet, "4")
    for start, end in (("1", "II"), ("II", "1")):
        drag(sheet, margin_of(sheet, start), margin_of(sheet, end))
        assert sheet.text.textCursor().selectedText() == "Một.\u2029Ba\u2029CHỈ TIÊU\u2029"
    Hands(sheet.text).press(Key.Key_Delete)
    assert outline(sheet.session.document)[:2] == ["section MỤC ĐÍCH", "  clause Hai."]


def test_beside_the_line_in_hand_the_handle_stays_and_the_rest_of_the_margin_selects(sheet: SheetEditor) -> None:
    at(sheet, "3", 5)
    handle = sheet.painter.label_box()
    spot = margin_of(sheet, "3")
    beside = QPoint(round(sheet.painter.text_left - 8), spot.y())
    assert not handle.contains(beside)
    drag(sheet, beside, beside)
    assert sheet.text.textCursor().selectedText() == LONG + "\u2029"
    drag(sheet, sheet.painter.label_box().center().toPoint(), margin_of(sheet, "2"))
    assert outline(sheet.session.document)[4].strip().startswith("clause Lấy kết quả")


def test_two_and_three_clicks_in_the_margin_select_the_line_too(sheet: SheetEditor) -> None:
    at(sheet, "4")
    spot = margin_of(sheet, "1") - sheet.text.origin()
    for click in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseClick):
        click(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert sheet.text.textCursor().selectedText() == "Một.\u2029"


def test_the_last_line_of_all_is_selected_to_its_end(sheet: SheetEditor) -> None:
    at(sheet, "1")
    press_margin(sheet, "4")
    Hands(sheet.text).press(Key.Key_Delete)
    assert outline(sheet.session.document)[-1] == "clause"


# the clipboard


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    found = qapp.clipboard()
    yield found
    found.clear()


@pytest.mark.parametrize("way", WAYS)
def test_a_line_cut_and_pasted_at_the_start_of_another_comes_before_it(
    sheet: SheetEditor, clipboard: QClipboard, way: str
) -> None:
    select_line(sheet, "a", way).press(Key.Key_X, CONTROL)
    at(sheet, "3").press(Key.Key_V, CONTROL)
    after = sheet.session.document
    assert outline(after)[2:5] == ["section CHỈ TIÊU", "  clause Hai.", "    dash Ba"]
    assert find(after, "a") is not None
    assert sheet.cursor_place() == ("3", 0)
    Hands(sheet.text).press(Key.Key_V, CONTROL)
    assert outline(sheet.session.document)[4:6] == ["    dash Ba", "    dash Ba"]
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


def test_a_line_copied_fills_an_empty_one_and_comes_in_the_place_of_whole_lines(
    sheet: SheetEditor, clipboard: QClipboard
) -> None:
    select_line(sheet, "a", "keys").press(Key.Key_C, CONTROL)
    hands = at(sheet, "2", 4)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_V, CONTROL)
    assert [line.strip() for line in outline(sheet.session.document)[3:6]] == [
        "section CHỈ TIÊU",
        "clause Hai.",
        "dash Ba",
    ]
    select_line(sheet, "2", "keys").press(Key.Key_V, CONTROL)
    assert [line.strip() for line in outline(sheet.session.document)[3:6]] == ["section CHỈ TIÊU", "dash Ba", "dash Ba"]


def test_words_pasted_over_a_line_are_a_line_of_its_kind(sheet: SheetEditor, clipboard: QClipboard) -> None:
    clipboard.setText("từ tin nhắn")
    select_line(sheet, "1", "clicks").press(Key.Key_V, CONTROL)
    assert outline(sheet.session.document)[:3] == ["section MỤC ĐÍCH", "  clause từ tin nhắn", "  dash Ba"]


def test_others_get_the_end_of_a_line_too_but_no_field_does(sheet: SheetEditor, clipboard: QClipboard) -> None:
    select_line(sheet, "1", "clicks").press(Key.Key_C, CONTROL)
    assert clipboard.text() == "Một.\n"
    assert clipboard.mimeData().html().rpartition("Một.")[2].startswith("</p>\n<!--EndFragment-->")
    at(sheet, "1", 0).press(Key.Key_End, SHIFT)
    Hands(sheet.text).press(Key.Key_C, CONTROL)
    assert clipboard.text() == "Một."


def test_what_others_get_has_titles_of_appendices_and_no_guidance(
    open_sheet: OpenSheet, plan: Document, clipboard: QClipboard
) -> None:
    sheet = open_sheet(plan)
    sheet.do("select_all")
    sheet.do("copy")
    lines = clipboard.text().split("\n")
    assert lines[5:11] == [
        "II. NHIỆM VỤ",
        "Trên đây là kế hoạch.",
        "Phụ lục",
        "PHÂN CÔNG",
        "(Kèm theo)",
        "TT\tNhiệm vụ",
    ]
    for words in ("Phụ lục", "(Kèm theo)"):
        assert words in clipboard.mimeData().html()
    assert "Nêu từng" not in clipboard.mimeData().html()


def test_guidance_moves_with_its_line(open_sheet: OpenSheet, plan: Document, clipboard: QClipboard) -> None:
    sheet = open_sheet(plan)
    hands = at(sheet, "II")
    hands.press(Key.Key_Down, SHIFT, times=2)
    hands.press(Key.Key_X, CONTROL)
    at(sheet, "I").press(Key.Key_V, CONTROL)
    after = sheet.session.document
    assert after.body == (plan.body[1], plan.body[0])
