"""Appendices as a Word file: the cells of the paper, its page, a head that repeats, letters of one face."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from desktop.domain.paper_sheets import Align, PaperCell, PaperLine, PaperSheet, PaperTable, Piece
from desktop.word.appendix import docx_bytes

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
A4 = PaperSheet("", width=595.3, height=841.9, left=85.05, right=42.5, top=56.7, bottom=56.7, number_size=14.0)
LYING = replace(A4, width=841.9, height=595.3)
TITLES = (
    PaperLine((Piece("Phụ lục II", bold=True),), 14.0, Align.CENTRE, "appendix_label"),
    PaperLine((Piece("PHÂN CÔNG & CHỈ TIÊU", bold=True),), 14.0, Align.CENTRE, "appendix_title"),
)
CELLS = (
    *(
        PaperCell(0, column, (Piece(text, bold=True),), Align.CENTRE)
        for column, text in enumerate(("TT", "Việc", "Hạn"))
    ),
    PaperCell(1, 0, (Piece("I. CHUNG", bold=True),), columns=3),
    PaperCell(2, 0, (Piece("1"),), Align.CENTRE, rows=2),
    PaperCell(2, 1, (Piece("Họp <gấp>\nBáo cáo"),)),
    PaperCell(2, 2, (Piece("Quý II"), Piece("1", raised=True))),
    PaperCell(3, 1, (Piece("="),)),
    PaperCell(3, 2),
)
TABLE = PaperTable(CELLS, 4, 1, (40.0, 300.0, 120.0), 13.0, 4.5, 3.0)


def opened(*sheets: PaperSheet) -> WordDocument:
    return docx.Document(BytesIO(docx_bytes(sheets, "Kế hoạch năm 2027", "LĐLĐ tỉnh Bình An", NOON)))


def texts(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_cells_are_those_of_the_paper() -> None:
    (table,) = opened(replace(A4, name="Phụ lục II", parts=(*TITLES, TABLE))).tables
    assert texts(table) == [
        ["TT", "Việc", "Hạn"],
        ["I. CHUNG"] * 3,
        ["1", "Họp <gấp>\nBáo cáo", "Quý II1"],
        ["1", "=", ""],
    ]
    assert [round(column.width.pt) for column in table.columns if column.width] == [40, 300, 120]


def test_the_head_repeats_and_no_row_is_cut() -> None:
    (table,) = opened(replace(A4, name="P", parts=(TABLE,))).tables
    marks = [[child.tag for child in row._tr.trPr] for row in table.rows]
    assert marks == [[qn("w:cantSplit"), qn("w:tblHeader")], *[[qn("w:cantSplit")]] * 3]


def test_each_appendix_has_its_own_paper_and_page_numbers() -> None:
    found = opened(replace(A4, name="Phụ lục I", parts=TITLES), replace(LYING, name="Phụ lục II", parts=(TABLE,)))
    first, second = found.sections
    assert (first.orientation, second.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert [round(side.mm) for side in (first.left_margin, first.right_margin, first.top_margin) if side] == [
        30,
        15,
        20,
    ]
    assert second.page_width is not None
    assert round(second.page_width.mm) == 297
    for section in found.sections:
        assert section.different_first_page_header_footer
        (numbers,) = section._sectPr.iterchildren(qn("w:pgNumType"))
        assert numbers.get(qn("w:start")) == "1"


def test_titles_are_headings_that_stay_with_what_follows_and_all_letters_are_of_one_face() -> None:
    found = opened(replace(A4, name="P", parts=(*TITLES, PaperLine((Piece("Ghi chú"),), 13.0))))
    assert [(p.text, p.style and p.style.name) for p in found.paragraphs][:3] == [
        ("Phụ lục II", "Heading 1"),
        ("PHÂN CÔNG & CHỈ TIÊU", "Title"),
        ("Ghi chú", "Normal"),
    ]
    assert [p.paragraph_format.keep_with_next for p in found.paragraphs[:3]] == [True, True, None]
    (fonts,) = found.styles.element.iter(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}


def test_the_file_says_what_it_is_and_the_same_appendices_give_the_same_bytes() -> None:
    sheet = replace(A4, name="P", parts=(TABLE,))
    found = opened(sheet).core_properties
    assert (found.title, found.author, found.created) == ("Kế hoạch năm 2027", "LĐLĐ tỉnh Bình An", NOON)
    assert docx_bytes([sheet], "x", "y", NOON) == docx_bytes([sheet], "x", "y", NOON)
