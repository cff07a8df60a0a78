"""Tables: whatever is put in or taken out, the cells cover the grid exactly once and no other cell's words are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Block, Cell, Document, Level, Run, Table, plain
from desktop.domain.soundness import faults
from desktop.domain.table_cells import (
    clear_cells,
    dress_cells,
    has_room,
    header_of,
    lines_of,
    part_of,
    put_cells,
    set_words,
)
from desktop.domain.table_columns import insert_column, move_columns, remove_column, set_widths
from desktop.domain.table_merging import can_merge, can_split, merge, split, whole
from desktop.domain.table_rows import counted, insert_row, move_rows, remove_row, set_header_rows
from desktop.domain.tables import (
    Area,
    column_count,
    grow,
    placed_cells,
    set_cell,
    set_cells,
    share_anew,
)
from tests.domain.documents import SPANNING, tables

INDEX = st.integers(-1, 5)


def holding(table: Table) -> Document:
    return Document("d", body=(Block("t", Level.TABLE, table=table),))


def table_of(document: Document) -> Table:
    table = document.body[0].table
    assert table is not None
    return table


def covered(table: Table) -> Counter[tuple[int, int]]:
    return Counter(
        (one.row + y, one.column + x)
        for one in placed_cells(table)
        for y in range(one.cell.rows)
        for x in range(one.cell.columns)
    )


def words(table: Table) -> Counter[str]:
    return Counter(plain(cell.runs) for row in table.rows for cell in row if cell.runs)


def whole_grid(table: Table) -> Counter[tuple[int, int]]:
    return Counter((row, column) for row in range(len(table.rows)) for column in range(column_count(table)))


@given(tables(), st.lists(st.tuples(st.sampled_from([insert_row, remove_row, insert_column, remove_column]), INDEX)))
def test_cells_cover_the_grid_exactly_once(
    table: Table, steps: list[tuple[Callable[[Document, str, int], Document], int]]
) -> None:
    document = holding(table)
    assert covered(table) == whole_grid(table)
    for edit, at in steps:
        document = edit(document, "t", at)
        assert covered(table_of(document)) == whole_grid(table_of(document))


@given(tables(), INDEX, st.sampled_from([insert_row, insert_column]))
def test_putting_in_loses_no_words(table: Table, at: int, insert: Callable[[Document, str, int], Document]) -> None:
    assert words(table_of(insert(holding(table), "t", at))) == words(table)


@given(tables(), INDEX)
def test_a_row_put_in_and_taken_out_again_changes_nothing(table: Table, at: int) -> None:
    document = insert_row(holding(table), "t", at)
    if document != holding(table):
        assert remove_row(document, "t", at) == holding(table)


@given(tables(), INDEX, st.sampled_from([-1, 1]))
def test_a_row_moved_there_and_back_changes_nothing(table: Table, at: int, step: int) -> None:
    there = move_rows(holding(table), "t", at, at, step)
    if there != holding(table):
        assert move_rows(there, "t", at + step, at + step, -step) == holding(table)
    assert table_of(there).rows[: table.header_rows] == table.rows[: table.header_rows]


def cells(*rows: str, headers: int = 1) -> Table:
    return Table(tuple(tuple(Cell((Run(text),)) for text in row.split()) for row in rows), headers, (1.0, 2.0))


PLAN = cells("TT việc", "1 một", "2 hai")


def test_a_row_above_the_header_belongs_to_the_header() -> None:
    assert table_of(insert_row(holding(PLAN), "t", 0)).header_rows == 2
    assert table_of(insert_row(holding(PLAN), "t", 1)).header_rows == 1


def test_taking_the_header_row_out_leaves_no_header() -> None:
    assert table_of(remove_row(holding(PLAN), "t", 0)).header_rows == 0


def test_the_last_row_and_the_last_column_stay() -> None:
    last = holding(cells("một", headers=0))
    assert remove_row(last, "t", 0) is last
    assert remove_column(last, "t", 0) is last


def test_columns_keep_their_shares_beside_a_new_one() -> None:
    assert table_of(insert_column(holding(PLAN), "t", 1)).widths == (1.0, 1.5, 2.0)
    assert table_of(remove_column(holding(PLAN), "t", 0)).widths == (2.0,)
    assert table_of(insert_column(holding(replace(PLAN, widths=(1.0,))), "t", 1)).widths == ()  # shares of none
    assert table_of(insert_row(holding(PLAN), "t", 1)).widths == (1.0, 2.0)
    assert table_of(share_anew(holding(PLAN), "t")) == replace(PLAN, widths=())


def test_a_row_within_a_tall_cell_makes_it_taller() -> None:
    tall = table_of(insert_row(holding(SPANNING), "t", 1))
    assert [[(c.columns, c.rows) for c in row] for row in tall.rows] == [[(2, 1), (1, 3)], [(1, 1)] * 2, [(1, 1)] * 2]


def test_rows_do_not_move_out_from_under_a_tall_cell() -> None:
    plan = holding(Table((*SPANNING.rows, (Cell(columns=3),)), 0))
    assert move_rows(plan, "t", 1, 1, 1) == plan
    assert move_rows(plan, "t", 0, 1, 1) != plan  # with all of it they do


def test_a_cell_is_written_by_its_place_in_the_row() -> None:
    after = table_of(set_cell(holding(PLAN), "t", 1, 1, (Run("khác"),)))
    assert [plain(cell.runs) for cell in after.rows[1]] == ["1", "khác"]


@pytest.mark.parametrize(("row", "column"), [(9, 0), (0, 9), (-1, 0)])
def test_a_cell_outside_the_table_changes_nothing(row: int, column: int) -> None:
    assert set_cell(holding(PLAN), "t", row, column, ()) == holding(PLAN)


def test_no_column_is_put_in_beyond_what_a_document_may_have() -> None:
    document = holding(Table(((Cell(columns=63),), tuple(Cell() for _ in range(63)))))
    assert insert_column(document, "t", 5) == document
    assert list(faults(insert_row(document, "t", 1))) == []


@given(tables(), st.integers(0, 6), st.integers(0, 6))
def test_a_table_grows_at_its_ends_and_keeps_every_word_in_its_place(table: Table, rows: int, columns: int) -> None:
    grown = table_of(grow(holding(table), "t", rows, columns))
    assert covered(grown) == whole_grid(grown)
    assert (len(grown.rows), column_count(grown)) == (max(len(table.rows), rows), max(column_count(table), columns))
    assert set(placed_cells(grown)) >= set(placed_cells(table))
    assert grown.header_rows == table.header_rows
    assert not list(faults(holding(grown)))


def test_a_table_does_not_grow_beyond_what_word_can_hold() -> None:
    plan = holding(PLAN)
    assert grow(plan, "t", 9, 64) is plan
    assert column_count(table_of(grow(plan, "t", 1, 63))) == 63


@given(tables())
def test_all_cells_are_written_in_one_pass(table: Table) -> None:
    named = table_of(set_cells(holding(table), "t", lambda one: (Run(f"{one.row}.{one.column}"),)))
    assert [plain(one.cell.runs) for one in placed_cells(named)] == [f"{r}.{c}" for r, c, _cell in placed_cells(table)]


def test_rows_that_keep_their_words_stay_the_same_when_others_are_written() -> None:
    after = table_of(set_cells(holding(PLAN), "t", lambda one: (Run("mới"),) if one.row == 1 else one.cell.runs))
    assert [now is before for now, before in zip(after.rows, PLAN.rows, strict=True)] == [True, False, True]
    assert [plain(cell.runs) for cell in after.rows[1]] == ["mới"] * len(PLAN.rows[1])


STEPS = st.one_of(
    st.tuples(st.sampled_from([insert_row, remove_row, insert_column, remove_column]), INDEX),
    st.tuples(st.sampled_from([merge, split, clear_cells]), st.builds(Area, *[st.integers(0, 3)] * 4)),
    st.tuples(st.just(set_header_rows), INDEX),
    st.tuples(st.sampled_from([move_rows, move_columns]), INDEX, INDEX, st.sampled_from([-1, 1])),
    st.tuples(st.just(put_cells), INDEX, INDEX, st.just([[(Run("x"),), (Run("y"),)]])),
)


@given(tables(), st.lists(STEPS, max_size=8))
def test_any_sequence_of_edits_leaves_a_sound_table(
    table: Table, steps: list[tuple[Callable[..., Document], ...]]
) -> None:
    document = holding(table)
    for edit, *rest in steps:
        document = edit(document, "t", *ordered(tuple(rest)))
        after = table_of(document)
        assert covered(after) == whole_grid(after)
        assert not list(faults(document))
        assert not [one for one in placed_cells(after) if one.row < after.header_rows < one.row + one.cell.rows]


def ordered(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Corners and ends as the sheet gives them: the first before the last, none outside."""
    if len(arguments) == 1 and isinstance(arguments[0], Area):
        area = arguments[0]
        return (Area.between((area.top, area.left), (area.bottom, area.right)),)
    if len(arguments) == 3 and isinstance(arguments[1], int) and isinstance(arguments[0], int):
        return (max(0, arguments[0]), max(0, arguments[0], arguments[1]), arguments[2])
    if len(arguments) == 3 and isinstance(arguments[0], int):
        return (max(0, arguments[0]), arguments[1], arguments[2])
    return arguments


AREAS = st.builds(Area.between, *[st.tuples(st.integers(0, 3), st.integers(0, 3))] * 2)


def all_words(table: Table) -> list[str]:
    """Every paragraph of every cell."""
    return sorted(line for row in table.rows for cell in row for line in plain(cell.runs).split("\n") if line)


@given(tables(), AREAS, AREAS)
def test_merging_and_splitting_lose_no_word(table: Table, first: Area, second: Area) -> None:
    merged = merge(holding(table), "t", first)
    assert all_words(table_of(merged)) == all_words(table)
    assert all_words(table_of(split(merged, "t", second))) == all_words(table)


@given(tables(), AREAS)
def test_merging_gives_one_cell_and_splitting_one_a_place(table: Table, area: Area) -> None:
    document = holding(table)
    if not can_merge(table, area):
        assert merge(document, "t", area) is document
        return
    around = whole(table, area)
    merged = merge(document, "t", area)
    held = [one for one in placed_cells(table_of(merged)) if around.holds(one)]
    size = (around.bottom - around.top + 1, around.right - around.left + 1)
    assert [(one.cell.rows, one.cell.columns) for one in held] == [size]
    assert can_split(table_of(merged), area)
    parted = [one for one in placed_cells(table_of(split(merged, "t", area))) if around.holds(one)]
    assert len(parted) == size[0] * size[1]
    assert parted[0].cell.runs == held[0].cell.runs


def test_words_of_merged_cells_stand_under_each_other() -> None:
    after = table_of(merge(holding(PLAN), "t", Area(1, 0, 2, 1)))
    assert [[plain(cell.runs) for cell in row] for row in after.rows] == [["TT", "việc"], ["1\nmột\n2\nhai"], []]
    after = table_of(split(holding(after), "t", Area(1, 0, 1, 0)))
    assert lines_of(after)[1:] == [[(Run("1\nmột\n2\nhai"),), ()], [(), ()]]


def test_heads_are_not_merged_with_what_is_below_them() -> None:
    assert not can_merge(PLAN, Area(0, 0, 1, 0))
    assert can_merge(PLAN, Area(0, 0, 0, 1))
    assert not can_merge(PLAN, Area(1, 1, 1, 1))


def test_heads_grow_and_shrink_by_whole_cells() -> None:
    tall = table_of(merge(holding(cells("a b", "c d", "e f", headers=0)), "t", Area(0, 0, 1, 0)))
    assert table_of(set_header_rows(holding(tall), "t", 1)).header_rows == 2
    heads = replace(tall, header_rows=2)
    assert table_of(set_header_rows(holding(heads), "t", 1)).header_rows == 0


def test_rows_and_columns_move_together_and_take_their_widths_along() -> None:
    table = cells("a b", "1 2", "3 4", "5 6")
    after = table_of(move_rows(holding(table), "t", 2, 3, -1))
    assert [plain(row[0].runs) for row in after.rows] == ["a", "3", "5", "1"]
    after = table_of(move_columns(holding(table), "t", 0, 0, 1))
    assert [plain(row[0].runs) for row in after.rows] == ["b", "2", "4", "6"]
    assert after.widths == (2.0, 1.0)
    assert move_rows(holding(table), "t", 1, 1, -1) == holding(table)  # past its head


def test_shares_are_kept_only_where_they_are_those_of_the_columns() -> None:
    assert table_of(set_widths(holding(PLAN), "t", (300.0, 100.0))).widths == (75.0, 25.0)
    assert table_of(set_widths(holding(PLAN), "t", ())).widths == ()
    for wrong in ((1.0,), (1.0, 0.0), (float("nan"), 1.0)):
        assert set_widths(holding(PLAN), "t", wrong) == holding(PLAN)


def test_cells_are_dressed_copied_and_named_by_their_heads() -> None:
    bold = dress_cells(holding(PLAN), "t", Area(1, 0, 1, 1), "bold", on=True)
    assert [run.bold for row in table_of(bold).rows for cell in row for run in cell.runs] == [False] * 2 + [
        True
    ] * 2 + [False] * 2
    assert dress_cells(bold, "t", Area(1, 0, 1, 1), "bold", on=False) == holding(PLAN)
    assert part_of(PLAN, Area(0, 1, 1, 1)).rows == ((PLAN.rows[0][1],), (PLAN.rows[1][1],))
    assert (header_of(PLAN, 1), header_of(replace(PLAN, header_rows=0), 1)) == ("việc", "")


def test_words_are_written_by_their_place_on_the_grid() -> None:
    after = table_of(set_words(holding(SPANNING), "t", (0, 2), (Run("cuối"),)))
    assert plain(after.rows[0][1].runs) == "cuối"
    assert set_words(holding(SPANNING), "t", (1, 2), (Run("x"),)) == holding(SPANNING)  # reached over


def test_a_block_too_wide_for_any_table_has_no_room() -> None:
    assert has_room(0, [[(Run("x"),)] * 63])
    assert not has_room(1, [[(Run("x"),)] * 63])


def test_rows_that_were_counted_are_counted_again() -> None:
    plan = holding(PLAN)
    after = counted(plan, "t", lambda document: insert_row(document, "t", 2))
    assert [plain(row[0].runs) for row in table_of(after).rows] == ["TT", "1", "2", "3"]
    assert counted(plan, "t", lambda document: document) is plan
