"""A plan of 200 pages on the sheet: what is in view comes first, the rest follows by itself, and no place is missed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document
from desktop.domain.standards import Standard
from desktop.ui.session import EditSession
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.look.laying_out import is_laid_out
from desktop.ui.theme import Theme
from tests.benchmarks.plans import plan as plan_of_pages
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import CONTROL, Hands, document_lines, sheet_lines

Key = Qt.Key


@pytest.fixture
def long_plan() -> Document:
    return plan_of_pages(200)


@pytest.fixture
def sheet(open_sheet: OpenSheet, long_plan: Document) -> SheetEditor:
    """A long plan that was opened this moment."""
    return open_sheet(long_plan)


def middle(document: Document) -> str:
    ids = [block.id for section in document.body for block in section.children]
    return ids[len(ids) // 2]


def laid_out(sheet: SheetEditor) -> bool:
    return is_laid_out(sheet.text.document())


def in_view(sheet: SheetEditor) -> QRectF:
    return QRectF(sheet.text.viewport().rect()).translated(sheet.text.origin())


def test_it_is_shown_before_all_of_it_is_laid_out(
    qtbot: QtBot, theme: Theme, standard: Standard, long_plan: Document
) -> None:
    sheet = SheetEditor(EditSession(long_plan), standard)
    qtbot.addWidget(sheet)
    sheet.resize(794, 650)
    sheet.show()
    assert sheet_lines(sheet) == document_lines(long_plan)
    assert not laid_out(sheet)
    assert not sheet.grab().isNull()
    assert not laid_out(sheet)  # painting it asks for no more than is in view
    qtbot.waitUntil(lambda: laid_out(sheet))


def test_the_scroll_bar_grows_until_it_reaches_the_signature(qtbot: QtBot, sheet: SheetEditor) -> None:
    qtbot.waitUntil(lambda: laid_out(sheet))
    bar = sheet.text.verticalScrollBar()
    height = sheet.text.document().size().height()
    qtbot.waitUntil(lambda: bar.maximum() >= height - sheet.text.viewport().height() - 1)


def test_a_line_far_down_is_gone_to_at_once(sheet: SheetEditor, long_plan: Document) -> None:
    sheet.go_to_block(middle(long_plan), 5)
    assert sheet.cursor_place() == (middle(long_plan), 5)
    cursor = sheet.text.cursorRect()
    assert 0 < cursor.top() < sheet.text.viewport().height() // 2


def test_the_signature_is_shown_at_once(sheet: SheetEditor) -> None:
    sheet.show_part("signature")
    assert in_view(sheet).intersects(sheet.painter.below_box)
    assert sheet.painter.below_box.bottom() < sheet.text.document().size().height() + 1


def test_ctrl_home_and_ctrl_end_go_to_the_edges_of_the_paper(
    qtbot: QtBot, sheet: SheetEditor, long_plan: Document
) -> None:
    hands, bar = Hands(sheet.text), sheet.text.verticalScrollBar()
    sheet.go_to_block(middle(long_plan))
    hands.press(Key.Key_Home, CONTROL)
    assert bar.value() == 0
    hands.press(Key.Key_End, CONTROL)
    qtbot.waitUntil(lambda: laid_out(sheet) and bar.value() == bar.maximum())


def test_what_is_typed_at_once_is_there(qtbot: QtBot, sheet: SheetEditor) -> None:
    hands = Hands(sheet.text)
    hands.type("Mới ")
    hands.press(Key.Key_Return)
    assert sheet_lines(sheet) == document_lines(sheet.session.document)
    assert sheet_lines(sheet)[0] == "Mới "
    qtbot.waitUntil(lambda: laid_out(sheet))


def test_zooming_keeps_the_line_in_hand_where_it_is(qtbot: QtBot, sheet: SheetEditor, long_plan: Document) -> None:
    sheet.go_to_block(middle(long_plan), 5)
    before = sheet.text.cursorRect().top()
    sheet.set_zoom(80)
    assert sheet.cursor_place() == (middle(long_plan), 5)
    assert abs(sheet.text.cursorRect().top() - before) <= 2


def test_another_width_of_the_pane_keeps_the_line_in_hand_in_view(
    qtbot: QtBot, sheet: SheetEditor, long_plan: Document
) -> None:
    sheet.go_to_block(middle(long_plan), 5)
    sheet.resize(500, 650)
    view = sheet.text.viewport().rect()
    qtbot.waitUntil(lambda: view.intersects(sheet.text.cursorRect()))
    assert sheet.cursor_place() == (middle(long_plan), 5)
