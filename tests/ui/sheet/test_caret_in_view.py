"""In a view that gets lower the line, cell or text in hand stays in view, and notes leave room for the text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document, text_runs
from desktop.domain.notes import insert_footnote, set_footnote
from desktop.ui.sheet import SheetEditor
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.test_view import long_plan


def is_seen(sheet: SheetEditor, box: QWidget | None = None) -> bool:
    """Whether the caret of the text, or of a box over it, is in view."""
    view = sheet.text.viewport()
    if box is None:
        return view.rect().contains(sheet.text.cursorRect())
    caret = box.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return view.rect().contains(QRectF(caret).toAlignedRect().translated(box.mapTo(view, QPoint())))


def test_the_line_in_hand_comes_into_view_when_the_window_gets_lower(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    sheet = open_sheet(long_plan(40))
    sheet.set_cursor_place("c1-0", 3)
    bar = sheet.text.verticalScrollBar()
    bar.setValue(bar.value() + sheet.text.cursorRect().top() - 580)
    sheet.resize(794, 240)
    qtbot.waitUntil(lambda: is_seen(sheet))
    bar.setValue(bar.maximum())
    assert not is_seen(sheet)
    sheet.resize(794, 200)
    sheet.resize(794, 190)
    qtbot.wait(0)
    assert not is_seen(sheet)  # the clerk is reading elsewhere


def test_the_cell_or_field_in_hand_comes_into_view_too(open_sheet: OpenSheet, plan: Document, qtbot: QtBot) -> None:
    sheet = open_sheet(plan)
    sheet.go_to_block("below")
    bar = sheet.text.verticalScrollBar()
    assert sheet.tables.hand.open("table", (1, 1))
    for low, box in ((220, sheet.tables.hand.box), (180, sheet.parts.box)):
        if box is sheet.parts.box:
            sheet.parts.open("signature.signer")
        sheet.resize(794, 600)
        bar.setValue(bar.value() + box.mapTo(sheet.text.viewport(), QPoint()).y() - 450)
        assert is_seen(sheet, box)
        sheet.resize(794, low)
        assert not is_seen(sheet, box)
        qtbot.waitUntil(partial(is_seen, sheet, box))


def test_in_a_low_view_notes_take_two_lines_at_most(open_sheet: OpenSheet, plan: Document) -> None:
    noted = insert_footnote(plan, "basis", 3, "n")
    sheet = open_sheet(set_footnote(noted, "n", text_runs("Nghị quyết số 02-NQ/TW của Bộ Chính trị. " * 12)))
    sheet.set_cursor_place("basis", 2)
    high = sheet.notes.height()
    sheet.resize(794, 260)
    sheet.go_to_block("basis", 2)
    assert sheet.notes.shown == ["n"]
    lines = (sheet.notes.height() - sheet.notes._rule_room) / sheet.surface.style.leading
    assert 0 < lines <= 2
    assert sheet.notes.height() < high
