"""`thao text`: every part of a document, in printed order, with its numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Appendix,
    Block,
    Cell,
    Copy,
    CopyForm,
    Document,
    Footnote,
    Header,
    Level,
    RecipientGroup,
    Recipients,
    Run,
    Signature,
    Table,
    text_runs,
)
from desktop.services.library import standard_of, standards
from desktop.services.plain import plain_text
from desktop.understand.reader import read_text
from desktop.understand.reading import Written


def block(name: str, level: Level, text: str, *children: Block) -> Block:
    return Block(name, level, text_runs(text), children)


DOCUMENT = Document(
    "d",
    header=Header(
        superior="LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA",
        issuer="CÔNG ĐOÀN XÃ PHÚ THẠNH",
        number="05",
        symbol="KH-CĐX",
        place="Phú Thạnh",
        date=OfficialDate(2026, 2, 9),
        kind="KẾ HOẠCH",
        subject="Công tác năm 2026",
    ),
    bases=(block("b1", Level.PARAGRAPH, "Căn cứ chương trình công tác năm 2026;"),),
    preamble=(block("b2", Level.PARAGRAPH, "Ban Chấp hành xây dựng kế hoạch như sau:"),),
    body=(
        block(
            "s1",
            Level.SECTION,
            "MỤC ĐÍCH",
            block("c1", Level.CLAUSE, "Thi đua", block("p1", Level.POINT, "Phát động;")),
        ),
        block(
            "s2",
            Level.SECTION,
            "NHIỆM VỤ",
            block("c2", Level.CLAUSE, "Một", block("u1", Level.SUBCLAUSE, "Hai", block("u2", Level.SUBCLAUSE, "Ba"))),
            Block("t1", Level.TABLE, table=Table(((Cell(text_runs("TT")), Cell(text_runs("Việc\nchính"))),))),
            Block("n1", Level.DASH, (Run("Theo nghị quyết"), Run(footnote="f1"), Run("."))),
        ),
    ),
    closing=(block("z1", Level.PARAGRAPH, "Đề nghị các đơn vị thực hiện./."),),
    recipients=Recipients(
        (RecipientGroup(("LĐLĐ tỉnh", "Đảng ủy xã"), "Báo cáo"), RecipientGroup(("CĐCS",))), "Lưu: VT"
    ),
    signature=Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Lê Văn An", "(Đã ký)"),
    appendices=(
        Appendix("a1", "DANH SÁCH", "(Kèm theo Kế hoạch số 05/KH-CĐX)", blocks=(block("x", Level.CLAUSE, "Đơn vị"),)),
    ),
    footnotes=(Footnote("f1", text_runs("Số 02-NQ/TW.")),),
)

UNION = standards()["nd30_union"]
PRINTED = """LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA
CÔNG ĐOÀN XÃ PHÚ THẠNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/KH-CĐX
Phú Thạnh, ngày 09 tháng 02 năm 2026

KẾ HOẠCH
Công tác năm 2026

Căn cứ chương trình công tác năm 2026;
Ban Chấp hành xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
1. Thi đua
a) Phát động;
II. NHIỆM VỤ
1. Một
1.1. Hai
1.1.1. Ba

TT\tViệc chính

- Theo nghị quyết[1].
Đề nghị các đơn vị thực hiện./.

Nơi nhận:
- LĐLĐ tỉnh;
- Đảng ủy xã;\t(Báo cáo)
- CĐCS;
- Lưu: VT.

TM. BAN CHẤP HÀNH
CHỦ TỊCH
(Đã ký)
Lê Văn An

Phụ lục
DANH SÁCH
(Kèm theo Kế hoạch số 05/KH-CĐX)

1. Đơn vị

[1] Số 02-NQ/TW.
"""


def test_every_part_is_printed_in_its_place() -> None:
    assert plain_text(DOCUMENT, UNION) == PRINTED


def test_numbers_are_written_in_the_forms_of_the_standard() -> None:
    text = plain_text(DOCUMENT, standards()["party_hd05"])
    assert "\nII- NHIỆM VỤ\n1. Một\n1.1. Hai\n" in text
    assert "\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 05-KH-CĐX\n" in text


def test_a_party_body_has_the_party_s_heading() -> None:
    header = replace(DOCUMENT.header, superior="ĐẢNG BỘ TỈNH AN HÒA", issuer="ĐẢNG ỦY XÃ PHÚ THẠNH", symbol="KH/ĐU")
    party = replace(DOCUMENT, header=header)
    text = plain_text(party, standard_of(party))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM\nSố 05-KH/ĐU\n" in text
    assert "Độc lập" not in text


def test_what_the_text_wrote_is_given_back_as_it_wrote_it() -> None:
    written = Written(
        labels={"s1": "I/", "c1": "1-"},
        motto=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",),
        date="Phú Thạnh, ngày 9 tháng 2 năm 2026",
        marks={"f1": ("¹", "¹ ")},
        left_out=("2", "3"),
    )
    text = plain_text(DOCUMENT, UNION, written)
    assert "I/ MỤC ĐÍCH\n1- Thi đua\n" in text
    assert "ngày 9 tháng 2 năm 2026" in text
    assert "- Theo nghị quyết¹.\n" in text
    assert text.endswith("\n¹ Số 02-NQ/TW.\n\n[bỏ: 2 | 3]\n")


@pytest.mark.parametrize(
    "part", ["header", "recipients", "signature", "bases", "preamble", "body", "closing", "appendices"]
)
def test_a_printed_document_reads_back_part_by_part(part: str) -> None:
    again = read_text(PRINTED).document
    if part in ("header", "recipients", "signature"):
        assert getattr(again, part) == getattr(DOCUMENT, part)
    else:
        assert len(getattr(again, part)) == len(getattr(DOCUMENT, part))


LETTER = Document(
    "d",
    header=Header(
        superior="TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
        issuer="LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA",
        number="12",
        symbol="LĐLĐ-VP",
        place="An Hòa",
        date=OfficialDate(2026, 9, 5),
        kind="Công văn",
        subject="đôn đốc báo cáo quý III",
        urgency="KHẨN",
        circulation="LƯU HÀNH NỘI BỘ",
        draft="DỰ THẢO lần 2",
        digital_line="Sao y; Công đoàn xã Phú Thạnh; 20/11/2026; 09:15:30",
        contact="Số 8 Lê Lợi, phường An Hòa. Điện thoại: 0234.111222",
    ),
    addressed_to=("Sở Nội vụ", "Các công đoàn cơ sở"),
    body=(block("p", Level.PARAGRAPH, "Đề nghị báo cáo trước ngày 15/9/2026./."),),
    recipients=Recipients((RecipientGroup(("Như trên",)),), "Lưu: VT", "PL", 300),
    signature=Signature("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Văn An"),
    copy=Copy(
        CopyForm.COPY,
        Header(
            issuer="CÔNG ĐOÀN XÃ PHÚ THẠNH", number="07", symbol="SY-CĐX", place="Phú Thạnh", date=OfficialDate(2026)
        ),
        Recipients((RecipientGroup(("CĐCS",)),), "Lưu: VT"),
        Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Đỗ Thị Hà"),
    ),
)
PRINTED_LETTER = """Sao y; Công đoàn xã Phú Thạnh; 20/11/2026; 09:15:30
LƯU HÀNH NỘI BỘ
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/LĐLĐ-VP
V/v đôn đốc báo cáo quý III
An Hòa, ngày 05 tháng 9 năm 2026
KHẨN
DỰ THẢO lần 2

Kính gửi:
- Sở Nội vụ;
- Các công đoàn cơ sở.

Đề nghị báo cáo trước ngày 15/9/2026./.

Nơi nhận:
- Như trên;
- Lưu: VT.
PL.(300)

TL. BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lê Văn An

Số 8 Lê Lợi, phường An Hòa. Điện thoại: 0234.111222

SAO Y
CÔNG ĐOÀN XÃ PHÚ THẠNH
Số: 07/SY-CĐX
Phú Thạnh, ngày       tháng       năm 2026

Nơi nhận:
- CĐCS;
- Lưu: VT.

TM. BAN CHẤP HÀNH
CHỦ TỊCH
Đỗ Thị Hà
"""


def test_a_letter_with_all_its_marks_and_the_copy_under_it() -> None:
    assert plain_text(LETTER, UNION) == PRINTED_LETTER


def test_a_copy_stands_after_the_appendices_with_the_body_above_the_one_that_copies() -> None:
    assert LETTER.copy
    head = replace(LETTER.copy.header, superior="LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA")
    appendix = Appendix("a1", title="Mẫu báo cáo", blocks=(block("x1", Level.PARAGRAPH, "Kính đề nghị báo cáo."),))
    letter = replace(LETTER, copy=replace(LETTER.copy, header=head), appendices=(appendix,))
    text = plain_text(letter, UNION)
    assert text.index("Lê Văn An") < text.index("Kính đề nghị báo cáo.") < text.index("SAO Y")
    assert "\nSAO Y\nLIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA\nCÔNG ĐOÀN XÃ PHÚ THẠNH\n" in text
    read = read_text(text).document
    assert read.copy is not None
    assert (read.copy.header.superior, read.copy.header.issuer) == (head.superior, head.issuer)
    assert [one.title for one in read.appendices] == ["Mẫu báo cáo"]


def test_one_receiver_stands_beside_the_words_of_address() -> None:
    alone = replace(LETTER, addressed_to=("Sở Nội vụ",))
    assert "\n\nKính gửi: Sở Nội vụ\n\nĐề nghị" in plain_text(alone, UNION)


def test_a_plan_may_be_addressed_too_below_its_title() -> None:
    plan = replace(DOCUMENT, addressed_to=("Ban Chấp hành",))
    assert "\nCông tác năm 2026\n\nKính gửi: Ban Chấp hành\n\nCăn cứ" in plain_text(plan, UNION)


def test_chapters_stand_over_their_titles_and_articles_before_their_words() -> None:
    regulation = Document(
        "d",
        body=(
            block(
                "c",
                Level.CHAPTER,
                "QUY ĐỊNH CHUNG",
                block("a", Level.ARTICLE, "Phạm vi", block("q", Level.QUOTATION, "“Trích lời”")),
                block("m", Level.DIVISION, "QUYỀN", block("b", Level.ARTICLE, "Quyền")),
            ),
        ),
    )
    assert plain_text(regulation, UNION).strip().split("\n") == [
        *("Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "“Trích lời”", "Mục 1", "QUYỀN", "Điều 2. Quyền")
    ]


def test_an_empty_document_is_an_empty_text() -> None:
    assert plain_text(Document("d"), UNION).strip() == ""


def test_what_is_still_open_is_left_blank() -> None:
    header = replace(DOCUMENT.header, number="", date=OfficialDate(2026, 2))
    text = plain_text(replace(DOCUMENT, header=header), UNION)
    assert "\nSố:      /KH-CĐX\nPhú Thạnh, ngày       tháng 02 năm 2026\n" in text


def test_several_appendices_are_numbered_as_on_paper() -> None:
    text = plain_text(Document("d", appendices=(Appendix("a", "MỘT"), Appendix("b", "HAI"))), UNION)
    assert [line for line in text.split("\n") if line] == ["Phụ lục I", "MỘT", "Phụ lục II", "HAI"]


def test_an_appendix_that_was_written_here_names_its_plan_and_one_that_was_read_stays_as_it_was() -> None:
    plan = replace(DOCUMENT, appendices=(replace(DOCUMENT.appendices[0], attached_to=""),))
    made = "(Kèm theo Kế hoạch số 05/KH-CĐX ngày"
    assert f"\nDANH SÁCH\n{made}" in plain_text(plan, UNION)
    assert made not in plain_text(plan, UNION, Written(labels={"a1": "Phụ lục"}))


@pytest.mark.parametrize("part", ["header", "addressed_to", "recipients", "signature", "copy"])
def test_a_printed_letter_reads_back_part_by_part(part: str) -> None:
    again = read_text(PRINTED_LETTER).document
    expected = LETTER
    if part == "header":  # the words before the subject are told apart from it only on paper
        expected = replace(LETTER, header=replace(LETTER.header, subject=f"V/v {LETTER.header.subject}"))
    assert getattr(again, part) == getattr(expected, part)
