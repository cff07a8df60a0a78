"""Thời hạn as plans write it ("Quý II/2026", "Thường xuyên"): kept as written, with the day to count from.

`stretches` reads days, months, quarters and years (each a `stretch`), `rhythms` what comes back; here they become one
deadline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop.domain.errors import N_
from desktop.domain.repeats import Repeat
from desktop.domain.rhythms import (
    PERIODS,
    YearDay,
    days_within,
    has_bare_day,
    next_of,
    rhythms,
    usual_days,
)
from desktop.domain.stretch import GUESSED, IMPOSSIBLE, NO_YEAR, ONLY_START, Stretch
from desktop.domain.stretches import stretches
from desktop.domain.text import nfc

__all__ = ["Deadline", "Repeat", "YearDay", "next_due", "parse_deadline"]

MOST_KEPT = 2_000  # deadlines that need not be read anew at each save of a plan
MOST_READ = 1_000  # letters; the patterns take their time over long lists
SEVERAL = N_("Thời hạn nêu nhiều mốc; đang tính đến mốc sau cùng.")
WAITING = N_("Thời hạn chờ một sự việc khác; hãy ghi ngày khi đã rõ.")
HOW_OFTEN = N_("Thời hạn nói “định kỳ” mà không nói bao lâu một lần; hãy ghi rõ.")
UNREAD = N_("Chưa hiểu thời hạn này; hãy ghi ngày, tháng, quý hoặc năm.")

_WAITS = re.compile(
    r"\bsau\b|\bngay\b|trước (?:và sau |khi |thềm |lúc )?(?:Đại hội|hội nghị|kỳ họp|Tết|Quốc hội|bầu cử|\w)|\bTết\b|"
    r"âm lịch|"
    r"\btheo\b|kể từ|trong vòng|khi nào|nhiệm kỳ|phụ thuộc|tùy",
    re.IGNORECASE,
)
_LUNAR = re.compile(r"âm lịch", re.IGNORECASE)
_NEW_YEAR = re.compile(r"\bTết\b(?! (?:Trung thu|Đoan Ngọ|dương lịch))", re.IGNORECASE)
_WHOLE_YEAR = ((1, 1), (12, 0))
_AT_TIMES = re.compile(r"định kỳ", re.IGNORECASE)
_MOST_MARKS = {Repeat.YEARLY: 12, Repeat.HALF_YEARLY: 2, Repeat.QUARTERLY: 4}


@dataclass(frozen=True, slots=True)
class Deadline:
    """`text` as written; `due` the last day it allows, None where it never falls due or could not be told.

    `certain` is false where the text says more than one thing, lacks its year, or was not understood: `doubt` says
    which, as a catalogue sentence ("" where nothing was written). What comes back falls due on `days` of each year,
    at the end of its period without any (see `next_due`), and no more after `due`.
    """

    text: str
    due: date | None = None
    repeat: Repeat = Repeat.ONCE
    certain: bool = False
    doubt: str = ""
    days: tuple[YearDay, ...] = ()


def parse_deadline(text: str, base_year: int | None = None) -> Deadline:
    """Understand a deadline. `base_year` (the plan's) stands in where the text names no year. Never raises.

    "trước 30/6" counts from 30/6, the day offices enter in their lists; "trước quý III" from the last day of June. Of
    several days the last one counts. A text of more than MOST_READ letters is none that anybody would read as one.
    """
    if len(text) > MOST_READ:
        return Deadline(" ".join(nfc(text).split()), doubt=UNREAD if text.strip() else "")
    return _parsed(text, base_year)


@lru_cache(MOST_KEPT)
def _parsed(text: str, base_year: int | None) -> Deadline:
    words = " ".join(nfc(text).split())
    found = [] if _LUNAR.search(words) else stretches(words)
    if _NEW_YEAR.search(words):  # "Tết Nguyên đán 2027" is not the end of that year
        found = [one for one in found if (one.first, one.last) != _WHOLE_YEAR]
    repeats = rhythms(words)
    repeat = repeats[0] if repeats else Repeat.ONCE
    if repeat in PERIODS:
        coming = _coming(words, repeats, found)
        if coming is not None:
            return coming
    doubt = _doubt(words, found, repeats, base_year)
    days = [day for one in found if (day := one.due(base_year))]
    return Deadline(words, max(days, default=None), repeat, certain=not doubt and bool(words), doubt=doubt)


def next_due(deadline: Deadline, after: date) -> date | None:
    """The first day later than `after` on which a deadline falls due; None where none comes, or none is known.

    Ask with the day before today to count today in.
    """
    if deadline.repeat not in PERIODS:
        return deadline.due if deadline.due and deadline.due > after else None
    coming = next_of(deadline.days or usual_days(deadline.repeat), after)
    return coming if coming and (deadline.due is None or coming <= deadline.due) else None


def _coming(words: str, repeats: list[Repeat], found: list[Stretch]) -> Deadline | None:
    """What comes back, once all that is said is how often, on which day, and until when; None for any other text."""
    repeat = repeats[0]
    if any(one not in PERIODS for one in repeats) or any(one.doubt for one in found):
        return None
    if not found:
        return Deadline(words, None, repeat, certain=True, days=days_within(words, repeat))
    if len(found) > 1:
        return None
    one = found[0]
    if one.year is not None:
        due = one.due(None)
        return Deadline(words, due, repeat, certain=True, days=days_within(words, repeat)) if one.bounds else None
    if repeat not in _MOST_MARKS or (len(one.ends) == 1 and repeat is not Repeat.YEARLY) or one.years_on:
        return None
    days = tuple(YearDay(*end) for end in one.ends)
    return Deadline(words, None, repeat, certain=True, days=days) if len(days) <= _MOST_MARKS[repeat] else None


def _doubt(words: str, found: list[Stretch], repeats: list[Repeat], base_year: int | None) -> str:
    """Why a reading is a guess, "" where it is none."""
    if not words:
        return ""
    doubts = {one.doubt for one in found}
    if IMPOSSIBLE in doubts or any(one.due(base_year or 2024) is None and not one.doubt for one in found):
        return IMPOSSIBLE
    if not found:
        if repeats:
            continuous = repeats[0] is Repeat.CONTINUOUS and set(repeats[1:]) <= {Repeat.YEARLY}
            return "" if len(repeats) == 1 or continuous else SEVERAL
        if has_bare_day(words):
            return UNREAD
        return WAITING if _WAITS.search(words) else HOW_OFTEN if _AT_TIMES.search(words) else UNREAD
    if any(one.due(base_year) is None and one.doubt != ONLY_START for one in found):
        return NO_YEAR if base_year is None else IMPOSSIBLE
    if len(found) + len(repeats) > 1:
        return "" if repeats == [Repeat.CONTINUOUS] and len(found) == 1 and found[0].bounds else SEVERAL
    return next((doubt for doubt in (ONLY_START, GUESSED) if doubt in doubts), "")
