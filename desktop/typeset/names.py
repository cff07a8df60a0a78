"""Names and titles over several lines: as few lines as fit, of even length, parted where a reader would part them."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf

from desktop.typeset.gluing import DEAR, HARDLY, bond, joins
from desktop.typeset.lines import TOLERANCE, Span, break_lines
from desktop.typeset.metrics import printable, word_width
from desktop.typeset.page import Face

# What it costs that a line begins at a word, in squares of a line's width (our choice, grade M).
_ANYWHERE = 0.08  # at one without a claim to it
_AFTER_SIGN = 0.01  # after a comma or a dash
_JOINING = 0.04  # at one that joins what is close: "tổ chức | của Công đoàn"
_DANGLING = 0.2  # after a word that should itself begin a line
_TIED = 0.3  # between "ngày 05" and "tháng 3"
_MOST_WORDS = 300  # a name of more words is none, and comparing all ways to part it would take long
_MOST_LINES = 4  # of a name; more only where it does not fit into these
_A_LINE, _LONE_WORD, _SLACK = 0.5, 0.3, 0.4  # what a line of a list costs, one of a single word, an empty one
_IN_WORD = 0.4  # after a syllable with a capital, before one without: "Dân | vận"
_IN_LONG = 0.1  # behind the first word of a phrase of three or more, where lists are filled: "khu | công nghiệp"
_SIGNS = (",", ";", ":", "-", "–")
_BRACKETS = re.compile(r"\([^()]*\)")
_NEVER = 1.0  # what it costs to part a phrase: more than any ragged lines
_IN_A_WORD = 2.0  # of two syllables: rather "quan hệ | lao động" than "quan hệ lao | động"
_MORE = 0.35  # what a line more than the words need costs: a phrase is worth it, or two bad ends of lines, no evenness


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
    words = text.split(" ")
    widths = [word_width(word, face) * size / 1000 for word in words]
    space = word_width(" ", face) * size / 1000
    if not all(words) or len(words) > _MOST_WORDS or max(widths) > width:
        lines = break_lines((Span(text, face, size),), width, justify=False)
        return ["".join(segment.text for segment in line.segments) for line in lines]
    count = _fewest(widths, space, width)
    if count == 1:
        return [text]
    penalties = _penalties(words, (*together, *_brackets(text, face, size, width)), before)
    best = _best_breaks(words, penalties, face, size, width, count)
    return [" ".join(words[start:end]) for start, end in best]


def _fewest(widths: list[float], space: float, width: float) -> int:
    """On how many lines the words stand if each line holds as many as fit."""
    count, used = 1, -space
    for wide in widths:
        used += space + wide
        if used > width + TOLERANCE:
            count, used = count + 1, wide
    return count


def _brackets(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """What stands in brackets, as capitals, where a line can hold it: "(triệu đồng)"."""
    found = _BRACKETS.findall(text)
    return tuple([one.upper() for one in found if word_width(one, face) * size / 1000 <= width])


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
        costs = _list_penalties(words, (*together, *brackets), (*before, *brackets), brackets)
        lines.extend(_list_lines(words, wide, costs, width, word_width(" ", face) * size / 1000))
    return tuple(lines)


def _list_penalties(
    words: list[str], together: tuple[str, ...], before: tuple[str, ...], whole: tuple[str, ...]
) -> list[float]:
    """As `_penalties`; but long phrases are parted behind their first word rather than leave a line short."""
    costs = _penalties(words, together, before, _ANYWHERE)
    folded = [word.upper() for word in words]
    for at in range(1, len(words)):
        if words[at - 1][:1].isupper() and words[at].islower() and costs[at] >= _ANYWHERE:
            costs[at] = max(costs[at], _IN_WORD)
    for parts in [phrase.split() for phrase in together if phrase not in whole]:
        if len(parts) > 2:
            for at in _places(parts, folded):
                costs[at + 1] = min(costs[at + 1], _IN_LONG)
    if len(words[0]) == 1:
        costs[1:2] = [_NEVER]  # its dash
    return costs


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


def _penalties(
    words: list[str], together: tuple[str, ...], before: tuple[str, ...], after_sign: float = _AFTER_SIGN
) -> list[float]:
    """What it costs to begin a line with each word: nothing at a liked word, little after a comma, much in a phrase."""
    folded = [word.upper() for word in words]
    text = " ".join(folded)
    inside, begun = dict[int, float](), set[int]()
    for parts in [phrase.split() for phrase in together if phrase in text]:
        cost = _IN_A_WORD if len(parts) == 2 else _NEVER
        for at in _places(parts, folded):
            begun.add(at)
            inside.update({inner: max(cost, inside.get(inner, 0.0)) for inner in range(at + 1, at + len(parts))})
    liked, single = set[int](), set[int]()
    for parts in [phrase.split() for phrase in before if phrase in text]:
        for at in _places(parts, folded):
            if len(parts) > 1:
                liked.add(at)
            elif at not in begun:  # "XÃ" of "XÃ HỘI" is none
                single.add(at)
    liked |= single
    costs = [0.0]
    for at in range(1, len(words)):
        tied = bond(words, at)
        if at in inside or tied >= DEAR:
            costs.append(inside.get(at, _NEVER))
            continue
        if at in liked:
            cost = _JOINING if joins(words[at]) else 0.0
        else:
            cost = 0.0 if words[at].startswith("(") else after_sign if words[at - 1].endswith(_SIGNS) else _ANYWHERE
        if at - 1 in single and not words[at - 1].endswith(_SIGNS):
            cost += _DANGLING  # "TỈNH | BÌNH AN", "VÀ | KHU CÔNG NGHIỆP"
        costs.append(cost + (_TIED if tied >= HARDLY else tied))
    return costs


def _places(phrase: list[str], words: list[str]) -> list[int]:
    """The words at which a phrase stands."""
    first = phrase[0]
    return [at for at, word in enumerate(words) if word.startswith(first) and _stands(phrase, words, at)]


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
    share = size / 1000 / width
    most = max(count, _MOST_LINES)
    best: list[list[tuple[float, int]]] = [[(0.0, 0)] + [(inf, 0)] * most]  # by words taken, by lines they take
    for end in range(1, len(words) + 1):
        costs = [(inf, 0)] * (most + 1)
        for start in range(end - 1, -1, -1):
            wide = (sums[end] - sums[start] - gap) * share
            if wide > 1 + TOLERANCE / width:
                break
            cost = wide * wide + (penalties[start] if start else 0.0)
            for lines in range(1, most + 1):
                costs[lines] = min(costs[lines], (best[start][lines - 1][0] + cost, start))
        best.append(costs)
    whole = (sums[-1] * share) ** 2  # even lines of this sum have the least squares: this, shared by their number
    found = []
    end, lines = len(words), min(range(1, most + 1), key=lambda at: best[-1][at][0] - whole / at + _MORE * at)
    while end:
        start = best[end][lines][1]
        found.append((start, end))
        end, lines = start, lines - 1
    return found[::-1]
