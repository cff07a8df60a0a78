"""What one text says of an assignment: a line of its own, an order ("Giao …"), a deadline in brackets or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.deadlines import Repeat, parse_deadline
from desktop.domain.record_words import DEADLINE, DECIDED_BY, LEAD, NOTE, PRODUCT, SUPPORTING
from desktop.understand.units import Span, joining_units


@dataclass(frozen=True, slots=True)
class Said:
    """The letters of a text that say one part of an assignment."""

    part: str
    start: int
    end: int


_EDGE = " .;,"
_TIME_WORDS = r"(?:Thời gian|Thời hạn|Tiến độ|Thời điểm)"
_LABELS = (
    (DEADLINE, re.compile(rf"{_TIME_WORDS}(?:\s+[^\W\d]+){{0,6}}?\s*[:,]\s*|Hoàn thành\s*:\s*", re.IGNORECASE)),
    (
        LEAD,
        re.compile(
            r"(?:(?:Đơn vị|Cơ quan|Ban|Bộ phận) (?:chủ trì|thực hiện|tham mưu|phụ trách|"
            r"chịu trách nhiệm)(?: (?:chính|thực hiện))?"
            r"|Chủ trì(?: thực hiện)?|Người (?:thực hiện|phụ trách)|Phân công(?: thực hiện)?|Phụ trách)\s*:\s*",
            re.IGNORECASE,
        ),
    ),
    (SUPPORTING, re.compile(r"(?:(?:Đơn vị|Cơ quan|Các đơn vị) )?phối hợp(?: thực hiện)?\s*:\s*", re.IGNORECASE)),
    (DECIDED_BY, re.compile(r"Cấp (?:quyết định|phê duyệt|ban hành|trình)\s*:\s*", re.IGNORECASE)),
    (PRODUCT, re.compile(r"(?:Sản phẩm|Kết quả(?: đầu ra| cần đạt)?)\s*:\s*", re.IGNORECASE)),
    (NOTE, re.compile(r"Ghi chú\s*:\s*", re.IGNORECASE)),
)
_LABEL = re.compile("|".join(f"(?P<{part}>{pattern.pattern})" for part, pattern in _LABELS), re.IGNORECASE)
_RUNS_ON = re.compile(r"\s*[;.]\s*$")

_ALWAYS = re.compile(
    r"(?:Tổ chức )?[Tt]hực hiện(?: (?P<time>thường xuyên|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|"
    r"hàng tháng))?[^:]{0,40}:\s*"
    r"(?P<lead>.{1,150}?),?\s+(?:chủ trì|chịu trách nhiệm|tham mưu)\b"
)
_CHIEF = re.compile(r"(?P<lead>.{1,150}?),?\s+(?:chủ trì|chịu trách nhiệm(?: chính)?|phụ trách)(?=\W|$)")
_BRACKET = re.compile(r"\((?P<time>[^()]{3,120})\)\s*[.;]?$")
_BRACKET_LEAD = re.compile(
    r"(?P<lead>(?:Ban|Văn phòng|Phòng|Ủy ban|Công đoàn|Tổ|Bộ phận|Đ/c|Đồng chí) [^,;]{2,80}?)(?: (?:chủ trì|"
    r"thực hiện|phụ trách|tham mưu))"
)
_DAY = re.compile(r"(?P<day>\d{1,2}[/.-]\d{1,2})[/.-](?P<year>(?:19|20)\d{2})")
# "Kỷ niệm 95 năm Ngày thành lập …", "Ngày Quốc tế Lao động"
_REMEMBERED = re.compile(
    r"(?:[Kk]ỷ niệm|[Cc]hào mừng|năm [Nn]gày|[Nn]gày (?:sinh|mất|thành lập|truyền thống|hội|lễ))\b"
)
_NAMED_DAY = re.compile(r"[Nn]gày (\w)[^.;:()]{2,80}$")
_IN_WORDS = re.compile(  # a deadline within the sentence; the first that says one counts
    r"(?P<time>(?:(?:hoàn thành|xong|chậm nhất|muộn nhất)(?: là)?(?: trong| trước| vào| ngày| đến)* (?:ngày |"
    r"tháng |quý |năm )?"
    r"(?:\d|[IV]+[/ ])[^,;()]*?(?:(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}|hằng (?:năm|tháng|quý)|hàng (?:năm|tháng|quý)|"
    r"[IV]+)(?![\d/]))"
    r"|(?:trong|vào) (?:quý (?:IV|I{1,3})|tháng \d{1,2})(?:(?:/| năm )\d{4}| (?:hằng|hàng) năm)(?![\d/])"
    r"|trước (?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?: (?:hằng|hàng) năm)?(?![\d/])"
    r"|trước ngày \d{1,2} (?:(?:hằng|hàng) (?:tháng|quý)|tháng (?:cuối|đầu) (?:mỗi )?quý|"
    r"tháng \d{1,2}(?: năm \d{4})?)"
    r"|định kỳ(?: vào)? (?:(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm)|0?6 tháng(?:(?:,| và) (?:0?1 |một |hằng |"
    r"hàng )?năm)?|"
    r"tháng|quý|năm)(?:,? (?:0?6 tháng|năm|quý|cả năm|hằng năm|hàng năm)\b)*)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?P<time>theo yêu cầu[^.;]{0,40}?|(?:hằng|hàng) (?:tuần|tháng|quý|năm))[.;]?$|"
    r"(?P<often>định kỳ)(?= (?:sơ kết|tổng kết|sơ, tổng kết|báo cáo|"
    r"kiểm tra))",
    re.IGNORECASE,
)


def labelled(text: str) -> list[Said]:
    """The parts of a line that only names time, units and what comes out: "Thời gian: quý II; Chủ trì: Ban A."."""
    if not _LABEL.match(text):
        return []
    found = list(_LABEL.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    if any(not _RUNS_ON.search(text[:end]) and end < len(text) for end in ends):
        ends = ends[:1] if len(ends) == 1 else [len(text)]
        found = found[:1]
    said: list[Said] = []
    for one, end in zip(found, ends, strict=False):
        part = one.lastgroup or ""
        said += _trimmed(text, part, one.end(), end)
    return [more for one in said for more in _with_joining(text, one)]


def _with_joining(text: str, said: Said) -> Iterator[Said]:
    """A lead with who joins: "Ban A chủ trì, phối hợp với Ban B"."""
    if said.part != LEAD:
        yield said
        return
    chief = _CHIEF.match(text, said.start, said.end)
    joining = joining_units(text[: said.end], said.start)
    end = chief.end("lead") if chief else min(said.end, joining.start if joining else said.end)
    if not chief and joining:
        end = text.lower().rfind("phối hợp", said.start, end)
    yield from _trimmed(text, LEAD, said.start, end)
    if joining:
        yield from _trimmed(text, SUPPORTING, *joining)


def _trimmed(text: str, part: str, start: int, end: int) -> Iterator[Said]:
    """A part without the blanks and signs around it; nothing for an empty one."""
    said = text[start:end]
    left = len(said) - len(said.lstrip(_EDGE))
    right = len(said.rstrip(_EDGE))
    if left < right:
        yield Said(part, start + left, start + right)


def closing_line(text: str) -> list[Said]:
    """The line that closes a section: "Thực hiện thường xuyên: Ban A chủ trì phối hợp với Ban B …"."""
    found = _ALWAYS.match(text)
    if not found:
        return []
    said = [Said(LEAD, *found.span("lead"))]
    if found["time"]:
        said.append(Said(DEADLINE, *found.span("time")))
    else:
        until = re.search(r"; (?:thời gian|thời hạn|hoàn thành)(?: [^\W\d]+){0,3}: (?P<time>[^;]+?)[.;]?$", text, re.I)
        said += [Said(DEADLINE, *until.span("time"))] if until else []
    joining = joining_units(text, found.end("lead"))
    return [*said, *(_trimmed(text, SUPPORTING, *joining) if joining else ())]


def bracketed(text: str, year: int | None) -> list[Said]:
    """The brackets at the end of an item, where they hold a deadline, or who leads too."""
    found = _BRACKET.search(text[-130:])
    if not found:
        return []
    offset = max(0, len(text) - 130)
    start, end = found.start("time") + offset, found.end("time") + offset
    lead = _BRACKET_LEAD.match(found["time"])
    said = [Said(LEAD, start + lead.start("lead"), start + lead.end("lead"))] if lead else []
    if lead:
        start += lead.end()
    deadline = parse_deadline(text[start:end], year)
    if _is_remembrance(text[: found.start() + offset], found["time"]):
        return []
    if deadline.due or deadline.repeat is not Repeat.ONCE:
        said += _trimmed(text, DEADLINE, start, end)
    return said


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


def within(text: str, start: int, end: int) -> Span | None:
    """The deadline that a sentence gives within its words: "báo cáo trước ngày 15/11", "định kỳ hằng quý"."""
    found = _IN_WORDS.search(text, start, end) or _LOOSE.search(text[:end], start)
    if not found:
        return None
    group = "time" if found["time"] else "often"
    return Span(*found.span(group))
