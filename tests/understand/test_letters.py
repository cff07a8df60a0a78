"""Letters and marks: Kính gửi, công văn, drafts, circulation, contact line, drafter, copies at the end."""

from __future__ import annotations

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import CopyForm, Document, walk
from desktop.domain.standards import Standard
from desktop.services.library import standard_of
from desktop.services.plain import plain_text
from desktop.understand.contact import drafter_mark, is_contact
from desktop.understand.inventory import inventory
from desktop.understand.reader import read_text
from desktop.understand.reading import Reading
from desktop.understand.safety import words

HEAD = """LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/LĐLĐ-VP
"""
BODY = """
Thực hiện Chương trình công tác năm 2026, Liên đoàn Lao động tỉnh đề nghị các đơn vị:
1. Báo cáo trước ngày 15/9/2026.
2. Gửi bản mềm về Văn phòng.
"""
TAIL = """
Nơi nhận:
- Như trên;
- Lưu: VT.
TL. BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Lê Văn An
"""


def letter(*, about: str = "V/v báo cáo quý III", to: str = "Kính gửi: Sở Nội vụ.", tail: str = TAIL) -> str:
    return f"{HEAD}{about}\nAn Hòa, ngày 05 tháng 9 năm 2026\n\n{to}\n{BODY}{tail}"


def plan(top: str = "", title: str = "KẾ HOẠCH\nTổ chức hội thi", tail: str = TAIL) -> str:
    return f"{top}{HEAD}An Hòa, ngày 05 tháng 9 năm 2026\n\n{title}\n\nI. MỤC ĐÍCH\n{BODY}{tail}"


def nothing_lost(text: str, reading: Reading) -> None:
    printed = plain_text(reading.document, standard(reading.document), reading.written)
    assert words(text) - words(printed) == {}


def standard(document: Document) -> Standard:
    return standard_of(document)


@pytest.mark.parametrize(
    ("printed", "receivers"),
    [
        ("Kính gửi: Sở Nội vụ.", ("Sở Nội vụ",)),
        ("Kính gửi: Sở Nội vụ", ("Sở Nội vụ",)),
        ("Kính gửi:\n- Sở Nội vụ;\n- Các công đoàn cơ sở.", ("Sở Nội vụ", "Các công đoàn cơ sở")),
        (
            "Kính gửi: - Sở Nội vụ;\n          - Sở Y tế;\n          - Sở Tài chính.",
            ("Sở Nội vụ", "Sở Y tế", "Sở Tài chính"),
        ),
        ("Kính gửi: Sở Nội vụ;\nSở Y tế.", ("Sở Nội vụ", "Sở Y tế")),
        ("Kính gửi: - Sở Nội vụ; - Sở Y tế.", ("Sở Nội vụ", "Sở Y tế")),
        ("Kính gửi:\n• Đồng chí Bí thư;\n• Đồng chí Chủ tịch.", ("Đồng chí Bí thư", "Đồng chí Chủ tịch")),
        ("Kính trình: Ban Thường vụ Tỉnh ủy.", ("Ban Thường vụ Tỉnh ủy",)),
    ],
)
def test_receivers_are_told_from_the_text_below_them(printed: str, receivers: tuple[str, ...]) -> None:
    text = letter(to=printed)
    reading = read_text(text)
    assert reading.document.addressed_to == receivers
    assert next(iter(reading.document.preamble)).text.startswith("Thực hiện Chương trình")
    assert next(walk(reading.document.body)).text == "Báo cáo trước ngày 15/9/2026."
    nothing_lost(text, reading)


def test_a_report_may_name_receivers_below_its_title() -> None:
    text = plan(
        title="TỜ TRÌNH\nVề việc tổ chức đại hội\n\nKính gửi: Ban Thường vụ Tỉnh ủy.\n\nCăn cứ Điều lệ Công đoàn;"
    )
    found = read_text(text).document
    assert (found.header.subject, found.addressed_to) == ("Về việc tổ chức đại hội", ("Ban Thường vụ Tỉnh ủy",))
    assert [block.text for block in found.bases] == ["Căn cứ Điều lệ Công đoàn;"]


def test_words_of_address_within_a_text_are_text() -> None:
    text = plan().replace("2. Gửi bản mềm", "Kính gửi các đơn vị bản mềm.\n2. Gửi bản mềm")
    found = read_text(text).document
    assert found.addressed_to == ()
    assert "Kính gửi các đơn vị bản mềm." in [block.text for block in walk(found.body)]


@pytest.mark.parametrize("about", ["V/v báo cáo quý III", "V/v báo cáo\nquý III", "V/v báo cáo quý III\nKHẨN"])
def test_a_letter_has_its_subject_under_the_number_and_no_title(about: str) -> None:
    text = letter(about=about)
    reading = read_text(text)
    header = reading.document.header
    assert (header.kind, header.subject) == ("Công văn", "V/v báo cáo quý III")
    assert standard(reading.document).is_letter(header.kind)
    assert inventory(reading, standard(reading.document).forms)["header"]["kind"] is None
    assert reading.doubts == ()
    nothing_lost(text, reading)


@pytest.mark.parametrize(
    ("printed", "draft"),
    [
        ("DỰ THẢO", "DỰ THẢO"),
        ("DỰ THẢO lần 2", "DỰ THẢO lần 2"),
        ("Dự thảo lần 3", "Dự thảo lần 3"),
        ("(DỰ THẢO)", "DỰ THẢO"),
        ("Dự thảo ngày 20/11/2026", "Dự thảo ngày 20/11/2026"),
    ],
)
def test_a_draft_says_so_over_its_head_or_below_its_title(printed: str, draft: str) -> None:
    for text in (plan(top=printed + "\n"), plan(title=f"KẾ HOẠCH\nTổ chức hội thi\n({printed.strip('()')})")):
        reading = read_text(text)
        assert (reading.document.header.draft, reading.document.header.subject) == (draft, "Tổ chức hội thi")
        assert reading.written.left_out == ()
        nothing_lost(text, reading)


@pytest.mark.parametrize("mark", ["LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", "TÀI LIỆU THU HỒI"])
def test_marks_of_circulation_are_no_bodies(mark: str) -> None:
    reading = read_text(plan(top=mark + "\n"))
    assert reading.document.header.circulation == mark
    assert reading.document.header.issuer == "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN HÒA"
    assert reading.doubts == ()


def test_a_digital_copy_bears_its_line_at_the_top() -> None:
    line = "Sao y; Công đoàn xã Phú Thạnh; 20/11/2026; 09:15:30"
    assert read_text(plan(top=line + "\n")).document.header.digital_line == line


@pytest.mark.parametrize(
    ("mark", "drafter", "copies"), [("PL.(300)", "PL", 300), ("VT.(05)", "VT", 5), ("LHT (20)", "LHT", 20)]
)
def test_below_the_recipients_stands_who_drafted_how_many_copies(mark: str, drafter: str, copies: int) -> None:
    text = plan(tail=TAIL.replace("- Lưu: VT.\n", f"- Lưu: VT.\n{mark}\n"))
    reading = read_text(text)
    found = reading.document.recipients
    assert (found.archive, found.drafter, found.copies) == ("Lưu: VT", drafter, copies)
    assert [group.items for group in found.groups] == [("Như trên",)]
    nothing_lost(text, reading)


@pytest.mark.parametrize("piece", ["Ban Tổ chức (03)", "PL", "(300)", "LĐLĐ các huyện (12)", "Lưu: VT (02)"])
def test_other_words_with_a_number_are_recipients(piece: str) -> None:
    assert drafter_mark(piece) is None


CONTACT = "Địa chỉ: Số 8 Lê Lợi, phường An Hòa; Điện thoại: 0234.111222; Email: vp@anhoa.example"


def test_the_contact_line_at_the_foot_of_page_1_is_taken_out_of_the_text() -> None:
    text = plan().replace("2. Gửi bản mềm", f"{CONTACT}\n\f2. Gửi bản mềm")
    reading = read_text(text)
    assert reading.document.header.contact == CONTACT
    assert [block.text for block in walk(reading.document.body)][2:] == [
        *("Báo cáo trước ngày 15/9/2026.", "Gửi bản mềm về Văn phòng.")
    ]
    nothing_lost(text, reading)


def test_the_contact_line_behind_the_signature_is_no_doubt() -> None:
    reading = read_text(plan(tail=f"{TAIL}\n{CONTACT}\n"))
    assert (reading.document.header.contact, reading.doubts) == (CONTACT, ())


def test_an_address_within_the_text_stays_there() -> None:
    reading = read_text(plan().replace("2. Gửi bản mềm", f"{CONTACT}\n2. Gửi bản mềm"))
    assert reading.document.header.contact == ""
    assert CONTACT in [block.text for block in walk(reading.document.body)]


@pytest.mark.parametrize(
    "words",
    ["Địa chỉ: Hội trường tỉnh", "Gửi về địa chỉ: A; email: a@b.vn", "Điện thoại: 0234.111222", "Email: a@b.vn"],
)
def test_one_way_to_reach_somebody_is_no_contact_line(words: str) -> None:
    assert not is_contact(words)


COPY = """
{form}
CÔNG ĐOÀN XÃ PHÚ THẠNH
Số: 07/{symbol}-CĐX
Phú Thạnh, ngày 20 tháng 9 năm 2026
Nơi nhận:
- CĐCS;
- Lưu: VT.
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Đỗ Thị Hà
"""


@pytest.mark.parametrize(
    ("words_", "symbol", "form"),
    [("SAO Y", "SY", CopyForm.COPY), ("TRÍCH SAO", "TrS", CopyForm.EXTRACT), ("SAO LỤC", "SL", CopyForm.RECOPY)],
)
def test_a_copy_stands_under_the_copied_document(words_: str, symbol: str, form: CopyForm) -> None:
    text = letter() + COPY.format(form=words_, symbol=symbol)
    reading = read_text(text)
    copy, original = reading.document.copy, reading.document
    assert copy is not None
    assert (copy.form, copy.header.issuer, copy.header.number) == (form, "CÔNG ĐOÀN XÃ PHÚ THẠNH", "07")
    assert (copy.header.symbol, copy.header.place) == (f"{symbol}-CĐX", "Phú Thạnh")
    assert copy.header.date == OfficialDate(2026, 9, 20)
    assert [group.items for group in copy.recipients.groups] == [("CĐCS",)]
    assert (copy.signature.post, copy.signature.signer) == ("CHỦ TỊCH", "Đỗ Thị Hà")
    assert (original.signature.signer, original.header.number) == ("Lê Văn An", "12")
    nothing_lost(text, reading)


@pytest.mark.parametrize(
    "damaged",
    [
        COPY.format(form="SAO Y BẢN CHÍNH", symbol="SY"),  # other words than the decree's would be lost on paper
        COPY.format(form="SAO Y", symbol="KH"),
        COPY.format(form="SAO Y", symbol="SY").replace("Nơi nhận", "Một câu không rõ thuộc phần nào.\nNơi nhận"),
    ],
)
def test_a_copy_that_is_not_clear_stays_word_by_word(damaged: str) -> None:
    text = letter() + damaged
    reading = read_text(text)
    assert reading.document.copy is None
    nothing_lost(text, reading)
