"""What an offer of completion costs the window's thread in a long plan: to look for one behind each word."""

from __future__ import annotations

from statistics import median
from time import thread_time

import pytest

from desktop.domain.completion import complete
from desktop.domain.document import trees, walk
from desktop.services.vocabulary import OfficeWords, Words, lines_of, vocabulary
from tests.benchmarks.conftest import Figure, keep
from tests.benchmarks.plans import plan

LONG, OTHER = 200, 50  # pages
GOAL_MS, WORST_MS = 2.0, 4.0
GROWTH = 3.0  # of the time in a plan ten times as long: lists of places have an end


def times(pages: int) -> list[float]:
    """Milliseconds of looking behind each word of some lines of a plan, sorted; the office's other plan is known."""
    document, words, office = plan(pages), Words(), OfficeWords("")
    for key, text in lines_of(document):
        words.put(key, text)
    office.read(plan(OTHER))
    known = vocabulary(words.said(), office.said())
    lines = [block for _place, blocks in trees(document) for block in walk(blocks)][10:40]
    taken = []
    for block in lines:
        for end in [number for number, letter in enumerate(block.text) if letter == " "][:25]:
            start = thread_time()
            complete(block.text[:end], known, line=block.id)
            taken.append(1000 * (thread_time() - start))
    return sorted(taken[30:])


def test_an_offer_at_two_hundred_pages(calm: None, request: pytest.FixtureRequest) -> None:
    short, found = times(LONG // 10), times(LONG)
    worst = found[len(found) * 99 // 100]
    keep(request.config, Figure("offer of completion, 200 pages", median(found), "ms", limit=GOAL_MS))
    keep(request.config, Figure("offer of completion, 200 pages: 99 of 100", worst, "ms", limit=WORST_MS))
    assert median(found) <= GOAL_MS
    assert worst <= WORST_MS
    assert median(found) <= max(GROWTH * median(short), 0.5)
