"""Where each letter of a run stands, in pt: what the painter hands to Qt, and what a click or the caret asks. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from desktop.typeset.metrics import advances
from desktop.typeset.page import Face, TextRun

SPACES = frozenset(" \u00a0")  # what `TextRun.word_space` widens: the PDF has one code for both


def letter_places(run: TextRun) -> tuple[float, ...]:
    """How far from `run.x` each letter begins, and last where the run ends: one number more than letters."""
    return _places(run.text, run.face, run.size, run.word_space)


@lru_cache(maxsize=1 << 13)
def _places(text: str, face: Face, size: float, word_space: float) -> tuple[float, ...]:
    widths = advances(face)
    places = [0.0]
    x = 0.0
    for letter in text:
        x += widths[letter] * size / 1000
        if letter in SPACES:
            x += word_space
        places.append(x)
    return tuple(places)


def end_of(run: TextRun) -> float:
    """Where a run ends, in pt from the left edge of the page."""
    return run.x + letter_places(run)[-1]


def letters_left_of(run: TextRun, x: float) -> int:
    """How many letters of a run stand left of `x` (pt on the page), a letter being passed at its middle."""
    places = letter_places(run)
    at = x - run.x
    number = min(max(bisect_right(places, at) - 1, 0), len(run.text))
    if number < len(run.text) and at > (places[number] + places[number + 1]) / 2:
        number += 1
    return number
