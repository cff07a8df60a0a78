"""Figures beside numbers: what is the next item of a list, and what is the middle of a sentence."""

from __future__ import annotations

import pytest

from desktop.understand.reader import read_text
from tests.understand.shown import outline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "I. A\n1. Xây dựng kho dữ liệu số\n2. Họp hằng tháng\n3. Báo cáo theo quý\n3.1. Sáu tháng đầu năm\n- Một.",
            [
                *("  1 I. A", "    2 1. Xây dựng kho dữ liệu số", "    2 2. Họp hằng tháng"),
                *("    2 3. Báo cáo theo quý", "      3 3.1. Sáu tháng đầu năm", "        4 - Một."),
            ],
            id="a line that ends in số, tháng, quý, năm does not take the next number",
        ),
        pytest.param(
            "I. A\n1. Xây dựng kho dữ liệu số\nCác đơn vị cập nhật dữ liệu.\n2. Họp hằng tháng\nVăn phòng chuẩn bị.",
            [
                *("  1 I. A", "    2 1. Xây dựng kho dữ liệu số", "      3 Các đơn vị cập nhật dữ liệu."),
                *("    2 2. Họp hằng tháng", "      3 Văn phòng chuẩn bị."),
            ],
            id="nor the paragraph below it",
        ),
        pytest.param(
            "I. CHỈ TIÊU NĂM 2027\n- 80% đơn vị đạt chuẩn.\nII. NHIỆM VỤ NĂM 2027\n- 12 lớp học.",
            [
                "  1 I. CHỈ TIÊU NĂM 2027",
                "      3 - 80% đơn vị đạt chuẩn.",
                "  1 II. NHIỆM VỤ NĂM 2027",
                "      3 - 12 lớp học.",
            ],
            id="a year at the end of a heading does not take the figure behind a dash",
        ),
        pytest.param(
            "I. A\n1. 70% đơn vị đăng ký.\n2. 3.400 người được thăm hỏi.\n3. 15 tủ sách.\n4. B\n4.1. 60% đạt loại tốt.",
            [
                *("  1 I. A", "    2 1. 70% đơn vị đăng ký.", "    2 2. 3.400 người được thăm hỏi."),
                *("    2 3. 15 tủ sách.", "    2 4. B", "      3 4.1. 60% đạt loại tốt."),
            ],
            id="items begin with figures",
        ),
        pytest.param(
            "I. A\n1. Các đơn vị căn cứ quy định tại khoản\n5. Điều này báo cáo.\n2. B",
            ["  1 I. A", "    2 1. Các đơn vị căn cứ quy định tại khoản 5. Điều này báo cáo.", "    2 2. B"],
            id="a number that no list waits for goes on with the sentence",
        ),
        pytest.param(
            "I- A\nII- B\nA- Kinh tế\n1- Một.\nB- Xã hội\n1- Hai.\nIII- C",
            [
                "  1 I- A",
                "  1 II- B",
                "  1 A- Kinh tế",
                "    2 1- Một.",
                "  1 B- Xã hội",
                "    2 1- Hai.",
                "  1 III- C",
            ],
            id="sections go on behind the letters of one of them",
        ),
        pytest.param(
            "I. A\n1. B\n(1) Một.\n(2) Hai.\n2. C\n(3) Ba.\n(4) Bốn.\nII. D\n1. E",
            [
                *("  1 I. A", "    2 1. B", "      3 (1) Một.", "      3 (2) Hai."),
                *("    2 2. C", "      3 (3) Ba.", "      3 (4) Bốn.", "  1 II. D", "    2 1. E"),
            ],
            id="a list counted on through the items above it",
        ),
        pytest.param(
            "Phần I. A\nI. B\nII. C\nPhần II. D\nIII. E\n1. Một.\nIV. F\n2. Hai.",
            [
                *("  1 Phần I. A", "  1 I. B", "  1 II. C", "  1 Phần II. D", "  1 III. E", "    2 1. Một."),
                *("  1 IV. F", "    2 1. (printed 2.) Hai."),
            ],
            id="sections counted on through the parts, one clause counted wrongly",
        ),
        pytest.param(
            "I. A\nĐiều 1. B\n1. Một.\n2. Hai.\nĐiều 2. C\n1. Ba.\nII. D",
            [
                *("  1 I. A", "    2 Điều 1. B", "      3 1. Một.", "      3 2. Hai."),
                *("    2 Điều 2. C", "      3 1. Ba.", "  1 II. D"),
            ],
            id="articles",
        ),
        pytest.param(
            "YÊU CẦU CHUNG\n- Một.\nTHÀNH PHẦN\nCán bộ các đơn vị.\nKINH PHÍ\n1. Hai.",
            [
                *("  1 YÊU CẦU CHUNG", "      3 - Một.", "  1 THÀNH PHẦN", "      3 Cán bộ các đơn vị."),
                *("  1 KINH PHÍ", "    2 1. Hai."),
            ],
            id="headings in capitals without numbers",
        ),
        pytest.param(
            "l. YÊU CẦU\n1. Một.\nll. NỘI DUNG\n1. Hai.\nIIl. KINH PHÍ\n1. Ba.",
            [
                *("  1 I. (printed l.) YÊU CẦU", "    2 1. Một.", "  1 II. (printed ll.) NỘI DUNG", "    2 1. Hai."),
                *("  1 III. (printed IIl.) KINH PHÍ", "    2 1. Ba."),
            ],
            id="a scanner read l for I",
        ),
        pytest.param(
            "I. A\nb, Thời gian.\n1, Tuyên truyền\n2: Thăm hỏi\n- - Một.\n‒ Hai.",
            [
                "  1 I. A",
                "      3 a, (printed b,) Thời gian.",
                "    2 1, Tuyên truyền",
                "    2 2: Thăm hỏi",
                "      3 - - Một.",
                "      3 ‒ Hai.",
            ],
            id="labels with other signs",
        ),
    ],
)
def test_what_is_an_item(text: str, expected: list[str]) -> None:
    assert outline(read_text(text)) == expected


@pytest.mark.parametrize(
    "label", ["I.", "I,", "I—", "I./", "I :", "Mục I.", "MỤC 1.", "Chương I:", "Ⅰ.", "\u0406.", "*I.", "I/-"]
)
def test_a_section_is_known_by_labels_of_many_kinds(label: str) -> None:
    text = f"{label} YÊU CẦU{'*' if label[0] == '*' else ''}\n1. Một."
    found = outline(read_text(text))
    assert [line.split()[0] for line in found] == ["1", "2"]
    assert "printed" not in found[0]
    assert found[0].endswith(" YÊU CẦU")


@pytest.mark.parametrize("width", [58, 66, 74])
def test_duties_stand_below_the_body_they_belong_to_however_long_its_name(width: int) -> None:
    long = (
        "Tổ chức thăm hỏi, động viên đoàn viên và người lao động bị ảnh hưởng bởi thiên tai, dịch bệnh ở các đơn vị. "
    )
    heading = "1. Ban Tuyên giáo và Công đoàn các xã, phường, khu công nghiệp"[:width]
    rows = ["I. A", heading, *_wrapped(f"Xây dựng kế hoạch riêng. {long * 3}", width)]
    rows += [*_wrapped(f"Trên đây là Kế hoạch năm. {long}", width)]
    blocks = read_text("\n".join(rows))
    clause = blocks.document.body[0].children[0]
    assert clause.text == heading.removeprefix("1. ")
    assert clause.children[0].text.startswith("Xây dựng kế hoạch riêng.")
    assert blocks.document.closing[0].text.startswith("Trên đây là Kế hoạch năm.")


def _wrapped(text: str, width: int) -> list[str]:
    rows = [""]
    for word in text.split():
        if len(rows[-1]) + 1 + len(word) > width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


BROKEN = """I. YÊU CẦU
1. Các đơn vị tổ chức học tập, quán triệt nội dung Nghị quyết; mỗi đơn vị có
02 buổi tuyên truyền, số lượng người tham gia ghi ở Biểu số 1 kèm theo Phụ lục
II.
2. Kết quả tuyên truyền, vận động của các đơn vị gửi về Ban Tuyên giáo
- Nữ công trước ngày 20 hằng tháng; các hoạt động trong dịp Tết do Công đoàn
“Đơn vị chủ trì” phụ trách, mức chi theo quy định của Ban Thường vụ, gồm cả phần
thưởng.
Thời gian thực hiện: quý II.
Ban Thường vụ yêu cầu các đơn vị thực hiện nghiêm túc Kế hoạch này, báo cáo
kết quả trước ngày 30/11.
"""


def test_figures_quotations_and_names_with_a_dash_go_on_with_a_broken_sentence() -> None:
    document = read_text(BROKEN).document
    first, clause = document.body[0].children
    assert "có 02 buổi" in first.text
    assert first.text.endswith("Phụ lục II.")
    assert "Ban Tuyên giáo - Nữ công" in clause.text
    assert clause.text.endswith("gồm cả phần thưởng.")
    assert [child.text for child in clause.children] == ["Thời gian thực hiện: quý II."]
    assert [block.text[:14] for block in document.closing] == ["Ban Thường vụ "]


def test_paragraphs_behind_a_tab_are_no_table_though_pages_part_them() -> None:
    text = "\tI. A\n\t1. Một.\n\t2. Hai.\n\n2\n\n\t3. Ba.\n\t4. Bốn.\n"
    assert len(read_text(text).document.body[0].children) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "I. A\n1.98% đoàn viên;\n2.100% tổ, 50% xuất sắc;\n3.Giới thiệu;\n4.05 lớp.",
            [
                *("  1 I. A", "    2 1. 98% đoàn viên;", "    2 2. 100% tổ, 50% xuất sắc;"),
                *("    2 3. Giới thiệu;", "    2 4. 05 lớp."),
            ],
            id="percentages begin items",
        ),
        pytest.param(
            "I. A\n1.98% đoàn viên;\n2.1.200 lượt người;\n3.15 lớp;\n4. Năm.",
            [
                *("  1 I. A", "    2 1. 98% đoàn viên;", "    2 2. 1.200 lượt người;"),
                *("    2 3. 15 lớp;", "    2 4. Năm."),
            ],
            id="thousands behind a number",
        ),
        pytest.param(
            "I. A\nKinh phí:\n1.500.000 đồng;\n2.000.000 đồng.\n3. Ba.",
            [
                *("  1 I. A", "      3 Kinh phí:", "      3 1.500.000 đồng;", "      3 2.000.000 đồng."),
                "    2 1. (printed 3.) Ba.",
            ],
            id="sums of money",
        ),
        pytest.param(
            "I. A\n1. Có:\n1.250 đoàn viên được học;\n2. Thăm hỏi.",
            ["  1 I. A", "    2 1. Có:", "      3 1.250 đoàn viên được học;", "    2 2. Thăm hỏi."],
            id="thousands are a figure",
        ),
        pytest.param(
            "I. A\nKết nạp năm nay:\n1.250 đoàn viên.\nII. B\n1. Một.",
            ["  1 I. A", "      3 Kết nạp năm nay:", "      3 1.250 đoàn viên.", "  1 II. B", "    2 1. Một."],
            id="thousands alone are a figure",
        ),
        pytest.param(
            "I. A\nPhấn đấu đến cuối năm toàn ngành giảm tỷ lệ nghỉ việc xuống còn\n1.5% so với năm trước.",
            [
                "  1 I. A",
                "      3 Phấn đấu đến cuối năm toàn ngành giảm tỷ lệ nghỉ việc xuống còn 1.5% so với năm trước.",
            ],
            id="a decimal within a sentence",
        ),
    ],
)
def test_a_number_stuck_to_a_figure(text: str, expected: list[str]) -> None:
    assert outline(read_text(f"KẾ HOẠCH\nCông tác năm 2026\n\n{text}\n")) == expected
