"""Real plans, read from their text and printed: not a word of them is lost, nothing leaves the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.services.library import standard_of
from desktop.typeset import lay_out_document, render_pdf
from desktop.understand import read_text
from tests.typeset.plans import NOW
from tests.typeset.reading import read_pdf
from tests.typeset.test_properties import body_words, check_places, other_words


@pytest.mark.parametrize("name", ["binh-dinh", "duong-minh-chau", "kon-tum"])
def test_a_real_plan_is_printed_whole(cases: Path, name: str) -> None:
    document = read_text((cases / f"{name}.txt").read_text(encoding="utf-8")).document
    standard = standard_of(document)
    pages = lay_out_document(document, standard)
    check_places(pages)
    paper = "".join("".join(page.text.split()) for page in read_pdf(render_pdf(document, standard, now=NOW))).casefold()
    at = 0
    for word in body_words(document):
        found = paper.find(word.casefold(), at)
        assert found >= 0, word
        at = found + len(word)
    assert [word for word in other_words(document) if word.casefold() not in paper] == []
    assert len(pages) > 4
