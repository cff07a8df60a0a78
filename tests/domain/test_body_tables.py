"""Tables among the lines: put in where the caret is, taken out whole, and no word of other lines is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.appendices import add_appendix, title_key
from desktop.domain.body_tables import empty_table, insert_table, remove_table
from desktop.domain.document import Block, Document, Level, find, trees, walk
from desktop.domain.keys import enter
from desktop.domain.lines import Caret, places
from desktop.domain.soundness import faults
from tests.domain.documents import documents
from tests.domain.test_keys import PLAN, words

TABLE = empty_table(3, 2)


def ids(document: Document) -> list[tuple[str, list[str]]]:
    """Every place with the ids of its blocks, those that hold any."""
    return [(place, [block.id for block in walk(blocks)]) for place, blocks in trees(document) if blocks]


def test_a_new_table_has_a_head_and_the_rows_that_were_asked_for() -> None:
    assert TABLE.header_rows == 1
    assert [len(row) for row in TABLE.rows] == [3, 3, 3]


@pytest.mark.parametrize(
    ("at", "place", "expected"),
    [
        ("1", "body", ["I", "1", "t", "2", "II"]),
        ("I", "body", ["I", "t", "1", "2", "II"]),
        ("II", "body", ["I", "1", "2", "II", "t"]),
        ("basis", "body", ["t", "I", "1", "2", "II"]),
        ("end", "closing", ["end", "t"]),
        ("nowhere", "body", ["I", "1", "2", "II", "t"]),
    ],
)
def test_a_table_comes_after_the_line_in_hand(at: str, place: str, expected: list[str]) -> None:
    after, caret = insert_table(PLAN, Caret(at), TABLE, "t")
    assert dict(ids(after))[place] == expected
    assert caret == Caret("t")
    found = find(after, "t")
    assert found is not None
    assert (found[1].level, found[1].table) == (Level.TABLE, TABLE)


def test_a_table_takes_the_place_of_an_empty_item() -> None:
    begun, caret = enter(PLAN, Caret("1", 3), "empty")
    after, _caret = insert_table(begun, caret, TABLE, "t")
    assert dict(ids(after))["body"] == ["I", "1", "t", "2", "II"]


def test_from_the_title_of_an_appendix_it_comes_first_under_it() -> None:
    plan = add_appendix(PLAN, appendix_id="A", title="BẢNG")
    first = plan.appendices[0].blocks[0].id
    after, _caret = insert_table(plan, Caret(title_key("A")), TABLE, "t")
    assert dict(ids(after))["appendix:A"] == ["t", first]


@given(documents(), st.data())
def test_a_table_put_in_anywhere_keeps_every_word_and_goes_again(document: Document, data: st.DataObject) -> None:
    keys = [row.block.id for _place, rows in places(document) for row in rows]
    at = data.draw(st.sampled_from(keys)) if keys else "nowhere"
    after, caret = insert_table(document, Caret(at), TABLE, "fresh-table")
    assert sorted(words(after)) == sorted(words(document))
    assert caret == Caret("fresh-table")
    assert list(faults(after)) == list(faults(document))
    gone, _caret = remove_table(after, "fresh-table", "line")
    assert find(gone, "fresh-table") is None
    assert sorted(words(gone)) == sorted(words(document))


def test_a_body_that_was_one_table_keeps_a_line_to_write_on() -> None:
    only = Document("d", body=(Block("t", Level.TABLE, table=TABLE),))
    gone, caret = remove_table(only, "t", "line")
    assert gone.body == (Block("line"),)
    assert caret == Caret("line")


def test_what_is_no_table_is_not_taken_out() -> None:
    assert remove_table(PLAN, "1", "line") == (PLAN, Caret("1"))
    assert remove_table(PLAN, "nowhere", "line")[0] is PLAN
