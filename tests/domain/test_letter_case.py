"""Shift+F3 goes abc → ABC → Abc with every Vietnamese letter, and no letter becomes two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Run
from desktop.domain.letter_case import change_case, lower, next_case, quiet, upper
from desktop.domain.runs import flat
from desktop.domain.text import fold, nfc


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("đoàn viên", ["ĐOÀN VIÊN", "Đoàn viên", "đoàn viên"]),
        ("Ưu tiên", ["ưu tiên", "ƯU TIÊN", "Ưu tiên"]),
        ("được. ưu tiên", ["ĐƯỢC. ƯU TIÊN", "Được. Ưu tiên", "được. ưu tiên"]),
        ("ỹ", ["Ỹ", "ỹ", "Ỹ"]),
        ("12/6", ["12/6", "12/6", "12/6"]),
    ],
)
def test_the_cycle_is_that_of_word(text: str, after: list[str]) -> None:
    seen = []
    for _time in range(3):
        text = next_case(text)(text)
        seen.append(text)
    assert seen == after


@given(st.text(max_size=30))
def test_letters_are_counted_the_same_in_every_case(text: str) -> None:
    for _time in range(3):
        changed = next_case(text)(text)
        assert len(changed) == len(text)
        text = changed


def test_dress_and_footnote_marks_stay_where_they_are() -> None:
    runs = (Run("liên "), Run("đoàn", bold=True), Run(footnote="n"), Run(" lao động", italic=True))
    changed = change_case(runs, 2, 13, upper)
    assert flat(changed) == "liÊN ĐOÀN\ufffc LAo động"
    assert (changed[1].bold, changed[2].footnote, changed[3].italic) == (True, "n", True)


@pytest.mark.parametrize(
    ("heading", "listed"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu"),
        ("THỰC HIỆN NGHỊ QUYẾT SỐ 02-NQ/TW CỦA LĐLĐ TỈNH", "Thực hiện nghị quyết số 02-NQ/TW của LĐLĐ tỉnh"),
        ("Nhiệm vụ của Công đoàn", "Nhiệm vụ của Công đoàn"),
        ("", ""),
    ],
)
def test_headings_in_capitals_are_listed_quietly(heading: str, listed: str) -> None:
    assert quiet(heading) == listed


TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = [nfc(letter + tone) for letter in "aăâeêioôơuưy" for tone in TONES] + list("bcdđghklmnpqrstvx")


def test_every_vietnamese_letter_has_its_capital_and_comes_back() -> None:
    assert len(set(LETTERS)) == 89
    for letter in LETTERS:
        capital = next_case(letter)(letter)
        assert len(capital) == 1
        assert capital != letter
        assert fold(capital) == fold(letter)
        assert next_case(capital)(capital) == letter
        assert {upper(capital), lower(letter), upper(lower(capital))} == {capital, letter}


@given(st.lists(st.sampled_from([*LETTERS, *map(upper, LETTERS), " ", ".", "2"]), max_size=20).map("".join))
def test_going_round_changes_no_letter_but_its_case(text: str) -> None:
    seen = text
    for _time in range(4):
        seen = next_case(seen)(seen)
        assert lower(seen) == lower(text)
