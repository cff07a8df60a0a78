"""Stretches of time that a text names ("quý II/2026", "từ 15/3 đến 20/4", "giữa tháng 5") with their days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from desktop.domain.stretch import GUESSED, IMPOSSIBLE, ONLY_START, Stretch, doubt_of_day
from desktop.domain.text import from_roman

_YEAR = r"((?:19|20)\d{2})(?![\d.])"
_OF_YEAR = rf"(?:\s*(?:/|-|–|,)?\s*(?:của\s+)?(?:năm\s+)?{_YEAR})?"
_TO = r"-|–|—|đến(?:\s+hết)?|tới"
_AND = rf"\s*(?:{_TO}|,|;|và|hoặc|&)\s*"
_WORDS = "một hai ba tư năm sáu bảy tám chín mười"
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), 1)} | {
    "mười một": 11,
    "mười hai": 12,
    "nhất": 1,
    "bốn": 4,
}
_MONTH_NUMBER = r"(?:\d{1,2}|mười một|mười hai|mười|một|hai|ba|tư|năm(?!\s*\d|\s+(?:học|nay|sau|tới))|sáu|bảy|tám|chín)"
_QUARTER_NUMBER = r"(?:[IVX]{1,4}|\d{1,2}|một|hai|ba|tư|bốn|nhất)"
_NOT_HOW_OFTEN = r"(?!\d|\w|\s*lần|\s*/\s*lần)"

_PART_OF_YEAR = re.compile(
    rf"(?P<count>0?[1-9]|1[01]|ba|sáu|chín)\s+tháng\s+(?P<which>đầu|cuối)(?:\s+năm)?{_OF_YEAR}", re.IGNORECASE
)
_HALF = re.compile(rf"nửa\s+(?P<which>đầu|cuối)\s+năm{_OF_YEAR}", re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?<!\w)(?:qu[ýí]\s*|q(?=[IV\d]))(?:thứ\s+)?(?P<list>{_QUARTER_NUMBER}(?!\w)"
    rf"(?:{_AND}(?:qu[ýí]\s*)?{_QUARTER_NUMBER}(?![\w/]*\d{{4}}|\w))*"
    rf"(?:{_AND}(?:qu[ýí]\s*)?{_QUARTER_NUMBER}(?!\w))?){_OF_YEAR}",
    re.IGNORECASE,
)
_LONG_DAY = re.compile(
    rf"(?:(?:ngày|mùng|mồng)\s+|(?<![\w/.,])(?<!tuần )(?<!thứ ))(?P<list>\d{{1,2}}"
    rf"(?:{_AND}(?:ngày\s+)?\d{{1,2}})*)\s+tháng\s+"
    rf"(?P<month>{_MONTH_NUMBER}){_OF_YEAR}{_NOT_HOW_OFTEN}",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(rf"năm học\s+{_YEAR}\s*(?:-|–)\s*{_YEAR}", re.IGNORECASE)
_SPAN = re.compile(
    rf"(?<![\d/])(?P<term>nhiệm kỳ\s+)?{_YEAR}\s*(?:-|–|—|đến(?:\s+hết)?(?:\s+năm)?)\s*(?:năm\s+)?{_YEAR}",
    re.IGNORECASE,
)
_ANOTHER = rf"{_AND}(?:tháng\s+)?{_MONTH_NUMBER}(?![\d]|\s*[/.]\s*\d{{1,2}}(?!\d)|/(?:19|20)\d\d|\w)"
_MONTH = re.compile(
    rf"(?<!\w)(?:tháng\s*|T\.?(?=\d))(?P<list>{_MONTH_NUMBER}(?!\w)(?:{_ANOTHER})*"
    rf"(?:{_AND}(?:tháng\s+)?\d{{1,2}}(?=/(?:19|20)\d\d))?){_OF_YEAR}{_NOT_HOW_OFTEN}",
    re.IGNORECASE,
)
_SLASHED_MONTH = re.compile(rf"(?<![\d/.])(?P<list>\d{{1,2}})\s*/\s*{_YEAR}")
_DAYS = re.compile(
    rf"(?<![\d/])(?P<list>\d{{1,2}}(?:\s*(?:-|–|,|và|đến)\s*(?:ngày\s+)?\d{{1,2}})+)\s*[/.]\s*(?P<month>\d{{1,2}})"
    rf"(?:\s*[/.-]\s*{_YEAR}|\s+năm\s+{_YEAR})?(?![\d/%])"
)
_DAY = re.compile(
    rf"(?<![\d/])(?P<list>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})"
    rf"(?:\s*[/.-]\s*(?:{_YEAR}|(?P<short>[2-4]\d)(?!\d))|\s+năm\s+{_YEAR})?(?![\d/%])"
)
_ONE_YEAR = re.compile(rf"(?<![\d/.]){_YEAR}(?!/)")
_THIS_YEAR = re.compile(
    r"(?:(?:trong|hết|cả|cuối|đầu|giữa)\s+năm(?!\s*(?:\d|học|sau|tới))|năm\s+(?:nay|(?P<next>sau|tới)))(?!\w)",
    re.IGNORECASE,
)
_NAMED = (
    (
        re.compile(rf"tháng (?:công nhân|hành động[^,;.]*?(?:vệ sinh lao động|ATVSLĐ)){_OF_YEAR}", re.I),
        5,
        0,
    ),
    (re.compile(rf"tháng thanh niên{_OF_YEAR}", re.I), 3, 0),
    (re.compile(rf"quốc tế phụ nữ{_OF_YEAR}", re.I), 3, 8),
    (re.compile(rf"phụ nữ việt nam{_OF_YEAR}", re.I), 10, 20),
    (re.compile(rf"quốc tế lao động{_OF_YEAR}", re.I), 5, 1),
    (re.compile(rf"quốc tế thiếu nhi{_OF_YEAR}", re.I), 6, 1),
    (re.compile(rf"gia đình việt nam{_OF_YEAR}", re.I), 6, 28),
    (re.compile(rf"(?:thành lập|truyền thống) công đoàn(?: việt nam)?{_OF_YEAR}", re.I), 7, 28),
    (re.compile(rf"quốc khánh{_OF_YEAR}", re.I), 9, 2),
    (re.compile(rf"ngày pháp luật(?: việt nam)?{_OF_YEAR}", re.I), 11, 9),
)
_CITED = re.compile(  # the day of a document that is named is no deadline
    r"số\s+\d[\w.]*\s*[/-]\s*[A-ZĐ][\wĐđ/&-]*(?:\s*,?\s*ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?|(?<![\d/.])\d{1,2}\s*(?:(?:h|:)(?=\d)|h(?!\w)|giờ)\s*\d{0,2}"
)
_BEFORE = re.compile(r"trước\s+$", re.IGNORECASE)
_PART = re.compile(
    r"(?P<part>đầu|giữa|cuối|nửa đầu|nửa cuối|thượng tuần|trung tuần|hạ tuần|tuần\s+(?:lễ\s+)?(?:thứ\s+)?"
    r"(?P<week>đầu|cuối|nhất|một|hai|ba|tư|năm|[1-5]|I{1,3}|IV|V)(?:\s+của)?)\s+$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:\btừ|kể từ|bắt đầu|sau)\s+(?:ngày\s+|năm\s+|đầu\s+)?$", re.IGNORECASE)
_BOUNDS = re.compile(r"(?:đến|tới|hết|giai đoạn)\s+(?:ngày\s+|năm\s+|hết\s+|cuối\s+)*$", re.IGNORECASE)
_JOINED = re.compile(
    rf"\s*(?:(?P<to>{_TO})|,|;|và|hoặc|&)\s*(?:(?:ngày|năm|cuối|hết|đầu|trước|trong)\s+)*", re.IGNORECASE
)
_MONTH_PARTS = {"đầu": 10, "giữa": 15, "nửa đầu": 15, "thượng tuần": 10, "trung tuần": 20}
_WEEKS = {"đầu": 1, "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}

_Make = Callable[[re.Match[str]], Stretch]


def stretches(words: str) -> list[Stretch]:
    """The stretches of time in a text in their order; those that a word or a comma joins are one."""
    found = sorted((_with_lead(words, one) for one in _all(words)), key=lambda one: one.start)
    joined: list[Stretch] = []
    for one in found:
        between = _JOINED.fullmatch(words[joined[-1].end : one.start]) if joined else None
        if between and joined:
            joined[-1] = _join(joined[-1], one, to=between["to"] is not None)
        else:
            joined.append(one)
    return joined


def _all(words: str) -> list[Stretch]:
    """Every stretch by itself. What one pattern took is blanked out: "30/6/2026" is not found again as a year."""
    rest = _CITED.sub(lambda taken: " " * len(taken.group()), words)
    found: list[Stretch] = []
    for pattern, make in _READERS:
        if pattern is _ONE_YEAR and not found and (named := _named(rest)):
            return [named]
        found += [make(match) for match in pattern.finditer(rest)]
        rest = pattern.sub(lambda taken: " " * len(taken.group()), rest)
    return found


def _named(words: str) -> Stretch | None:
    """A day or a month known by its name, asked for where the text gives none in figures."""
    for pattern, month, day in _NAMED:
        found = pattern.search(words)
        if found:
            first = (month, day or 1)
            return Stretch(*found.span(), first, (month, day), _year(found), whole=not day)
    return None


def _year(match: re.Match[str]) -> int | None:
    """The last year that a pattern took."""
    given = next((group for group in match.groups()[::-1] if group and re.fullmatch(r"(?:19|20)\d\d", group)), None)
    return int(given) if given else None


def _number(word: str) -> int:
    word = word.strip()
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower()) or from_roman(word.upper()) or 0


def _numbers(listed: str, pattern: str) -> tuple[list[int], bool]:
    """The numbers of a list; and whether the last two are the ends of a stretch ("5-7") rather than two of a list."""
    parts = [_number(word) for word in re.findall(rf"(?<!\w){pattern}(?!\w)", listed, re.IGNORECASE)]
    return parts, re.search(rf"(?:{_TO})\s*(?:qu[ýí]\s*|tháng\s+|ngày\s+)?[^\s]+(?: (?:một|hai))?$", listed) is not None


def _part_of_year(match: re.Match[str]) -> Stretch:
    count = _number(match["count"])
    first, last = ((1, 1), (count, 0)) if match["which"].lower() == "đầu" else ((13 - count, 1), (12, 0))
    return Stretch(*match.span(), first, last, _year(match))


def _half(match: re.Match[str]) -> Stretch:
    first, last = ((1, 1), (6, 0)) if match["which"].lower() == "đầu" else ((7, 1), (12, 0))
    return Stretch(*match.span(), first, last, _year(match))


def _quarter(match: re.Match[str]) -> Stretch:
    numbers, to = _numbers(match["list"], _QUARTER_NUMBER)
    if not all(1 <= number <= 4 for number in numbers):
        return Stretch(*match.span(), (1, 1), (12, 0), _year(match), doubt=IMPOSSIBLE)
    ends = tuple((3 * number, 0) for number in numbers)
    first = (3 * numbers[0] - 2, 1)
    return Stretch(*match.span(), first, ends[-1], _year(match), days=() if to else ends, runs=to)


def _month(match: re.Match[str]) -> Stretch:
    numbers, to = _numbers(match["list"], _MONTH_NUMBER)
    if not all(1 <= number <= 12 for number in numbers):
        return Stretch(*match.span(), (1, 1), (12, 0), _year(match), doubt=IMPOSSIBLE)
    ends = tuple((number, 0) for number in numbers)
    return Stretch(*match.span(), (numbers[0], 1), ends[-1], _year(match), days=() if to else ends, runs=to)


def _days_of_month(match: re.Match[str]) -> Stretch:
    month = _number(match["month"])
    days, to = _numbers(match["list"], r"\d{1,2}")
    doubt = next((found for day in days if (found := doubt_of_day(month, day or 32))), "")
    year = _year(match)
    if "short" in match.re.groupindex and match["short"]:
        year, doubt = 2000 + int(match["short"]), doubt or GUESSED
    ends = tuple((month, day) for day in days)
    return Stretch(
        *match.span(), ends[0], ends[-1], year, doubt=doubt, whole=False, days=() if to or doubt else ends, runs=to
    )


def _span(match: re.Match[str]) -> Stretch:
    years = [int(group) for group in match.groups() if group and group.isdigit()]
    doubt = GUESSED if match["term"] else ""  # a term ends with its congress
    return Stretch(*match.span(), (1, 1), (12, 0), years[-1], years[0], doubt=doubt, bounds=True, runs=True)


def _school_year(match: re.Match[str]) -> Stretch:
    return Stretch(*match.span(), (9, 1), (5, 0), int(match[2]), int(match[1]), doubt=GUESSED, bounds=True)


def _whole_year(match: re.Match[str]) -> Stretch:
    return Stretch(*match.span(), (1, 1), (12, 0), _year(match))


def _this_year(match: re.Match[str]) -> Stretch:
    begun = match.start() + len(match.group()) - len("năm") if match.group().lower().endswith("năm") else match.start()
    return Stretch(begun, match.end(), (1, 1), (12, 0), years_on=1 if match["next"] else 0)


_READERS: tuple[tuple[re.Pattern[str], _Make], ...] = (
    (_PART_OF_YEAR, _part_of_year),
    (_HALF, _half),
    (_THIS_YEAR, _this_year),
    (_QUARTER, _quarter),
    (_LONG_DAY, _days_of_month),
    (_SCHOOL_YEAR, _school_year),
    (_SPAN, _span),
    (_MONTH, _month),
    (_DAYS, _days_of_month),
    (_SLASHED_MONTH, _month),
    (_DAY, _days_of_month),
    (_ONE_YEAR, _whole_year),
)


def _with_lead(words: str, one: Stretch) -> Stretch:
    """A stretch with what the words before it say: "trước", "giữa", "tuần 2", "từ"."""
    before = words[: one.start]
    before = re.sub(r"(?:(?:năm|ngày|khoảng|vào)\s+)+$", "", before)
    part = _PART.search(before)
    if part and one.whole and one.from_year is None:
        one = replace(_part(one, part), start=part.start())
    elif _BEFORE.search(before) and one.whole and not one.doubt:
        one = _day_before(one)
    if _FROM.search(before) and not one.runs:
        return replace(one, doubt=one.doubt or ONLY_START)
    return replace(one, bounds=one.bounds or _BOUNDS.search(before) is not None)


def _part(one: Stretch, part: re.Match[str]) -> Stretch:
    """A part of a month, of a quarter or of a year."""
    which = " ".join(part["part"].lower().split())
    months = (one.last[0] - one.first[0]) % 12 + 1
    if which in ("cuối", "nửa cuối", "hạ tuần") or (part["week"] or "").lower() in ("cuối", "5", "năm", "v"):
        return replace(one, whole=False)
    if months == 1:
        week = part["week"]
        day = 7 * (_WEEKS.get(week.lower()) or int(week)) if week else _MONTH_PARTS[which]
        return replace(one, last=(one.last[0], day), days=(), whole=False, doubt=one.doubt or _about(which))
    if which not in ("đầu", "giữa", "nửa đầu"):
        return one
    month = one.first[0] + (max(1, months // 4) if which == "đầu" else (months + 1) // 2) - 1
    return replace(one, last=(month, 0), days=(), whole=False, doubt=one.doubt or _about(which))


def _about(which: str) -> str:
    return "" if which in ("nửa đầu", "thượng tuần", "trung tuần") else GUESSED


def _day_before(one: Stretch) -> Stretch:
    """ "trước quý III" allows the last day of June; "trước 30/6" counts from 30/6, the day offices enter."""
    month = one.first[0]
    if month > 1:
        return replace(one, last=(month - 1, 0), days=(), whole=False)
    return replace(one, last=(12, 0), days=(), whole=False, years_on=one.years_on - 1)


def _join(one: Stretch, other: Stretch, *, to: bool) -> Stretch:
    """Two stretches as one: from the one to the other, or both. A year that only one of them names is that of both."""
    doubt = other.doubt or ("" if one.doubt == ONLY_START and to else one.doubt)
    if other.doubt == ONLY_START and to:
        doubt = ""
    year, years_on = other.year, other.years_on
    if year is None and one.year is not None:
        year, years_on = one.year, int(to and other.last < one.first)
    days = () if to else (*one.ends, *other.ends)
    last = other
    if not to and year is not None and one.year is not None and (one.year, one.last) > (year, other.last):
        last, year = one, one.year
    return Stretch(
        one.start,
        other.end,
        one.first,
        last.last,
        year,
        one.year,
        doubt=doubt,
        whole=one.whole and other.whole,
        days=days,
        bounds=one.bounds or other.bounds,
        years_on=years_on,
        runs=to,
    )
