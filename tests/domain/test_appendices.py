"""Appendices are made, named, turned and taken out; a new one holds the table of assignments."""

from __future__ import annotations

from desktop.domain.appendices import (
    ASSIGNMENT_COLUMNS,
    add_appendix,
    appendix_at,
    appendix_of_title,
    find_appendix,
    remove_appendix,
    set_attached_to,
    set_orientation,
    set_title,
    title_key,
)
from desktop.domain.document import Block, Cell, Document, Level, Orientation, Table, plain, text_runs


def test_a_new_appendix_lies_across_and_holds_an_empty_table_of_assignments() -> None:
    document = add_appendix(Document("d"), appendix_id="A", title="PHÂN CÔNG")
    appendix = find_appendix(document, "A")
    assert appendix is not None
    assert appendix.orientation is Orientation.AUTO
    (block,) = appendix.blocks
    assert block.level is Level.TABLE
    assert block.table is not None
    assert tuple(plain(cell.runs) for cell in block.table.rows[0]) == ASSIGNMENT_COLUMNS
    assert block.table.header_rows == 1
    assert {plain(cell.runs) for row in block.table.rows[1:] for cell in row} == {""}


def test_another_table_may_be_asked_for() -> None:
    table = Table(((Cell(text_runs("Chỉ tiêu")), Cell(text_runs("2026"))),))
    assert add_appendix(Document("d"), table=table).appendices[0].blocks[0].table is table


def test_an_appendix_is_named_turned_and_taken_out() -> None:
    document = add_appendix(add_appendix(Document("d"), appendix_id="A"), appendix_id="B")
    document = set_title(document, "B", "CHỈ TIÊU")
    document = set_attached_to(document, "B", "(Kèm theo)")
    document = set_orientation(document, "B", Orientation.PORTRAIT)
    named = find_appendix(document, "B")
    assert named is not None
    assert (named.title, named.attached_to, named.orientation) == ("CHỈ TIÊU", "(Kèm theo)", Orientation.PORTRAIT)
    assert [appendix.id for appendix in remove_appendix(document, "A").appendices] == ["B"]


def test_an_edit_of_what_is_not_there_or_changes_nothing_gives_the_same_document_back() -> None:
    document = add_appendix(Document("d"), appendix_id="A", title="X")
    assert set_title(document, "nowhere", "Y") is document
    assert set_title(document, "A", "X") is document
    assert remove_appendix(document, "nowhere") is document


def test_the_key_of_a_title_names_its_appendix() -> None:
    assert appendix_of_title(title_key("A")) == "A"
    assert appendix_of_title("A") is None


def test_a_line_knows_the_appendix_it_is_in() -> None:
    document = add_appendix(Document("d", body=(Block("line"),)), appendix_id="A")
    table = document.appendices[0].blocks[0].id
    assert [appendix_at(document, key) for key in (table, title_key("A"), "line", "gone")] == ["A", "A", "", ""]
