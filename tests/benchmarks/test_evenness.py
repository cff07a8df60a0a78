"""How even the gaps between words are, beside Typst and beside lines filled one by one, on the same text.

All figures are read from the printed letters of both PDFs: each gap in a line that reaches the right margin, in spaces
wider or narrower than the font's own. Where our lines do not end ("Điều | 5") or only before a hole ("ngày | 12/6"),
Typst is given a no-break space, so that both have the same work; plain prose needs none. What our lines merely avoid
("Ban | Dân vận") Typst is not told. Its commas do not hang into the margin, so that all its lines are measured.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import groupby, pairwise
from statistics import pstdev, quantiles
from typing import NamedTuple

import pytest

from desktop.domain.document import Block, Document, Run, text_runs
from desktop.services.library import standards
from desktop.typeset import render_pdf
from desktop.typeset.gluing import DEAR, bond
from desktop.typeset.metrics import advances, has_letter
from desktop.typeset.page import Face
from desktop.typeset.words import plain_words
from tests.benchmarks.conftest import Figure, keep
from tests.benchmarks.peers import SIZE, TYPST_HEAD, typst_compiler
from tests.benchmarks.plans import paragraph, plan, vocabulary
from tests.typeset.reading import MM, Letter, read_pdf

NOW = datetime(2026, 2, 5, tzinfo=UTC)
LEFT, RIGHT, INDENT = 30, 195, 10  # mm
SPACE = advances(Face.REGULAR)[" "] / 1000
PARAGRAPHS = 400


class Gaps(NamedTuple):
    """The gaps of a text: their spread, and how wide the widest twentieth is at least."""

    deviation: float
    p95: float


def spread(gaps: list[float]) -> Gaps:
    assert len(gaps) > 10_000
    return Gaps(pstdev(gaps), quantiles(gaps, n=20)[-1])


@cache
def whole_text() -> list[str]:
    """Paragraphs of plans, with all their numbers, dates and ranges."""
    return [paragraph(number).text for number in range(PARAGRAPHS)]


@cache
def prose() -> list[str]:
    """Paragraphs of the same words without those that belong to another."""
    words: list[str] = []
    for word in vocabulary():
        if word.strip(",;.").isalpha() and not (words and bond([words[-1], word], 1)):
            words.append(word)
    count = len(words)
    return [" ".join(words[(start * 37 + at) % count] for at in range(80)) for start in range(PARAGRAPHS)]


def gap_widths(line: list[Letter]) -> Iterator[float]:
    """Each gap between words of a line, in spaces wider than the font's."""
    widths = advances(Face.REGULAR)
    inked = [letter for letter in line if not letter.text.isspace() and has_letter(letter.text, Face.REGULAR)]
    places = {id(letter) for letter in line if letter.text.isspace()}
    following = {id(one): other for one, other in pairwise(line)}
    for one, other in pairwise(inked):
        if id(following[id(one)]) in places:
            end = one.x / MM + widths[one.text] * SIZE / 1000
            yield (other.x / MM - end) / (SPACE * SIZE) - 1


def printed_gaps(pdf: bytes) -> list[float]:
    """The gaps of all lines of body text that are as wide as the text."""
    gaps: list[float] = []
    for page in read_pdf(pdf):
        letters = sorted((letter for line in page.lines for letter in line.letters), key=lambda one: (one.y, one.x))
        for _y, found in groupby(letters, key=lambda one: round(one.y, 1)):
            line = list(found)
            inked = [letter for letter in line if letter.text.strip()]
            if not inked or any(letter.font != inked[0].font for letter in inked):
                continue
            last = inked[-1]
            end = (
                last.x
                + (advances(Face.REGULAR)[last.text] if has_letter(last.text, Face.REGULAR) else 0.0) * SIZE / 1000 * MM
            )
            begins = min(abs(inked[0].x - LEFT), abs(inked[0].x - LEFT - INDENT)) < 1.5
            if begins and abs(end - RIGHT) < 0.5:
                gaps.extend(gap_widths(line))
    return gaps


def ours(texts: list[str]) -> Gaps:
    """Our own PDF of these paragraphs."""
    blocks = tuple(Block(f"p{number}", runs=text_runs(text)) for number, text in enumerate(texts))
    document: Document = replace(plan(15), body=blocks, appendices=())
    return spread(printed_gaps(render_pdf(document, standards()["nd30_union"], now=NOW)))


def typst(texts: list[str]) -> Gaps:
    """Typst's PDF of them, with no-break spaces where our lines do not end, and no line that ends at a hyphen."""
    source = TYPST_HEAD + "#set text(kerning: false, overhang: false)\n" + "\n\n".join(map(marked, texts)) + "\n"
    pdf = typst_compiler().compile(source.encode(), format="pdf")
    assert isinstance(pdf, bytes)
    return spread(printed_gaps(pdf))


def marked(text: str) -> str:
    words = text.split(" ")
    parts = [_escaped(words[0])]
    for at in range(1, len(words)):
        parts.append("~" if bond(words, at) >= DEAR else " ")
        parts.append(_escaped(words[at]))
    return "".join(parts)


def _escaped(word: str) -> str:
    return re.sub(r"(?<=\w)(\\[-–/])(?=\w)", "\\1\u2060", re.sub(r"([^\w\s])", r"\\\1", word))


def line_by_line(texts: list[str]) -> Gaps:
    """As many words on each line as fit, which is what we did before and Word does."""
    gaps: list[float] = []
    width = (RIGHT - LEFT) / MM * 1000 / SIZE
    space = 1000 * SPACE
    for text in texts:
        words = plain_words(text, Face.REGULAR)
        assert words is not None
        sums, start, room = words.begins, 0, width - INDENT / MM * 1000 / SIZE
        while (end := bisect_right(sums, sums[start] + room + space) - 1) < len(words.words):
            empty = room - (sums[end] - sums[start] - space)
            gaps.extend([empty / (end - start - 1) / space] * (end - start - 1))
            start, room = end, width
    return spread(gaps)


@pytest.mark.parametrize("texts", [prose, whole_text])
def test_gaps_are_as_even_as_those_of_typst(request: pytest.FixtureRequest, texts: Callable[[], list[str]]) -> None:
    own, peer, filled = ours(texts()), typst(texts()), line_by_line(texts())
    for figure in Gaps._fields:
        values = [float(getattr(gaps, figure)) for gaps in (own, peer, filled)]
        name = f"word gaps of {texts.__name__.replace('_', ' ')}: {figure} (line by line {values[2]:.3f})"
        keep(request.config, Figure(name, values[0], "space", "Typst", values[1], 1.0))
    assert own.deviation <= peer.deviation
    assert own.p95 <= peer.p95
    assert own.deviation < filled.deviation
    assert own.p95 < filled.p95 * 0.7


def test_gaps_of_a_line_are_all_alike() -> None:
    document = replace(plan(15), body=(Block("p", runs=(Run(whole_text()[0]),)),), appendices=())
    for page in read_pdf(render_pdf(document, standards()["nd30_union"], now=NOW)):
        for line in page.lines:
            gaps = list(gap_widths(list(line.letters)))
            if line.right > RIGHT - 0.5 and line.left < LEFT + INDENT + 1.5 and line.size == SIZE:
                assert max(gaps) - min(gaps) < 0.02
