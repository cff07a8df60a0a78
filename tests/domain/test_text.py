"""Vietnamese text at the entrance: one Unicode form, nothing unseen, and letters in the order of the decree."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import clean, fold, from_roman, nfc, one_line, point_letter, roman


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert unicodedata.is_normalized("NFC", clean(text))


@given(st.text(st.characters(categories=["L", "N"])))
def test_cleaning_loses_no_letter(text: str) -> None:
    assert clean(text) == nfc(text)
    assert clean(nfc(text)) == clean(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"),  # the last is a line break of Word's
        ("cột\t1", "cột\t1"),
        ("Ban\ud83d Tổ chức\udc00", "Ban Tổ chức"),  # halves of pairs, of a clipboard that cut them
        ("\ufeffKế\u200b hoạch\x00", "Kế hoạch"),
        ("e\u200b\u0302\u0301", "ế"),
        ("\u202eảo\u202c", "ảo"),
        ("chú\ufffc thích", "chú thích"),
    ],
)
def test_what_cannot_be_seen_goes(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


def test_blanks_and_line_breaks_become_one_space() -> None:
    assert one_line(" a\n b\t c ") == "a b c"


@pytest.mark.parametrize(
    ("marked", "bare"), [("Đảng ủy", "dang uy"), ("NGHỊ QUYẾT", "nghi quyet"), ("Bộ Chính trị", "bo chinh tri")]
)
def test_folded_text_is_what_is_typed_without_marks(marked: str, bare: str) -> None:
    assert fold(marked) == bare
    assert fold(unicodedata.normalize("NFD", marked)) == bare


@given(st.integers(1, 399))
def test_roman_numerals_read_back(number: int) -> None:
    assert from_roman(roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "i", "MỤC", "IVX", "CCCC", "CCCCC"])
def test_what_is_no_roman_numeral_is_none(text: str) -> None:
    assert from_roman(text) is None


@pytest.mark.parametrize("number", [0, -1, 400])
def test_roman_numerals_have_their_bounds(number: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        roman(number)


def test_points_follow_the_alphabet_of_the_decree() -> None:
    assert "".join(point_letter(n) for n in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"
    assert (point_letter(24), point_letter(25)) == ("aa", "bb")
    assert point_letter(1_000_000) == "1000000"
    with pytest.raises(ValueError, match="letter"):
        point_letter(0)
