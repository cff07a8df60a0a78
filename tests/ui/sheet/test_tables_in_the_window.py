"""Tables in the whole window: put in, typed into, saved, taken out, and reached from menus and real pages."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.document import Document, Level, Orientation, appendix_place, find, plain, walk
from desktop.ui.document_screen import DocumentScreen
from desktop.ui.new_table import NewTableDialog
from desktop.ui.pages.canvas import PagesCanvas
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import CONTROL, Hands, Key


@pytest.fixture
def screen(driven: Driven) -> DocumentScreen:
    """A plan in the window."""
    driven.open()
    driven.open_document()
    screen = driven.workspace.desk.screen
    assert screen is not None
    return screen


def words(document: Document, block_id: str, row: int, column: int) -> str:
    """The words of a cell."""
    found = find(document, block_id)
    assert found is not None
    assert found[1].table is not None
    return plain(found[1].table.rows[row][column].runs)


def test_what_is_typed_at_a_table_goes_into_its_first_cell_and_is_kept(driven: Driven, screen: DocumentScreen) -> None:
    driven.window.actions_of["new_appendix"].trigger()
    block = screen.session.document.appendices[-1].blocks[0]
    screen.sheet.set_cursor_place(block.id, 0)
    screen.sheet.setFocus()
    Hands(screen.sheet.text).type("B")
    assert screen.sheet.tables.hand.is_open
    hands = Hands(focused())
    hands.type("an ")
    hands.compose("Tuyên")
    driven.window.actions_of["save"].trigger()
    assert words(screen.session.document, block.id, 1, 1) == "Ban Tuyên"
    screen.centre.open_table(block.id, 2, 1)  # as a click on the real page does
    assert screen.sheet.tables.hand.place == (2, 1)
    assert focused() is screen.sheet.tables.hand.box


def test_a_table_is_put_into_the_body_typed_into_and_taken_out(
    driven: Driven, screen: DocumentScreen, qtbot: QtBot
) -> None:
    before = screen.session.document
    line = next(block for block in walk(before.body) if block.level is Level.CLAUSE)
    screen.sheet.set_cursor_place(line.id, 2)
    actions = driven.window.actions_of
    actions["new_table"].trigger()
    dialog = driven.window.findChild(NewTableDialog)
    assert dialog is not None
    assert (dialog.columns.text(), dialog.rows.text()) == ("3", "2")
    for wrong in ("", "0", "64"):
        dialog.columns.setText(wrong)
        assert not dialog.go.isEnabled()
    dialog.columns.setText("4")
    with qtbot.waitSignal(dialog.chosen):
        dialog.go.click()
    [table] = [block for block in walk(screen.session.document.body) if block.table is not None]
    assert table.table is not None
    assert [len(row) for row in table.table.rows] == [4, 4, 4]
    box = screen.sheet.tables.hand.box
    qtbot.waitUntil(lambda: focused() is box)
    Hands(box).type("T")
    assert words(screen.session.document, table.id, 0, 0) == "T"
    assert screen.sheet.tables.strip.isVisible()
    screen.sheet.tables.strip.tools["table_remove"].click()
    assert screen.session.document == before
    assert not screen.sheet.tables.strip.isVisible()
    actions["undo"].trigger()
    assert words(screen.session.document, table.id, 0, 0) == "T"


def test_undoing_a_new_table_lets_its_cell_go(driven: Driven, screen: DocumentScreen) -> None:
    before = screen.session.document
    screen.sheet.set_cursor_place(before.body[0].id, 0)
    screen.centre.add_table(3, 2)
    assert focused() is screen.sheet.tables.hand.box
    driven.window.actions_of["undo"].trigger()
    assert not screen.sheet.tables.hand.is_open
    assert focused() is screen.sheet.text
    assert screen.session.document == before


def test_the_menu_and_its_keys_work_in_the_cell_in_hand(driven: Driven, screen: DocumentScreen) -> None:
    driven.window.actions_of["new_appendix"].trigger()
    block = screen.session.document.appendices[-1].blocks[0]
    screen.centre.open_table(block.id, 1, 1)
    actions = driven.window.actions_of
    assert (actions["table_merge"].isEnabled(), actions["table_header"].isChecked()) == (False, False)
    Hands(focused()).type("Một")
    actions["table_row_below"].trigger()
    Hands(focused()).type("Hai")
    actions["move_up"].trigger()
    assert [words(screen.session.document, block.id, row, 1) for row in (1, 2)] == ["Hai", "Một"]
    actions["select_all"].trigger()
    actions["bold"].trigger()
    found = find(screen.session.document, block.id)
    assert found is not None
    assert found[1].table is not None
    assert found[1].table.rows[1][1].runs[0].bold
    screen.centre.open_table(block.id, 0, 0)
    assert actions["table_header"].isChecked()
    assert actions["undo"].text() == "&Hoàn tác: in đậm"


def test_how_an_appendix_lies_and_what_its_line_says_are_in_its_form(driven: Driven, screen: DocumentScreen) -> None:
    driven.window.actions_of["new_appendix"].trigger()
    appendix = screen.session.document.appendices[-1]
    form, tabs = screen.properties.appendix, screen.properties.tabs
    screen.centre.open_table(appendix.blocks[0].id, 1, 1)
    assert tabs.isTabVisible(5)  # offered, but the form that is open stays
    assert tabs.currentIndex() == 1
    screen.open_part(appendix_place(appendix.id))
    assert form.isVisible()
    assert [form.orientation.itemText(number) for number in range(3)] == ["Tự động", "Dọc", "Ngang"]
    assert form.orientation.currentText() == "Tự động"
    form.orientation.setCurrentIndex(2)
    form.orientation.activated.emit(2)
    assert screen.session.document.appendices[-1].orientation is Orientation.LANDSCAPE
    screen.session.stack.undo()
    assert form.orientation.currentText() == "Tự động"
    made = form.attached.input.placeholderText()
    assert made.startswith("(Kèm theo Kế hoạch")
    assert form.own.text() == "Sửa riêng"
    form.own.click()
    assert screen.session.document.appendices[-1].attached_to == form.attached.text() == made
    assert form.own.text() == "Theo phần đầu"
    Hands(form.attached.input).press(Key.Key_End, CONTROL)
    Hands(form.attached.input).type("!")
    assert screen.session.document.appendices[-1].attached_to == made + "!"
    form.own.click()
    assert screen.session.document.appendices[-1].attached_to == form.attached.text() == ""
    before = screen.session.document
    form.remove.click()
    assert len(screen.session.document.appendices) == len(before.appendices) - 1
    assert not tabs.isTabVisible(5)
    screen.session.stack.undo()
    assert screen.session.document == before


def test_the_real_page_shows_the_cursor_in_the_cell_and_a_click_there_leads_back(
    driven: Driven, screen: DocumentScreen, qtbot: QtBot
) -> None:
    driven.window.actions_of["new_appendix"].trigger()
    block = screen.session.document.appendices[-1].blocks[0]
    screen.show_pages(True)
    pages = screen.pages
    assert pages is not None
    screen.centre.open_table(block.id, 2, 1)
    Hands(focused()).type("Hội thi")
    canvas = pages.findChild(PagesCanvas)
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.places.caret(block.id, "Hội thi", 7, "2:1") is not None)
    place = canvas.places.caret(block.id, "Hội thi", 7, "2:1")
    assert place is not None
    qtbot.waitUntil(lambda: canvas._caret == place)
    screen.sheet.go_to_block(screen.session.document.body[0].id)
    pages.cell_clicked.emit(block.id, 2, 1)
    assert screen.sheet.tables.hand.place == (2, 1)
    assert focused() is screen.sheet.tables.hand.box
