"""Fields of a template on the sheet: gone through, filled by every way of typing, and filled everywhere at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.document import (
    Block,
    Cell,
    Document,
    Header,
    Level,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
    all_runs,
    text_runs,
)
from desktop.domain.office import Office
from desktop.domain.templates import BLANK, start_document
from desktop.services.library import templates
from desktop.ui.sheet import SheetEditor
from desktop.ui.theme import Theme
from tests.ui.sheet.hands import CONTROL, SHIFT, Hands, Key, document_lines, sheet_lines

TAB = Key.Key_Tab
OpenSheet = Callable[[Document], SheetEditor]


def line(key: str, *runs: Run) -> Block:
    return Block(key, Level.PARAGRAPH, runs)


def year(text: str = BLANK) -> Run:
    return Run(text, field="nam")


DRAFT = Document(
    "d",
    body=(
        line("a", Run("Năm "), year(), Run(" này.")),
        line("b", Run("Kỳ "), Run(BLANK, field="nhiem_ky"), Run(", năm "), year()),
        Block("c", Level.DASH, guidance="Nêu từng việc."),
        line("d", *text_runs("Hết.")),
    ),
)


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """A draft with two fields, one of them twice, and a line that says what belongs there."""
    return open_sheet(DRAFT)


def said(sheet: SheetEditor, name: str = "nam") -> list[str]:
    return [run.text for run in all_runs(sheet.session.document) if run.field == name]


def in_step(sheet: SheetEditor) -> bool:
    return sheet_lines(sheet) == document_lines(sheet.session.document)


def test_f11_goes_through_what_waits_for_words_and_round_and_back(sheet: SheetEditor) -> None:
    places = []
    for _time in range(5):
        sheet.do("next_blank")
        places.append((sheet.cursor_place(), sheet.text.textCursor().selectedText()))
    assert places == [(("a", 5), BLANK), (("b", 4), BLANK), (("b", 11), BLANK), (("c", 0), ""), (("a", 5), BLANK)]
    sheet.do("previous_blank")
    assert sheet.cursor_place() == ("c", 0)
    sheet.do("first_blank")
    assert sheet.cursor_place() == ("a", 5)


HEADED = replace(
    DRAFT,
    header=Header("TỔNG LIÊN ĐOÀN", "LĐLĐ TỈNH", kind="KẾ HOẠCH", subject="Công tác"),
    recipients=Recipients((RecipientGroup(("Tỉnh ủy",)),)),
    signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn Bình"),
)


def test_f11_in_the_header_goes_to_the_first_place_in_the_lines_and_back_from_the_signature(
    open_sheet: OpenSheet,
) -> None:
    sheet = open_sheet(HEADED)
    sheet.set_cursor_place("d", 0)
    sheet.parts.open("header.number")
    sheet.do("next_blank")
    assert (sheet.parts.field, sheet.cursor_place()) == ("", ("a", 5))
    Hands(sheet.text).press(Key.Key_Home, CONTROL)
    assert sheet.parts.field == "header.superior"
    sheet.do("next_blank")
    assert sheet.cursor_place() == ("a", 5)
    sheet.parts.open("signature.signer")
    sheet.do("previous_blank")
    assert sheet.cursor_place() == ("c", 0)
    sheet.parts.open("signature.signer")
    sheet.do("next_blank")
    assert sheet.cursor_place() == ("a", 5)


def test_an_open_subject_is_the_first_place_and_is_filled_where_it_stands(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(replace(HEADED, header=replace(HEADED.header, subject="Thực hiện …")))
    sheet.do("first_blank")
    assert sheet.parts.field == "header.subject"
    assert sheet.parts.box.textCursor().selectedText() == BLANK
    sheet.do("next_blank")
    assert sheet.cursor_place() == ("a", 5)
    sheet.do("previous_blank")
    assert sheet.parts.field == "header.subject"


def test_f11_goes_on_from_a_cell_and_into_a_cell_that_waits(open_sheet: OpenSheet) -> None:
    cells = ((Cell(text_runs("Năm")), Cell((Run("Từ "), year()))), (Cell(text_runs("Kỳ")), Cell()))
    table = Block("t", Level.TABLE, table=Table(cells))
    sheet = open_sheet(Document("d", body=(line("a", year()), table, line("b", year()))))
    sheet.do("first_blank")
    sheet.do("next_blank")
    assert sheet.tables.hand.is_open
    assert sheet.tables.hand.box.textCursor().selectedText() == BLANK
    sheet.do("next_blank")
    assert (sheet.tables.hand.is_open, sheet.cursor_place()) == (False, ("b", 1))
    sheet.tables.open("t", 1, 1)
    sheet.do("previous_blank")
    assert sheet.tables.hand.box.textCursor().selectedText() == BLANK


def test_f11_goes_to_a_reference_whose_target_is_gone(open_sheet: OpenSheet) -> None:
    lost = line("e", Run("Theo "), Run("khoản 9 mục I", reference="gone"))
    sheet = open_sheet(replace(DRAFT, body=(*DRAFT.body, lost)))
    sheet.do("previous_blank")
    assert sheet.text.textCursor().selectedText() == "khoản 9 mục I"
    sheet.do("next_blank")
    assert sheet.cursor_place() == ("a", 5)


def test_what_is_typed_into_one_stands_in_all_of_that_name_as_one_step(sheet: SheetEditor) -> None:
    sheet.do("next_blank")
    Hands(sheet.text).type("2027")
    assert said(sheet) == ["2027", "2027"]
    assert said(sheet, "nhiem_ky") == [BLANK]
    assert sheet_lines(sheet)[:2] == ["Năm 2027 này.", "Kỳ …, năm 2027"]
    assert sheet.session.stack.count() == 1
    assert sheet.cursor_place() == ("a", 8)
    sheet.session.stack.undo()
    assert sheet.session.document == DRAFT
    assert in_step(sheet)


def test_tab_takes_from_one_field_to_the_next_and_after_the_last_is_a_level_again(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    sheet.do("next_blank")
    hands.type("2027")
    hands.press(TAB)
    hands.type("2025 - 2030")
    hands.press(TAB)
    assert sheet.cursor_place() == ("c", 0)
    hands.type("Việc")
    sheet.set_cursor_place("b", 5)
    hands.type("x")
    hands.press(Key.Key_Backspace, text="\b")
    hands.press(TAB)
    assert [block.level for block in sheet.session.document.body] == [block.level for block in DRAFT.body]
    assert said(sheet, "nhiem_ky") == ["2025 - 2030"]
    hands.press(TAB)
    assert sheet.session.document.body[1].level is not Level.PARAGRAPH


def test_what_was_filled_differently_by_hand_stays(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    sheet.session.apply(
        "tay", lambda document: replace(document, body=(line("a", year()), line("b", year("hai nghìn"))))
    )
    sheet.do("next_blank")
    hands.type("2027")
    assert said(sheet) == ["2027", "hai nghìn"]


def test_letters_behind_a_filled_field_are_plain_once_the_cursor_was_elsewhere(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    sheet.do("next_blank")
    hands.type("2027")
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Left)
    hands.type("!")
    assert said(sheet) == ["2027", "2027"]
    assert sheet_lines(sheet)[0] == "Năm 2027! này."


def told(sheet: SheetEditor) -> list[str]:
    """What the sheet says from now on."""
    sentences: list[str] = []
    sheet.in_hand.told.connect(sentences.append)
    return sentences


def test_a_letter_in_the_middle_changes_all_of_them_once_the_caret_has_left(sheet: SheetEditor) -> None:
    hands, sentences = Hands(sheet.text), told(sheet)
    sheet.do("next_blank")
    hands.type("227")
    sheet.set_cursor_place("b", 11)
    assert sentences == ["Đã điền 1 chỗ cùng trường “Năm kế hoạch”. Ctrl+Z để lấy lại"]
    hands.type("0")
    assert said(sheet) == ["227", "2027"]
    hands.press(Key.Key_Home)
    assert said(sheet) == ["2027", "2027"]
    assert sentences[1:] == ["Đã đổi 1 chỗ cùng trường “Năm kế hoạch”. Ctrl+Z để lấy lại"]
    assert sheet.cursor_place() == ("b", 0)
    assert in_step(sheet)
    sheet.session.undo()
    assert said(sheet) == ["227", "2027"]
    assert in_step(sheet)


def filled(*lines: Block) -> Document:
    return Document(
        "d", body=(line("a", Run("Chỉ tiêu năm "), year("2027")), line("b", year("2027"), Run(".")), *lines)
    )


@pytest.mark.parametrize("letters", [1, 2, 4])
def test_a_line_shortened_by_backspace_changes_alone_and_is_plain_words(open_sheet: OpenSheet, letters: int) -> None:
    sheet = open_sheet(filled())
    hands, sentences = Hands(sheet.text), told(sheet)
    hands.press(Key.Key_End)
    hands.press(Key.Key_Backspace, text="\b", times=letters)
    hands.press(Key.Key_Down)
    assert sheet_lines(sheet) == ["Chỉ tiêu năm 2027"[:-letters], "2027."]
    assert said(sheet) == ["2027"]
    assert sentences == ["Chỗ này thành chữ thường, các chỗ khác của trường “Năm kế hoạch” giữ nguyên"]
    assert sheet.session.stack.count() == 1
    assert in_step(sheet)


@pytest.mark.parametrize(("letters", "typed"), [(1, "8"), (2, "30"), (4, "2031"), (2, "30 tại tỉnh")])
def test_a_year_taken_back_and_typed_anew_is_followed_everywhere(
    open_sheet: OpenSheet, letters: int, typed: str
) -> None:
    sheet = open_sheet(filled())
    hands = Hands(sheet.text)
    hands.press(Key.Key_End)
    hands.press(Key.Key_Backspace, text="\b", times=letters)
    hands.type(typed)
    hands.press(Key.Key_Down)
    value = ("2027"[:-letters] + typed)[:4]
    assert said(sheet) == [value, value]
    assert sheet_lines(sheet) == ["Chỉ tiêu năm " + "2027"[:-letters] + typed, value + "."]
    assert in_step(sheet)
    for _step in range(1 + (len(typed) > 4)):  # what is typed behind the year comes after it
        sheet.session.undo()
    assert said(sheet) == [value, "2027"]


def test_other_words_in_place_of_a_year_leave_the_others_alone(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(filled())
    hands = Hands(sheet.text)
    hands.press(Key.Key_End)
    hands.press(Key.Key_Backspace, text="\b", times=2)
    hands.type(" phường trong tỉnh")
    hands.press(Key.Key_Down)
    assert sheet_lines(sheet) == ["Chỉ tiêu năm 20 phường trong tỉnh", "2027."]
    assert said(sheet) == ["2027"]


@pytest.mark.parametrize("forward", [True, False])
def test_a_year_selected_and_typed_over_is_followed(open_sheet: OpenSheet, forward: bool) -> None:
    sheet = open_sheet(filled())
    hands = Hands(sheet.text)
    sheet.set_cursor_place("a", 13 if forward else 17)
    hands.press(Key.Key_Right if forward else Key.Key_Left, SHIFT, times=4)
    hands.type("2029")
    hands.press(Key.Key_Down)
    assert said(sheet) == ["2029", "2029"]
    assert in_step(sheet)


def test_undoing_while_the_caret_is_still_there_takes_back_what_was_typed_and_nothing_follows(
    open_sheet: OpenSheet,
) -> None:
    sheet = open_sheet(filled())
    hands = Hands(sheet.text)
    hands.press(Key.Key_End)
    hands.press(Key.Key_Backspace, text="\b")
    hands.type("9")
    sheet.session.undo()
    assert sheet.session.document == filled()
    hands.press(Key.Key_Down)
    assert sheet.session.document == filled()
    assert in_step(sheet)


def test_words_of_a_field_follow_when_they_are_worded_anew_with_unikey_and_an_input_method(
    open_sheet: OpenSheet,
) -> None:
    words = [Run("công đoàn", field="chu_de"), Run(" và "), Run("công đoàn", field="chu_de")]
    sheet = open_sheet(Document("d", body=(line("a", Run("Về "), *words), line("b", *text_runs("Hết.")))))
    hands = Hands(sheet.text)
    sheet.set_cursor_place("a", 12)
    hands.press(Key.Key_Backspace, text="\b", times=4)
    hands.type("nha")
    hands.unikey(1, "â")
    hands.type("n")
    hands.press(Key.Key_Down)
    assert sheet_lines(sheet)[0] == "Về công nhân và công nhân"
    sheet.set_cursor_place("a", 12)
    hands.press(Key.Key_Left, SHIFT, times=4)
    for preedit in ("l", "lự", "lực"):
        hands.compose(preedit)
    hands.commit("lực")
    hands.press(Key.Key_Down)
    assert sheet_lines(sheet)[0] == "Về công lực và công lực"
    assert in_step(sheet)


def test_a_step_of_another_kind_comes_after_what_the_field_leads_to(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(filled())
    hands = Hands(sheet.text)
    hands.press(Key.Key_End)
    hands.press(Key.Key_Backspace, text="\b")
    hands.type("8")
    hands.press(Key.Key_Return)
    assert sheet_lines(sheet) == ["Chỉ tiêu năm 2028", "", "2028."]
    assert in_step(sheet)
    while sheet.session.stack.canUndo():
        sheet.session.undo()
    assert sheet.session.document == filled()


def test_the_last_letter_taken_back_leaves_an_empty_field_chosen(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    sheet.do("next_blank")
    hands.type("2")
    hands.press(Key.Key_Backspace, text="\b")
    assert said(sheet) == [BLANK, BLANK]
    assert sheet.text.textCursor().selectedText() == BLANK
    hands.type("3")
    assert said(sheet) == ["3", "3"]
    assert in_step(sheet)


def test_backspace_on_the_mark_takes_that_field_away_and_no_other(sheet: SheetEditor) -> None:
    sheet.do("next_blank")
    Hands(sheet.text).press(Key.Key_Backspace, text="\b")
    assert said(sheet) == [BLANK]
    assert sheet_lines(sheet)[0] == "Năm  này."


def test_unikey_fills_a_field_letter_by_letter(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    sheet.do("next_blank")
    hands.type("a")
    hands.unikey(1, "ă")
    hands.unikey(1, "ắ")
    assert said(sheet) == ["ắ", "ắ"]
    hands.type("m ")
    hands.type("duo")
    hands.unikey(2, "ươ")
    assert said(sheet) == ["ắm dươ", "ắm dươ"]
    assert in_step(sheet)


def test_a_word_that_is_composed_takes_the_place_of_the_mark(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    sheet.do("next_blank")
    for preedit in ("h", "ha", "hai"):
        hands.compose(preedit)
    shown = sheet.text.textCursor().block()
    assert (shown.text(), shown.layout().preeditAreaText()) == ("Năm  này.", "hai")
    hands.commit("hai")
    hands.commit(" nghìn")
    assert said(sheet) == ["hai nghìn", "hai nghìn"]
    assert in_step(sheet)


def test_a_composed_word_that_is_thrown_away_leaves_the_field_empty(sheet: SheetEditor, qapp: QApplication) -> None:
    hands = Hands(sheet.text)
    sheet.do("next_blank")
    hands.compose("h")
    hands.compose("")
    qapp.processEvents()
    assert sheet.session.document == DRAFT
    assert in_step(sheet)
    assert sheet.text.textCursor().selectedText() == BLANK
    hands.type("2027")
    assert said(sheet) == ["2027", "2027"]


def test_a_word_half_composed_is_kept_when_the_cursor_goes_on(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    sheet.do("next_blank")
    hands.compose("hai")
    sheet.do("next_blank")
    assert said(sheet) == ["hai", "hai"]
    assert sheet.cursor_place() == ("b", 4)


def test_the_field_in_hand_has_a_quiet_ground_and_says_its_name(sheet: SheetEditor, theme: Theme) -> None:
    sheet.do("next_blank")
    Hands(sheet.text).type("2027")
    spot = sheet.text.cursorRect().center()

    def ground() -> str:
        picture = sheet.text.viewport().grab().toImage()
        return picture.pixelColor(spot.x() - 3, spot.y() - 8).name().upper()

    assert ground() == theme.hex("tint2").upper()
    assert sheet.text.tip_at(sheet.text.textCursor()) == "Trường mẫu: Năm kế hoạch"
    sheet.set_cursor_place("d", 0)
    assert ground() != theme.hex("tint2").upper()


def test_the_year_of_a_real_template_is_changed_on_the_sheet_and_follows_in_the_header(open_sheet: OpenSheet) -> None:
    office = Office(
        body="union", superior="Tổng Liên đoàn", name="Liên đoàn Lao động tỉnh Bình An", abbreviation="LĐLĐ"
    )
    template = next(one for one in templates() if one.id == "ke-hoach-tinh")
    sheet = open_sheet(start_document(template, office, {}, "d", date(2026, 11, 3)))
    row = next(row for row in sheet.lines.rows if any(run.field == "nam" for run in row.runs))
    before = sum(len(run.text) for run in row.runs[: [run.field for run in row.runs].index("nam")])
    sheet.set_cursor_place(row.key, before + 4)
    hands = Hands(sheet.text)
    hands.press(Key.Key_Left, SHIFT)
    hands.type("9")
    hands.press(Key.Key_Home)
    assert set(said(sheet)) == {"2029"}
    assert sheet.session.document.header.subject.endswith("năm 2029")
    assert in_step(sheet)
    while sheet.session.stack.canUndo():
        sheet.session.stack.undo()
    assert sheet.session.document.header.subject.endswith("năm 2027")


def test_all_text_goes_at_once_without_leaving_fields_behind(sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.press(Key.Key_A, CONTROL)
    sheet.text.selectAll()
    hands.type("x")
    assert said(sheet) == []
    assert in_step(sheet)
