"""A stretch of time in a text, with the days that it begins and ends on, and why its reading may be a guess."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import N_

NO_YEAR = N_("Thời hạn không ghi năm và kế hoạch cũng chưa có năm; hãy ghi thêm năm.")
IMPOSSIBLE = N_("Thời hạn có ngày, tháng hoặc quý không có trong lịch; hãy xem lại.")
GUESSED = N_("Thời hạn nói áng chừng; ngày đến hạn là phỏng đoán, hãy xem lại.")
ONLY_START = N_("Thời hạn mới nói lúc bắt đầu; hãy ghi thêm ngày phải xong.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time at letters `start` to `end` of a text, from `first` to `last` (month and day, day 0 the last
    of its month). `year` is None where the text does not say it; `from_year` where the stretch begins in another.

    `whole`: it is a month, quarter or year and no single day; `runs`: from one of them to another; `bounds`: the words
    before it set a bound ("đến hết"). `days` are all ends that a list names. `years_on` is added to a year not named.
    """

    start: int
    end: int
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    from_year: int | None = None
    doubt: str = ""
    whole: bool = True
    days: tuple[tuple[int, int], ...] = ()
    bounds: bool = False
    years_on: int = 0
    runs: bool = False

    @property
    def ends(self) -> tuple[tuple[int, int], ...]:
        """Month and day of each end that the text names."""
        return self.days or (self.last,)

    def due(self, base_year: int | None) -> date | None:
        """The last day, in `base_year` where the text names no year; None without a year or outside the calendar."""
        year = self.year if self.year is not None else base_year
        if year is None or self.doubt in (IMPOSSIBLE, ONLY_START):
            return None
        return day_of(year + self.years_on, *self.last)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day, 0 the last of the month; None where the calendar has none."""
    if not (1 <= month <= 12 and date.min.year <= year <= date.max.year):
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None


def doubt_of_day(month: int, day: int) -> str:
    """Whether some year has that day: 29/2 is one, 31/2 is none. Gives the doubt."""
    return "" if day_of(2024, month, day) else IMPOSSIBLE
