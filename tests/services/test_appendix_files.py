"""Appendices as files: of the kind that the name asks for, whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from desktop.domain.document import Appendix, Block, Document, text_runs
from desktop.domain.errors import CannotWrite
from desktop.services.appendix_files import appendix_bytes, export_appendices
from desktop.services.files import bare_document
from desktop.services.sample import issued_plan
from desktop.sheet.paper_csv import rows_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def of_paper(document: Document, number: int) -> list[list[str]]:
    """The table of an appendix as .csv has it."""
    return rows_of(appendix_bytes(document, ".csv", (number,), now=NOON))


def test_every_kind_of_file_says_the_same(tmp_path: Path) -> None:
    plan = issued_plan()
    cells = of_paper(plan, 1)
    assert [row[0] for row in cells] == ["TT", *map(str, range(1, 16))]
    book = openpyxl.load_workbook(BytesIO(appendix_bytes(plan, ".xlsx", now=NOON)))
    assert book.sheetnames == ["Phụ lục I", "Phụ lục II"]
    rows = [[str(value or "") for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert [row for row in rows if row[0] == "TT" or row[0].isdecimal()] == cells
    tables = docx.Document(BytesIO(appendix_bytes(plan, ".docx", now=NOON))).tables
    assert [[cell.text for cell in row.cells] for row in tables[0].rows] == cells
    export_appendices(plan, tmp_path / "phụ lục.pdf", (2,), now=NOON)
    with pypdfium2.PdfDocument(tmp_path / "phụ lục.pdf") as pdf:
        assert len(pdf) == 1
        said = pdf[0].get_textpage().get_text_range()
    assert "Phụ lục II" in said
    assert "PHÂN CÔNG" not in said


def test_the_table_of_a_real_plan_comes_out_cell_by_cell(cases: Path) -> None:
    truth = json.loads((cases / "binh-dinh.truth.json").read_text(encoding="utf-8"))["appendices"][0]
    plan = bare_document(cases / "binh-dinh.txt")
    assert of_paper(plan, 1) == [truth["columns"], *truth["rows"]]
    book = openpyxl.load_workbook(BytesIO(appendix_bytes(plan, ".xlsx", now=NOON)))
    rows = [[str(value or "") for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert rows[-17:] == [truth["columns"], *truth["rows"]]
    (table,) = docx.Document(BytesIO(appendix_bytes(plan, ".docx", now=NOON))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [truth["columns"], *truth["rows"]]


@pytest.mark.parametrize(
    ("document", "name", "reason"),
    [
        (Document("d"), "a.xlsx", "không có phụ lục"),
        (Document("d"), "a.pdf", "không có phụ lục"),
        (Document("d"), "a.ods", "loại tệp “.ods”"),
        (Document("d", appendices=(Appendix("p", "x", blocks=(Block("b", runs=text_runs("Chữ")),)),)), "a.csv", "bảng"),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing(
    tmp_path: Path, document: Document, name: str, reason: str
) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    with pytest.raises(CannotWrite, match=reason):
        export_appendices(document, folder / name, now=NOON)
    assert list(folder.iterdir()) == []


def test_a_file_that_is_not_wanted_any_more_is_not_written(tmp_path: Path) -> None:
    old = tmp_path / "ra" / "a.xlsx"
    old.parent.mkdir()
    old.write_bytes(b"old")
    for name in ("a.xlsx", "a.docx", "a.pdf"):
        export_appendices(issued_plan(), old.with_name(name), now=NOON, wanted=lambda: False)
    assert list(old.parent.iterdir()) == [old]
    assert old.read_bytes() == b"old"


def test_text_beside_the_table_goes_along() -> None:
    said = Appendix("p", "Danh mục", blocks=(Block("b", runs=text_runs("Kèm các mẫu biểu sau.")),))
    plan = replace(issued_plan(), appendices=(said,))
    found = docx.Document(BytesIO(appendix_bytes(plan, ".docx", now=NOON)))
    assert [paragraph.text for paragraph in found.paragraphs][:2] == ["Phụ lục", "DANH MỤC"]
    assert "Kèm các mẫu biểu sau." in [paragraph.text for paragraph in found.paragraphs]
