"""The caret on the page: it stands at the very letter, goes along with typing, and a click is its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.domain.appendices import title_key
from desktop.domain.document import Appendix, Block, Cell, Document, Footnote, Level, Run, Table, text_runs
from desktop.domain.edits import set_runs
from desktop.services.library import standard_of
from desktop.typeset import lay_out_document
from desktop.typeset.metrics import text_width
from desktop.typeset.page import Page, TextRun
from desktop.ui.pages import PagesView
from desktop.ui.pages.clicks import Target, target_of
from desktop.ui.pages.places import Area, Hit, PagePlaces
from desktop.ui.theme import TOKENS
from tests.ui.pages.conftest import LINE, plan

Open = Callable[[Document], PagesView]


def laid_out(document: Document) -> tuple[Page, ...]:
    return lay_out_document(document, standard_of(document))


def runs_of(pages: tuple[Page, ...], block_id: str) -> list[TextRun]:
    return [
        item
        for page in pages
        for item in page.items
        if isinstance(item, TextRun) and item.block_id == block_id and not item.spot
    ]


def caret(pages: tuple[Page, ...], block_id: str, words: str, offset: int) -> Area:
    found = PagePlaces(pages).caret(block_id, words, offset)
    assert found is not None
    return found


def with_note() -> Document:
    words = (Run("Theo Nghị quyết"), Run(footnote="n1"), Run(" của Ban Chấp hành."))
    body = (Block("b1", Level.PARAGRAPH, words),)
    return replace(plan(1), body=body, footnotes=(Footnote("n1", text_runs("Nghị quyết số 02-NQ/TW.")),))


def with_table() -> Document:
    rows = ((Cell(text_runs("Nhiệm vụ")), Cell(text_runs("Thời hạn"))), (Cell(text_runs(LINE)), Cell()))
    table = Block("t1", Level.TABLE, table=Table(rows, widths=(0.5, 0.5)))
    return Document("d1", standard="nd30_union", body=(table,))


# Where the caret stands


def test_before_the_first_letter_it_stands_behind_the_label() -> None:
    pages = laid_out(plan(1))
    first = runs_of(pages, "s1c1")[0]
    label = text_width("1. ", first.face, first.size) + first.word_space
    spot = caret(pages, "s1c1", LINE, 0)
    assert spot.left == spot.right == pytest.approx(first.x + label)
    assert spot.top < first.baseline < spot.bottom


def test_within_a_line_it_stands_at_the_letter() -> None:
    pages = laid_out(plan(1))
    second = runs_of(pages, "s1c1")[-1]
    start = LINE.index(second.text)
    for letters in (1, 4, 9, len(second.text)):
        before = second.text[:letters]
        spot = caret(pages, "s1c1", LINE, start + letters)
        width = text_width(before.rstrip(), second.face, second.size)
        blanks = before.count(" ") * second.word_space + text_width(before, second.face, second.size) - width
        assert spot.left == pytest.approx(second.x + width + blanks)
        assert spot.top < second.baseline < spot.bottom


def test_behind_the_blank_that_ends_a_line_it_stands_at_the_next_line() -> None:
    pages = laid_out(plan(1))
    first, second = runs_of(pages, "s1c1")[:2]
    start = LINE.index(second.text)
    assert caret(pages, "s1c1", LINE, start).left == pytest.approx(second.x)
    assert caret(pages, "s1c1", LINE, start - 1).top < first.baseline < caret(pages, "s1c1", LINE, start - 1).bottom


def test_blanks_that_are_being_typed_move_it() -> None:
    pages = laid_out(plan(1))
    end = caret(pages, "s1c1", LINE, len(LINE))
    one = caret(pages, "s1c1", LINE + "  ", len(LINE) + 1)
    two = caret(pages, "s1c1", LINE + "  ", len(LINE) + 2)
    assert end.left < one.left < two.left


def test_on_the_page_where_a_block_goes_on() -> None:
    words = " ".join([LINE] * 40)
    long = Block("b1", Level.PARAGRAPH, text_runs(words))
    pages = laid_out(Document("d1", standard="nd30_union", body=(long,)))
    assert caret(pages, "b1", words, 0).page == 0
    assert caret(pages, "b1", words, len(words)).page == 1


def test_behind_the_mark_of_a_note_it_goes_on_with_the_words() -> None:
    document = with_note()
    pages = laid_out(document)
    words = "Theo Nghị quyết\ufffc của Ban Chấp hành."
    before, behind = caret(pages, "b1", words, 15), caret(pages, "b1", words, 18)
    assert before.left < behind.left
    assert before.top == pytest.approx(behind.top)


def test_a_block_that_no_page_shows_has_none() -> None:
    assert PagePlaces(laid_out(plan(1))).caret("nothing", "", 0) is None


# What a click means


def hit_at(pages: tuple[Page, ...], number: int, run: TextRun, letters: int) -> Hit:
    x = run.x + text_width(run.text[:letters], run.face, run.size) + run.text[:letters].count(" ") * run.word_space
    hit = PagePlaces(pages).hit(number, x + 0.1, run.baseline - run.size / 3)
    assert hit is not None
    return hit


@pytest.mark.parametrize("letters", [0, 1, 5, 12, 30])
def test_a_click_and_the_caret_are_each_other_turned_round(letters: int) -> None:
    document = plan(1)
    pages = laid_out(document)
    second = runs_of(pages, "s1c1")[-1]
    target = target_of(document, hit_at(pages, 0, second, letters))
    assert target == Target("s1c1", LINE.index(second.text) + letters)
    assert caret(pages, "s1c1", LINE, target.offset).left == pytest.approx(hit_x(second, letters))


def hit_x(run: TextRun, letters: int) -> float:
    before = run.text[:letters]
    return run.x + text_width(before, run.face, run.size) + before.count(" ") * run.word_space


def test_a_click_on_a_note_goes_to_its_mark() -> None:
    document = with_note()
    pages = laid_out(document)
    note = next(item for item in pages[0].items if item.block_id == "n1" and isinstance(item, TextRun))
    assert target_of(document, hit_at(pages, 0, note, 0)) == Target("b1", 15, note="n1")


def test_a_click_in_a_cell_names_the_cell() -> None:
    document = with_table()
    pages = laid_out(document)
    cell = next(item for item in pages[0].items if isinstance(item, TextRun) and item.text.startswith("Thời"))
    hit = hit_at(pages, 0, cell, 2)
    assert (hit.block_id, hit.spot) == ("t1", "0:1")
    assert target_of(document, hit) == Target("t1", cell=(0, 1))


def test_the_title_of_an_appendix_is_a_line_of_its_own() -> None:
    document = replace(plan(1), appendices=(Appendix("a1", "Biểu chỉ tiêu"),))
    assert target_of(document, Hit("a1", "", "Phụ lụcBiểu chỉ tiêu", 12)) == Target(title_key("a1"), 5)


def test_the_title_is_typed_with_the_head() -> None:
    assert target_of(plan(1), Hit("title", "", "KẾ HOẠCH", 3)) == Target("header")


@pytest.mark.parametrize(
    "part", ["header", "recipients", "signature", "addressed-to", "circulation", "contact", "copy"]
)
def test_parts_of_the_paper_lead_to_their_fields(part: str) -> None:
    assert target_of(plan(1), Hit(part, "", "Nơi nhận:", 3)).key == part


# In the pane


def settle(qtbot: QtBot, view: PagesView) -> None:
    qtbot.waitUntil(lambda: not view.busy and not view._turn.isActive(), timeout=10_000)


def write(view: PagesView, text: str) -> None:
    """Type as the sheet does: the words change, then the cursor moves."""
    view._session.apply("Gõ", lambda document: set_runs(document, "s1c1", text_runs(text)))
    view.show_caret("s1c1", len(text))


def test_the_caret_is_painted_at_its_letter(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(1))
    view.show_caret("s1c2", 4)
    settle(qtbot, view)
    canvas = view._canvas
    place = canvas._caret
    assert place is not None
    spot = canvas._rect_of(place).center().toPoint() - canvas._origin()
    seen = canvas.viewport().grab().toImage()
    around = {seen.pixelColor(x, spot.y()).name() for x in range(spot.x() - 2, spot.x() + 3)}
    assert QColor(TOKENS["accent"][0]).name() in around


def test_the_caret_goes_along_with_typing(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(1))
    places = []
    for text in ("C", "Cô", "Côn", "Công", "Công ", "Công đ"):
        write(view, text)
        settle(qtbot, view)
        assert view._canvas._caret is not None
        places.append(view._canvas._caret.left)
    assert places == sorted(places)
    assert len(set(places)) == 6


def test_while_pages_are_behind_the_caret_waits_for_them(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(1))
    view.show_caret("s1c1", 2)
    settle(qtbot, view)
    before = view._canvas._caret
    view._session.apply("Gõ", lambda document: set_runs(document, "s1c1", text_runs("Mới")))
    view.show_caret("s1c1", 3)
    view._show_caret()  # the pages of this draft are not there yet
    assert view._canvas._caret == before
    settle(qtbot, view)
    assert view._canvas._caret != before


def test_a_caret_out_of_view_is_brought_into_it(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(20))
    view.show_caret("s15c3", 5)
    settle(qtbot, view)
    canvas = view._canvas
    assert canvas._caret is not None
    top = canvas._rect_of(canvas._caret).top() - canvas._origin().y()
    assert 0 <= top < canvas.viewport().height()
    canvas.go_to_page(1)  # the clerk looks elsewhere: nothing pulls the view back
    view.show_caret("s15c3", 5)
    settle(qtbot, view)
    assert view.page == 1


def test_a_table_has_a_mark_and_no_caret(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(with_table())
    view.show_block("t1")
    view.show_caret("t1", 0)
    settle(qtbot, view)
    assert view._canvas._caret is None


def test_no_place_takes_the_caret_away(qtbot: QtBot, open_pages: Open) -> None:
    view = open_pages(plan(1))
    view.show_caret("s1c1", 2)
    settle(qtbot, view)
    view.show_caret("", 0)
    settle(qtbot, view)
    assert view._canvas._caret is None
