"""Days on which offices work: not Saturday and Sunday, and not the days off that a data file names."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

_SATURDAY = 5


def is_workday(day: date, days_off: Collection[str] = ()) -> bool:
    """Whether offices work on a day; `days_off` are days of each year as "04-30"."""
    return day.weekday() < _SATURDAY and f"{day:%m-%d}" not in days_off


def on_workday(day: date, days_off: Collection[str] = ()) -> date:
    """The day itself, or the next one on which offices work."""
    while not is_workday(day, days_off):
        day += timedelta(days=1)
    return day


def workdays_after(day: date, count: int, days_off: Collection[str] = ()) -> date:
    """The working day that comes `count` working days after `day`."""
    for _step in range(count):
        day = on_workday(day + timedelta(days=1), days_off)
    return on_workday(day, days_off)
