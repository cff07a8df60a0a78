"""From a place in printed text to a place in the words, and back: paper adds labels and capitals, and drops spaces."""

from __future__ import annotations

from typing import NamedTuple

from desktop.domain.runs import NOTE_MARK
from desktop.typeset.metrics import printable

LONGEST_LABEL = 12  # letters: "PhầnXVIII.", "PhụlụcXVIII"


class Place(NamedTuple):
    """A place in printed text: before letter `at`; with `blanks` behind the letter before it and so many blanks."""

    at: int
    blanks: int | None = None


class Match:
    """The letters of a line's `words` (footnote marks counted as one) paired with those `printed` of it.

    Letters are paired in order behind whatever label stands in front. Figures of footnotes are no part of `printed`.
    """

    def __init__(self, printed: str, words: str) -> None:
        words = words.replace(NOTE_MARK, " ")
        self._letters = [at for at, letter in enumerate(words) if not letter.isspace()]
        seen = [at for at, letter in enumerate(printed) if not letter.isspace()]
        ours, theirs = "".join(_plain(words).split()), "".join(_plain(printed).split())
        start = theirs.find(ours, 0, len(ours) + LONGEST_LABEL)
        if start < 0:
            start = max(range(min(len(theirs), LONGEST_LABEL) + 1), key=lambda label: _alike(theirs[label:], ours))
        self._seen = seen[start : start + len(ours)]
        self._printed = len(printed.rstrip())

    def offset(self, place: int) -> int:
        """The offset in the words of a place in what is printed: before the letter there, or behind the one before."""
        for at, seen in zip(self._letters, self._seen, strict=False):
            if seen >= place:
                return at if seen == place else self._behind(at)
        return self._letters[len(self._seen) - 1] + 1 if self._seen and self._letters else 0

    def _behind(self, at: int) -> int:
        """Behind the letter before the one at `at`."""
        before = [one for one in self._letters if one < at]
        return before[-1] + 1 if before else 0

    def place(self, offset: int) -> Place:
        """Where an offset of the words stands in what is printed: before its letter, else behind the one before."""
        number = sum(1 for at in self._letters if at < offset)
        if not self._seen:
            return Place(self._printed, 1 + offset) if self._printed else Place(0)
        if number < len(self._seen) and (self._letters[number] == offset or not number):
            return Place(self._seen[number])
        last = min(number, len(self._seen)) - 1
        return Place(self._seen[last] + 1, max(0, offset - self._letters[last] - 1))


def _plain(text: str) -> str:
    """A text as it is compared: as the font prints it, in small letters, one for each of its own."""
    printed = printable(text)
    small = printed.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common from their beginnings."""
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return number
    return min(len(one), len(other))
