"""Tables on the sheet have the columns, lines and alignments of their page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from time import perf_counter

import pytest

from desktop.domain.appendices import set_orientation
from desktop.domain.document import Appendix, Block, Cell, Document, Level, Orientation, Run, Table, text_runs
from desktop.domain.tables import placed_cells
from desktop.typeset import lay_out_document
from desktop.typeset.page import Rule, TextRun
from desktop.ui.sheet import SheetEditor
from desktop.ui.sheet.tables.picture import TablePicture
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import Key
from tests.ui.sheet.in_tables import at, cell_rect, in_cell, table_of, with_table

TASKS = table_of(
    "TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian hoàn thành",
    "1|Tổ chức hội nghị quán triệt Nghị quyết tới cán bộ, đoàn viên|Ban Thường vụ|Ban Tuyên giáo|Quý I năm 2027",
    "2|Kiểm tra việc chấp hành Điều lệ|Ủy ban Kiểm tra|Các công đoàn cơ sở|Tháng 6",
    "3|Sơ kết, tổng kết|Văn phòng||Tháng 12",
)
LINK = "https://congdoan.binhan.gov.vn/van-ban"
WIDE = table_of(
    "TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Tài liệu|Thời gian|Dự toán|Ghi chú",
    *(
        f"{n}|Triển khai nhiệm vụ số {n} về chăm lo đoàn viên|Ban Thường vụ|Ban Tuyên giáo|{LINK}|Quý I|1.234,5|Làm"
        for n in range(1, 9)
    ),
)
SUMS = Table(
    (
        *table_of("TT|Nội dung|Số lượng|Kinh phí", "1|Thăm hỏi|5|1.200,5", "2|Tập huấn|12|30", heads=1).rows,
        (Cell(text_runs("Tổng cộng"), columns=2), Cell(text_runs("17")), Cell(text_runs("1.230,5"))),
    ),
    1,
)


def in_appendix(table: Table, orientation: Orientation = Orientation.AUTO) -> Document:
    """A plan whose appendix has a table."""
    blocks = (Block("t", Level.TABLE, table=table),)
    body = (Block("a", Level.PARAGRAPH, text_runs("Lời văn.")),)
    return Document("d", body=body, appendices=(Appendix("A", "PHÂN CÔNG", blocks=blocks, orientation=orientation),))


def picture_of(sheet: SheetEditor) -> TablePicture:
    """The table as the sheet draws it."""
    block = sheet.lines.block("t")
    assert block is not None
    picture = sheet.surface.tables.picture(block)
    assert picture is not None
    return picture


def shares_on_paper(sheet: SheetEditor) -> list[float]:
    """Where the upright lines of the table stand on its page, from 0 to 1."""
    pages = lay_out_document(sheet.session.document, sheet.surface.standard)
    rules = [item for page in pages for item in page.items if isinstance(item, Rule) and item.block_id == "t"]
    xs = sorted({round(rule.x1, 2) for rule in rules if rule.x1 == rule.x2})
    return [(x - xs[0]) / (xs[-1] - xs[0]) for x in xs]


def lines_on_paper(sheet: SheetEditor) -> dict[str, int]:
    """How many lines the words of each cell have on paper, by "row:column"."""
    found: dict[str, set[tuple[int, float]]] = defaultdict(set)
    for number, page in enumerate(lay_out_document(sheet.session.document, sheet.surface.standard)):
        for item in page.items:
            if isinstance(item, TextRun) and item.block_id == "t" and item.text.strip():
                found[item.spot].add((number, round(item.baseline, 1)))
    return {spot: len(lines) for spot, lines in found.items()}


def lines_on_sheet(sheet: SheetEditor) -> dict[str, int]:
    """The same on the sheet."""
    picture, found = picture_of(sheet), {}
    for box in picture.boxes:
        one = TablePicture(Table(((Cell((Run("x"),)),),), 0), picture.sheet_style, picture.theme, 90).boxes[0].words
        line = one.height * picture.style.share
        if box.cell.runs:
            found[f"{box.row}:{box.column}"] = round(box.words.height / line)
    return found


@pytest.mark.parametrize("document", [with_table(TASKS), in_appendix(TASKS), in_appendix(WIDE), with_table(SUMS)])
def test_columns_and_lines_are_those_of_the_page(open_sheet: OpenSheet, document: Document) -> None:
    sheet = open_sheet(document)
    picture = picture_of(sheet)
    assert [left / picture.width for left in picture.lefts] == pytest.approx(shares_on_paper(sheet), abs=0.006)
    assert lines_on_sheet(sheet) == lines_on_paper(sheet)


def test_a_table_of_a_lying_page_has_smaller_letters(open_sheet: OpenSheet) -> None:
    assert picture_of(open_sheet(in_appendix(TASKS))).style.share == pytest.approx(1, abs=0.01)
    sheet = open_sheet(in_appendix(WIDE))
    assert picture_of(sheet).style.share == pytest.approx(165 / 252, abs=0.01)
    in_cell(sheet, 3, 1).type(" và các xã")
    box = picture_of(sheet).box((3, 1))
    assert box is not None
    height = picture_of(sheet).text_rect(box).height()
    assert sheet.tables.hand.box.document().size().height() - 6 == pytest.approx(height)


def test_a_page_that_is_turned_turns_its_table_at_once(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(in_appendix(TASKS))
    before = picture_of(sheet).size.height()
    bottom = sheet.text.document().size().height()
    sheet.session.apply("x", lambda document: set_orientation(document, "A", Orientation.LANDSCAPE))
    assert picture_of(sheet).style.share == pytest.approx(165 / 252, abs=0.01)
    assert sheet.text.document().size().height() - bottom == pytest.approx(picture_of(sheet).size.height() - before)
    assert lines_on_sheet(sheet) == lines_on_paper(sheet)
    sheet.session.undo()
    assert picture_of(sheet).size.height() == before


def test_a_total_stands_in_the_middle_and_figures_with_their_commas_under_each_other(open_sheet: OpenSheet) -> None:
    picture = picture_of(open_sheet(with_table(SUMS)))
    total = picture.box((3, 0))
    assert total is not None
    assert total.setting.align.name == "AlignHCenter"
    whole, part = (picture.box((row, 3)) for row in (2, 3))
    assert whole is not None
    assert part is not None
    assert part.setting.width - whole.setting.width == pytest.approx(13 * 4 / 3 * 0.75, abs=1)  # "30" ends before ",5"


def test_columns_stay_while_one_types_and_are_those_of_the_page_when_the_cell_is_left(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(table_of("TT|Việc|Số", "1|Một việc|5", "2|Hai việc|6")))
    before = [cell_rect(sheet, 0, number).width() for number in range(3)]
    hands = in_cell(sheet, 1, 1)
    hands.type(" rất dài, dài đến mức phải xuống dòng vài lần trong ô này, rồi còn thêm vài chữ nữa cho đủ")
    in_cell(sheet, 1, 2).type(" bản của các đơn vị")
    words = [cell_rect(sheet, 0, number).width() for number in range(3)]
    assert words != before
    hands.press(Key.Key_Escape)
    picture = picture_of(sheet)
    assert [left / picture.width for left in picture.lefts] == pytest.approx(shares_on_paper(sheet), abs=0.006)
    assert lines_on_sheet(sheet) == lines_on_paper(sheet)
    below = sheet.lines.block("below")
    block = sheet.lines.block("t")
    assert below is not None
    assert block is not None
    bottom = sheet.surface.tables.origin(block).y() + picture.size.height()
    assert 0 <= sheet.painter.rect_of(below).top() - bottom < 30


def test_a_letter_that_cannot_be_printed_leaves_the_columns_as_they_are(open_sheet: OpenSheet) -> None:
    sheet = open_sheet(with_table(TASKS))
    before = picture_of(sheet).lefts
    rows = (
        *TASKS.rows[:2],
        (*TASKS.rows[2][:1], Cell((Run("Kiểm tra vi\U0001f600c chấp hành Điều lệ"),)), *TASKS.rows[2][2:]),
    )
    strange = open_sheet(with_table(replace(TASKS, rows=(*rows, TASKS.rows[3]))))
    assert picture_of(strange).lefts == pytest.approx(before, abs=12)


def test_keys_in_a_long_table_are_quick_and_so_is_going_on_to_the_next_cell(open_sheet: OpenSheet) -> None:
    lines = [f"{n}|Tổ chức hội nghị quán triệt tới cán bộ, đoàn viên {n}|Ban {n}|Quý I|Tỉnh" for n in range(1, 301)]
    sheet = open_sheet(in_appendix(table_of("TT|Nhiệm vụ|Chủ trì|Thời gian|Cấp", *lines)))
    hands = in_cell(sheet, 150, 1)
    start = perf_counter()
    TablePicture(picture_of(sheet).table, sheet.lines.style, sheet.lines.theme, 600)
    whole = perf_counter() - start
    spent = []
    for _cell in range(8):
        start = perf_counter()
        hands.type("a")
        hands.press(Key.Key_Tab)
        spent.append(perf_counter() - start)
    assert sorted(spent)[4] < whole  # two keys cost less than all rows laid out
    assert at(sheet)[0] == 151
    assert placed_cells(picture_of(sheet).table)
