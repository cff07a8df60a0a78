"""Tables and appendices: repeated heads, rows that are never cut, widths, spans, numbers of their own, lying pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from desktop.domain import exchange
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Document,
    Footnote,
    Level,
    Orientation,
    Run,
    Table,
    plain,
    trees,
    walk,
)
from desktop.domain.office import Office
from desktop.domain.templates import start_document
from desktop.resources import resource
from desktop.services.library import standard_of, standards, templates
from desktop.typeset import Rule, TextRun, lay_out_document
from tests.typeset.plans import HEADS, SENTENCE, printed, task_table, union_plan
from tests.typeset.reading import ReadPage
from tests.typeset.test_head import near


@pytest.fixture(scope="module")
def pages() -> list[ReadPage]:
    """The pages of an appendix of 30 tasks."""
    plan = union_plan(appendix_rows=30)
    whole = printed(plan)
    main = len(printed(replace(plan, appendices=())))
    return whole[main:]


def test_the_appendix_has_its_own_pages_and_numbers(pages: list[ReadPage]) -> None:
    assert len(pages) > 2
    assert not [line for line in pages[0].lines if line.text.isdigit() and line.y < 20]
    for number, page in enumerate(pages[1:], start=2):
        assert [line.text for line in page.lines if line.y < 20] == [str(number)]


def test_label_title_and_line_of_the_appendix(pages: list[ReadPage]) -> None:
    label, title, line = pages[0].line("Phụ lục"), pages[0].line("PHÂN CÔNG NHIỆM VỤ"), pages[0].line("(Kèm theo")
    assert (label.text, label.size, label.font) == ("Phụ lục", 14, "LiberationSerif-Bold")  # the only one: no number
    assert (title.font, line.font) == ("LiberationSerif-Bold", "LiberationSerif-Italic")
    assert [part.middle for part in (label, title)] == [near(112.5)] * 2


def test_several_appendices_are_numbered() -> None:
    plan = union_plan()
    both = (Appendix("a1", "Biểu một"), Appendix("a2", "Biểu hai"))
    texts = [page.text for page in printed(replace(plan, appendices=both))[-2:]]
    assert [text.split("\n")[0].strip() for text in texts] == ["Phụ lục I", "Phụ lục II"]


def test_the_head_row_is_repeated_on_every_page(pages: list[ReadPage]) -> None:
    for page in pages:
        words = " ".join(page.text.split())
        for head in HEADS:
            assert " ".join(head.split()) in words or all(word in words for word in head.split())
        heads = [line for line in page.lines if line.font == "LiberationSerif-Bold" and line.text == "TT"]
        assert len(heads) == 1


def test_rows_are_not_cut_and_come_in_order(pages: list[ReadPage]) -> None:
    numbers = []
    for page in pages:
        levels = sorted({round(rule.top, 1) for rule in page.level_rules()})
        tops = levels[:-1]
        for line in page.lines:
            if line.left < 40 and line.text.split()[0].isdigit() and line.y > 25 and line.size == 13:
                numbers.append(int(line.text.split()[0]))
                assert any(0 < line.y - top < 8 for top in tops)
        assert max(levels) <= 277.1
    assert numbers == list(range(1, 31))


def test_no_word_of_the_table_is_lost(pages: list[ReadPage]) -> None:
    words = " ".join(" ".join(page.text.split()) for page in pages)
    assert words.count("Quý II/2026") == 30
    assert words.count("hoàn thành tốt nhiệm vụ.") == 30


def test_the_table_fills_the_text_and_narrow_columns_are_centred(pages: list[ReadPage]) -> None:
    rules = [rule for rule in pages[1].level_rules() if rule.top > 25]
    assert (min(rule.left for rule in rules), max(rule.right for rule in rules)) == (near(30), near(195))
    edges = sorted({round(stroke.left, 1) for stroke in pages[1].strokes if not stroke.level})
    assert len(edges) == 6
    period = next(line for line in pages[1].lines if line.text == "Quý II/2026")
    assert period.middle == near((edges[3] + edges[4]) / 2)


def test_given_widths_are_kept() -> None:
    table = replace(task_table(2), widths=(2, 7, 4, 4, 3))
    plan = replace(union_plan(), appendices=(Appendix("a", "Biểu", blocks=(Block("t", Level.TABLE, table=table),)),))
    page = printed(plan)[-1]
    edges = sorted({round(stroke.left, 2) for stroke in page.strokes if not stroke.level})
    assert edges == [near(30 + 165 * share / 20) for share in (0, 2, 9, 13, 17, 20)]


@pytest.mark.parametrize("widths", [(1, 1), (0, 1, 1, 1, 1), (1, 1, 1, 1, 1e9), (1, 1, 1, 1, float("inf"))])
def test_widths_that_cannot_be_are_left_aside(widths: tuple[float, ...]) -> None:
    table = replace(task_table(2), widths=widths)
    plan = replace(union_plan(), appendices=(Appendix("a", "Biểu", blocks=(Block("t", Level.TABLE, table=table),)),))
    assert "Quý II/2026" in printed(plan)[-1].text


def test_a_row_taller_than_a_page_is_parted_without_losing_a_line() -> None:
    text = " ".join(f"từ{n}" for n in range(1500))
    table = Table((tuple(Cell((Run(head),)) for head in ("TT", "Nội dung")), (Cell((Run("1"),)), Cell((Run(text),)))))
    plan = union_plan(Block("t", Level.TABLE, table=table))
    pages = printed(plan)
    words = " ".join(" ".join(page.text.split()) for page in pages).split()
    assert [word for word in words if word.startswith("từ")] == text.split()
    for page in pages:
        assert max(line.y for line in page.lines) <= 277


def test_cells_that_span_cover_their_columns_and_rows() -> None:
    rows = (
        (Cell((Run("Chung"),), columns=2), Cell((Run("Riêng"),), rows=2)),
        (Cell((Run("A"),)), Cell((Run("B"),))),
        (Cell((Run("1"),)), Cell((Run("2"),)), Cell((Run("3"),))),
    )
    plan = union_plan(Block("t", Level.TABLE, table=Table(rows, 2, (1, 1, 1))))
    page = printed(plan)[0]
    assert page.line("Chung").middle == near(85)  # the middle of two columns of 55 mm
    assert page.line("Riêng").middle == near(167.5)
    inner = [stroke for stroke in page.strokes if not stroke.level and stroke.left == near(85)]
    assert inner, "the second row parts what the first one spans"


def test_words_of_a_cell_stay_inside_it() -> None:
    table = Table((tuple(Cell((Run("Điềukhôngthểngắtquãng" * 4),)) for _ in range(6)),) * 2, 0)
    pages = lay_out_document(union_plan(Block("t", Level.TABLE, table=table)), standards()["nd30_union"])
    for page in pages:
        edges = sorted({item.x1 for item in page.items if isinstance(item, Rule) and item.block_id == "t"})
        for item in page.items:
            if isinstance(item, TextRun) and item.block_id == "t":
                assert any(left < item.x < right for left, right in pairwise(edges))


def test_a_lying_appendix_lies() -> None:
    blocks = (Block("t", Level.TABLE, table=task_table(12)),)
    plan = replace(union_plan(), appendices=(Appendix("a", "Biểu", "", Orientation.LANDSCAPE, blocks),))
    pages = printed(plan)
    assert (pages[0].width, pages[0].height) == (near(210), near(297))
    lying = [page for page in pages if page.width > page.height]
    assert [(page.width, page.height) for page in lying] == [(near(297), near(210))] * len(lying)
    assert len(lying) > 1
    assert max(rule.right for rule in lying[-1].level_rules()) == near(282)
    assert max(line.y for page in lying for line in page.lines) <= 190


def test_a_table_without_cells_prints_nothing() -> None:
    assert printed(union_plan(Block("t", Level.TABLE, table=Table())))


def test_text_in_a_body_table_stands_between_the_paragraphs() -> None:
    before, after = Block("p", runs=(Run("Đoạn trước."),)), Block("q", runs=(Run(SENTENCE),))
    page = printed(union_plan(before, Block("t", Level.TABLE, table=task_table(1)), after))[0]
    assert page.line("Đoạn trước.").y < page.level_rules()[3].top


def test_letters_that_are_printed_as_others_are_so_in_tables_too() -> None:
    table = Table(((Cell((Run("TT"),)), Cell((Run("Tháng\t11\u20112026"),))),), 0)
    body = (Block("t", Level.TABLE, table=table),)
    (page,) = printed(replace(union_plan(), body=body, closing=(), appendices=()))
    assert page.line("Tháng 11-2026").size == 13


def appendix_pages(table: Table, *notes: Footnote, orientation: Orientation = Orientation.PORTRAIT) -> list[ReadPage]:
    """The pages of an appendix with one table."""
    appendix = Appendix("a", "Biểu", "", orientation, (Block("t", Level.TABLE, table=table),))
    plan = replace(union_plan(), appendices=(appendix,), footnotes=notes)
    return printed(plan)[len(printed(replace(plan, appendices=()))) :]


def cell(text: str, note: str = "", *, columns: int = 1, rows: int = 1, bold: bool = False) -> Cell:
    runs = (Run(text, bold=bold), *((Run(footnote=note),) if note else ()))
    return Cell(runs, columns, rows)


def test_notes_of_a_head_stand_on_its_first_page_and_those_of_a_cell_on_its_own() -> None:
    head = (cell("TT"), cell("Nhiệm vụ", "n1"))
    rows = (head, *((cell(str(number)), cell(SENTENCE, "n2" if number == 20 else "")) for number in range(1, 31)))
    pages = appendix_pages(
        Table(rows), Footnote("n1", (Run("Của đầu cột."),)), Footnote("n2", (Run("Của dòng hai mươi."),))
    )
    assert [("Của đầu cột." in page.text) for page in pages] == [True, *[False] * (len(pages) - 1)]
    (cited,) = [page for page in pages if "Của dòng hai mươi." in page.text]
    assert any(line.text == "20" for line in cited.lines)
    assert max(line.y for line in cited.lines) <= 277


def test_the_title_of_a_group_is_never_the_last_row_of_a_page() -> None:
    rows: list[tuple[Cell, ...]] = [(cell("TT"), cell("Nhiệm vụ"))]
    for group in range(20):
        rows.append((cell(f"NHÓM VIỆC {group}", columns=2, bold=True),))
        rows.extend((cell(str(number)), cell(SENTENCE)) for number in range(group % 3 + 1))
    pages = appendix_pages(Table(tuple(rows)))
    assert len(pages) > 2
    for page in pages:
        last = max((line for line in page.lines if line.size == 13), key=lambda line: line.y)
        assert not last.text.startswith("NHÓM VIỆC")


def test_a_row_cut_at_the_foot_of_a_page_is_closed_on_both_and_goes_on_in_all_columns() -> None:
    words = [" ".join(f"{letter}{number}" for number in range(900)) for letter in "ab"]
    table = Table(((cell("TT"), cell("Một"), cell("Hai")), (cell("1"), *map(cell, words))), 1, (1, 5, 5))
    pages = appendix_pages(table)
    assert len(pages) > 1
    for page in pages:
        levels = sorted({round(rule.top, 1) for rule in page.level_rules()})
        body = [line for line in page.lines if line.size == 13 and line.y > 25]
        assert levels[-1] > max(line.y for line in body)
        assert {line.text[0] for line in body} >= {"a", "b"}
        sides = [stroke for stroke in page.strokes if not stroke.level]
        assert max(stroke.bottom for stroke in sides) == near(levels[-1])
        assert len({round(stroke.left, 1) for stroke in sides}) == 4


def test_a_cell_over_rows_on_several_pages_is_closed_on_each() -> None:
    rows = (
        (cell("TT"), cell("Đơn vị"), cell("Nhiệm vụ")),
        (cell("1"), cell("Văn phòng", rows=40), cell(SENTENCE)),
        *((cell(str(number)), cell(SENTENCE)) for number in range(2, 41)),
    )
    pages = appendix_pages(Table(rows))
    assert len(pages) > 2
    for page in pages:
        lowest = max(rule.top for rule in page.level_rules())
        closing = [rule for rule in page.level_rules() if rule.top == near(lowest)]
        assert (min(rule.left for rule in closing), max(rule.right for rule in closing)) == (near(30), near(195))
        assert sum(rule.length for rule in closing) == near(165)
        assert page.level_rules() == [rule for rule in page.level_rules() if rule.top <= 277.1]


def test_an_appendix_lies_where_its_table_asks_for_it() -> None:
    wide = Table(tuple(tuple(cell(f"{SENTENCE[:60]} {column}") for column in range(9)) for _row in range(4)))
    assert all(page.width > page.height for page in appendix_pages(wide, orientation=Orientation.AUTO))
    assert all(page.width < page.height for page in appendix_pages(task_table(4), orientation=Orientation.AUTO))


SHORT = ("Cấp quyết định", "Ban Thường vụ", "Quý III/2027", "Quý I/2027", "Tháng 01/2027", "Hằng năm")


def shipped() -> dict[str, Document]:
    """What every office sees first: a new plan of each template, and the plan of the sample."""
    office, today = (
        Office(name="Liên đoàn Lao động tỉnh Bình An", place="Bình An", abbreviation="LĐLĐ"),
        date(2026, 11, 20),
    )
    sample = resource("sample", "ke-hoach-nam-2027.thao.json").read_text(encoding="utf-8")
    plans = {one.id: start_document(one, office, {}, "d", today) for one in templates()}
    return {**plans, "sample": exchange.loads(sample)}


@pytest.mark.parametrize("name", ["ke-hoach-tinh", "chuong-trinh-hanh-dong", "sample"])
def test_short_entries_of_shipped_tables_stand_on_one_line(name: str) -> None:
    document, seen = shipped()[name], set()
    entries = {
        (block.id, f"{row}:{column}"): plain(cell.runs)
        for _place, blocks in trees(document)
        for block in walk(blocks)
        for row, cells in enumerate(block.table.rows if block.table else ())
        for column, cell in enumerate(cells)
    }
    for page in lay_out_document(document, standard_of(document)):
        for run in page.items:
            if isinstance(run, TextRun) and (whole := entries.get((run.block_id, run.spot), "")) in SHORT:
                assert run.text == whole
                seen.add(whole)
    assert {"Cấp quyết định", "Ban Thường vụ"} < seen
