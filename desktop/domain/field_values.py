"""Texts of fields as values: numbers of documents and of copies, parts of dates, words on one line."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain.dates import OfficialDate
from desktop.domain.errors import N_, UserError
from desktop.domain.symbols import with_nought

_NUMBER = re.compile(r"0?[1-9]?|[1-9][0-9]{1,5}")
_COPIES = re.compile(r"[1-9][0-9]{0,4}")
NO_NUMBER = N_("“{text}” không phải là số văn bản. Số cũ còn giữ. Ghi chữ số, như 05 hoặc 47.")
NO_COPIES = N_("“{text}” không phải là số bản. Số cũ còn giữ. Ghi chữ số, như 25.")

NO_DAY = N_("“{text}” không phải là ngày. Ngày cũ còn giữ. Ghi chữ số, như 05 hoặc 31.")
NO_MONTH = N_("“{text}” không phải là tháng. Tháng cũ còn giữ. Ghi chữ số từ 1 đến 12.")
NO_YEAR = N_("“{text}” không phải là năm. Năm cũ còn giữ. Ghi bốn chữ số, như 2026.")
NOT_IN_CALENDAR = N_("Không có ngày {text} trong lịch. Ngày cũ còn giữ. Xem lại ngày, tháng, năm.")
LARGER_FIRST = N_("“{text}” chỉ được giữ khi ghi đủ tháng và năm.")


class BadNumber(UserError):
    """What was typed is no number of a document or of copies; the document keeps the one it had."""


class BadDatePart(UserError):
    """What was typed for a day, a month or a year makes no date; the document keeps the date it had."""


def flat(text: str) -> str:
    """One line without blanks at its ends, as numbers, symbols and places are."""
    return " ".join(text.split())


def number_of(text: str) -> str:
    """Digits as they are printed: "5" and "05" are "05", "47"; NĐ 30, PL I.1-II.3.a. Raises BadNumber."""
    number = flat(text)
    if number and not _NUMBER.fullmatch(number):
        raise BadNumber(NO_NUMBER, text=number)
    return with_nought(number)


def copies_of(text: str) -> int:
    """How many copies, 0 for an empty text. Raises BadNumber."""
    copies = flat(text)
    if copies and not _COPIES.fullmatch(copies):
        raise BadNumber(NO_COPIES, text=copies)
    return int(copies or 0)


def date_part_of(when: OfficialDate | None, part: str, text: str) -> OfficialDate | None:
    """The date with another "day", "month" or "year", an empty text leaving it open. Raises BadDatePart.

    Without a year there is no date, without a month no day: what is larger is given first.
    """
    figures = flat(text)
    wrong = {"day": NO_DAY, "month": NO_MONTH, "year": NO_YEAR}[part]
    if not figures:
        return _without(when, part)
    if not figures.isdecimal() or int(figures) == 0 or (len(figures) == 4) != (part == "year"):
        raise BadDatePart(wrong, text=figures)
    if part == "year" and when is None:
        return OfficialDate(int(figures))
    if when is None or (part == "day" and when.month is None):
        raise BadDatePart(LARGER_FIRST, text=figures)
    try:
        return replace(when, **{part: int(figures)})
    except ValueError as error:
        if (part == "month" and not 1 <= int(figures) <= 12) or (part == "day" and int(figures) > 31):
            raise BadDatePart(wrong, text=figures) from error
        raise BadDatePart(NOT_IN_CALENDAR, text=_with_part(when, part, figures)) from error


def _without(when: OfficialDate | None, part: str) -> OfficialDate | None:
    """A date with a part open; what is smaller is open too, for no calendar has it."""
    if when is None or part == "year":
        return None
    return replace(when, day=None, month=None) if part == "month" else replace(when, day=None)


def _with_part(when: OfficialDate, part: str, figures: str) -> str:
    parts = {"day": str(when.day or ""), "month": str(when.month or ""), "year": str(when.year)} | {part: figures}
    return "/".join(parts.values()).lstrip("/")
