"""Numbers and marks at the start of a line: "III.", "I-", "1.2.", "đ)", "*", "-", "+"; and what only looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from desktop.domain.text import ORDINALS, POINT_LETTERS, from_roman, point_letter, roman


class Mark(IntEnum):
    """The kind of a label; the order is that of the usual nesting."""

    PART = 0  # Phần I, Phần thứ nhất
    CHAPTER = 1  # Chương I
    DIVISION = 2  # Mục 1.
    SUBDIVISION = 3  # Tiểu mục 1
    LETTER = 4  # A.
    ROMAN = 5  # I.
    ARTICLE = 6  # Điều 1.
    ARABIC = 7  # 1.
    DOTTED = 8  # 1.1.
    POINT = 9  # a)
    BRACKET = 10  # (1), i)
    STAR = 11  # *
    DASH = 12  # -
    PLUS = 13  # +
    BULLET = 14  # •


NUMBERED = frozenset(mark for mark in Mark if mark < Mark.STAR)
PARTS = frozenset({Mark.PART, Mark.CHAPTER, Mark.DIVISION, Mark.SUBDIVISION})
_PART_MARKS = {"chương": Mark.CHAPTER, "mục": Mark.DIVISION, "tiểu": Mark.SUBDIVISION}
_LOW_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SCANNED = "scanned"  # the style of a label that a scanner misread
_UNITS = r"(?:tỷ|tỉ|triệu|nghìn|ngàn|trăm|đồng|năm|tháng|ngày|giờ|người|%)"

# letters of the Latin alphabets by case; ranges of them mix both
_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
_UPPER = "".join(letter for letter in _LATIN if letter.isupper())
_LOWER = "".join(letter for letter in _LATIN if letter.islower())
_SYMBOL = rf"(?!\s?[{_UPPER}]\w{{0,6}}\s?[/-]\s?[{_UPPER}])"  # "02-NQ/TW", "17/CTr-LĐLĐ": a document's number

_PART = re.compile(
    r"(?:(?i:phần)\s+(?:(?i:thứ)\s+(\w+)|([IVX]{1,5}|\d{1,2}|[A-H])(?!\w))\s*[.:\-–]*"
    rf"|(?:MỤC|Mục|CHƯƠNG|Chương|TIỂU MỤC|Tiểu mục)\s+([IVX]{{1,5}}|\d{{1,2}})"
    rf"(?:\s*[.:](?=\s+[{_UPPER}])|(?=$)|(?=\s+[{_UPPER}]{{2}}[^{_LOWER}]*$)))\s*"
)
_ARTICLE = re.compile(r"Điều\s+(\d{1,3})\s*[.:]\s*")
_ROMAN = re.compile(
    rf"([IVX]{{1,6}})\s*(?:[.):][-–/]?(?![{_LOWER}])|/[.-]?(?=\s|[{_UPPER}]|$)|[-–—](?=\s*\D)"
    rf"|,(?=\s*[{_UPPER}]{{2}})(?!\s*[IVX]+\b))\s*(?=\S|$)"
)
# a scanner's reading of "I", "II", "III" before a title in capitals
_SCANNED_ROMAN = re.compile(rf"((?=\w*l)[IlV]{{1,4}})\s*[.)/\-–]\s*(?=[{_UPPER}][{_UPPER}\s])")
_BARE_ROMAN = re.compile(rf"([IVX]{{1,6}})\s+(?=[{_UPPER}]{{2}})")
_LETTER = re.compile(r"([A-HK])\s*[./)\-–]\s+(?=\S)")
_DOTTED = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\s*[.)/:]\s+(?=\d)|(?:\s*[.)/:]\s*|\s*[-–]\s+|\s+)(?=\S)(?![\d%]))"
)
_ARABIC = re.compile(
    rf"(\d{{1,2}})\s*(?:[.)](?!\d)[-–/]?|/{_SYMBOL}(?=\s|[^\W\d_]|[.-]\s)[.-]?|[-–]{_SYMBOL}(?=\s*[^\W\d_])"
    rf"|[,:](?=\s+[{_UPPER}][{_LOWER}])(?!\s+(?:Điều|Khoản|Mục|Điểm)\b))\s*"
)
_POINT = re.compile(rf"([a-zđ])\s*(?:\)[.-]?\s*|[./][.-]?\s+|[-–]\s+|[,:]\s+(?=[{_UPPER}][{_LOWER}]))(?=\S)")
_POINT_SUB = re.compile(r"([a-zđ])\.?(\d{1,2})\s*[.)]\s+(?=\S)")
_LOW_ROMAN = re.compile(r"\(?([ivx]{1,4})\)\s*(?=\S)")
_BRACKET = re.compile(r"\((\d{1,2}|[a-zđ])\)\s*(?=\S)")
_STAR = re.compile(r"(?:\*|＊|∗)+\s*(?=[^\s*])")
_DASH = re.compile(r"[-–—−‐‑‒]+(?:\s+[-–—−‐‑‒](?=\s))?\s*(?=[^\s\-–—−])")
_PLUS = re.compile(r"\++\s*(?=[^\s+])")
_BULLET = re.compile(rf"(?:[•●○▪■□◦‣∙·►▶➢➤✓✔❖◆♦\uf000-\uf0ff\ufffd]\s*|[§Øüo]\s+(?=[{_UPPER}]))(?=\S)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, with its number counted from 1 (0 for marks) and the text behind it.

    `path` holds every count of a dotted number; `style` tells lists of one kind apart ("1." from "1)").
    """

    mark: Mark
    printed: str
    number: int
    rest: str
    style: str = ""
    path: tuple[int, ...] = ()

    def numbered(self, number: int, parent: str = "") -> str:
        """The label in its own style with another number; `parent` is the dotted number above a dotted one."""
        if self.style == _SCANNED:
            return re.sub(r"[IlV]+", _roman(number), self.printed, count=1)
        if self.mark not in NUMBERED or (number == self.number and self.mark is not Mark.DOTTED):
            return self.printed
        return _renumber(self, number, parent)


def _roman(number: int) -> str:
    return roman(number) if number < 400 else str(number)


def _renumber(label: Label, number: int, parent: str) -> str:
    printed = label.printed
    if label.mark is Mark.DOTTED:
        own = ".".join(str(part) for part in label.path)
        above = parent or ".".join(str(part) for part in label.path[:-1])
        return printed.replace(own, f"{above}.{number}", 1)
    if label.mark in PARTS and label.style == "thứ":
        words = printed.split()
        ordinal = ORDINALS[number - 1] if number <= len(ORDINALS) else str(number)
        return " ".join([*words[:-1], ordinal.upper() if printed.isupper() else ordinal])
    if label.mark is Mark.LETTER:
        return chr(ord("A") + number - 1) + printed[1:] if number <= 26 else printed
    if label.mark is Mark.ROMAN or (label.mark in PARTS and label.style == "roman"):
        return re.sub(r"\b[IVX]+\b", _roman(number), printed, count=1)
    if label.mark is Mark.POINT or label.style in ("letter", "low"):
        letters = _LOW_ROMANS[number - 1] if label.style == "low" and number <= 10 else point_letter(number)
        return re.sub(r"(?<!\w)[a-zđ]+", letters, printed, count=1)
    return re.sub(r"\d+", str(number), printed, count=1)


def read_label(text: str) -> Label | None:
    """The label that `text` begins with, or None. What fits a list is decided by the outline, not here."""
    text = text.strip()
    if not text:
        return None
    for reader in (_read_part, _read_capital, _read_number, _read_letter, _read_mark):
        label = reader(text)
        if label:
            return label
    return None


def _label(mark: Mark, match: re.Match[str], number: int, style: str = "", path: tuple[int, ...] = ()) -> Label:
    return Label(mark, match.group().strip(), number, match.string[match.end() :].strip(), style, path)


def _read_part(text: str) -> Label | None:
    found = _PART.match(text)
    if found and (text[: found.end()].isupper() or len(text) < 160):
        ordinal, sign = found[1], found[2] or found[3]
        if ordinal is not None:
            word = ordinal.lower()
            return _label(Mark.PART, found, ORDINALS.index(word) + 1, "thứ") if word in ORDINALS else None
        if text.startswith("phần"):
            return None
        mark = _PART_MARKS.get(text.split(maxsplit=1)[0].casefold(), Mark.PART)
        value = from_roman(sign)
        if value:
            return _label(mark, found, value, "roman")
        return _label(mark, found, int(sign), "1") if sign.isdigit() else None
    found = _ARTICLE.match(text)
    return _label(Mark.ARTICLE, found, int(found.group(1))) if found else None


def _read_capital(text: str) -> Label | None:
    found = _ROMAN.match(text) or _BARE_ROMAN.match(text)
    if found and (found.re is _ROMAN or text.isupper()):
        value = from_roman(found.group(1))
        if value and value < 40:
            return _label(Mark.ROMAN, found, value, found.group()[-1:].strip() or ".")
    found = _SCANNED_ROMAN.match(text)
    if found and text[found.end() :].isupper():
        value = from_roman(found.group(1).replace("l", "I"))
        return _label(Mark.ROMAN, found, value, _SCANNED) if value else None
    found = _LETTER.match(text)
    if found:
        return _label(Mark.LETTER, found, ord(found.group(1)) - ord("A") + 1)
    return None


def _read_number(text: str) -> Label | None:
    found = _DOTTED.match(text)
    if found:
        path = tuple(int(part) for part in found.group(1).split("."))
        closed = found.group().strip()[-1:] in ".)/:-–"
        following = text[found.end() : found.end() + 1]
        if all(path) and (closed or following.isupper() or following in "“\"'(") and not _is_amount(text, found.end()):
            return _label(Mark.DOTTED, found, path[-1], str(len(path)), path)
    found = _ARABIC.match(text)
    if found and 0 < int(found.group(1)) <= 60:
        return _label(Mark.ARABIC, found, int(found.group(1)), found.group().strip()[-1:], (int(found.group(1)),))
    return None


def _is_amount(text: str, at: int) -> bool:
    """ "1.5 tỷ": a figure with its unit."""
    return bool(re.match(_UNITS, text[at:]))


def _read_letter(text: str) -> Label | None:
    found = _LOW_ROMAN.match(text)
    if found and found.group(1) in _LOW_ROMANS and (len(found.group(1)) > 1 or found.group().startswith("(")):
        return _label(Mark.BRACKET, found, _LOW_ROMANS.index(found.group(1)) + 1, "low")
    found = _BRACKET.match(text)
    if found:
        sign = found.group(1)
        if sign.isdigit():
            return _label(Mark.BRACKET, found, int(sign), "1") if int(sign) else None
        return _label(Mark.BRACKET, found, _letter(sign), "letter")
    found = _POINT_SUB.match(text)
    if found:
        return _label(Mark.BRACKET, found, int(found.group(2)), "sub")
    found = _POINT.match(text)
    if found:
        return _label(Mark.POINT, found, _letter(found.group(1)), found.group().strip()[-1])
    return None


def _letter(sign: str) -> int:
    return POINT_LETTERS.index(sign) + 1 if sign in POINT_LETTERS else 99


def _read_mark(text: str) -> Label | None:
    for mark, pattern in ((Mark.STAR, _STAR), (Mark.PLUS, _PLUS), (Mark.DASH, _DASH), (Mark.BULLET, _BULLET)):
        found = pattern.match(text)
        if found:
            return _label(mark, found, 0, found.group().strip() if mark is Mark.BULLET else "")
    return None


def starts_amount(label: Label) -> bool:
    """Whether behind an arabic number stands a figure with a unit: "1. 5 tỷ", a split number rather than a label."""
    return label.mark is Mark.ARABIC and bool(re.match(rf"\d[\d.,]*\s*{_UNITS}", label.rest))
