"""From the sheet into the cell of a table and back, in the whole window."""

from __future__ import annotations

from desktop.domain.document import Document, find, plain
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


def first_cell(document: Document, block_id: str) -> str:
    """The words of the first cell for words."""
    found = find(document, block_id)
    assert found is not None
    table = found[1].table
    assert table is not None
    return plain(table.rows[1][1].runs)
