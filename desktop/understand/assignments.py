"""Assignments that the text states in so many words: a line of its own, an order ("Giao …"), a deadline in brackets."""

from __future__ import annotations

import re
from typing import Any

from desktop.domain.deadlines import Repeat, parse_deadline
from desktop.domain.document import Block, Level, walk
from desktop.understand.reading import Reading

_TIME = re.compile(r"(?:Thời gian|Thời hạn|Tiến độ)(?:\s+[^\W\d]+){0,6}?\s*[:,]\s*(?P<time>.+)", re.DOTALL)
_ALWAYS = re.compile(
    r"Thực hiện (?P<time>thường xuyên|hằng năm|hàng năm)[^:]{0,40}:\s*"
    r"(?P<lead>.{1,150}?)\s+(?:chủ trì|chịu trách nhiệm|tham mưu)\b"
)
_ORDER = re.compile(
    r"Giao (?P<lead>.{1,150}?),?\s+(?:chủ trì|tham mưu|phối hợp|theo dõi|hướng dẫn|xây dựng|tổng hợp|là)\b"
)
_BRACKET = re.compile(r"\((?P<time>[^()]{3,120})\)\s*[.;]?$")
_DAY = re.compile(r"(?P<day>\d{1,2}[/.-]\d{1,2})[/.-](?P<year>(?:19|20)\d{2})")
# "Kỷ niệm 95 năm Ngày thành lập …", "Ngày Quốc tế Lao động"
_REMEMBERED = re.compile(
    r"(?:[Kk]ỷ niệm|[Cc]hào mừng|năm [Nn]gày|[Nn]gày (?:sinh|mất|thành lập|truyền thống|hội|lễ))\b"
)
_NAMED_DAY = re.compile(r"[Nn]gày (\w)[^.;:()]{2,80}$")
_JOINING = re.compile(
    r"phối hợp (?:cùng |với )+(?P<with>.{1,150}?)"
    r"(?=\s+(?:tham mưu|hướng dẫn|thực hiện|tổ chức|triển khai|theo dõi)\b|[,.;]|$)"
)


def assignments(reading: Reading) -> list[dict[str, Any]]:
    """One entry for each item that says when, or orders who; `deadline` is a day, a rhythm ("yearly") or None."""
    date = reading.document.header.date
    found: list[dict[str, Any]] = []
    for block in walk(reading.document.body):
        entry = _entry(block, date.year if date else None)
        if entry:
            source = reading.sources.get(block.id)
            label = f"{source.printed_label} " if source and source.printed_label in ("*", "-", "+") else ""
            found.append({**entry, "quote": label + block.text, "line": source.line if source else None})
    return found


def _entry(block: Block, year: int | None) -> dict[str, Any] | None:
    text = block.text
    always = _ALWAYS.match(text)
    order = _ORDER.match(text)
    time = always or (_TIME.fullmatch(text) if block.level is Level.PARAGRAPH else None) or _bracket(text, year)
    if not time and not order:
        return None
    lead = always or order
    joining = _JOINING.search(text) if lead else None
    words = time["time"].strip(" .;") if time else None
    deadline = parse_deadline(words or "", year)
    return {
        "lead": lead["lead"] if lead else None,
        "supporting": [joining["with"]] if joining else [],
        "deadline_text": words,
        "deadline": deadline.due.isoformat() if deadline.due else deadline.repeat.value or None,
    }


def _is_remembrance(before: str, time: str) -> bool:
    """Whether brackets give the day that is remembered: one day over years, or behind the name of the day."""
    days = [(found["day"].replace(".", "/").replace("-", "/"), found["year"]) for found in _DAY.finditer(time)]
    if len(days) == 2 and days[0][1] != days[1][1] and _same_day(days[0][0], days[1][0]):
        return True
    clause = re.split(r"[.;:()]", before)[-1]
    named = _NAMED_DAY.search(clause)
    bare = re.match(r"\s*(?:ngày )?\d{1,2}[/.-]\d", time)  # not "trước 25/4", "hằng tuần"
    return bare is not None and bool(_REMEMBERED.search(clause) or (named and named[1].isupper()))


def _same_day(one: str, other: str) -> bool:
    return [int(part) for part in one.split("/")] == [int(part) for part in other.split("/")]


def _bracket(text: str, year: int | None) -> re.Match[str] | None:
    """The brackets at the end of an item, where they hold a deadline."""
    found = _BRACKET.search(text[-130:])
    if not found:
        return None
    deadline = parse_deadline(found["time"], year)
    if _is_remembrance(text[: -len(found.group())], found["time"]):
        return None
    return found if deadline.due or deadline.repeat is not Repeat.ONCE else None
