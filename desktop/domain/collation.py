"""The order of words in a Vietnamese dictionary, as keys that sort as bytes: what SQL and lists sort by.

Words are compared syllable by syllable: first the letters (a ă â b c d đ e ê …), then the tone (ngang, huyền, hỏi, ngã,
sắc, nặng), then the next syllable: "ba", "ba ba", "bà", "bá", "bạ", "ban", "bàn", "băn", "da", "đa". Figures come
before letters and count by their value: "Ban 2" before "Ban 10". What is neither only parts syllables.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_NO_TONE = 1
_FIGURES, _FIRST_LETTER, _STRANGE = 0x08, 0x10, 0x40
_ORDER = {letter: _FIRST_LETTER + place for place, letter in enumerate(_LETTERS)}
_SYLLABLE = re.compile(r"\d+|[^\W\d_]+")
_MOST_DIGITS = 255
_WORDS_KEPT = 20_000


def sort_key(text: str) -> bytes:
    """What `text` (NFC) is sorted by. Different texts have different keys, alike ones stand beside one another."""
    return b"".join(map(_word, text.casefold().split())) + b"\0" + text.encode("utf-8", "replace")


@lru_cache(_WORDS_KEPT)
def _word(word: str) -> bytes:
    return b"".join(map(_syllable, _SYLLABLE.findall(word)))


def _syllable(word: str) -> bytes:
    if word.isdecimal():
        figures = "".join(str(unicodedata.decimal(figure)) for figure in word).lstrip("0")[:_MOST_DIGITS]
        return bytes((_FIGURES, len(figures))) + figures.encode()
    key, tone = bytearray(), _NO_TONE
    for letter in word:
        if letter in _ORDER:
            key.append(_ORDER[letter])
            continue
        base, *marks = tuple(unicodedata.normalize("NFD", letter))
        tones = [mark for mark in marks if mark in _TONES]
        tone = _TONES[tones[0]] if tones else tone
        plain = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in _TONES))
        if plain in _ORDER:
            key.append(_ORDER[plain])
        elif base in _ORDER:
            key.append(_ORDER[base])
        else:
            key += bytes((_STRANGE,)) + ord(base).to_bytes(3, "big")
    return bytes((*key, tone))
