"""What the boxes over cells, notes and fields share: letters that come in together, and what goes out of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.document import Run
from desktop.domain.lines import Caret
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.box import RunsBox, SheetBox
from desktop.ui.sheet.clips.clipboard import OWN_TYPE
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key
from tests.ui.sheet.in_tables import PLAN, in_cell, table_of, texts, with_table

PLACES = ("cell", "note", "field")


@pytest.fixture
def sheet(open_sheet: OpenSheet, qtbot: QtBot) -> SheetEditor:
    """A line, a table, a line, and a note at the first line."""
    sheet = open_sheet(with_table(PLAN))
    sheet.activateWindow()
    qtbot.waitUntil(sheet.text.hasFocus)
    sheet.set_cursor_place("above", 4)
    sheet.insert_footnote()
    sheet.notes.finish()
    return sheet


def box_in(sheet: SheetEditor, place: str) -> SheetBox:
    """The box of a place, with the focus and the cursor in it."""
    match place:
        case "cell":
            in_cell(sheet, 1, 1)
            return sheet.tables.hand.box
        case "note":
            sheet.open_note(sheet.session.document.footnotes[0].id)
            assert sheet.notes.hand is not None
            return sheet.notes.hand
        case _:
            sheet.parts.prepare()
            sheet.parts.open("header.subject")
            return sheet.parts.box


def words_in(sheet: SheetEditor, place: str) -> str:
    document = sheet.session.document
    return {
        "cell": texts(sheet)[1][1],
        "note": document.footnotes[0].text,
        "field": document.header.subject,
    }[place]


@pytest.mark.parametrize(
    ("place", "line_break", "kept"),
    [
        (place, line_break, kept)
        for place, kept in (("cell", "\n"), ("note", " "))
        for line_break in ("\n", "\r\n", "\u2029")
    ],
)
def test_lines_that_an_input_method_puts_in_together_are_all_kept(
    sheet: SheetEditor, place: str, line_break: str, kept: str
) -> None:
    box = box_in(sheet, place)
    box.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(f"một{line_break}hai")
    QApplication.sendEvent(box, event)
    Hands(box).type(" ba")
    assert words_in(sheet, place) == f"một{kept}hai ba"
    assert box.document().blockCount() == 1
    assert isinstance(box, RunsBox)
    assert box.ends() == (10, 10)
    sheet.text.setFocus()
    assert words_in(sheet, place) == f"một{kept}hai ba"


def test_words_out_of_a_cell_go_elsewhere_as_our_own_and_without_the_looks_of_the_screen(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(table_of("TT|Việc", "1|Kiểm tra")))
    sheet.tables.hand.open("t", (1, 1))
    sheet.tables.commands.insert_footnote()
    sheet.notes.finish()
    box = sheet.tables.hand.box
    box.selectAll()
    mime = box.createMimeDataFromSelection()
    assert mime.hasFormat(OWN_TYPE)
    assert mime.text() == "Kiểm tra"
    assert "-qt-" not in mime.html()
    sheet.set_cursor_place("below", 0)
    sheet.pasting.paste(mime)
    pasted = sheet.session.document.body[-1].runs
    assert [bool(run.footnote) for run in pasted] == [True, False]
    assert len(sheet.session.document.footnotes) == 2


def test_words_out_of_a_field_go_elsewhere_as_words(sheet: SheetEditor) -> None:
    box = box_in(sheet, "field")
    Hands(box).type("về việc một")
    box.selectAll()
    mime = box.createMimeDataFromSelection()
    assert (mime.formats(), mime.text()) == (["text/plain"], "về việc một")


@pytest.mark.parametrize("place", PLACES)
def test_undo_is_the_drafts_and_escape_the_boxs(sheet: SheetEditor, place: str) -> None:
    box = box_in(sheet, place)
    for key, held, kept in ((Key.Key_Z, CONTROL, False), (Key.Key_Y, CONTROL, False), (Key.Key_Escape, None, True)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held or Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(box, event)
        assert event.isAccepted() is kept
    assert not box.isUndoRedoEnabled()


@pytest.mark.parametrize("place", PLACES)
def test_a_word_being_composed_stays_when_the_focus_goes_on(sheet: SheetEditor, place: str) -> None:
    box = box_in(sheet, place)
    box.selectAll()
    Hands(box).compose("việc")
    assert box.preedit == "việc"
    QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert box.preedit == ""
    assert words_in(sheet, place) == "việc"


def test_the_menu_of_a_box_is_asked_for_and_its_wheel_is_the_sheets(sheet: SheetEditor) -> None:
    box = box_in(sheet, "cell")
    asked: list[QPoint] = []
    box.menu_asked.disconnect()
    box.menu_asked.connect(asked.append)
    box.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), QPoint(7, 9)))
    assert asked == [QPoint(7, 9)]
    wheel = QWheelEvent(
        QPointF(2, 2), QPointF(2, 2), QPointF(0, 0).toPoint(), QPointF(0, 120).toPoint(), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    box.wheelEvent(wheel)
    assert not wheel.isAccepted()


def test_dress_stays_with_words_that_are_put_in_another_place(sheet: SheetEditor) -> None:
    box = box_in(sheet, "cell")
    assert isinstance(box, RunsBox)
    box.select(5, 8)
    assert box.chosen() == (Run("tra"),)
    assert box.with_put_in((Run("soát", bold=True),)) == ((Run("Kiểm "), Run("soát", bold=True), Run(" cơ sở")), 9)


@pytest.mark.parametrize("place", ["cell", "cells", "note"])
def test_f4_puts_bold_on_wherever_it_went_on(sheet: SheetEditor, place: str) -> None:
    """Where the letters are bold already they stay so, in cells and notes as in the lines."""
    sheet.surface.select(Caret("below", 0), Caret("below", 4))
    sheet.do("bold")
    for _time in range(2):
        box = box_in(sheet, "note" if place == "note" else "cell")
        if place == "cells":
            sheet.tables.hand.choose((2, 2))
        else:
            Hands(box).type("xong")
            box.selectAll()
        sheet.do("repeat")
        if place == "note":
            assert [run.bold for run in sheet.session.document.footnotes[0].runs] == [True]
        else:
            assert sheet.tables.hand.cell.runs[0].bold
        sheet.notes.finish()


def test_a_mark_for_what_is_typed_next_is_done_again_the_same_way(sheet: SheetEditor) -> None:
    box_in(sheet, "cell")
    sheet.do("italic")
    hands = Hands(box_in(sheet, "note"))
    for words in ("xem", "xét"):
        sheet.do("repeat")
        hands.type(words)
    assert sheet.session.document.footnotes[0].runs == (Run("xemxét", italic=True),)


def test_words_cut_out_of_a_note_come_back_as_they_were(sheet: SheetEditor) -> None:
    hands = Hands(box_in(sheet, "note"))
    hands.type("một  ")
    sheet.do("underline")
    hands.type("hai ")
    runs = sheet.session.document.footnotes[0].runs
    assert runs == (Run("một  "), Run("hai ", underline=True))
    for name in ("select_all", "cut", "paste"):
        sheet.do(name)
    assert sheet.session.document.footnotes[0].runs == runs


def test_lines_that_an_input_method_puts_into_a_field_are_lines_only_where_it_has_some(sheet: SheetEditor) -> None:
    header = sheet.session.document.header
    for field in ("header.place", "header.subject"):
        sheet.parts.prepare()
        sheet.parts.open(field)
        event = QInputMethodEvent()
        event.setCommitString("một\nhai")
        QApplication.sendEvent(sheet.parts.box, event)
    after = sheet.session.document.header
    assert after == replace(header, place="một hai", subject="một\nhai")
