"""The outline beside the pages: headings as a tree that readers find whole, whatever their depths and words."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from desktop.domain.document import Document, Header
from desktop.services.library import standards
from desktop.typeset import Heading, Page, lay_out_document
from desktop.typeset.ink.pdf import write_pdf
from desktop.typeset.structure import reading_structure
from tests.typeset.plans import NOW

UNION = standards()["nd30_union"]
Entry = tuple[int, str]


def with_headings(*headings: Entry) -> bytes:
    """The PDF of an empty page under which these headings, of a depth each, are said to stand."""
    document = Document("d", header=Header(kind="KẾ HOẠCH"))
    [page] = lay_out_document(document, UNION)
    marked = replace(page, headings=tuple(Heading(depth, text, 100.0) for depth, text in headings))
    return written(marked, document)


def written(page: Page, document: Document) -> bytes:
    return write_pdf([page], reading_structure(document, UNION), document.header, now=NOW)


def read_back(pdf: bytes) -> list[Entry]:
    return [(entry.level, entry.get_title()) for entry in pypdfium2.PdfDocument(pdf).get_toc()]


@pytest.mark.parametrize(
    "headings",
    [
        ((0, "I. MỤC ĐÍCH"), (0, "II. NHIỆM VỤ")),
        ((0, "I"), (1, "1"), (2, "a"), (3, "-"), (2, "b"), (1, "2"), (0, "II"), (1, "1")),
        ((0, "Annex (1\\2)"), (0, ")("), (0, "Phụ lục (1) \\ hai"), (0, "")),
    ],
    ids=["flat", "deep", "signs that strings of a PDF have for themselves"],
)
def test_headings_are_found_in_their_order_and_depth(headings: tuple[Entry, ...]) -> None:
    assert read_back(with_headings(*headings)) == list(headings)


def test_a_heading_that_skips_a_depth_stands_one_step_below_the_one_before() -> None:
    found = read_back(with_headings((2, "a)"), (2, "b)"), (3, "-"), (0, "I"), (2, "a)"), (2, "b)"), (1, "1")))
    assert found == [(0, "a)"), (0, "b)"), (1, "-"), (0, "I"), (1, "a)"), (1, "b)"), (1, "1")]


def test_the_first_two_depths_are_shown_and_deeper_ones_when_asked_for() -> None:
    pdf = with_headings((0, "I"), (1, "1"), (2, "a"), (2, "b"), (3, "-"), (0, "II"))
    with pikepdf.open(BytesIO(pdf)) as file:
        root = file.Root.Outlines
        first = root.First
        counts = [int(entry.Count) for entry in (root, first, first.First, first.First.Last)]
        assert counts == [3, 1, -2, -1]
        assert "/Count" not in root.Last


def test_an_entry_leads_to_its_height_on_its_page() -> None:
    with pikepdf.open(BytesIO(with_headings((0, "I")))) as file:
        target, page = file.Root.Outlines.First.Dest, file.pages[0]
        assert target[0].objgen == page.objgen
        assert [str(part) for part in target][1:3] == ["/XYZ", "0"]
        assert float(target[3]) == pytest.approx(float(page.MediaBox[3]) - 100, abs=0.06)


def test_a_paper_without_headings_has_no_outline() -> None:
    with pikepdf.open(BytesIO(with_headings())) as file:
        assert "/Outlines" not in file.Root
