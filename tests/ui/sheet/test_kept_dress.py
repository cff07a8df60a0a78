"""UniKey takes back the first letter of a word to put another there; what Ctrl+B, I or U has asked for stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.document import Block, Document, Footnote, Level, Run, text_runs
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key
from tests.ui.sheet.in_tables import in_cell, table_of, with_table


@pytest.fixture
def sheet(open_sheet: OpenSheet) -> SheetEditor:
    """An empty clause, and a line with a footnote."""
    runs = (Run("Theo "), Run(footnote="n"))
    body = (Block("a", Level.CLAUSE), Block("b", Level.PARAGRAPH, runs))
    return open_sheet(Document("d", body=body, footnotes=(Footnote("n", text_runs("Nguồn ")),)))


def runs_of(sheet: SheetEditor, number: int = 0) -> tuple[Run, ...]:
    return sheet.session.document.body[number].runs


def doi(hands: Hands) -> None:
    """ "Đối" as Telex sends it."""
    for backspaces, letters in ((0, "D"), (1, "Đ"), (0, "oi"), (2, "ôi"), (2, "ối")):
        hands.unikey(backspaces, letters)


@pytest.mark.parametrize(
    ("key", "dressed"),
    [
        (Key.Key_B, Run("Đối", bold=True)),
        (Key.Key_I, Run("Đối", italic=True)),
        (Key.Key_U, Run("Đối", underline=True)),
    ],
)
def test_in_an_empty_line(sheet: SheetEditor, key: Qt.Key, dressed: Run) -> None:
    sheet.set_cursor_place("a", 0)
    hands = Hands(sheet.text)
    hands.press(key, CONTROL)
    doi(hands)
    assert runs_of(sheet) == (dressed,)
    hands.press(key, CONTROL)
    doi(hands)
    assert runs_of(sheet) == (dressed, Run("Đối"))


def test_behind_other_words_and_through_letters_of_the_word_before(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("b", 5)
    hands = Hands(sheet.text)
    hands.press(Key.Key_B, CONTROL)
    doi(hands)
    assert runs_of(sheet, 1) == (Run("Theo "), Run("Đối", bold=True), Run(footnote="n"))
    hands.unikey(4, "x")  # back over the bold word and the blank before it: the dress of the last that went
    assert runs_of(sheet, 1) == (Run("Theox"), Run(footnote="n"))


def test_another_place_has_its_own_dress(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("a", 0)
    hands = Hands(sheet.text)
    hands.press(Key.Key_B, CONTROL)
    hands.type("D")
    hands.press(Key.Key_Backspace)
    sheet.set_cursor_place("b", 2)
    hands.type("x")
    assert runs_of(sheet, 1)[0] == Run("Thxeo ")


def test_in_a_cell(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(table_of("TT|Việc", "1|")))
    hands = in_cell(sheet, 1, 1)
    hands.press(Key.Key_B, CONTROL)
    doi(hands)
    table = sheet.session.document.body[1].table
    assert table is not None
    assert table.rows[1][1].runs == (Run("Đối", bold=True),)


def test_in_a_footnote(sheet: SheetEditor) -> None:
    sheet.open_note("n")
    box = sheet.notes.hand
    assert box is not None
    hands = Hands(box)
    hands.press(Key.Key_End)
    hands.press(Key.Key_I, CONTROL)
    doi(hands)
    assert sheet.session.document.footnotes[0].runs == (Run("Nguồn "), Run("Đối", italic=True))


def test_behind_the_mark_of_a_note_letters_look_as_before_it(open_sheet: OpenSheet) -> None:
    runs = (Run("Yêu cầu", bold=True), Run(footnote="n"), Run(footnote="m"))
    first = (Run(footnote="k"), Run(" sau", italic=True))
    notes = tuple(Footnote(id, text_runs("Nguồn")) for id in "nmk")
    sheet = open_sheet(
        Document("d", body=(Block("a", Level.CLAUSE, runs), Block("b", Level.CLAUSE, first)), footnotes=notes)
    )
    sheet.set_cursor_place("a", 0)
    hands = Hands(sheet.text)
    hands.press(Key.Key_End)
    hands.type(" ")
    doi(hands)
    assert runs_of(sheet) == (*runs, Run(" Đối", bold=True))
    sheet.set_cursor_place("b", 1)
    doi(hands)
    assert runs_of(sheet, 1) == (Run(footnote="k"), Run("Đối"), Run(" sau", italic=True))


def test_a_note_written_within_bold_words_leaves_them_bold(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(Document("d", body=(Block("a", Level.CLAUSE, (Run("Yêu cầu", bold=True),)),)))
    sheet.set_cursor_place("a", 7)
    sheet.do("footnote")
    foot = sheet.notes.hand
    assert foot is not None
    Hands(foot).type("Nguồn")
    Hands(foot).press(Key.Key_Escape)
    Hands(sheet.text).type(" chung")
    assert [(run.text, run.bold) for run in runs_of(sheet)] == [("Yêu cầu", True), ("", False), (" chung", True)]
