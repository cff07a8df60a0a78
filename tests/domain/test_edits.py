"""Edits never lose a block, never double an id and never make an impossible tree; splits and merges undo each other."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import edits
from desktop.domain.document import Block, Document, Level, Run, Table, Target, find, text_runs
from desktop.domain.runs import flat, runs_length
from desktop.domain.soundness import faults
from tests.domain.commands import LEVELS, MOVES, Command, commands, sessions
from tests.domain.documents import ids, plans, rows, whole_text


@given(plans(), sessions())
def test_any_edits_leave_a_sound_document(plan: Document, session: list[Command]) -> None:
    assert list(faults(plan)) == []
    for command in session:
        plan = command.play(plan)
        assert list(faults(plan)) == []


@given(plans(), commands(*LEVELS))
def test_changing_levels_keeps_every_block_in_its_place(plan: Document, command: Command) -> None:
    after = command.play(plan)
    assert ids(after) == ids(plan)
    assert whole_text(after) == whole_text(plan)


@given(plans(), commands(*MOVES))
def test_moving_loses_no_block(plan: Document, command: Command) -> None:
    assert Counter(ids(command.play(plan))) == Counter(ids(plan))


@given(plans(), commands("move_up", "move_down"))
def test_moving_there_and_back_changes_nothing(plan: Document, command: Command) -> None:
    there = command.play(plan)
    if there is plan:
        return
    step = 1 if command.name == "move_up" else -1
    assert edits.move(there, command.block(plan).id, step) == plan


@given(plans(), commands("split"))
def test_split_adds_one_block_and_keeps_all_words(plan: Document, command: Command) -> None:
    after = command.play(plan)
    assert set(ids(after)) - set(ids(plan)) == ({command.fresh} if ids(plan) else set())
    assert whole_text(after) == whole_text(plan)


@given(plans(), commands("split"))
def test_backspace_undoes_enter(plan: Document, command: Command) -> None:
    block = command.block(plan)
    after = command.play(plan)
    if after is plan or block.level is Level.TABLE:
        return
    offset = command.second % (runs_length(block.runs) + 1)
    cut_off = block.id if offset == 0 and runs_length(block.runs) else command.fresh
    assert edits.merge_with_previous(after, cut_off) == plan


@given(plans(), commands("merge"))
def test_merging_keeps_all_words_and_loses_one_block_at_most(plan: Document, command: Command) -> None:
    after = command.play(plan)
    assert whole_text(after) == whole_text(plan)
    assert len(ids(plan)) - len(ids(after)) == (after is not plan)


@given(rows("b"))
def test_rows_and_trees_are_two_views_of_one_thing(drawn: list[edits.Row]) -> None:
    tree = edits.tree_of(drawn)
    assert edits.tree_of(edits.rows_of(tree)) == tree
    assert [row.block.id for row in edits.rows_of(tree)] == [row.block.id for row in drawn]


@given(plans(), commands("remove", "remove_line"))
def test_removing_takes_out_what_was_named_and_nothing_else(plan: Document, command: Command) -> None:
    block = command.block(plan)
    gone = set(ids(plan)) - set(ids(command.play(plan)))
    under = {row.block.id for row in edits.rows_of((block,))} if command.name == "remove" else {block.id}
    assert gone == (under if find(plan, block.id) else set())


@given(plans(), commands(), st.sampled_from(["x", ""]))
def test_a_block_that_is_not_there_changes_nothing(plan: Document, command: Command, stranger: str) -> None:
    assert edits.split(plan, stranger, 1, command.fresh) is plan
    assert edits.move_to(plan, stranger, stranger, "after") is plan
    assert edits.set_level(plan, stranger, command.level) is plan
    assert edits.merge_with_previous(plan, stranger) is plan


def item(block_id: str, level: Level, *children: Block, text: str = "") -> Block:
    return Block(block_id, level, text_runs(text or block_id), children)


def plan_of(*blocks: Block) -> Document:
    return Document("d", body=blocks)


def outline(document: Document) -> list[tuple[int, Level, str]]:
    return [(row.depth, row.block.level, row.block.id) for row in edits.rows_of(document.body)]


SECTIONS = plan_of(
    item("I", Level.SECTION, item("1", Level.CLAUSE), item("2", Level.CLAUSE), item("3", Level.CLAUSE)),
    item("II", Level.SECTION),
)


def test_enter_at_the_end_of_a_section_makes_its_first_clause() -> None:
    after = edits.split(SECTIONS, "I", 1, "new")
    assert outline(after)[:3] == [(0, Level.SECTION, "I"), (1, Level.CLAUSE, "new"), (1, Level.CLAUSE, "1")]


def test_enter_within_a_section_gives_its_clauses_to_the_second_half() -> None:
    plan = plan_of(item("I", Level.SECTION, item("1", Level.CLAUSE), text="MỤC ĐÍCH YÊU CẦU"))
    after = edits.split(plan, "I", 8, "new")
    assert [block.text for block in after.body] == ["MỤC ĐÍCH", " YÊU CẦU"]
    assert [len(block.children) for block in after.body] == [0, 1]


def test_a_target_goes_with_the_words_that_name_it() -> None:
    target = Target("t1", value=85.0, unit="%")
    runs = (Run("Phấn đấu "), Run("85%", record="t1"))
    after = edits.split(plan_of(Block("b", Level.DASH, runs, targets=(target,))), "b", 9, "new")
    assert [block.targets for block in after.body] == [(), (target,)]
    assert edits.merge_with_previous(after, "new").body[0].targets == (target,)


def test_tab_puts_a_clause_under_the_one_before_as_a_point() -> None:
    assert outline(edits.demote(SECTIONS, "2"))[1:4] == [
        (1, Level.CLAUSE, "1"),
        (2, Level.POINT, "2"),
        (1, Level.CLAUSE, "3"),
    ]


def test_tab_on_the_first_item_has_nothing_to_go_under() -> None:
    assert edits.demote(SECTIONS, "1") is SECTIONS


def test_shift_tab_makes_a_clause_a_section_and_gives_it_what_follows() -> None:
    assert outline(edits.promote(SECTIONS, "2")) == [
        (0, Level.SECTION, "I"),
        (1, Level.CLAUSE, "1"),
        (0, Level.SECTION, "2"),
        (1, Level.CLAUSE, "3"),
        (0, Level.SECTION, "II"),
    ]


def test_choosing_a_level_goes_as_deep_as_that_level_stands() -> None:
    plan = edits.set_level(edits.set_level(SECTIONS, "2", Level.POINT), "3", Level.DASH)
    assert outline(plan)[1:4] == [(1, Level.CLAUSE, "1"), (2, Level.POINT, "2"), (3, Level.DASH, "3")]


@pytest.mark.parametrize("level", [Level.PARAGRAPH, Level.TABLE])
def test_what_stands_under_a_block_stays_when_that_becomes_a_leaf(level: Level) -> None:
    after = edits.set_level(SECTIONS, "I", level)
    assert ids(after) == ids(SECTIONS)
    assert list(faults(after)) == []


def test_items_under_a_plus_stay_items() -> None:
    plan = plan_of(
        item("a", Level.DASH, item("x", Level.PLUS)),
        item("b", Level.DASH, item("c", Level.PLUS, item("p", Level.PARAGRAPH))),
    )
    after = edits.demote(plan, "b")
    assert outline(after) == [
        (0, Level.DASH, "a"),
        (1, Level.PLUS, "x"),
        (1, Level.PLUS, "b"),
        (2, Level.PLUS, "c"),
        (3, Level.PARAGRAPH, "p"),
    ]


def test_dragging_a_section_into_a_clause_makes_it_a_point() -> None:
    after = edits.move_to(SECTIONS, "II", "1", "inside")
    assert outline(after)[1:3] == [(1, Level.CLAUSE, "1"), (2, Level.POINT, "II")]


def test_nothing_can_be_dragged_into_itself() -> None:
    assert edits.move_to(SECTIONS, "I", "2", "inside") is SECTIONS


def test_enter_after_a_table_begins_a_paragraph() -> None:
    plan = plan_of(Block("t", Level.TABLE, table=Table(((),), 0)))
    assert outline(edits.split(plan, "t", 0, "p")) == [(0, Level.TABLE, "t"), (0, Level.PARAGRAPH, "p")]


def test_unchanged_parts_are_shared() -> None:
    after = edits.set_runs(SECTIONS, "II", (Run("khác"),))
    assert after.body[0] is SECTIONS.body[0]
    assert edits.set_runs(after, "II", (Run("khác"),)) is after
    assert flat(after.body[1].runs) == "khác"


REGULATION = plan_of(
    item("c1", Level.CHAPTER, item("a1", Level.ARTICLE, item("k", Level.CLAUSE)), item("a2", Level.ARTICLE)),
    item("c2", Level.CHAPTER, item("m", Level.DIVISION, item("a3", Level.ARTICLE))),
)


def test_tab_makes_a_chapter_an_article_and_its_articles_clauses() -> None:
    assert outline(edits.demote(REGULATION, "c2"))[-3:] == [
        *((1, Level.ARTICLE, "c2"), (2, Level.CLAUSE, "m"), (3, Level.POINT, "a3"))
    ]


def test_shift_tab_makes_an_article_a_chapter_that_takes_the_articles_behind_it() -> None:
    assert outline(edits.promote(REGULATION, "a1"))[:4] == [
        *((0, Level.CHAPTER, "c1"), (0, Level.CHAPTER, "a1"), (1, Level.CLAUSE, "k"), (1, Level.ARTICLE, "a2"))
    ]


@pytest.mark.parametrize(
    ("block", "level", "expected"),
    [
        ("a3", Level.SUBDIVISION, [(0, "c2"), (1, "m"), (2, "a3")]),
        ("a3", Level.DIVISION, [(0, "c2"), (1, "m"), (1, "a3")]),
        ("a3", Level.CHAPTER, [(0, "c2"), (1, "m"), (0, "a3")]),
        ("a3", Level.PART, [(0, "c2"), (1, "m"), (0, "a3")]),
        ("m", Level.ARTICLE, [(0, "c2"), (1, "m"), (2, "a3")]),
    ],
)
def test_a_level_of_a_regulation_stands_where_it_belongs(
    block: str, level: Level, expected: list[tuple[int, str]]
) -> None:
    after = edits.set_level(REGULATION, block, level)
    assert [(depth, name) for depth, _level, name in outline(after)[-3:]] == expected
    found = find(after, block)
    assert found is not None
    assert found[1].level is level


def test_an_article_that_becomes_a_quotation_gives_its_clauses_away() -> None:
    after = edits.set_level(REGULATION, "a1", Level.QUOTATION)
    assert outline(after)[:3] == [(0, Level.CHAPTER, "c1"), (1, Level.QUOTATION, "a1"), (1, Level.CLAUSE, "k")]
    assert list(faults(after)) == []
