"""Keys and clicks that Word users give without thinking, on the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.document import Block, Document, Footnote, Level, Run, find
from desktop.domain.lines import Caret
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import ALT, CONTROL, SHIFT, Hands, Held, Key, block, document_lines, outline

WORDS = "Công đoàn cơ sở: “đổi mới” 02-NQ/TW, được ưu tiên"


def plan(*lines: Block) -> Document:
    return Document("plan", body=lines or (block("a", Level.PARAGRAPH, WORDS), block("b", Level.PARAGRAPH, "Dòng hai")))


def at(sheet: SheetEditor, key: str, offset: int, end: int | None = None) -> Hands:
    sheet.surface.select(Caret(key, offset), Caret(key, offset if end is None else end))
    return Hands(sheet.text)


def runs_of(sheet: SheetEditor, key: str) -> tuple[Run, ...]:
    found = find(sheet.session.document, key)
    assert found is not None
    return found[1].runs


# F4


def test_f4_puts_the_same_mark_on_other_words(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    at(sheet, "a", 0, 9).press(Key.Key_B, CONTROL)
    at(sheet, "b", 0, 4)
    sheet.do("repeat")
    assert runs_of(sheet, "b") == (Run("Dòng", bold=True), Run(" hai"))
    sheet.do("repeat")
    assert runs_of(sheet, "b") == (Run("Dòng", bold=True), Run(" hai")), "it is put on, not turned"
    assert sheet.session.stack.undoText() == "in đậm"


def test_f4_takes_off_what_was_taken_off(open_sheet: OpenSheet) -> None:
    bold = Block("a", Level.PARAGRAPH, (Run("Một", bold=True),))
    sheet = open_sheet(plan(bold, Block("b", Level.PARAGRAPH, (Run("Hai", bold=True), Run(" ba")))))
    at(sheet, "a", 0, 3).press(Key.Key_B, CONTROL)
    at(sheet, "b", 0, 6)
    sheet.do("repeat")
    assert runs_of(sheet, "b") == (Run("Hai ba"),)


@pytest.mark.parametrize(
    ("held", "key", "after"),
    [
        (Held.NoModifier, Key.Key_Tab, ["section A", "  clause B", "  clause C"]),
        (ALT | SHIFT, Key.Key_Right, ["section A", "  clause B", "  clause C"]),
    ],
)
def test_f4_repeats_a_level_given_by_key(
    open_sheet: OpenSheet, held: Qt.KeyboardModifier, key: Qt.Key, after: list[str]
) -> None:
    sheet = open_sheet(plan(*(block(name.lower(), Level.SECTION, name) for name in "ABC")))
    at(sheet, "b", 0).press(key, held)
    at(sheet, "c", 0)
    sheet.do("repeat")
    assert outline(sheet.session.document) == after


def test_f4_repeats_what_a_menu_did_and_not_what_was_typed_or_copied(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    at(sheet, "a", 0)
    sheet.do("level_clause")
    hands = at(sheet, "b", 0)
    hands.type("x")
    hands.press(Key.Key_C, CONTROL)
    hands.press(Key.Key_Return)
    sheet.do("repeat")
    assert [line.split()[0] for line in outline(sheet.session.document)] == ["clause", "paragraph", "clause"]


def test_f4_before_any_command_does_nothing(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    sheet.do("repeat")
    assert sheet.session.stack.count() == 0


# Going by words


def test_ctrl_arrows_stop_at_every_vietnamese_word(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    hands = at(sheet, "a", 0)
    stops = []
    for _word in range(4):
        hands.press(Key.Key_Right, CONTROL)
        stops.append(sheet.cursor_place()[1])
    assert stops == [5, 10, 13, 15]
    for stop in reversed([0, *stops[:-1]]):
        hands.press(Key.Key_Left, CONTROL)
        assert sheet.cursor_place()[1] == stop


def test_ctrl_backspace_and_ctrl_delete_take_a_word_and_no_half_letters(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    at(sheet, "a", 9).press(Key.Key_Backspace, CONTROL)
    assert document_lines(sheet.session.document)[0] == WORDS.replace("đoàn", "", 1)
    at(sheet, "a", 0).press(Key.Key_Delete, CONTROL)
    assert document_lines(sheet.session.document)[0].strip() == WORDS.removeprefix("Công đoàn").strip()
    assert document_lines(sheet.session.document)[1] == "Dòng hai"


def test_ctrl_backspace_leaves_the_mark_of_a_footnote_that_it_does_not_stand_at(open_sheet: OpenSheet) -> None:
    noted = Block("a", Level.PARAGRAPH, (Run("Theo luật"), Run(footnote="n"), Run(" mới")))
    sheet = open_sheet(Document("plan", body=(noted,), footnotes=(Footnote("n", (Run("Luật"),)),)))
    at(sheet, "a", 14).press(Key.Key_Backspace, CONTROL)
    assert runs_of(sheet, "a")[:2] == (Run("Theo luật"), Run(footnote="n"))
    assert sheet.session.document.footnotes


def test_ctrl_shift_arrows_home_and_end_select(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    at(sheet, "a", 10).press(Key.Key_Right, CONTROL | SHIFT)
    assert sheet.text.textCursor().selectedText() == "cơ "
    at(sheet, "a", 5).press(Key.Key_Home, CONTROL | SHIFT)
    assert sheet.text.textCursor().selectedText() == "Công "
    at(sheet, "b", 5).press(Key.Key_End, CONTROL | SHIFT)
    assert sheet.text.textCursor().selectedText() == "hai"
    at(sheet, "b", 5).press(Key.Key_Home, SHIFT)
    assert sheet.text.textCursor().selectedText() == "Dòng "


def test_ctrl_home_and_end_go_to_the_ends_of_the_paper(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan(*(block(str(n), Level.PARAGRAPH, f"Dòng {n}") for n in range(60))))
    Hands(sheet.text).press(Key.Key_End, CONTROL)
    assert sheet.cursor_place() == ("59", 7)
    assert sheet.text.verticalScrollBar().value() == sheet.text.verticalScrollBar().maximum()
    Hands(sheet.text).press(Key.Key_Home, CONTROL)
    assert sheet.text.verticalScrollBar().value() == 0


def test_insert_does_not_begin_to_overwrite(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    hands = at(sheet, "b", 0)
    hands.press(Key.Key_Insert)
    hands.type("Một ")
    assert document_lines(sheet.session.document)[1] == "Một Dòng hai"


# The mouse


def click(sheet: SheetEditor, kind: QEvent.Type, spot: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    view = sheet.text.viewport()
    place = QPointF(view.mapToGlobal(spot.toPoint()))
    held = left if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    QApplication.sendEvent(view, QMouseEvent(kind, spot, place, left, held, Qt.KeyboardModifier.NoModifier))


def clicks(sheet: SheetEditor, key: str, offset: int, times: int) -> str:
    """The words selected after so many quick clicks on a place."""
    at(sheet, key, offset)
    spot = QPointF(sheet.text.cursorRect().center())
    press, release = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
    for number in range(times):
        click(sheet, QEvent.Type.MouseButtonDblClick if number == 1 else press, spot)
        click(sheet, release, spot)
    return sheet.text.textCursor().selectedText()


@pytest.mark.parametrize(("offset", "word"), [(2, "Công"), (7, "đoàn"), (19, "đổi"), (39, "được"), (45, "ưu")])
def test_a_double_click_selects_a_whole_vietnamese_word(open_sheet: OpenSheet, offset: int, word: str) -> None:
    assert clicks(open_sheet(plan()), "a", WORDS.index(word) + 1, 2) == word


def test_a_third_click_selects_the_paragraph_and_typing_over_it_keeps_the_next(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    assert clicks(sheet, "a", 7, 3) == WORDS + "\u2029"
    Hands(sheet.text).type("Mới")
    assert document_lines(sheet.session.document) == ["Mới", "Dòng hai"]


def test_the_wheel_with_ctrl_makes_the_sheet_larger_and_smaller(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan())
    sheet.set_zoom(80)
    for turn, zoom in ((-120, 70), (-120, 60), (120, 70)):
        spot = QPointF(50, 50)
        wheel = QWheelEvent(
            spot, spot, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(sheet.text.viewport(), wheel)
        assert sheet.zoom == zoom
