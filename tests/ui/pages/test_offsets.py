"""A place on paper is a place in the words: labels, capitals and lost blanks stand between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.runs import NOTE_MARK
from desktop.ui.pages.offsets import Match, Place

LABELS = ["", "1. ", "a) ", "I. ", "- ", "12. ", "Phần XVIII. ", "Điều 12. ", "“"]


@pytest.mark.parametrize(
    ("before", "after", "words", "offset"),
    [
        ("1. Mở", " lớp", "Mở lớp", 2),
        ("a) ", "Mở lớp", "Mở lớp", 0),
        ("", "a) Mở lớp", "Mở lớp", 0),
        ("I. MỞ LỚ", "P", "Mở lớp", 5),
        ("I. MỞ ", "LỚP", "Mở lớp", 3),
        ("2. 2", "026 là năm", "2026 là năm", 1),
        ("12. 20", "26 là năm", "2026 là năm", 2),
        ("- Căn cứ", "Luật", "Căn cứ Luật", 7),
        ("- Căn cứLuật", "", "Căn cứ Luật", 11),
        ("theo Nghị quyết", " này", f"theo Nghị quyết{NOTE_MARK} này", 15),
        ("theo Nghị quyết n", "ày", f"theo Nghị quyết{NOTE_MARK} này", 18),
        ("Hết./", ".", "Hết.", 4),
        ("3. ", "Mở", "", 0),
        ("", "", "Mở lớp", 0),
    ],
)
def test_a_place_in_print_is_an_offset_of_the_words(before: str, after: str, words: str, offset: int) -> None:
    assert Match(before + after, words).offset(len(before)) == offset


@pytest.mark.parametrize(
    ("printed", "words", "offset", "place"),
    [
        ("1. Mở lớp", "Mở lớp", 0, Place(3)),
        ("1. Mở lớp", "Mở lớp", 2, Place(5, 0)),
        ("1. Mở lớp", "Mở lớp", 3, Place(6)),
        ("1. Mở lớp", "Mở lớp", 6, Place(9, 0)),
        ("1. Mở lớp", "Mở lớp  ", 8, Place(9, 2)),  # blanks at the end that paper does not show
        ("1. MỞ LỚP./.", "Mở lớp", 6, Place(9, 0)),
        ("Mởlớp", "Mở lớp", 3, Place(2)),  # a blank that ended a line
        ("a) ", "", 0, Place(2, 1)),
        ("a) ", "  ", 2, Place(2, 3)),
        ("", "", 0, Place(0)),
        ("1. Mở lớp", " Mở lớp", 0, Place(3)),
        ("này nọ", f"này{NOTE_MARK} nọ", 4, Place(3, 1)),
    ],
)
def test_an_offset_of_the_words_is_a_place_in_print(printed: str, words: str, offset: int, place: Place) -> None:
    assert Match(printed, words).place(offset) == place


def test_letters_that_print_as_others_are_the_same_letters() -> None:
    assert Match("1. ½ ngày", "½ ngày").place(2) == Place(5)


@given(st.sampled_from(LABELS), st.text("aăâbđ 2.", min_size=1).filter(str.strip), st.data())
def test_there_and_back_is_the_same_place(label: str, words: str, data: st.DataObject) -> None:
    offset = data.draw(st.sampled_from([at for at, letter in enumerate(words) if letter != " "]))
    match = Match(label + words.upper(), words)
    assert match.offset(match.place(offset).at) == offset
