"""An appendix as a workbook: what the paper says, as the office prints it, and nothing that could run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.paper_sheets import Align, PaperCell, PaperLine, PaperSheet, PaperTable, Piece
from desktop.sheet.paper_book import MOST_LETTERS, Figure, book_bytes, figure_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
A4 = PaperSheet("", width=595.0, height=842.0, left=85.0, right=43.0, top=57.0, bottom=57.0, number_size=14.0)
LYING = replace(A4, width=842.0, height=595.0)
RISKY = ["=1+1", "+84 912", "-5 việc", "@SUM(A1)", "\t=2", "=cmd|'/C calc'!A0", "http://công-đoàn.vn", "00123", "{=1}"]


def row(number: int, *texts: str) -> list[PaperCell]:
    return [PaperCell(number, column, (Piece(text),) if text else ()) for column, text in enumerate(texts)]


def table(*rows: list[PaperCell], heads: int = 1) -> PaperTable:
    cells = tuple(cell for one in rows for cell in one)
    columns = max(cell.column + cell.columns for cell in cells)
    return PaperTable(cells, len(rows), heads, (450.0 / columns,) * columns, 13.0, 4.5, 3.0)


def sheet(*parts: PaperLine | PaperTable, name: str = "Phụ lục II", paper: PaperSheet = A4) -> PaperSheet:
    return replace(paper, name=name, parts=parts)


def opened(*sheets: PaperSheet) -> Workbook:
    return openpyxl.load_workbook(BytesIO(book_bytes(sheets, "Kế hoạch", NOON)), rich_text=True)


def only(book: Workbook) -> Worksheet:
    (found,) = book.worksheets
    return found


def test_titles_stand_over_all_columns_and_the_table_is_framed() -> None:
    title = PaperLine((Piece("PHÂN CÔNG", bold=True),), 14.0, Align.CENTRE, "appendix_title")
    found = only(opened(sheet(title, table(row(0, "TT", "Nhiệm vụ"), row(1, "1", "Tổ chức Tết Sum vầy")))))
    assert found["A1"].value == "PHÂN CÔNG"
    assert (found["A1"].font.name, found["A1"].font.sz, found["A1"].font.b) == ("Times New Roman", 14, True)
    assert [str(area) for area in found.merged_cells.ranges] == ["A1:B1"]
    assert [found["B3"].value, found["B4"].value] == ["Nhiệm vụ", "Tổ chức Tết Sum vầy"]
    assert found["B4"].border.left.style == found["B4"].border.bottom.style == "thin"
    assert found["B4"].alignment.wrap_text


def test_it_prints_as_the_paper_lies_with_its_head_on_every_page() -> None:
    body = table(row(0, "TT", "Nhiệm vụ"), row(1, "1", "Việc"))
    found = only(opened(sheet(body, paper=LYING)))
    assert (found.page_setup.orientation, str(found.page_setup.paperSize)) == ("landscape", "9")
    assert found.sheet_properties.pageSetUpPr is not None
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert found.print_title_rows == "$1:$1"
    assert found.page_margins.left == pytest.approx(85 / 72)
    assert found.oddHeader is not None
    assert found.oddHeader.center.text == "&P"


def test_each_appendix_has_a_worksheet_of_its_own_name() -> None:
    body = table(row(0, "TT"), row(1, "1"))
    names = opened(*(sheet(body, name=name) for name in ("Phụ lục I", "Phụ lục I", "A/B: [c]*?", "P" * 40))).sheetnames
    assert names == ["Phụ lục I", "Phụ lục I (2)", "A B   c", "P" * 31]


@pytest.mark.parametrize("text", RISKY)
def test_what_looks_like_a_formula_is_a_text_like_any_other(text: str) -> None:
    title = PaperLine((Piece(text),), 13.0)
    found = only(opened(sheet(title, table(row(0, "Đầu", text), row(1, text, "x")))))
    for at in ("A1", "B3", "A4"):
        assert (found[at].value, found[at].data_type) == (text, "s")
        assert found[at].hyperlink is None


def test_columns_of_figures_are_numbers_to_excel_and_look_as_they_are_written() -> None:
    body = table(
        row(0, "Chỉ tiêu", "Giá trị", "Năm", "Lẫn"),
        row(1, "Đoàn viên", "118.000", "2027", "5"),
        row(2, "Thỏa ước", "82,5%", "2030", "trên 5"),
        row(3, "Số mới", "45", "", ""),
    )
    found = only(opened(sheet(body)))
    shown = [(found.cell(at, 2).value, found.cell(at, 2).number_format) for at in (2, 3, 4)]
    assert shown == [(118000, "#,##0"), (0.825, "0.0%"), (45, "0")]
    assert [found.cell(at, 3).value for at in (2, 3)] == ["2027", "2030"]
    assert [found.cell(at, 4).value for at in (2, 3)] == ["5", "trên 5"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("0", Figure(0, "0")),
        ("1.234,5", Figure(1234.5, "#,##0.0")),
        ("100%", Figure(1, "0%")),
        ("+6,25%", Figure(0.0625, "+0.00%;-0.00%")),
        *(
            (text, None)
            for text in ("", "05", "1.2", "12.34", "1,2,3", "2027", "-", "5 %", "1e5", "½", "٣", "trên 80%")
        ),
    ],
)
def test_a_figure_is_a_number_written_as_offices_do(text: str, figure: Figure | None) -> None:
    assert figure_of(text) == figure


def test_cells_over_rows_and_columns_stay_whole() -> None:
    group = PaperCell(1, 0, (Piece("I. TUYÊN TRUYỀN", bold=True),), columns=3)
    tall = PaperCell(2, 0, (Piece("Ban Tổ chức"),), rows=2)
    rest = [PaperCell(2, 1, (Piece("a"),)), PaperCell(2, 2), PaperCell(3, 1, (Piece("b"),)), PaperCell(3, 2)]
    found = only(opened(sheet(table(row(0, "A", "B", "C"), [group], [tall, *rest[:2]], rest[2:]))))
    assert {str(area) for area in found.merged_cells.ranges} == {"A2:C2", "A3:A4"}
    assert [found["A2"].value, found["A3"].value, found["B4"].value] == ["I. TUYÊN TRUYỀN", "Ban Tổ chức", "b"]


def test_words_in_several_dresses_keep_them_within_one_cell() -> None:
    mixed = PaperCell(1, 0, (Piece("Chủ trì: ", bold=True), Piece("Văn phòng"), Piece("1", raised=True)))
    found = only(opened(sheet(table(row(0, "Đơn vị"), [mixed]))))
    assert str(found["A2"].value) == "Chủ trì: Văn phòng1"
    assert isinstance(found["A2"].value, CellRichText)
    bold, *plain = [part.font.b if isinstance(part, TextBlock) else None for part in found["A2"].value]
    assert bold
    assert not any(plain)


def test_a_text_that_is_too_long_for_several_dresses_stays_in_one() -> None:
    long = PaperCell(1, 0, (Piece("a" * 20_000, bold=True), Piece("b" * 20_000)))
    found = only(opened(sheet(table(row(0, "Đơn vị"), [long]))))
    assert len(str(found["A2"].value)) == MOST_LETTERS


def test_the_same_appendix_gives_the_same_bytes() -> None:
    body = sheet(table(row(0, "TT"), row(1, "1")))
    assert book_bytes([body], "x", NOON) == book_bytes([body], "x", NOON)
