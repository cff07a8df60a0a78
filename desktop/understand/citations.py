"""Numbers of documents named in running text: "02-NQ/TW", "17/CTr-LĐLĐ", "191/2013/NĐ-CP"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_CITATION = re.compile(
    r"(?<![\w/])(?P<number>\d{1,5}(?:/(?:19|20)\d{2})?)(?P<separator>\s?[-/–]\s?)"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐđƯưƠơ]{0,9}\d{0,3}(?:\s?[-/–]\s?[A-ZĐƯ][\wĐđƯư.]{0,15}(?:[-/][A-ZĐƯ][\wĐđƯư]{0,15}){0,3})"
    r"|(?:UBTV)?QH\d{1,2}\b)"  # laws: "50/2024/QH15"
    r"|(?<=[Ss]ố )(?P<lone>\d{1,5}(?:/(?:19|20)\d{2})?)/(?P<body>[A-ZĐƯ][A-Za-zĐđƯư]{1,15})\b"  # "số 12/CĐKCN"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document's number and symbol as printed, and the sign between them."""

    number: str
    symbol: str
    separator: str


def citations(texts: Iterable[str]) -> list[Citation]:
    """Every document number in the texts, in order, repeats included."""
    return [
        Citation(found["number"], found["symbol"].rstrip("."), found["separator"])
        if found["number"]
        else Citation(found["lone"], found["body"], "/")
        for text in texts
        for found in _CITATION.finditer(text)
    ]
