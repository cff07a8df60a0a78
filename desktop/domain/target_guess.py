"""What a sentence says around a figure that a clerk marks as a target: of what, in which unit, for which period.

Guesses to be looked at in the form, from the sentence itself and from the headings above it; nothing is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.document import Block, Document, Target, trees
from desktop.domain.record_words import read_target
from desktop.domain.text import nfc, one_line

_UNITS = (
    *("triệu đồng", "tỷ đồng", "tỉ đồng", "nghìn đồng", "đồng", "lượt người", "người", "đoàn viên", "công đoàn cơ sở"),
    *("CĐCS", "doanh nghiệp", "đơn vị", "cán bộ", "cuộc", "lớp", "buổi", "vụ", "căn nhà", "căn", "suất quà", "suất"),
    *("sáng kiến", "đề tài", "mô hình", "thỏa ước", "lượt", "lần", "hộ", "đợt", "bài", "tin"),
)
_MORE = re.compile(r"^\s*(?:trở lên|trở xuống)\b", re.IGNORECASE)
_STOPS = re.compile(r"[,.;:()]|\s+(?:và|trong đó|,)\s+(?=\S*\s*\d)|\s(?:trên|hơn|ít nhất|từ|đạt)\s+\d")
_PERIODS = re.compile(
    r"(?P<yearly>h[ằà]ng năm)|(?P<until>đến (?:cuối )?năm (?P<a>(?:19|20)\d{2}))"
    r"|(?P<term>nhiệm kỳ (?:19|20)\d{2}\s*-\s*(?P<b>(?:19|20)\d{2}))"
    r"|(?P<span>giai đoạn (?:19|20)\d{2}\s*-\s*(?P<c>(?:19|20)\d{2}))|(?P<year>năm (?P<d>(?:19|20)\d{2}))",
    re.IGNORECASE,
)


def guessed_target(document: Document, block_id: str, span: tuple[int, int], id: str) -> Target:
    """The target that the words between two offsets of a block's text seem to say ("trên 80%")."""
    above = _path(document, block_id)
    text = nfc(above[-1].text) if above else ""
    start, end = span
    words, before, after = text[start:end], text[:start], text[end:]
    target = read_target(Target(id), "", words)
    unit = target.unit or _unit(after)
    period, year = _period([text, *(block.text for block in reversed(above[:-1]))])
    return replace(target, indicator=_indicator(before, after), unit=unit, period=period, year=year)


def _indicator(before: str, after: str) -> str:
    """What is counted stands behind the figure as a rule ("80% doanh nghiệp …"), else before it ("… đạt 80%")."""
    behind = _STOPS.split(_MORE.sub("", after), maxsplit=1)[0]
    if len(behind.split()) >= 2:
        return one_line(behind)
    ahead = re.split(r"[,.;:]", before)[-1]
    return one_line(re.sub(r"\b(?:đạt|là|có|được)\s*$", "", ahead.strip(), flags=re.IGNORECASE))


def _unit(after: str) -> str:
    rest = after.lstrip().casefold()
    return next((unit for unit in _UNITS if re.match(rf"{re.escape(unit.casefold())}\b", rest)), "")


def _period(texts: Sequence[str]) -> tuple[str, int | None]:
    """The nearest period named, in the sentence or above it, and the year that it ends in."""
    for text in texts:
        found = _PERIODS.search(text)
        if found is not None:
            year = next((found[name] for name in "abcd" if found[name]), "")
            words = one_line(found[0])
            return words.lower() if words.isupper() else words, int(year) if year else None
    return "", None


def _path(document: Document, block_id: str) -> tuple[Block, ...]:
    """The block with those above it, the topmost first; () for an unknown one."""

    def below(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        for block in blocks:
            if block.id == block_id:
                return (block,)
            found = below(block.children)
            if found:
                return (block, *found)
        return ()

    return next((path for _place, blocks in trees(document) if (path := below(blocks))), ())
