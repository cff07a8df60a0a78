"""The words of a paragraph and their widths, ready for `fitting`: in thousandths of the letter size or in pt."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from desktop.typeset.fitting import Measured
from desktop.typeset.metrics import LONGEST_KEPT, MOST_KEPT, NO_BREAK, MissingGlyph, advances, printable
from desktop.typeset.page import Face


class Span(NamedTuple):
    """A stretch of a paragraph in one dress. `raise_by` in pt lifts it; `note` is the id of the footnote it marks."""

    text: str
    face: Face
    size: float
    raise_by: float = 0.0
    note: str = ""
    underline: bool = False


def joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbours of one dress as one span; marks of footnotes stay apart."""
    if len(spans) == 1:
        return spans
    found: list[Span] = []
    for span in spans:
        if found and not span.note and found[-1][1:] == span[1:]:
            found[-1] = Span(found[-1].text + span.text, *span[1:])
        else:
            found.append(span)
    return tuple(found)


class Unprintable(Exception):  # a question to the caller, never seen by anybody
    """A text has letters that are printed as others (`metrics.printable`) and were not replaced yet."""


class _Steps(dict[str, float]):
    """The width of each word of a face and of a space after it, in thousandths of the size; measured when asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face, self.space = face, advances(face)[" "]

    def __missing__(self, word: str) -> float:
        if printable(word) != word:
            raise Unprintable
        widths = advances(self.face)
        try:
            step = sum(map(widths.__getitem__, word)) + self.space
        except KeyError as error:
            raise MissingGlyph(str(error.args[0]), word) from error
        if len(self) > MOST_KEPT:
            self.clear()
        if len(word) <= LONGEST_KEPT:
            self[word] = step
        return step


@cache
def steps(face: Face) -> _Steps:
    """The widths of the words of a face seen so far; a word that is missing is measured (MissingGlyph, Unprintable)."""
    return _Steps(face)


def plain_words(text: str, face: Face) -> Measured | None:
    """The words of a text in one face; None where words stand further apart than a space, for `Words` to sort out.

    Lengths are thousandths of the letter size. Raises MissingGlyph and Unprintable.
    """
    if "  " in text or NO_BREAK in text:
        return None
    known = steps(face)
    words = text.split(" ")
    sums = list(accumulate(map(known.__getitem__, words), initial=0.0))
    count = len(words)
    before, behind = _single_spaces(count)
    return Measured(words, sums, sums, before, behind, known.space, known.space)


@lru_cache(maxsize=1 << 8)
def _single_spaces(count: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How many spaces come before each of so many words with one between them, and before the end of the one before it.

    As tuples, for a range counts anew whenever it is asked.
    """
    return tuple(range(count + 1)), tuple(range(-1, count))


@dataclass(slots=True)
class Words:
    """The words of a stretch of spans by their index: letters from `starts` to `ends` of the text of all spans.

    `widths` are theirs and `gaps` those of the spaces after them, in pt; `inner` counts the no-break spaces in each
    and `outer` the spaces after it, which is none between two pieces of a word that was cut.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    outer: list[int] = field(default_factory=list)

    def add(self, start: int, end: int, width: float, inner: int = 0) -> None:
        """A word with nothing after it yet."""
        self.starts.append(start)
        self.ends.append(end)
        self.widths.append(width)
        self.gaps.append(0.0)
        self.inner.append(inner)
        self.outer.append(0)

    def measured(self, text: str, space: float) -> Measured:
        """As `fitting` wants them; `text` is that of all spans."""
        words = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        begins, ends, spaces_from, spaces_to = [0.0], [0.0], [0], [0]
        for width, gap, inner, outer in zip(self.widths, self.gaps, self.inner, self.outer, strict=True):
            ends.append(begins[-1] + width)
            begins.append(ends[-1] + gap)
            spaces_to.append(spaces_from[-1] + inner)
            spaces_from.append(spaces_to[-1] + outer)
        return Measured(words, begins, ends, spaces_from, spaces_to, space)


def find_words(spans: tuple[Span, ...]) -> Words:
    """The words of spans that hold no "\\n". A word may go over several spans; spaces before the first are left out."""
    found = Words()
    at = 0
    open_word = False  # whether the next piece goes on with the last word
    for span in spans:
        known, scale = steps(span.face), span.size / 1000
        space = known.space * scale
        for number, piece in enumerate(span.text.split(" ")):
            if number:
                if found.gaps:
                    found.gaps[-1] += space
                    found.outer[-1] += 1
                at += 1
                open_word = False
            if not piece:
                continue
            width, inner = (known[piece] - known.space) * scale, piece.count(NO_BREAK)
            if open_word:
                found.ends[-1] += len(piece)
                found.widths[-1] += width
                found.inner[-1] += inner
            else:
                found.add(at, at + len(piece), width, inner)
            at += len(piece)
            open_word = True
    return found


def cut_long_words(words: Words, spans: tuple[Span, ...], first: float, width: float) -> Words:
    """The words with those cut between letters that are wider than a line, the first wider than the first line.

    Each piece holds a letter at least, one wider than a line is taken to be as wide as the line.
    """
    cut = Words()
    for at, wide in enumerate(words.widths):
        room = width if at else min(first, width)
        if wide <= room:
            cut.add(words.starts[at], words.ends[at], wide, words.inner[at])
        else:
            _cut(cut, spans, words.starts[at], words.ends[at], room, width)
        cut.gaps[-1], cut.outer[-1] = words.gaps[at], words.outer[at]
    return cut


def _cut(cut: Words, spans: tuple[Span, ...], start: int, end: int, room: float, width: float) -> None:
    """Add the letters from `start` to `end` in pieces: `room` pt wide at most the first, `width` pt the others."""
    used, inner, begun = 0.0, 0, start
    at = 0
    for span in spans:
        letters, scale = advances(span.face), span.size / 1000
        for place in range(max(start, at), min(end, at + len(span.text))):
            letter = span.text[place - at]
            wide = letters[letter] * scale
            if place > begun and used + wide > room:
                cut.add(begun, place, min(used, room), inner)
                begun, used, inner, room = place, 0.0, 0, width
            used += wide
            inner += letter == NO_BREAK
        at += len(span.text)
    cut.add(begun, end, min(used, room), inner)
