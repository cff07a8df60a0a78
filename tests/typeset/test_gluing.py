"""Words that want to stay on one line. A bar in a test's text is where a line would end."""

from __future__ import annotations

import pytest

from desktop.typeset.gluing import DEAR, HARDLY, NEVER, RATHER_NOT, bond, is_range


def at_bar(text: str) -> float:
    """What it costs to end a line at the bar."""
    left, right = text.split(" | ")
    words = [*left.split(" "), *right.split(" ")]
    return bond(words, len(left.split(" ")))


@pytest.mark.parametrize(
    "text",
    [
        "theo Điều | 5 của",
        "tại khoản | 2, Điều 5",
        "Kế hoạch số | ……/KH-LĐLĐ ngày",
        "Kế hoạch số | \u00a0\u00a0\u00a0\u00a0/KH-LĐLĐ ngày",
        "Quyết định số | ______/QĐ-TLĐ ngày",
        "Quyết định số | 833/QĐ-TLĐ ngày",
        "Nghị định số | 30/2020/NĐ-CP,",
        "Thông báo số | 1/TB-VPCP",
        "(khoản | 2)",
        "tại điểm | a khoản 2",
        "Nghị quyết số | 02-NQ/TW ngày",
        "trong Quý | II/2026",
        "Đảng bộ khóa | XVI;",
        "nghị quyết ĐH | XIV",
        "lần thứ | XIII của Đảng",
        "xem Phụ lục | II",
        "đạt tỷ lệ 65 | %",
        "kinh phí 25 | tỷ đồng",
        "kinh phí 25 tỷ | đồng",
        "trong 5 | năm tới",
        "lúc 8 | giờ 30",
        "dài 12,5 | km",
        "giai đoạn 2026 | - 2030",
        "giai đoạn 2026 - | 2030",
        "giai đoạn 2026 – | 2030;",
        "Chủ trì: đ/c | An",
        "ông | Nguyễn Văn An",
        "V. | I. Lê-nin",
        "- | Tổ chức hội nghị",
        "+ | Tổ chức hội nghị",
        "nói: “ | đổi mới",
        "đổi mới | ”",
        "đoàn viên | ; công nhân",
    ],
)
def test_what_is_never_parted(text: str) -> None:
    assert at_bar(text) == NEVER


@pytest.mark.parametrize(
    "text",
    [
        "ban hành ngày | 12/6/2021 của",
        "(ngày | 12/6/2021)",
        "trong tháng | 11 năm 2022",
        "kết thúc năm | 2025.",
        "trước ngày | 05 tháng 6",
    ],
)
def test_what_is_parted_only_before_a_hole(text: str) -> None:
    assert at_bar(text) == DEAR


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12 | tháng 6 năm 2021",
        "tháng 6 | năm 2021",
        "ngày …… | tháng 6",
        "ngày \u00a0\u00a0\u00a0\u00a0 | tháng 6",
        "ngày ..... | tháng ..... năm 2026",
        "kết nạp 1.200 | đoàn viên",
        "có 85% | công đoàn cơ sở",
        "Tuyên giáo | - Nữ công",
        "đồng chí Nguyễn Văn | A",
    ],
)
def test_what_is_hardly_parted(text: str) -> None:
    assert at_bar(text) == HARDLY


@pytest.mark.parametrize(
    "text", ["do Ban | Dân vận", "Sở | Nội vụ", "Đảng ủy | Khối", "phấn đấu đạt | 85%", "kỳ | 2025"]
)
def test_what_is_rather_not_parted(text: str) -> None:
    assert at_bar(text) == RATHER_NOT


@pytest.mark.parametrize(
    "text",
    [
        "đoàn | viên",
        "năm 2025. | Năm",
        "năm 2025 | đồng bộ",
        "đến năm 2025 | người lao động",
        "25 | đồng chí",
        "số 02-NQ/TW | ngày",
        "Tuyên giáo - | Nữ công",
        "ban | hành",
        "theo | 5 nhóm",
        "5 | Điều",
    ],
)
def test_where_a_line_may_end(text: str) -> None:
    assert at_bar(text) == 0.0


def test_pairs_and_ranges_without_their_neighbours() -> None:
    assert bond(("Điều", "5"), 1) >= DEAR
    assert bond(("ngày", "12/6/2021"), 1) >= DEAR, "in a name, where no line has holes"
    assert bond(("đoàn", "viên"), 1) < DEAR
    assert is_range("2026", "-", "2030")
    assert is_range("I", "–", "III,")
    assert not is_range("2026.", "-", "2030")
    assert not is_range("giáo", "-", "Nữ")
