"""From a key to the new pages, as values: a letter in the middle of plans of 15, 133 and 650 pages; an item more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.document import Document, find, text_runs, walk
from desktop.domain.edits import set_runs, split
from desktop.services.library import standards
from desktop.typeset import Page, lay_out_document
from desktop.typeset.layouter import Layouter
from tests.benchmarks.conftest import Beside
from tests.benchmarks.plans import plan

UNION = standards()["nd30_union"]
PAGES = (15, 133, 650)


def middle(document: Document) -> str:
    """The item in the middle of the body."""
    ids = [block.id for block in walk(document.body) if not block.children]
    return ids[len(ids) // 2]


def keys(document: Document) -> Callable[[], tuple[Page, ...]]:
    """Each call types a letter into the item in the middle and gives the pages; the first pages are there already."""
    layouter, key = Layouter(UNION), middle(document)
    found = find(document, key)
    assert found is not None
    words = found[1].text
    layouter.pages(document)
    typed = cycle([set_runs(document, key, text_runs(words + " đoàn viên"[:length])) for length in range(1, 11)])
    return lambda: layouter.pages(next(typed))


def flat(document: Document) -> Document:
    """The plan with all its items in one row, as a text without headings has them."""
    return replace(document, body=tuple(block for block in walk(document.body) if not block.children))


@pytest.mark.parametrize("pages", PAGES)
def test_a_letter(benchmark: BenchmarkFixture, calm: None, pages: int) -> None:
    assert len(benchmark(keys(plan(pages)))) >= pages * 0.9


@pytest.mark.parametrize("pages", PAGES)
def test_a_letter_in_a_text_without_headings(benchmark: BenchmarkFixture, calm: None, pages: int) -> None:
    assert len(benchmark(keys(flat(plan(pages))))) >= pages * 0.6


@pytest.mark.parametrize("pages", PAGES)
def test_an_item_more_and_undo(benchmark: BenchmarkFixture, calm: None, pages: int) -> None:
    """Enter, then Ctrl+Z: two layouts."""
    document = plan(pages)
    parted = split(document, middle(document), 40, "fresh")
    layouter = Layouter(UNION)
    layouter.pages(document)
    benchmark(lambda: (layouter.pages(parted), layouter.pages(document)))


def test_a_letter_in_133_pages_beside_laying_all_out(beside: Beside) -> None:
    document = plan(133)
    ratio = beside(keys(document), lambda: lay_out_document(document, UNION), goal=0.05, rounds=25, name="all again")
    assert ratio < 0.25 or ratio == 1.0  # five times the goal; 1.0 where nothing is measured


def test_a_letter_in_650_pages_beside_15(beside: Beside) -> None:
    long, short = keys(plan(650)), keys(plan(15))
    ratio = beside(long, short, goal=5, rounds=50, name="15 pages")
    assert ratio < 25
