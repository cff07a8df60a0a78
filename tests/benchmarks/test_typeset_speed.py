"""How long plans of 15, 133 and 650 pages take: laid out cold, after one edit, as a PDF. No seconds are asserted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest

from desktop.domain.document import Document, text_runs
from desktop.services.library import standards
from desktop.typeset import lay_out_document, rows
from desktop.typeset.ink.pdf import write_pdf
from desktop.typeset.layouter import Layouter
from desktop.typeset.structure import reading_structure
from tests.benchmarks.conftest import Beside
from tests.benchmarks.peers import platypus_build
from tests.benchmarks.plans import plan

UNION = standards()["nd30_union"]
PAGES = (15, 133, 650)
NOW = datetime(2026, 2, 5, tzinfo=UTC)


def forget_lines() -> None:
    """Empty the caches of set paragraphs; widths of words stay, as in a program that has run for a minute."""
    rows.part_rows.cache_clear()


def renamed(document: Document) -> Iterator[Document]:
    """The plan with another heading each time."""
    first, *others = document.body
    for edit in count():
        yield replace(document, body=(replace(first, runs=text_runs(f"NHIỆM VỤ {edit}")), *others))


@pytest.mark.parametrize("pages", PAGES)
def test_lay_out_cold(benchmark: Callable[..., Any], pages: int) -> None:
    document = plan(pages)

    def lay_out() -> int:
        forget_lines()
        return len(lay_out_document(document, UNION))

    assert abs(benchmark(lay_out) - pages) <= 3 + pages // 20


@pytest.mark.parametrize("pages", PAGES)
def test_lay_out_again_after_one_edit(benchmark: Callable[..., Any], pages: int) -> None:
    document = plan(pages)
    changed, layouter = renamed(document), Layouter(UNION)
    layouter.pages(document)
    assert benchmark(lambda: len(layouter.pages(next(changed)))) >= pages * 0.95 - 1


def test_a_changed_plan_of_15_pages_beside_platypus(beside: Beside) -> None:
    """Platypus warm: its fonts are read and its modules loaded; it knows no layout of a part."""
    document = plan(15)
    ours, theirs, layouter = renamed(document), renamed(document), Layouter(UNION)
    ratio = beside(
        lambda: layouter.pages(next(ours)),
        lambda: platypus_build(next(theirs)),
        goal=0.1,
        rounds=25,
        name="Platypus",
    )
    assert ratio < 0.5  # five times the goal: only a real fault is so slow


def test_650_pages_beside_15(beside: Beside) -> None:
    """Our own time grows no faster than the plan, all of it laid out from nothing."""
    short, long = renamed(plan(15)), renamed(plan(650))

    def cold(documents: Iterator[Document]) -> None:
        forget_lines()
        lay_out_document(next(documents), UNION)

    beside(
        lambda: cold(long),
        lambda: cold(short),
        goal=45,
        name="15 pages",
    )


@pytest.mark.parametrize("pages", PAGES)
def test_write_pdf(benchmark: Callable[..., Any], pages: int) -> None:
    document = plan(pages)
    laid_out = lay_out_document(document, UNION)
    pdf = benchmark(lambda: write_pdf(laid_out, reading_structure(document, UNION), document.header, now=NOW))
    benchmark.extra_info["bytes"] = len(pdf)  # type: ignore[attr-defined]  # a fixture without types
    assert pdf.startswith(b"%PDF-")
