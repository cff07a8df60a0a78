"""Documents and bodies that running text names in full: "Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.understand.vocabulary import KINDS

_KINDS = "|".join(
    re.escape(kind)
    for kind in sorted(
        (*(kind.capitalize() for kind in KINDS), "Luật", "Bộ luật", "Nghị định", "Thông tư", "Pháp lệnh", "Công văn"),
        key=len,
        reverse=True,
    )
)
_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_MENTION = re.compile(
    rf"(?P<short>(?:{_KINDS})(?: [^\W\d_]+){{0,4}}? số \d{{1,5}}(?:/(?:19|20)\d\d)?[-/–][{_UPPER}][\w/–-]*[\wđ])"
    r"(?P<date>,? ngày \d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)?"
    rf"(?P<issuer> của [{_UPPER}][^\W\d_]*"
    r"(?: (?!(?:về|nhằm|để|ban hành|phê duyệt|quy định)\b)[^\W\d_]+){0,9})?"
)
_UNIT = re.compile(
    r"(?P<unit>\b(?:Ban|Văn phòng|Ủy ban|Uỷ ban|Sở|Phòng|Liên đoàn|LĐLĐ|Công đoàn|Trung tâm|Hội đồng|Tổ)"
    r" [^.,;:()\d“”]{3,70}?)"
    r",? (?:chủ trì|phối hợp|tham mưu|chịu trách nhiệm|có trách nhiệm|là đơn vị)\b"
)
_DUTY = re.compile(r"chủ trì|phối hợp|tham mưu|chịu trách|có trách|đề nghị|căn cứ|thực hiện")
_MOST_UNIT = 12  # words; more is no name but a sentence


class Mention(NamedTuple):
    """A document named by kind and number; `full` adds what the text says of its date and issuer."""

    short: str
    full: str


def mentions(text: str) -> Iterator[Mention]:
    """The documents that a text names, in order, repeats included."""
    for found in _MENTION.finditer(text):
        full = found["short"] + (found["date"] or "")
        if found["date"] and found["issuer"]:
            full += _issuer(found["issuer"])
        yield Mention(found["short"], full)


def _issuer(words: str) -> str:
    """ " của Bộ Chính trị" without what follows the name: a name ends at its last capital and the word behind it."""
    parts = words.split()
    last = max(number for number, part in enumerate(parts) if part[0].isupper())
    return " " + " ".join(parts[: min(last + 2, len(parts))])


def units(text: str) -> Iterator[str]:
    """Bodies that a text gives a duty: "Ban Chính sách pháp luật - Quan hệ lao động chủ trì …"."""
    for found in _UNIT.finditer(text):
        unit = found["unit"].strip()
        if 2 <= len(unit.split()) <= _MOST_UNIT and not _DUTY.search(unit):
            yield unit
