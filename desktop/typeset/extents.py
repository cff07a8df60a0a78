"""How much room the text of a table's cell needs: its longest word, its lines in any width."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from desktop.typeset.gluing import DEAR, bond, word_kinds
from desktop.typeset.metrics import printable, word_width
from desktop.typeset.page import Face
from desktop.typeset.words import Span

_SINGLE = 8  # more than the fewest lines that a text is looked at with, line by line, in search of good widths
_COARSE = 8  # of still more lines each share of so many
_TIMES = 6  # as many lines as the fewest: how narrow a long text is looked at
_FINE = 1.0  # pt to which the least width for a number of lines is found
_DASHES = ("-", "–")
LABEL = re.compile(r"(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))[ \u00a0]+")  # of an item of a list, whose lines hang under it
_DIGIT = re.compile(r"\d")
_DECIMALS = re.compile(r"(?:,\d*)?\s?%?$")


@dataclass(frozen=True, slots=True, eq=False)
class Extent:
    """How wide a text is, in pt: its longest word and number, its longest words that stay together, its paragraphs.

    `paragraphs` has of each where lines may begin if all words stood on one, and where a next word would begin; `whole`
    is the width of the longest on one line, `decimals` of what a figure has from its comma or its "%" on. An extent
    equals no other, so that it is quickly looked up; equal texts share one while it is known.
    """

    word: float = 0.0
    number: float = 0.0
    chain: float = 0.0
    space: float = 0.0
    whole: float = 0.0
    decimals: float = 0.0
    paragraphs: tuple[tuple[float, ...], ...] = ()

    def lines(self, width: float) -> int:
        """How many lines the text needs in this width if each holds as much as fits."""
        if width >= self.whole:
            return len(self.paragraphs)
        found, room = 0, width + self.space
        for words in self.paragraphs:
            at, last = 0, len(words) - 1
            while at < last:
                at = max(bisect_right(words, words[at] + room, at + 1) - 1, at + 1)
                found += 1
        return found


NOTHING = Extent()


@lru_cache(maxsize=1 << 12)
def turns(text: Extent, room: float) -> tuple[float, ...]:
    """The least widths at which a text has as many lines as in `room` pt, one more and so on, wide ones first.

    With many more lines some are left out, and widths at which it would be many times as high.
    """
    found = [min(text.whole, room)]
    fewest, held = text.lines(found[0]), sum([words[-1] for words in text.paragraphs])
    most = min(text.lines(text.word), max(_TIMES * fewest, fewest + _SINGLE))
    count = fewest
    while count <= most:
        low, high = max(text.word, held / count - text.space), found[-1]  # which so many lines have to hold
        if low < high and text.lines(low) > count:
            while high - low > _FINE:
                middle = (low + high) / 2
                low, high = (low, middle) if text.lines(middle) <= count else (middle, high)
        else:
            high = min(low, high)
        if high < found[-1]:
            found.append(high)
        count += 1 if count < fewest + _SINGLE else max(1, count // _COARSE)
    return tuple(found)


@lru_cache(maxsize=1 << 13)
def extent(spans: tuple[Span, ...]) -> Extent:
    """How wide the text of a cell is. Raises MissingGlyph."""
    text = printable("".join([span.text for span in spans]))
    if not text.strip():
        return NOTHING
    size = max([span.size for span in spans])
    faces = {span.face for span in spans}
    found = [_measured(text, face, size / 1000) for face in faces]
    return max(found, key=lambda one: one.whole)  # as though all were in the widest of its faces


def _measured(text: str, face: Face, scale: float) -> Extent:
    space = word_width(" ", face) * scale
    longest = number = chain = whole = 0.0
    paragraphs = []
    for line in text.split("\n"):
        words = line.split() or [""]
        widths = [word_width(word, face) * scale for word in words]
        begins = list(accumulate([width + space for width in widths], initial=0.0))
        tied = _tied(words)
        if tied:
            begins = [begin for at, begin in enumerate(begins) if at not in tied]
        paragraphs.append(tuple(begins))
        whole = max(whole, begins[-1] - space)
        hanging = widths[0] + space if len(words) > 1 and LABEL.match(line) else 0.0
        longest = max(longest, hanging + max(widths))
        if _DIGIT.search(line):
            number = max([number, *[wide for word, wide in zip(words, widths, strict=True) if _DIGIT.search(word)]])
        chain = max([chain, *[end - begin - space for begin, end in pairwise(begins)]])
    tail = _DECIMALS.search(text.rstrip())
    decimals = word_width(tail.group(), face) * scale if tail and tail.group() else 0.0
    return Extent(longest, number, chain, space, whole, decimals, tuple(paragraphs))


def _tied(words: list[str]) -> set[int]:
    """The words with which no line should begin: "II/2026" after "Quý", a dash."""
    kinds = word_kinds()
    return {
        at
        for at in range(1, len(words))
        if (kinds[words[at]] or kinds[words[at - 1]]) and (bond(words, at) >= DEAR or words[at] in _DASHES)
    }
