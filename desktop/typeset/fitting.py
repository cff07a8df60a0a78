"""Where the lines of a paragraph end: the best of all ways to break it, found over the paragraph as a whole.

Every line costs the square of how much its spaces differ from the font's; a space drawn together costs more than one
drawn apart, and none is drawn together by more than `SHRINK`. To these come what it costs to part words that belong
together (`gluing`), a short last line, and a tight line beside a loose one. The sum is least
over all ways to break the paragraph (Knuth and Plass, 1981), found going on from the end of a line that was reached for
least (Dijkstra, 1959): so no line is looked at before which a way costs more than the best.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from desktop.typeset.gluing import DEAR, LEADING, NEVER, TRAILING, bond, word_kinds

# Our choice (grade M). Stretches are counted in spaces: 0.5 is a space half as wide again as the font's.
SHRINK = 1 / 3  # share of a space that may be taken away: 1.2 pt of 3.5 at 14 pt
TIGHT = 1.5  # how much worse it is to draw spaces together than apart
RUNT = 0.25  # what a last line of one word costs: "xây dựng đội ngũ cán | bộ."
SHORT, SHORT_FROM = 0.1, 0.2  # what an empty last line would cost, and the share of a line from which one costs nothing
CONTRAST = 0.02  # what a tight line beside a loose one costs
TIGHT_FROM, LOOSE_FROM = -0.15, 0.35  # what counts as tight and as loose
_USUAL, _WIDE = 0.6, 1.0  # lines stretched more are looked at only where they may be part of the best way
_TOLERANCE = 1e-9  # of sums of fractions, as a share of a line


class Measured(NamedTuple):
    """The words of a paragraph with their places on one endless line, in any unit of length.

    Word `i` begins at `begins[i]`; `ends[i]` is where the word before it ends. From the first word up to the beginning
    of word `i` there are `spaces_from[i]` spaces, up to the end of the word before it `spaces_to[i]`. All four have one
    entry more than there are words. `space` is the width of one; `over` is what every entry of `ends` is too large by.
    """

    words: Sequence[str]
    begins: Sequence[float]
    ends: Sequence[float]
    spaces_from: Sequence[int]
    spaces_to: Sequence[int]
    space: float
    over: float = 0.0


class TooWide(Exception):  # a question to the caller, never seen by anybody
    """A word is wider than a line and has to be cut first."""


def best_breaks(text: Measured, first: float, width: float) -> list[int]:
    """The index after the last word of each line where lines are stretched to `width`, the first one to `first`.

    Raises TooWide where a word does not fit on a line.
    """
    count = len(text.words)
    if text.ends[count] - text.over <= first * (1 + _TOLERANCE):
        return [count]
    cost, breaks, contrasts = _search(text, first, width, _USUAL, line_cost(_USUAL))
    if not breaks:
        cost, breaks, contrasts = _search(text, first, width, _WIDE, inf)
    if cost > line_cost(_WIDE):  # a line that alone costs more than a way already found is in none that is better
        cost, breaks, contrasts = _search(text, first, width, _stretch_of(cost), cost)
    return _search_evenly(text, first, width, _stretch_of(cost + CONTRAST * contrasts)) if contrasts else breaks


def _stretch_of(cost: float) -> float:
    """How much a line is stretched at most that costs no more than this."""
    return cost**0.5 if cost < inf else inf


def line_cost(stretch: float) -> float:
    """What a line costs whose spaces are `stretch` times a space wider than the font's, less than 0 for narrower."""
    return (1.0 if stretch > 0 else TIGHT) * stretch * stretch


def last_cost(words: int, share: float) -> float:
    """What a last line of so many words costs that is not stretched and takes this share of a line."""
    return (RUNT if words == 1 else 0.0) + (SHORT * (1 - share / SHORT_FROM) if share < SHORT_FROM else 0.0)


def _search(text: Measured, first: float, width: float, most: float, dearest: float) -> tuple[float, list[int], int]:
    """The cheapest way with lines stretched by `most` at most: its cost, its breaks, how often tight meets loose.

    Contrasts are not counted in the cost; a way without any is the cheapest with them too. No breaks where every way
    costs more than `dearest`.
    """
    words, begins, ends, spaces_from, spaces_to, space, over = text
    kind_of = word_kinds().__getitem__  # with brackets a kind of dict of our own takes twice as long
    count = len(words)
    costs, before, stretches = [inf] * (count + 1), [0] * (count + 1), [0.0] * (count + 1)
    costs[0] = 0.0
    waiting = [(0.0, 0)]  # the cheapest first
    slack = over + _TOLERANCE * width
    nothing = space * _TOLERANCE
    while waiting:
        so_far, start = heappop(waiting)
        if so_far > dearest:
            break
        if start == count:
            breaks = _way_to(count, before)
            return so_far, breaks, _contrasts([stretches[end] for end in breaks])
        if so_far > costs[start]:  # it was reached for less
            continue
        if start and (kind_of(words[start - 1]) & LEADING or kind_of(words[start]) & TRAILING):
            so_far += bond(words, start)
            if so_far > dearest:
                continue
        limit = begins[start] + slack + (width if start else first)
        end = bisect_right(ends, limit, start + 1) - 1
        if end == start:
            raise TooWide
        if end == count:
            so_far += last_cost(count - start, (ends[count] - over - begins[start]) / width)
            if so_far < costs[count]:
                costs[count], before[count], stretches[count] = so_far, start, 0.0
                heappush(waiting, (so_far, count))
            continue
        gone = spaces_from[start]
        tight = end + 1
        while tight <= count:
            stretch = (limit - ends[tight]) / ((spaces_to[tight] - gone) * space or nothing)
            if stretch < -SHRINK:
                break
            cost = so_far + TIGHT * stretch * stretch
            if cost < costs[tight]:
                costs[tight], before[tight], stretches[tight] = cost, start, stretch
                heappush(waiting, (cost, tight))
            tight += 1
        while end > start:
            stretch = (limit - ends[end]) / ((spaces_to[end] - gone) * space or space)
            if stretch > most:
                break
            cost = so_far + stretch * stretch
            if cost < costs[end]:
                costs[end], before[end], stretches[end] = cost, start, stretch
                heappush(waiting, (cost, end))
            end -= 1
    return inf, [], 0


def _way_to(count: int, before: Sequence[int]) -> list[int]:
    """The ends of the lines of the best way, the last being `count`; `before` has that of the line before each."""
    breaks = [count]
    while before[breaks[-1]]:
        breaks.append(before[breaks[-1]])
    return breaks[::-1]


def _tone(stretch: float) -> int:
    """0 for a tight line, 1 for a usual one, 2 for a loose one."""
    return 0 if stretch < TIGHT_FROM else 2 if stretch > LOOSE_FROM else 1


def _contrasts(stretches: Sequence[float]) -> int:
    """How often a tight line stands beside a loose one."""
    if max(stretches) <= LOOSE_FROM or min(stretches) >= TIGHT_FROM:  # most paragraphs
        return 0
    found = 0
    for at in range(1, len(stretches)):
        one, other = stretches[at - 1], stretches[at]
        if (one < TIGHT_FROM and other > LOOSE_FROM) or (one > LOOSE_FROM and other < TIGHT_FROM):
            found += 1
    return found


def _search_evenly(text: Measured, first: float, width: float, most: float) -> list[int]:
    """The breaks of the cheapest way, contrasts counted: an end of a line is told apart by the tone of the line."""
    count = len(text.words)
    costs: list[list[float]] = [[inf, inf, inf] for _end in range(count + 1)]
    before: list[list[tuple[int, int]]] = [[(0, 1)] * 3 for _end in range(count + 1)]
    costs[0][1] = 0.0
    waiting = [0]
    while waiting:
        start = heappop(waiting)
        bonds = bond(text.words, start) if start else 0.0
        tight, usual, loose = costs[start]
        reached = (
            min((tight, 0), (usual, 1), (loose + CONTRAST, 2)),
            min((tight, 0), (usual, 1), (loose, 2)),
            min((tight + CONTRAST, 0), (usual, 1), (loose, 2)),
        )
        for end, stretch in _ends(text, start, width if start else first, width, most):
            to = _tone(stretch)
            cost = reached[to][0] + bonds + line_cost(stretch)
            if end == count:
                cost += last_cost(count - start, (text.ends[count] - text.over - text.begins[start]) / width)
            if cost < costs[end][to]:
                if end < count and costs[end] == [inf, inf, inf]:
                    heappush(waiting, end)
                costs[end][to], before[end][to] = cost, (start, reached[to][1])
    _cost, to = min((cost, to) for to, cost in enumerate(costs[count]))
    breaks, end = [], count
    while end:
        breaks.append(end)
        end, to = before[end][to]
    return breaks[::-1]


def _ends(text: Measured, start: int, room: float, width: float, most: float) -> Iterator[tuple[int, float]]:
    """The index after the last word of each line that may begin at `start`, and how much it is stretched.

    The rest of the paragraph on one line is not stretched and has no other ends beside it. Raises TooWide.
    """
    _words, begins, ends, spaces_from, spaces_to, space, over = text
    count = len(ends) - 1
    nothing = space * _TOLERANCE
    limit = begins[start] + room + over + _TOLERANCE * width
    end = bisect_right(ends, limit, start + 1) - 1
    if end == start:
        raise TooWide
    if end == count:
        yield count, 0.0
        return
    for tight in range(end + 1, count + 1):
        stretch = (limit - ends[tight]) / ((spaces_to[tight] - spaces_from[start]) * space or nothing)
        if stretch < -SHRINK:
            break
        yield tight, stretch
    for loose in range(end, start, -1):
        stretch = (limit - ends[loose]) / ((spaces_to[loose] - spaces_from[start]) * space or space)
        if stretch > most:
            break
        yield loose, stretch


# Lines that are not stretched. Costs are squares of what stays empty, as a share of the line.
_ROW = 1.0  # what every line costs: fewer lines come before even ones
_BONDS = 0.72  # what the root of a bond costs here: a whole "25 tỷ đồng" is worth a line more
_EMPTIEST = 0.5  # share of a line that may stay empty to make others even or to keep words together
_LAST = 0.1  # how much less an empty end of the last line weighs, where the lines begin at the left edge


def _ragged_bond(words: Sequence[str], at: int) -> float:
    """What it costs to end a line before a word. Dates stay together too: these lines have no holes."""
    cost = bond(words, at)
    return float(_BONDS * (NEVER if cost >= DEAR else cost) ** 0.5)


def ragged_breaks(text: Measured, first: float, width: float, *, even: bool = False) -> list[int]:
    """The index after the last word of each line where spaces keep their width: few lines of like length.

    With `even` the last line should be as long as the others too, as it should where lines are centred. Raises TooWide.
    """
    words, begins, ends, over = text.words, text.begins, text.ends, text.over
    count = len(words)
    if ends[count] - over <= first * (1 + _TOLERANCE):
        return [count]
    costs, before = [inf] * (count + 1), [0] * (count + 1)
    costs[0] = 0.0
    for start in range(count):
        so_far = costs[start]
        if so_far == inf:
            continue
        room = width if start else first
        limit = begins[start] + room + over + _TOLERANCE * width
        fullest = bisect_right(ends, limit, start + 1) - 1
        if fullest == start:
            raise TooWide
        so_far += _ROW + (_ragged_bond(words, start) if start else 0.0)
        if start == count - 1 and count > 1:
            so_far += RUNT
        for end in range(fullest, start, -1):
            empty = (limit - ends[end]) / width
            if empty > _EMPTIEST and end < fullest:
                break
            cost = so_far + empty * empty * (_LAST if end == count and not even else 1.0)
            if cost < costs[end]:
                costs[end], before[end] = cost, start
    return _way_to(count, before)
