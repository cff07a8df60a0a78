"""Keys that shape the document: Enter, Tab, Backspace, moving; what is seen and what is kept never part."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document, Level
from desktop.domain.standards import Standard
from desktop.ui.session import EditSession
from desktop.ui.sheet import SheetEditor
from desktop.ui.theme import Theme
from tests.domain.documents import documents
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Held, Key, block, document_lines, outline, sheet_lines


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """A sheet with one empty section."""
    return open_sheet(Document("d", body=(block("I", Level.SECTION),)))


def test_a_person_drafts_a_plan_moves_an_item_and_takes_it_back(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("MỤC ĐÍCH\n")
    hands.press(Key.Key_Tab)
    hands.type("Cụ thể hóa Nghị quyết.\nBảo đảm tiến độ.\n\n")  # the empty third item goes one level up
    hands.type("NHIỆM VỤ\n")
    hands.press(Key.Key_Tab)
    hands.type("Tuyên truyền.\nĐào tạo.\nKiểm tra.\n\nTỔ CHỨC THỰC HIỆN")
    written = [
        "section MỤC ĐÍCH",
        "  clause Cụ thể hóa Nghị quyết.",
        "  clause Bảo đảm tiến độ.",
        "section NHIỆM VỤ",
        "  clause Tuyên truyền.",
        "  clause Đào tạo.",
        "  clause Kiểm tra.",
        "section TỔ CHỨC THỰC HIỆN",
    ]
    assert outline(sheet.session.document) == written
    hands.press(Key.Key_Up, times=1)
    hands.press(Key.Key_Up, ALT | SHIFT)
    moved = [*written[:5], written[6], written[5], written[7]]
    assert outline(sheet.session.document) == moved
    assert sheet.lines.rows[sheet.lines.numbers[sheet.current_block]].label == "2."
    sheet.session.stack.undo()
    assert outline(sheet.session.document) == written
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


def label_in_hand(sheet: SheetEditor) -> str:
    return sheet.lines.rows[sheet.lines.numbers[sheet.current_block]].label


def test_enter_in_the_middle_parts_an_item_and_backspace_takes_its_number_then_joins_it(
    open_sheet: OpenSheet, plan: Document
) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 2)
    hands = Hands(sheet.text)
    hands.press(Key.Key_Return)
    assert outline(sheet.session.document)[1:4] == ["  clause Mộ", "  clause t.", "  clause Hai."]
    assert sheet.cursor_place()[1] == 0
    hands.press(Key.Key_Backspace, text="\b")
    assert outline(sheet.session.document)[1:4] == ["  clause Mộ", "  paragraph t.", "  clause Hai."]
    assert (sheet.cursor_place()[1], label_in_hand(sheet)) == (0, "")
    hands.press(Key.Key_Backspace, text="\b")
    assert (sheet.cursor_place(), outline(sheet.session.document)) == (("I1", 2), outline(plan))


def test_backspace_in_a_new_empty_item_takes_its_number_and_then_the_line(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("MỘT\nHAI\n")
    hands.press(Key.Key_Backspace, text="\b")
    assert outline(sheet.session.document) == ["section MỘT", "section HAI", "paragraph"]
    hands.press(Key.Key_Backspace, text="\b")
    assert outline(sheet.session.document) == ["section MỘT", "section HAI"]
    hands.type("!")
    assert sheet_lines(sheet) == ["MỘT", "HAI!"]


def test_backspace_in_an_empty_item_under_another_leaves_the_guidance_above(open_sheet: OpenSheet) -> None:
    asked = (block("a", Level.DASH, guidance="Nêu căn cứ."), block("b", Level.DASH, guidance="Nêu kết quả."))
    sheet = open_sheet(Document("d", body=(block("1", Level.CLAUSE, "Mục đích", *asked),)))
    sheet.set_cursor_place("b", 0)
    Hands(sheet.text).press(Key.Key_Backspace, times=2)
    left = sheet.session.document.body[0].children
    assert [(item.id, item.guidance) for item in left] == [("a", "Nêu căn cứ.")]
    assert sheet.cursor_place() == ("a", 0)


def test_tab_gives_a_plain_paragraph_the_number_of_its_list_and_shift_tab_takes_it_back(
    open_sheet: OpenSheet, plan: Document
) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I2", 0)
    hands = Hands(sheet.text)
    hands.press(Key.Key_Backspace, text="\b")
    assert label_in_hand(sheet) == ""
    hands.press(Key.Key_Tab)
    assert label_in_hand(sheet) == "2."
    hands.press(Key.Key_Backtab, SHIFT)
    assert (label_in_hand(sheet), outline(sheet.session.document)[2]) == ("", "  paragraph Hai.")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Tab)
    assert (label_in_hand(sheet), outline(sheet.session.document)[2]) == ("a)", "    point Hai.")
    hands.press(Key.Key_Backtab, SHIFT)
    assert outline(sheet.session.document) == outline(plan)
    sheet.set_cursor_place("opening", 3)
    hands.press(Key.Key_Tab)  # the opening has no items
    assert sheet.session.document.preamble == plan.preamble


def test_delete_at_the_end_joins_the_next_item(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 4)
    Hands(sheet.text).press(Key.Key_Delete)
    assert outline(sheet.session.document)[:2] == ["section MỤC ĐÍCH", "  clause Một.Hai."]
    assert sheet.cursor_place() == ("I1", 4)


def test_an_empty_item_leaves_the_list_step_by_step(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("A\n")
    hands.press(Key.Key_Tab)
    levels = []
    for _time in range(3):
        hands.press(Key.Key_Return)
        levels.append(outline(sheet.session.document)[-1])
    assert levels == ["section", "paragraph", "paragraph"]


def test_shift_enter_breaks_the_line_within_an_item(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("một")
    hands.press(Key.Key_Return, SHIFT)
    hands.type("hai")
    assert sheet.session.document.body[0].text == "một\nhai"
    assert sheet_lines(sheet) == ["một\nhai"]


def test_tab_and_alt_shift_arrows_change_the_level_of_all_selected_items(open_sheet: OpenSheet) -> None:
    items = tuple(block(f"p{n}", Level.CLAUSE, f"khoản {n}") for n in range(3))
    sheet = open_sheet(Document("d", body=(block("I", Level.SECTION, "A"), block("II", Level.SECTION, "B", *items))))
    sheet.set_cursor_place("p1", 2)
    hands = Hands(sheet.text)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_Right, ALT | SHIFT)
    deeper = ["section A", "section B", "  clause khoản 0", "    point khoản 1", "    point khoản 2"]
    assert outline(sheet.session.document) == deeper
    assert sheet.text.textCursor().hasSelection()
    hands.press(Key.Key_Backtab, SHIFT)
    assert outline(sheet.session.document)[3:] == ["  clause khoản 1", "  clause khoản 2"]
    sheet.session.stack.undo()
    assert outline(sheet.session.document) == deeper


def test_labels_follow_by_themselves_and_are_no_text(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I", 8)
    sheet.commands.new_item(Level.SECTION)
    labels = {row.key: row.label for row in sheet.lines.rows}
    assert (labels["I"], labels[sheet.current_block], labels["II"]) == ("I.", "II.", "III.")
    assert not any("II." in text for text in sheet_lines(sheet))


def test_typing_replaces_a_selection_over_several_lines(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I", 3)
    hands = Hands(sheet.text)
    hands.press(Key.Key_Down, SHIFT, times=2)
    hands.type("xyz")
    body = outline(sheet.session.document)
    assert len(body) == 3
    assert body[0].startswith("section MỤCxyz")
    sheet.session.stack.undo()  # what was typed and what it replaced are one step
    assert sheet.session.document == plan


def test_what_was_typed_before_a_selection_is_replaced_is_a_step_of_its_own(
    open_sheet: OpenSheet, plan: Document
) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I", 3)
    hands = Hands(sheet.text)
    hands.type("A")
    hands.press(Key.Key_Down, SHIFT)
    hands.type("B")
    sheet.session.stack.undo()
    assert outline(sheet.session.document)[0] == "section MỤCA ĐÍCH"


@pytest.mark.parametrize("way", ["key", "preedit", "commit", "delete", "backspace", "cut"])
def test_everything_can_be_replaced_at_once_and_brought_back(open_sheet: OpenSheet, plan: Document, way: str) -> None:
    sheet = open_sheet(plan)
    sheet.do("select_all")
    hands = Hands(sheet.text)
    match way:
        case "key":
            hands.type("Đ")
        case "preedit":
            hands.compose("đ")
            hands.commit("Đ")
        case "commit":
            hands.commit("Đ")
        case "delete":
            hands.press(Key.Key_Delete)
        case "backspace":
            hands.press(Key.Key_Backspace, text="\b")
        case "cut":
            sheet.do("cut")
    left = "Đ" if way in ("key", "preedit", "commit") else ""
    assert sheet_lines(sheet) == document_lines(sheet.session.document)
    assert "".join(sheet_lines(sheet)).strip() == left
    assert len(sheet.session.document.body) == 1  # there is always a line to type on
    while sheet.session.stack.canUndo():
        sheet.session.stack.undo()
    assert sheet.session.document == plan
    assert sheet_lines(sheet) == document_lines(plan)


def test_a_table_as_a_line_takes_no_letters_and_enter_goes_on_below(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("table", 1)
    hands = Hands(sheet.text)
    hands.press(Key.Key_Backspace)
    assert sheet.session.document == plan
    assert sheet_lines(sheet) == document_lines(plan)
    hands.press(Key.Key_Return)
    hands.type("Ghi chú")
    assert [b.text for b in sheet.session.document.appendices[0].blocks] == ["", "Ghi chú", ""]


def test_enter_in_the_title_of_an_appendix_goes_to_its_text(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("title:A", 9)
    hands = Hands(sheet.text)
    hands.type(" VIỆC\nĐơn vị tính: việc")
    appendix = sheet.session.document.appendices[0]
    assert appendix.title == "PHÂN CÔNG VIỆC"
    assert [b.text for b in appendix.blocks] == ["Đơn vị tính: việc", "", ""]


def test_undo_brings_the_cursor_to_the_change(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I2", 3)
    Hands(sheet.text).type(" ba")
    sheet.set_cursor_place("end", 0)
    sheet.session.stack.undo()
    assert sheet.cursor_place() == ("I2", 3)
    sheet.set_cursor_place("end", 0)
    sheet.session.stack.redo()
    assert sheet.cursor_place() == ("I2", 6)


def test_a_change_made_elsewhere_leaves_the_cursor_and_the_view_alone(open_sheet: OpenSheet, plan: Document) -> None:
    items = tuple(block(f"x{n}", Level.SECTION, f"mục {n}") for n in range(60))
    sheet = open_sheet(Document("d", body=items))
    sheet.go_to_block("x40")
    sheet.set_cursor_place("x40", 2)
    scroll = sheet.text.verticalScrollBar().value()
    sheet.session.apply("x", lambda d: Document("d", body=(*d.body[:50], *d.body[51:])), initiator="outline")
    assert (sheet.cursor_place(), sheet.text.verticalScrollBar().value()) == (("x40", 2), scroll)
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


def test_a_change_of_the_header_moves_the_text_below_it(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    top = sheet.painter.room_above
    longer = plan.header.__class__("A\nB\nC\nD\nE", "F", kind="KẾ HOẠCH", subject="về một việc rất dài " * 8)
    sheet.session.apply("x", lambda d: Document("plan", header=longer, body=d.body), initiator="form")
    assert sheet.painter.room_above > top
    first = sheet.lines.block("I")
    assert first is not None
    assert first.layout().position().y() == pytest.approx(sheet.painter.room_above, abs=1)


# Any keys in any order: what is seen is what is kept, and undo leads back to the start.

LETTERS = st.text(st.sampled_from("aâđế .…🙂-1"), min_size=1, max_size=4)
KEYS = st.one_of(
    st.tuples(st.just("type"), LETTERS),
    st.tuples(st.just("commit"), LETTERS),
    st.tuples(
        st.just("press"),
        st.sampled_from(
            [
                (Key.Key_Return, 0),
                (Key.Key_Return, SHIFT),
                (Key.Key_Tab, 0),
                (Key.Key_Backtab, SHIFT),
                (Key.Key_Backspace, 0),
                (Key.Key_Backspace, CONTROL),
                (Key.Key_Delete, 0),
                (Key.Key_Up, ALT | SHIFT),
                (Key.Key_Down, ALT | SHIFT),
                (Key.Key_Home, 0),
                (Key.Key_End, 0),
                (Key.Key_F3, SHIFT),
                (Key.Key_B, CONTROL),
            ]
        ),
    ),
    st.tuples(st.just("select"), st.tuples(st.integers(0, 60), st.integers(0, 60))),
    st.tuples(st.just("place"), st.integers(0, 60)),
    st.tuples(st.just("paste"), st.sampled_from(["một", "1. một\n- hai\nba", "a\n\nb", "- x\n+ y"])),
    st.tuples(st.just("level"), st.sampled_from([Level.SECTION, Level.DASH, Level.PARAGRAPH])),
    st.tuples(st.just("item"), st.sampled_from([Level.SECTION, Level.CLAUSE, Level.DASH])),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
    st.tuples(st.just("note"), st.none()),
)


def play(sheet: SheetEditor, what: str, value: object) -> None:
    """One thing that hands can do."""
    hands = Hands(sheet.text)
    cursor = sheet.text.textCursor()
    last = sheet.text.document().characterCount() - 1
    match what, value:
        case "type", str(text):
            hands.type(text)
        case "commit", str(text):
            hands.compose(text)
            hands.commit(text)
        case "press", (Key() as key, held):
            hands.press(key, held if isinstance(held, Held) else Held.NoModifier)
        case "select", (int(a), int(b)):
            cursor.setPosition(min(a, last))
            cursor.setPosition(min(b, last), QTextCursor.MoveMode.KeepAnchor)
            sheet.text.setTextCursor(cursor)
        case "place", int(position):
            cursor.setPosition(min(position, last))
            sheet.text.setTextCursor(cursor)
        case "paste", str(text):
            mime = QMimeData()
            mime.setText(text)
            sheet.text.insertFromMimeData(mime)
        case "level", Level() as level:
            sheet.commands.set_level(level)
        case "item", Level() as level:
            sheet.commands.new_item(level)
        case "undo", _:
            sheet.session.stack.undo()
        case "redo", _:
            sheet.session.stack.redo()
        case "note", _:
            sheet.insert_footnote()
            sheet.notes.finish()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(KEYS, max_size=25))
def test_any_keys_leave_sheet_and_document_in_step(
    qtbot: QtBot, theme: Theme, standard: Standard, plan: Document, steps: list[tuple[str, object]]
) -> None:
    sheet = SheetEditor(EditSession(plan), standard)
    sheet.resize(794, 650)
    for what, value in steps:
        play(sheet, what, value)
        assert sheet_lines(sheet) == document_lines(sheet.session.document), what
        assert [row.key for row in sheet.lines.rows] == list(sheet.lines.numbers)
    while sheet.session.stack.canUndo():
        sheet.session.stack.undo()
    assert sheet.session.document == plan
    assert sheet_lines(sheet) == document_lines(plan)
    sheet.deleteLater()


def test_a_long_session_of_random_keys(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    dice = random.Random(20261120)
    pool: list[tuple[str, object]] = [
        ("type", "đoàn "),
        ("press", (Key.Key_Return, 0)),
        ("press", (Key.Key_Tab, 0)),
        ("press", (Key.Key_Backtab, SHIFT)),
        ("press", (Key.Key_Backspace, 0)),
        ("press", (Key.Key_Up, ALT | SHIFT)),
        ("undo", None),
    ]
    for _step in range(300):
        play(sheet, "place", dice.randrange(sheet.text.document().characterCount()))
        play(sheet, *dice.choice(pool))
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(documents(), documents())
def test_any_document_is_shown_word_for_word_and_typed_into_without_loss(
    qtbot: QtBot, theme: Theme, standard: Standard, first: Document, second: Document
) -> None:
    session = EditSession(first)
    sheet = SheetEditor(session, standard)
    assert sheet_lines(sheet) == document_lines(first) or not sheet.lines.rows
    session.apply("x", lambda _document: second, initiator="elsewhere")
    assert sheet_lines(sheet) == document_lines(second) or not sheet.lines.rows
    Hands(sheet.text).type("Đ")
    assert sheet_lines(sheet) == document_lines(session.document)
    while session.stack.canUndo():
        session.stack.undo()
    assert session.document == first
    sheet.deleteLater()
