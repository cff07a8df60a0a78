"""Lists are in the order of a Vietnamese dictionary."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.collation import sort_key

IN_ORDER = [
    [
        "ba",
        "ba ba",
        "ba hoa",
        "bà",
        "bà con",
        "bả",
        "bã",
        "bá",
        "bạ",
        "ban",
        "bàn",
        "băn",
        "bân",
        "bê",
        "bo",
        "bô",
        "bơ",
    ],
    ["an", "ăn", "ân", "cam", "da", "dan", "đa", "đan", "em", "êm", "oi", "ôi", "ơi", "tư", "vui", "xa", "y", "ỷ"],
    ["Ban 1", "Ban 2", "Ban 10", "Ban Chính sách", "Ban Tài chính", "Ban Tổ chức - Kiểm tra", "Ban Tuyên giáo"],
    ["", "1. Mục đích", "02 lớp", "10 lớp", "Công đoàn", "Đảng ủy", "Ủy ban Kiểm tra", "Văn phòng"],
    ["kế hoạch", "KẾ HOẠCH NĂM", "kế hoạch quý", "kệ", "kỳ"],
]


@pytest.mark.parametrize("words", IN_ORDER, ids=lambda words: words[1])
def test_words_stand_as_in_a_dictionary(words: list[str]) -> None:
    mixed = random.Random(2026).sample(words, len(words))
    assert sorted(mixed, key=sort_key) == words


@given(st.text(), st.text())
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_figures_count_by_their_value(one: int, other: int) -> None:
    assert (sort_key(f"Ban {one}") < sort_key(f"Ban {other}")) == (one < other)
