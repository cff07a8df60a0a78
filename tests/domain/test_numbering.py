"""Printed numbers are a function of the tree: of nothing else, and never stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from desktop.domain.document import LEAVES, Appendix, Block, Document, Level, Run, walk
from desktop.domain.edits import Row, rows_of, tree_of
from desktop.domain.numbering import Above, Forms, articles_in, document_labels, footnote_numbers, labels, numbered
from desktop.domain.standards import parse_standard
from desktop.domain.text import POINT_LETTERS, ordinal
from desktop.resources import resource
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


def tree(*lines: str) -> tuple[Block, ...]:
    """Blocks by name, indented under one another: "a article"."""
    drawn = [line.split() for line in lines]
    depths = [(len(line) - len(line.lstrip())) // 2 for line in lines]
    return tree_of([Row(depth, Block(name, Level(level))) for depth, (name, level) in zip(depths, drawn, strict=True)])


REGULATION = tree(
    "c1 chapter",
    "  a1 article",
    "    k1 clause",
    "    k2 clause",
    "      p1 point",
    "  a2 article",
    "    k3 clause",
    "c2 chapter",
    "  m1 division",
    "    t1 subdivision",
    "      a3 article",
    "    t2 subdivision",
    "      a4 article",
    "  m2 division",
    "    t3 subdivision",
    "    a5 article",
    "c3 chapter",
    "  m3 division",
    "    a6 article",
)


def test_articles_count_through_the_whole_text_and_all_else_begins_again() -> None:
    found = labels(REGULATION, UNION)
    assert [found[f"a{n}"] for n in range(1, 7)] == [f"Điều {n}." for n in range(1, 7)]
    assert [found[f"c{n}"] for n in range(1, 4)] == ["Chương I", "Chương II", "Chương III"]
    assert [found[f"m{n}"] for n in range(1, 4)] == ["Mục 1", "Mục 2", "Mục 1"]
    assert [found[f"t{n}"] for n in range(1, 4)] == ["Tiểu mục 1", "Tiểu mục 2", "Tiểu mục 1"]
    assert [found[name] for name in ("k1", "k2", "p1", "k3")] == ["1.", "2.", "a)", "1."]


def test_a_numbered_subclause_of_an_article_has_its_number_before_it() -> None:
    found = labels(tree("a article", "b article", "  k clause", "    s subclause", "  t subclause"), UNION)
    assert (found["s"], found["t"]) == ("1.1.", "2.1.")


def test_an_appendix_has_articles_of_its_own() -> None:
    document = Document(
        "d", body=tree("a article", "b article"), appendices=(Appendix("p", blocks=tree("x article", "y article")),)
    )
    found = document_labels(document, UNION)
    assert found == {"a": "Điều 1.", "b": "Điều 2.", "x": "Điều 1.", "y": "Điều 2."}


def test_a_quotation_has_no_number_and_breaks_no_count() -> None:
    found = labels(tree("a clause", "q quotation", "b clause"), UNION)
    assert found == {"a": "1.", "q": "", "b": "2."}


def test_the_numbers_of_a_subtree_follow_from_what_stands_above_it() -> None:
    """So that a layout asks only for subtrees that changed, or above which numbers did."""
    second = list(numbered(REGULATION, UNION))[1]
    assert (second.label, second.below) == ("Chương II", Above(2, 2))
    below = list(numbered(second.block.children, UNION, second.below))
    assert [(one.label, one.below.articles) for one in below] == [("Mục 1", 2), ("Mục 2", 4)]


@given(rows("b"))
def test_walking_down_by_steps_gives_the_same_numbers(drawn: list[Row]) -> None:
    asked: dict[int, int] = {}

    def count(block: Block) -> int:
        return asked.setdefault(id(block), articles_in(block))

    def walked(siblings: tuple[Block, ...], above: Above) -> dict[str, str]:
        found: dict[str, str] = {}
        for block, label, below in numbered(siblings, UNION, above, count):
            found |= {block.id: label, **walked(block.children, below)}
        return found

    assert walked(tree_of(drawn), Above()) == labels(tree_of(drawn), UNION)


@given(rows("b", 30))
def test_articles_count_up_without_a_gap_in_printed_order(drawn: list[Row]) -> None:
    blocks = tree_of(drawn)
    found = labels(blocks, UNION)
    articles = [found[block.id] for block in walk(blocks) if block.level is Level.ARTICLE]
    assert articles == [f"Điều {number}." for number in range(1, len(articles) + 1)]
    assert sum(map(articles_in, blocks)) == len(articles)


def test_parts_may_be_counted_in_words() -> None:
    forms = Forms({Level.PART: "Phần thứ {ordinal}"})
    found = list(labels(tuple(Block(str(n), Level.PART) for n in range(12)), forms).values())
    assert found[:5] == ["Phần thứ nhất", "Phần thứ hai", "Phần thứ ba", "Phần thứ tư", "Phần thứ năm"]
    assert found[9:] == ["Phần thứ mười", "Phần thứ 11", "Phần thứ 12"]
    assert ordinal(10) == "mười"


@pytest.mark.parametrize("name", ["nd30_union", "party_hd05", "party_hd36"])
def test_every_standard_says_how_each_numbered_level_is_written(name: str) -> None:
    standard = parse_standard(resource("standards", f"{name}.toml").read_text(encoding="utf-8"))
    assert set(Level) - set(standard.forms.labels) == LEAVES
    found = labels(REGULATION, standard.forms)
    assert (found["c2"], found["m2"], found["t2"], found["a6"]) == ("Chương II", "Mục 2", "Tiểu mục 2", "Điều 6.")


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
