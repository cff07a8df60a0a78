"""Documents and bodies are found in running text with as much of their names as belongs to them."""

from __future__ import annotations

import pytest

from desktop.understand.mentions import Mention, mentions, units


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị về đổi mới tổ chức",
            "Nghị quyết số 02-NQ/TW",
            "Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị",
        ),
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;",
            "Nghị định số 30/2020/NĐ-CP",
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
        ),
        (
            "theo Chương trình hành động số 02/CTr-TLĐ, ngày 20/7/2021 của Tổng Liên đoàn Lao động Việt Nam.",
            "Chương trình hành động số 02/CTr-TLĐ",
            "Chương trình hành động số 02/CTr-TLĐ, ngày 20/7/2021 của Tổng Liên đoàn Lao động Việt Nam",
        ),
        ("theo Quyết định số 217-QĐ/TW và các quy định", "Quyết định số 217-QĐ/TW", "Quyết định số 217-QĐ/TW"),
        (
            "Luật Công đoàn số 50/2024/QH15, các văn bản",
            "Luật Công đoàn số 50/2024/QH15",
            "Luật Công đoàn số 50/2024/QH15",
        ),
    ],
)
def test_a_document_is_named_shortly_and_in_full(text: str, short: str, full: str) -> None:
    assert list(mentions(text)) == [Mention(short, full)]


@pytest.mark.parametrize(
    "text", ["Nghị quyết Đại hội XIII của Đảng", "đạt số 02 trở lên", "số 02-NQ/TW", "Điều 5 số 1"]
)
def test_what_has_no_kind_or_no_number_is_no_document(text: str) -> None:
    assert list(mentions(text)) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (
            "Giao Ban Chính sách pháp luật - Quan hệ lao động chủ trì, phối hợp với các đơn vị",
            "Ban Chính sách pháp luật - Quan hệ lao động",
        ),
        ("Thực hiện thường xuyên: Ban Tuyên giáo - Nữ công chủ trì phối hợp", "Ban Tuyên giáo - Nữ công"),
        ("Văn phòng Liên đoàn Lao động tỉnh có trách nhiệm đôn đốc", "Văn phòng Liên đoàn Lao động tỉnh"),
    ],
)
def test_a_body_that_is_given_a_duty_is_found(text: str, unit: str) -> None:
    assert list(units(text)) == [unit]


@pytest.mark.parametrize("text", ["Văn phòng chủ trì, phối hợp với", "Tổ chức Hội nghị", "Ban hành kế hoạch"])
def test_a_duty_without_a_name_is_no_body(text: str) -> None:
    assert list(units(text)) == []
