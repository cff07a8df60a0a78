"""Which line of one document is which of the other: by id, then by equal words, then by words that are alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from desktop.domain.comparison.common import Pair, common, rising
from desktop.domain.comparison.lines import Source
from desktop.domain.comparison.words import words_of

ALIKE = 0.5  # the share of words in common that makes two lines of one place one line with changes
MOVED_ALIKE, MOVED_WORDS = 0.75, 4  # far apart more is asked, so that no chance likeness is told as a move
SMALL = 900  # pairs of a gap that are all looked at; in a larger one only lines that share a rare word
RARE = 20  # lines that a word may be in to be a rare one


class Aligner:
    """Pairs the lines of two documents. `wanted` is asked now and then, and stops by raising."""

    def __init__(self, old: Sequence[Source], new: Sequence[Source], wanted: Callable[[], None]) -> None:
        self._old, self._new, self._wanted = old, new, wanted
        self._words: tuple[dict[int, Counter[str]], dict[int, Counter[str]]] = ({}, {})

    def pairs(self) -> tuple[list[Pair], list[Pair]]:
        """The pairs that stand in one order in both documents, and those that moved; (old, new) places."""
        found = self._by_id() + self._by_owner()
        kept = rising(found)
        found += self._between(sorted(kept), found)
        found += self._far_apart(found)
        kept = rising(found)
        return sorted(kept), sorted(set(found) - kept, key=lambda pair: pair[1])

    def _by_id(self) -> list[Pair]:
        places = {source.id: at for at, source in enumerate(self._old) if source.id}
        ids = Counter(source.id for source in self._old)
        twice = {id for id, times in (ids + Counter(s.id for s in self._new)).items() if times > 2}
        return [
            (places[source.id], at)
            for at, source in enumerate(self._new)
            if source.id in places and source.id not in twice and self._one_part(places[source.id], at)
        ]

    def _by_owner(self) -> list[Pair]:
        """Rows of one table, lines of one list: in their order, whatever became of the rest."""
        owned: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
        for side, sources in zip(owned, (self._old, self._new), strict=True):
            for at, source in enumerate(sources):
                if source.owner:
                    side[source.owner].append(at)
        found: list[Pair] = []
        for owner, old in owned[0].items():
            if owner in owned[1]:
                found += self._in_gap(old, owned[1][owner])
        return found

    def _between(self, kept: Sequence[Pair], found: Sequence[Pair]) -> list[Pair]:
        """Pairs among the lines without one, between two that stayed."""
        taken_old, taken_new = {a for a, _b in found}, {b for _a, b in found}
        made: list[Pair] = []
        before = (-1, -1)
        for after in (*kept, (len(self._old), len(self._new))):
            old = [at for at in range(before[0] + 1, after[0]) if at not in taken_old]
            new = [at for at in range(before[1] + 1, after[1]) if at not in taken_new]
            if old and new:
                made += self._in_gap(old, new)
            before = after
        return made

    def _in_gap(self, old: Sequence[int], new: Sequence[int]) -> list[Pair]:
        """Equal lines first; what is left between two of them by likeness."""
        self._wanted()
        same = [
            (old[a], new[b]) for a, b in common([self._value(0, at) for at in old], [self._value(1, at) for at in new])
        ]
        ends = (old[-1] + 1, new[-1] + 1)
        made: list[Pair] = list(same)
        at_old = at_new = 0
        for after in (*same, ends):
            gap_old, gap_new = [], []
            while at_old < len(old) and old[at_old] < after[0]:
                gap_old.append(old[at_old])
                at_old += 1
            while at_new < len(new) and new[at_new] < after[1]:
                gap_new.append(new[at_new])
                at_new += 1
            made += self._alike(gap_old, gap_new)
            at_old, at_new = at_old + 1, at_new + 1
        return made

    def _alike(self, old: Sequence[int], new: Sequence[int]) -> list[Pair]:
        if not old or not new:
            return []
        if len(old) * len(new) > SMALL:
            return sorted(rising(self._by_rare_words(old, new, ALIKE)))
        best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
        value = [[self._likeness(a, b) for b in new] for a in old]
        for i in range(len(old) - 1, -1, -1):
            for j in range(len(new) - 1, -1, -1):
                pair = value[i][j] + best[i + 1][j + 1] if value[i][j] >= ALIKE else 0.0
                best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
        made: list[Pair] = []
        i = j = 0
        while i < len(old) and j < len(new):
            if best[i][j] == best[i + 1][j]:
                i += 1
            elif best[i][j] == best[i][j + 1]:
                j += 1
            else:
                made.append((old[i], new[j]))
                i, j = i + 1, j + 1
        return made

    def _far_apart(self, found: Sequence[Pair]) -> list[Pair]:
        """Lines without a pair whose words came back elsewhere: they moved."""
        taken_old, taken_new = {a for a, _b in found}, {b for _a, b in found}
        old = [at for at in range(len(self._old)) if at not in taken_old and self._long(0, at)]
        new = [at for at in range(len(self._new)) if at not in taken_new and self._long(1, at)]
        if not old or not new:
            return []
        return self._by_rare_words(old, new, MOVED_ALIKE)

    def _by_rare_words(self, old: Sequence[int], new: Sequence[int], least: float) -> list[Pair]:
        """Each line with the one that is most alike among those that share a rare word with it."""
        holders: dict[str, list[int]] = defaultdict(list)
        for at in new:
            for word in self._words_of(1, at):
                holders[word].append(at)
        scored: list[tuple[float, int, int]] = []
        for a in old:
            self._wanted()
            met = Counter(b for word in self._words_of(0, a) if len(holders[word]) <= RARE for b in holders[word])
            for b, _times in met.most_common(4):
                likeness = self._likeness(a, b)
                if likeness >= least:
                    scored.append((-likeness, a, b))
        return list(_one_to_one(sorted(scored)))

    def _likeness(self, a: int, b: int) -> float:
        """The share of words in common, 0 to 1; 0 for lines of different kinds."""
        if not self._one_part(a, b):
            return 0.0
        old, new = self._words_of(0, a), self._words_of(1, b)
        total = old.total() + new.total()
        if not total:
            return 1.0
        return 2 * sum(min(times, new[word]) for word, times in old.items() if word in new) / total

    def _one_part(self, a: int, b: int) -> bool:
        return self._old[a].line.part is self._new[b].line.part

    def _long(self, side: int, at: int) -> bool:
        return self._words_of(side, at).total() >= MOVED_WORDS

    def _value(self, side: int, at: int) -> tuple[object, str]:
        line = (self._old, self._new)[side][at].line
        return line.part, line.text

    def _words_of(self, side: int, at: int) -> Counter[str]:
        kept = self._words[side]
        if at not in kept:
            text = (self._old, self._new)[side][at].line.text
            kept[at] = Counter(word.text for word in words_of(text) if word.text[0].isalnum())
        return kept[at]


def _one_to_one(scored: Iterable[tuple[float, int, int]]) -> Iterable[Pair]:
    """The best pairs, no line twice."""
    old: set[int] = set()
    new: set[int] = set()
    for _likeness, a, b in scored:
        if a not in old and b not in new:
            old.add(a)
            new.add(b)
            yield a, b
