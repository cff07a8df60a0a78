"""Where the opening of a document ends and its closing begins."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.understand.appendix import Item, TableAt
from desktop.understand.labels import Label, Mark
from desktop.understand.paragraphs import Paragraph
from desktop.understand.vocabulary import OPENING, is_basis, is_closing, is_detail, split_kind, takes_leave

_BULLETS = frozenset({Mark.DASH, Mark.PLUS, Mark.STAR, Mark.BULLET})
_LEADS_OVER = re.compile(r"(?:như sau|sau đây|dưới đây|cụ thể|nội dung sau)\s*[:.]\s*$")
_MOST_BASES = 40
_SURELY_CLOSING = re.compile(
    r"(?:Trên đây|Kế hoạch này|Chương trình này|Trong quá trình|Quá trình|Nhận được|Căn cứ|Rất mong)"
)


def with_bare_headings(items: list[Item]) -> list[Item]:
    """Lines of capitals as sections without a number, in a document that numbers none of its sections."""
    numbered = any(isinstance(item, Paragraph) and item.label and item.label.mark <= Mark.ROMAN for item in items)
    found = [at for at, item in enumerate(items[:-1]) if _is_bare_heading(item) and not _is_bare_heading(items[at + 1])]
    if numbered or len(found) < 2:
        return items
    made = list(items)
    for number, at in enumerate(found, 1):
        item = items[at]
        if isinstance(item, Paragraph):
            made[at] = replace(item, label=Label(Mark.ROMAN, "", number, item.text))
    return made


def _is_bare_heading(item: Item) -> bool:
    if isinstance(item, TableAt) or item.label:
        return False
    words = item.text.rstrip(":")
    return words.isupper() and 4 < len(words) < 100 and not words.endswith((".", ";", ",")) and not split_kind(words)


def split_opening(items: list[Item]) -> tuple[list[Paragraph], list[Item]]:
    """Bases and preamble, then the body: the opening ends with "… như sau:" or before the first number."""
    opening: list[Paragraph] = []
    led = _leads_over_at(items)
    for at, item in enumerate(items):
        if isinstance(item, TableAt) or not (at <= led or _in_opening(item)):
            break
        opening.append(item)
        if _LEADS_OVER.search(item.text) and not is_basis(item.text) and not _leads_over_again(items[at + 1 :]):
            return opening, items[len(opening) :]
    numbered = any(isinstance(item, Paragraph) and item.label for item in items[len(opening) :])
    if not numbered:  # plain prose: only what is surely a basis belongs to the opening
        kept = 0
        while kept < len(opening) and is_basis(opening[kept].text) and opening[kept].text.endswith(";"):
            kept += 1
        opening = opening[:kept]
    return opening, items[len(opening) :]


def _leads_over_again(items: list[Item]) -> bool:
    """Whether the next paragraph leads over too: below the words of a web page that show a document."""
    return bool(items) and isinstance(items[0], Paragraph) and not items[0].label and _ends_leading(items[0].text)


def _ends_leading(text: str) -> bool:
    return bool(_LEADS_OVER.search(text)) and bool(OPENING.match(text))


def _leads_over_at(items: list[Item]) -> int:
    """Index of the "… như sau:" behind bases of whatever form, before the first number; -1 without one."""
    for at, item in enumerate(items[:_MOST_BASES]):
        if isinstance(item, TableAt) or (item.label and item.label.mark not in _BULLETS):
            break
        if item.label is None and _LEADS_OVER.search(item.text) and not is_basis(item.text):
            earlier = [before.text for before in items[:at] if isinstance(before, Paragraph) and before.label]
            listed = all(text.endswith((";", ":", ",")) for text in earlier) or any(map(is_basis, earlier))
            return at if listed else -1
    return -1


def _in_opening(paragraph: Paragraph) -> bool:
    label = paragraph.label
    if label is None:
        return True
    return label.mark in _BULLETS and is_basis(paragraph.text.rstrip(":"))


def split_closing(items: list[Item]) -> tuple[list[Item], list[Paragraph]]:
    """The body, then the closing paragraphs, which have no number and take leave of the reader."""
    at = len(items)
    trailing: list[Paragraph] = []
    while at > 0:
        item = items[at - 1]
        if isinstance(item, TableAt) or item.label or (is_detail(item.text) and not is_closing(item.text)):
            break
        trailing.insert(0, item)
        at -= 1
    if not trailing or at == 0:
        return items, []
    before = items[at - 1]
    announced = (
        isinstance(before, Paragraph) and not before.text.endswith((".", ";", "/", "”", ")")) and len(before.text) < 200
    )
    titled = isinstance(before, Paragraph) and before.label is not None and before.label.mark <= Mark.ROMAN
    article = isinstance(before, Paragraph) and before.label is not None and before.label.mark is Mark.ARTICLE
    for index, paragraph in enumerate(trailing):
        first_under_heading = announced and index == 0
        text = paragraph.text
        if not is_closing(text) or (first_under_heading and article):
            continue
        if not first_under_heading or takes_leave(text) or (not titled and _SURELY_CLOSING.match(text)):
            return items[: at + index], trailing[index:]
    if trailing[-1].text.endswith("./.") and not (announced and len(trailing) == 1):
        return items[: at + len(trailing) - 1], trailing[-1:]
    return items, []
