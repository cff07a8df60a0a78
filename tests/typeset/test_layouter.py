"""A layout that follows edits gives the pages of a fresh one, and the very same objects where nothing changed."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.document import Block, Cell, Document, Footnote, Level, Orientation, Run, Table, text_runs
from desktop.domain.edits import set_runs, split
from desktop.domain.notes import insert_footnote
from desktop.domain.standards import Standard
from desktop.domain.tables import set_cell
from desktop.services.library import standards
from desktop.typeset import MissingGlyph, Page, iter_pages, lay_out_document
from desktop.typeset.layouter import Layouter
from desktop.typeset.rows import part_rows
from tests.domain.documents import plans
from tests.typeset.editing import edits_of
from tests.typeset.plans import SENTENCE, block, paragraphs, union_plan

UNION = standards()["nd30_union"]


def long_plan(count: int = 60) -> Document:
    """About eight pages: sections of ten paragraphs each, and an appendix with a table."""
    sections = tuple(
        block(f"s{start}", Level.SECTION, f"NHIỆM VỤ {start}", *numbered(start)) for start in range(0, count, 10)
    )
    return union_plan(*sections, appendix_rows=12)


def numbered(start: int) -> tuple[Block, ...]:
    """Ten paragraphs of different lengths."""
    return tuple(
        block(f"p{n}", Level.PARAGRAPH, f"{SENTENCE} Việc thứ {n}. {(SENTENCE * 2)[: n * 97 % 600]}")
        for n in range(start, start + 10)
    )


def changed(before: tuple[Page, ...], after: tuple[Page, ...]) -> list[int]:
    """The numbers of the pages (from 1) that are other objects than before."""
    return [n for n, (old, new) in enumerate(zip(before, after, strict=True), start=1) if old is not new]


def page_of(pages: tuple[Page, ...], block_id: str) -> int:
    """The first page that shows a block, from 1."""
    return next(n for n, page in enumerate(pages, 1) if any(item.block_id == block_id for item in page.items))


@pytest.fixture
def layouter() -> Layouter:
    return Layouter(UNION)


def test_the_same_document_again_gives_the_same_pages(layouter: Layouter) -> None:
    plan = long_plan()
    assert changed(layouter.pages(plan), layouter.pages(plan)) == []


def test_an_equal_document_gives_the_same_pages(layouter: Layouter) -> None:
    """Such as the one that was saved and read again: nothing in it is the same object."""
    assert changed(layouter.pages(long_plan()), layouter.pages(long_plan())) == []


def test_a_letter_changes_the_page_it_is_on(layouter: Layouter) -> None:
    plan = long_plan()
    before = layouter.pages(plan)
    after = layouter.pages(
        set_runs(plan, "p33", text_runs(f"{SENTENCE} Việc thứ 33a. {(SENTENCE * 2)[: 33 * 97 % 600]}"))
    )
    assert changed(before, after) == [page_of(before, "p33")]
    assert after == lay_out_document(
        set_runs(plan, "p33", text_runs(f"{SENTENCE} Việc thứ 33a. {(SENTENCE * 2)[: 33 * 97 % 600]}")), UNION
    )


def test_a_line_more_moves_pages_until_breaks_agree_again(layouter: Layouter) -> None:
    """Items of one to three lines are never parted, so that a page has room for a line more now and then."""
    plan = union_plan(*[block(f"d{n}", Level.DASH, SENTENCE[: 30 + n * 83 % 200] + f" {n}.") for n in range(600)])
    before = layouter.pages(plan)
    edited = set_runs(plan, "d31", text_runs(SENTENCE + " 31."))
    after = layouter.pages(edited)
    first = page_of(before, "d31")
    assert first <= changed(before, after)[0] <= changed(before, after)[-1] < len(before) - 4
    assert after == lay_out_document(edited, UNION)


def test_undo_gives_the_pages_back(layouter: Layouter) -> None:
    plan = long_plan()
    before = layouter.pages(plan)
    edited = layouter.pages(set_runs(plan, "p31", text_runs("Ngắn.")))
    after = layouter.pages(plan)
    assert after == before
    assert changed(edited, after) == changed(before, edited)


def test_a_page_more_numbers_the_pages_after_it_anew(layouter: Layouter) -> None:
    plan = long_plan()
    before = layouter.pages(plan)
    edited = replace(plan, body=(*plan.body[:3], *paragraphs(40, "x"), *plan.body[3:]))
    after = layouter.pages(edited)
    assert len(after) > len(before)
    assert after == lay_out_document(edited, UNION)


def test_a_new_heading_changes_the_numbers_of_those_after_it(layouter: Layouter) -> None:
    plan = long_plan()
    layouter.pages(plan)
    edited = replace(plan, body=(block("new", Level.SECTION, "MỤC MỚI"), *plan.body))
    assert layouter.pages(edited) == lay_out_document(edited, UNION)


def test_articles_after_a_new_one_are_numbered_anew(layouter: Layouter) -> None:
    chapters = tuple(
        block(f"h{n}", Level.CHAPTER, "QUY ĐỊNH", *[block(f"a{n}{m}", Level.ARTICLE, SENTENCE) for m in range(9)])
        for n in range(4)
    )
    plan = union_plan(*chapters)
    layouter.pages(plan)
    edited = split(plan, "a12", 20, "fresh")
    assert layouter.pages(edited) == lay_out_document(edited, UNION)


def test_a_note_before_others_numbers_them_anew(layouter: Layouter) -> None:
    plan = long_plan()
    for number, place in enumerate(("p40", "p12", "p5")):
        plan = insert_footnote(plan, place, 40, f"n{number}")
        assert layouter.pages(plan) == lay_out_document(plan, UNION)


def test_the_text_of_a_note_changes_the_page_that_cites_it(layouter: Layouter) -> None:
    plan = insert_footnote(insert_footnote(long_plan(), "p40", 40, "n1"), "p12", 40, "n2")
    before = layouter.pages(plan)
    notes = tuple(
        replace(note, runs=text_runs("Báo cáo năm 2025.")) if note.id == "n1" else note for note in plan.footnotes
    )
    after = layouter.pages(replace(plan, footnotes=notes))
    assert changed(before, after) == [page_of(before, "p40")]
    assert after == lay_out_document(replace(plan, footnotes=notes), UNION)


def test_notes_follow_their_marks_as_a_row_over_pages_grows(layouter: Layouter) -> None:
    """The marks stand in the middle and at the end of one cell of one page up to four; a note's words change too."""
    for letters in (*range(0, 6000, 750), 5300, 900):
        text = (SENTENCE * 20)[:letters]
        cell = Cell((Run(f"Một {text}"), Run(footnote="n1"), Run(text), Run(footnote="n2")))
        plan = union_plan(Block("t", Level.TABLE, table=Table(((cell,),), header_rows=0)), *paragraphs(12))
        for words in ("Chú thích.", SENTENCE * (letters // 500)):
            noted = replace(plan, footnotes=(Footnote("n1", (Run(words),)), Footnote("n2", (Run("Chú thích."),))))
            assert layouter.pages(noted) == lay_out_document(noted, UNION) == tuple(iter_pages(noted, UNION))


def test_a_cell_changes_its_page_of_the_appendix_alone(layouter: Layouter) -> None:
    plan = long_plan()
    before = layouter.pages(plan)
    after = layouter.pages(set_cell(plan, "table", 3, 3, text_runs("Quý IV/2026")))
    assert {before[n - 1].part for n in changed(before, after)} == {"a1"}


def test_the_head_of_the_paper_changes_page_1_alone(layouter: Layouter) -> None:
    plan = long_plan()
    before = layouter.pages(plan)
    after = layouter.pages(replace(plan, header=replace(plan.header, number="06")))
    assert changed(before, after) == [1]


def test_a_letter_that_cannot_be_printed_is_refused_and_forgotten(layouter: Layouter) -> None:
    plan = long_plan()
    before = layouter.pages(plan)
    with pytest.raises(MissingGlyph):
        layouter.pages(set_runs(plan, "p31", text_runs("漢")))
    assert changed(before, layouter.pages(plan)) == []


def test_appendices_without_an_id_of_their_own_are_all_printed(layouter: Layouter) -> None:
    """A file may have such, though no edit makes them."""
    plan = long_plan(10)
    plan = replace(plan, appendices=tuple(replace(plan.appendices[0], id=one) for one in ("", "a", "a")))
    assert layouter.pages(plan) == layouter.pages(plan) == lay_out_document(plan, UNION)


def test_pages_one_by_one_are_those_of_the_whole() -> None:
    plan = insert_footnote(long_plan(), "p12", 40, "n1")
    assert tuple(iter_pages(plan, UNION)) == lay_out_document(plan, UNION) == Layouter(UNION).pages(plan)


def test_pages_come_before_the_whole_is_laid_out() -> None:
    """A letter that paper refuses on the last page does not hold up the first."""
    plan = set_runs(long_plan(), "p59", text_runs("漢"))
    pages = iter_pages(plan, UNION)
    assert next(pages).number == 1
    with pytest.raises(MissingGlyph):
        list(pages)


def wide_table(columns: int) -> Table:
    """A table of so many columns of long words."""
    return Table(tuple(tuple(Cell(text_runs(f"Nghiêng{n}ngả{row}")) for n in range(columns)) for row in range(4)))


def test_pages_of_an_appendix_turn_as_its_tables_grow(layouter: Layouter) -> None:
    plan = long_plan()
    auto = replace(plan.appendices[0], orientation=Orientation.AUTO)
    for columns in (3, 11, 11, 4):
        table = Block("table", Level.TABLE, table=wide_table(columns))
        edited = replace(plan, appendices=(replace(auto, blocks=(table,)),))
        pages = layouter.pages(edited)
        assert (pages[-1].width_pt > pages[-1].height_pt) == (columns == 11)
        assert pages == lay_out_document(edited, UNION)


def test_memory_does_not_grow_with_keys(layouter: Layouter) -> None:
    plan = long_plan(20)

    def type_words(start: int) -> int:
        for number in range(start, start + 80):
            layouter.pages(set_runs(plan, "p11", text_runs(f"{SENTENCE} x{number}")))
        part_rows.cache_clear()  # it holds a few hundred at most
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = type_words(0)
        assert type_words(80) - before < 40_000  # the widths of 80 new words; a page takes as much
    finally:
        tracemalloc.stop()


@st.composite
def days(draw: st.DrawFn) -> list[Document]:
    """A plan of some pages, and what it becomes edit by edit; now and then an edit or several are undone."""
    drawn = draw(plans(14))
    filler = Run(" " + " ".join([SENTENCE] * draw(st.integers(0, 6))))
    body = tuple(replace(one, runs=(*one.runs, filler)) if not one.table else one for one in drawn.body)
    notes = (Footnote("n1", (Run("Chú thích: " + SENTENCE * draw(st.integers(0, 12))),)), Footnote("n2"))
    plan = replace(
        union_plan(*paragraphs(draw(st.integers(0, 6)), "w"), *body), appendices=drawn.appendices, footnotes=notes
    )
    versions = [plan]
    for number in range(draw(st.integers(1, 6))):
        if draw(st.integers(0, 5)) == 0:
            versions.append(draw(st.sampled_from(versions)))
        else:
            versions.append(draw(edits_of(versions[-1], f"fresh{number}"))(versions[-1]))
    return versions


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(days(), st.sampled_from(sorted(standards())))
def test_any_day_of_edits_gives_the_pages_of_a_fresh_layout(versions: list[Document], standard_id: str) -> None:
    standard = standards()[standard_id]
    layouter = Layouter(standard)
    before: tuple[Page, ...] = ()
    for version in versions:
        pages = layouter.pages(version)
        assert pages == lay_out_document(version, standard)
        check_kept(before, pages, standard)
        before = pages


def check_kept(before: tuple[Page, ...], after: tuple[Page, ...], standard: Standard) -> None:
    """Pages of the same part and number that are equal are the same."""
    old = {(page.part, page.number): page for page in before}
    for page in after:
        kept = old.get((page.part, page.number))
        assert kept is None or kept is page or kept != page, standard.id
