"""For when a target is set, as a sentence or the heading above it says: "Hằng năm", "Đến năm 2025"."""

from __future__ import annotations

import re
from typing import NamedTuple


class Period(NamedTuple):
    """The words as they were written, with a capital, and the year that they end with, None for none."""

    words: str = ""
    year: int | None = None


NONE = Period()
_YEAR = r"(?P<{}>20\d{{2}})(?!\d)"
_PERIODS = (
    re.compile(r"(?P<words>(?:bình quân )?(?:hằng|hàng|mỗi|từng|một) (?:năm|quý|tháng))(?![\w])(?! học)", re.I),
    re.compile(
        rf"(?P<words>(?:đến|tới|trước) (?:hết |cuối )?(?:năm )?{_YEAR.format('year')}|hết năm {_YEAR.format('end')})",
        re.I,
    ),
    re.compile(
        r"(?P<words>(?:giai đoạn|nhiệm kỳ|các năm|năm)(?: [IVXLC]+,?)? ?\(?20\d{2} ?(?:-|–|đến) ?(?:năm )?"
        rf"{_YEAR.format('year')}\)?)",
        re.I,
    ),
    re.compile(r"(?P<words>(?:trong |cả |hết |toàn )nhiệm kỳ)(?! (?:\(?20|[IVX]))", re.I),
    re.compile(rf"(?P<words>(?:trong |cả )?năm {_YEAR.format('year')})(?! ?(?:-|–|đến|về))", re.I),
    re.compile(rf"(?P<words>(?:6|06|9|09) tháng đầu năm(?: {_YEAR.format('year')})?)", re.I),
    re.compile(rf"(?P<words>quý (?:IV|I{{1,3}})(?:/{_YEAR.format('year')}| năm {_YEAR.format('end')})?)(?!\w)", re.I),
)
_SOME = re.compile(r"20\d\d|[Nn]ăm\b|NĂM\b|[Qq]uý |[Tt]háng|nhiệm kỳ")
_CITING = re.compile(r"(?:so với (?:cuối )?|ngày \S+|tháng \d+|từ|Luật [^,;.]{0,40}) $")


def period_before(text: str, end: int) -> Period:
    """The period said last before letter `end` of a text; NONE for none. What follows "ngày 5 tháng 2" is a date."""
    if not _SOME.search(text, 0, end):
        return NONE
    said = [
        found
        for pattern in _PERIODS
        for found in pattern.finditer(text, 0, end)
        if not _CITING.search(text[: found.start()])
    ]
    last = max(said, key=lambda found: (found.end(), -found.start()), default=None)
    return _period(last) if last else NONE


def period_in(text: str) -> Period:
    """The period that a heading names; NONE for none."""
    return period_before(text, len(text))


def _period(found: re.Match[str]) -> Period:
    groups = found.groupdict()
    year = next((groups[name] for name in ("year", "end") if groups.get(name)), None)
    words = found["words"]
    return Period(words[:1].upper() + words[1:], int(year) if year else None)
