"""Which line of the table is which: heads of groups and rows, folded groups left out. Heights are in pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass

from desktop.domain.progress import Group, Listing


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the head of group `group` where `index` is None, else the row at `index` of the listing."""

    group: int
    index: int | None


class Lines:
    """The lines of a listing. Finding one costs a search among the groups, however many rows there are."""

    def __init__(self, listing: Listing, folded: Collection[str] = ()) -> None:
        self.listing = listing
        self.groups = listing.groups
        self.folded = frozenset(folded)
        self._heads: list[int] = []  # the line of each group's head
        self._firsts: list[int] = []  # the index of each group's first row
        self._shown: list[int] = []  # how many of its rows have lines
        line = first = 0
        for group in self.groups:
            self._heads.append(line)
            self._firsts.append(first)
            shown = 0 if group.name in self.folded else group.rows
            self._shown.append(shown)
            line += 1 + shown
            first += group.rows
        self.count = line if self.groups else len(listing.numbers)

    def __getitem__(self, line: int) -> Line:
        if not self.groups:
            return Line(-1, line)
        group = bisect_right(self._heads, line) - 1
        inside = line - self._heads[group]
        return Line(group, None if inside == 0 else self._firsts[group] + inside - 1)

    def group(self, line: int) -> Group | None:
        """The group whose head a line is; None for a row."""
        found = self[line]
        return self.groups[found.group] if found.index is None else None

    def number(self, line: int) -> int | None:
        """The number in the store of the row of a line; None for the head of a group."""
        index = self[line].index
        return None if index is None else self.listing.numbers[index]

    def line_of(self, index: int) -> int | None:
        """The line of the row at an index of the listing; None where its group is folded."""
        if not self.groups:
            return index
        group = bisect_right(self._firsts, index) - 1
        while group and not self.groups[group].rows:
            group -= 1
        inside = index - self._firsts[group]
        return None if inside >= self._shown[group] else self._heads[group] + 1 + inside

    def head_of(self, group: int) -> int:
        """The line of a group's head."""
        return self._heads[group]

    def head_above(self, line: int) -> int | None:
        """The line of the head that a line stands under, its own where it is one; None without groups."""
        return self._heads[self[line].group] if self.groups and 0 <= line < self.count else None

    def heads_before(self, line: int) -> int:
        """How many heads stand above a line."""
        return bisect_right(self._heads, line - 1) if self.groups else 0

    def top(self, line: int, row: int, head: int) -> int:
        """Where a line begins, with rows `row` and heads `head` high."""
        heads = self.heads_before(line)
        return heads * head + (line - heads) * row

    def at(self, height: int, row: int, head: int) -> int:
        """The line at a height, the last where it is below all, -1 where there is none."""
        if not self.count:
            return -1
        if not self.groups:
            return min(max(height, 0) // row, self.count - 1)
        low, high = 0, len(self._heads)
        while low + 1 < high:
            middle = (low + high) // 2
            if self.top(self._heads[middle], row, head) <= height:
                low = middle
            else:
                high = middle
        inside = height - self.top(self._heads[low], row, head) - head
        return self._heads[low] + (0 if inside < 0 else min(1 + inside // row, self._shown[low]))
