"""The three questions of the first start, and what can be guessed from their answers."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.domain.errors import UnreadableInput
from desktop.domain.office import Office
from desktop.services.office import default_symbol, office_from_answers

PROVINCE = "Liên đoàn Lao động tỉnh Bình An"


def test_answers_are_tidied_and_kept() -> None:
    answered = office_from_answers(
        f"  {unicodedata.normalize('NFD', PROVINCE)}\n", "Cấp  trên", " Bình An ", "LĐLĐ\u200b"
    )
    assert answered == Office(PROVINCE, "Cấp trên", "Bình An", "LĐLĐ")


def test_a_province_tells_its_superior_its_place_and_its_abbreviation() -> None:
    assert office_from_answers(PROVINCE, "", "", "") == Office(
        PROVINCE, "Tổng Liên đoàn Lao động Việt Nam", "Bình An", "LĐLĐ"
    )


def test_nothing_is_guessed_where_a_guess_could_be_wrong() -> None:
    assert office_from_answers("Liên đoàn Lao động thành phố Bình Minh", "", "", "").superior == ""
    assert office_from_answers("Công đoàn ngành Giáo dục", "", "", "") == Office(
        "Công đoàn ngành Giáo dục", abbreviation="CĐ"
    )


@pytest.mark.parametrize("name", ["", " \n\t", "\u200b"])
def test_an_office_needs_a_name(name: str) -> None:
    with pytest.raises(UnreadableInput, match="Hãy ghi tên cơ quan"):
        office_from_answers(name, "", "", "")


@pytest.mark.parametrize(
    ("abbreviation", "body", "kind", "symbol"),
    [
        ("LĐLĐ", "union", "KẾ HOẠCH", "KH-LĐLĐ"),
        ("LĐLĐ", "union", "Chương trình hành động", "CTr-LĐLĐ"),
        ("ĐU", "party", "KẾ HOẠCH", "KH/ĐU"),
        ("", "union", "KẾ HOẠCH", ""),
        ("LĐLĐ", "union", "GIẤY MỜI", "GM-LĐLĐ"),
        ("LĐLĐ", "union", "CÔNG VĂN", ""),  # has no abbreviation: NĐ 30, Phụ lục III.I
    ],
)
def test_the_symbol_of_a_new_document(abbreviation: str, body: str, kind: str, symbol: str) -> None:
    assert default_symbol(Office("Cơ quan", abbreviation=abbreviation, body=body), kind) == symbol
