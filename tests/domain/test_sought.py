"""Words in a text: diacritics, capitals and whole words count as a clerk expects of them."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.sought import Sought
from desktop.domain.text import clean, fold

TEXT = "Công đoàn cơ sở và cong doan bạn, CÔNG ĐOÀN tỉnh"


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought("cong doan"), ["Công đoàn", "cong doan", "CÔNG ĐOÀN"]),
        (Sought("công đoàn"), ["Công đoàn", "CÔNG ĐOÀN"]),
        (Sought("CONG DOAN"), ["Công đoàn", "cong doan", "CÔNG ĐOÀN"]),
        (Sought("cong doan", marks=True), ["cong doan"]),
        (Sought("Cong doan", case=True), ["Công đoàn"]),
        (Sought("CONG DOAN", case=True), ["CÔNG ĐOÀN"]),
        (Sought("Công đoàn", case=True), ["Công đoàn"]),
        (Sought("cong doan", marks=True, case=True), ["cong doan"]),
        (Sought("đoan"), []),
        (Sought("co"), ["Cô", "cơ", "co", "CÔ"]),
        (Sought("co", whole=True), ["cơ"]),
        (Sought("oàn", whole=True), []),
        (Sought("bạn,", whole=True), ["bạn,"]),
        (Sought(""), []),
        (Sought("công\u00a0đoàn cơ"), ["Công đoàn cơ"]),
        (Sought("đoa\u0300n"), ["đoàn", "ĐOÀN"]),
    ],
    ids=str,
)
def test_words_are_found_as_asked(sought: Sought, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in sought.spans(TEXT)] == found


def test_two_blanks_can_be_sought_to_be_made_one() -> None:
    assert Sought("  ").spans("một  hai   ba") == [(3, 5), (8, 10)]


def test_a_letter_that_becomes_two_or_none_keeps_the_count() -> None:
    assert Sought("strasse").spans("xStraße") == [(1, 7)]
    assert Sought("đường").spans("\u0301đường") == [(1, 6)]
    assert Sought("a").spans("İa") == [(1, 2)]


LETTERS = st.text(st.sampled_from("aàâĂđĐdDưứ Ứ.ßİ\u0301\u00a0\ufffck5ﬁ😀"), max_size=12)


@given(LETTERS, LETTERS, st.booleans(), st.booleans(), st.booleans())
@example("ﬁx", "i", False, False, False)
def test_what_is_found_reads_like_what_was_sought(text: str, words: str, marks: bool, case: bool, whole: bool) -> None:
    spans = Sought(words, marks, case, whole).spans(text)
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert fold(clean(words)).replace("\u00a0", " ") in fold(text[start:end]).replace("\u00a0", " ")
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    if not whole:
        wider = Sought(words, marks, case=False).spans(text)
        assert len(spans) <= len(wider)


@given(st.text(st.characters(max_codepoint=0x20AB), max_size=30), st.booleans(), st.booleans())
def test_every_text_that_holds_no_strange_letters_is_found_in_itself(text: str, marks: bool, case: bool) -> None:
    words = unicodedata.normalize("NFC", "".join(letter for letter in text if letter.isalnum()))
    assert Sought(words, marks, case).spans(words)[:1] == ([(0, len(words))] if words else [])
