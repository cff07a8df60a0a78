"""Real plans, read from their text and printed: not a word of them is lost, nothing leaves the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.document import trees, walk
from desktop.services.library import standard_of
from desktop.typeset import lay_out_document, render_pdf
from desktop.understand.reader import read_text
from tests.typeset.accounting import accounted, outside, overlaps, squeezed
from tests.typeset.plans import NOW
from tests.typeset.reading import read_pdf


@pytest.mark.parametrize("name", ["binh-dinh", "duong-minh-chau", "kon-tum"])
def test_a_real_plan_is_printed_whole(cases: Path, name: str) -> None:
    document = read_text((cases / f"{name}.txt").read_text(encoding="utf-8")).document
    standard = standard_of(document)
    pages = lay_out_document(document, standard)
    assert accounted(document, standard, pages) == []
    assert overlaps(pages) == []
    assert outside(pages, standard) == []
    assert len(pages) > 4
    paper = squeezed("".join(page.text for page in read_pdf(render_pdf(document, standard, now=NOW))))
    at = 0
    for _place, blocks in trees(document):
        for word in (word for block in walk(blocks) for run in block.runs for word in run.text.split()):
            found = paper.find(squeezed(word), at)
            assert found >= 0, word
            at = found + len(squeezed(word))
