"""The copy under a copied document: "SAO Y", the body that copies, its number, recipients and signature."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.domain.document import Copy, CopyForm
from desktop.understand.heading import read_copy_heading
from desktop.understand.lines import Line
from desktop.understand.tail import find_tail, read_tail
from desktop.understand.vocabulary import starts_appendix

_FORMS = {"SAO Y": CopyForm.COPY, "TRÍCH SAO": CopyForm.EXTRACT, "SAO LỤC": CopyForm.RECOPY}  # NĐ 30, Điều 25
_NUMBER = re.compile(r"\bSố\s*[:.]?\s*\d*[\s.…]*[/-]\s*(?:SY|TrS|SL|SYBC)\b")
_NEAR = 12  # lines from the form of the copy to its number


class FoundCopy(NamedTuple):
    """The copy, its lines as they stood, and the lines of the text without them."""

    copy: Copy | None
    printed: tuple[str, ...]
    lines: list[Line]


def take_copy(lines: list[Line]) -> FoundCopy:
    """Take a copy out of the lines of a text, where all its words are understood; else they stay as they are."""
    for at in range(len(lines) - 1, 0, -1):
        form = _FORMS.get(lines[at].words)
        if form is not None and any(_NUMBER.search(line.text) for line in lines[at + 1 : at + _NEAR]):
            return _read(lines, at, form)
    return FoundCopy(None, (), lines)


def _read(lines: list[Line], at: int, form: CopyForm) -> FoundCopy:
    end = next((n for n in range(at, len(lines)) if starts_appendix(lines[n].text)), len(lines))
    own = lines[at + 1 : end]
    start = find_tail(own, 0)
    heading = read_copy_heading(own[:start])
    tail = read_tail(own, start, heading.header.issuer)
    strange = (*heading.unplaced, *heading.left_out, *heading.motto, *tail.unplaced, *tail.left_out)
    whole = tail.end == len(own) and not strange and heading.header.issuer
    if not whole:
        return FoundCopy(None, (), lines)
    copy = Copy(form, heading.header, tail.recipients, tail.signature)
    return FoundCopy(copy, tuple(line.words for line in lines[at:end]), [*lines[:at], *lines[end:]])
