"""Dates as official documents write them: "ngày 05 tháng 02 năm 2026"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

LONG_FORM = "ngày {day} tháng {month} năm {year}"  # NĐ 30, Phụ lục I.1-II.4.b
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class OfficialDate:
    """The date of a document, of which day and month may still be open. Raises ValueError for a date that is none."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999 or (self.day is not None and self.month is None):
            raise ValueError(f"not a date: {self.year}-{self.month}-{self.day}")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @classmethod
    def of(cls, day: date) -> OfficialDate:
        """The official date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> OfficialDate:
        """Read "2026-02-05", "2026-02" or "2026"; raises ValueError for anything else."""
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"not an ISO date: {text!r}")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    def iso(self) -> str:
        """ "2026-02-05", "2026-02" or "2026"."""
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
        if self.day is not None:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    @property
    def calendar(self) -> date | None:
        """The calendar day, or None while a part is open."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def day_number(day: int) -> str:
    """NĐ 30, Phụ lục I.1-II.4.b: days below 10 get a leading 0."""
    return f"{day:02}"


def month_number(month: int) -> str:
    """NĐ 30, Phụ lục I.1-II.4.b: only months 1 and 2 get a leading 0."""
    return f"{month:02}" if month < 3 else str(month)


def long_date(when: OfficialDate, *, blank: str = "     ") -> str:
    """ "ngày 05 tháng 02 năm 2026"; `blank` stands where a part is open."""
    day = day_number(when.day) if when.day is not None else blank
    month = month_number(when.month) if when.month is not None else blank
    return LONG_FORM.format(day=day, month=month, year=when.year)


def short_date(when: OfficialDate) -> str:
    """ "05/02/2026", "12/6/2021": as citations and tables write dates; open parts are left out."""
    parts = [str(when.year)]
    if when.month is not None:
        parts.insert(0, month_number(when.month))
    if when.day is not None:
        parts.insert(0, day_number(when.day))
    return "/".join(parts)
