"""The document as a value: places that hold blocks, finding in them, and the order in which they are printed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from desktop.domain.document import (
    BASES,
    BODY,
    CLOSING,
    LEAVES,
    PREAMBLE,
    Appendix,
    Block,
    Cell,
    Document,
    Level,
    Run,
    Table,
    all_runs,
    appendix_place,
    find,
    new_id,
    next_level,
    plain,
    rank,
    text_runs,
    trees,
    walk,
    with_tree,
)
from desktop.domain.soundness import faults
from tests.domain.documents import documents, ids, plans

FULL = Document(
    "d",
    bases=(Block("cc", runs=text_runs("Căn cứ")),),
    body=(Block("I", Level.SECTION, text_runs("MỤC ĐÍCH"), (Block("1", Level.CLAUSE),)),),
    closing=(Block("end", runs=text_runs("Trên đây")),),
    appendices=(Appendix("p1", blocks=(Block("t", Level.TABLE, table=Table(((Cell(text_runs("TT")),),))),)),),
)


def test_places_come_in_the_order_of_print() -> None:
    assert [place for place, _blocks in trees(FULL)] == [BASES, PREAMBLE, BODY, CLOSING, appendix_place("p1")]
    assert ids(FULL) == ["cc", "I", "1", "end", "t"]
    assert "".join(run.text for run in all_runs(FULL)) == "Căn cứMỤC ĐÍCHTrên đâyTT"


@given(plans())
def test_every_block_is_found_where_it_stands(plan: Document) -> None:
    for place, blocks in trees(plan):
        assert all(find(plan, block.id) == (place, block) for block in walk(blocks))
    assert find(plan, "nowhere") is None


@given(plans())
def test_putting_each_tree_back_changes_nothing(plan: Document) -> None:
    for place, blocks in trees(plan):
        assert with_tree(plan, place, blocks) == plan
        assert dict(trees(with_tree(plan, place, ())))[place] == ()


def test_a_place_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        with_tree(FULL, appendix_place("p9"), ())


def test_a_document_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        FULL.id = "khác"  # type: ignore[misc]


def test_every_level_has_a_rank_and_only_leaves_come_under_plus() -> None:
    assert {level for level in Level if rank(level) > rank(Level.PLUS)} == LEAVES
    assert all(rank(next_level(level)) > rank(level) for level in Level if level not in LEAVES)


def test_text_is_what_is_read_without_marks() -> None:
    runs = (Run("Điều", bold=True), Run(footnote="n1"), Run(" lệ"))
    assert plain(runs) == Block("b", runs=runs).text == "Điều lệ"
    assert text_runs("") == ()


def test_ids_are_short_and_never_come_twice() -> None:
    fresh = {new_id() for _ in range(1000)}
    assert len(fresh) == 1000
    assert {len(one) for one in fresh} == {12}


@given(documents())
def test_drawn_documents_are_sound(document: Document) -> None:
    assert list(faults(document)) == []


def test_faults_name_what_cannot_be() -> None:
    twice = replace(FULL, bases=(Block("I"),))
    assert list(faults(twice)) == ["hai đoạn mang cùng một mã"]
    under_text = replace(FULL, body=(Block("x", children=(Block("y"),)),))
    assert list(faults(under_text)) == ["một đoạn văn hoặc bảng có mục con"]
    heaped = Table(((Cell(columns=63, rows=3),) * 2, (Cell(),), (Cell(),)))
    assert list(faults(Document("d", body=(Block("t", Level.TABLE, table=heaped),)))) == ["nhiều ô trải chồng lên nhau"]
