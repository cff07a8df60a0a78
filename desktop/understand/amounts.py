"""Amounts in running text: a number with its comparison ("hơn 65% trở lên", "tăng thêm 5.000"), or "hầu hết"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.document import Comparator


@dataclass(frozen=True, slots=True)
class Amount:
    """The words at letters `start` to `end` of a text: what is compared, with what, in which unit ("%" or a noun).

    `value` is None where only a word stands. `compared` tells whether the text makes a comparison at all.
    """

    start: int
    end: int
    comparator: Comparator
    value: float | None
    unit: str
    compared: bool


_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_BEFORE = (
    (Comparator.AT_LEAST, "ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|thấp nhất|từ"),
    (Comparator.AT_MOST, "không quá|không vượt quá|tối đa|nhiều nhất|không cao hơn"),
    (Comparator.LESS_THAN, "dưới|ít hơn|thấp hơn|chưa đến"),
    (Comparator.MORE_THAN, "trên|hơn|vượt|cao hơn"),
    (Comparator.INCREASE, "tăng thêm|tăng|thêm"),
    (Comparator.ABOUT, "khoảng|gần|xấp xỉ|hầu hết|cơ bản"),
)
_COMPARATORS = {word: comparator for comparator, words in _BEFORE for word in words.split("|")}
_WORDS = "|".join(sorted(_COMPARATORS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w/.,-])(?:(?P<before>{_WORDS}) (?:là |có |đạt |lên |đến )?)?(?P<number>{_NUMBER})(?![\d/]|[.,]\d)"
    rf"(?P<percent> ?%)?(?: ?(?:-|–|đến) ?(?P<upper>{_NUMBER})(?P<upper_percent> ?%)?(?![\w/]|[.,]\d))?"
    r"(?P<after>(?: (?!có\b|được\b|và\b)[^\W\d]+){0,4}? trở (?:lên|xuống))?(?!\w)",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?<!\w)(?P<vague>hầu hết|phần lớn|đại đa số|đa số|đại bộ phận)(?= [^\W\d])", re.IGNORECASE)
_NEARLY = re.compile(
    r"(?:^\W*|phấn đấu |đến năm \d{4},? )(?P<vague>cơ bản)(?= (?!\d)[^\W\d])", re.IGNORECASE
)  # not "nhiệm vụ cơ bản"
_NOUNS = (
    "đoàn viên công đoàn|đoàn viên ưu tú|đoàn viên|đảng viên|công đoàn cơ sở|CĐCS|công đoàn bộ phận|nghiệp đoàn|"
    "tổ công đoàn|"
    "cán bộ công đoàn|cán bộ nữ|cán bộ|người lao động|công nhân lao động|công nhân|lao động|CNVCLĐ|CNLĐ|ĐVNLĐ|NLĐ|"
    "người|"
    "doanh nghiệp|đơn vị|cơ quan|thỏa ước lao động tập thể|thỏa ước|thoả ước|bản thỏa ước|TƯLĐTT|cuộc đối thoại|"
    "cuộc kiểm tra|"
    "cuộc giám sát|cuộc|lớp tập huấn|lớp|hội nghị|hội thi|hội thảo|buổi tuyên truyền|buổi|tin, bài|tin bài|tin|bài|"
    "sáng kiến|"
    "công trình|phần việc|mô hình|đề tài|giải pháp|nhà Mái ấm Công đoàn|Mái ấm Công đoàn|Mái ấm công đoàn|căn nhà|"
    "nhà|suất quà|"
    "suất|lượt người|lượt|tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|đồng|điểm|văn bản|chuyên đề|tập thể|cá nhân|chi bộ|"
    "tổ chức đảng|"
    "tổ chức cơ sở đảng|quần chúng|hộ|học sinh|cháu|lần|giường|ngôi nhà|khu|tủ sách|câu lạc bộ|CLB|nội dung|"
    "hoạt động|hồ sơ|giờ"
)
_NOUN = re.compile(rf"\s*(?P<noun>(?:(?:triệu|nghìn|ngàn|vạn) )?(?:{_NOUNS}))(?![\w])")
_TIME = re.compile(r" (?:năm|tháng|ngày|tuần|giờ|phút|quý|khóa|nhóm|khâu|lĩnh vực|cấp|mục|phần|điều|khoản)\b")
_NAMED = re.compile(
    r"(?:số|ngày|tháng|năm|quý|khóa|khoá|lần thứ|thứ|Điều|điều|khoản|điểm|mục|Phụ lục|Nghị quyết|Nghị định|"
    r"Quyết định|"
    r"Kết luận|Chỉ thị|Kế hoạch|Chương trình|giai đoạn|nhiệm kỳ|Trung ương|Đề án|Covid|COVID|Khu phố|Tổ) ?\(?$"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CONDITION = re.compile(  # "doanh nghiệp có từ 25 lao động trở lên": which of them, not how many
    r"(?:doanh nghiệp|DN|đơn vị|cơ sở|nơi|CĐCS|công đoàn cơ sở|cơ quan)(?! trở)[^,;.%\d]{0,40}(?:\bcó|sử dụng|"
    r"\bvới) ?$",
    re.I,
)
_EACH = re.compile(r"\b(?:mỗi|một|phấn đấu(?: có)?)\s+(?:doanh nghiệp|đơn vị|cơ sở|CĐCS|công đoàn cơ sở|cơ quan)", re.I)
_PEOPLE = re.compile(r" (?:công nhân|lao động|người|đoàn viên|CNLĐ|NLĐ|CNVCLĐ|ĐVNLĐ)\b")


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts between two letters of a text, in order; dates, numbers of documents and conditions are none."""
    for found in _AMOUNT.finditer(text, start, end):
        amount = _amount(text, found)
        if amount is not None:
            yield amount


def vague_amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """Words that stand for an amount: "hầu hết", "phần lớn", and "cơ bản" where it begins what is to be reached."""
    for pattern in (_VAGUE, _NEARLY):
        part = text[start:end]
        for found in pattern.finditer(part):
            yield Amount(
                start + found.start("vague"), start + found.end("vague"), Comparator.ABOUT, None, "%", compared=True
            )


def _amount(text: str, found: re.Match[str]) -> Amount | None:
    before = text[: found.start()]
    percent = bool(found["percent"] or found["upper_percent"])
    if not (percent or found["before"]) and (_NAMED.search(before) or _YEAR.fullmatch(found["number"])):
        return None
    after, end = found["after"] or "", found.end()
    rest = text[found.end("number") :]
    if not percent:
        if _TIME.match(rest) or _is_condition(before, rest):
            return None
        if not after.strip().startswith("trở"):  # "01 đoàn viên trở lên": the noun is the unit
            end = found.end("upper") if found["upper"] else found.end("number")
    comparator = _COMPARATORS.get((found["before"] or "").lower(), Comparator.EQUAL)
    if "trở lên" in after or found["upper"]:
        comparator = Comparator.AT_LEAST
    elif "trở xuống" in after:
        comparator = Comparator.AT_MOST
    noun = _NOUN.match(text, found.end("upper") if found["upper"] else found.end("number"))
    if not noun and not percent and _YEAR.fullmatch(found["number"]):
        return None
    unit = "%" if percent else noun["noun"] if noun else ""
    return Amount(found.start(), end, comparator, _value(found["number"]), unit, bool(found["before"] or after))


def _is_condition(before: str, rest: str) -> bool:
    found = _CONDITION.search(before)
    return bool(found and _PEOPLE.match(rest) and not _EACH.search(before[max(0, found.start() - 20) :]))


def _value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))
