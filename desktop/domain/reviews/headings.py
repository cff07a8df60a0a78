"""Headings of a plan as a report has them one level further down: not in capitals (ND 30, annex I, part II, 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.domain.letter_case import quiet

_NUMERAL = re.compile(r"I{1,3}|IV|IX|XI{0,3}")  # "VI" is a word ("PHẠM VI") as often


def heading_words(heading: str, names: Iterable[str]) -> str:
    """A heading in capitals with small letters, but for its first, abbreviations, numerals and `names`.

    One that is not all in capitals stays as it is.
    """
    quieted = quiet(heading)
    if quieted == heading:
        return heading
    written = zip(heading.split(" "), quieted.split(" "), strict=True)
    quieted = " ".join(was if _NUMERAL.fullmatch(was.strip(",.;:()")) else now for was, now in written)
    for name in sorted(names, key=len):  # the longest has the last word
        quieted = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, quieted, flags=re.I)
    return quieted
