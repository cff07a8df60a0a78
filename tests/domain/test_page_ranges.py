"""Page ranges: what the clerk writes in "Trang" of the print dialogue."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.page_ranges import RangesError, parse_ranges, write_ranges

COUNT = 60
pages = st.sets(st.integers(1, COUNT), min_size=1).map(lambda chosen: tuple(sorted(chosen)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1-3,5", (1, 2, 3, 5)),
        (" 1 - 3 ; 5 ", (1, 2, 3, 5)),
        ("5,1-3,2", (1, 2, 3, 5)),
        ("58-", (58, 59, 60)),
        ("60-", (60,)),
        ("2–4", (2, 3, 4)),
        (",7,,", (7,)),
    ],
)
def test_ranges_are_read_as_word_reads_them(text: str, meant: tuple[int, ...]) -> None:
    assert parse_ranges(text, COUNT) == meant


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Chưa ghi trang nào"),
        (" , ", "Chưa ghi trang nào"),
        ("một", "không phải là trang"),
        ("1-2-3", "không phải là trang"),
        ("-3", "không phải là trang"),
        ("1.5", "không phải là trang"),
        ("0", "văn bản có 60 trang"),
        ("61", "văn bản có 60 trang"),
        ("61-", "văn bản có 60 trang"),
        ("59-61", "văn bản có 60 trang"),
        ("5-3", "trang đầu lớn hơn trang cuối"),
        ("9999999999", "không phải là trang"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(RangesError, match=reason):
        parse_ranges(text, COUNT)


@given(pages)
def test_written_ranges_are_read_back(chosen: tuple[int, ...]) -> None:
    assert parse_ranges(write_ranges(chosen), COUNT) == chosen


@given(st.text(alphabet="0123456789-–,; \nab", max_size=20))
def test_any_text_gives_pages_of_the_document_or_a_reason(text: str) -> None:
    try:
        found = parse_ranges(text, COUNT)
    except RangesError:
        return
    assert found == tuple(sorted(set(found)))
    assert set(found) <= set(range(1, COUNT + 1))


@given(pages)
def test_ranges_are_written_the_shortest_way(chosen: tuple[int, ...]) -> None:
    ends = [part.split("-") for part in write_ranges(chosen).split(",")]
    assert all(int(after[0]) - int(before[-1]) > 1 for before, after in pairwise(ends))
