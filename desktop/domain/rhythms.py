"""How often a task comes back ("hằng quý", "2 lần/năm", "thứ Sáu hằng tuần") and on which days of the year then."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from desktop.domain.repeats import Repeat


class YearDay(NamedTuple):
    """A day that comes every year; day 0 is the last of its month. In month 0 the day is one of the week, Monday 1."""

    month: int
    day: int


PERIODS = (Repeat.WEEKLY, Repeat.MONTHLY, Repeat.QUARTERLY, Repeat.HALF_YEARLY, Repeat.YEARLY)
"""Rhythms of the calendar, the quickest first: who reports each quarter has also reported for the year."""

_EVERY = r"(?:hằng|hàng|mỗi|từng|theo|cuối mỗi|cuối các|các)"
_TIMES = r"(?:một|1|01|hai|2|02|bốn|4|04)"
_REPEATS = (
    (Repeat.CONTINUOUS, re.compile(r"thường xuyên|liên tục|(?:hằng|hàng) ngày|quanh năm", re.IGNORECASE)),
    (
        Repeat.HALF_YEARLY,
        re.compile(
            r"(?:định kỳ|hằng|hàng|mỗi|cứ)\s+(?:0?6|sáu)\s+tháng|mỗi nửa năm|"
            r"(?:0?6|sáu)\s+tháng(?:\s*,|\s+và)\s*(?:tổng kết\s+)?(?:0?1\s+|một\s+|cả\s+|hằng\s+|"
            r"hàng\s+)?năm\b(?!\s*\d)|"
            r"(?:0?6|sáu)\s+tháng\s*/?\s*(?:0?1|một)?"
            r"\s*lần|(?:0?2|hai)\s+lần\s*(?:/|trong|một|mỗi)?\s*(?:một\s+)?năm|(?:mỗi|một)\s+năm\s+(?:0?2|hai)\s+lần",
            re.IGNORECASE,
        ),
    ),
    (Repeat.WEEKLY, re.compile(rf"{_EVERY}\s+tuần|(?:lần|/)\s*/?\s*tuần\b|tuần\s+(?:một|0?1)\s+lần", re.IGNORECASE)),
    (
        Repeat.MONTHLY,
        re.compile(
            rf"{_EVERY}\s+tháng(?!\s+(?:đầu|giữa|cuối)\s+(?:của\s+)?(?:mỗi\s+|các\s+)?quý|\s*\d)|lần\s*/\s*tháng"
            r"|(?:mỗi|một)\s+tháng\s+(?:một|0?1)\s+lần",
            re.IGNORECASE,
        ),
    ),
    (
        Repeat.QUARTERLY,
        re.compile(
            rf"{_EVERY}\s+quý(?!\s+(?:[IV]+|\d)\b)|định kỳ\s+quý|quý,\s*(?:0?6|sáu)\s+tháng|lần\s*/\s*quý|(?:mỗi|"
            rf"một)\s+quý\s+(?:một|0?1)\s+lần|"
            r"(?:0?3|ba)\s+tháng\s*/?\s*(?:0?1|một)?\s*lần|(?:0?4|bốn)\s+lần\s*/\s*năm|"
            r"(?:định kỳ|hằng|hàng|mỗi|cứ)\s+(?:0?3|ba)\s+tháng",
            re.IGNORECASE,
        ),
    ),
    (
        Repeat.YEARLY,
        re.compile(
            r"(?:hằng|hàng|mỗi|từng)\s+năm(?!\s+(?:0?2|hai)\s+lần)|định kỳ\s+(?:0?1\s+|một\s+)?năm\b|"
            r"(?:0?1|một)\s+lần\s*/\s*năm|(?:mỗi|một)\s+năm\s+(?:một|0?1)\s+lần|tháng,\s*(?:0?1\s+|"
            r"một\s+)?năm\b(?!\s*\d)",
            re.IGNORECASE,
        ),
    ),
    (
        Repeat.ON_EVENT,
        re.compile(r"(?<!sau )(?<!ngay )khi (?:có|được|cần|phát)|đột xuất|phát sinh|theo vụ việc", re.IGNORECASE),
    ),
)
_MONTH_OF_QUARTER = re.compile(
    r"tháng\s+(?P<which>đầu|thứ nhất|giữa|thứ hai|cuối|thứ ba)(?:\s+cùng)?\s+(?:của\s+)?"
    r"(?:mỗi\s+|các\s+|hằng\s+|hàng\s+)?quý(?!\s+(?:[IV]+|\d)\b)",
    re.IGNORECASE,
)
_MONTHS_OF_QUARTER = {"đầu": 1, "thứ nhất": 1, "giữa": 2, "thứ hai": 2, "cuối": 3, "thứ ba": 3}
_DAY_OF_MONTH = re.compile(
    r"(?:ngày|mùng|mồng)\s+(?:mùng\s+|mồng\s+)?(\d{1,2})(?!\d|\s*[/.-]\s*\d|\s*tháng\s*\d)", re.I
)
_FIRST_WEEK = re.compile(r"tuần\s+(?:đầu|thứ nhất|1)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:thứ\s+(?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật))\b", re.IGNORECASE)
_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6}
_LAST_OF_WEEK = 5  # a week of office work ends on Friday
_PERIOD_MONTHS = {Repeat.MONTHLY: 1, Repeat.QUARTERLY: 3, Repeat.HALF_YEARLY: 6, Repeat.YEARLY: 12}


def rhythms(words: str) -> list[Repeat]:
    """The rhythms that a text names, the one that counts first."""
    found = [repeat for repeat, pattern in _REPEATS if pattern.search(words)]
    if _MONTH_OF_QUARTER.search(words) and Repeat.QUARTERLY not in found:
        found.append(Repeat.QUARTERLY)
    order = (Repeat.CONTINUOUS, *PERIODS, Repeat.ON_EVENT)
    return sorted(found, key=order.index)


def days_within(words: str, repeat: Repeat) -> tuple[YearDay, ...]:
    """The days on which a rhythm falls due where the text says them: "trước ngày 25 hằng tháng"; none else."""
    if repeat is Repeat.WEEKLY:
        found = _WEEKDAY.search(words)
        return (YearDay(0, _weekday(found)),) if found else ()
    day = _day_of_month(words)
    if repeat is Repeat.MONTHLY and day:
        return tuple(YearDay(month, day) for month in range(1, 13))
    if repeat is Repeat.QUARTERLY:
        within = _MONTH_OF_QUARTER.search(words)
        if within or day:
            first = _MONTHS_OF_QUARTER[within["which"].lower()] if within else 3
            return tuple(YearDay(month, day) for month in range(first, 13, 3))
    return ()


def _day_of_month(words: str) -> int:
    """The day of each month that a text names, 0 for none."""
    found = _DAY_OF_MONTH.search(words)
    if found and 1 <= int(found[1]) <= 31:
        return int(found[1])
    return 7 if _FIRST_WEEK.search(words) else 0


def _weekday(found: re.Match[str]) -> int:
    if found["sunday"]:
        return 7
    day = found["day"].lower()
    return int(day) - 1 if day.isdigit() else _WEEKDAYS[day]


def has_bare_day(words: str) -> bool:
    """Whether a text names a day without its month ("ngày 25")."""
    return _DAY_OF_MONTH.search(words) is not None


def usual_days(repeat: Repeat) -> tuple[YearDay, ...]:
    """When a rhythm falls due where nothing else is said: at the end of its period."""
    if repeat is Repeat.WEEKLY:
        return (YearDay(0, _LAST_OF_WEEK),)
    months = _PERIOD_MONTHS.get(repeat)
    return tuple(YearDay(month, 0) for month in range(months, 13, months)) if months else ()


def day_in(year: int, day: YearDay) -> date:
    """That day of a year; the last of its month where the month is shorter."""
    last = monthrange(year, day.month)[1]
    return date(year, day.month, min(day.day or last, last))


def next_of(days: tuple[YearDay, ...], after: date) -> date | None:
    """The first of days that come every year (or every week) which is later than `after`; None for none."""
    return min(_following(days, after), default=None)


def _following(days: tuple[YearDay, ...], after: date) -> Iterator[date]:
    for day in days:
        if day.month == 0:
            yield after + timedelta((day.day - after.isoweekday() - 1) % 7 + 1)
            continue
        this = day_in(after.year, day)
        if this > after:
            yield this
        elif after.year < date.max.year:
            yield day_in(after.year + 1, day)
