"""Headings as conversions leave them: columns on one line or apart, names over several lines, pieces broken off."""

from __future__ import annotations

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Header
from desktop.understand.reader import read_text

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\n\nThực hiện chương trình công tác, đơn vị xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nNâng cao chất lượng.\n"


def header(text: str) -> Header:
    return read_text(text + BODY).document.header


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA", "", "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA"),
        ("ỦY BAN NHÂN DÂN\nTỈNH AN HÒA", "", "ỦY BAN NHÂN DÂN TỈNH AN HÒA"),
        ("UỶ BAN NHÂN\nDÂN\nTỈNH AN HÒA", "", "UỶ BAN NHÂN DÂN TỈNH AN HÒA"),
        ("UBND TỈNH AN HÒA\nSỞ NỘI VỤ", "UBND TỈNH AN HÒA", "SỞ NỘI VỤ"),
        (
            "TỔNG LIÊN ĐOÀN\nLAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG\nTỈNH AN HÒA",
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA",
        ),
        (
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA\nCÔNG ĐOÀN CƠ SỞ\nCÔNG TY CỔ PHẦN MAY PHÚ AN",
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA",
            "CÔNG ĐOÀN CƠ SỞ CÔNG TY CỔ PHẦN MAY PHÚ AN",
        ),
        ("ĐẢNG ỦY XÃ PHÚ THẠNH\nCHI BỘ\nLIÊN ĐOÀN LAO ĐỘNG", "ĐẢNG ỦY XÃ PHÚ THẠNH", "CHI BỘ LIÊN ĐOÀN LAO ĐỘNG"),
        ("TỈNH ỦY AN HÒA\nBAN TUYÊN GIÁO\n*", "TỈNH ỦY AN HÒA", "BAN TUYÊN GIÁO"),
    ],
)
def test_names_of_bodies_are_put_together(lines: str, superior: str, issuer: str) -> None:
    found = header(f"{lines}\n-----\n{MOTTO}Số: 5/KH-X\nAn Hòa, ngày 01 tháng 02 năm 2026\nKẾ HOẠCH\nCông tác năm 2026")
    assert (" ".join(found.superior.split()), " ".join(found.issuer.split())) == (superior, issuer)


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 17/CTr-LĐLĐ", "17", "CTr-LĐLĐ"),
        ("Số 61-KH/TU", "61", "KH/TU"),
        ("Số: 12 -KH/ĐU", "12", "KH/ĐU"),
        ("Số:      /KH-LĐLĐ", "", "KH-LĐLĐ"),
        ("Số: ……/KH-CĐCS", "", "KH-CĐCS"),
        ("Số:      /", "", ""),
        ("Số:07/ KH-LĐLĐ", "07", "KH-LĐLĐ"),
        ("Số:\n1312/KH-UBND", "1312", "KH-UBND"),
        ("Số: 94/KH - LĐLĐ", "94", "KH - LĐLĐ"),
    ],
)
def test_number_and_symbol_are_told_apart(line: str, number: str, symbol: str) -> None:
    found = header(f"CÔNG ĐOÀN XÃ PHÚ THẠNH\n{line}\n{MOTTO}\nKẾ HOẠCH\nCông tác năm 2026")
    assert (found.number, found.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "place", "when"),
    [
        ("An Hòa, ngày 05 tháng 3 năm 2026", "An Hòa", OfficialDate(2026, 3, 5)),
        ("An Hòa, ngày     tháng 3 năm 2026", "An Hòa", OfficialDate(2026, 3)),
        ("An Hòa, ngày … tháng … năm 2026", "An Hòa", OfficialDate(2026)),
        ("An\nHòa, ngày 11 tháng 3\nnăm 2026", "An Hòa", OfficialDate(2026, 3, 11)),
        ("Huyện Sông Hậu, ngày 24/3/2021", "Huyện Sông Hậu", OfficialDate(2021, 3, 24)),
        ("An Hòa, ngày 31 tháng 02 năm 2026", "An Hòa", None),
    ],
)
def test_place_and_date_may_be_open_or_broken(line: str, place: str, when: OfficialDate | None) -> None:
    found = header(f"CÔNG ĐOÀN XÃ PHÚ THẠNH\n{MOTTO}Số: 5/KH-CĐX\n{line}\nKẾ HOẠCH\nCông tác năm 2026")
    assert (found.place, found.date) == (place, when)


@pytest.mark.parametrize(
    ("title", "kind", "subject"),
    [
        ("KẾ HOẠCH\nTổ chức hội thi năm 2026", "KẾ HOẠCH", "Tổ chức hội thi năm 2026"),
        ("K Ế  H O Ạ C H\nTổ chức hội thi", "KẾ HOẠCH", "Tổ chức hội thi"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết 02\n_____", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "Thực hiện Nghị quyết 02"),
        ("KẾ HOẠCH\nTỔ CHỨC HỘI THI\nTHỢ GIỎI NĂM 2026", "KẾ HOẠCH", "TỔ CHỨC HỘI THI THỢ GIỎI NĂM 2026"),
        (
            "KẾ HOẠCH\nTổ chức hội thi của\nCông đoàn xã\nvà các đơn vị",
            "KẾ HOẠCH",
            "Tổ chức hội thi của Công đoàn xã và các đơn vị",
        ),
        ("KẾ HOẠCH\nThực hiện đề án\n\nvề chuyển đổi số", "KẾ HOẠCH", "Thực hiện đề án về chuyển đổi số"),
        ("**KẾ HOẠCH**\n**Tổ chức hội thi**", "KẾ HOẠCH", "Tổ chức hội thi"),
        ("KẾ HOẠCH (Dự thảo)\nTổ chức hội thi", "KẾ HOẠCH", "Tổ chức hội thi"),
        ("KẾ HOẠCH CÔNG TÁC NĂM 2026", "KẾ HOẠCH", "CÔNG TÁC NĂM 2026"),
        ("CHƯƠNG TRÌNH CÔNG TÁC PHỐI HỢP", "CHƯƠNG TRÌNH CÔNG TÁC", "PHỐI HỢP"),
    ],
)
def test_the_subject_ends_where_the_opening_begins(title: str, kind: str, subject: str) -> None:
    reading = read_text(f"CÔNG ĐOÀN XÃ PHÚ THẠNH\n{MOTTO}Số: 5/KH-CĐX\n{title}{BODY}")
    assert (reading.document.header.kind, reading.document.header.subject) == (kind, subject)
    assert reading.document.preamble[0].text.startswith("Thực hiện chương trình công tác")
    assert (reading.document.closing, reading.doubts) == ((), ())


def test_words_of_a_web_page_above_the_heading_are_kept_with_a_doubt() -> None:
    reading = read_text(f"Tin nổi bật\nCÔNG ĐOÀN XÃ PHÚ THẠNH\n{MOTTO}Số: 5/KH-CĐX\nKẾ HOẠCH\nCông tác năm 2026{BODY}")
    assert reading.document.preamble[0].text == "Tin nổi bật"
    assert [doubt.quote for doubt in reading.doubts] == ["Tin nổi bật"]


def test_a_text_without_a_heading_has_an_empty_one() -> None:
    reading = read_text("I. MỤC ĐÍCH\nNâng cao chất lượng.\nII. NỘI DUNG\nTuyên truyền.")
    assert reading.document.header == Header()
    assert [block.text for block in reading.document.body] == ["MỤC ĐÍCH", "NỘI DUNG"]


@pytest.mark.parametrize(
    "lines",
    [
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "CÔNG ĐOÀN XÃ PHÚ THẠNH Độc lập - Tự do - Hạnh phúc\nSố: 8/KH-CĐX Phú Thạnh, ngày 07 tháng 5 năm 2026",
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA\nCÔNG ĐOÀN XÃ PHÚ THẠNH\n-------\nSố: 8/KH-CĐX\n"
        f"{' '.join(MOTTO.split())}\n-----\nPhú Thạnh, ngày 07 tháng 5 năm 2026",
        f"LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA CÔNG ĐOÀN XÃ PHÚ THẠNH\nSố: 8/KH-CĐX\n{MOTTO}Phú Thạnh, ngày 7-5-2026",
        "Trang chủ » Kế hoạch\nNgày 09/05/2026 10:20:30\nKỷ niệm ngày thành lập Công đoàn\n"
        f"LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA\nCÔNG ĐOÀN XÃ PHÚ THẠNH\nSố: 8/KH-CĐX\n{MOTTO}"
        "Phú Thạnh, ngày 07 tháng 5 năm 2026",
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "CÔNG ĐOÀN XÃ PHÚ THẠNH     Độc lập - Tự do - Hạnh phúc\nSố: 8/KH-CĐX     Phú Thạnh, ngày 07 tháng 5 năm 2026",
    ],
)
def test_one_heading_however_its_columns_were_copied(lines: str) -> None:
    found = header(f"{lines}\nKẾ HOẠCH\nCông tác năm 2026")
    assert (found.superior, found.issuer) == ("LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA", "CÔNG ĐOÀN XÃ PHÚ THẠNH")
    assert (found.number, found.symbol, found.place) == ("8", "KH-CĐX", "Phú Thạnh")
    assert found.date == OfficialDate(2026, 5, 7)


def test_an_open_number_beside_the_date_leaves_both_whole() -> None:
    found = header("CÔNG ĐOÀN XÃ PHÚ THẠNH\nSố:     /KH-CĐX Phú Thạnh, ngày    tháng 5 năm 2026\nKẾ HOẠCH\nCông tác")
    assert (found.number, found.symbol, found.place, found.date) == ("", "KH-CĐX", "Phú Thạnh", OfficialDate(2026, 5))


def test_the_youth_union_stands_where_others_have_the_state() -> None:
    text = (
        "TỈNH ĐOÀN AN HÒA        ĐOÀN TNCS HỒ CHÍ MINH\nHUYỆN ĐOÀN SÔNG HẬU\n***\nSố: 3-KH/ĐTN\nKẾ HOẠCH\nHè năm 2026"
    )
    found = header(text)
    assert (found.superior, found.issuer) == ("TỈNH ĐOÀN AN HÒA", "HUYỆN ĐOÀN SÔNG HẬU")


def test_a_plan_within_a_web_page_without_a_heading_of_its_own() -> None:
    news = "Hôm qua, Ban Chấp hành đã họp và thông qua kế hoạch năm. " * 4
    reading = read_text(f"Tin tức\n{news}\n\nKẾ HOẠCH\nTổ chức hội thao\n{BODY}")
    assert (reading.document.header.kind, reading.document.header.subject) == ("KẾ HOẠCH", "Tổ chức hội thao")
    assert [block.text for block in reading.document.body] == ["MỤC ĐÍCH"]


@pytest.mark.parametrize(
    ("subject", "opening"),
    [
        ("Tổ chức hội nghị tổng kết nhiệm kỳ XV\nCông đoàn ngành Giáo dục, năm 2026\n", ""),
        ("Phong trào thi đua năm 2026", "Bước vào năm 2026, các đơn vị tiếp tục phấn đấu hoàn thành nhiệm vụ."),
        ("Tổ chức hội thao", "Nhằm nâng cao sức khỏe cho đoàn viên, Công đoàn xã xây dựng kế hoạch như sau:"),
        ("Tổ chức hội thao", "Thực hiện Công văn số 3/LĐLĐ-TG; Công đoàn xã xây dựng kế hoạch như sau:"),
    ],
)
def test_the_first_sentence_is_no_part_of_the_subject(subject: str, opening: str) -> None:
    text = f"CÔNG ĐOÀN XÃ PHÚ THẠNH\n{MOTTO}Số: 5/KH-CĐX\nKẾ HOẠCH\n{subject}\n{opening}\nI. MỤC ĐÍCH\nMột."
    document = read_text(text).document
    assert document.header.subject == " ".join(subject.split())
    assert [block.text for block in (*document.bases, *document.preamble)] == ([opening] if opening else [])


@pytest.mark.parametrize(
    "bases",
    [
        "- Căn cứ Điều lệ Công đoàn;\n- Được sự thống nhất của Chi bộ;\nCông đoàn trường xây dựng kế hoạch như sau:",
        "• Căn cứ Điều lệ Công đoàn.\n• Căn cứ Công văn số 3.\nCông đoàn trường xây dựng kế hoạch như sau:",
        "* Căn cứ:\n- Điều lệ Công đoàn;\n- Công văn số 3/LĐLĐ-TG.\nCông đoàn trường xây dựng kế hoạch như sau:",
    ],
)
def test_bases_with_dashes_belong_to_the_opening(bases: str) -> None:
    document = read_text(f"KẾ HOẠCH\nTổ chức hội thao\n\n{bases}\nI. MỤC ĐÍCH\nMột.").document
    assert [block.text for block in document.body] == ["MỤC ĐÍCH"]
    assert document.preamble[-1].text == "Công đoàn trường xây dựng kế hoạch như sau:"


def test_in_a_text_with_a_blank_line_behind_every_line_the_subject_has_several() -> None:
    lines = ["CÔNG ĐOÀN XÃ PHÚ THẠNH", "Số: 5/KH-CĐX", "KẾ HOẠCH", "Tổ chức ngày hội", "chào mừng 97 năm thành lập"]
    lines += [
        "(28/7/1929 - 28/7/2026)",
        "Công đoàn xã xây dựng kế hoạch như sau:",
        "I. MỤC ĐÍCH",
        "Từ ngày 01/7 đến ngày",
    ]
    document = read_text("\n\n".join([*lines, "28/7/2026 các đơn vị tổ chức."])).document
    assert document.header.subject == "Tổ chức ngày hội chào mừng 97 năm thành lập (28/7/1929 - 28/7/2026)"
    assert document.body[0].children[0].text == "Từ ngày 01/7 đến ngày 28/7/2026 các đơn vị tổ chức."


def test_a_web_table_around_heading_and_signature_is_read_cell_by_cell() -> None:
    head = "| **CÔNG ĐOÀN XÃ PHÚ THẠNH**<br>Số: 5/KH-CĐX | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n| --- | --- |\n"
    tail = "| *Nơi nhận:*<br>- Như trên;<br>- Lưu: VT. | **TM. BAN CHẤP HÀNH**<br>**CHỦ TỊCH**<br><br>**Lê Văn An** |\n"
    document = read_text(f"{head}# **KẾ HOẠCH**\nTổ chức hội thi{BODY}*1. Đơn vị:* thực hiện.\n\n{tail}").document
    assert (document.header.issuer, document.header.number) == ("CÔNG ĐOÀN XÃ PHÚ THẠNH", "5")
    assert document.signature.signer == "Lê Văn An"
    assert document.recipients.groups[0].items == ("Như trên",)
    assert document.body[0].children[-1].text == "Đơn vị: thực hiện."


def test_place_and_date_above_the_signature_belong_to_the_heading() -> None:
    body = "KẾ HOẠCH\nTổ chức tham quan\n(Dự thảo lần 2)\n\n1. Thành phần\n- Đoàn viên."
    reading = read_text(f"{body}\n    An Hòa, ngày 02 tháng 4 năm 2026\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê Văn An")
    found = reading.document.header
    assert (found.place, found.date, found.subject) == ("An Hòa", OfficialDate(2026, 4, 2), "Tổ chức tham quan")
    assert (found.draft, reading.written.left_out) == ("Dự thảo lần 2", ())
    assert reading.document.closing == ()


def test_a_plan_shown_by_a_newspaper_has_the_title_of_the_article() -> None:
    lead = "Ban Thường vụ vừa ban hành Kế hoạch. Nội dung như sau:\n"
    own = "Thực hiện Nghị quyết số 57-NQ/TW, Ban Thường vụ ban hành Kế hoạch như sau:\n"
    reading = read_text(f"Kế hoạch của Ban Thường vụ về chuyển đổi số năm 2026\n{lead}{own}I. MỤC ĐÍCH\n1. Một.")
    assert reading.document.header.kind == "Kế hoạch"
    assert reading.document.header.subject == "của Ban Thường vụ về chuyển đổi số năm 2026"
    assert [block.text for block in reading.document.body] == ["MỤC ĐÍCH"]
