"""Recipients and signature, below each other, side by side, in whatever order they come."""

from __future__ import annotations

import pytest

from desktop.domain.document import Signature
from desktop.domain.numbering import Forms
from desktop.understand.inventory import inventory
from desktop.understand.reader import read_text

BODY = "KẾ HOẠCH\nCông tác năm 2026\n\nI. MỤC ĐÍCH\n1. Nâng cao chất lượng.\nĐề nghị các đơn vị thực hiện./.\n\n"


def recipients(text: str) -> list[tuple[str | None, list[str]]]:
    found = inventory(read_text(BODY + text), Forms())["recipients"]
    return [(group["label"], group["items"]) for group in found]


def signature(text: str) -> Signature:
    return read_text(BODY + text).document.signature


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\n(Đã ký)\nLê Văn An",
        "Nơi nhận:\tTM. BAN CHẤP HÀNH\n- Như trên;\tCHỦ TỊCH\n- Lưu: VT.\t(Đã ký)\n\n\tLê Văn An",
        "TM. BAN CHẤP HÀNH\nCHỦ TỊCH\n(Đã ký)\n\nLê Văn An\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
        "Nơi nhận:                   TM. BAN CHẤP HÀNH\n- Như trên;                     CHỦ TỊCH\n"
        "                                (Đã ký)\n- Lưu: VT.\n                               Lê Văn An",
        "\tNơi nhận:\n- Như trên;\n\tTM. BAN CHẤP HÀNH\nCHỦ TỊCH\n(Đã ký)\n\n\nLê Văn An\n\n\n\t- Lưu: VT.",
        "Nơi nhận: TM. BAN CHẤP HÀNH\n- Như trên; CHỦ TỊCH\n(Đã ký)\n- Lưu: VT. Lê Văn An",
        "Nơi nhân:\n- Như trên;\n- Lưu: VT.\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\n(Đã ký)\nLê Văn An\n\nFile đính kèm\nkh.doc",
        "Nơi nhận:\n\uf02d Như trên;\n\uf02d\tLưu: VT.\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\n(Đã ký)\nLê Văn An\n\n3",
        "Nơi nhận: Như trên; Lưu: VT.\nTM. BAN CHẤP HÀNH CHỦ TỊCH\n(Đã ký)\nLê Văn An",
    ],
)
def test_the_order_of_the_columns_does_not_matter(text: str) -> None:
    assert recipients(text) == [(None, ["Như trên", "Lưu: VT"])]
    assert signature(text) == Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Lê Văn An", "(Đã ký)")


@pytest.mark.parametrize(
    ("text", "authority", "post", "signer"),
    [
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Thị Ba", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Ba"),
        (
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nY Thông Niê",
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "Y Thông Niê",
        ),
        ("TL. BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nTrần Văn Bốn", "TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Trần Văn Bốn"),
        ("TM. BAN CHẤP HÀNH\nĐẢNG BỘ XÃ\nBÍ THƯ\nVõ Năm", "TM. BAN CHẤP HÀNH\nĐẢNG BỘ XÃ", "BÍ THƯ", "Võ Năm"),
        (
            "TM. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHồ Sáu",
            "TM. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Hồ Sáu",
        ),
        ("CHỦ TỊCH\n\nĐỗ Thị Bảy", "", "CHỦ TỊCH", "Đỗ Thị Bảy"),
        ("TM. ĐOÀN CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Tám", "TM. ĐOÀN CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Tám"),
        ("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nLê Chín", "TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Lê Chín"),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nLê Mười", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Mười"),
        (
            "TM. BAN THƯỜNG VỤ KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê An",
            "TM. BAN THƯỜNG VỤ KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Lê An",
        ),
        ("KT.CHỦ TỊCH\nP.CHỦ TỊCH\nLê An", "KT.CHỦ TỊCH", "P.CHỦ TỊCH", "Lê An"),
        ("TM. Ban Chấp hành\nChủ tịch\nLê An", "TM. Ban Chấp hành", "Chủ tịch", "Lê An"),
        ("TM. BAN CHẤP HÀNH\nCHỦ TỊCH\nH’Mây Niê", "TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "H’Mây Niê"),
        ("TM. BAN CHẤP HÀNH\nCHỦ TỊCH\nK'Lợi", "TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "K'Lợi"),
        ("TM. BAN CHẤP HÀNH\nCHỦ TỊCH\n[daky]\nLê An", "TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Lê An"),
        (
            "DUYỆT CỦA CHI BỘ\nBÍ THƯ\nVõ Ba\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê An",
            "TM. BAN CHẤP HÀNH",
            "CHỦ TỊCH",
            "Lê An",
        ),
        (
            "DUYỆT CỦA CHI BỘ      TM. BAN CHẤP HÀNH\nBÍ THƯ         CHỦ TỊCH\n\nVõ Ba          Lê An",
            "TM. BAN CHẤP HÀNH",
            "CHỦ TỊCH",
            "Lê An",
        ),
        ("TM. BAN CHẤP HÀNH\nCHỦ TỊCH\nBSCKII. Bàn Thị Ba", "TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "BSCKII. Bàn Thị Ba"),
        (
            "SỞ NỘI VỤ     LIÊN ĐOÀN LAO ĐỘNG TỈNH\nKT. GIÁM ĐỐC     CHỦ TỊCH\nPHÓ GIÁM ĐỐC\n\nLê An     Võ Ba",
            "SỞ NỘI VỤ\nKT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "Lê An",
        ),
        (
            "TM. BAN CHẤP HÀNH     TM. BAN GIÁM ĐỐC\nCHỦ TỊCH       GIÁM ĐỐC\n\nLê An          Võ Ba",
            "TM. BAN CHẤP HÀNH",
            "CHỦ TỊCH",
            "Lê An",
        ),
    ],
)
def test_authority_post_and_name_are_told_apart(text: str, authority: str, post: str, signer: str) -> None:
    found = signature(text)
    assert (found.authority, found.post, found.signer) == (authority, post, signer)


def test_a_label_beside_the_middle_of_its_group_names_the_group() -> None:
    text = "Nơi nhận:\n- Tổng LĐLĐ;\n- Tỉnh ủy;      Báo cáo\n- Ban Dân vận Tỉnh ủy;\n- Các ban;\n- Lưu: VT."
    assert recipients(text) == [
        ("Báo cáo", ["Tổng LĐLĐ", "Tỉnh ủy", "Ban Dân vận Tỉnh ủy"]),
        (None, ["Các ban", "Lưu: VT"]),
    ]


def test_a_label_on_a_line_of_its_own_names_what_stands_above_it() -> None:
    text = "Nơi nhận:\n- Tổng LĐLĐ;\n- Tỉnh ủy;\n(Báo cáo)\n- Các ban;\n- Lưu: VT."
    assert recipients(text) == [("Báo cáo", ["Tổng LĐLĐ", "Tỉnh ủy"]), (None, ["Các ban", "Lưu: VT"])]


def test_a_label_with_a_colon_names_what_stands_below_it() -> None:
    text = "Nơi nhận:\nBáo cáo:\n- Tổng LĐLĐ;\n- Tỉnh ủy.\nThực hiện:\n- Các ban;\n- CĐ xã, phường.\nLưu: VT, TG-NC."
    assert recipients(text) == [
        ("Báo cáo", ["Tổng LĐLĐ", "Tỉnh ủy"]),
        ("Thực hiện", ["Các ban", "CĐ xã, phường"]),
        (None, ["Lưu: VT, TG-NC"]),
    ]


def test_who_approves_is_kept_beside_our_own_signature() -> None:
    reading = read_text(BODY + "DUYỆT CỦA CHI BỘ\nBÍ THƯ\nVõ Ba\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê An")
    assert reading.document.closing[-1].text == "DUYỆT CỦA CHI BỘ BÍ THƯ Võ Ba"
    assert [doubt.quote for doubt in reading.doubts] == ["DUYỆT CỦA CHI BỘ BÍ THƯ Võ Ba"]


def test_lines_of_a_web_page_behind_the_signature_are_left_out() -> None:
    text = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê An\n\nTác giả: Ban Biên tập\nCác tin khác"
    assert recipients(text) == [(None, ["Như trên", "Lưu: VT"])]
    assert read_text(BODY + text).written.left_out == ("Tác giả: Ban Biên tập", "Các tin khác")


def test_the_purpose_behind_an_item_is_printed_but_not_listed() -> None:
    text = "Nơi nhận:\n- LĐLĐ tỉnh (b/c);\n- CĐCS (để thực hiện);\n- Lưu VP."
    assert recipients(text) == [(None, ["LĐLĐ tỉnh", "CĐCS", "Lưu VP"])]
    assert read_text(BODY + text).document.recipients.groups[0].items == ("LĐLĐ tỉnh (b/c)", "CĐCS (để thực hiện)")


def test_an_item_over_two_lines_is_one() -> None:
    assert recipients("Nơi nhận:\n- Chủ tịch, các Phó Chủ tịch\nUBND tỉnh;\n- Lưu: VT.") == [
        (None, ["Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Lưu: VT"])
    ]


def test_what_a_signing_device_stamped_is_left_out() -> None:
    reading = read_text(
        BODY + "TM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê Văn An\nNgười ký: Lê Văn An\nThời gian ký: 05/02/2026 09:10"
    )
    assert reading.written.left_out == ("Người ký: Lê Văn An", "Thời gian ký: 05/02/2026 09:10")
    assert reading.document.signature.signer == "Lê Văn An"


def test_without_recipients_and_signature_nothing_is_made_up() -> None:
    document = read_text(BODY).document
    assert (document.recipients.groups, document.recipients.archive, document.signature) == ((), "", Signature())


def test_a_recipient_goes_on_behind_a_comma() -> None:
    text = (
        "Nơi nhận:\n- Các huyện ủy, thị ủy,\n  đảng ủy trực thuộc,\n- Các ban Đảng,\n- Lưu Văn phòng.\n\n"
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLê Văn An"
    )
    assert recipients(text) == [
        (None, ["Các huyện ủy, thị ủy, đảng ủy trực thuộc", "Các ban Đảng", "Lưu Văn phòng"]),
    ]


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH", Signature("LIÊN ĐOÀN LAO ĐỘNG TỈNH", "CHỦ TỊCH", "Võ An", "(Đã ký)")),
        ("SỞ NỘI VỤ - LIÊN ĐOÀN LAO ĐỘNG TỈNH", Signature("SỞ NỘI VỤ", "GIÁM ĐỐC", "Lê Văn Ba", "(Đã ký)")),
        ("HỘI NÔNG DÂN TỈNH", Signature("SỞ NỘI VỤ", "GIÁM ĐỐC", "Lê Văn Ba", "(Đã ký)")),
    ],
)
def test_of_two_bodies_the_issuer_signs(issuer: str, expected: Signature) -> None:
    text = (
        f"{issuer}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH\tĐộc lập - Tự do - Hạnh phúc\n\n{BODY}"
        "SỞ NỘI VỤ\tLIÊN ĐOÀN LAO ĐỘNG TỈNH\nGIÁM ĐỐC\tCHỦ TỊCH\n(Đã ký)\t(Đã ký)\n\nLê Văn Ba\tVõ An\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    document = read_text(text).document
    assert document.signature == expected
    other = "Võ An" if expected.signer == "Lê Văn Ba" else "Lê Văn Ba"
    assert other in document.closing[-1].text
