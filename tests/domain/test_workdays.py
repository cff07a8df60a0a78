"""Days on which offices work."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.workdays import is_workday, on_workday, workdays_after

DAYS_OFF = ("01-01", "04-30", "05-01", "09-02")
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def test_weekends_and_named_days_are_off() -> None:
    assert is_workday(date(2026, 11, 20), DAYS_OFF)  # a Friday
    assert not is_workday(date(2026, 11, 21), DAYS_OFF)
    assert not is_workday(date(2026, 9, 2), DAYS_OFF)
    assert on_workday(date(2026, 4, 30), DAYS_OFF) == date(2026, 5, 4)


@given(DAYS, st.integers(0, 30))
def test_as_many_working_days_lie_between_as_were_asked_for(day: date, count: int) -> None:
    end = workdays_after(day, count, DAYS_OFF)
    between = [day + timedelta(days=step) for step in range(1, (end - day).days + 1)]
    assert is_workday(end, DAYS_OFF)
    if count:
        assert sum(is_workday(one, DAYS_OFF) for one in between) == count
