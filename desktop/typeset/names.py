"""Names and titles over several lines: as few lines as fit, of even length, parted where a reader would part them."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf

from desktop.typeset.gluing import glued, is_range
from desktop.typeset.lines import TOLERANCE, Span, break_lines
from desktop.typeset.metrics import printable, word_width
from desktop.typeset.page import Face

_ANYWHERE = 0.04  # what a line costs that begins at a word without a claim to it, in squares of a line's width
_MOST_WORDS = 300  # a name of more words is none, and comparing all ways to part it would take long
_MOST_LINES = 4  # of a name; more only where it does not fit into these
_A_LINE, _LONE_WORD, _SLACK = 0.5, 0.1, 0.05  # what a line of a list costs, one of a single word, an empty one
_BRACKETS = re.compile(r"\([^()]*\)")
_NEVER = 1.0  # what it costs to part a phrase: more than any ragged lines


@lru_cache(maxsize=512)
def balanced_lines(
    text: str, face: Face, size: float, width: float, together: tuple[str, ...], before: tuple[str, ...]
) -> tuple[str, ...]:
    """A name in as few lines as fit into `width` pt, of even length; "\\n" in it is kept.

    Lines do not part the phrases of `together` and like to begin with those of `before`, unless a phrase is too wide.
    """
    lines: list[str] = []
    for piece in printable(text).split("\n"):
        lines.extend(_balance(piece, face, size, width, together, before))
    return tuple(lines)


def _balance(
    text: str, face: Face, size: float, width: float, together: tuple[str, ...], before: tuple[str, ...]
) -> list[str]:
    span = (Span(text, face, size),)
    greedy = break_lines(span, width, justify=False)
    words = text.split(" ")
    if (
        len(greedy) == 1
        or len(words) > _MOST_WORDS
        or any(word_width(word, face) * size / 1000 > width for word in words)
    ):
        return ["".join(segment.text for segment in line.segments) for line in greedy]
    penalties = _penalties(words, together, before)
    best = _best_breaks(words, penalties, face, size, width, len(greedy))
    return [" ".join(words[start:end]) for start, end in best]


@lru_cache(maxsize=512)
def listed_lines(
    text: str, face: Face, size: float, width: float, together: tuple[str, ...], before: tuple[str, ...]
) -> tuple[str, ...]:
    """An entry of a list in as few lines as fit into `width` pt, parted as names are, but not of even length.

    What stands in brackets, as "(để báo cáo)", stays whole where a line can hold it, and so does a last line of more
    than one word.
    """
    lines: list[str] = []
    for piece in printable(text).split("\n"):
        brackets = tuple(_BRACKETS.findall(piece.upper()))
        words = piece.split(" ")
        wide = [word_width(word, face) * size / 1000 for word in words]
        if len(words) > _MOST_WORDS or max(wide) > width:
            lines.extend(_balance(piece, face, size, width, together, before))
            continue
        costs = _penalties(words, (*together, *brackets), (*before, *brackets))
        if len(words[0]) == 1:
            costs[1:2] = [_NEVER]  # its dash
        lines.extend(_list_lines(words, wide, costs, width, word_width(" ", face) * size / 1000))
    return tuple(lines)


def _list_lines(words: list[str], wide: list[float], costs: list[float], width: float, space: float) -> list[str]:
    """The words on the lines that cost least: each costs half a phrase, and early lines are rather full than short."""
    count = len(words)
    best: list[tuple[float, int]] = [(0.0, count)] * (count + 1)  # from each word on: the cost, and where its line ends
    for start in range(count - 1, -1, -1):
        line, options = -space, []
        for end in range(start + 1, count + 1):
            line += space + wide[end - 1]
            if line > width + TOLERANCE:
                break
            cost = best[end][0] + _A_LINE
            if end < count:
                cost += costs[end] + _SLACK * (1 - line / width)
            elif start == end - 1 and start:
                cost += _LONE_WORD
            options.append((cost, -end))
        cost, last = min(options)
        best[start] = (cost, -last)
    lines, at = [], 0
    while at < count:
        end = best[at][1]
        lines.append(" ".join(words[at:end]))
        at = end
    return lines


def _penalties(words: list[str], together: tuple[str, ...], before: tuple[str, ...]) -> list[float]:
    """What it costs to begin a line with each word: little at a liked word, much inside a phrase."""
    folded = [word.upper() for word in words]
    costs = [_ANYWHERE] * len(words)
    for at in range(len(words)):
        for phrase in before:
            parts = phrase.split()
            if _stands(parts, folded, at):
                costs[at] = 0.0
        if at and glued(words[at - 1], words[at]):
            costs[at] = _NEVER
        if at > 1 and is_range(words[at - 2], words[at - 1], words[at]):
            costs[at - 1] = costs[at] = _NEVER
    for phrase in together:
        parts = phrase.split()
        for at in range(len(words) - len(parts) + 1):
            if _stands(parts, folded, at):
                for inside in range(at + 1, at + len(parts)):
                    costs[inside] = _NEVER
    return costs


def _stands(phrase: list[str], words: list[str], at: int) -> bool:
    """Whether a phrase stands at this word; a comma or the like may follow it."""
    found = words[at : at + len(phrase)]
    return found[:-1] == phrase[:-1] and bool(found) and found[-1].rstrip(",;:.") == phrase[-1]


def _best_breaks(
    words: list[str], penalties: list[float], face: Face, size: float, width: float, count: int
) -> list[tuple[int, int]]:
    """The stretches of words with the least cost of slack and breaks: `count` lines, more where a phrase needs it.

    More only while they stay within the one to four lines that a name has.
    """
    gap = word_width(" ", face)
    sums = [0.0]
    for word in words:
        sums.append(sums[-1] + word_width(word, face) + gap)
    even = sums[-1] * size / 1000 / count
    most = max(count, _MOST_LINES)
    best: list[list[tuple[float, int]]] = [[(0.0, 0)] + [(inf, 0)] * most]  # by words taken, by lines they take
    for end in range(1, len(words) + 1):
        costs = [(inf, 0)] * (most + 1)
        for start in range(end - 1, -1, -1):
            wide = (sums[end] - sums[start] - gap) * size / 1000
            if wide > width + TOLERANCE:
                break
            cost = ((wide - even) / width) ** 2 + (penalties[start] if start else 0.0)
            for lines in range(1, most + 1):
                costs[lines] = min(costs[lines], (best[start][lines - 1][0] + cost, start))
        best.append(costs)
    found = []
    end, lines = len(words), min(range(most + 1), key=lambda number: best[-1][number])
    while end:
        start = best[end][lines][1]
        found.append((start, end))
        end, lines = start, lines - 1
    return found[::-1]
