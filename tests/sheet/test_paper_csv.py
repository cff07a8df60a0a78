"""Tables as .csv: read back they are what was written, and no spreadsheet runs what a cell says."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.paper_sheets import PaperCell, PaperSheet, PaperTable, Piece
from desktop.sheet.paper_csv import csv_bytes, rows_of
from tests.domain.documents import any_text

RISKY = ("=", "+", "-", "@", "\t", "\r")


def sheet(rows: list[list[str]]) -> PaperSheet:
    cells = tuple(PaperCell(y, x, (Piece(text),)) for y, row in enumerate(rows) for x, text in enumerate(row))
    return PaperSheet("Phụ lục", (PaperTable(cells, len(rows), 1, (10.0,) * len(rows[0]), 13.0),))


@given(st.lists(st.tuples(any_text(), any_text()).map(list), min_size=1, max_size=4))
def test_what_is_read_is_what_was_written(rows: list[list[str]]) -> None:
    assert rows_of(csv_bytes([sheet(rows)])) == rows


@given(st.sampled_from(["=", "+", "-", "@", "\t=", "'=", "'"]), any_text())
def test_no_cell_begins_as_a_formula(begin: str, rest: str) -> None:
    written = csv_bytes([sheet([[begin + rest]])]).decode("utf-8-sig")
    ((cell,),) = csv.reader(StringIO(written, newline=""))
    assert not cell.startswith(RISKY)


def test_excel_knows_the_letters_and_where_a_row_ends() -> None:
    content = csv_bytes([sheet([["TT", "Nhiệm vụ"], ["1", "Họp; bàn, “chốt”\nbáo cáo"]])])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == 'TT,Nhiệm vụ\r\n1,"Họp; bàn, “chốt”\nbáo cáo"\r\n'


def test_a_cell_over_several_places_stands_in_the_first() -> None:
    cells = (PaperCell(0, 0, (Piece("Chung"),), columns=2), PaperCell(1, 0, (Piece("a"),), rows=2), PaperCell(1, 1))
    table = PaperTable((*cells, PaperCell(2, 1, (Piece("b"),))), 3, 1, (9.0, 9.0), 13.0)
    assert rows_of(csv_bytes([PaperSheet("P", (table,))])) == [["Chung", ""], ["a", ""], ["", "b"]]
