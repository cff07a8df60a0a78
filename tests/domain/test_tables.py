"""Tables: whatever is put in or taken out, the cells cover the grid exactly once and no other cell's words are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Block, Cell, Document, Level, Run, Table, plain
from desktop.domain.soundness import faults
from desktop.domain.tables import (
    column_count,
    grow,
    insert_column,
    insert_row,
    move_row,
    placed_cells,
    remove_column,
    remove_row,
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
    there = move_row(holding(table), "t", at, step)
    if there != holding(table):
        assert move_row(there, "t", at + step, -step) == holding(table)
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


def test_widths_are_shared_out_anew_with_other_columns() -> None:
    assert table_of(insert_column(holding(PLAN), "t", 1)).widths == ()
    assert table_of(insert_row(holding(PLAN), "t", 1)).widths == (1.0, 2.0)
    assert table_of(share_anew(holding(PLAN), "t")) == replace(PLAN, widths=())


def test_a_row_within_a_tall_cell_makes_it_taller() -> None:
    tall = table_of(insert_row(holding(SPANNING), "t", 1))
    assert [[(c.columns, c.rows) for c in row] for row in tall.rows] == [[(2, 1), (1, 3)], [(1, 1)] * 2, [(1, 1)] * 2]


def test_rows_under_a_tall_cell_do_not_move() -> None:
    plain_headers = Table(SPANNING.rows, 0)
    assert move_row(holding(plain_headers), "t", 0, 1) == holding(plain_headers)


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
