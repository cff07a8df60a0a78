"""Rows counted in a column TT are counted again when rows come, go or move; other tables are left alone."""

from __future__ import annotations

import pytest

from desktop.domain.document import Cell, Run, Table, plain, text_runs
from desktop.domain.row_numbers import count_rows, first_cell


def table(*numbers: str, head: str = "TT") -> Table:
    """A table with these words in its first column."""
    rows = ((head, "Nhiệm vụ"), *((number, f"việc {number}") for number in numbers))
    return Table(tuple(tuple(Cell(text_runs(text)) for text in row) for row in rows), 1)


def numbers(of: Table) -> list[str]:
    return [plain(row[0].runs) for row in of.rows[1:]]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("1", "2"), ("1", "", "2"), ["1", "2", "3"]),
        (("1", "2", "3"), ("1", "3"), ["1", "2"]),
        (("1", "2"), ("2", "1"), ["1", "2"]),
        (("1.", "2."), ("1.", "", "2."), ["1.", "2", "3."]),
        (("1", "I", "2"), ("1", "", "I", "2"), ["1", "", "I", "2"]),  # not counted through
        (("", ""), ("", "", ""), ["", "", ""]),
    ],
)
def test_numbers_follow_their_rows(before: tuple[str, ...], after: tuple[str, ...], expected: list[str]) -> None:
    assert numbers(count_rows(table(*before), table(*after))) == expected


def test_only_a_column_headed_as_numbers_is_counted() -> None:
    years = table("1", "", "2", head="Năm")
    assert count_rows(table("1", "2", head="Năm"), years) is years


def test_numbers_keep_their_dress_and_spans_are_left_alone() -> None:
    bold = Table((table().rows[0], (Cell((Run("1", bold=True),)), Cell()), (Cell((Run("1", bold=True),)), Cell())), 1)
    assert count_rows(table("1"), bold).rows[2][0].runs == (Run("2", bold=True),)
    wide = Table((*table("1", "2").rows, (Cell(text_runs("cả hai"), columns=2),)), 1)
    assert count_rows(table("1", "2"), wide) is wide


def test_the_words_of_a_table_begin_below_its_head_and_behind_its_numbers() -> None:
    assert first_cell(table("1")) == (1, 1)
    assert first_cell(table("1", head="Năm")) == (1, 0)
    assert first_cell(table()) == (0, 1)
    assert first_cell(Table()) == (0, 0)
