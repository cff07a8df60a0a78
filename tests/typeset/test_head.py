"""The head of page one, measured in the finished PDF, against the clauses of the standards (mm, within 0.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from tests.typeset.plans import party_plan, printed, union_plan
from tests.typeset.reading import ReadPage

CLOSE = 0.3
LEFT, TEXT, RIGHT_BLOCK, LEFT_BLOCK = 30.0, 165.0, 97.0, 68.0


def near(value: float) -> object:
    return pytest.approx(value, abs=CLOSE)


@pytest.fixture(scope="module")
def union() -> ReadPage:
    return printed(union_plan())[0]


@pytest.fixture(scope="module")
def party() -> ReadPage:
    return printed(party_plan())[0]


def test_the_paper_is_a4(union: ReadPage) -> None:
    assert (union.width, union.height) == (near(210), near(297))


def test_nation_and_motto_are_centred_in_the_right_block(union: ReadPage) -> None:
    middle = LEFT + TEXT - RIGHT_BLOCK / 2
    nation, motto = union.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), union.line("Độc lập - Tự do - Hạnh phúc")
    assert (nation.middle, motto.middle) == (near(middle), near(middle))
    assert (nation.size, nation.font) == (13, "LiberationSerif-Bold")
    assert (motto.size, motto.font) == (14, "LiberationSerif-Bold")
    assert motto.y - nation.y == near(16.1 * 25.4 / 72 * 0.98)  # set single


def test_the_rule_under_the_motto_is_as_long_as_the_motto(union: ReadPage) -> None:
    motto = union.line("Độc lập")
    rule = min(union.level_rules(), key=lambda rule: abs(rule.middle - motto.middle))
    assert (rule.left, rule.right) == (near(motto.left), near(motto.right))
    assert 0.5 < rule.top - motto.y < 4


def test_superior_over_issuer_in_the_left_block(union: ReadPage) -> None:
    superior = [union.line("TỔNG LIÊN ĐOÀN"), union.line("LAO ĐỘNG VIỆT NAM")]
    issuer = [union.line("LIÊN ĐOÀN LAO ĐỘNG"), union.line("TỈNH BÌNH AN")]
    assert [line.font for line in (*superior, *issuer)] == ["LiberationSerif"] * 2 + ["LiberationSerif-Bold"] * 2
    assert {line.size for line in (*superior, *issuer)} == {13}
    for line in (*superior, *issuer):
        assert line.middle == near(LEFT + LEFT_BLOCK / 2)
    assert [line.y for line in (*superior, *issuer)] == sorted(line.y for line in (*superior, *issuer))


def test_the_rule_under_the_issuer_is_a_third_to_a_half_of_its_line(union: ReadPage) -> None:
    longest = union.line("LIÊN ĐOÀN LAO ĐỘNG")
    rule = min(union.level_rules(), key=lambda rule: abs(rule.middle - longest.middle))
    assert (longest.right - longest.left) / 3 - 0.1 <= rule.length <= (longest.right - longest.left) / 2 + 0.1
    assert rule.middle == near(longest.middle)
    assert rule.top > union.line("TỈNH BÌNH AN").y


def test_number_and_date_stand_on_one_line_below_both_blocks(union: ReadPage) -> None:
    number, place = union.line("Số: 05/KH-LĐLĐ"), union.line("Bình An, ngày 05 tháng 02 năm 2026")
    assert number.y == near(place.y)
    assert number.y > max(rule.bottom for rule in union.level_rules()[:2])
    assert (number.size, number.font, place.size, place.font) == (13, "LiberationSerif", 14, "LiberationSerif-Italic")
    assert number.middle == near(LEFT + LEFT_BLOCK / 2)
    assert place.middle == near(LEFT + TEXT - RIGHT_BLOCK / 2)


def test_kind_and_subject_are_centred_with_a_rule_under_them(union: ReadPage) -> None:
    kind = union.line("KẾ HOẠCH")
    subject = [line for line in union.lines if kind.y < line.y < union.line("Căn cứ Điều lệ").y]
    assert [line.middle for line in (kind, *subject)] == [near(LEFT + TEXT / 2)] * (1 + len(subject))
    assert {(line.size, line.font) for line in (kind, *subject)} == {(14, "LiberationSerif-Bold")}
    rule = max(union.level_rules(), key=lambda rule: rule.top)
    longest = max(line.right - line.left for line in subject)
    assert longest / 3 - 0.1 <= rule.length <= longest / 2 + 0.1
    assert rule.middle == near(LEFT + TEXT / 2)


def test_rules_keep_clear_of_the_letters_above_as_in_the_models_of_the_decree(union: ReadPage) -> None:
    """PL III, mẫu 1.1 to 2.1: 6 to 10 pt from the descenders to the rule, and less than a line from rule to number."""
    motto, issuer = union.line("Độc lập"), union.line("TỈNH BÌNH AN")
    subject = max((line for line in union.lines if line.y < union.line("Căn cứ Điều lệ").y - 1), key=lambda it: it.y)
    rules = sorted(union.level_rules(), key=lambda rule: rule.top)[:3]
    for line in (motto, issuer, subject):
        rule = min(rules, key=lambda rule: (rule.top < line.y, abs(rule.top - line.y) + abs(rule.middle - line.middle)))
        descender = 443 / 2048 * line.size
        assert 4.5 < (rule.top - line.y) * 72 / 25.4 - descender < 10
    assert union.line("Số:").y - rules[1].bottom < 16.1 * 25.4 / 72 * 1.25


def test_a_long_place_brings_the_small_sizes_everywhere() -> None:
    plan = union_plan()
    header = replace(plan.header, place="Thành phố Hồ Chí Minh", date=OfficialDate(2026, 6, 29))
    page = printed(replace(plan, header=header))[0]
    sizes = [page.line(words).size for words in ("CỘNG HÒA", "Độc lập", "Thành phố", "Số:", "KẾ HOẠCH", "I. MỤC ĐÍCH")]
    assert sizes == [12, 13, 13, 13, 13, 13]
    place = page.line("Thành phố")
    assert place.left > LEFT + TEXT - RIGHT_BLOCK
    assert place.right <= 195 + CLOSE


def test_a_still_longer_place_stays_inside_the_page() -> None:
    plan = union_plan()
    header = replace(plan.header, place="Huyện Dương Minh Châu Tân Châu Bến Cầu", date=OfficialDate(2021, 3, 24))
    page = printed(replace(plan, header=header))[0]
    assert max(line.right for line in page.lines) <= 195 + CLOSE
    assert "Huyện Dương Minh Châu Tân Châu Bến Cầu" in " ".join(page.text.split())


def test_blanks_stand_where_number_and_day_are_open() -> None:
    plan = union_plan()
    header = replace(plan.header, number="", date=OfficialDate(2026, 2))
    page = printed(replace(plan, header=header))[0]
    number, symbol, place = page.line("Số:"), page.line("/KH-LĐLĐ"), page.line("Bình An, ngày")
    assert number.y == symbol.y == near(place.y)
    assert symbol.left - number.right > 5  # room to write a number by hand
    assert "Bình An, ngày tháng 02 năm 2026" in " ".join(page.text.split())


def test_line_breaks_that_the_office_wants_are_kept() -> None:
    plan = union_plan()
    page = printed(replace(plan, header=replace(plan.header, issuer="LIÊN ĐOÀN LAO\nĐỘNG TỈNH BÌNH AN")))[0]
    assert page.line("LIÊN ĐOÀN LAO").text == "LIÊN ĐOÀN LAO"
    assert page.line("ĐỘNG TỈNH BÌNH AN").text == "ĐỘNG TỈNH BÌNH AN"


def test_urgency_is_framed_in_red_under_the_number() -> None:
    plan = union_plan()
    page = printed(replace(plan, header=replace(plan.header, urgency="Hỏa tốc")))[0]
    word = page.line("HỎA TỐC")
    frame = [stroke for stroke in page.strokes if abs(stroke.middle - word.middle) < 16 and stroke.top > word.y - 8]
    assert max(rule.length for rule in frame if rule.level) == near(30)
    assert max(rule.length for rule in frame if not rule.level) == near(8)


def test_the_partys_name_is_underlined_by_a_rule_of_its_length(party: ReadPage) -> None:
    name = party.line("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (name.size, name.font) == (15, "LiberationSerif-Bold")
    assert name.right - name.left == near(72.9)
    (rule,) = party.level_rules()
    assert (rule.left, rule.right) == (near(name.left), near(name.right))


def test_star_number_and_date_of_the_party(party: ReadPage) -> None:
    star, number, place = party.line("*"), party.line("Số 07-KH/ĐU"), party.line("Bình An, ngày 09 tháng 6 năm 2026")
    issuer = party.line("CÁC CƠ QUAN ĐẢNG")
    assert issuer.y < star.y < number.y
    assert star.middle == near(issuer.middle)
    assert number.middle == near(issuer.middle)
    assert number.y == near(place.y)
    assert (number.size, place.size) == (14, 14)


def test_five_hyphens_stand_under_the_partys_subject(party: ReadPage) -> None:
    marks = party.line("-----")
    assert marks.middle == near(LEFT + TEXT / 2)
    assert party.line("KẾ HOẠCH").size == 16
    assert marks.y < party.line("- Căn cứ Điều lệ").y


def test_a_subject_of_a_thousand_words_is_printed_whole() -> None:
    plan = union_plan()
    subject = " ".join(f"việc{number}" for number in range(1000))
    words = " ".join(page.text for page in printed(replace(plan, header=replace(plan.header, subject=subject)))).split()
    assert [word for word in words if word.startswith("việc")] == subject.split()


@pytest.mark.parametrize("plan", [Document("empty"), Document("party", standard="party_hd05")])
def test_an_empty_document_still_has_its_fixed_words(plan: Document) -> None:
    page = printed(plan)[0]
    assert "VIỆT NAM" in page.text
    assert "ngày" in page.text


def test_a_place_that_is_still_open_leaves_room_to_write_it() -> None:
    plan = union_plan()
    line = printed(replace(plan, header=replace(plan.header, place="")))[0].line(", ngày")
    comma = next(letter for letter in line.letters if letter.text == ",")
    seen = (comma.x + line.right) / 2
    assert seen - (LEFT + TEXT - RIGHT_BLOCK / 2) > 5, "the words stand right of the middle by half of the room"


def test_a_place_broken_over_lines_is_printed_on_one() -> None:
    plan = union_plan()
    page = printed(replace(plan, header=replace(plan.header, place="Bình\n An")))[0]
    assert page.line("Bình An, ").text == "Bình An, ngày 05 tháng 02 năm 2026"


def party_head(place: str, issuer: str) -> ReadPage:
    """The first page of a Party paper of one of the last months, whose dates are the longest."""
    plan = party_plan()
    header = replace(plan.header, place=place, issuer=issuer, date=OfficialDate(2026, 12, 25))
    return printed(replace(plan, header=header))[0]


def test_the_partys_long_place_and_date_stand_on_one_line() -> None:
    """Their letters have one size, so the border between the columns moves to the left."""
    page = party_head("Thành phố Hồ Chí Minh", "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG")
    place, number = page.line("Thành phố Hồ Chí Minh"), page.line("Số 07-KH/ĐU")
    assert place.text == "Thành phố Hồ Chí Minh, ngày 25 tháng 12 năm 2026"
    assert place.right <= LEFT + TEXT + CLOSE
    assert place.y == near(number.y)
    assert number.right < place.left
    assert page.line("CÁC CƠ QUAN ĐẢNG").right < page.line("ĐẢNG CỘNG SẢN VIỆT NAM").left
    assert page.line("ĐẢNG CỘNG SẢN VIỆT NAM").middle == near(place.middle)


@pytest.mark.parametrize(
    ("place", "issuer"),
    [
        ("Phường Thành phố Hồ Chí Minh", "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG"),  # no border leaves room for it
        ("Thành phố Hồ Chí Minh", "ĐẢNG ỦY " + "TRƯỜNG ĐẠI HỌC CÔNG NGHIỆP " * 4),  # names would grow by lines
    ],
)
def test_columns_keep_their_widths_where_moving_the_border_does_not_help(place: str, issuer: str) -> None:
    page = party_head(place, issuer)
    assert page.line("ngày 25 tháng 12 năm 2026").y > page.line(place.split()[0]).y
    assert page.line("ĐẢNG CỘNG SẢN VIỆT NAM").middle == near(LEFT + TEXT - 90 / 2)
