"""Which standard a document gets: its own, or the one of its date and kind of body."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document, Header
from desktop.services.library import standard_of, standards


def test_three_standards_come_with_the_program() -> None:
    assert sorted(standards()) == ["nd30_union", "party_hd05", "party_hd36"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            Header(issuer="LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN", symbol="KH-LĐLĐ", date=OfficialDate(2026, 2, 5)),
            "nd30_union",
        ),
        (Header(symbol="KH/TU", date=OfficialDate(2026, 2, 5)), "party_hd36"),
        (Header(symbol="KH/TU", date=OfficialDate(2026, 6)), "party_hd05"),
        (Header(symbol="CTr/TU", date=OfficialDate(2026, 5)), "party_hd05"),
        (Header(issuer="ĐẢNG ỦY CÁC CƠ QUAN", date=OfficialDate(2025)), "party_hd36"),
        (Header(superior="Tỉnh ủy Bình An", issuer="Ban Tổ chức"), "party_hd05"),
        (Header(), "nd30_union"),
    ],
)
def test_date_and_body_choose(header: Header, expected: str) -> None:
    assert standard_of(Document("d", header=header)).id == expected


def test_a_document_may_name_its_standard() -> None:
    plan = Document("d", standard="party_hd36", header=Header(symbol="KH-LĐLĐ"))
    assert standard_of(plan).id == "party_hd36"
    assert standard_of(replace(plan, standard="unknown")).id == "nd30_union"
