"""Pieces of one line that stood in columns on paper: parted by tabs, bars or blanks, or by one single blank."""

from __future__ import annotations

import re

from desktop.understand.lines import Line
from desktop.understand.vocabulary import (
    AUTHORITY,
    MOTTOS,
    POST,
    RECIPIENTS,
    begins_body,
    is_person,
    letters,
)

_COLUMNS = re.compile(r"\t+| {3,}(?![ /])|\s*\|\s*")
_NUMBER_AND_DATE = re.compile(
    r"(?P<number>(?:Số|SỐ|Sô)\s*[:.]?\s*[\d.…_]*\s*[-/–]?\s*[A-ZĐ][\w.]*(?:\s*[-/–]\s*[\w.&]+)*[.…]*)\s+"
    r"(?P<date>[^\W\d_][^\d:;]{1,40},?\s+ngày\b.*)"
)
# a body that has others under it, and the body under it, on one line
_TWO_BODIES = re.compile(
    r"(?P<superior>TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
    r"|(?:LIÊN ĐOÀN LAO ĐỘNG|LĐLĐ|ĐẢNG BỘ|UBND|[ỦU][YỶ] BAN NHÂN DÂN|CÔNG ĐOÀN NGÀNH|ĐẢNG [ỦU][YỶ])"
    r" (?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)(?: [^\W\d_]+){1,4}?"
    r"|(?:TỈNH|HUYỆN|THÀNH|QUẬN|THỊ) (?:ỦY|UỶ)(?: [^\W\d_]+){1,4}?)"
    r" (?P<issuer>(?:CÔNG ĐOÀN|ĐẢNG (?:ỦY|UỶ|BỘ)|CHI BỘ|BAN [^\W\d_]+ [^\W\d_]+|LIÊN ĐOÀN LAO ĐỘNG|LĐLĐ|SỞ|PHÒNG|"
    r"TRƯỜNG|VĂN PHÒNG|[ỦU][YỶ] BAN|HỘI) .+)"
)
_LONE_BULLET = re.compile("[-–+•\uf000-\uf0ff]")
_BEHIND_ITEM = re.compile(
    rf"(?P<item>[-–+•\uf000-\uf0ff].*?[;.,)])\s+(?P<sign>(?:{AUTHORITY.pattern}|{POST.pattern}).*)"
)


def pieces(line: Line) -> list[str]:
    """The parts of a line that stand in columns of their own, parted by more than one blank."""
    return [part.strip() for part in _COLUMNS.split(line.text.strip()) if part.strip()]


def heading_pieces(line: Line) -> list[str]:
    """Columns of a heading, those parted by a single blank too: "LIÊN ĐOÀN … Độc lập - Tự do - Hạnh phúc"."""
    return [part for piece in pieces(line) for part in _heading_apart(piece)]


def _heading_apart(piece: str) -> list[str]:
    found = _NUMBER_AND_DATE.fullmatch(piece)
    if found and found["date"][0].isupper():
        return [found["number"], found["date"]]
    words = piece.split(" ")
    for at in range(1, len(words) - 3):
        left, right = " ".join(words[:at]), " ".join(words[at:])
        if letters(right) in MOTTOS and (begins_body(left) or letters(left) in MOTTOS or left.startswith(("Số", "*"))):
            return [*_heading_apart(left), right]
    return [piece]


def two_bodies(name: str) -> tuple[str, str] | None:
    """The superior and the issuer in "ĐẢNG BỘ HUYỆN SÔNG HẬU ĐẢNG ỦY XÃ PHÚ AN"; None for the name of one body."""
    found = _TWO_BODIES.fullmatch(name)
    return (found["superior"], found["issuer"]) if found else None


def tail_pieces(line: Line, *, named: bool) -> list[str]:
    """Columns of recipients and signature. `named`: the post was read and a name may stand behind the last item."""
    parts = pieces(line)
    if len(parts) > 1 and _LONE_BULLET.fullmatch(parts[0]):
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    if len(parts) != 1:
        return parts
    begun = RECIPIENTS.match(parts[0])
    rest = parts[0][begun.end() :] if begun else ""
    if begun and (AUTHORITY.match(rest) or POST.match(rest)):
        return [parts[0][: begun.end()].strip(), rest]
    found = _BEHIND_ITEM.fullmatch(parts[0])
    if found and found["sign"].isupper():
        return [found["item"], found["sign"]]
    if named and _LONE_BULLET.match(parts[0]):
        words = parts[0].split(" ")
        for at in range(2, len(words) - 1):
            if words[at - 1].endswith((";", ".", ",")) and is_person(" ".join(words[at:])):
                return [" ".join(words[:at]), " ".join(words[at:])]
    return parts
