"""Suggested file names: told apart in Explorer, taken by every Windows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Copy, CopyForm, Document, Header
from desktop.services.file_names import BYTE_LIMIT, NAME_LIMIT, safe_name, suggested_name

PLAN = Document(
    "d1",
    header=Header(
        number="60",
        symbol="KH-LĐLĐ",
        date=OfficialDate(2025, 3, 12),
        kind="KẾ HOẠCH",
        subject="Tổ chức Tháng Công nhân\nnăm 2025",
    ),
)


def test_number_symbol_and_year_stand_first() -> None:
    assert suggested_name(PLAN) == "KH 60-LĐLĐ 2025 Kế hoạch Tổ chức Tháng Công nhân năm 2025"


def test_a_document_without_a_number_is_named_by_what_it_has() -> None:
    draft = replace(PLAN, header=replace(PLAN.header, number="", date=None))
    assert suggested_name(draft) == "KH LĐLĐ Kế hoạch Tổ chức Tháng Công nhân năm 2025"


def test_a_copy_never_takes_the_name_of_its_original() -> None:
    copy = Copy(CopyForm.COPY, Header(number="07", symbol="SY-LĐLĐ", date=OfficialDate(2026, 11, 20)))
    assert suggested_name(replace(PLAN, copy=copy)).startswith("SY 07-LĐLĐ 2026 Sao y kế hoạch Tổ chức")


def test_an_empty_document_still_has_a_name() -> None:
    assert suggested_name(Document("d1")) == "Văn bản"


def test_a_party_paper_is_named_in_the_same_order() -> None:
    party = replace(PLAN, header=replace(PLAN.header, number="05", symbol="KH/ĐU"))
    assert suggested_name(party).startswith("KH 05-ĐU 2025 Kế hoạch")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Kế hoạch "6 tháng": 1/2?', "Kế hoạch '6 tháng' - 1-2"),
        ("  nhiều   khoảng\ttrắng\n", "nhiều khoảng trắng"),
        ("kết thúc bằng chấm...", "kết thúc bằng chấm"),
        ("CON", "_CON"),
        ("lpt1.docx", "_lpt1.docx"),
        ("Con người", "Con người"),
        ("..", ""),
    ],
)
def test_letters_that_windows_refuses_are_replaced(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=400))
def test_any_text_becomes_a_name_that_windows_takes(text: str) -> None:
    name = safe_name(text)
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.strip()
    assert not name.endswith(".")
    assert len(name) <= NAME_LIMIT + 1
    assert len(name.encode()) <= BYTE_LIMIT + 1
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)


def test_a_long_subject_is_cut_between_words() -> None:
    name = safe_name("Tuyên truyền " * 30)
    assert name.endswith(("Tuyên truyền", "Tuyên"))
    assert len(name) > NAME_LIMIT - 15
