"""From the sheet into the cell of a table and back, in the whole window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain.document import Document, Level, find, plain, walk
from desktop.ui.new_table import NewTableDialog
from desktop.ui.sheet.table_grid import TableGrid
from tests.ui.conftest import Driven, focused
from tests.ui.sheet.hands import Hands


def test_what_is_typed_at_a_table_goes_into_its_first_cell_and_is_kept(driven: Driven) -> None:
    driven.open()
    driven.open_document()
    screen = driven.workspace.desk.screen
    assert screen is not None
    driven.window.actions_of["new_appendix"].trigger()
    block = screen.session.document.appendices[-1].blocks[0]
    screen.sheet.set_cursor_place(block.id, 1)
    screen.sheet.setFocus()
    Hands(screen.sheet.text).type("B")
    grid = screen.tables.findChild(TableGrid)
    assert grid is not None
    assert grid.isVisible()
    hands = Hands(focused())
    hands.type("an ")
    hands.compose("Tuyên")
    driven.window.actions_of["save"].trigger()
    assert first_cell(screen.session.document, block.id) == "Ban Tuyên"
    screen.centre.open_table(block.id, 2, 1)
    in_hand = focused()
    assert isinstance(in_hand, TableGrid)
    assert (in_hand.currentIndex().row(), in_hand.currentIndex().column()) == (2, 1)


def test_a_table_is_put_into_the_body_edited_and_taken_out(driven: Driven, qtbot: QtBot) -> None:
    driven.open()
    driven.open_document()
    screen = driven.workspace.desk.screen
    assert screen is not None
    before = screen.session.document
    line = next(block for block in walk(before.body) if block.level is Level.CLAUSE)
    screen.sheet.set_cursor_place(line.id, 2)
    driven.window.actions_of["new_table"].trigger()
    dialog = driven.window.findChild(NewTableDialog)
    assert dialog is not None
    assert (dialog.columns.text(), dialog.rows.text()) == ("3", "2")
    for wrong in ("", "0", "64"):
        dialog.columns.setText(wrong)
        assert not dialog.go.isEnabled()
    dialog.columns.setText("4")
    with qtbot.waitSignal(dialog.chosen):
        dialog.go.click()
    tables = [block for block in walk(screen.session.document.body) if block.table is not None]
    assert [[len(row) for row in block.table.rows] for block in tables if block.table] == [[4, 4, 4]]
    grid = screen.tables.findChild(TableGrid)
    assert grid is not None
    assert grid.isVisible()
    qtbot.waitUntil(lambda: focused() is grid)
    Hands(grid).type("T")
    assert cell_words(screen.session.document, tables[0].id, 0) == "T"
    screen.tables.remove.click()
    assert screen.centre.sheet_shown
    assert screen.session.document == before
    driven.window.actions_of["undo"].trigger()
    assert cell_words(screen.session.document, tables[0].id, 0) == "T"


def test_undoing_a_new_table_brings_the_sheet_back(driven: Driven) -> None:
    driven.open()
    driven.open_document()
    screen = driven.workspace.desk.screen
    assert screen is not None
    before = screen.session.document
    screen.sheet.set_cursor_place(before.body[0].id, 0)
    screen.centre.add_table(3, 2)
    covered = not screen.centre.sheet_shown
    assert covered
    assert not driven.window.actions_of["new_table"].isEnabled()  # no table within a table
    driven.window.actions_of["undo"].trigger()
    assert screen.centre.sheet_shown
    assert screen.session.document == before


def cell_words(document: Document, block_id: str, column: int) -> str:
    """The words of a cell of the head."""
    found = find(document, block_id)
    assert found is not None
    assert found[1].table is not None
    return plain(found[1].table.rows[0][column].runs)


def first_cell(document: Document, block_id: str) -> str:
    """The words of the first cell for words."""
    found = find(document, block_id)
    assert found is not None
    table = found[1].table
    assert table is not None
    return plain(table.rows[1][1].runs)
