"""Which item stands under which, and how broken paragraphs are joined."""

from __future__ import annotations

import pytest

from desktop.domain.edits import rows_of
from desktop.services.library import standards
from desktop.services.plain import plain_text
from desktop.understand.reader import read_text
from desktop.understand.reading import Reading
from tests.understand.shown import outline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "I. A\n1. B\n- Một.\nThời gian hoàn thành: Quý II/2026.\n- Hai.\n2. C",
            [
                "  1 I. A",
                "    2 1. B",
                "      3 - Một.",
                "        4 Thời gian hoàn thành: Quý II/2026.",
                "      3 - Hai.",
                "    2 2. C",
            ],
            id="a time stands under its item",
        ),
        pytest.param(
            "I. A\n2. B\n* Đến năm 2026\n1. Một.\n2. Hai.\n* Đến năm 2030\n1. Ba.\n3. C\nII. D",
            [
                *(
                    "  1 I. A",
                    "    2 1. (printed 2.) B",
                    "      3 * Đến năm 2026",
                    "        4 1. Một.",
                    "        4 2. Hai.",
                ),
                *("      3 * Đến năm 2030", "        4 1. Ba.", "    2 2. (printed 3.) C", "  1 II. D"),
            ],
            id="numbers begin again in a group",
        ),
        pytest.param(
            "I. A\n1. Nội dung gồm:\n- Chỉ tiêu:\na) Một;\nb) Hai.\n- Giải pháp.\n2. B",
            [
                "  1 I. A",
                "    2 1. Nội dung gồm:",
                "      3 - Chỉ tiêu:",
                "        4 a) Một;",
                "        4 b) Hai.",
                "      3 - Giải pháp.",
                "    2 2. B",
            ],
            id="a list stands under the item that announces it",
        ),
        pytest.param(
            "I. A\n1. B\n1.1. C\n1.1.1. D\n1.1.2. E\n1.3. F\n2. G\n2.1. H",
            [
                *("  1 I. A", "    2 1. B", "      3 1.1. C", "        4 1.1.1. D", "        4 1.1.2. E"),
                *("      3 1.2. (printed 1.3.) F", "    2 2. G", "      3 2.1. H"),
            ],
            id="dotted numbers",
        ),
        pytest.param(
            "I. A\n1. B\nII. C\n1. D\nII. E\n3. F\nIV. G",
            [
                "  1 I. A",
                "    2 1. B",
                "  1 II. C",
                "    2 1. D",
                "  1 III. (printed II.) E",
                "    2 1. (printed 3.) F",
                "  1 IV. G",
            ],
            id="wrong numbers are put right",
        ),
        pytest.param(
            "I. A\n- Một.\n+ Hai.\n- Ba.\nII. B\n+ Bốn.",
            ["  1 I. A", "      3 - Một.", "        4 + Hai.", "      3 - Ba.", "  1 II. B", "      3 + Bốn."],
            id="dashes and pluses",
        ),
        pytest.param(
            "1. A\n- Một.\n2. B\n1. 5 tỷ đồng cho đào tạo.",
            ["    2 1. A", "      3 - Một.", "    2 2. B", "      3 1. 5 tỷ đồng cho đào tạo."],
            id="an amount is no item",
        ),
        pytest.param(
            "Phần I\nTÌNH HÌNH CHUNG\nVÀ KẾT QUẢ\nI. A\nPhần II. NHIỆM VỤ\nI. B",
            ["  1 Phần I TÌNH HÌNH CHUNG VÀ KẾT QUẢ", "  1 I. A", "  1 Phần II. NHIỆM VỤ", "  1 I. B"],
            id="parts with their title on lines of its own",
        ),
        pytest.param(
            "I. A\nCác đơn vị tuyên truyền, vận\n\nđộng đoàn viên.\nNghị quyết của Đại hội\n. Chú trọng chất lượng.",
            [
                "  1 I. A",
                "      3 Các đơn vị tuyên truyền, vận động đoàn viên.",
                "      3 Nghị quyết của Đại hội. Chú trọng chất lượng.",
            ],
            id="paragraphs broken in the middle",
        ),
        pytest.param(
            "I. A\nPhát triển kinh tế\n- xã hội giai đoạn 2021\n- 2025 của địa phương.\n- Một.",
            ["  1 I. A", "      3 Phát triển kinh tế - xã hội giai đoạn 2021 - 2025 của địa phương.", "      3 - Một."],
            id="a dash within a sentence",
        ),
        pytest.param(
            "I. MỘT SỐ NHIỆM VỤ VÀ GIẢI PHÁP\nCHỦ YẾU\n1. B",
            ["  1 I. MỘT SỐ NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", "    2 1. B"],
            id="a heading over two lines",
        ),
        pytest.param(
            "I. A\n1. B\n- Một.\nTrên đây là Kế hoạch năm 2026.\nĐề nghị các đơn vị thực hiện./.",
            [
                "  1 I. A",
                "    2 1. B",
                "      3 - Một.",
                "  1 Trên đây là Kế hoạch năm 2026.",
                "  1 Đề nghị các đơn vị thực hiện./.",
            ],
            id="closing paragraphs",
        ),
    ],
)
def test_items_find_their_place(text: str, expected: list[str]) -> None:
    assert outline(read_text(text)) == expected


WRAPPED = """I. MỤC ĐÍCH
Nâng cao nhận thức của đoàn viên, người lao động về vai trò của tổ
chức Công đoàn trong tình hình mới; góp phần xây dựng quan hệ lao
động hài hòa. Các cấp công đoàn chủ động phối hợp với người sử dụng
lao động.
Đoàn viên tích cực tham gia các phong trào thi đua do Liên đoàn
Lao động tỉnh phát động.
II. YÊU CẦU
1. Thiết thực, hiệu quả, tiết kiệm, phù hợp với điều kiện của từng
đơn vị, gắn với nhiệm vụ chính trị của địa phương năm
2026. Báo cáo trước ngày 30/6.
"""


def test_lines_broken_at_a_width_are_joined_to_paragraphs() -> None:
    blocks = read_text(WRAPPED).document.body
    assert [child.text[:20] for block in blocks for child in block.children] == [
        "Nâng cao nhận thức c",
        "Đoàn viên tích cực t",
        "Thiết thực, hiệu quả",
    ]
    assert blocks[1].children[0].text.endswith("năm 2026. Báo cáo trước ngày 30/6.")


def test_paragraphs_on_a_line_each_are_not_joined() -> None:
    text = "I. NHIỆM VỤ\n" + "\n".join(f"Đơn vị thứ {n} chủ động thực hiện nhiệm vụ" for n in range(1, 9))
    assert len(read_text(text).document.body[0].children) == 8


def test_numbers_begin_again_where_the_text_begins_again() -> None:
    text = (
        "Phần thứ nhất\nA\nI. B\nII. C\nPhần thứ hai\nD\nMục 1. E\n1. F\n2. G\nMục 2. H\n1. J\n"
        "Phần thứ ba\nK\nMục 1. L\nPhần thứ tư\nQ\nI. M\nII. N\nI. O\nII. P"
    )
    assert outline(read_text(text)) == [
        *("  1 Phần thứ nhất A", "  1 I. B", "  1 II. C"),
        *("  1 Phần thứ hai D", "  1 Mục 1. E", "    2 1. F", "    2 2. G", "  1 Mục 2. H", "    2 1. J"),
        *("  1 Phần thứ ba K", "  1 Mục 1. L"),
        *("  1 Phần thứ tư Q", "  1 I. M", "  1 II. N", "  1 I. O", "  1 II. P"),
    ]


def test_numbers_go_on_where_the_text_goes_on() -> None:
    text = "Phần I\nA\nI. B\nII. C\nPhần II\nD\nIII. E\nIV. F\nPhần II\nG\nV. H"
    assert outline(read_text(text))[4:] == [
        *("  1 III. E", "  1 IV. F"),
        *("  1 Phần III (printed Phần II) G", "  1 V. H"),
    ]


@pytest.mark.parametrize(
    "closing",
    [
        "Kế hoạch này phổ biến đến chi bộ.",
        "Kế hoạch này phổ biến đến chi bộ./.",
        "Chương trình hành động này được phổ biến đến chi bộ.",
        "Văn bản này phổ biến đến từng chi bộ và đảng viên.",
        "Nghị quyết này được thông báo đến các chi bộ.",
    ],
)
def test_a_party_plan_closes_with_whom_it_reaches(closing: str) -> None:
    duties = "Căn cứ Kế hoạch này, các đảng ủy xây dựng kế hoạch thực hiện."
    assert outline(read_text(f"I- MỤC ĐÍCH\n1- Một.\nII- TỔ CHỨC THỰC HIỆN\n{duties}\n{closing}\n"))[2:] == [
        *("  1 II- TỔ CHỨC THỰC HIỆN", f"      3 {duties}", f"  1 {closing}"),
    ]


REGULATION = """QUY CHẾ
Làm việc của Ban Thường vụ

Căn cứ Điều lệ Công đoàn Việt Nam;
Ban Thường vụ ban hành Quy chế như sau:

Chương I
Quy định chung
Điều 1. Phạm vi
Quy chế này thực hiện Điều 7 Điều lệ; theo quy định tại
Điều 12 Luật Công đoàn.
Điều 2. Đối tượng
1. Ủy viên Ban Thường vụ.
a) Đương nhiệm;
Chương II
TỔ CHỨC
Mục 1
HỌP
Tiểu mục 1
Họp thường kỳ
Điều 3. Chế độ họp
Mục 2. BÁO CÁO
Điều 4. Báo cáo
Điều 5. Hiệu lực
Quy chế này có hiệu lực từ ngày ký./.
"""


def levels(reading: Reading) -> list[tuple[int, str, str]]:
    return [(row.depth, row.block.level.value, row.block.text) for row in rows_of(reading.document.body)]


def test_a_regulation_has_chapters_divisions_and_articles() -> None:
    assert levels(read_text(REGULATION)) == [
        (0, "chapter", "Quy định chung"),
        (1, "article", "Phạm vi"),
        (2, "paragraph", "Quy chế này thực hiện Điều 7 Điều lệ; theo quy định tại Điều 12 Luật Công đoàn."),
        (1, "article", "Đối tượng"),
        (2, "clause", "Ủy viên Ban Thường vụ."),
        (3, "point", "Đương nhiệm;"),
        (0, "chapter", "TỔ CHỨC"),
        (1, "division", "HỌP"),
        (2, "subdivision", "Họp thường kỳ"),
        (3, "article", "Chế độ họp"),
        (1, "division", "BÁO CÁO"),
        (2, "article", "Báo cáo"),
        (2, "article", "Hiệu lực"),
        (3, "paragraph", "Quy chế này có hiệu lực từ ngày ký./."),
    ]


def test_what_a_regulation_prints_reads_back() -> None:
    document = read_text(REGULATION).document
    again = read_text(plain_text(document, standards()["nd30_union"])).document
    assert (again.body, again.closing) == (document.body, document.closing)


def test_an_article_counted_wrongly_gets_its_right_number() -> None:
    assert outline(read_text("I. A\nĐiều 1. B\nĐiều 2. C\nĐiều 2. D\n1. Một.\nĐiều 3. E"))[2:] == [
        *("    2 Điều 2. C", "    2 Điều 3. (printed Điều 2.) D", "      3 1. Một."),
        "    2 Điều 4. (printed Điều 3.) E",
    ]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("I. A\nĐiều 7. Quyền của đoàn viên\n1. Một.\nII. B", ["Điều 7. Quyền của đoàn viên"]),
        ("I. A\nĐiều 1. B\nĐiều 19. Của luật khác\nĐiều 2. C", ["Điều 19. Của luật khác"]),
        ("I. A\nĐiều 1. B\nĐiều 2. C\nĐiều 1. D\nĐiều 2. E", ["Điều 1. D", "Điều 2. E"]),
    ],
)
def test_articles_of_another_text_keep_their_numbers_as_words(text: str, cited: list[str]) -> None:
    reading = read_text(text)
    assert [words for _depth, level, words in levels(reading) if level == "paragraph"] == cited
    printed = plain_text(reading.document, standards()["nd30_union"], reading.written)
    assert all(words in printed for words in cited)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Điều 5 Luật Công đoàn.",
        "Chương trình hành động này gồm ba phần.",
        "Mục 1 của Kế hoạch số 12/KH-LĐLĐ đã nêu rõ.",
        "Chương II Điều lệ quy định rõ.",
        "Tiểu mục 1 Mục 2 quy định rõ.",
        "Theo Chương I, Mục 1 và Điều 3.",
    ],
)
def test_units_of_other_texts_named_in_a_sentence_are_words(sentence: str) -> None:
    assert levels(read_text(f"I. MỤC ĐÍCH\n1. Một.\n{sentence}\n2. Hai.\n"))[2] == (2, "paragraph", sentence)


def test_chapters_may_count_on_through_the_parts() -> None:
    text = "Phần thứ nhất\nCHUNG\nChương I\nA\nChương II\nB\nPhần thứ hai\nRIÊNG\nChương III\nC\nChương IV\nD"
    found = [line.split(" ", 2)[2].strip() for line in outline(read_text(text))]
    assert [line for line in found if "Chương" in line] == [
        "1 Chương I A",
        "1 Chương II B",
        "1 Chương III C",
        "1 Chương IV D",
    ]


def test_divisions_begin_again_in_every_chapter() -> None:
    text = (
        "KẾ HOẠCH\nCông tác năm 2026\n\nCHƯƠNG I\nQUY ĐỊNH CHUNG\nMục 1. PHẠM VI\nĐiều 1. A\n1. B\n"
        "Mục 2. ĐỐI TƯỢNG\nĐiều 2. C\nCHƯƠNG II\nTỔ CHỨC\nMục 1. VIỆC\nĐiều 3. D"
    )
    assert outline(read_text(text)) == [
        *("  1 CHƯƠNG I QUY ĐỊNH CHUNG", "  1 Mục 1. PHẠM VI", "    2 Điều 1. A", "      3 1. B"),
        *("  1 Mục 2. ĐỐI TƯỢNG", "    2 Điều 2. C"),
        *("  1 CHƯƠNG II TỔ CHỨC", "  1 Mục 1. VIỆC", "    2 Điều 3. D"),
    ]
