"""Filling pages: notes at the foot of the page that cites them, breaks only where rows allow, nothing for ever."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.document import Block, Cell, Document, Footnote, Level, Run, Table
from desktop.services.library import standards
from desktop.typeset import TextRun, lay_out_document
from desktop.typeset.dress import Dress
from desktop.typeset.pagination import paginate
from desktop.typeset.rows import Row
from tests.typeset.plans import SENTENCE, block, paragraphs, printed, union_plan, with_note
from tests.typeset.test_head import near

FRAME = Dress(standards()["nd30_union"]).frame()
LINES = int(FRAME.height / 20)


def rows(count: int, **fields: object) -> list[Row]:
    return [Row(20.0)._replace(**fields) for _ in range(count)]  # type: ignore[arg-type]  # fields by name


def shape(content: list[Row]) -> list[int]:
    """How many rows each page holds."""
    return [len(page.rows) for page in paginate(content, FRAME, lambda note: (), 16)]


def test_pages_are_filled() -> None:
    assert shape(rows(2 * LINES + 1)) == [LINES, LINES, 1]
    assert shape([]) == [0]


def test_no_page_ends_after_a_row_that_keeps_its_next() -> None:
    content = [*rows(LINES - 2), *rows(3, keep_next=True), *rows(5)]
    assert shape(content) == [LINES - 2, 8]


def test_a_chain_longer_than_a_page_is_broken_all_the_same() -> None:
    assert shape(rows(2 * LINES, keep_next=True)) == [LINES, LINES]


def test_the_gap_at_the_top_of_a_page_is_dropped() -> None:
    content = [*rows(LINES), Row(20.0, gap=12.0)]
    pages = paginate(content, FRAME, lambda note: (), 16)
    assert pages[1].rows[0][0] == 0


def test_notes_that_find_no_room_are_carried_to_the_next_page() -> None:
    notes = tuple(rows(LINES * 2))
    content = [Row(20.0, notes=("n",)), *rows(3)]
    pages = paginate(content, FRAME, lambda note: notes, 16)
    assert sum(len(page.notes) for page in pages) == LINES * 2
    assert sum(len(page.rows) for page in pages) == 4
    for page in pages:
        last = page.rows[-1][0] + 20 if page.rows else 0
        assert not page.notes or last + 16 <= page.notes[0][0] + 0.02


def test_a_note_stands_at_the_foot_of_the_page_that_cites_it() -> None:
    plan = with_note(union_plan(*paragraphs(12)), "Chương trình số 01 của Liên đoàn Lao động tỉnh.")
    first, second = printed(plan)[:2]
    note = first.line("1 Chương trình số 01")
    assert note.letters[2].size == 11
    assert note.y > 265
    rule = max(first.level_rules(), key=lambda rule: rule.top)
    assert (rule.left, rule.length) == (near(30), near(50))
    assert rule.top < note.y - 3
    assert "Chương trình số 01" not in second.text


def test_a_note_moves_with_its_line() -> None:
    """Where line and note do not fit together, both go to the next page."""
    for count in range(3, 9):
        plan = with_note(union_plan(*paragraphs(1)), "Ghi chú dài. " * 30)
        plan = replace(plan, preamble=(*paragraphs(count, "z"), *plan.preamble))
        for page in printed(plan):
            words = " ".join(page.text.split())
            assert ("Ban Thường vụ1" in words) == ("1 Ghi chú dài." in words)


def test_the_number_of_a_note_is_raised_and_small() -> None:
    page = printed(with_note(union_plan(), "Ghi chú."))[0]
    letters = page.line("Ban Thường vụ1 ban hành").letters
    mark = next(letter for letter in letters if letter.text == "1")
    base = letters[0]
    assert mark.size < 0.75 * base.size
    assert mark.y < base.y - 1


def test_notes_without_a_mark_are_printed_too() -> None:
    plan = replace(union_plan(), footnotes=(Footnote("lost", (Run("Ghi chú không có dấu."),)),))
    assert any("Ghi chú không có dấu." in page.text for page in printed(plan))


def test_a_mark_in_a_table_brings_its_note_to_the_page() -> None:
    rows_of_cells = ((Cell((Run("TT"),)),), (Cell((Run("Nội dung"), Run(footnote="n"))),))
    plan = union_plan(Block("t", Level.TABLE, table=Table(rows_of_cells)))
    plan = replace(plan, footnotes=(Footnote("n", (Run("Ghi chú của bảng."),)),))
    assert printed(plan)[0].line("1 Ghi chú của bảng.").y > 265


def test_runs_of_a_block_are_found_by_its_id() -> None:
    pages = lay_out_document(union_plan(block("mine", Level.PARAGRAPH, SENTENCE)), standards()["nd30_union"])
    words = [
        item.text for page in pages for item in page.items if isinstance(item, TextRun) and item.block_id == "mine"
    ]
    assert " ".join(words) == SENTENCE


def test_headings_of_the_outline_name_their_page() -> None:
    pages = lay_out_document(union_plan(appendix_rows=2), standards()["nd30_union"])
    headings = [(heading.depth, heading.text) for page in pages for heading in page.headings]
    assert headings == [
        (0, "I. MỤC ĐÍCH, YÊU CẦU"),
        (1, "1. Mục đích"),
        (0, "II. NHIỆM VỤ"),
        (1, "1. Tuyên truyền"),
        (0, "Phụ lục. Phân công nhiệm vụ"),
    ]


def test_an_empty_document_has_one_page() -> None:
    assert len(lay_out_document(Document("d"), standards()["nd30_union"])) == 1
