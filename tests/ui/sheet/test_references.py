"""References on the sheet: put in, kept right by every key, taken from typed words, followed, and let go by typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.appendices import add_appendix, title_key
from desktop.domain.document import Document, Header, Level, Run
from desktop.domain.edits import remove
from desktop.domain.references import all_references
from desktop.domain.standards import Standard
from desktop.ui.choose_reference import ReferenceDialog
from desktop.ui.session import EditSession
from desktop.ui.settling import settle
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.look.letter_boxes import letter_boxes
from desktop.ui.theme import Theme
from tests.ui.conftest import Driven
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Key, block, document_lines, sheet_lines

TAB = Key.Key_Tab


@pytest.fixture
def open_live(qtbot: QtBot, theme: Theme, standard: Standard) -> Callable[[Document], SheetEditor]:
    """Opens a document on a sheet whose references follow, as in the program."""

    def open_document(document: Document) -> SheetEditor:
        sheet = SheetEditor(EditSession(document, settle=settle), standard)
        qtbot.addWidget(sheet)
        sheet.resize(794, 650)
        sheet.show()
        qtbot.waitExposed(sheet)
        sheet.setFocus()
        return sheet

    return open_document


@pytest.fixture
def sheet(open_live: Callable[[Document], SheetEditor]) -> SheetEditor:
    """Two sections; the last line of the second is empty and has the cursor."""
    first = block("I", Level.SECTION, "MỤC ĐÍCH", *(block(f"I{n}", Level.CLAUSE, f"Việc {n}.") for n in (1, 2, 3)))
    second = block("II", Level.SECTION, "NHIỆM VỤ", block("II1", Level.CLAUSE, "Theo "), block("II2", Level.CLAUSE))
    made = open_live(Document("d", header=Header(kind="KẾ HOẠCH"), body=(first, second)))
    made.set_cursor_place("II2", 0)
    return made


def line_of(sheet: SheetEditor, key: str) -> tuple[Run, ...]:
    row = sheet.lines.rows[sheet.lines.numbers[key]]
    return row.runs


def said(sheet: SheetEditor) -> list[str]:
    return [reference.text for _id, reference in all_references(sheet.session.document)]


def spot_in(sheet: SheetEditor, key: str, start: int, end: int) -> QPoint:
    """The middle of some letters, in the viewport."""
    found = sheet.lines.block(key)
    assert found is not None
    box = next(letter_boxes(found, start, end))
    return box.center().toPoint() - sheet.text.origin()


def test_a_reference_is_put_in_where_the_cursor_stands_and_typing_goes_on_behind_it(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("II1", 5)
    assert sheet.references.insert("I2")
    Hands(sheet.text).type(", ở đây.")
    assert line_of(sheet, "II1") == (Run("Theo "), Run("khoản 2 mục I", reference="I2"), Run(", ở đây."))
    sheet.references.insert("II", short=True)
    assert said(sheet) == ["khoản 2 mục I", "mục này"]
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


def test_a_reference_put_between_words_is_parted_from_them(sheet: SheetEditor) -> None:
    Hands(sheet.text).type("theovà")
    sheet.set_cursor_place("II2", 4)
    sheet.references.insert("I2")
    assert sheet.session.document.body[1].children[1].text == "theo khoản 2 mục I và"
    assert sheet.cursor_place() == ("II2", 18)


def test_what_is_typed_before_a_reference_at_the_start_of_a_line_is_not_part_of_it(sheet: SheetEditor) -> None:
    sheet.references.insert("I2")
    sheet.set_cursor_place("II2", 0)
    Hands(sheet.text).type("Xem ")
    assert line_of(sheet, "II2") == (Run("Xem "), Run("khoản 2 mục I", reference="I2"))


def test_the_same_reference_twice_stays_two(sheet: SheetEditor) -> None:
    sheet.references.insert("I2")
    sheet.references.insert("I2")
    assert said(sheet) == ["khoản 2 mục I"] * 2
    assert sheet.session.document.body[1].children[1].text == "khoản 2 mục I khoản 2 mục I"


def test_keys_that_move_the_target_change_the_words_in_the_same_step(sheet: SheetEditor) -> None:
    sheet.references.insert("I2")
    steps = sheet.session.stack.count()
    hands = Hands(sheet.text)
    sheet.set_cursor_place("I2", 0)
    hands.press(Key.Key_Up, ALT | SHIFT)
    assert said(sheet) == ["khoản 1 mục I"]
    sheet.set_cursor_place("I1", 7)
    hands.press(Key.Key_Return)
    hands.press(TAB)
    assert said(sheet) == ["khoản 1 mục I"]
    sheet.set_cursor_place("I", 0)
    hands.press(Key.Key_Return)
    assert said(sheet) == ["khoản 1 mục II"]
    assert sheet_lines(sheet) == document_lines(sheet.session.document)
    while sheet.session.stack.index() > steps:
        sheet.session.stack.undo()
    assert said(sheet) == ["khoản 2 mục I"]
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


def test_tab_links_what_an_input_method_has_written_before_other_words(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type(", rồi báo cáo.")
    hands.press(Key.Key_Home)
    for word in ("khoản", " 2 ", "mục", " ", "I"):
        hands.compose(word)
        hands.commit(word)
    hands.press(TAB)
    assert line_of(sheet, "II2") == (Run("khoản 2 mục I", reference="I2"), Run(", rồi báo cáo."))


def test_a_letter_inside_makes_plain_words_and_one_step_back_a_reference_again(sheet: SheetEditor) -> None:
    sheet.references.insert("I2")
    sheet.set_cursor_place("II2", 6)
    Hands(sheet.text).type("ab")
    assert line_of(sheet, "II2") == (Run("khoản ab2 mục I"),)
    shown = sheet.lines.block("II2")
    assert shown is not None
    assert shown.begin().fragment().text() == "khoản ab2 mục I"
    sheet.session.stack.undo()
    assert said(sheet) == ["khoản 2 mục I"]


def test_backspace_behind_a_reference_makes_it_plain(sheet: SheetEditor) -> None:
    sheet.references.insert("I2")
    Hands(sheet.text).unikey(1, "II")
    assert line_of(sheet, "II2") == (Run("khoản 2 mục II"),)


def test_a_word_composed_right_behind_a_reference_is_not_part_of_it(sheet: SheetEditor) -> None:
    sheet.references.insert("I2")
    hands = Hands(sheet.text)
    hands.compose("đ")
    hands.compose("đ")
    hands.commit(" đúng")
    assert line_of(sheet, "II2") == (Run("khoản 2 mục I", reference="I2"), Run(" đúng"))


def test_what_is_typed_by_hand_is_offered_and_taken_with_tab(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("Theo Khoản 2, Mục I")
    assert [offer.words for offer in sheet.references.offers_here()] == ["Khoản 2 mục I"]
    hands.press(TAB)
    assert line_of(sheet, "II2") == (Run("Theo "), Run("Khoản 2 mục I", reference="I2"))
    assert sheet.cursor_place() == ("II2", 18)
    assert sheet.session.document.body[1].children[1].level is Level.CLAUSE  # Tab changed no level
    hands.type(".")
    assert line_of(sheet, "II2")[-1] == Run(".")
    hands.press(TAB)
    assert sheet.session.document.body[1].children[0].children[0].id == "II2"  # nothing is offered: a level down


@pytest.mark.parametrize("text", ["khoản 2 Điều 5 Luật Công đoàn", "mục I Nghị quyết số 02-NQ/TW", "khoản 9 mục I"])
def test_another_documents_items_and_what_is_not_here_are_not_offered(sheet: SheetEditor, text: str) -> None:
    Hands(sheet.text).type(text)
    assert sheet.references.offers_here() == ()


def test_tab_after_going_elsewhere_is_a_level_as_always(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("khoản 2 mục I")
    hands.press(Key.Key_Left)
    hands.press(Key.Key_Right)
    hands.press(TAB)
    assert said(sheet) == []
    assert sheet.session.document.body[1].children[0].children[0].id == "II2"


def test_the_menu_offers_links_and_takes_them_off(sheet: SheetEditor) -> None:
    Hands(sheet.text).type("khoản 2 mục I")
    sheet.set_cursor_place("II1", 5)
    Hands(sheet.text).type("mục I")
    menu = {action.text(): action for action in sheet.references.menu()}
    assert list(menu) == ["Nối với mục I", "Nối mọi dẫn chiếu", ""]
    menu["Nối mọi dẫn chiếu"].trigger()
    assert said(sheet) == ["mục I", "khoản 2 mục I"]
    menu = {action.text(): action for action in sheet.references.menu()}
    menu["Bỏ dẫn chiếu, giữ chữ"].trigger()
    assert said(sheet) == ["khoản 2 mục I"]
    sheet.set_cursor_place("II2", 3)
    next(action for action in sheet.references.menu() if action.text() == "Đến khoản 2 mục I").trigger()
    assert sheet.cursor_place() == ("I2", 0)


def test_linking_all_says_how_many_and_leads_from_one_that_names_nothing_to_the_next(sheet: SheetEditor) -> None:
    sentences: list[str] = []
    sheet.in_hand.told.connect(sentences.append)
    sheet.do("make_all_live")
    assert sentences == ["Không có dẫn chiếu gõ tay nào để nối"]
    hands = Hands(sheet.text)
    hands.type("Theo khoản 2 mục I và điểm a khoản 9 mục I, xem điểm c")
    sheet.set_cursor_place("II1", 5)
    hands.type("mục IX")
    sheet.do("make_all_live")
    left = "2 chỗ dẫn đến mục không có trong văn bản, con trỏ ở “{}”"
    assert said(sheet) == ["khoản 2 mục I"]
    assert sentences[1:] == ["Đã nối 1 dẫn chiếu. " + left.format("mục IX")]
    assert sheet.text.textCursor().selectedText() == "mục IX"
    sheet.do("make_all_live")
    assert sheet.text.textCursor().selectedText() == "điểm a khoản 9 mục I"
    sheet.do("make_all_live")
    assert sheet.text.textCursor().selectedText() == "mục IX"
    assert sentences[2:] == [left.format("điểm a khoản 9 mục I"), left.format("mục IX")]


def test_control_and_a_click_follow_a_reference_and_its_tip_says_what_is_there(sheet: SheetEditor) -> None:
    sheet.references.insert("I2")
    spot = spot_in(sheet, "II2", 0, 7)
    assert sheet.text.tip_at(sheet.text.cursorForPosition(spot)) == "2. Việc 2.\nGiữ Ctrl và bấm để đến đó"
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert sheet.cursor_place()[0] == "II2"
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, CONTROL, spot)
    assert sheet.cursor_place() == ("I2", 0)


def test_a_reference_to_what_is_gone_is_marked_until_it_is_back(sheet: SheetEditor, theme: Theme) -> None:
    sheet.references.insert("I2")
    spot = spot_in(sheet, "II2", 0, 7)
    Hands(sheet.text).type(" ")
    sheet.set_cursor_place("I2", 0)

    def marked() -> bool:
        picture = sheet.text.viewport().grab().toImage()
        warn = theme.hex("warn").lower()
        return any(picture.pixelColor(spot.x(), spot.y() + dy).name() == warn for dy in range(20))

    assert not marked()
    sheet.session.apply("xóa", lambda document: remove(document, "I2"))
    assert sheet.references.is_lost("I2")
    assert said(sheet) == ["khoản 2 mục I"]
    spot = spot_in(sheet, "II2", 0, 7)
    assert marked()
    assert sheet.text.tip_at(sheet.text.cursorForPosition(spot)) == "Mục được dẫn đã xóa"
    assert "Đến" not in " ".join(action.text() for action in sheet.references.menu())
    sheet.session.stack.undo()
    assert not sheet.references.is_lost("I2")


def test_an_appendix_is_referred_to_and_numbered_when_a_second_comes(
    open_live: Callable[[Document], SheetEditor], plan: Document
) -> None:
    sheet = open_live(plan)
    sheet.set_cursor_place("I2", 4)
    sheet.references.insert("appendix:A")
    assert said(sheet) == ["Phụ lục"]
    sheet.session.apply("thêm", lambda document: add_appendix(document, appendix_id="B"))
    assert said(sheet) == ["Phụ lục I"]
    reference = next(reference for _id, reference in all_references(sheet.session.document))
    assert not sheet.references.is_lost(reference.target)
    sheet.references.follow(reference)
    assert sheet.cursor_place() == (title_key("A"), 0)
    assert not sheet.references.insert("I2")  # titles of appendices hold plain words


def test_pasted_lines_keep_references_to_this_document_and_others_become_words(sheet: SheetEditor) -> None:
    sheet.references.insert("I2")
    sheet.text.selectAll()
    mime = sheet.commands.mime()
    sheet.set_cursor_place("II1", 5)
    sheet.pasting.paste(mime)
    assert set(said(sheet)) == {"khoản 2 mục I"}
    assert len(said(sheet)) == 2
    other = SheetEditor(
        EditSession(Document("e", body=(block("x", Level.PARAGRAPH),)), settle=settle), sheet.surface.standard
    )
    other.pasting.paste(mime)
    assert said(other) == ["khoản 2 mục I"]  # its target came along
    sheet.select_words("II2", 0, len("khoản 2 mục I"))
    other.text.selectAll()
    other.pasting.paste(sheet.commands.mime())
    assert said(other) == []
    assert "khoản 2 mục I" in sheet_lines(other)


def test_the_dialogue_finds_items_without_marks_and_shows_how_they_will_read(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen = driven.window.document
    assert screen is not None
    first = screen.session.document.body[0]
    screen.sheet.set_cursor_place(first.children[0].id, 0)
    driven.window.actions_of["reference"].trigger()
    dialog = next(one for one in driven.window.findChildren(ReferenceDialog))
    assert dialog.target == first.children[0].id  # the list opens where the cursor is
    Hands(dialog.words.input).type("khoan 2 muc i")
    assert dialog.target == first.children[1].id
    assert dialog.preview.text() == "khoản 2 mục I"
    dialog.short.click()
    assert dialog.preview.text() == "khoản 2 mục này"
    Hands(dialog.words.input).press(Key.Key_Return)
    assert screen.session.document.body[0].children[0].runs[0] == Run("khoản 2 mục này", reference=first.children[1].id)
    assert screen.sheet.text.hasFocus()


def test_words_that_nothing_has_leave_the_dialogue_waiting(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    driven.window.actions_of["reference"].trigger()
    dialog = next(one for one in driven.window.findChildren(ReferenceDialog))
    hands = Hands(dialog.words.input)
    hands.type("không đâu có")
    assert dialog.target == ""
    assert not dialog.go.isEnabled()
    hands.press(Key.Key_Backspace, times=12, text="\b")
    hands.press(Key.Key_Down)
    assert dialog.target
    hands.press(Key.Key_Escape)
    assert not list(all_references(driven.window.document.session.document))  # type: ignore[union-attr]
