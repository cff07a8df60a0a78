"""Orders that stand behind the work which they hand out: "Rà soát thỏa ước. Giao Ban A chủ trì, xong trước 30/6.", and
the deadline that closes a sentence by name: "…; thời gian hoàn thành: quý II/2027."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain.deadlines import Repeat, parse_deadline
from desktop.domain.record_words import DEADLINE, LEAD, SUPPORTING, units_words
from desktop.understand.duties import Said, labelled, within
from desktop.understand.units import Span, joining_units, listed, subject_unit


class Order(NamedTuple):
    """What an order says, the words beside it that say nothing of the work, and where what follows it begins."""

    said: list[Said]
    beside: list[Span]
    end: int


_BEGINS = re.compile(r"[.;]\s+(?=[A-ZĐỦ])|[.;,]\s+(?=giao )")
_GIVES = re.compile(r"(?:[Gg]iao|Phân công) |")
_CHIEF = re.compile(r"(?:là (?:đơn vị|cơ quan) )?(?:chủ trì|phụ trách|chịu trách nhiệm)")
_FILLER = re.compile(
    r",?\s+(?:và )?(?:là (?:đơn vị|cơ quan|đầu mối)|làm đầu mối|có trách nhiệm|chịu trách nhiệm(?: chính)?|chủ trì|"
    r"phụ trách|tham mưu|tổ chức|triển khai|thực hiện)(?!\w)"
)
_JOINING = re.compile(r"[,;]?\s+(?:và )?phối hợp(?: chặt chẽ)? (?:cùng |với ){1,2}")
_BEFORE_TIME = re.compile(r"[,;]?\s+(?:và )?")
_BEGINS_TIME = r"(?:\d|quý|tháng|năm|ngày|từ|trước|trong|đến|hết|vào|chậm nhất|hằng|hàng|thường xuyên|định kỳ)"
_TIMED = re.compile(
    rf"(?P<before>[,;.]\s+(?:thời gian|thời hạn|tiến độ)(?: (?:hoàn thành|thực hiện|triển khai|xong))?"
    rf"(?:\s*:\s*|\s+(?={_BEGINS_TIME}))|"
    r"[,;.]\s+hoàn thành\s*:\s*)(?P<time>[^.;:()]*(?:\d[.]\d[^.;:()]*)*?)\s*(?=[.;]?\s*$|[.;]\s+[A-ZĐ])",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:(?P<sign>[.;])\s*|(?=$))(?=$|[A-ZĐỦ])")
_LONGEST_CLOSING = 140  # letters of a deadline that is told by name


def order_starts(text: str, *, told: bool) -> Iterator[int]:
    """Where sentences behind the first begin that hand out: with "Giao …", and with who leads where units are `told`
    what to do.
    """
    for found in _BEGINS.finditer(text):
        at = found.end()
        if text[at].isupper() and _named(text, at, len(text)):
            yield at
            continue
        gives = _GIVES.match(text, at)
        begin = gives.end() if gives else at
        lead = subject_unit(text, begin)
        if lead is None:
            continue
        if text[at].islower():
            if order_behind(text, at, len(text)):
                yield at
        elif begin > at or (told and _CHIEF.match(lead.duty)):
            yield at


def order_behind(text: str, start: int, end: int) -> Order | None:
    """The order at letter `start` that says who and until when and nothing of the work, which stands before it; None
    where the sentence has work of its own.
    """
    gives = _GIVES.match(text, start)
    said = _named(text, start, end)
    lead = None if said else subject_unit(text, gives.end() if gives else start)
    if lead is not None and lead.unit.end <= end:
        said = [Said(LEAD, *lead.unit)]
    if start == 0 or not said:
        return None
    at = max(one.end for one in said)
    while lead and (step := _step(text, at, end)) is not None:
        at, part = step
        if part and any(one.part == part.part for one in said):
            return None
        said += [part] if part else []
    closes = _CLOSES.match(text, at, end)
    if closes is None:
        return None
    sign = len(text[:start].rstrip()) - 1  # that ended the sentence before; the sign behind the order does so now
    begin = sign if closes["sign"] or text[sign] != "." else start
    return Order(said, list(_beside(begin, at, [one for one in said if _is_shown(text, one)])), closes.end())


def _named(text: str, start: int, end: int) -> list[Said]:
    """Who leads, with what is said beside that, where a sentence tells it by name: "Đơn vị chủ trì: Ban A; …"."""
    said = [Said(one.part, one.start + start, one.end + start) for one in labelled(text[start:end])]
    return said if any(one.part == LEAD for one in said) else []


def _step(text: str, at: int, end: int) -> tuple[int, Said | None] | None:
    """What an order says next and where that ends: words without weight, who joins, or until when."""
    joining = joining_units(text[:end], at)
    if joining and _JOINING.fullmatch(text, at, joining.start):
        return joining.end, Said(SUPPORTING, *joining)
    timed = _timed(text, at, end, anywhere=False)
    time = within(text, at, end)
    if timed is None and time and _BEFORE_TIME.fullmatch(text, at, time.start):
        timed = time
    if timed is not None:
        return timed.end, Said(DEADLINE, *timed)
    filler = _FILLER.match(text, at, end)
    return (filler.end(), None) if filler else None


def _is_shown(text: str, said: Said) -> bool:
    """Whether a part can be written from the record letter by letter."""
    words = text[said.start : said.end]
    return said.part != SUPPORTING or units_words(listed(words)) == words


def _beside(start: int, end: int, said: list[Said]) -> Iterator[Span]:
    """The letters from `start` to `end` that no part takes."""
    for one in sorted(said, key=lambda one: one.start):
        if start < one.start:
            yield Span(start, one.start)
        start = one.end
    if start < end:
        yield Span(start, end)


def _timed(text: str, start: int, end: int, *, anywhere: bool) -> Span | None:
    found = _TIMED.search(text, start, end) if anywhere else _TIMED.match(text, start, end)
    if not found or not found["time"]:
        return None
    deadline = parse_deadline(found["time"])
    readable = deadline.due or deadline.repeat is not Repeat.ONCE or parse_deadline(found["time"], 2024).due
    return Span(*found.span("time")) if readable else None


def timed_behind(text: str, start: int, end: int) -> Order | None:
    """The deadline that closes a sentence by name: "rà soát thỏa ước, thời gian hoàn thành: Quý II/2027."."""
    time = _timed(text, max(start, end - _LONGEST_CLOSING), end, anywhere=True)
    if time is None or _CLOSES.fullmatch(text, time.end, end) is None:
        return None
    before = max(match.start() for match in _TIMED.finditer(text, max(start, end - _LONGEST_CLOSING), end))
    begin = before if text[time.end :].strip() or text[before] != "." else before + 1
    return Order([Said(DEADLINE, *time)], [Span(begin, time.start)], end)
