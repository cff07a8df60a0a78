"""An offer begins with what is typed, ends as something known, and is made only where it is likely to be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.completion import Kind, Known, KnownList, Place, Vocabulary, complete
from desktop.domain.echoes import Echoes

SHORT = "Nghị quyết số 02-NQ/TW"
FULL = "Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị"
UNIT = "Ban Chính sách pháp luật - Quan hệ lao động"
KNOWN = (
    Known(SHORT, Kind.CITATION, 2, Place.TEXT),
    Known(FULL, Kind.CITATION, 2, Place.BASES),
    Known(UNIT, Kind.UNIT),
    Known("Văn phòng Tỉnh ủy", Kind.UNIT),
    Known("chủ trì, phối hợp với", Kind.PHRASE),
    Known("Tổ chức thực hiện", Kind.TITLE),
    Known("TỔ CHỨC THỰC HIỆN", Kind.TITLE),
)
VOCABULARY = Vocabulary(here=KnownList(KNOWN))


def rest(before: str, place: Place = Place.TEXT, vocabulary: Vocabulary = VOCABULARY) -> str:
    offer = complete(before, vocabulary, place)
    return offer.rest if offer is not None else ""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Tiếp tục thực hiện Nghị quyết số 0", "2-NQ/TW"),
        ("Nghị quyết số 02", "-NQ/TW"),
        ("giao Ban Chính sách ", "pháp luật - Quan hệ lao động"),
        ("Ban Chính sách pháp", " luật - Quan hệ lao động"),
        ("(Ban Chính sách p", "háp luật - Quan hệ lao động"),
        ("Văn phòng chủ trì, phối", " hợp với"),
        ("Chủ trì, phối", " hợp với"),
        ("Tổ chức th", "ực hiện"),
        ("TỔ CHỨC TH", "ỰC HIỆN"),
    ],
)
def test_what_is_begun_goes_on(before: str, expected: str) -> None:
    assert rest(before) == expected


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Ngh",
        "Nghị quyết số ",  # which one is not said
        "Nghị quyết số 1",
        "theo nghị quyết số 0",  # names keep their capitals
        "Ban Chinh sách p",  # the word is half typed
        "Ban C",
        "Trưởng Ban Chính sách  ",  # behind two blanks
        "Trưởng, Phó Ban Chính sách p",  # within another name
        "chur trì, phối",
        "chủ trì, phoi",
        "chủ",
        "chủ trì, phối hợp với",
        "việc tổ chức th",  # a title is a line of its own
        "xchủ trì, phối",
    ],
)
def test_nothing_is_offered_for_too_little_or_for_something_else(before: str) -> None:
    assert rest(before) == ""


def test_bases_cite_in_full_and_other_lines_by_number() -> None:
    assert rest("Căn cứ Nghị quyết số 0", Place.BASES) == "2-NQ/TW ngày 12/6/2021 của Bộ Chính trị"
    assert rest("Căn cứ Nghị quyết số 0", Place.TEXT) == "2-NQ/TW"


def test_of_two_that_begin_alike_the_one_used_much_more_is_meant_else_none() -> None:
    def two(uses: int) -> Vocabulary:
        other = "Nghị quyết số 04-NQ/TW"
        known = (Known(SHORT, Kind.CITATION, uses), Known(other, Kind.CITATION, 2))
        return Vocabulary(here=KnownList(known))

    assert rest("Nghị quyết số 0", vocabulary=two(2)) == ""
    assert rest("Nghị quyết số 0", vocabulary=two(8)) == "2-NQ/TW"


def test_what_this_document_says_comes_before_what_others_say() -> None:
    office = KnownList((Known("Ban Tổ chức Tỉnh ủy Bình An", Kind.UNIT, 50),))
    here = KnownList((Known("Ban Tổ chức - Kiểm tra", Kind.UNIT),))
    assert rest("Ban Tổ chức ", vocabulary=Vocabulary(office=office)) == "Tỉnh ủy Bình An"
    assert rest("Ban Tổ chức ", vocabulary=Vocabulary(here=here, office=office)) == "- Kiểm tra"


def test_a_phrase_is_not_offered_where_the_texts_at_hand_mostly_go_on_otherwise() -> None:
    lines = [(str(n), f"chủ trì, phối-{n} với đơn vị") for n in range(5)]
    assert rest("họ chủ trì, phối", vocabulary=Vocabulary(phrases=VOCABULARY.here)) == " hợp với"
    assert rest("họ chủ trì, phối", vocabulary=Vocabulary(said_here=Echoes(lines), phrases=VOCABULARY.here)) == ""


def test_the_line_in_hand_is_no_witness_for_itself() -> None:
    said = Echoes([("a", "nguồn kinh phí công đoàn tỉnh"), ("b", "từ nguồn kinh phí công đoàn tỉnh")])
    vocabulary = Vocabulary(said_here=said)
    assert complete("bằng nguồn kinh phí c", vocabulary, line="c") is not None
    assert complete("bằng nguồn kinh phí c", vocabulary, line="b") is None


def test_a_few_letters_are_not_worth_a_key() -> None:
    vocabulary = Vocabulary(here=KnownList((Known("chủ trì, phối hợp với", Kind.PHRASE),)))
    assert rest("chủ trì, phối hợp v", vocabulary=vocabulary) == ""


@given(st.sampled_from(KNOWN), st.integers(0, 60), st.sampled_from(["", "Giao ", "và ", "x", "theo  "]), st.booleans())
def test_an_offer_begins_with_what_is_typed_and_ends_as_something_known(
    known: Known, letters: int, before: str, bases: bool
) -> None:
    text = before + known.text[:letters]
    offer = complete(text, VOCABULARY, Place.BASES if bases else Place.TEXT)
    if offer is not None:
        assert text.endswith(offer.typed)
        assert offer.whole.lower() in {one.text.lower() for one in KNOWN}
        inside = text[: len(text) - len(offer.typed)]
        assert not inside or not inside[-1].isalnum()


@given(st.text(st.sampled_from("chủtrì, phốiNghịquyếsố02-/ \u2028\ufffc("), max_size=60))
def test_whatever_is_typed_is_answered(before: str) -> None:
    offer = complete(before, VOCABULARY)
    assert offer is None or (before.endswith(offer.typed) and len(offer.rest) >= 4)
