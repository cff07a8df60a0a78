"""What is listed from running text: cited numbers and deadlines in brackets; what is no clause is not listed."""

from __future__ import annotations

import pytest

from desktop.domain.document import walk
from desktop.domain.numbering import Forms
from desktop.understand.inventory import inventory
from desktop.understand.reader import read_text
from tests.understand.shown import outline


def cited(sentence: str) -> list[str]:
    found = inventory(read_text(f"I. A\n1. {sentence}\n"), Forms())["citations"]
    return [one["number"] + one["separator"] + one["symbol"] for one in found]


def deadlines(item: str) -> list[str]:
    text = f"Số: 1/KH-LĐLĐ\tHà Nội, ngày 03 tháng 01 năm 2026\n\nKẾ HOẠCH\nCông tác\n\nI. A\n- {item}\n"
    return [one["deadline"] for one in inventory(read_text(text), Forms())["assignments"]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Luật số 50/2024/QH15 và Pháp lệnh số 10/2013/UBTVQH13.", ["50/2024/QH15", "10/2013/UBTVQH13"]),
        ("Công văn số 12/CĐKCN ngày 05/01/2026.", ["12/CĐKCN"]),
        ("Nghị định số 30/2020/NĐ-CP, Nghị quyết số 02-NQ/TW.", ["30/2020/NĐ-CP", "02-NQ/TW"]),
        ("Đạt 12/CĐ và 5/Tổ, họp ngày 01/5/2026.", []),
    ],
)
def test_numbers_of_documents(sentence: str, expected: list[str]) -> None:
    assert cited(sentence) == expected


@pytest.mark.parametrize(
    "item",
    [
        "Kỷ niệm 96 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2026);",
        "Hội thao (28/7/1929 - 28/7/2026).",
        "Phát động Tháng Công nhân, Ngày Quốc tế Lao động (01/5/2026).",
    ],
)
def test_a_remembered_day_is_no_deadline(item: str) -> None:
    assert deadlines(item) == []


@pytest.mark.parametrize(
    ("item", "due"),
    [
        ("Gửi báo cáo về Ban Thường vụ (trước 15/6/2026).", "2026-06-15"),
        ("Tổ chức các hoạt động Ngày Quốc tế Lao động (hoàn thành trước 25/4/2026).", "2026-04-25"),
        ("Tổ chức giao ban vào ngày Thứ Hai (hằng tháng).", "monthly"),
    ],
)
def test_a_time_in_brackets_is_a_deadline(item: str, due: str) -> None:
    assert deadlines(item) == [due]


def test_the_name_of_a_figure_is_no_clause() -> None:
    reading = read_text("I. A\n1. Một, như sau:\nBảng 1. Danh mục công trình\nHình 2: Sơ đồ tổ chức\n2. Hai.\n")
    assert outline(reading) == ["  1 I. A", "    2 1. Một, như sau:", "    2 2. Hai."]
    assert "Bảng 1. Danh mục công trình" in [block.text for block in walk(reading.document.body)]


def test_the_name_of_a_table_within_a_sentence_is_no_line_of_its_own() -> None:
    text = "I. A\n1. Các cấp công đoàn thực hiện theo\nBảng 1. Danh mục ở cuối.\n"
    assert outline(read_text(text))[1:] == ["    2 1. Các cấp công đoàn thực hiện theo Bảng 1. Danh mục ở cuối."]
