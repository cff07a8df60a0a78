"""One thing is in hand on the sheet: its text, or a cell, a note, a field of the head; commands and focus go there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.document import Block, Cell, Document, Level, Table, text_runs
from desktop.ui.document_actions import _ON_SHEET
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.in_hand import Part
from desktop.ui.sheet.parts.bands import part_text_boxes
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import Hands

Take = Callable[[SheetEditor], object]


@pytest.fixture
def sheet(open_sheet: OpenSheet, plan: Document, qtbot: QtBot) -> SheetEditor:
    """A sheet with a table behind the first section, a note in the first clause and nothing to undo."""
    rows = (("TT", "Nhiệm vụ", ""), ("1", "Một", ""), ("2", "Việc", ""), ("3", "Ba", ""))
    cells = tuple(tuple(Cell(text_runs(text)) for text in row) for row in rows)
    table = Block("tasks", Level.TABLE, table=Table(cells, 1))
    opened = open_sheet(replace(plan, body=(plan.body[0], table, *plan.body[1:]), appendices=()))
    opened.activateWindow()
    qtbot.waitUntil(lambda: opened.painter.has_focus)
    opened.go_to_block("I1", 3)
    opened.do("footnote")
    Hands(focused()).type("Điều lệ")
    opened.notes.finish()
    Hands(opened.text).type("theo khoản 2 mục I ")
    opened.session.stack.clear()
    return opened


def take_text(sheet: SheetEditor) -> None:
    sheet.go_to_block("I2", 2)
    sheet.setFocus()


def take_cell(sheet: SheetEditor) -> None:
    assert sheet.tables.open("tasks", 2, 1)


def take_note(sheet: SheetEditor) -> None:
    sheet.open_note(sheet.session.document.footnotes[0].id)


def take_field(sheet: SheetEditor) -> None:
    sheet.parts.open("header.issuer", 0)


TAKES: dict[str, Take] = {"text": take_text, "cell": take_cell, "note": take_note, "field": take_field}


def part_of(sheet: SheetEditor, name: str) -> Part | None:
    return {"text": None, "cell": sheet.tables, "note": sheet.notes, "field": sheet.parts}[name]


def open_parts(sheet: SheetEditor) -> Iterator[str]:
    for name in ("cell", "note", "field"):
        part = part_of(sheet, name)
        if part is not None and part.caret_box is not None:
            yield name


@pytest.mark.parametrize("second", TAKES)
@pytest.mark.parametrize("first", TAKES)
def test_whatever_is_taken_in_hand_puts_down_what_was_before(sheet: SheetEditor, first: str, second: str) -> None:
    TAKES[first](sheet)
    TAKES[second](sheet)
    part = part_of(sheet, second)
    assert sheet.in_hand.part is part
    box = part.caret_box if part is not None else sheet.text
    assert focused() is box
    sheet.setFocus()
    assert focused() is box
    beneath = {"cell"} if (first, second) == ("cell", "note") else set()  # the cell whose note is written stays
    assert set(open_parts(sheet)) == ({second} - {"text"}) | beneath
    assert sheet.tables.strip.isHidden() is ("cell" not in open_parts(sheet))


@pytest.mark.parametrize("second", TAKES)
@pytest.mark.parametrize("first", TAKES)
def test_the_word_being_composed_is_kept_where_it_was_typed(sheet: SheetEditor, first: str, second: str) -> None:
    start = sheet.session.document
    TAKES[first](sheet)
    Hands(focused()).compose("viê")
    sheet.commit_preedit() if first == second else TAKES[second](sheet)
    assert sheet.session.stack.count() == 1
    assert "viê" in str(sheet.session.document)
    sheet.session.undo()
    assert sheet.session.document == start


def test_a_click_on_the_head_puts_the_cell_down_with_its_tools(sheet: SheetEditor) -> None:
    take_cell(sheet)
    sheet.text.verticalScrollBar().setValue(0)
    spot = part_text_boxes(sheet.painter, "header.issuer")[0].center() - QPointF(sheet.text.origin())
    QTest.mouseClick(sheet.text.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert (sheet.parts.field, sheet.in_hand.part) == ("header.issuer", sheet.parts)
    assert not sheet.tables.hand.is_open
    assert sheet.tables.strip.isHidden()
    before = sheet.session.document
    assert not sheet.tables.do("table_remove_row")
    assert sheet.session.document is before


def test_undo_goes_into_the_cell_that_changes_and_leaves_the_field(sheet: SheetEditor) -> None:
    take_cell(sheet)
    Hands(focused()).type(" mới")
    take_field(sheet)
    sheet.session.undo()
    assert sheet.in_hand.part is sheet.tables
    assert focused() is sheet.tables.hand.box


@pytest.mark.parametrize("name", ["cell", "note", "field"])
def test_a_reference_goes_into_the_text_only(sheet: SheetEditor, name: str) -> None:
    take_text(sheet)
    TAKES[name](sheet)
    before = sheet.session.document
    assert not sheet.references.insert("II1")
    assert sheet.session.document is before


@pytest.mark.parametrize("name", ["cell", "note", "field"])
def test_every_command_does_something_where_the_caret_is_or_says_why_not(sheet: SheetEditor, name: str) -> None:
    """What a note or a field has no use for is told; what is the text's business is done there."""
    silent: list[str] = []
    told: list[str] = []
    sheet.in_hand.told.connect(told.append)
    sheet.pasting.converted.connect(lambda _encoding: told.append("converted"))
    for id in (*_ON_SHEET, "first_blank"):
        told.clear()
        TAKES[name](sheet)
        box = focused()
        assert isinstance(box, QTextEdit)
        box.selectAll()
        before, place = sheet.session.document, (sheet.in_hand.part, sheet.text.textCursor().position())
        sheet.do(id)
        after = (sheet.in_hand.part, sheet.text.textCursor().position())
        if sheet.session.document is before and after == place and not told:
            silent.append(id)
        while sheet.session.stack.canUndo():
            sheet.session.undo()
        sheet.session.stack.clear()
    assert silent == []


@pytest.mark.parametrize("name", ["note", "field"])
def test_f11_leads_from_a_note_or_a_field_to_the_next_place_that_waits(sheet: SheetEditor, name: str) -> None:
    take_text(sheet)
    TAKES[name](sheet)
    sheet.do("next_blank")
    assert (sheet.in_hand.part, sheet.current_block) == (None, "II1")
    assert focused() is sheet.text


def test_the_window_offers_references_and_tables_where_they_can_stand(driven: Driven) -> None:
    driven.open()
    driven.open_document("Nghị quyết số 02")
    screen = driven.workspace.desk.screen
    assert screen is not None
    reference, table = (driven.window.actions_of[id] for id in ("reference", "new_table"))
    assert (reference.isEnabled(), table.isEnabled()) == (True, True)
    screen.sheet.parts.open("header.subject")
    assert (reference.isEnabled(), table.isEnabled()) == (False, False)
    assert "Dẫn chiếu đặt được trong lời văn" in reference.toolTip()
    screen.sheet.do("bold")
    assert "chỉ dùng trong lời văn" in driven.window.status.said
    screen.sheet.parts.close()
    assert (reference.isEnabled(), table.isEnabled()) == (True, True)


def test_after_a_step_in_a_cell_that_failed_its_columns_are_free_again(sheet: SheetEditor) -> None:
    take_cell(sheet)
    hand = sheet.tables.hand

    def meddle(_changes: object, _initiator: object) -> None:
        with pytest.raises(RuntimeError):
            hand.write("gõ", text_runs("chen ngang"))

    sheet.session.changed.connect(meddle)
    sheet.session.apply("ký", lambda document: replace(document, signature=replace(document.signature, signer="Hoa")))
    assert sheet.surface.tables.still == ""
