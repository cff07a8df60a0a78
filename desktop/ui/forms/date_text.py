"""The date of a document as a clerk types it: "05/02/2026", or "/02/2026" while the day waits for the signature."""

from __future__ import annotations

import re

from desktop.domain.dates import OfficialDate, day_number, month_number
from desktop.domain.errors import N_, UserError

_DATE = re.compile(r"(?:(?:(\d{1,2}|[.…_\s]*)[/.-])?(\d{1,2}|[.…_\s]*)[/.-])?(\d{4})")
HOW = N_("“{text}” không phải là ngày. Ghi như 05/02/2026; chờ ký thì để trống ngày: /02/2026.")
NO_SUCH_DAY = N_("Không có ngày {text} trong lịch. Ngày cũ còn giữ. Xem lại ngày, tháng.")


class BadDate(UserError):
    """What was typed is no date; the document keeps the one it had."""


def parse_date(text: str) -> OfficialDate | None:
    """The date meant by `text`, None for an empty text. Raises BadDate."""
    tidy = text.strip()
    if not tidy:
        return None
    match = _DATE.fullmatch(tidy)
    if match is None:
        raise BadDate(HOW, text=tidy)
    day, month = (int(part) if part and part.isdigit() else None for part in (match[1], match[2]))
    if day is not None and month is None:
        raise BadDate(HOW, text=tidy)
    try:
        return OfficialDate(int(match[3]), month, day)
    except ValueError as error:
        raise BadDate(NO_SUCH_DAY, text=tidy) from error


def write_date(when: OfficialDate | None) -> str:
    """A date as `parse_date` reads it: "05/02/2026", "/02/2026", "2026", ""."""
    if when is None:
        return ""
    if when.month is None:
        return str(when.year)
    day = day_number(when.day) if when.day is not None else ""
    return f"{day}/{month_number(when.month)}/{when.year}"
