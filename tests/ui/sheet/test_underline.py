"""Ctrl+U: words are underlined as they are made bold, and stay so through typing, undo and what the words mean."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from desktop.domain.document import Block, Document, Footnote, Level, Run, find
from desktop.domain.lines import Caret
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key

NOTED = (Run("Trước"), Run(footnote="n"), Run("sau"))


def plan_of(*runs: Run) -> Document:
    notes = (Footnote("n", (Run("Chú thích"),)),) if any(run.footnote for run in runs) else ()
    return Document("plan", body=(Block("b", Level.PARAGRAPH, runs),), footnotes=notes)


def runs_of(sheet: SheetEditor) -> tuple[Run, ...]:
    found = find(sheet.session.document, "b")
    assert found is not None
    return found[1].runs


def shown_underlines(sheet: SheetEditor) -> list[QTextCharFormat.UnderlineStyle]:
    cursor = QTextCursor(sheet.text.document())
    styles = []
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        styles.append(cursor.charFormat().underlineStyle())
    return styles


def test_what_is_selected_is_underlined_and_plain_again(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan_of(Run("Thực hiện ngay")))
    sheet.surface.select(Caret("b", 10), Caret("b", 14))
    Hands(sheet.text).press(Key.Key_U, CONTROL)
    assert runs_of(sheet) == (Run("Thực hiện "), Run("ngay", underline=True))
    assert [style.name for style in shown_underlines(sheet)[9:12]] == ["NoUnderline", *["SingleUnderline"] * 2]
    assert sheet.session.stack.undoText() == "gạch chân"
    Hands(sheet.text).press(Key.Key_U, CONTROL)
    assert runs_of(sheet) == (Run("Thực hiện ngay"),)


def test_letters_typed_after_ctrl_u_are_underlined_until_it_is_pressed_again(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan_of(Run("Việc ")))
    sheet.surface.select(Caret("b", 5), Caret("b", 5))
    hands = Hands(sheet.text)
    hands.press(Key.Key_U, CONTROL)
    hands.type("gâp")
    hands.unikey(2, "ấp")
    hands.press(Key.Key_U, CONTROL)
    hands.type(" này")
    assert runs_of(sheet) == (Run("Việc "), Run("gấp", underline=True), Run(" này"))
    sheet.surface.rows_anew()
    assert runs_of(sheet) == (Run("Việc "), Run("gấp", underline=True), Run(" này"))


def test_bold_italic_and_underline_stand_together(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan_of(Run("Gấp")))
    sheet.text.selectAll()
    for key in (Key.Key_B, Key.Key_I, Key.Key_U):
        Hands(sheet.text).press(key, CONTROL)
    assert runs_of(sheet) == (Run("Gấp", bold=True, italic=True, underline=True),)


def test_the_mark_of_a_footnote_in_the_middle_stays_as_it_is(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan_of(*NOTED))
    sheet.text.selectAll()
    Hands(sheet.text).press(Key.Key_U, CONTROL)
    assert runs_of(sheet) == (Run("Trước", underline=True), Run(footnote="n"), Run("sau", underline=True))
    Hands(sheet.text).press(Key.Key_End)
    Hands(sheet.text).type("!")
    assert runs_of(sheet)[1] == Run(footnote="n")
    assert runs_of(sheet)[2] == Run("sau!", underline=True)


def test_a_target_may_be_underlined_and_typing_behind_it_goes_on_underlined(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(plan_of(Run("đạt "), Run("85%", record="t", underline=True)))
    assert shown_underlines(sheet)[-1] is QTextCharFormat.UnderlineStyle.SingleUnderline
    sheet.surface.select(Caret("b", 7), Caret("b", 7))
    Hands(sheet.text).type(" trở lên")
    assert runs_of(sheet) == (Run("đạt "), Run("85%", record="t", underline=True), Run(" trở lên", underline=True))
    assert shown_underlines(sheet)[-1] is QTextCharFormat.UnderlineStyle.SingleUnderline


def test_underlined_words_are_underlined_on_the_picture_of_the_sheet(open_sheet: OpenSheet) -> None:
    pictures = []
    for underline in (False, True):
        sheet = open_sheet(plan_of(Run("ngay ngay ngay", underline=underline)))
        pictures.append(sheet.text.viewport().grab().toImage())
    assert pictures[0] != pictures[1]
