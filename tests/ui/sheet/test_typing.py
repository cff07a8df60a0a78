"""Vietnamese is typed as on any Windows PC: letter by letter, by an input method, or by UniKey's Backspaces."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.document import Block, Document, Level, Run, Target, find, text_runs
from desktop.domain.runs import flat
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Key, block, document_lines, sheet_lines


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """A sheet with one empty section."""
    return open_sheet(Document("d", body=(block("I", Level.SECTION),)))


def text_of(sheet: SheetEditor, block_id: str = "I") -> str:
    found = find(sheet.session.document, block_id)
    assert found is not None
    return found[1].text


def test_letters_reach_the_document_one_by_one(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("Công đoàn được")
    assert text_of(sheet) == "Công đoàn được"
    assert sheet_lines(sheet) == ["Công đoàn được"]


def test_a_word_under_composition_is_not_in_the_document_until_it_is_committed(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("Công ")
    for word in ("d", "đ", "đo", "đoà", "đoàn"):
        hands.compose(word)
        assert text_of(sheet) == "Công "
    hands.commit("đoàn")
    assert text_of(sheet) == "Công đoàn"


def test_a_commit_may_replace_letters_already_written(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("duoc")
    hands.commit("được", replaced=4)
    assert (text_of(sheet), sheet.cursor_place()) == ("được", ("I", 4))


def test_unikey_corrects_by_backspace_and_letters(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    for typed, backspaces, letters in (("Cong", 3, "ông"), (" ddoa", 4, "đoa"), ("n", 2, "àn"), (" duoc", 4, "được")):
        hands.type(typed)
        hands.unikey(backspaces, letters)
    assert text_of(sheet) == "Công đoàn được"


def test_decomposed_letters_are_kept_composed_and_backspaces_of_the_typing_program_still_fit(
    sheet: SheetEditor,
) -> None:
    hands = Hands(sheet.text)
    hands.type("e\u0302\u0301")
    assert text_of(sheet) == "ế"
    hands.unikey(2, "\u0302\u0323")  # the typing program takes back the two marks that it sent
    assert text_of(sheet) == "ệ"
    hands.type("\n")  # now it is done with the word
    assert sheet_lines(sheet) == ["ệ", ""]


def test_enter_behind_a_decomposed_word_parts_the_line_right_there(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("xyz")
    sheet.set_cursor_place("I", 1)
    hands.type("e\u0302\u0301\n")
    assert sheet_lines(sheet) == ["xế", "yz"]


def test_letters_beyond_the_basic_plane_do_not_shift_the_cursor(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("a🙂b")
    assert sheet.cursor_place() == ("I", 3)
    sheet.set_cursor_place("I", 2)
    hands.type("x")
    assert text_of(sheet) == "a🙂xb"


def test_typing_fast_is_one_step_of_undo_for_each_line(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("Mục đích\nYêu cầu")
    steps = []
    while sheet.session.stack.canUndo():
        sheet.session.stack.undo()
        steps.append(sheet_lines(sheet))
    assert steps == [["Mục đích", ""], ["Mục đích"], [""]]


def test_ctrl_z_is_left_to_the_window(sheet: SheetEditor) -> None:
    for key, taken in ((Key.Key_Z, False), (Key.Key_Y, False), (Key.Key_C, True)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL, "")
        event.ignore()
        QApplication.sendEvent(sheet.text, event)
        assert event.isAccepted() is taken, key


def test_leaving_the_sheet_keeps_the_word_being_composed(sheet: SheetEditor) -> None:
    Hands(sheet.text).compose("đoàn")
    QApplication.sendEvent(sheet.text, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert text_of(sheet) == "đoàn"


def test_a_click_keeps_the_word_being_composed(sheet: SheetEditor) -> None:
    Hands(sheet.text).compose("đoàn")
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert (text_of(sheet), sheet.text.preedit) == ("đoàn", "")


def test_an_edit_elsewhere_does_not_lose_the_word_being_composed(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    sheet.set_cursor_place("I1", 4)
    Hands(sheet.text).compose(" thêm")
    sheet.session.stack.undo()  # nothing to undo, nothing happens
    sheet.session.apply(
        "x", lambda d: Document("plan", body=(*d.body, block("III", Level.SECTION, "BA"))), initiator="x"
    )
    assert text_of(sheet, "I1") == "Một. thêm"


def test_bold_and_italic_are_typed_after_ctrl_b_and_ctrl_i(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("a")
    hands.press(Key.Key_B, CONTROL)
    hands.type("b")
    hands.press(Key.Key_I, CONTROL)
    hands.type("c")
    found = find(sheet.session.document, "I")
    assert found is not None
    assert found[1].runs == (Run("a"), Run("b", bold=True), Run("c", bold=True, italic=True))


def test_bold_of_a_selection_goes_off_only_where_all_of_it_is_bold(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(Document("d", body=(block("p", Level.PARAGRAPH, "một hai"), block("q", Level.PARAGRAPH, "ba"))))
    sheet.do("select_all")
    sheet.do("bold")
    assert [b.runs for b in sheet.session.document.body] == [(Run("một hai", bold=True),), (Run("ba", bold=True),)]
    assert sheet.text.textCursor().selectedText() == "một hai\u2029ba"
    sheet.do("bold")
    assert [b.runs for b in sheet.session.document.body] == [text_runs("một hai"), text_runs("ba")]


def test_what_is_typed_behind_a_target_is_not_part_of_it(open_sheet: OpenSheet) -> None:
    runs = (Run("Đạt "), Run("90%", record="t"), Run(" trở lên"))
    body = (Block("p", Level.DASH, runs, targets=(Target("t"),)),)
    sheet = open_sheet(Document("d", body=body))
    sheet.set_cursor_place("p", 7)
    Hands(sheet.text).type("x")
    sheet.set_cursor_place("p", 6)
    Hands(sheet.text).type(",5")
    found = find(sheet.session.document, "p")
    assert found is not None
    assert found[1].runs == (Run("Đạt "), Run("90,5%", record="t"), Run("x trở lên"))


def test_an_empty_place_shows_its_guidance_and_never_saves_it(open_sheet: OpenSheet, plan: Document) -> None:
    sheet = open_sheet(plan)
    row = sheet.lines.rows[sheet.lines.numbers["II1"]]
    assert row.guidance == "Nêu từng nhiệm vụ."
    sheet.set_cursor_place("II1", 0)
    hands = Hands(sheet.text)
    hands.type("A")
    assert sheet.lines.rows[sheet.lines.numbers["II1"]].guidance == ""
    hands.press(Key.Key_Backspace, text="\b")
    assert sheet.lines.rows[sheet.lines.numbers["II1"]].guidance == "Nêu từng nhiệm vụ."
    assert text_of(sheet, "II1") == ""


def test_shift_f3_goes_through_the_cases_with_vietnamese_letters(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(Document("d", body=(block("p", Level.PARAGRAPH, "được ưu tiên"),)))
    sheet.set_cursor_place("p", 2)
    seen = []
    for _time in range(3):
        Hands(sheet.text).press(Key.Key_F3, SHIFT)
        seen.append(text_of(sheet, "p"))
    assert seen == ["ĐƯỢC ưu tiên", "Được ưu tiên", "được ưu tiên"]


def test_whatever_else_changes_the_text_is_followed(open_sheet: OpenSheet, plan: Document) -> None:
    """A drag out of the window deletes across lines by itself; no rule of ours is asked."""
    sheet = open_sheet(plan)
    cursor = QTextCursor(sheet.text.document())
    start, end = sheet.lines.block("I1"), sheet.lines.block("I2")
    assert start is not None
    assert end is not None
    cursor.setPosition(start.position() + 1)
    cursor.setPosition(end.position() + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert text_of(sheet, "I1") == "Mai."
    assert sheet_lines(sheet) == document_lines(sheet.session.document)
    cursor.insertText("x\ny")
    assert sheet_lines(sheet) == document_lines(sheet.session.document)


@pytest.mark.parametrize("odd", ["\u2029", "\u2028", "\ufdd0", "\ufdd1", "\ufffc", "\x00", "\u200b"])
def test_no_code_that_qt_reads_as_its_own_parts_a_line(sheet: SheetEditor, odd: str) -> None:
    mime = QMimeData()
    mime.setText(f"a{odd}b")
    sheet.text.insertFromMimeData(mime)
    Hands(sheet.text).type(odd)
    Hands(sheet.text).type("\nc")
    assert sheet_lines(sheet) == document_lines(sheet.session.document)
    assert odd not in "".join(document_lines(sheet.session.document))


def test_the_first_letter_reads_its_own_line_only(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(Document("d", body=tuple(block(f"p{n}", Level.DASH, f"dòng {n}") for n in range(40))))
    sheet.set_zoom(90)
    told: list[str] = []

    def mend(before: tuple[Run, ...], after: tuple[Run, ...]) -> tuple[Run, ...]:
        told.append(flat(before))
        return after

    sheet.typing.mend = mend
    sheet.set_cursor_place("p20", 0)
    Hands(sheet.text).type("a")
    assert told == ["dòng 20"]
