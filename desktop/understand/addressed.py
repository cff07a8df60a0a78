"""Kính gửi: whom a letter or a report is for, on the line of these words or below it."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.understand.appendix import Item, TableAt
from desktop.understand.labels import Mark
from desktop.understand.paragraphs import Paragraph
from desktop.understand.vocabulary import ADDRESSED

_DASHES = frozenset({Mark.DASH, Mark.BULLET, Mark.PLUS, Mark.STAR})
_NEXT = re.compile(r"[;,]\s+[-–•]\s*(?=\S)")
_LONGEST = 160  # letters of one receiver
_MOST = 40  # receivers; a letter to more of them names a list


class Addressed(NamedTuple):
    """The words as printed ("Kính gửi:"), the receivers without their marks, and where the rest of the text begins."""

    words: str = ""
    receivers: tuple[str, ...] = ()
    end: int = 0


def read_addressed(items: list[Item]) -> Addressed:
    """The receivers at the beginning of a text; none where it does not begin with them."""
    first = items[0] if items else None
    begun = ADDRESSED.match(first.text) if isinstance(first, Paragraph) and first.label is None else None
    if not isinstance(first, Paragraph) or begun is None:
        return Addressed()
    rest = first.text[begun.end() :]
    if len(rest) > _LONGEST and ";" not in rest:
        return Addressed()
    receivers = [_bare(part) for part in _NEXT.split(rest) if _bare(part)]
    open_list = not rest or rest.rstrip().endswith((";", ","))
    at = 1
    while at < len(items) and at < _MOST:
        item = items[at]
        if isinstance(item, TableAt) or not _is_receiver(item, open_list=open_list, dashed=_is_dashed(rest)):
            break
        receivers.append(_bare(item.label.rest if item.label else item.text))
        open_list = item.text.rstrip().endswith((";", ","))
        at += 1
        if item.text.rstrip().endswith("."):
            break
    return Addressed(begun.group().strip(), tuple(receivers), at) if receivers else Addressed()


def _is_dashed(rest: str) -> bool:
    return not rest or rest.lstrip()[:1] in "-–•"


def _is_receiver(item: Paragraph, *, open_list: bool, dashed: bool) -> bool:
    """Whether a paragraph below the words names a receiver: behind a dash, or where the list is still open."""
    if len(item.text) > _LONGEST or item.text.rstrip().endswith(":"):
        return False
    if item.label is not None:
        return item.label.mark in _DASHES and (dashed or open_list)
    return open_list


def _bare(text: str) -> str:
    """A receiver without the dash before it and the sign after it."""
    return text.strip().lstrip("-–• ").rstrip(" ;.,")
