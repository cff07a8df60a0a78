"""What holds for any paper: each letter is printed once, in its place and inside the page, on no other letter."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.document import (
    Appendix,
    Block,
    Copy,
    CopyForm,
    Document,
    Footnote,
    Level,
    Orientation,
    RecipientGroup,
    Run,
    trees,
    walk,
)
from desktop.services.library import standards
from desktop.typeset import MissingGlyph, Page, TextRun, lay_out_document, render_pdf
from tests.domain.documents import documents, headers, plans, recipients, signatures, tables
from tests.typeset.accounting import accounted, outside, overlaps
from tests.typeset.plans import NOW, SENTENCE, union_plan
from tests.typeset.reading import read_pdf

WORDS = [
    "Liên đoàn",
    "số 02-NQ/TW",
    "ngày 12/6/2021",
    "100%",
    "“đổi mới”",
    "đoàn viên;",
    "Quý II.",
    "AT&T &amp; {{tên}} <b>",
    "#set $x$ \\n %s",
    "Ỹ\tẪ\u00a0ữ\u00ad\u2011",
    "không-có-chỗ-ngắt" * 9,
    SENTENCE,
]
STANDARDS = st.sampled_from(sorted(standards()))
PART_IDS = {"header", "title", "recipients", "signature", "page-number", "footnotes", "addressed-to", "contact", "copy"}
slow = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],  # explaining a failure takes minutes
)


def texts(most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=most).map(" ".join)


@st.composite
def papers(draw: st.DrawFn) -> Document:
    """Papers with words in every part, tables of all shapes, notes long and short; often of several pages."""
    plan = draw(plans(14))
    filler = Run(" " + " ".join([SENTENCE] * draw(st.integers(0, 6))))
    body = tuple(replace(block, runs=(*block.runs, filler)) if not block.table else block for block in plan.body)
    short = texts(1)
    signing = signatures(short)
    groups = st.lists(st.builds(RecipientGroup, st.lists(short, max_size=4).map(tuple), short), max_size=3).map(tuple)
    copy = st.builds(Copy, st.sampled_from(CopyForm), headers(short), recipients(short), signing)
    lying = st.sampled_from(Orientation)
    appendix = Appendix(
        "p2", draw(texts()), draw(texts()), draw(lying), (Block("t2", Level.TABLE, table=draw(tables())),)
    )
    return replace(
        plan,
        header=replace(draw(headers(short)), subject=draw(texts())),
        addressed_to=tuple(draw(st.lists(short, max_size=3))),
        body=body,
        recipients=replace(draw(recipients(short)), groups=draw(groups)),
        signature=draw(signing),
        appendices=(*(replace(a, title=draw(texts()), orientation=draw(lying)) for a in plan.appendices), appendix),
        footnotes=(Footnote("n1", (Run("Chú thích: " + draw(texts()) * draw(st.sampled_from([1, 1, 9]))),)),),
        copy=draw(st.none() | copy),
    )


@settings(slow, max_examples=60)
@given(papers(), STANDARDS)
def test_every_letter_stands_once_in_its_place_inside_the_page_and_on_no_other(paper: Document, standard: str) -> None:
    rules = standards()[standard]
    pages = lay_out_document(paper, rules)
    assert accounted(paper, rules, pages) == []
    assert overlaps(pages) == []
    assert outside(pages, rules) == []


@settings(slow, max_examples=60)
@given(documents(), STANDARDS)
def test_any_text_is_printed_inside_the_page_or_refused_by_name(document: Document, standard: str) -> None:
    rules = standards()[standard]
    try:
        pages = lay_out_document(document, rules)
    except MissingGlyph:
        return  # see test_hostile
    assert accounted(document, rules, pages) == []
    assert overlaps(pages) == []
    assert outside(pages, rules) == []


@settings(slow, max_examples=20)
@given(papers(), STANDARDS)
def test_the_pdf_holds_the_letters_of_the_pages_and_no_others(paper: Document, standard: str) -> None:
    rules = standards()[standard]
    shown = "".join(
        run.text for page in lay_out_document(paper, rules) for run in page.items if isinstance(run, TextRun)
    )
    read = "".join(line.text for page in read_pdf(render_pdf(paper, rules, now=NOW)) for line in page.lines)
    read = read.replace("\x02", "-")  # what PDFium makes of a hyphen at the end of a line
    assert Counter("".join(read.split())) == Counter("".join(shown.split()))


@settings(slow, max_examples=15)
@given(papers(), STANDARDS)
def test_the_same_document_and_day_give_the_same_bytes(paper: Document, standard: str) -> None:
    rules = standards()[standard]
    assert render_pdf(paper, rules, now=NOW) == render_pdf(paper, rules, now=NOW)


@settings(slow, max_examples=20)
@given(papers(), STANDARDS)
def test_every_run_knows_where_it_comes_from(paper: Document, standard: str) -> None:
    known = {block.id for _place, blocks in trees(paper) for block in walk(blocks)} | PART_IDS
    known |= {"circulation", "digital-line", "n1"} | {appendix.id for appendix in paper.appendices}
    for page in lay_out_document(paper, standards()[standard]):
        assert {item.block_id for item in page.items} <= known
        assert {page.part} <= {"", *(appendix.id for appendix in paper.appendices)}


def test_the_account_sees_what_is_lost_doubled_strayed_or_outside() -> None:
    paper, rules = union_plan(appendix_rows=4), standards()["nd30_union"]
    pages = lay_out_document(paper, rules)
    first, *others = pages
    at = next(n for n, item in enumerate(first.items) if isinstance(item, TextRun) and item.block_id == "p0")
    run = first.items[at]
    assert isinstance(run, TextRun)

    def with_run(*runs: TextRun) -> tuple[Page, ...]:
        return (replace(first, items=(*first.items[:at], *runs, *first.items[at + 1 :])), *others)

    assert accounted(paper, rules, with_run()) != []
    assert accounted(paper, rules, with_run(run, run)) != []
    assert accounted(paper, rules, with_run(run._replace(block_id="p1"))) != []
    assert accounted(paper, rules, with_run(run._replace(text=run.text[:-1]))) != []
    assert overlaps(with_run(run._replace(baseline=run.baseline + 15))) != []
    assert overlaps(with_run(run, run._replace(x=run.x + 100))) != []
    assert outside(with_run(run._replace(x=run.x + 40)), rules) != []
    assert outside(with_run(run._replace(baseline=820.0)), rules) != []
    assert accounted(paper, rules, with_run(run)) == overlaps(with_run(run)) == outside(with_run(run), rules) == []
