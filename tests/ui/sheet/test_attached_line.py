"""The line "(Kèm theo …)" under the title of an appendix is typed on the sheet; emptied it follows the head again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.document import Document
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, Key
from tests.ui.sheet.test_part_editing import click_into, here

FIELD = "appendix.attached:A"


@pytest.fixture
def sheet(open_sheet: OpenSheet, plan: Document) -> SheetEditor:
    """A plan whose appendix has the line that paper makes."""
    appendices = tuple(replace(one, attached_to="") for one in plan.appendices)
    shown = open_sheet(replace(plan, appendices=appendices))
    shown.go_to_block("title:A")
    return shown


def attached(sheet: SheetEditor) -> str:
    """What the document says in the line."""
    return sheet.session.document.appendices[0].attached_to


def test_a_click_opens_the_line_that_paper_makes_and_changes_nothing(sheet: SheetEditor) -> None:
    click_into(sheet, FIELD, 0.0)
    assert here(sheet) == (FIELD, 0)
    assert sheet.parts.box.toPlainText().startswith("(Kèm theo Kế hoạch số")
    Hands(sheet.parts.box).press(Key.Key_Escape)
    assert (attached(sheet), sheet.text.caret().key) == ("", "title:A")
    assert not sheet.session.stack.canUndo()


def test_what_is_typed_is_the_clerks_own_until_the_line_is_emptied(sheet: SheetEditor) -> None:
    click_into(sheet, FIELD, 0.0)
    hands = Hands(sheet.parts.box)
    made = sheet.parts.box.toPlainText()
    hands.press(Key.Key_End, CONTROL)
    sheet.parts.open(FIELD, -1)
    hands.press(Key.Key_Backspace)
    hands.type(" và Hướng dẫn)")
    assert attached(sheet) == made[:-1] + " và Hướng dẫn)"
    assert sheet.session.stack.undoText() == "sửa dòng “Kèm theo”"
    sheet.parts.box.selectAll()
    hands.press(Key.Key_Delete)
    assert (attached(sheet), here(sheet)) == ("", (FIELD, 0))
    assert sheet.painter.attached["A"].guides == {FIELD}  # what paper makes shows faintly
    hands.type(made)
    assert attached(sheet) == ""  # as paper makes it, it goes on following the head
    sheet.session.apply("x", lambda d: replace(d, header=replace(d.header, number="47")), "form")
    hands.press(Key.Key_Escape)
    shown = " ".join(getattr(item, "text", "") for item in sheet.painter.attached["A"].items)
    assert "số 47/" in shown


def test_arrows_go_through_the_line_between_title_and_appendix(sheet: SheetEditor) -> None:
    sheet.set_cursor_place("title:A", 2)
    Hands(sheet.text).press(Key.Key_Down)
    assert here(sheet)[0] == FIELD
    Hands(sheet.parts.box).press(Key.Key_Home)
    Hands(sheet.parts.box).press(Key.Key_Up)
    assert (here(sheet)[0], sheet.text.caret().key) == ("", "title:A")
    sheet.parts.open(FIELD, -1)
    Hands(sheet.parts.box).press(Key.Key_Tab)
    assert (here(sheet)[0], sheet.text.caret().key) == ("", "table")


def test_the_sheet_makes_room_for_a_longer_line(sheet: SheetEditor) -> None:
    before = sheet.painter.attached["A"].height
    below = sheet.painter.rect_of(sheet.lines.block("below")).top()  # type: ignore[arg-type]
    sheet.parts.open(FIELD, -1)
    Hands(sheet.parts.box).type("\nThêm một dòng nữa")
    grown = sheet.painter.attached["A"].height - before
    assert grown > 10
    moved = sheet.painter.rect_of(sheet.lines.block("below")).top() - below  # type: ignore[arg-type]
    assert moved == pytest.approx(grown, abs=1.5)
