"""Targets in running text: where an amount is one that has to be reached, of what, until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from desktop.domain.document import Comparator
from desktop.domain.text import one_line
from desktop.understand.amounts import Amount, amounts, vague_amounts
from desktop.understand.periods import NONE, Period, period_before


class Kind(Enum):
    """What the heading above a text promises."""

    GOALS = "goals"  # CHỈ TIÊU, MỤC TIÊU: every amount is one to reach
    WORK = "work"  # anything else: only amounts that the text itself sets as a goal
    AIMS = "aims"  # MỤC ĐÍCH, YÊU CẦU: only those that the text says to strive for
    PAST = "past"  # ĐÁNH GIÁ KẾT QUẢ, KINH PHÍ: none


@dataclass(frozen=True, slots=True)
class Found:
    """A target in a text: the letters `start` to `end` give value and comparison, `quote` is the clause about it."""

    start: int
    end: int
    indicator: str
    comparator: Comparator
    value: float | None
    unit: str
    period: Period
    quote: str


_GOALS = re.compile(r"chỉ tiêu|mục tiêu", re.IGNORECASE)
_PAST = re.compile(  # how a heading begins: "trong tình hình mới" at its end is none
    r"\W*(?:một số |những |khái quát |công tác )?(?:đánh giá|tình hình|thực trạng|đặc điểm|(?:nguồn )?kinh phí|"
    r"căn cứ|"
    r"kết quả (?:đạt được|thực hiện|công tác|hoạt động)|hạn chế|tồn tại|ưu điểm|bài học|nguyên nhân|dự toán|bối cảnh|"
    r"sự cần thiết|(?:cơ cấu )?giải thưởng)",
    re.IGNORECASE,
)
_WORK = re.compile(r"nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|nội dung|biện pháp", re.IGNORECASE)
_AIMS = re.compile(r"\W*(?:mục đích|yêu cầu|quan điểm|phạm vi)", re.IGNORECASE)
_LONGEST_TITLE = 120  # letters; a longer heading is a sentence of its own
_SAYS_GOAL = re.compile(r"\W*(?:các |một số )?(?:chỉ tiêu|mục tiêu)\b", re.IGNORECASE)

_BEGINS_WITH_PERIOD = re.compile(
    r"\W*(?:phấn đấu )?(?:đến|trong|hết|năm|hằng|hàng|mỗi|giai đoạn|nhiệm kỳ)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[;:]|\.(?=\s|$)|\n")
_PARTING = re.compile(r"\s+\(|,\s*(?:trong đó\s+)?|\s+và\s+|\s+trong đó\s+|\s+-\s+|\s+đồng thời\s+")
_DONE = re.compile(
    r"\b(?:đã|vừa qua|năm (?:trước|qua)|trước đây|hiện (?:có|nay)|so với (?:năm|cùng kỳ))\b", re.IGNORECASE
)
_SOME_NUMBER = re.compile(r"\d")
_AIM = re.compile(
    r"phấn đấu|chỉ tiêu|đảm bảo|bảo đảm|mục tiêu|duy trì|đạt|mỗi|bình quân|nâng|giảm|vận động", re.IGNORECASE
)
_STRONG_AIM = re.compile(r"phấn đấu|chỉ tiêu|mục tiêu", re.IGNORECASE)
_GROWTH = re.compile(
    r"(?:kết nạp|phát triển|thành lập|vận động)(?: mới| thêm| được)*(?: ít nhất| trên| hơn| từ| khoảng)? ?$",
    re.IGNORECASE,
)
_GROWING = frozenset({"đoàn viên", "đoàn viên công đoàn", "đảng viên", "CĐCS", "công đoàn cơ sở", "nghiệp đoàn"})
_RATE_BEFORE = re.compile(  # a rate of pay or money, set by law and not by the plan
    r"(?:đóng|trích|lãi suất|mức|khấu trừ|nộp|giảm giá|chiết khấu|phân phối|để lại|hỗ trợ|đoàn phí|"
    r"kinh phí(?: công đoàn)?|thu|"
    r"bằng|thuế|phí|chi)(?: [^\W\d]+){0,2} $",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(
    r" (?:kinh phí|đoàn phí|quỹ (?:tiền )?lương|tiền lương|mức lương|giá|tổng (?:số )?(?:thu|chi|quỹ)|lương|"
    r"học phí)\b"
)
_PRICE = re.compile(r"(?:trị giá|mức|mỗi|kinh phí|bằng|giá)(?: [^\W\d]+){0,3} $", re.IGNORECASE)
_REACHES = re.compile(r"\b(?:đạt|phấn đấu|từ|trên|ít nhất|tối thiểu)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:[\s,:(\-–+*•]+|(?:phấn đấu|chỉ tiêu|mục tiêu|trong đó|đồng thời|và|thì|có|bình quân|đạt|là|cụ thể|tiếp tục|"
    r"duy trì"
    r"|(?:trong |cả |hết )?nhiệm kỳ(?: \(?20\d\d ?[-–] ?20\d\d\)?)?|(?:hằng|hàng|mỗi|từng) (?:năm|quý|tháng)"
    r"|(?:đến|trong|hết|cuối|trước) (?:hết |cuối )?(?:năm )?20\d\d|năm 20\d\d)(?![\w]))",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:[\s,:\-–]+|\b(?:có|đạt|đạt được|là|lên|bằng|chiếm|được|và|đạt tỷ lệ|tỷ lệ)\s*)$", re.IGNORECASE
)
_PREDICATE = re.compile(
    r" (?:được|có|tổ chức|tham gia|thực hiện|đạt|ký kết|đăng ký|đề xuất|hoàn thành|đủ điều kiện|thành lập|xây dựng|"
    r"triển khai|"
    r"ban hành|ký|là|biết|sử dụng|giới thiệu)\b"
)
_BEGINS_SUBJECT = re.compile(r",\s+|\b(?:đảm bảo|bảo đảm|phấn đấu|duy trì|để|nhằm)\s+", re.IGNORECASE)
_LONG_SUBJECT = 12  # words; more is a sentence that leads up to it
_OR_MORE = re.compile(r" trở (?:lên|xuống)\b")
_QUOTE_EDGE = " \t\n,;:.-–+*"


def kind_below(heading: str, above: Kind) -> Kind:
    """What the texts under a heading are, below one of kind `above`."""
    if len(heading) > _LONGEST_TITLE:
        return above
    if _GOALS.search(heading):
        return Kind.GOALS
    if _PAST.match(heading):
        return Kind.PAST
    if _AIMS.match(heading):
        return Kind.AIMS
    if above is not Kind.PAST and _WORK.search(heading):
        return Kind.WORK
    return above


def find_targets(text: str, kind: Kind, around: Period = NONE) -> list[Found]:
    """The targets of one text under a heading of that kind; `around` is the period that the headings name."""
    if kind is Kind.PAST or (kind is not Kind.GOALS and not _SOME_NUMBER.search(text) and not _STRONG_AIM.search(text)):
        return []
    if _SAYS_GOAL.match(text):
        kind = Kind.GOALS
    found: list[Found] = []
    said = NONE
    for start, end in _clauses(text):
        inside = [one for one in _amounts(text, start, end, kind) if _counts(text, start, end, one, kind)]
        found += _of_clause(text, start, end, inside, around, said)
        if _BEGINS_WITH_PERIOD.match(text, start, end):
            named = period_before(text[start:end], end - start)
            said = said if named == NONE else named
        if text[end : end + 1] == ".":
            said = NONE
    return found


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _CLAUSE_END.finditer(text):
        if mark.start() > start:
            yield start, mark.start()
        start = mark.end()
    if start < len(text):
        yield start, len(text)


def _amounts(text: str, start: int, end: int, kind: Kind) -> list[Amount]:
    found = list(amounts(text, start, end)) if _SOME_NUMBER.search(text, start, end) else []
    if kind is Kind.GOALS or _STRONG_AIM.search(text, start, end):
        taken = [(one.start, one.end) for one in found]
        found += [one for one in vague_amounts(text, start, end) if not any(a <= one.start < b for a, b in taken)]
    return sorted(found, key=lambda one: one.start)


def _counts(text: str, start: int, end: int, amount: Amount, kind: Kind) -> bool:
    """Whether an amount is one that has to be reached."""
    before = text[start : amount.start]
    if _DONE.search(before) or (kind is Kind.AIMS and not _STRONG_AIM.search(before)):
        return False
    if amount.unit == "%":
        rate = _RATE_BEFORE.search(before) or _RATE_AFTER.match(text[amount.end :])
        if kind is Kind.GOALS:
            return True
        return not rate or (amount.compared and bool(_REACHES.search(text[start : amount.end])))
    if amount.unit.endswith("đồng") and _PRICE.search(before):
        return False
    if kind is Kind.GOALS:
        return bool(amount.unit) or amount.compared
    if amount.unit in _GROWING and _GROWTH.search(before):
        return True
    if not amount.unit:
        return False
    return bool(_STRONG_AIM.search(before)) or (amount.compared and bool(_AIM.search(text[start:end])))


def _of_clause(text: str, start: int, end: int, inside: list[Amount], around: Period, said: Period) -> Iterator[Found]:
    """The targets of one clause, each with the part of it that speaks of this amount."""
    bounds = _bounds(text, start, end, inside)
    for at, amount in enumerate(inside):
        left, right = bounds[at], bounds[at + 1]
        indicator = _indicator(text, left, right, amount)
        if at + 1 < len(inside) and _is_cut_short(text, left, right, amount, inside[at + 1]):
            shared = _PREDICATE.search(text, inside[at + 1].end, bounds[at + 2])
            indicator += text[shared.start() : bounds[at + 2]].rstrip(_QUOTE_EDGE) if shared else ""
        if not indicator:
            indicator = text[:left].rstrip(_QUOTE_EDGE).rsplit(";", 1)[-1]  # "Khối trường học: 92%"
            left = text.rfind(indicator, 0, left) if indicator else left
        own = period_before(text[start:right], right - start)
        period = _period(said if own == NONE else own, around)
        yield Found(
            amount.start,
            amount.end,
            one_line(indicator),
            amount.comparator,
            amount.value,
            amount.unit,
            period,
            text[left:right].strip(_QUOTE_EDGE),
        )


def _is_cut_short(text: str, left: int, right: int, amount: Amount, other: Amount) -> bool:
    """Whether an amount shares what is said of the next: "90% doanh nghiệp và 70% hợp tác xã tổ chức đối thoại"."""
    alike = amount.unit == other.unit and amount.value is not None and other.value is not None
    return alike and not _PREDICATE.search(text[amount.end : right]) and not _subject(text, left, amount)


def _period(own: Period, around: Period) -> Period:
    """What the sentence says; a rhythm ("Hằng năm") goes on until the year that the heading names."""
    if own == NONE:
        return around
    return own if own.year or own.words.lower().startswith("trong") else Period(own.words, around.year)


def _bounds(text: str, start: int, end: int, inside: list[Amount]) -> list[int]:
    """Where the parts of a clause begin: behind the last comma or "và" before each amount but the first."""
    bounds = [start]
    for one, other in pairwise(inside):
        partings = list(_PARTING.finditer(text, one.end, other.start))
        bounds.append(partings[-1].start() if partings else other.start)
    return [*bounds, end]


def _subject(text: str, left: int, amount: Amount) -> str:
    """What stands before an amount and says of what it is: "thu tài chính đạt 90%"."""
    said = text[left : amount.start]
    aims = list(_STRONG_AIM.finditer(said))
    said = _bare(said[aims[-1].end() :] if aims else said)
    if len(said.split()) > _LONG_SUBJECT:
        said = said[max((found.end() for found in _BEGINS_SUBJECT.finditer(said)), default=0) :]
    return said


def _bare(said: str) -> str:
    """Words without those that lead up to an amount: "hằng năm", "có", "đạt"."""
    while found := _LEAD.match(said):
        said = said[found.end() :]
    while found := _TRAIL.search(said):
        said = said[: found.start()]
    return said


def _indicator(text: str, left: int, right: int, amount: Amount) -> str:
    behind = text[amount.end : right].strip(_QUOTE_EDGE)
    if amount.value is None:
        behind = behind.removeprefix("các ")
    if behind.count(")") > behind.count("("):
        behind = behind.replace(")", "", 1)
    if amount.unit not in ("", "%"):
        behind = _OR_MORE.sub("", behind, count=1)
    return f"{_subject(text, left, amount)} {behind}".strip()
