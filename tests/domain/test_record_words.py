"""Parts of targets and assignments as words, and back: what a record shows is read as that record again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Assignment, Comparator, Target
from desktop.domain.number_words import number_words
from desktop.domain.record_words import (
    assignment_words,
    figure_words,
    read_assignment,
    read_both,
    read_number,
    read_target,
    revalued,
    says_figure,
    target_words,
)

UNITS = st.sampled_from(["Ban A", "Văn phòng", "công đoàn xã, phường", "Ban Tuyên giáo - Nữ công"])
VALUES = st.integers(0, 10**9).map(float) | st.integers(1, 10**6).map(lambda n: n / 100)


@pytest.mark.parametrize(
    ("value", "words"), [(118000.0, "118.000"), (8.5, "8,5"), (1234567.25, "1.234.567,25"), (0.0, "0"), (-5.0, "-5")]
)
def test_numbers_are_written_as_papers_do(value: float, words: str) -> None:
    assert number_words(value) == words


@given(VALUES)
def test_a_number_written_is_read_again(value: float) -> None:
    assert read_number(number_words(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("8.5", 8.5), ("02 lớp", 2.0), ("1.500.000 đồng", 1500000.0), ("hầu hết", None)],
)
def test_numbers_typed_otherwise_are_understood(text: str, value: float | None) -> None:
    assert read_number(text) == value


@given(st.sampled_from(list(Comparator)), VALUES, st.sampled_from(["%", "đoàn viên", ""]))
def test_what_a_target_shows_is_read_as_that_target(comparator: Comparator, value: float, unit: str) -> None:
    target = Target("t", "Đoàn viên", comparator, value, unit)
    assert says_figure(target, target_words(target, "words"))
    read = read_target(target, "words", figure_words(target))
    assert (read.comparator, read.value, read.unit) == (comparator, value, unit)
    assert read_target(target, "figure", target_words(target, "figure")) == target


@given(st.builds(Assignment, st.just("a"), UNITS, st.lists(UNITS, max_size=3, unique=True).map(tuple)))
def test_who_leads_and_who_joins_is_read_from_one_cell(assignment: Assignment) -> None:
    for part in ("lead", "supporting", "lead_and_supporting"):
        assert read_assignment(assignment, part, assignment_words(assignment, part)) == assignment


@pytest.mark.parametrize(
    "text",
    [
        "Ban A\nPhối hợp: Ban B; xã, phường",
        "Ban A chủ trì, phối hợp với Ban B; xã, phường",
        "Chủ trì: Ban A\nPhối hợp: Ban B\nxã, phường",
        "Ban A (phối hợp: Ban B; xã, phường)",
    ],
)
def test_cells_of_other_offices_say_it_in_other_ways(text: str) -> None:
    assert read_both(text) == ("Ban A", ("Ban B", "xã, phường"))


def test_words_follow_a_value_in_their_own_way() -> None:
    target = Target("t", comparator=Comparator.MORE_THAN, value=65.0, unit="%", words="hơn 65% trở lên")
    more = Target("t", comparator=Comparator.MORE_THAN, value=70.0, unit="%", words="hơn 65% trở lên")
    assert revalued(target, more).words == "hơn 70% trở lên"
    fewer = Target("t", comparator=Comparator.AT_MOST, value=65.0, unit="%", words="hơn 65% trở lên")
    assert target_words(revalued(target, fewer), "words") == "không quá 65%"
