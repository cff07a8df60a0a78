"""Thời hạn as plans write it ("Quý II/2026", "Thường xuyên"): kept as written, with the day to count from."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.text import from_roman, nfc


class Repeat(StrEnum):
    """How often a task comes back."""

    ONCE = ""
    CONTINUOUS = "continuous"  # Thường xuyên: never falls due, but is asked at each review
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    ON_EVENT = "on event"  # khi có phát sinh


@dataclass(frozen=True, slots=True)
class Deadline:
    """`text` as written; `due` the last day it allows, None where it never falls due or could not be told.

    `certain` is false where the text says more than one thing, lacks its year, or was not understood.
    """

    text: str
    due: date | None = None
    repeat: Repeat = Repeat.ONCE
    certain: bool = False


_YEAR = r"((?:19|20)\d{2})"
_OF_YEAR = rf"(?:\s*(?:/|-|,)?\s*(?:năm\s+)?{_YEAR}(?!\d))?"
_AND = r"\s*(?:-|–|,|và|đến|hoặc)\s*"
_ROMAN = r"(?:IV|I{1,3}|[1-4])"

_DAY = re.compile(
    rf"(?<![\d/])(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})(?:\s*[/.-]\s*{_YEAR}(?!\d)|\s+năm\s+{_YEAR})?(?![\d/%])"
)
_LONG_DAY = re.compile(rf"ngày\s+(\d{{1,2}})\s+tháng\s+(\d{{1,2}}){_OF_YEAR}", re.IGNORECASE)
_QUARTER = re.compile(rf"quý\s+({_ROMAN}(?:{_AND}(?:quý\s+)?{_ROMAN})*)(?![\w]){_OF_YEAR}", re.IGNORECASE)
_ANOTHER = rf"{_AND}(?:tháng\s+)?\d{{1,2}}(?!\d|/\d{{1,2}}(?!\d))"
_MONTH = re.compile(rf"(?:tháng|\bT)\s*(\d{{1,2}}(?:{_ANOTHER})*){_OF_YEAR}(?!\d)", re.IGNORECASE)
_SLASHED_MONTH = re.compile(rf"(?<![\d/])(\d{{1,2}})/{_YEAR}(?!\d)")
_HALF = re.compile(rf"(?:0?6|sáu)\s+tháng\s+(đầu|cuối)\s+năm{_OF_YEAR}", re.IGNORECASE)
_SPAN = re.compile(rf"(?<!\d){_YEAR}\s*(?:-|–|đến(?:\s+năm)?)\s*{_YEAR}(?!\d)")
_ONE_YEAR = re.compile(rf"(?<![\d/]){_YEAR}(?![\d/])")
_THIS_YEAR = re.compile(r"(?:trong|cuối|hết)\s+năm(?!\s*(?:\d|học))", re.IGNORECASE)
_REPEATS = (
    (Repeat.CONTINUOUS, re.compile(r"thường xuyên|liên tục|hằng ngày|hàng ngày", re.IGNORECASE)),
    (Repeat.HALF_YEARLY, re.compile(r"(?:định kỳ|hằng|hàng|mỗi)\s+(?:0?6|sáu)\s+tháng|mỗi nửa năm", re.IGNORECASE)),
    (Repeat.WEEKLY, re.compile(r"(?:hằng|hàng|mỗi)\s+tuần", re.IGNORECASE)),
    (Repeat.MONTHLY, re.compile(r"(?:hằng|hàng|mỗi)\s+tháng", re.IGNORECASE)),
    (Repeat.QUARTERLY, re.compile(r"(?:hằng|hàng|mỗi)\s+quý", re.IGNORECASE)),
    (Repeat.YEARLY, re.compile(r"(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)),
    (
        Repeat.ON_EVENT,
        re.compile(r"khi (?:có|được|cần)|đột xuất|phát sinh", re.IGNORECASE),
    ),
)


def parse_deadline(text: str, base_year: int | None = None) -> Deadline:
    """Understand a deadline. `base_year` (the plan's) stands in where the text names no year.

    "trước 30/6" counts from 30/6, the day offices enter in their lists. Of several days the last one counts.
    """
    words = " ".join(nfc(text).split())
    repeats = [repeat for repeat, pattern in _REPEATS if pattern.search(words)]
    days = list(_days(words, base_year))
    found = [day for day in days if day is not None]
    return Deadline(
        text=words,
        due=max(found) if found else None,
        repeat=repeats[0] if repeats else Repeat.ONCE,
        certain=len(days) + len(repeats) == 1 and len(found) == len(days),
    )


def _days(words: str, base_year: int | None) -> Iterator[date | None]:
    """The last day of each stretch of time that the text names; None for one without a year or not in the calendar.

    What one pattern took is blanked out, so that "30/6/2026" is not found again as a year.
    """
    rest = words
    for pattern, reader in (
        (_HALF, _half),
        (_QUARTER, _quarter),
        (_LONG_DAY, _day),
        (_SPAN, _span),
        (_MONTH, _month),
        (_SLASHED_MONTH, _month),
        (_DAY, _day),
        (_ONE_YEAR, _whole_year),
        (_THIS_YEAR, _this_year),
    ):
        for match in pattern.finditer(rest):
            yield reader(match, base_year)
        rest = pattern.sub(lambda taken: " " * len(taken.group()), rest)


def _end_of(year: int | None, month: int) -> date | None:
    if year is None or not 1 <= month <= 12:
        return None
    return date(year, month, monthrange(year, month)[1])


def _year(match: re.Match[str], base_year: int | None) -> int | None:
    given = next((group for group in match.groups()[::-1] if group and re.fullmatch(_YEAR, group)), None)
    return int(given) if given else base_year


def _half(match: re.Match[str], base_year: int | None) -> date | None:
    return _end_of(_year(match, base_year), 6 if match.group(1).lower() == "đầu" else 12)


def _quarter(match: re.Match[str], base_year: int | None) -> date | None:
    last = re.findall(_ROMAN, match.group(1).upper())[-1]
    return _end_of(_year(match, base_year), 3 * (int(last) if last.isdigit() else from_roman(last) or 0))


def _month(match: re.Match[str], base_year: int | None) -> date | None:
    return _end_of(_year(match, base_year), int(re.findall(r"\d+", match.group(1))[-1]))


def _day(match: re.Match[str], base_year: int | None) -> date | None:
    year = _year(match, base_year)
    if year is None:
        return None
    try:
        return date(year, int(match.group(2)), int(match.group(1)))
    except ValueError:
        return None


def _span(match: re.Match[str], _base_year: int | None) -> date | None:
    return date(int(match.group(2)), 12, 31)


def _whole_year(match: re.Match[str], _base_year: int | None) -> date | None:
    return date(int(match.group(1)), 12, 31)


def _this_year(_match: re.Match[str], base_year: int | None) -> date | None:
    return date(base_year, 12, 31) if base_year else None
