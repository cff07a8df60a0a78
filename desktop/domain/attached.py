"""The line "(Kèm theo …)" under the title of an appendix: the clerk's own, else made from the head of the paper.

NĐ 30, Phụ lục I.1-III.1.c. What is made is never kept in the document, so it follows number, date and issuer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from desktop.domain.dates import OfficialDate, long_date
from desktop.domain.document import Appendix, Document, Header
from desktop.domain.letter_case import lower, quiet, upper
from desktop.domain.standards import Standard
from desktop.domain.symbols import with_nought
from desktop.domain.text import one_line

_NO_BREAK = "\u00a0"
_OPEN_YEAR = 9999


def attached_words(appendix: Appendix, header: Header, standard: Standard) -> str:
    """What is printed under the title of an appendix: what the clerk wrote wins. It may be empty."""
    return appendix.attached_to if appendix.attached_to.strip() else attached_line(header, standard)


def attached_text(document: Document, field: str, standard: Standard) -> str:
    """What stands in a field "appendix.attached:<id>" of the paper; "" where the document has no such appendix."""
    id = field.rpartition(":")[2]
    found = next((appendix for appendix in document.appendices if appendix.id == id), None)
    return attached_words(found, document.header, standard) if found is not None else ""


def attached_line(header: Header, standard: Standard, *, blank: str = "") -> str:
    """ "(Kèm theo Kế hoạch số 05/KH-LĐLĐ ngày 05 tháng 02 năm 2026 của Liên đoàn Lao động tỉnh Bình An)".

    Where a part is still open the head's blanks stand (`blank` where one is given), in no-break spaces. Empty while the
    head does not say what kind of paper this is and who issues it.
    """
    kind, issuer = quiet(one_line(header.kind)), one_line(header.issuer)
    if not kind or not issuer:
        return ""
    open_number, open_day = (blank or _held(standard.words[name]) for name in ("number_blank", "day_blank"))
    return standard.words["attached_to"].format(
        kind=upper(kind[0]) + kind[1:],
        number=with_nought(one_line(header.number)) or open_number,
        symbol=one_line(header.symbol) or open_number,
        date=_date(header.date, open_day),
        issuer=running_name(issuer, standard.names["running"]),
    )


def _held(blank: str) -> str:
    """Room for handwriting that no line break and no trimming takes away."""
    return blank.replace(" ", _NO_BREAK)


def _date(when: OfficialDate | None, blank: str) -> str:
    if when is not None:
        return long_date(when, blank=blank)
    return long_date(OfficialDate(_OPEN_YEAR), blank=blank).replace(str(_OPEN_YEAR), blank)


def running_name(name: str, phrases: Iterable[str]) -> str:
    """A name in capitals as running text writes it: "CÔNG ĐOÀN XÃ BÌNH AN" → "Công đoàn xã Bình An".

    `phrases` are the common ones as they are written, the longest fitting one wins; other words are names and get a
    capital, those without the form of a Vietnamese word ("TNHH") stay. A unit before its number has a capital too
    ("Phường 5"; NĐ 30, Phụ lục II.III.1.b). A name with small letters of its own is kept as it is.
    """
    if name != upper(name):
        return name
    known = {tuple(lower(phrase).split()): phrase for phrase in phrases}
    longest = max(map(len, known), default=0)
    words, low = name.split(), lower(name).split()
    said: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(longest, 0, -1) if tuple(low[at : at + n]) in known), 0)
        if length:
            phrase = known[tuple(low[at : at + length])]
            numbered = at + length < len(words) and words[at + length].isdigit()
            said.append(upper(phrase[0]) + phrase[1:] if numbered else phrase)
        else:
            said.append(_name(words[at]))
        at += max(1, length)
    line = " ".join(said)
    return upper(line[:1]) + line[1:]


def _name(word: str) -> str:
    """A word of a name: with a capital, also behind a hyphen; an abbreviation stays ("TNHH", "ĐẮK" is none)."""
    return "-".join(part[:1] + lower(part[1:]) if _has_vowel_marks(part) else quiet(part) for part in word.split("-"))


def _has_vowel_marks(word: str) -> bool:
    return any(unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", word))
