"""How wide texts are that may be broken: their longest words, and how many lines they need in a width."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from desktop.typeset.gluing import DEAR, bond, word_kinds
from desktop.typeset.metrics import printable, word_width
from desktop.typeset.page import Face
from desktop.typeset.words import Span


class Extent(NamedTuple):
    """How wide a text is, in pt: its longest word, its longest words that stay together, and its paragraphs.

    Of each paragraph it has where every word begins on one endless line, and where the last would begin after it.
    """

    word: float = 0.0
    chain: float = 0.0
    space: float = 0.0
    paragraphs: tuple[tuple[float, ...], ...] = ()

    @property
    def whole(self) -> float:
        """The width of the longest paragraph on one line."""
        return max([words[-1] - self.space for words in self.paragraphs], default=0.0)

    def lines(self, width: float) -> int:
        """How many lines the text needs in this width if each holds as much as fits."""
        found = 0
        for words in self.paragraphs:
            at, last = 0, len(words) - 1
            while at < last:
                at = max(bisect_right(words, words[at] + width + self.space, at + 1) - 1, at + 1)
                found += 1
        return found


NOTHING = Extent()


@lru_cache(maxsize=1 << 13)
def extent(spans: tuple[Span, ...]) -> Extent:
    """How wide the text of a cell is. Raises MissingGlyph."""
    text = printable("".join([span.text for span in spans]))
    if not text.strip():
        return NOTHING
    found = NOTHING
    size = max(span.size for span in spans)
    for face in {span.face for span in spans}:  # as though all were in the widest of its faces
        found = max(found, _measured(text, face, size / 1000))
    return found


def _measured(text: str, face: Face, scale: float) -> Extent:
    space = word_width(" ", face) * scale
    longest = chain = 0.0
    paragraphs = []
    for line in text.split("\n"):
        words = line.split() or [""]
        widths = [word_width(word, face) * scale for word in words]
        paragraphs.append((0.0, *accumulate([width + space for width in widths])))
        longest = max(longest, *widths)
        chain = max(chain, _longest_chain(words, widths, space))
    return Extent(longest, chain, space, tuple(paragraphs))


def _longest_chain(words: list[str], widths: list[float], space: float) -> float:
    """The width of the longest words that should stay on one line: "Quý II/2026"."""
    kinds = word_kinds()
    longest = running = widths[0]
    for at in range(1, len(words)):
        together = (kinds[words[at]] or kinds[words[at - 1]]) and bond(words, at) >= DEAR
        running = running + space + widths[at] if together else widths[at]
        longest = max(longest, running)
    return longest
