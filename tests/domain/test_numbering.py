"""Printed numbers are a function of the tree: of nothing else, and never stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from desktop.domain.document import Block, Document, Level, Run, walk
from desktop.domain.edits import Row, rows_of, tree_of
from desktop.domain.numbering import Forms, footnote_numbers, labels
from desktop.domain.text import POINT_LETTERS
from tests.domain.documents import rows

UNION = Forms()
PARTY = Forms({**UNION.labels, Level.SECTION: "{roman}-", Level.CLAUSE: "{arabic}-"})


@given(rows("b"))
def test_numbers_depend_on_the_tree_alone(drawn: list[Row]) -> None:
    renamed = [
        Row(row.depth, replace(row.block, id="x" + row.block.id, runs=(Run("chữ khác"),), guidance="khác"))
        for row in rows_of(tree_of(drawn))
    ]
    found = labels(tree_of(drawn), UNION)
    assert {f"x{block_id}": label for block_id, label in found.items()} == labels(tree_of(renamed), UNION)
    assert list(found) == [row.block.id for row in drawn]


@given(rows("b"))
def test_siblings_of_one_level_count_up_without_a_gap(drawn: list[Row]) -> None:
    found = labels(tree_of(drawn), UNION)
    for siblings in [tree_of(drawn), *[block.children for block in walk(tree_of(drawn))]]:
        points = [found[block.id] for block in siblings if block.level is Level.POINT]
        assert points == [f"{POINT_LETTERS[number]})" for number in range(len(points))]


def test_each_level_is_written_in_its_own_way() -> None:
    def item(name: str, level: Level, *children: Block) -> Block:
        return Block(name, level, children=children)

    tree = (
        item("p", Level.PART, item("s", Level.SECTION, item("c", Level.CLAUSE, item("sc", Level.SUBCLAUSE)))),
        item("d", Level.DASH, item("u", Level.PLUS)),
        item("l", Level.LABEL),
        item("t", Level.PARAGRAPH),
    )
    assert labels(tree, UNION) == {
        "p": "Phần I.",
        "s": "I.",
        "c": "1.",
        "sc": "1.1.",
        "d": "-",
        "u": "+",
        "l": "*",
        "t": "",
    }


def test_points_follow_the_vietnamese_alphabet() -> None:
    tree = tuple(Block(str(n), Level.POINT) for n in range(24))
    found = list(labels(tree, UNION).values())
    assert found[:8] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]
    assert found[22:] == ["y)", "aa)"]


def test_the_party_writes_a_dash_after_the_number() -> None:
    tree = (Block("1", Level.SECTION, children=(Block("2", Level.CLAUSE),)), Block("3", Level.SECTION))
    assert labels(tree, PARTY) == {"1": "I-", "2": "1-", "3": "II-"}


@pytest.mark.parametrize(("number", "label"), [(4, "IV."), (9, "IX."), (14, "XIV."), (49, "XLIX.")])
def test_sections_count_in_roman_numerals(number: int, label: str) -> None:
    tree = tuple(Block(str(n), Level.SECTION) for n in range(number))
    assert list(labels(tree, UNION).values())[-1] == label


def test_notes_count_in_the_order_of_their_marks() -> None:
    first, second = Run(footnote="n1"), Run(footnote="n2")
    document = Document("d", body=(Block("a", runs=(second,)), Block("b", runs=(first, second))))
    assert footnote_numbers(document) == {"n2": 1, "n1": 2}
