"""What a target has come to: the measurement that counts today, how far it is of the plan, and what that means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.document import Comparator
from desktop.domain.errors import N_, UserError
from desktop.domain.figures import REACHED, UNMEASURED
from desktop.domain.number_words import number_words
from desktop.domain.progress import Measurement, TargetRow
from desktop.domain.record_words import read_number
from desktop.domain.reviews.counting import attained, counts_from, reached, target_state
from desktop.domain.text import clean, one_line

WRONG_DAY = N_("Ngày của số liệu chưa đúng. Chưa ghi gì. Hãy nhập theo mẫu 30/6/2026.")
_EVERY_YEAR = re.compile(r"h[ằà]ng năm|mỗi năm|từng năm", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?")
_DAY_AT_END = re.compile(rf"[\s,;(]+(?:đến\s+)?(?:ngày\s+)?({_DAY.pattern})\s*\)?$", re.IGNORECASE)
_FIGURE = re.compile(r"[-+]?\d[\d.,]*\s*%?")


class Verdict(StrEnum):
    """Trạng thái of a target as a table shows it."""

    EXCEEDED = "exceeded"  # vượt
    REACHED = "reached"  # đạt
    MISSED = "missed"  # chưa đạt
    UNMEASURED = "unmeasured"  # chưa có số liệu
    UNTOLD = "untold"  # no numbers to compare: plan or report are words


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a target stands: its newest measurement (of an earlier year where `old`), percent of the plan or None."""

    newest: Measurement | None
    share: float | None
    verdict: Verdict
    old: bool = False


def counts_since(row: TargetRow, today: date) -> date | None:
    """The first day whose measurements count today; None for all days.

    A target of every year begins anew with the year; one that belongs to a plan of a year that is over does not.
    """
    target, year = row.planned.target, row.plan.year
    if target.year is None and year is not None and year < today.year and not _EVERY_YEAR.search(target.period):
        return None
    return counts_from(row, today)


def standing(row: TargetRow, today: date) -> Standing:
    """Where a target stands today."""
    since = counts_since(row, today)
    newest = reached(row, since, None)
    if newest is None:
        before = reached(row, None, None)
        return Standing(before, None, Verdict.UNMEASURED, old=before is not None)
    return Standing(newest, share_of(row, newest), verdict_of(row, newest))


def share_of(row: TargetRow, found: Measurement) -> float | None:
    """What was reached in percent of the plan; None where more is not better, or one of both is no number."""
    return attained(row, found.value) if found.value is not None else None


def verdict_of(row: TargetRow, found: Measurement) -> Verdict:
    """Whether one measurement reaches its plan. More than the plan is "vượt" where more is better."""
    alone = replace(row, measurements=(found,))
    state = target_state(alone, None, None)
    if state == UNMEASURED:
        return Verdict.UNMEASURED
    if not state:
        return Verdict.UNTOLD
    if state != REACHED:
        return Verdict.MISSED
    planned = row.planned.target
    beyond = (
        share_of(row, found) is not None
        and planned.comparator is not Comparator.MORE_THAN
        and (found.value or 0.0) > (planned.value or 0.0)
    )
    return Verdict.EXCEEDED if beyond else Verdict.REACHED


def value_words(row: TargetRow, found: Measurement) -> str:
    """What was reached as tables write it: "72,5%", "1.200", or the words that were reported."""
    if found.value is None:
        return one_line(found.words)
    return number_words(found.value) + ("%" if row.planned.target.unit.strip() == "%" else "")


def on_day(row: TargetRow, day: date) -> Measurement | None:
    """What is kept for a day."""
    return next((one for one in row.measurements if one.on == day), None)


def last_of_year(measurements: Iterable[Measurement], year: int) -> Measurement | None:
    """The newest measurement of a year."""
    inside = [one for one in measurements if one.on.year == year]
    return max(inside, key=lambda one: one.on) if inside else None


def read_measurement(words: str, today: date) -> Measurement | None:
    """ "85%", "1.200 ngày 30/6/2026", "hầu hết": what is entered in a cell, of today unless it names a day; None for
    nothing. Raises UserError for a day that there is not.
    """
    text = one_line(clean(words))
    if not text:
        return None
    on = today
    dated = _DAY_AT_END.search(text)
    if dated is not None:
        on, text = read_day(dated.group(1), today), text[: dated.start()].strip()
    if _FIGURE.fullmatch(text):
        value = read_number(text)
        negative = value is not None and text.startswith("-")
        return Measurement(on, -value if negative and value is not None else value)
    return Measurement(on, None, text)


def read_day(words: str, today: date) -> date:
    """ "30/6/2026", "30/6" of this year or, were that ahead, of the last. Raises UserError for what is no day."""
    found = _DAY.fullmatch(one_line(clean(words)))
    if found is None:
        raise UserError(WRONG_DAY)
    day, month, year = int(found.group(1)), int(found.group(2)), found.group(3)
    try:
        read = date(int(year) if year else today.year, month, day)
        return read.replace(year=today.year - 1) if not year and read > today else read
    except ValueError as error:
        raise UserError(WRONG_DAY) from error
