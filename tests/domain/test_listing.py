"""Numbers that come and go: Tab on a plain paragraph, Backspace at the start of an item."""

from __future__ import annotations

import pytest
from hypothesis import given

from desktop.domain.document import Appendix, Block, Document, Level, text_runs, trees, walk
from desktop.domain.edits import rows_of
from desktop.domain.listing import drop_number, take_number
from desktop.domain.soundness import faults
from tests.domain.documents import documents


def item(id: str, level: Level, *children: Block, text: str = "chữ") -> Block:
    return Block(id, level, text_runs(text), children)


def shape(document: Document) -> list[tuple[int, Level, str]]:
    return [(row.depth, row.block.level, row.block.id) for row in rows_of(document.body)]


CLAUSES = item("I", Level.SECTION, item("1", Level.CLAUSE), item("2", Level.CLAUSE, item("a", Level.POINT)))


def test_an_item_becomes_a_paragraph_where_it_stands() -> None:
    after = drop_number(Document("d", body=(CLAUSES,)), "1")
    assert shape(after)[:3] == [(0, Level.SECTION, "I"), (1, Level.PARAGRAPH, "1"), (1, Level.CLAUSE, "2")]


def test_a_quotation_becomes_a_paragraph() -> None:
    document = Document("d", body=(item("1", Level.CLAUSE, item("q", Level.QUOTATION)),))
    assert shape(drop_number(document, "q")) == [(0, Level.CLAUSE, "1"), (1, Level.PARAGRAPH, "q")]


def test_what_stood_under_it_goes_on_under_the_item_before() -> None:
    after = drop_number(Document("d", body=(CLAUSES,)), "2")
    assert shape(after)[1:] == [(1, Level.CLAUSE, "1"), (2, Level.PARAGRAPH, "2"), (2, Level.POINT, "a")]


def test_an_empty_item_above_is_left_to_go_first() -> None:
    document = Document("d", body=(item("1", Level.CLAUSE, text=""), item("2", Level.CLAUSE)))
    assert drop_number(document, "2") is document


def test_a_paragraph_takes_the_level_of_the_items_beside_it() -> None:
    document = Document("d", body=(item("I", Level.SECTION, item("x", Level.DASH), item("p", Level.PARAGRAPH)),))
    assert shape(take_number(document, "p"))[-1] == (1, Level.DASH, "p")


@pytest.mark.parametrize(
    ("above", "expected"), [(Level.SECTION, Level.CLAUSE), (Level.CLAUSE, Level.POINT), (Level.PLUS, Level.PLUS)]
)
def test_the_first_item_of_a_list_takes_the_usual_level(above: Level, expected: Level) -> None:
    document = Document("d", body=(item("x", above, item("p", Level.PARAGRAPH)),))
    assert shape(take_number(document, "p"))[-1] == (1, expected, "p")


def test_only_body_and_appendices_have_items() -> None:
    bases, preamble, body, closing, below = (
        (item(name, Level.PARAGRAPH),) for name in ("bases", "preamble", "body", "closing", "below")
    )
    appendix = Appendix("A", blocks=below)
    document = Document("d", bases=bases, preamble=preamble, body=body, closing=closing, appendices=(appendix,))
    for name in ("bases", "preamble", "closing"):
        assert take_number(document, name) is document
    assert take_number(document, "body").body[0].level is Level.SECTION
    assert take_number(document, "below").appendices[0].blocks[0].level is Level.CLAUSE


@given(documents())
def test_no_line_is_lost_or_moved_whatever_is_numbered(document: Document) -> None:
    lines = [block.id for _place, blocks in trees(document) for block in walk(blocks)]
    for key in lines:
        for edit in (drop_number, take_number):
            after = edit(document, key)
            assert [block.id for _place, blocks in trees(after) for block in walk(blocks)] == lines
            assert list(faults(after)) == list(faults(document))
