"""How long plans of 15, 133 and 650 pages take: laid out cold, after one edit, as a PDF. No seconds are asserted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from desktop.domain.document import Block, Document, Level, Run
from desktop.services.library import standards
from desktop.typeset import lay_out_document, rows
from desktop.typeset.lines import break_lines
from desktop.typeset.pdf import write_pdf
from tests.typeset.plans import SENTENCE, union_plan

UNION = standards()["nd30_union"]
PARAGRAPHS = {15: 75, 133: 952, 650: 4810}  # pages: paragraphs that fill them
WORDS = SENTENCE.split()
NOW = datetime(2026, 2, 5, tzinfo=UTC)


def paragraph(number: int) -> Block:
    """A dash of its own words, so that no paragraph is found ready in a cache."""
    turn = number % len(WORDS)
    text = " ".join([*WORDS[turn:], *WORDS[:turn], f"nội dung số {number}."])
    return Block(f"p{number}", Level.DASH, (Run(text),))


@cache
def plan(pages: int) -> Document:
    """A plan with a section for every thirty paragraphs."""
    count = PARAGRAPHS[pages]
    sections = [
        Block(
            f"s{start}", Level.SECTION, (Run("NHIỆM VỤ"),), tuple(map(paragraph, range(start, min(start + 30, count))))
        )
        for start in range(0, count, 30)
    ]
    return union_plan(*sections, appendix_rows=20)


def forget_lines() -> None:
    """Empty the caches of set paragraphs; widths of words stay, as in a program that has run for a minute."""
    rows.paragraph_rows.cache_clear()
    break_lines.__globals__["_break_lines"].cache_clear()


@pytest.mark.parametrize("pages", PARAGRAPHS)
def test_lay_out_cold(benchmark: Callable[..., Any], pages: int) -> None:
    document = plan(pages)

    def lay_out() -> int:
        forget_lines()
        return len(lay_out_document(document, UNION))

    assert abs(benchmark(lay_out) - pages) <= 3 + pages // 50


@pytest.mark.parametrize("pages", PARAGRAPHS)
def test_lay_out_again_after_one_edit(benchmark: Callable[..., Any], pages: int) -> None:
    document = plan(pages)
    edited = iter(range(10_000_000))

    def edit_and_lay_out() -> int:
        first, *others = document.body
        changed = replace(first, runs=(Run(f"NHIỆM VỤ {next(edited)}"),))
        return len(lay_out_document(replace(document, body=(changed, *others)), UNION))

    lay_out_document(document, UNION)
    assert benchmark(edit_and_lay_out) >= pages - 3


@pytest.mark.parametrize("pages", PARAGRAPHS)
def test_write_pdf(benchmark: Callable[..., Any], pages: int) -> None:
    document = plan(pages)
    laid_out = lay_out_document(document, UNION)
    pdf = benchmark(lambda: write_pdf(laid_out, document.header, now=NOW))
    benchmark.extra_info["bytes"] = len(pdf)  # type: ignore[attr-defined]  # a fixture without types
    assert pdf.startswith(b"%PDF-")
