"""The line "(Kèm theo …)": made from the head of the paper in the form of its standard; the clerk's own wins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.attached import attached_line, attached_words, running_name
from desktop.domain.dates import OfficialDate
from desktop.domain.document import Appendix, Header
from desktop.services.library import standards

UNION, PARTY = standards()["nd30_union"], standards()["party_hd36"]
HEAD = Header(
    issuer="LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH AN",
    number="05",
    symbol="KH-LĐLĐ",
    date=OfficialDate(2026, 2, 5),
    kind="KẾ HOẠCH",
    subject="Công tác năm 2026",
)
MADE = "(Kèm theo Kế hoạch số 05/KH-LĐLĐ ngày 05 tháng 02 năm 2026 của Liên đoàn Lao động tỉnh Bình An)"


def spaced(text: str) -> str:
    """No-break spaces as dots, to be seen."""
    return text.replace("\u00a0", "·")


def test_number_symbol_date_kind_and_issuer_come_from_the_head() -> None:
    assert attached_line(HEAD, UNION) == MADE
    letter = replace(HEAD, kind="Công văn", symbol="LĐLĐ-VP", issuer="Công đoàn Công ty cổ phần Sữa")
    assert attached_line(letter, UNION).startswith("(Kèm theo Công văn số 05/LĐLĐ-VP ngày 05")
    assert attached_line(letter, UNION).endswith("của Công đoàn Công ty cổ phần Sữa)")


def test_the_party_sets_a_dash_after_the_number() -> None:
    head = replace(HEAD, issuer="TỈNH ỦY BÌNH AN", symbol="KH/TU", number="21")
    expected = "(Kèm theo Kế hoạch số 21-KH/TU, ngày 05 tháng 02 năm 2026 của Tỉnh ủy Bình An)"
    assert attached_line(head, PARTY) == expected


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (OfficialDate(2026, 11), "ngày ······ tháng 11 năm 2026 của"),
        (OfficialDate(2026), "ngày ······ tháng ······ năm 2026 của"),
        (None, "ngày ······ tháng ······ năm ······ của"),
    ],
)
def test_what_is_open_has_the_blanks_of_the_head_and_what_is_known_is_printed(
    date: OfficialDate | None, shown: str
) -> None:
    line = spaced(attached_line(replace(HEAD, number="", date=date), UNION))
    assert "số ········/KH-LĐLĐ " in line
    assert shown in line
    assert len(UNION.words["number_blank"]) == 8
    assert len(UNION.words["day_blank"]) == 6


@pytest.mark.parametrize("head", [Header(), replace(HEAD, kind=""), replace(HEAD, issuer=" \n ")])
def test_a_head_that_does_not_say_what_and_whose_the_paper_is_makes_no_line(head: Header) -> None:
    assert attached_line(head, UNION) == ""


def test_what_the_clerk_wrote_wins() -> None:
    assert attached_words(Appendix("a", attached_to="(Kèm theo Thông báo)"), HEAD, UNION) == "(Kèm theo Thông báo)"
    assert attached_words(Appendix("a", attached_to=" "), HEAD, UNION) == MADE


@pytest.mark.parametrize(
    ("capitals", "running"),
    [
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Tổng Liên đoàn Lao động Việt Nam"),
        ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HỒ CHÍ MINH", "Liên đoàn Lao động Thành phố Hồ Chí Minh"),
        ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI", "Liên đoàn Lao động thành phố Hà Nội"),
        ("CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP TỈNH ĐẮK LẮK", "Công đoàn các khu công nghiệp tỉnh Đắk Lắk"),
        ("CÔNG ĐOÀN PHƯỜNG 5", "Công đoàn Phường 5"),
        ("CÔNG ĐOÀN CÔNG TY TNHH BÌNH AN", "Công đoàn Công ty TNHH Bình An"),
        ("LĐLĐ TỈNH BÀ RỊA-VŨNG TÀU", "LĐLĐ tỉnh Bà Rịa-Vũng Tàu"),
        ("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG", "Đảng ủy các cơ quan Đảng"),
        ("Công đoàn Giáo dục", "Công đoàn Giáo dục"),
    ],
)
def test_a_name_in_capitals_is_written_as_in_running_text(capitals: str, running: str) -> None:
    assert running_name(capitals, UNION.names["running"]) == running
