"""What a text has said before: after two words that stand in it already, how it went on there.

An index of words in pairs, kept up to date line by line, so that asking costs the same in a plan of 200 pages as in
one of five. A word is what stands between blanks, with its punctuation; letters count as they are written, only the
first of a stretch may be small or large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from sys import intern
from typing import NamedTuple

MOST_PLACES = 150  # of a pair of words: enough to tell how it goes on, whatever the length of the plan
MOST_WORDS, MOST_BACK = 14, 8  # of what is offered, and of what before it is compared
AGREE = 0.9  # of the places: where they part, nobody knows how it goes on
LEAST_STRETCH = 4  # words of what is repeated, those already typed among them
_ENDS = ".;:!?…"
_SOFT = _ENDS + ","


class Echo(NamedTuple):
    """How a text went on: the letters to come, in how many places it did so, of how many that began alike."""

    rest: str
    uses: int
    of: int


class _Line:
    """One line of the text; `gone` when it has been replaced."""

    __slots__ = ("gone", "key", "text", "words")

    def __init__(self, key: str, words: list[str]) -> None:
        self.key, self.words, self.gone = key, words, False
        self.text = " ".join(words)

    def said(self, place: int) -> str:
        """The word at a place, "" beyond either end."""
        return self.words[place] if 0 <= place < len(self.words) else ""


_Place = tuple[_Line, int]  # a line and the number of the word that comes next


class Echoes:
    """Lines by key, and where each pair of words stands in them. Made on any thread, used on one at a time."""

    def __init__(self, lines: Iterable[tuple[str, str]] = ()) -> None:
        self._lines: dict[str, _Line] = {}
        self._places: dict[tuple[str, str], list[_Place]] = {}
        self._gone = 0
        self._text = ""  # all lines in one, made when it is asked for
        for key, text in lines:
            self.put(key, text)

    def __len__(self) -> int:
        return len(self._lines)

    def put(self, key: str, text: str) -> None:
        """Take a line in, in place of what it said before; an empty one is left out."""
        words = [intern(word) for word in text.split()]  # a plan of 200 pages has few words, each many times
        old = self._lines.get(key)
        if old is not None:
            if old.words == words:
                return
            self.drop(key)
        if not words:
            return
        self._text = ""
        line = self._lines[key] = _Line(key, words)
        for number in range(len(words) - 2):
            pair = (small_first(words[number]), words[number + 1])
            self._places.setdefault(pair, []).append((line, number + 2))

    def drop(self, key: str) -> None:
        """Forget a line."""
        line = self._lines.pop(key, None)
        if line is None:
            return
        line.gone = True
        self._text = ""
        self._gone += 1
        if self._gone > 1000 + len(self._lines):
            self._sweep()

    def keep_only(self, keys: frozenset[str]) -> None:
        """Forget every line but these."""
        for key in self._lines.keys() - keys:
            self.drop(key)

    def _sweep(self) -> None:
        """Make lists anew that are full of lines that are gone."""
        self._gone = 0
        kept = {pair: [place for place in places if not place[0].gone] for pair, places in self._places.items()}
        self._places = {pair: places for pair, places in kept.items() if places}

    def following(self, before: str, sure: float, without: str = "") -> Echo | None:
        """How the text went on after the last words of `before`, in at least two places that agree, as far back as two
        of them do; or in one, where eight words are alike. It goes as far as one may be `sure` of it, between 0 and 1.

        The line `without` does not count.
        """
        words, begun = split_begun(before)
        found = self._begun_alike(words, begun, without)
        for least in (2, 1):  # one place alone tells something only where a whole sentence is said again
            depth, places = _furthest_alike(found, words, least)
            if len(places) < least or (least == 1 and depth < MOST_BACK):
                continue
            went_on, uses = _agreed(places, depth, len(begun), sure)
            if went_on and depth + len(went_on) >= LEAST_STRETCH:
                return Echo(" ".join(went_on)[len(begun) :], uses, len(places))
        return None

    def count(self, stretch: str) -> int:
        """How often a stretch of letters occurs."""
        if not self._text:
            self._text = "\n".join([line.text for line in self._lines.values()])
        return self._text.count(stretch)

    def _begun_alike(self, words: list[str], begun: str, without: str) -> list[_Place]:
        """Where the last two of the words stand and the next begins with `begun`."""
        if len(words) < 2:
            return []
        found = self._places.get((small_first(words[-2]), words[-1]), [])
        alive = (place for place in reversed(found) if not place[0].gone and place[0].key != without)
        return [place for place in islice(alive, MOST_PLACES) if place[0].said(place[1]).startswith(begun)]


def split_begun(before: str) -> tuple[list[str], str]:
    """The whole words of a text, and the letters of the one at its end; "" where it ends with a blank."""
    words = before[-200:].split()
    begun = words.pop() if words and not before[-1].isspace() else ""
    return words, begun


def small_first(text: str) -> str:
    """`text` with its first letter small."""
    return text[:1].lower() + text[1:]


def _furthest_alike(places: list[_Place], words: list[str], least: int) -> tuple[int, list[_Place]]:
    """How many words back so many of the places, at least, are alike with what is typed; and which those are."""
    depth = 2
    while places and depth < min(MOST_BACK, len(words)):
        further = [place for place in places if place[0].said(place[1] - 1 - depth) == words[-1 - depth]]
        if len(further) < least:
            break
        depth, places = depth + 1, further
    return depth, places


def _surety(depth: int, uses: int) -> float:
    """How likely the next word is the one that all of so many places have, after so many words that are alike.

    Counted on plans of four offices: what the next plan says where earlier ones agree.
    """
    if depth <= 2:
        return 0.72 if uses < 4 else 0.9
    if uses == 1:
        return 0.86
    if uses == 2:
        return 0.83 if depth <= 4 else 0.9
    return 0.93 if depth <= 4 else 0.97


def _agreed(places: list[_Place], depth: int, begun: int, sure: float) -> tuple[list[str], int]:
    """The words that the places agree on, as far as one may be `sure` of them, without a sign at their end; and how
    many places have them all. With two letters of the next word begun as much is known as with a word more.
    """
    agreed: list[str] = []
    uses, known = len(places), depth + (begun >= 2)
    chance = 1.0
    while len(agreed) < MOST_WORDS:
        chance *= _surety(known, len(places))
        word, count = _most(line.said(at) for line, at in places)
        exact = count >= AGREE * len(places)
        if not exact:
            word, count = _most(line.said(at).rstrip(_SOFT) for line, at in places)
        if not word or count < AGREE * len(places) or chance < sure:
            break
        agreed.append(word)
        uses = count
        if not exact or word[-1] in _ENDS:
            break
        places, known = [(line, at + 1) for line, at in places if line.said(at) == word], known + 1
    if agreed:
        agreed[-1] = agreed[-1].rstrip(_SOFT)
    return agreed, uses


def _most(words: Iterable[str]) -> tuple[str, int]:
    counted = Counter(words).most_common(1)
    return counted[0] if counted else ("", 0)
