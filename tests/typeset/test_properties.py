"""What holds for any document: no word is lost or moved, nothing leaves the text area, the same in, the same out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.document import (
    Appendix,
    Document,
    Footnote,
    Header,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    trees,
    walk,
)
from desktop.services.library import standards
from desktop.typeset import MissingGlyph, Page, TextRun, lay_out_document, render_pdf
from desktop.typeset.metrics import ASCENT, DESCENT, text_width
from desktop.typeset.page import PAGE_NUMBER
from tests.domain.documents import documents, plans
from tests.typeset.plans import NOW, SENTENCE
from tests.typeset.reading import read_pdf

VOCABULARY = [
    "Liên đoàn",
    "công đoàn",
    "số 02-NQ/TW",
    "ngày 12/6/2021",
    "100%",
    "“đổi mới”",
    "đoàn viên;",
    "Quý II.",
    SENTENCE,
]
STANDARDS = st.sampled_from(sorted(standards()))


def texts(most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(VOCABULARY), max_size=most).map(" ".join)


@st.composite
def whole_plans(draw: st.DrawFn) -> Document:
    """Plans with words in every part; bodies of any shape, long enough for several pages."""
    plan = draw(plans(14))
    filler = Run(" " + " ".join([SENTENCE] * draw(st.integers(0, 6))))
    body = tuple(replace(block, runs=(*block.runs, filler)) if not block.table else block for block in plan.body)
    groups = draw(st.lists(st.builds(RecipientGroup, st.lists(texts(1), max_size=4).map(tuple), texts(1)), max_size=3))
    return replace(
        plan,
        body=body,
        header=draw(st.builds(Header, texts(2), texts(2), texts(0), texts(0), texts(1), st.none(), texts(1), texts())),
        recipients=Recipients(tuple(groups), draw(texts(1))),
        signature=draw(st.builds(Signature, texts(1), texts(1), texts(1), texts(1))),
        appendices=tuple(Appendix(a.id, draw(texts()), draw(texts()), blocks=a.blocks) for a in plan.appendices),
        footnotes=(Footnote("n1", (Run("Chú thích: " + draw(texts())),)),),
    )


def body_words(document: Document) -> Iterator[str]:
    """The words of all blocks in the order in which they are to be read."""
    for _place, blocks in trees(document):
        for block in walk(blocks):
            runs = block.runs if block.table is None else ()
            for run in runs:  # the number of a note may stand between two
                yield from run.text.split()
            for row in block.table.rows if block.table else ():
                for cell in row:
                    yield from (word for run in cell.runs for word in run.text.split())


def other_words(document: Document) -> Iterator[str]:
    """The words of the parts around the body."""
    head, sign = document.header, document.signature
    for text in (head.superior, head.issuer, head.place, head.kind, head.subject):
        yield from text.split()
    for text in (sign.authority, sign.post, sign.mark, sign.signer, document.recipients.archive):
        yield from text.split()
    for group in document.recipients.groups:
        for text in (*group.items, group.label):
            yield from text.split()
    for appendix in document.appendices:
        yield from (appendix.title + " " + appendix.attached_to).split()
    for note in document.footnotes:
        yield from note.text.split()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(whole_plans(), STANDARDS)
def test_every_word_is_printed_and_those_of_the_body_in_order(document: Document, standard_id: str) -> None:
    pages = read_pdf(render_pdf(document, standards()[standard_id], now=NOW))
    paper = "".join("".join(page.text.split()) for page in pages).casefold()
    at = 0
    for word in body_words(document):
        found = paper.find(word.casefold(), at)
        assert found >= 0, word
        at = found + len(word)
    for word in other_words(document):
        assert word.casefold() in paper


MARGIN = {"circulation", "digital-line"}  # marks that stand in the top margin of page 1, where it has room for them


def check_places(pages: tuple[Page, ...]) -> None:
    """Every run and rule lies inside the text area of its page; page numbers inside the top margin."""
    mm = 72 / 25.4
    for page in pages:
        left, top, right, bottom = 30 * mm, 20 * mm, page.width_pt - 15 * mm, page.height_pt - 20 * mm
        for item in page.items:
            if not isinstance(item, TextRun):
                assert left - 0.5 <= min(item.x1, item.x2) <= max(item.x1, item.x2) <= right + 0.5
                highest = 0.0 if item.block_id in MARGIN else top - 0.5
                assert highest <= min(item.y1, item.y2) <= max(item.y1, item.y2) <= bottom + 0.5
                continue
            end = item.x + text_width(item.text, item.face, item.size)
            end += item.word_space * (item.text.count(" ") + item.text.count("\u00a0"))
            assert left - 0.01 <= item.x
            assert end <= right + 0.5
            if item.block_id == PAGE_NUMBER:
                assert 0 < item.baseline < top
            elif item.block_id in MARGIN:
                assert ASCENT * item.size <= item.baseline <= bottom
            else:
                assert top - 0.5 <= item.baseline - ASCENT * item.size * 0.9
                assert item.baseline + DESCENT * item.size <= bottom + 0.5


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(whole_plans(), STANDARDS)
def test_nothing_leaves_the_text_area(document: Document, standard_id: str) -> None:
    check_places(lay_out_document(document, standards()[standard_id]))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(), STANDARDS)
def test_any_text_is_printed_inside_the_page_or_refused_by_name(document: Document, standard_id: str) -> None:
    try:
        pages = lay_out_document(document, standards()[standard_id])
    except MissingGlyph:
        return  # see test_letters
    check_places(pages)
    assert render_pdf(document, standards()[standard_id], now=NOW).startswith(b"%PDF-")


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(whole_plans(), STANDARDS)
def test_the_same_document_and_day_give_the_same_bytes(document: Document, standard_id: str) -> None:
    standard = standards()[standard_id]
    assert render_pdf(document, standard, now=NOW) == render_pdf(document, standard, now=NOW)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(whole_plans())
def test_every_run_knows_where_it_comes_from(document: Document) -> None:
    known = {block.id for _place, blocks in trees(document) for block in walk(blocks)}
    known |= {appendix.id for appendix in document.appendices} | {note.id for note in document.footnotes}
    known |= {"header", "title", "recipients", "signature", "page-number", "footnotes"}
    known |= {*MARGIN, "addressed-to", "contact", "copy"}
    for page in lay_out_document(document, standards()["nd30_union"]):
        assert {item.block_id for item in page.items} <= known
