"""Filling pages: notes at the foot of the page that cites them, breaks only where rows allow, nothing for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.document import Block, Cell, Document, Footnote, Level, Run, Table
from desktop.services.library import standards
from desktop.typeset import Page, TextRun, lay_out_document
from desktop.typeset.dress import Dress
from desktop.typeset.layouter import Layouter
from desktop.typeset.page import CONTACT, NOTE_SPOT, PAGE_NUMBER, SIGNATURE
from desktop.typeset.pagination import paginate
from desktop.typeset.rows import Row
from tests.typeset.plans import SENTENCE, block, paragraphs, printed, task_table, union_plan, with_note
from tests.typeset.test_head import near

UNION = standards()["nd30_union"]
FRAME = Dress(UNION).frame()
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


def test_a_short_note_moves_with_its_line() -> None:
    """Where line and note do not fit together and little room is left, both go to the next page."""
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


@pytest.mark.parametrize("before", range(400, 12_000, 800))
def test_a_note_of_a_row_over_pages_stands_where_its_mark_does(before: int) -> None:
    """Notes of the first words of a cell, of its middle and of its end, on one page up to four."""
    plan = cited_in_a_cell(before, "Ghi chú.")
    cited: list[str] = []
    for page in lay_out_document(plan, UNION):
        marks = [item.spot for item in texts_of(page) if item.block_id == "t" and item.spot.startswith(NOTE_SPOT)]
        notes = {item.block_id for item in texts_of(page) if item.block_id in ("n1", "n2", "n3")}
        assert {NOTE_SPOT + note for note in notes} == set(marks)
        cited.extend(marks)
    assert cited == [NOTE_SPOT + note for note in ("n1", "n2", "n3")]


def test_a_row_goes_on_beside_a_note_that_goes_on() -> None:
    pages = lay_out_document(cited_in_a_cell(9000, SENTENCE * 12), UNION)
    shown_on = [number for number, page in enumerate(pages) if any(item.block_id == "t" for item in page.items)]
    assert shown_on == list(range(5))  # no page of notes alone parts the row
    for note in ("n1", "n2", "n3"):
        shown = [item.text for page in pages for item in texts_of(page) if item.block_id == note]
        assert "".join(shown).count("85%") == 12


def cited_in_a_cell(letters: int, note: str) -> Document:
    """A plan with a table of one row: a mark after its first words, one in the middle and one at the end."""
    text = (SENTENCE * 200)[: letters // 2]
    marks = [Run(footnote=f"n{number}") for number in (1, 2, 3)]
    cell = Cell((Run("Một"), marks[0], Run(text), marks[1], Run(text), marks[2]))
    plan = union_plan(*paragraphs(2), Block("t", Level.TABLE, table=Table(((cell,),), header_rows=0)))
    return replace(plan, footnotes=tuple(Footnote(f"n{number}", (Run(note),)) for number in (1, 2, 3)))


def test_the_mark_in_a_heading_brings_its_note_to_the_page() -> None:
    heading = Block("h", Level.SECTION, (Run("NHIỆM VỤ"), Run(footnote="n")))
    plan = union_plan(*paragraphs(7), heading, *paragraphs(3, "q"))
    plan = replace(plan, footnotes=(Footnote("n", (Run("Ghi chú của mục."),)),))
    for page in lay_out_document(plan, UNION):
        shown = {item.block_id for item in page.items}
        assert ("h" in shown) == ("n" in shown)


def test_a_long_note_goes_on_under_a_rule_of_its_own() -> None:
    plan = with_note(union_plan(*paragraphs(9)), SENTENCE * 16)
    parts = [[line for line in page.lines if line.size == near(11)] for page in printed(plan)[:2]]
    rules = [[rule for rule in page.level_rules() if rule.length == near(50)] for page in printed(plan)[:2]]
    assert all(len(lines) >= 2 for lines in parts)
    for (rule,), lines in zip(rules, parts, strict=True):
        assert rule.left == near(30)
        assert rule.top < lines[0].y


def lines_of(pages: tuple[Page, ...], block_id: str) -> list[int]:
    """How many lines of a block stand on each page that has any."""
    baselines = [{item.baseline for item in texts_of(page) if item.block_id == block_id} for page in pages]
    return [len(found) for found in baselines if found]


def texts_of(page: Page) -> list[TextRun]:
    return [item for item in page.items if isinstance(item, TextRun)]


def test_no_line_of_an_item_stands_alone_at_the_end_or_the_beginning_of_a_page() -> None:
    items = [block(f"d{n}", Level.DASH, (SENTENCE * 3)[: 20 + n * 131 % 700] + ".") for n in range(120)]
    pages = lay_out_document(union_plan(*items), UNION)
    parted = [found for item in items if len(found := lines_of(pages, item.id)) > 1]
    assert len(parted) > 5
    assert all(count >= 2 for found in parted for count in found)


def test_a_line_that_announces_something_stays_with_it() -> None:
    for count in range(1, 12):
        text = [block(f"p{n}", Level.PARAGRAPH, "Một dòng.") for n in range(20 + count)]
        items = [block(f"d{n}", Level.DASH, SENTENCE) for n in range(3)]
        pages = lay_out_document(union_plan(*text, block("a", Level.PARAGRAPH, "Cụ thể như sau:"), *items), UNION)
        with_line = next(page for page in pages if any(item.block_id == "a" for item in page.items))
        assert len({item.baseline for item in texts_of(with_line) if item.block_id == "d0"}) >= 2


def test_two_lines_of_the_text_stand_above_the_signature() -> None:
    for length in range(20, 1500, 60):
        plan = union_plan(*paragraphs(5), block("last", Level.PARAGRAPH, (SENTENCE * 5)[:length] + "."))
        plan = replace(plan, closing=())
        page = next(
            page for page in lay_out_document(plan, UNION) if any(item.block_id == SIGNATURE for item in page.items)
        )
        own = {item.baseline for item in texts_of(page) if item.block_id.startswith(("p", "last"))}
        assert len(own - {item.baseline for item in texts_of(page) if item.block_id == PAGE_NUMBER}) >= 2


def test_two_lines_of_a_table_stand_above_the_signature() -> None:
    for rows_before in range(4, 14):
        table = Block("t", Level.TABLE, table=task_table(rows_before))
        plan = replace(union_plan(table), closing=())
        page = next(
            page for page in lay_out_document(plan, UNION) if any(item.block_id == SIGNATURE for item in page.items)
        )
        own = {item.baseline for item in texts_of(page) if item.block_id == "t" and item.spot[:2] != "0:"}
        assert len(own) >= 2


def test_a_row_of_a_table_is_never_cut_nor_its_head_left_alone() -> None:
    for before in range(12):
        text = [block(f"p{n}", Level.PARAGRAPH, "Một dòng.") for n in range(before)]
        plan = union_plan(*text, Block("t", Level.TABLE, table=task_table(14)))
        on_page = [
            {item.text for item in texts_of(page) if item.block_id == "t"} for page in lay_out_document(plan, UNION)
        ]
        for cells in filter(None, on_page):
            numbers = [number for number in range(1, 15) if str(number) in cells]
            assert numbers
            assert len([text for text in cells if text.startswith("Các cấp công đoàn")]) <= len(numbers)


def test_the_contact_line_takes_room_on_page_1_alone() -> None:
    plan = union_plan(*paragraphs(20))
    with_line = replace(plan, header=replace(plan.header, contact="Số 1, đường Hùng Vương, Bình An"))
    before, after = lay_out_document(plan, UNION), lay_out_document(with_line, UNION)
    bottom = max(item.baseline for item in texts_of(after[0]) if item.block_id not in (CONTACT, PAGE_NUMBER))
    contact = min(item.baseline for item in texts_of(after[0]) if item.block_id == CONTACT)
    assert bottom < contact - 12
    lowest = [max(item.baseline for item in texts_of(page)) for page in (before[1], after[1])]
    assert abs(lowest[0] - lowest[1]) < 20


@pytest.mark.parametrize(
    "plan",
    [
        union_plan(*[block(f"s{n}", Level.SECTION, f"MỤC {n}") for n in range(300)]),
        union_plan(block("w", Level.PARAGRAPH, "o" * 10_000)),
        union_plan(block("l", Level.PARAGRAPH, "\n" * 500)),
        union_plan(Block("t", Level.TABLE, table=replace(task_table(40), header_rows=40))),
        union_plan(Block("t", Level.TABLE, table=Table(((Cell((Run(SENTENCE * 60),)),),), 1))),
        union_plan(Block("t", Level.TABLE, table=Table(((Cell((Run(SENTENCE * 60),)),), (Cell((Run("Sau"),)),)), 1))),
        union_plan(Block("t", Level.TABLE, table=Table(((Cell((Run("x"),), 1, 200),), *[(Cell(),)] * 200), 0))),
        with_note(union_plan(), SENTENCE * 200),
        replace(union_plan(), footnotes=tuple(Footnote(f"n{n}", (Run(SENTENCE),)) for n in range(200))),
    ],
    ids=["headings", "word", "breaks", "heads", "cell", "head and cell", "span", "note", "notes"],
)
def test_layout_ends_whatever_it_is_given(plan: Document) -> None:
    pages = lay_out_document(plan, UNION)
    assert 1 < len(pages) < 100
    assert all(page.items for page in pages)


def test_blocks_may_stand_very_deep() -> None:
    deep = block("b0", Level.CLAUSE, "Sâu nhất")
    for number in range(1, 150):
        deep = block(f"b{number}", Level.CLAUSE, f"Mức {number}", deep)
    plan = union_plan(deep)
    assert Layouter(UNION).pages(plan) == lay_out_document(plan, UNION)


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
