"""Words that are sought in texts: with or without diacritics and capitals, anywhere or as whole words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from desktop.domain.text import clean, fold

# Letters that stay one letter whatever is left out of them; a text with others is read letter by letter.
_ODD = re.compile(
    r"[^\n -~\xa0-\xde\xe0-\u012f\u0131-\u0148\u014a-\u0180\u0189-\u01ef\u01f1-\u024f\u1ea0-\u1ef9\u2010-\u20ab\ufffc]"
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought. Without `marks` diacritics count only where the words have some: "cong doan" finds "Công đoàn".

    Without `case` capitals do not count; with `whole` no letter or figure stands right before or behind.
    """

    words: str
    marks: bool = False
    case: bool = False
    whole: bool = False

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Beginnings and ends of the words in a text, counted in its letters; none where no words are sought."""
        wanted = clean(self.words)
        if not wanted:
            return []
        letters = _letters(marks=self.marks or fold(wanted) != wanted.casefold(), case=self.case)
        wanted, seen = wanted.translate(letters), text.translate(letters)
        if not wanted or wanted not in seen:
            return []
        places = None if _ODD.search(text) is None else _places(text, letters)
        found: list[tuple[int, int]] = []
        at = seen.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            span = (at, end) if places is None else (places[at], places[end - 1] + 1)
            if not self.whole or _stands_alone(text, *span):
                found.append(span)
                at = seen.find(wanted, end)
            else:
                at = seen.find(wanted, at + 1)
        return found


def _places(text: str, letters: _Letters) -> list[int]:
    """For each letter that is compared the one of the text that it comes from: one may become two, or none."""
    return [number for number, letter in enumerate(text) for _part in letter.translate(letters)]


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


class _Letters(dict[int, str]):
    """What each letter is compared as, found out when it is first met."""

    def __init__(self, *, marks: bool, case: bool) -> None:
        super().__init__({0xA0: " "})
        self._marks, self._case = marks, case

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if not self._marks:
            letter = {"đ": "d", "Đ": "D"}.get(letter, letter)
            letter = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
        self[code] = letter if self._case else letter.casefold()
        return self[code]


@cache
def _letters(*, marks: bool, case: bool) -> _Letters:
    return _Letters(marks=marks, case=case)
