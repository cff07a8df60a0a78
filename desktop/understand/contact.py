"""Marks at the foot of a paper: the line of address and telephone, and who drafted how many copies."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.understand.lines import Line

_KINDS = (
    re.compile(r"\b(?:Địa chỉ|Trụ sở|ĐC)\s*:|^Số \d+[A-Za-z/\d]*,? [^\W\d_]", re.IGNORECASE),
    re.compile(r"\b(?:Điện thoại|ĐT|Tel|Hotline)\b\.?\s*:?\s*[\d(+]", re.IGNORECASE),
    re.compile(r"\b(?:E-?mail|Thư điện tử)\b\s*:|\S@\S+\.\S", re.IGNORECASE),
    re.compile(r"\b(?:Website|Web|Trang thông tin điện tử|Cổng thông tin điện tử)\b\s*:|www\.", re.IGNORECASE),
    re.compile(r"\bFax\b\s*:?\s*[\d(+]", re.IGNORECASE),
)
_BEGINS = re.compile(r"(?:Số \d|Địa chỉ|Trụ sở|ĐC|Điện thoại|ĐT|Tel|Fax|E-?mail|Website)", re.IGNORECASE)
_LONGEST = 250  # letters
_DRAFTER = re.compile(
    r"(?P<drafter>[A-ZĐ][A-ZĐa-z]{0,7}(?:[.-][A-ZĐ][A-Za-z]{0,5})?)\s*\.?\s*\((?P<copies>\d{1,5})\)\.?"
)


def is_contact(words: str) -> bool:
    """Whether a line tells at least two ways to reach an office and nothing else: "Địa chỉ: …; ĐT: …"."""
    return len(words) <= _LONGEST and bool(_BEGINS.match(words)) and sum(bool(k.search(words)) for k in _KINDS) >= 2


def take_contact(lines: list[Line]) -> tuple[str, list[Line]]:
    """The contact line that stands last on its page, and the other lines; "" where there is none."""
    for at, line in enumerate(lines):
        last = at + 1 == len(lines) or lines[at + 1].page
        if last and at > 0 and is_contact(line.words):
            below = lines[at + 1 :]
            return line.words, [*lines[:at], *([replace(below[0], gap=0), *below[1:]] if below else [])]
    return "", lines


def drafter_mark(piece: str) -> tuple[str, int] | None:
    """Who drafted and how many copies go out: ("PL", 300) of "PL.(300)"; None for any other piece."""
    found = _DRAFTER.fullmatch(piece)
    return (found["drafter"], int(found["copies"])) if found else None
