"""Lines selected from start to start go as lines: those behind them stay what they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain import keys
from desktop.domain.appendices import add_appendix, title_key
from desktop.domain.document import BODY, Block, Document, Level, Table, find, text_runs
from desktop.domain.edits import Row, rows_of
from desktop.domain.lines import Caret, places, with_rows
from desktop.domain.own_clip import own_clip, own_data
from desktop.domain.pasting import Clip, paste_clip
from desktop.domain.whole_lines import are_whole_lines, drop_lines
from tests.domain.documents import documents

LEVELS = (Level.SECTION, Level.CLAUSE, Level.DASH, Level.PARAGRAPH)


def item(id: str, level: Level, text: str = "", *children: Block) -> Block:
    return Block(id, level, text_runs(text), children)


PLAN = Document(
    "d",
    bases=(item("basis", Level.PARAGRAPH, "Căn cứ"),),
    body=(
        item("I", Level.SECTION, "MỘT", item("1", Level.CLAUSE, "một", item("a", Level.DASH, "gạch"))),
        item("II", Level.SECTION, "HAI", item("2", Level.CLAUSE, "hai"), item("3", Level.CLAUSE, "ba")),
    ),
    closing=(item("end", Level.PARAGRAPH, "Hết"),),
)


def shape(document: Document) -> list[str]:
    rows = next(rows for place, rows in places(document) if place == "body")
    return [f"{row.depth} {row.block.id} {row.block.level} {row.block.text}".rstrip() for row in rows]


def test_only_from_start_to_start_are_lines_whole() -> None:
    assert are_whole_lines(Caret("1"), Caret("a"))
    assert not are_whole_lines(Caret("1"), Caret("1"))
    assert not are_whole_lines(Caret("1", 1), Caret("a"))
    assert not are_whole_lines(Caret("1"), Caret("a", 1))


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        ("a", "II", ["0 I section MỘT", "1 1 clause một", "0 II section HAI", "1 2 clause hai", "1 3 clause ba"]),
        ("1", "a", ["0 I section MỘT", "1 a dash gạch", "0 II section HAI", "1 2 clause hai", "1 3 clause ba"]),
        ("I", "1", ["0 1 clause một", "1 a dash gạch", "0 II section HAI", "1 2 clause hai", "1 3 clause ba"]),
        ("I", "2", ["0 2 clause hai", "0 3 clause ba"]),
        ("II", "2", ["0 I section MỘT", "1 1 clause một", "2 a dash gạch", "1 2 clause hai", "1 3 clause ba"]),
        ("basis", "1", ["0 1 clause một", "1 a dash gạch", "0 II section HAI", "1 2 clause hai", "1 3 clause ba"]),
        ("I", "end", ["0 new paragraph"]),
    ],
)
def test_the_later_line_keeps_its_kind_and_what_stands_under_it(first: str, last: str, left: list[str]) -> None:
    document, caret = keys.delete_selection(PLAN, Caret(first), Caret(last), "new")
    assert (shape(document), caret) == (left, Caret(last))


def test_a_basis_that_goes_leaves_no_empty_line() -> None:
    assert keys.delete_selection(PLAN, Caret("basis"), Caret("I"), "new")[0] == replace(PLAN, bases=())


def test_what_is_typed_over_lines_is_a_line_of_the_kind_of_the_first() -> None:
    document, caret = keys.delete_selection(PLAN, Caret("1"), Caret("2"), "new", typed=True)
    assert (shape(document), caret) == (
        ["0 I section MỘT", "1 1 clause", "1 2 clause hai", "1 3 clause ba"],
        Caret("1"),
    )


def test_a_table_goes_with_its_line_and_a_paragraph_takes_what_is_typed_over_it() -> None:
    table = Block("t", Level.TABLE, table=Table(((),)))
    plan = replace(PLAN, body=(table, item("x", Level.DASH, "sau")))
    assert shape(keys.delete_selection(plan, Caret("t"), Caret("x"), "new")[0]) == ["0 x dash sau"]
    typed, caret = keys.delete_selection(plan, Caret("t"), Caret("x"), "new", typed=True)
    assert (shape(typed), caret) == (["0 new paragraph", "0 x dash sau"], Caret("new"))


def test_the_title_of_an_appendix_is_emptied_and_stays() -> None:
    plan = add_appendix(PLAN, appendix_id="A", title="BẢNG")
    plan = replace(plan, appendices=(replace(plan.appendices[0], blocks=(item("x", Level.PARAGRAPH, "lời"),)),))
    gone, caret = drop_lines(plan, title_key("A"), "x", "new")
    assert (gone.appendices[0].title, gone.appendices[0].blocks, caret) == (
        "",
        plan.appendices[0].blocks,
        Caret(title_key("A")),
    )
    assert drop_lines(plan, "end", title_key("A"), "new")[0] == replace(plan, closing=())


@given(documents(), st.data())
def test_all_other_lines_stay_as_they_are_and_in_order(document: Document, data: st.DataObject) -> None:
    rows = [(place, row) for place, rows in places(document) for row in rows]
    assume(len(rows) > 1)
    start = data.draw(st.integers(0, len(rows) - 2))
    end = data.draw(st.integers(start + 1, len(rows) - 1))
    first, last = rows[start][1].block.id, rows[end][1].block.id
    typed = data.draw(st.booleans())
    after, caret = drop_lines(document, first, last, "new", typed=typed)
    gone = {row.block.id for _place, row in rows[start:end]}
    kept = [row.block for _place, row in rows if row.block.id not in gone]
    left = [row.block for _place, rows in places(after) for row in rows]
    assert [block for block in left if block.id not in gone and block.id != "new"] == kept
    assert all(not block.runs for block in left if block.id in gone), "a title, or what is typed over"
    assert caret.key in {block.id for block in left}
    under, still = find(document, last), find(after, last)
    if under is not None:
        assert still is not None
        assert still[1] == under[1], "with all that stands under it"


@given(documents(), st.data())
def test_of_two_empty_lines_backspace_takes_the_one_with_the_caret(document: Document, data: st.DataObject) -> None:
    lines = [Row(0, Block("above", data.draw(st.sampled_from(LEVELS)))), Row(0, Block("here", Level.PARAGRAPH))]
    rows = rows_of(document.body)
    at = data.draw(st.integers(0, len(rows)))
    depth = rows[at].depth if at < len(rows) else 0
    lines = [replace(row, depth=depth) for row in lines]
    both = with_rows(document, BODY, [*rows[:at], *lines, *rows[at:]])
    after, caret = keys.backspace(both, "here")
    assert (after, caret) == (with_rows(document, BODY, [*rows[:at], lines[0], *rows[at:]]), Caret("above"))


def own(document: Document, first: str, last: str) -> Clip:
    """The clip of the lines from `first` to before `last` of the body."""
    rows = rows_of(document.body)
    at = [row.block.id for row in rows]
    clip = own_clip(own_data(rows[at.index(first) : at.index(last)], document.footnotes, whole=True))
    assert clip is not None
    return clip


def ids(name: str) -> Callable[[], str]:
    made = count(1)
    return lambda: f"{name}{next(made)}"


@pytest.mark.parametrize(
    ("first", "last", "goal", "left"),
    [
        ("a", "II", "1", ["0 I", "1 a", "1 1", "0 II", "1 2", "1 3"]),
        ("a", "II", "3", ["0 I", "1 1", "0 II", "1 2", "2 a", "1 3"]),
        ("3", "x", "2", ["0 I", "1 1", "2 a", "0 II", "1 3", "1 2"]),
        ("II", "x", "I", ["0 II", "1 2", "1 3", "0 I", "1 1", "2 a"]),
        ("II", "3", "a", ["0 I", "1 1", "0 II", "1 2", "2 a", "1 3"]),
    ],
)
def test_lines_cut_and_pasted_at_the_start_of_a_line_come_before_it(
    first: str, last: str, goal: str, left: list[str]
) -> None:
    plan = replace(PLAN, body=(*PLAN.body, item("x", Level.PARAGRAPH, "Cuối")))
    clip = own(plan, first, last)
    rest, _caret = drop_lines(plan, first, last, "new")
    after, caret = paste_clip(rest, Caret(goal), clip, ids("n"))
    assert caret == Caret(goal), "behind what was pasted"
    assert [" ".join(line.split()[:2]) for line in shape(after)][:-1] == left


def test_whole_lines_fill_an_empty_line_and_go_on_within_one() -> None:
    plan = replace(PLAN, body=(*PLAN.body, item("x", Level.CLAUSE)))
    clip = own(plan, "a", "II")
    filled, caret = paste_clip(plan, Caret("x"), clip, ids("n"))
    assert (shape(filled)[-1].split(maxsplit=2)[2], caret) == ("dash gạch", Caret("x", 4))
    within, caret = paste_clip(plan, Caret("2", 3), clip, ids("n"))
    assert (shape(within)[4], caret) == ("1 2 clause haigạch", Caret("2", 7))


@given(documents(), st.data())
def test_lines_that_are_moved_lose_no_word_and_turn_no_line_into_another(
    document: Document, data: st.DataObject
) -> None:
    rows = rows_of(document.body)
    goals = [row.block.id for row in rows if row.block.runs]
    if len(rows) < 2 or not goals:
        return
    start = data.draw(st.integers(0, len(rows) - 2))
    end = data.draw(st.integers(start + 1, len(rows) - 1))
    first, last = rows[start].block.id, rows[end].block.id
    clip, (rest, _caret) = own(document, first, last), drop_lines(document, first, last, "new")
    for goal in goals:
        if any(row.block.id == goal for row in rows_of(rest.body)):
            after, caret = paste_clip(rest, Caret(goal), clip, ids("n"))
            assert caret == Caret(goal)
            assert sorted(row.block.id for row in rows_of(after.body)) == sorted(row.block.id for row in rows)
            assert find(after, goal) == find(rest, goal), "with all that stands under it"
