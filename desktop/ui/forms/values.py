"""Texts of fields as values: numbers of documents and of copies, words on one line."""

from __future__ import annotations

import re

from desktop.domain.errors import N_, UserError
from desktop.domain.symbols import with_nought

_NUMBER = re.compile(r"0?[1-9]?|[1-9][0-9]{1,5}")
_COPIES = re.compile(r"[1-9][0-9]{0,4}")
NO_NUMBER = N_("“{text}” không phải là số văn bản. Số cũ còn giữ. Ghi chữ số, như 05 hoặc 47.")
NO_COPIES = N_("“{text}” không phải là số bản. Số cũ còn giữ. Ghi chữ số, như 25.")


class BadNumber(UserError):
    """What was typed is no number of a document or of copies; the document keeps the one it had."""


def flat(text: str) -> str:
    """One line without blanks at its ends, as numbers, symbols and places are."""
    return " ".join(text.split())


def number_of(text: str) -> str:
    """Digits as they are printed: "5" and "05" are "05", "47"; NĐ 30, PL I.1-II.3.a. Raises BadNumber."""
    number = flat(text)
    if number and not _NUMBER.fullmatch(number):
        raise BadNumber(NO_NUMBER, text=number)
    return with_nought(number)


def copies_of(text: str) -> int:
    """How many copies, 0 for an empty text. Raises BadNumber."""
    copies = flat(text)
    if copies and not _COPIES.fullmatch(copies):
        raise BadNumber(NO_COPIES, text=copies)
    return int(copies or 0)
