"""Numbers and marks at the start of a line, and what only looks like one."""

from __future__ import annotations

import pytest

from desktop.understand.labels import Mark, read_label


@pytest.mark.parametrize(
    ("text", "mark", "printed", "number", "rest"),
    [
        ("I. MỤC ĐÍCH", Mark.ROMAN, "I.", 1, "MỤC ĐÍCH"),
        ("IV- Tổ chức", Mark.ROMAN, "IV-", 4, "Tổ chức"),
        ("II – Nội dung", Mark.ROMAN, "II –", 2, "Nội dung"),
        ("I.Đánh giá", Mark.ROMAN, "I.", 1, "Đánh giá"),
        ("III/ Kinh phí", Mark.ROMAN, "III/", 3, "Kinh phí"),
        ("II MỤC TIÊU", Mark.ROMAN, "II", 2, "MỤC TIÊU"),
        ("PHẦN II", Mark.PART, "PHẦN II", 2, ""),
        ("Phần thứ ba: Giải pháp", Mark.PART, "Phần thứ ba:", 3, "Giải pháp"),
        ("A. TÌNH HÌNH", Mark.LETTER, "A.", 1, "TÌNH HÌNH"),
        ("Điều 2. Hiệu lực", Mark.ARTICLE, "Điều 2.", 2, "Hiệu lực"),
        ("1. Mục đích", Mark.ARABIC, "1.", 1, "Mục đích"),
        ("2.Yêu cầu", Mark.ARABIC, "2.", 2, "Yêu cầu"),
        ("3/ Kinh phí", Mark.ARABIC, "3/", 3, "Kinh phí"),
        ("4- Thời gian", Mark.ARABIC, "4-", 4, "Thời gian"),
        ("5.- Địa điểm", Mark.ARABIC, "5.-", 5, "Địa điểm"),
        ("2. 60% doanh nghiệp", Mark.ARABIC, "2.", 2, "60% doanh nghiệp"),
        ("1.2. Giám sát", Mark.DOTTED, "1.2.", 2, "Giám sát"),
        ("1.2 Giám sát", Mark.DOTTED, "1.2", 2, "Giám sát"),
        ("2.1.3- Kiểm tra", Mark.DOTTED, "2.1.3-", 3, "Kiểm tra"),
        ("a) Tuyên truyền", Mark.POINT, "a)", 1, "Tuyên truyền"),
        ("đ) Thi đua", Mark.POINT, "đ)", 5, "Thi đua"),
        ("b. Tập huấn", Mark.POINT, "b.", 2, "Tập huấn"),
        ("c/ Hội thi", Mark.POINT, "c/", 3, "Hội thi"),
        ("(2) Hội thao", Mark.BRACKET, "(2)", 2, "Hội thao"),
        ("iii) Tham quan", Mark.BRACKET, "iii)", 3, "Tham quan"),
        ("* Đến năm 2030", Mark.STAR, "*", 0, "Đến năm 2030"),
        ("*Thực hiện", Mark.STAR, "*", 0, "Thực hiện"),
        ("– Phấn đấu", Mark.DASH, "–", 0, "Phấn đấu"),
        ("-80% đơn vị", Mark.DASH, "-", 0, "80% đơn vị"),
        ("+ Khối trường học", Mark.PLUS, "+", 0, "Khối trường học"),
        ("\uf0b7 Đúng giờ", Mark.BULLET, "\uf0b7", 0, "Đúng giờ"),
        ("o Đúng giờ", Mark.BULLET, "o", 0, "Đúng giờ"),
    ],
)
def test_a_label_is_read(text: str, mark: Mark, printed: str, number: int, rest: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.mark, label.printed, label.number, label.rest) == (mark, printed, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15/5/2026 là ngày khai mạc",
        "01/2026",
        "2026. Tiếp tục thực hiện",
        "5.000 đoàn viên",
        "1.5 tỷ đồng",
        "12.5% số thu",
        "5-7 tháng",
        "đ/c Nguyễn Văn An",
        "V/v đăng ký thi đua",
        "02-NQ/TW của Bộ Chính trị",
        "02/CTr-TLĐ, ngày 20/7/2021",
        "93 - KH/TU ngày 18/9/2018",
        "XI Đảng bộ tỉnh",
        "o ấm",
        "Phần lớn người lao động",
        "phần I của báo cáo",
        "Vì vậy, các đơn vị",
        "o dài",
        "-----",
        "***",
        "Mục đích",
    ],
)
def test_what_only_looks_like_a_label_is_text(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("printed", "number", "right"),
    [
        ("III.", 4, "IV."),
        ("II-", 3, "III-"),
        ("1/", 12, "12/"),
        ("d)", 5, "đ)"),
        ("b.", 3, "c."),
        ("Phần thứ nhất", 2, "Phần thứ hai"),
        ("PHẦN I", 2, "PHẦN II"),
        ("C.", 2, "B."),
        ("(3)", 2, "(2)"),
        ("-", 7, "-"),
        ("3.", 3, "3."),
    ],
)
def test_the_right_number_keeps_the_printed_style(printed: str, number: int, right: str) -> None:
    label = read_label(f"{printed} XX")
    assert label is not None
    assert label.numbered(number) == right


def test_a_dotted_number_takes_the_number_above_it() -> None:
    label = read_label("2.4. Giám sát")
    assert label is not None
    assert label.numbered(1, "3") == "3.1."
