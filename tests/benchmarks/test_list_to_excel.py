"""A list of 10,000 tasks to .xlsx, beside XlsxWriter alone writing the same cells, and beside openpyxl."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from desktop.sheet.list_book import ListColumn, list_bytes
from tests.benchmarks.conftest import Beside

NOW = datetime(2026, 11, 20, tzinfo=UTC)
HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Tiến độ", "Trạng thái", "Cấp quyết định")
ROWS: list[tuple[str | int, ...]] = [
    (
        str(number),
        f"Tham mưu Ban Thường vụ tổ chức nghiên cứu, quán triệt Nghị quyết số {number}-NQ/TW",
        f"Ban Tuyên giáo - Nữ công {number % 7}",
        "Văn phòng; công đoàn xã, phường",
        "Quý III/2026",
        number % 101,
        "Đang làm",
        "Ban Thường vụ",
    )
    for number in range(10_000)
]


def ours() -> bytes:
    return list_bytes(["Phân công"], [ListColumn(head, 14) for head in HEADS], ROWS, NOW)


def test_ten_thousand_rows_beside_xlsxwriter(beside: Beside, tmp_path: Path) -> None:
    def peer() -> None:
        book = xlsxwriter.Workbook(str(tmp_path / "peer.xlsx"), {"constant_memory": True})
        sheet, look = book.add_worksheet(), book.add_format({"border": 1, "text_wrap": True})
        for at, row in enumerate((HEADS, *ROWS)):
            for column, value in enumerate(row):
                sheet.write(at, column, value, look)
        book.close()

    beside(ours, peer, goal=1.1, rounds=5, name="XlsxWriter")


def test_ten_thousand_rows_beside_openpyxl(beside: Beside, tmp_path: Path) -> None:
    def peer() -> None:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        thin = Side("thin")
        border, wrapped = Border(thin, thin, thin, thin), Alignment(wrap_text=True)
        for at, row in enumerate((HEADS, *ROWS), start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(at, column)
                cell.value = value
                cell.border, cell.alignment = border, wrapped
        book.save(tmp_path / "peer.xlsx")

    beside(ours, peer, goal=0.55, rounds=3, name="openpyxl")
