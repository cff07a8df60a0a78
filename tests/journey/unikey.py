"""What a Vietnamese keyboard driver makes of a word: plain keys, and bursts of Backspaces and letters in their place.

UniKey lets a key pass where it only adds its letter. Where a key changes what stands there (a mark, a tone), it sends
as many Backspaces as letters change, and the letters anew. An input method shows the same states as a preedit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORDS = re.compile(r"[^\W\d_]+|.", re.DOTALL)


class Burst(NamedTuple):
    """So many Backspaces, then letters."""

    back: int
    letters: str


def pieces(text: str) -> list[str]:
    """Words, and each sign and blank between them."""
    return _WORDS.findall(text)


def telex(word: str) -> Iterator[str]:
    """What stands there after each key of Telex: marks with their letters (dd, ee, uow), the tone at the end."""
    plain = _without(word, _TONES)
    shown = ""
    at = 0
    while at < len(plain):
        together = 2 if plain[at : at + 2].lower() == "ươ" else 1  # u, o, then one w for both
        for letter in plain[at : at + together]:
            shown += _bare(letter)
            yield shown
        at += together
        if shown != plain[:at]:
            shown = plain[:at]
            yield shown
    if plain != word:
        yield word


def vni(word: str) -> Iterator[str]:
    """What stands there after each key of VNI as many type it: all letters first, then the figures for their marks."""
    bare = _bare(word)
    yield from (bare[:end] for end in range(1, len(bare) + 1))
    crossed = "".join(plain if plain in "đĐ" else letter for plain, letter in zip(word, bare, strict=True))
    toneless = _without(word, _TONES)
    seen = bare
    for shown in (crossed, toneless, word):
        if shown != seen:
            seen = shown
            yield shown


def bursts(states: Iterator[str], before: str = "") -> Iterator[Burst]:
    """What the driver sends to come from state to state."""
    for after in states:
        same = next(
            (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
        )
        yield Burst(len(before) - same, after[same:])
        before = after


def _without(word: str, marks: str) -> str:
    split = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(letter for letter in split if letter not in marks))


def _bare(word: str) -> str:
    split = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))
