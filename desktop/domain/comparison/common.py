"""The longest common subsequence of two rows of values, exact and quick for the lengths that a plan has.

Rows of a machine number hold one line of the usual table each (Hyyrö's bit vectors), so ten thousand words against ten
thousand take a hundredth of a second a thousand words, and the quadratic memory is bits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

Pair = tuple[int, int]
MOST = 20_000  # values on a side that are compared one by one; beyond it only the equal ends are


def common(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    """Places (in left, in right) of a longest common subsequence, both rising."""
    shorter = min(len(left), len(right))
    start = 0
    while start < shorter and left[start] == right[start]:
        start += 1
    end = 0
    while end < shorter - start and left[-1 - end] == right[-1 - end]:
        end += 1
    inner = _inner(left[start : len(left) - end], right[start : len(right) - end])
    pairs = [(at, at) for at in range(start)]
    pairs += [(start + a, start + b) for a, b in inner]
    pairs += [(len(left) - back, len(right) - back) for back in range(end, 0, -1)]
    return pairs


def _inner(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    if not left or not right or max(len(left), len(right)) > MOST:
        return []
    places: dict[Hashable, int] = {}
    for at, value in enumerate(left):
        places[value] = places.get(value, 0) | 1 << at
    full = (1 << len(left)) - 1
    vector, vectors = full, []
    for value in right:
        met = vector & places.get(value, 0)
        vector = (vector + met | vector - met) & full
        vectors.append(vector)
    return _traced(vectors, len(left))


def _traced(vectors: list[int], column: int) -> list[Pair]:
    """The pairs behind the bit vectors: a nought says that the column lengthens what is common."""
    pairs: list[Pair] = []
    row = len(vectors)
    while row and column:
        if vectors[row - 1] >> column - 1 & 1:
            column -= 1
        else:
            row -= 1
            if row == 0 or vectors[row - 1] >> column - 1 & 1:
                column -= 1
                pairs.append((column, row))
    return pairs[::-1]


def rising(pairs: Sequence[Pair]) -> set[Pair]:
    """The largest part of `pairs` in which both places rise: what stayed in order; the rest has moved."""
    ends: list[int] = []  # the smallest right end of a chain of each length
    chain: list[int] = []
    before: list[int] = []
    ordered = sorted(pairs)
    for number, (_left, right) in enumerate(ordered):
        at = bisect_left(ends, right)
        before.append(chain[at - 1] if at else -1)
        if at == len(ends):
            ends.append(right)
            chain.append(number)
        else:
            ends[at], chain[at] = right, number
    found: set[Pair] = set()
    number = chain[-1] if chain else -1
    while number >= 0:
        found.add(ordered[number])
        number = before[number]
    return found
