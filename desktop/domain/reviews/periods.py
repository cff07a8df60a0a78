"""The stretch of time that a report is about: half a year, nine months, a year, a quarter, or any two days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = 12


class Stretch(StrEnum):
    """The stretches that have a name."""

    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    NINE_MONTHS = "nine months"
    YEAR = "year"
    QUARTER_1 = "quarter 1"
    QUARTER_2 = "quarter 2"
    QUARTER_3 = "quarter 3"
    QUARTER_4 = "quarter 4"
    DAYS = "days"  # any two days


_MONTHS = {
    Stretch.YEAR: (1, 12),
    Stretch.FIRST_HALF: (1, 6),
    Stretch.SECOND_HALF: (7, 12),
    Stretch.NINE_MONTHS: (1, 9),
    Stretch.QUARTER_1: (1, 3),
    Stretch.QUARTER_2: (4, 6),
    Stretch.QUARTER_3: (7, 9),
    Stretch.QUARTER_4: (10, 12),
}
_NEXT = {
    Stretch.YEAR: (Stretch.YEAR, 1),
    Stretch.FIRST_HALF: (Stretch.SECOND_HALF, 0),
    Stretch.SECOND_HALF: (Stretch.FIRST_HALF, 1),
    Stretch.NINE_MONTHS: (Stretch.QUARTER_4, 0),
    Stretch.QUARTER_1: (Stretch.QUARTER_2, 0),
    Stretch.QUARTER_2: (Stretch.QUARTER_3, 0),
    Stretch.QUARTER_3: (Stretch.QUARTER_4, 0),
    Stretch.QUARTER_4: (Stretch.QUARTER_1, 1),
}


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day. Raises ValueError where they are the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first} comes after {self.last}")

    @property
    def stretch(self) -> Stretch:
        """Which of the named stretches it is."""
        if self.first.year != self.last.year:
            return Stretch.DAYS
        known = (stretch for stretch in _MONTHS if period_of(stretch, self.first.year) == self)
        return next(known, Stretch.DAYS)

    @property
    def year(self) -> int:
        """The year of its last day."""
        return self.last.year

    @property
    def next(self) -> Period:
        """What comes after it: the rest of the year, the next year or quarter, else as many days again."""
        stretch = self.stretch
        if stretch in _NEXT:
            after, years = _NEXT[stretch]
            return period_of(after, self.year + years)
        first = self.last + timedelta(days=1)
        return Period(first, first + (self.last - self.first))

    @property
    def year_before(self) -> Period:
        """The same stretch of last year (cùng kỳ)."""
        return Period(year_earlier(self.first), year_earlier(self.last))


def period_of(stretch: Stretch, year: int) -> Period:
    """A named stretch of a year. Raises KeyError for `DAYS`."""
    first, last = _MONTHS[stretch]
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def year_earlier(day: date) -> date:
    """The same day of last year; the last of February where it had no 29th, and the last where this is the last."""
    if day.month == 2 and day.day == monthrange(day.year, 2)[1]:
        return date(day.year - 1, 2, monthrange(day.year - 1, 2)[1])
    return day.replace(year=day.year - 1)


def usual_period(today: date) -> Period:
    """What an office is about to report on: the half year or year that has just ended, or soon will."""
    if today.month <= 2:
        return period_of(Stretch.YEAR, today.year - 1)
    if today.month <= 8:
        return period_of(Stretch.FIRST_HALF, today.year)
    return period_of(Stretch.NINE_MONTHS, today.year) if today.month <= 10 else period_of(Stretch.YEAR, today.year)
