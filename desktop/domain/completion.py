"""How a word or phrase that has been begun may go on: a pure question of the text before the caret and what is known.

What is known are names (units), citations and set phrases, and what the document and the office's others have said
before. Letters have to match as they are written, so a word half typed in Telex ("chur") matches nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.echoes import Echoes, small_first, split_begun

LEAST_REST = 4  # letters that Tab must save to be worth a look
LEAST_TYPED = 3  # letters, of however many words
MOST_TYPED = 120  # letters back from the caret at which a citation may have begun
SURE = 0.6  # how likely an offer must be what is meant
CLEAR = 5  # words after which no phrase needs more of them, however long it is
WEIGHT = 2.0  # of what is thought beforehand, beside each place where the texts at hand tell
_START = re.compile(r"(?<![^\s(“\"'‘\[/])[^\W_]")
_OF_NUMBER = re.compile(r" số (?=\d)")


class Kind(StrEnum):
    """What a known stretch of text is; it decides how much of it must be typed before it is offered."""

    CITATION = "citation"
    UNIT = "unit"
    PHRASE = "phrase"
    TITLE = "title"  # of a section: it is a line of its own


_CHANCE = {Kind.CITATION: 0.8, Kind.UNIT: 0.7, Kind.PHRASE: 0.7, Kind.TITLE: 0.8}


class Place(StrEnum):
    """Where the caret is: bases cite in full, other lines by number."""

    BASES = "bases"
    TEXT = "text"


class Known(NamedTuple):
    """A stretch of text that is known. `place` is the only place where it is offered, None for everywhere."""

    text: str
    kind: Kind
    uses: int = 1
    place: Place | None = None


class Offer(NamedTuple):
    """What would come: `typed` is the end of the text that begins it, `rest` the letters that Tab puts in."""

    typed: str
    rest: str

    @property
    def whole(self) -> str:
        """What stands there after Tab."""
        return self.typed + self.rest


class KnownList:
    """Known stretches, found by how they begin. The same text is kept once, with its uses added."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        kept: dict[tuple[str, Place | None], Known] = {}
        for one in known:
            before = kept.get((one.text, one.place))
            kept[one.text, one.place] = one if before is None else before._replace(uses=before.uses + one.uses)
        pairs = sorted((small_first(one.text), one) for one in kept.values())
        self._keys = [key for key, _one in pairs]
        self._known = [one for _key, one in pairs]

    def __iter__(self) -> Iterator[Known]:
        return iter(self._known)

    def begun(self, typed: str) -> Iterator[Known]:
        """Those that begin with `typed`; a phrase may begin a sentence or stand within one, a name is a name."""
        key = small_first(typed)
        for number in range(bisect_left(self._keys, key), len(self._keys)):
            if not self._keys[number].startswith(key):
                return
            one = self._known[number]
            if one.kind in (Kind.PHRASE, Kind.TITLE) or one.text.startswith(typed):
                yield one


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known here, in the office, and everywhere; the first is asked first."""

    here: KnownList = field(default_factory=KnownList)
    said_here: Echoes = field(default_factory=Echoes)
    office: KnownList = field(default_factory=KnownList)
    said_in_office: Echoes = field(default_factory=Echoes)
    phrases: KnownList = field(default_factory=KnownList)


def complete(before: str, vocabulary: Vocabulary, place: Place = Place.TEXT, line: str = "") -> Offer | None:
    """What may come after `before`, the text of a line up to the caret, which stands at its end; None where nothing
    is sure enough. `line` is the key under which the line itself is kept in `said_here`.
    """
    if not before or (before[-1].isspace() and not before[-2:-1].strip()):
        return None  # behind two blanks nobody is within a phrase
    if sum(ch.isalnum() for ch in before[-MOST_TYPED:]) < LEAST_TYPED:
        return None
    for found in (
        _known(before, vocabulary.here, place, vocabulary),
        _said(before, vocabulary.said_here, line),
        _known(before, vocabulary.office, place, vocabulary),
        _said(before, vocabulary.said_in_office),
        _known(before, vocabulary.phrases, place, vocabulary),
    ):
        if found is not None and len(found.rest.strip()) >= LEAST_REST:
            return found
    return None


def _said(before: str, said: Echoes, line: str = "") -> Offer | None:
    echo = said.following(before, SURE, line)
    if echo is None or not echo.rest:
        return None
    words, begun = split_begun(before)
    return Offer(" ".join([*words[-2:], begun]), echo.rest)


def _known(before: str, known: KnownList, place: Place, vocabulary: Vocabulary) -> Offer | None:
    """The one known stretch that the end of the text begins, the longest beginning first."""
    tail = before[-MOST_TYPED:]
    shift = len(before) - len(tail)
    for start in _START.finditer(tail):
        if start.start() == 0 and shift and before[shift - 1].isalnum():
            continue
        typed = tail[start.start() :]
        found = [
            one
            for one in known.begun(typed)
            if one.place in (None, place)
            and len(one.text) > len(typed)
            and not (one.kind is Kind.UNIT and _is_inside_name(tail[: start.start()]))
            and not (one.kind is Kind.TITLE and typed != before)
        ]
        chosen = _chosen(typed, found)
        if chosen is not None:
            rest = chosen.text[len(typed) :]
            if _is_likely(typed, rest, chosen.kind, vocabulary):
                return Offer(typed, rest)
    return None


def _is_inside_name(before: str) -> bool:
    """Whether the word before belongs to a name ("Tổng |Liên đoàn"); the first of a line may be large for itself."""
    words = before.split()
    return len(words) > 1 and words[-1][0].isupper() and words[-1][-1].isalnum()


def _chosen(typed: str, found: list[Known]) -> Known | None:
    """The longest stretch that is surely meant: enough of it is typed, and most of what begins so goes on so."""
    if not any(_is_enough(typed, one) for one in found):
        return None
    least = SURE * sum(one.uses for one in found)
    for one in sorted(found, key=lambda one: -len(one.text)):
        if _is_enough(typed, one) and sum(o.uses for o in found if o.text.startswith(one.text)) >= least:
            return one
    return None


def _is_enough(typed: str, known: Known) -> bool:
    """Whether so much of a known stretch has been typed that it is likely to be meant."""
    words = typed.split()
    if known.kind is Kind.CITATION:
        number = _OF_NUMBER.search(known.text)
        return number is not None and len(typed) >= number.end() + (1 if known.uses > 1 else 2)
    if known.kind is Kind.UNIT:
        return len(words) > 2 or (len(words) == 2 == len(known.text.split()) and len(words[1]) >= 2)
    return len(words) >= CLEAR or 2 * len(words) > len(known.text.split())


def _is_likely(typed: str, rest: str, kind: Kind, vocabulary: Vocabulary) -> bool:
    """What is thought of a kind beforehand, and what the texts at hand say: how often they go on so."""
    texts = (vocabulary.said_here, vocabulary.said_in_office)
    begun = sum(text.count(typed) for text in texts)
    alike = sum(text.count(typed + rest) for text in texts) if begun else 0
    return alike + WEIGHT * _CHANCE[kind] >= SURE * (begun + WEIGHT)
