"""Which words of two texts differ. A word is a syllable as Vietnamese writes it, a number with its parts, or a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from desktop.domain.comparison.common import Pair, common
from desktop.domain.comparison.values import Mark, Span

_WORD = re.compile(r"\d+(?:[.,/]\d+)*%?|[^\W\d_]+(?:\d+)?|\S|\t")
_ENDS = frozenset(".;:!?\n\t")
ISLAND = 2  # words that are the same by chance between two long changes
LONG = 4  # words of a change beside which such an island only disturbs
LEAST_ALIKE = 0.25  # the share of its words that a text must keep to be the same text with changes


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words and signs of a text; blanks are what lies between. A tab, which parts cells, is a word."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


def compare_words(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of both sides; what is kept of one is what is kept of the other. Texts with little in common are
    told apart as a whole, as scattered words kept by chance say nothing.
    """
    if left == right:
        same = (Span(left, Mark.KEPT),) if left else ()
        return same, same
    old, new = words_of(left), words_of(right)
    pairs = common([word.text for word in old], [word.text for word in new])
    if not _alike(pairs, old, new):
        return _whole(left, Mark.REMOVED), _whole(right, Mark.ADDED)
    pairs = _without_islands(_slid(pairs, old, new), old, new)
    return _spans(left, right, old, new, pairs)


def _whole(text: str, mark: Mark) -> tuple[Span, ...]:
    return (Span(text, mark),) if text else ()


def _alike(pairs: Sequence[Pair], old: Sequence[Word], new: Sequence[Word]) -> bool:
    """Whether enough words are kept; cells and other signs do not count."""
    kept = sum(len(old[a].text) for a, _b in pairs if old[a].text[0].isalnum())
    most = max(sum(len(word.text) for word in side if word.text[0].isalnum()) for side in (old, new))
    return most == 0 or kept / most >= LEAST_ALIKE or any(old[a].text == "\t" for a, _b in pairs)


def _slid(pairs: list[Pair], old: Sequence[Word], new: Sequence[Word]) -> list[Pair]:
    """Words put in, or taken out, between words that are alike: of the places that they may have been put at, the one
    that makes a sentence or an item of them.
    """
    slid = list(pairs)
    for at in range(1, len(slid) + 1):
        a, b = slid[at - 1]
        next_a, next_b = slid[at] if at < len(slid) else (len(old), len(new))
        if next_a == a + 1 and next_b > b + 1:
            _slide(slid, at, 1, new)
        elif next_b == b + 1 and next_a > a + 1:
            _slide(slid, at, 0, old)
    return slid


def _slide(pairs: list[Pair], at: int, side: int, words: Sequence[Word]) -> None:
    """Move the gap before pair `at` to the left by whole words where it stands better there."""
    start = pairs[at - 1][side] + 1
    end = pairs[at][side] if at < len(pairs) else len(words)
    best, best_shift, shift = _fit(words, start, end), 0, 0
    while shift < at and words[start - shift - 1].text == words[end - shift - 1].text:
        if pairs[at - 1 - shift][side] != start - shift - 1:
            break  # another gap lies there
        if shift and pairs[at - 1 - shift][1 - side] + 1 != pairs[at - shift][1 - side]:
            break
        shift += 1
        fit = _fit(words, start - shift, end - shift)
        if fit > best:
            best, best_shift = fit, shift
    for back in range(best_shift):
        moved = list(pairs[at - 1 - back])
        moved[side] = end - 1 - back
        pairs[at - 1 - back] = (moved[0], moved[1])


def _fit(words: Sequence[Word], start: int, end: int) -> int:
    """How well words `start` to `end` can stand for themselves: a sentence best, then what begins with a comma."""
    begins = start == 0 or words[start - 1].text[-1] in _ENDS
    ends = words[end - 1].text[-1] in _ENDS
    comma = words[start].text in (",", ";")
    return 4 * (begins and ends) + 2 * comma + begins


def _without_islands(pairs: list[Pair], old: Sequence[Word], new: Sequence[Word]) -> list[Pair]:
    """The pairs without those few words that are the same by chance between two long changes."""
    groups: list[list[Pair]] = []
    for pair in pairs:
        last = groups[-1][-1] if groups else None
        if last is not None and (last[0] + 1, last[1] + 1) == pair:
            groups[-1].append(pair)
        else:
            groups.append([pair])
    kept: list[Pair] = []
    for at, group in enumerate(groups):
        before = groups[at - 1][-1] if at else (-1, -1)
        after = groups[at + 1][0] if at + 1 < len(groups) else (len(old), len(new))
        gap_before = min(group[0][0] - before[0], group[0][1] - before[1]) - 1
        gap_after = min(after[0] - group[-1][0], after[1] - group[-1][1]) - 1
        small = len(group) <= ISLAND and not any(old[a].text == "\t" for a, _b in group)
        if not (small and gap_before >= LONG and gap_after >= LONG):
            kept += group
    return kept


def _spans(
    left: str, right: str, old: Sequence[Word], new: Sequence[Word], pairs: Sequence[Pair]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Both sides from the words that are kept; blanks at the edges of a gap are kept where both sides have them."""
    sides: tuple[list[Span], list[Span]] = ([], [])
    at_left = at_right = 0
    for a, b in pairs:
        _gap(left[at_left : old[a].start], right[at_right : new[b].start], sides)
        _keep(old[a].text, sides)
        at_left, at_right = old[a].end, new[b].end
    _gap(left[at_left:], right[at_right:], sides)
    return tuple(sides[0]), tuple(sides[1])


def _gap(left: str, right: str, sides: tuple[list[Span], list[Span]]) -> None:
    head = _blanks(left, right)
    _keep(left[:head], sides)
    left, right = left[head:], right[head:]
    tail = _blanks(left[::-1], right[::-1])
    kept = left[len(left) - tail :]
    _add(left[: len(left) - tail], Mark.REMOVED, sides[0])
    _add(right[: len(right) - tail], Mark.ADDED, sides[1])
    _keep(kept, sides)


def _blanks(left: str, right: str) -> int:
    """How many blanks both begin with."""
    count = 0
    while count < min(len(left), len(right)) and left[count] == right[count] and left[count].isspace():
        count += 1
    return count


def _keep(text: str, sides: tuple[list[Span], list[Span]]) -> None:
    for side in sides:
        _add(text, Mark.KEPT, side)


def _add(text: str, mark: Mark, side: list[Span]) -> None:
    if not text:
        return
    if side and side[-1].mark is mark:
        side[-1] = Span(side[-1].text + text, mark)
    else:
        side.append(Span(text, mark))
