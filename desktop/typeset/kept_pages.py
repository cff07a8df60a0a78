"""Pages of rows that changed in a part: begun again at the page of the change, ended where page breaks agree again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import ne
from typing import NamedTuple

from desktop.typeset.page import Page
from desktop.typeset.pagination import Notes, Start, fill_page
from desktop.typeset.placing import Placer
from desktop.typeset.rows import Row

_STRIDE = 512  # rows compared at once


class Change(NamedTuple):
    """Rows before `first` and the last `tail` ones are what they were."""

    first: int
    tail: int


class Paging(NamedTuple):
    """The pages of one part, with what is needed to go on from any of them.

    Page n begins at `starts[n]`; nothing from row `seen[n]` on had a part in where it and those before it end.
    """

    rows: Sequence[Row]
    starts: list[Start]
    seen: list[int]
    pages: list[Page]


def find_change(old: Sequence[Row], new: Sequence[Row], touched: Callable[[Row], bool] | None) -> Change | None:
    """Where rows differ by value; None where they do not. Rows that are `touched` count as changed."""
    first = _agreeing(old, new)
    if first < max(len(old), len(new)):
        tail = min(_agreeing(old, new, back=True), len(old) - first, len(new) - first)
    else:
        tail = 0
    unchanged = first == len(old) == len(new)
    if touched:
        hit = [at for at, row in enumerate(new) if row.notes and touched(row)]
        if hit:
            first = min(first, hit[0])
            tail = len(new) - 1 - hit[-1] if unchanged else min(tail, len(new) - 1 - hit[-1])
            unchanged = False
    return None if unchanged else Change(first, tail)


def _agreeing(old: Sequence[Row], new: Sequence[Row], *, back: bool = False) -> int:
    """How many rows are equal from the start, or from the end; the same objects are quick to compare."""
    most = min(len(old), len(new))
    for done in range(0, most, _STRIDE):
        end = min(done + _STRIDE, most)
        if back:
            ours, theirs = old[len(old) - end : len(old) - done], new[len(new) - end : len(new) - done]
        else:
            ours, theirs = old[done:end], new[done:end]
        if ours != theirs:
            pairs = list(map(ne, ours, theirs))
            return done + (pairs[::-1] if back else pairs).index(True)
    return most


def begin(rows: Sequence[Row], placer: Placer, notes: Notes, before: Sequence[Page] = ()) -> Paging:
    """All pages of rows; those that come out like the ones `before` are these."""
    return _fill(Paging(rows, [], [], []), Paging((), [], [], list(before)), Change(0, 0), placer, notes)


def go_on(old: Paging, rows: Sequence[Row], change: Change, placer: Placer, notes: Notes) -> Paging:
    """The pages of rows that differ from the old ones by `change`; pages that are what they were are the same."""
    kept = bisect_right(old.seen, change.first)  # pages that ended before anything changed
    kept = min(kept, len(old.pages) - 1)
    return _fill(Paging(rows, old.starts[: kept + 1], old.seen[:kept], old.pages[:kept]), old, change, placer, notes)


def _fill(new: Paging, old: Paging, change: Change, placer: Placer, notes: Notes) -> Paging:
    """Fill pages from the last start of `new` on, until one begins like an old one beyond the change, or all is set."""
    rows, starts, seen, pages = new
    then: Start | None = starts.pop() if starts else Start()
    measure = placer.measure
    while then is not None:
        if pages and then.at > len(rows) - change.tail:
            same = _same_start(old, then, len(rows) - len(old.rows))
            if same:
                _take_over(new, old, same, placer)
                return new
        number = len(pages)
        filled = fill_page(rows, then, measure.page(number), notes, measure.note_gap)
        starts.append(then)
        seen.append(max(filled.seen, seen[-1]) if seen else filled.seen)
        pages.append(_kept(old, placer.page(filled, number + 1)))
        then = filled.then
    return new


def _kept(old: Paging, page: Page) -> Page:
    """The page of the same number as before, where it is equal."""
    before = old.pages[page.number - 1] if page.number <= len(old.pages) else page
    return before if before == page else page


def _same_start(old: Paging, start: Start, moved: int) -> int:
    """The number (from 0) of an old page after the first that began where `start` is, `moved` rows before; else 0."""
    wanted = start._replace(at=start.at - moved)
    first, after = (bisect(old.starts, wanted.at, key=_at) for bisect in (bisect_left, bisect_right))
    for number in range(max(first, 1), after):
        if old.starts[number] == wanted:
            return number
    return 0


def _at(start: Start) -> int:
    return start.at


def _take_over(new: Paging, old: Paging, number: int, placer: Placer) -> None:
    """Append the old pages from `number` on, with the numbers that they have now."""
    moved, least = len(new.rows) - len(old.rows), new.seen[-1]
    starts = old.starts[number:]
    new.starts.extend([start._replace(at=start.at + moved) for start in starts] if moved else starts)
    new.seen.extend([max(seen + moved, least) for seen in old.seen[number:]])
    first = len(new.pages) + 1
    if first == number + 1:
        new.pages.extend(old.pages[number:])
    else:
        shifted = enumerate(old.pages[number:], start=first)
        new.pages.extend([_kept(old, placer.renumbered(page, number)) for number, page in shifted])
