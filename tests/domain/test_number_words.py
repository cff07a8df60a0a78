"""One way to write numbers, and shares that never say more than is so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.number_words import number_words, share_words, whole_share
from desktop.domain.overview import Counts


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1234.5, "1.234,5"),
        (0.0, "0"),
        (12.50, "12,5"),
        (100.0, "100"),
        (6.25, "6,25"),
        (-0.0000001, "0"),
        (1e25, "10" + 8 * ".000"),
    ],
)
def test_numbers_are_written_as_in_vietnamese(value: float, words: str) -> None:
    assert number_words(value) == words


def test_a_number_is_rounded_as_people_do() -> None:
    assert [number_words(value, 1) for value in (6.25, 6.249, 33.3333, 99.95)] == ["6,3", "6,2", "33,3", "100"]


@pytest.mark.parametrize(
    ("percent", "words", "whole"),
    [
        (99.95, "99,9%", 99),
        (99.999, "99,9%", 99),
        (100.0, "100%", 100),
        (100.02, "100,1%", 101),
        (100 * 1.1 / 1.1, "100%", 100),  # which is 100,00000000000001
        (0.04, "0,1%", 1),
        (0.0, "0%", 0),
        (-0.04, "-0,1%", -1),
        (33.35, "33,4%", 33),
        (1234.56, "1.234,6%", 1235),
    ],
)
def test_a_share_is_told_as_whole_only_where_it_is(percent: float, words: str, whole: int) -> None:
    assert (share_words(percent), whole_share(percent)) == (words, whole)


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_tasks_are_done_to_100_percent_where_none_is_left(done: int, left: int) -> None:
    percent = Counts(done=done, doing=left).percent
    assert (percent == 100, percent == 0) == (done > 0 and left == 0, done == 0)
