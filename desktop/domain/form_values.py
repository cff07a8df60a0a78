"""What units write into a form, understood: states, percents and days as people and office programs leave them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.errors import N_
from desktop.domain.progress import TaskState
from desktop.domain.reported import MOST_LETTERS
from desktop.domain.text import clean, fold, one_line

Written = str | float | bool | date
"""What stood in a cell; "" where it was empty."""

NOT_A_STATE = N_("không có trạng thái “{written}”")
NOT_A_PERCENT = N_("“{written}” không phải số từ 0 đến 100")
ONE = N_("ghi “1”: hiểu là 1%, nếu là 100% thì sửa lại sau khi nhận")
NOT_A_DAY = N_("“{written}” không phải ngày/tháng/năm")
TOO_LONG = N_("dài quá {most} chữ")
MOST_QUOTED = 40
SERIAL_ZERO = date(1899, 12, 30)  # from which Excel counts days, its leap day of 1900 left behind
SERIALS = (36526, 73050)  # days of the years 2000 to 2099
_PERCENT = re.compile(r"\+?(\d{1,3})(?:[.,]0+)?\s*%?")
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a cell that was not, or perhaps not rightly, understood: a sentence with what was written."""

    sentence: str
    written: str = ""

    def __str__(self) -> str:
        return self.sentence.format(written=self.written, most=MOST_LETTERS)


@dataclass(frozen=True, slots=True)
class StateRead:
    """A state, None where the cell says nothing or nothing that is known."""

    state: TaskState | None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class PercentRead:
    """0 to 100, None where the cell says nothing or nothing that is one."""

    percent: int | None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day, None where the cell says nothing or nothing that is one."""

    day: date | None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text of one or more lines, None where it cannot be taken."""

    text: str | None
    doubt: Doubt | None = None


def read_state(written: Written, words: Mapping[TaskState, str]) -> StateRead:
    """A state by its word, with or without its marks."""
    sought = fold(quoted(written, 200))
    if not sought:
        return StateRead(None)
    found = next((state for state, word in words.items() if fold(word) == sought), None)
    return StateRead(found, None if found else Doubt(NOT_A_STATE, quoted(written)))


def read_percent(written: Written) -> PercentRead:
    """40, "40", "40%" and 0.4, as a cell with a percent format holds it. 1 may mean both: it is 1 % with a doubt."""
    if isinstance(written, (bool, date)):
        return PercentRead(None, Doubt(NOT_A_PERCENT, quoted(written)))
    if isinstance(written, str):
        text = one_line(clean(written))
        if not text:
            return PercentRead(None)
        match = _PERCENT.fullmatch(text)
        found = int(match[1]) if match else -1
        return _percent(found, written)
    if not math.isfinite(written):
        return PercentRead(None, Doubt(NOT_A_PERCENT, quoted(written)))
    if written == 1:
        return PercentRead(1, Doubt(ONE))
    if 0 < written < 1:
        hundred = round(written * 100)
        return _percent(hundred if math.isclose(hundred, written * 100, abs_tol=1e-6) else -1, written)
    return _percent(int(written) if written == int(written) else -1, written)


def _percent(found: int, written: Written) -> PercentRead:
    return PercentRead(found) if 0 <= found <= 100 else PercentRead(None, Doubt(NOT_A_PERCENT, quoted(written)))


def read_day(written: Written) -> DayRead:
    """A day of the calendar, from a date cell, the number behind one, or "15/11/2026"."""
    if isinstance(written, date):
        return DayRead(written)
    if isinstance(written, float) and written == written // 1 and SERIALS[0] <= written <= SERIALS[1]:
        return DayRead(SERIAL_ZERO + timedelta(days=int(written)))
    text = one_line(clean(written)) if isinstance(written, str) else ""
    if text or not isinstance(written, str):
        day = _day_in(text)
        return DayRead(day, None if day else Doubt(NOT_A_DAY, quoted(written)))
    return DayRead(None)


def _day_in(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    parts = (match[3], match[2], match[1]) if match else None
    if parts is None and (iso := _ISO.fullmatch(text)):
        parts = (iso[1], iso[2], iso[3])
    if parts is None:
        return None
    try:
        found = date(*(int(part) for part in parts))
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2099 else None


def read_text(written: Written) -> TextRead:
    """Words, composed, line breaks kept. What is too long is not cut but left out, with a doubt."""
    if isinstance(written, float):
        text = plain_number(written)
    elif isinstance(written, date):
        text = f"{written:%d/%m/%Y}"
    else:
        text = clean(str(written)).strip()
    if len(text) > MOST_LETTERS:
        return TextRead(None, Doubt(TOO_LONG))
    return TextRead(text)


def plain_number(number: float) -> str:
    """A number as it was typed: readers of spreadsheets give whole ones as floats."""
    if math.isfinite(number) and number == int(number):
        return str(int(number))
    return repr(number).replace(".", ",")


def quoted(written: Written, most: int = MOST_QUOTED) -> str:
    """What stood in a cell, short enough for a sentence."""
    if isinstance(written, float):
        return plain_number(written)[:most]
    text = f"{written:%d/%m/%Y}" if isinstance(written, date) else one_line(clean(str(written)))
    return text if len(text) <= most else f"{text[:most]}…"
