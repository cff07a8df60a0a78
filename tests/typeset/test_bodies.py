"""Names of bodies on one to four lines, their rules and the size sets: NĐ 30, PL I.1-II.1 to II.5 and V; HD 05."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from desktop.services.library import standard_of
from desktop.typeset.lines import Span, break_lines
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import Face
from tests.typeset.plans import party_plan, printed, union_plan
from tests.typeset.reading import Line, ReadPage
from tests.typeset.test_head import near

LEFT, RIGHT = 30.0, 195.0
PT = 25.4 / 72
SINGLE = (1825 + 443 + 87) / 2048
BODIES = [
    ("", "CÔNG ĐOÀN GIÁO DỤC"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN", "CÔNG ĐOÀN PHƯỜNG HÒA LẠC"),
    ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HỒ CHÍ MINH"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN", "CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP, KHU KINH TẾ VÀ KHU CÔNG NGHỆ CAO"),
    (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN\nCÔNG ĐOÀN VIÊN CHỨC TỈNH",
        "CÔNG ĐOÀN CƠ SỞ VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH AN",
    ),
    ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH BÌNH AN", "LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN"),
]
CITY = OfficialDate(2026, 6, 29)


def of_bodies(plan: Document, superior: str, issuer: str, *, small: bool = False) -> ReadPage:
    header = replace(plan.header, superior=superior, issuer=issuer)
    if small:
        header = replace(header, place="Thành phố Hồ Chí Minh", date=CITY)
    return printed(replace(plan, header=header))[0]


def left_lines(page: ReadPage, until: float) -> list[Line]:
    """The lines of the left column over this height, from the top."""
    return sorted((line for line in page.lines if line.right < 108 and line.y < until), key=lambda line: line.y)


@pytest.mark.parametrize("small", [False, True], ids=["large", "small"])
@pytest.mark.parametrize(("superior", "issuer"), BODIES)
def test_names_of_the_decree(superior: str, issuer: str, small: bool) -> None:
    page = of_bodies(union_plan(), superior, issuer, small=small)
    number = page.line("Số: 05/KH-LĐLĐ")
    lines = left_lines(page, number.y - 1)
    size = 12 if small else 13
    words = " ".join(line.text for line in lines)
    assert words == " ".join(f"{superior} {issuer}".split())
    assert {line.size for line in lines} == {size}
    bold = [line for line in lines if line.font == "LiberationSerif-Bold"]
    assert " ".join(line.text for line in bold) == issuer
    assert lines[-len(bold) :] == bold  # the body that issues stands below
    assert {round((b.y - a.y) / PT, 1) for a, b in pairwise(lines)} <= {round(size * SINGLE, 1)}  # set single
    middle = lines[0].middle
    assert all(line.middle == near(middle) for line in (*lines, number))
    assert all(line.left >= LEFT and line.right < page.line("CỘNG HÒA").left - 1 for line in lines)


@pytest.mark.parametrize("small", [False, True], ids=["large", "small"])
@pytest.mark.parametrize(("superior", "issuer"), BODIES)
def test_rule_under_the_issuer_is_a_third_to_a_half_of_its_longest_line(
    superior: str, issuer: str, small: bool
) -> None:
    page = of_bodies(union_plan(), superior, issuer, small=small)
    bold = [line for line in left_lines(page, page.line("Số: 05").y) if line.font.endswith("Bold")]
    rule = next(rule for rule in page.level_rules() if rule.right < 108 and rule.top < page.line("Số: 05").y)
    longest = max(line.right - line.left for line in bold)
    assert longest / 3 - 0.1 <= rule.length <= longest / 2 + 0.1
    assert rule.middle == near(bold[-1].middle)
    assert bold[-1].y + 0.5 < rule.top < bold[-1].y + 4


@pytest.mark.parametrize(("superior", "issuer"), BODIES)
def test_names_of_the_party_end_with_an_asterisk(superior: str, issuer: str) -> None:
    page = of_bodies(party_plan(), superior, issuer)
    number, star = page.line("Số 07-KH/ĐU"), page.line("*")
    lines = left_lines(page, star.y - 1)
    assert " ".join(line.text for line in lines) == " ".join(f"{superior} {issuer}".split())
    assert {line.size for line in (*lines, star, number)} == {14}
    assert lines[-1].y < star.y < number.y
    assert star.middle == near(number.middle) == near(lines[-1].middle)
    assert not [rule for rule in page.level_rules() if rule.right < 108 and rule.top < number.y]


@pytest.mark.parametrize(("superior", "issuer"), BODIES)
def test_no_line_of_a_name_parts_its_phrases(superior: str, issuer: str) -> None:
    page = of_bodies(union_plan(), superior, issuer)
    ends = [line.text.split()[-1] for line in left_lines(page, page.line("Số: 05").y - 1)]
    begins = [line.text.split()[0] for line in left_lines(page, page.line("Số: 05").y - 1)]
    assert not set(ends) & {"CÔNG", "LIÊN", "LAO", "VIỆT", "PHƯỜNG"}
    assert not set(begins) & {"ĐỘNG", "NGHIỆP,", "ĐỒNG", "AN"}


@pytest.mark.parametrize(
    ("place", "small"),
    [("Bình An", False), ("Thành phố Huế", False), ("Thành phố Hồ Chí Minh", True), ("Thành phố Đà Nẵng", False)],
)
def test_the_size_set_is_the_one_in_which_place_and_date_fit(place: str, small: bool) -> None:
    plan = union_plan()
    page = printed(replace(plan, header=replace(plan.header, place=place, date=CITY)))[0]
    line = page.line(f"{place}, ngày 29 tháng 6 năm 2026")  # on one line in either case
    sizes = {words: page.line(words).size for words in ("CỘNG HÒA", "Độc lập", "KẾ HOẠCH", "Thực hiện", "TỈNH BÌNH AN")}
    expected = (12, 13, 13, 13, 12) if small else (13, 14, 14, 14, 13)
    assert tuple(sizes.values()) == expected
    assert line.size == expected[1]
    assert page.line("Số: 05").size == 13
    assert line.right <= RIGHT + 0.1


def test_number_and_date_stay_on_one_line_below_the_longer_column() -> None:
    for superior, issuer in BODIES:
        page = of_bodies(union_plan(), superior, issuer)
        number, place = page.line("Số: 05"), page.line("Bình An, ngày")
        lowest = max([line.y for line in left_lines(page, number.y - 1)] + [page.line("Độc lập").y])
        assert number.y == near(place.y)
        assert 6 < number.y - lowest < 13
        assert page.line("KẾ HOẠCH").y > number.y + 8


@pytest.mark.parametrize("width", [164, 176, 187])
@pytest.mark.parametrize(
    "name",
    [
        "CÔNG ĐOÀN CƠ SỞ CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN MÔI TRƯỜNG BÌNH AN",
        "CÔNG ĐOÀN TỔNG CÔNG TY ĐẦU TƯ PHÁT TRIỂN NHÀ VÀ ĐÔ THỊ NAM TRUNG BỘ - TÂY NGUYÊN",
        "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HỒ CHÍ MINH",
        "BAN CHẤP HÀNH CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP, KHU KINH TẾ VÀ KHU CÔNG NGHỆ CAO",
    ],
)
def test_a_phrase_costs_no_fifth_line(name: str, width: float) -> None:
    """Phrases stay whole where that takes four lines at most, and never cost more lines than must be beyond."""
    names = standard_of(union_plan()).names
    lines = balanced_lines(name, Face.BOLD, 13, width, names["together"], names["before"])
    needed = break_lines((Span(name, Face.BOLD, 13),), width, justify=False)
    assert len(lines) <= max(4, len(needed))
    assert " ".join(lines) == name


@pytest.mark.parametrize("issuer", ["CÔNG ĐOÀN XÃ DIỄN CHÂU", "CÔNG ĐOÀN XÃ HÒA LẠC", "LIÊN ĐOÀN LAO ĐỘNG BÌNH AN"])
def test_a_name_beside_that_of_the_nation_is_not_read_as_one_line_with_it(issuer: str) -> None:
    page = of_bodies(union_plan(), "", issuer)
    nation = page.line("CỘNG HÒA XÃ HỘI")
    beside = [line for line in left_lines(page, page.line("Số:").y - 1) if abs(line.y - nation.y) < 1]
    assert beside
    assert all(nation.left - line.right >= 6 for line in beside)


@pytest.mark.parametrize("symbol", ["KH-CĐTCTĐTPTNĐTN/TBTN", "KH-BCHCĐCSCTTNHHMTVBA", "A" * 60])
def test_a_number_too_long_for_its_column_is_parted_behind_a_sign_of_its_symbol(symbol: str) -> None:
    plan = union_plan()
    page = printed(replace(plan, header=replace(plan.header, number="1472", symbol=symbol)))[0]
    first = page.line("Số:")
    below = [line for line in left_lines(page, page.line("KẾ HOẠCH").y - 1) if line.y > first.y + 1]
    assert "".join([first.text, *(line.text for line in below)]) == f"Số: 1472/{symbol}"
    assert below
    assert first.text[-1] == "/"
