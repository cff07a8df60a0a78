"""Deadlines are kept as written and given the day to count from, or said to be uncertain."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import Deadline, Repeat, parse_deadline


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Quý II/2026", date(2026, 6, 30)),
        ("quý 4 năm 2026", date(2026, 12, 31)),
        ("Quý I, II/2026", date(2026, 6, 30)),
        ("Quý III", date(2026, 9, 30)),
        ("quý IV/2021", date(2021, 12, 31)),
        ("6 tháng đầu năm", date(2026, 6, 30)),
        ("06 tháng cuối năm 2025", date(2025, 12, 31)),
        ("trước 30/6", date(2026, 6, 30)),
        ("Trước ngày 15/12/2025", date(2025, 12, 15)),
        ("chậm nhất ngày 31/10/2021", date(2021, 10, 31)),
        ("ngày 05 tháng 02 năm 2027", date(2027, 2, 5)),
        ("tháng 5-7", date(2026, 7, 31)),
        ("Tháng 4, tháng 5/2026", date(2026, 5, 31)),
        ("hoàn thành tháng 01/2022", date(2022, 1, 31)),
        ("02/2028", date(2028, 2, 29)),
        ("2021-2023", date(2023, 12, 31)),
        ("giai đoạn 2026 – 2030", date(2030, 12, 31)),
        ("năm 2026", date(2026, 12, 31)),
        ("2022", date(2022, 12, 31)),
        ("trong năm", date(2026, 12, 31)),
    ],
)
def test_a_deadline_counts_from_the_last_day_it_allows(text: str, due: date) -> None:
    assert parse_deadline(text, 2026) == Deadline(text, due, Repeat.ONCE, certain=True)


@pytest.mark.parametrize(
    ("text", "repeat"),
    [
        ("Thường xuyên", Repeat.CONTINUOUS),
        ("Hằng năm", Repeat.YEARLY),
        ("Hàng năm", Repeat.YEARLY),
        ("hằng quý", Repeat.QUARTERLY),
        ("Hàng tháng", Repeat.MONTHLY),
        ("định kỳ 06 tháng", Repeat.HALF_YEARLY),
        ("khi có phát sinh", Repeat.ON_EVENT),
    ],
)
def test_what_comes_back_has_no_day(text: str, repeat: Repeat) -> None:
    assert parse_deadline(text, 2026) == Deadline(text, None, repeat, certain=True)


@pytest.mark.parametrize(
    ("text", "due", "repeat"),
    [
        ("chậm nhất ngày 31/10/2021 hoặc khi có phát sinh", date(2021, 10, 31), Repeat.ON_EVENT),
        ("hằng năm, tháng 11 năm 2022 sơ kết, tháng 11 năm 2025 tổng kết", date(2025, 11, 30), Repeat.YEARLY),
        ("theo yêu cầu của cấp trên", None, Repeat.ONCE),
        ("31/02/2026", None, Repeat.ONCE),
        ("tháng 13", None, Repeat.ONCE),
        ("", None, Repeat.ONCE),
    ],
)
def test_what_says_more_or_less_than_one_thing_is_uncertain(text: str, due: date | None, repeat: Repeat) -> None:
    assert parse_deadline(text, 2026) == Deadline(text, due, repeat, certain=False)


def test_without_a_year_anywhere_there_is_no_day() -> None:
    assert parse_deadline("Quý II") == Deadline("Quý II", None, Repeat.ONCE, certain=False)


@given(st.text(alphabet="0123456789/-. quýIVthángnămTrước", max_size=40), st.none() | st.integers(2000, 2050))
def test_any_text_is_kept_as_written(text: str, base_year: int | None) -> None:
    assert parse_deadline(text, base_year).text == " ".join(text.split())
