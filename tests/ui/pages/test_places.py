"""Which block stands where: what the mark covers and what a click means."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Copy,
    Document,
    Header,
    Level,
    Orientation,
    Run,
    Signature,
    Table,
    text_runs,
)
from desktop.services.library import standard_of
from desktop.typeset import lay_out_document
from desktop.typeset.page import COPY, HEADER, PAGE_NUMBER, SIGNATURE, Page, TextRun
from desktop.ui.pages.places import PagePlaces
from tests.ui.pages.conftest import LINE, plan


def laid_out(document: Document) -> tuple[Page, ...]:
    return lay_out_document(document, standard_of(document))


def test_a_block_covers_its_lines_and_the_whole_column() -> None:
    pages = laid_out(plan(2))
    places = PagePlaces(pages)
    (area,) = places.areas("s1c2")
    runs = [item for item in pages[0].items if isinstance(item, TextRun) and item.block_id == "s1c2"]
    assert len({run.baseline for run in runs}) == 2
    assert area.page == 0
    assert area.top < runs[0].baseline - runs[0].size / 2
    assert area.bottom > runs[-1].baseline
    neighbour = places.areas("s1c3")[0]
    assert (area.left, area.right) == (neighbour.left, neighbour.right)
    assert area.bottom < neighbour.top + 6  # their paddings may touch, their lines not


def test_a_block_on_two_pages_has_an_area_on_each() -> None:
    long = Block("b1", Level.PARAGRAPH, text_runs(" ".join([LINE] * 40)))
    areas = PagePlaces(laid_out(Document("d1", standard="nd30_union", body=(long,)))).areas("b1")
    assert [area.page for area in areas] == [0, 1]


def test_parts_of_the_paper_are_marked_no_wider_than_they_are() -> None:
    pages = laid_out(plan(1))
    places = PagePlaces(pages)
    (signature,) = places.areas(SIGNATURE)
    assert signature.left > pages[0].width_pt / 3
    assert len(places.areas(HEADER)) == 1


def test_a_copy_after_an_appendix_is_found_and_hit_on_its_page() -> None:
    appendix = Appendix("a1", "Danh sách", orientation=Orientation.LANDSCAPE, blocks=(Block("x1", runs=(Run(LINE),)),))
    copy = Copy(header=Header(issuer="CÔNG ĐOÀN CƠ SỞ"), signature=Signature(post="CHỦ TỊCH", signer="Lê Bình"))
    pages = laid_out(replace(plan(1), appendices=(appendix,), copy=copy))
    places = PagePlaces(pages)
    (area,) = places.areas(COPY)
    (text,) = places.areas("x1")
    assert area.page == text.page == len(pages) - 1
    assert area.top > text.bottom - 6
    hit = places.hit(area.page, area.right - 30, (area.top + area.bottom) / 2)
    assert hit is not None
    assert hit.block_id == COPY


def test_an_unknown_block_and_no_block_cover_nothing() -> None:
    places = PagePlaces(laid_out(plan(1)))
    assert places.areas("nothing") == ()
    assert places.areas("") == ()


def test_every_line_is_found_where_it_was_placed() -> None:
    pages = laid_out(plan(6, appendix=True))
    places = PagePlaces(pages)
    for number, page in enumerate(pages):
        for item in page.items:
            if isinstance(item, TextRun) and item.block_id != PAGE_NUMBER and item.text.strip():
                assert places.block_at(number, item.x + 1, item.baseline - item.size / 3) == item.block_id


def test_a_click_beside_or_just_under_a_line_means_that_line() -> None:
    pages = laid_out(plan(1))
    places = PagePlaces(pages)
    last = [item for item in pages[0].items if isinstance(item, TextRun) and item.block_id == "s1c1"][-1]
    assert places.block_at(0, pages[0].width_pt - 10, last.baseline - 2) == "s1c1"
    assert places.block_at(0, last.x, last.baseline + 5) == "s1c1"
    assert places.block_at(0, 300, 5) == ""


def test_an_empty_cell_belongs_to_its_table() -> None:
    rows = ((Cell(text_runs("Nhiệm vụ")), Cell(text_runs("Thời hạn"))), (Cell(text_runs(LINE)), Cell()))
    table = Block("t1", Level.TABLE, table=Table(rows, widths=(0.5, 0.5)))
    pages = laid_out(Document("d1", standard="nd30_union", body=(table,)))
    places = PagePlaces(pages)
    (area,) = places.areas("t1")
    assert places.block_at(0, area.right - 40, area.bottom - 20) == "t1"
