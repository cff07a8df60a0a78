"""Shift+F3: the next case of a stretch of text, going abc → ABC → Abc → abc as in Word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from desktop.domain.document import Run, plain
from desktop.domain.runs import cut, join, runs_length
from desktop.domain.text import fold

_SYLLABLE = re.compile(r"(?:[b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,3}[cghmnpt]{0,2})?")
_MARKS = ",.;:()“”\"'!?-–…"
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|\n)\W*(\w)")


def upper(text: str) -> str:
    """Capitals, letter by letter, so that no letter becomes two."""
    return "".join(ch.upper() if len(ch.upper()) == 1 else ch for ch in text)


def lower(text: str) -> str:
    """Small letters, letter by letter."""
    return "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in text)


def sentence(text: str) -> str:
    """Small letters with a capital where a sentence begins: Vietnamese capitalises no further word by rule."""
    letters = list(lower(text))
    for found in _SENTENCE_START.finditer(text):
        letters[found.start(1)] = upper(letters[found.start(1)])
    return "".join(letters)


def quiet(text: str) -> str:
    """A heading in capitals as it would stand in a sentence, for narrow lists; "LĐLĐ" and "02-NQ/TW" stay."""
    if text != upper(text):
        return text
    words = (lower(word) if _SYLLABLE.fullmatch(fold(word).strip(_MARKS)) else word for word in text.split(" "))
    quieted = " ".join(words)
    return quieted[:1].upper() + quieted[1:]


def next_case(text: str) -> Callable[[str], str]:
    """What Shift+F3 does to `text` next; a mixed text begins with small letters."""
    letters = [ch for ch in text if ch.isalpha()]
    if all(ch == lower(ch) for ch in letters):
        return upper
    if len(letters) > 1 and all(ch == upper(ch) for ch in letters):
        return sentence
    return lower


def change_case(runs: tuple[Run, ...], start: int, end: int, change: Callable[[str], str]) -> tuple[Run, ...]:
    """Runs with `change` done to the text between two offsets; the dress of each letter stays."""
    inside = cut(runs, start, end)
    changed = change(plain(inside))
    at = 0
    dressed: list[Run] = []
    for run in inside:
        dressed.append(replace(run, text=changed[at : at + len(run.text)]))
        at += len(run.text)
    return join((*cut(runs, 0, start), *dressed, *cut(runs, end, runs_length(runs))))
