"""Official dates: written as the decree says, open where a part waits for the signature, never impossible."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import OfficialDate, long_date, short_date


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (OfficialDate(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (OfficialDate(2026, 12, 25), "ngày 25 tháng 12 năm 2026"),
        (OfficialDate(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),  # only months 1 and 2 get a 0
    ],
)
def test_a_date_is_written_as_the_decree_says(when: OfficialDate, text: str) -> None:
    assert long_date(when) == text


def test_what_is_open_stays_blank() -> None:
    assert long_date(OfficialDate(2026, 4), blank="…") == "ngày … tháng 4 năm 2026"
    assert long_date(OfficialDate(2026), blank="…") == "ngày … tháng … năm 2026"
    assert OfficialDate(2026, 4).calendar is None


def test_citations_write_dates_with_strokes() -> None:
    assert short_date(OfficialDate(2021, 6, 12)) == "12/6/2021"
    assert short_date(OfficialDate(2026, 2)) == "02/2026"


@pytest.mark.parametrize("parts", [(2026, 2, 30), (2026, 13), (0, 1, 1), (2026, None, 5), (2026, 5, 0), (2026, 0)])
def test_a_day_that_is_in_no_calendar_is_refused(parts: tuple[int, int | None, int | None]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  - the reason is a different one for each
        OfficialDate(*parts)


@given(st.dates())
def test_every_day_goes_out_and_comes_back(day: date) -> None:
    when = OfficialDate.of(day)
    assert when.calendar == day
    assert OfficialDate.from_iso(when.iso()) == when


@pytest.mark.parametrize("text", ["2026", "2026-04", "2026-04-09"])
def test_open_dates_keep_their_form(text: str) -> None:
    assert OfficialDate.from_iso(text).iso() == text


@pytest.mark.parametrize("text", ["", "09/04/2026", "2026-4", "năm 2026"])
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an ISO date"):
        OfficialDate.from_iso(text)
