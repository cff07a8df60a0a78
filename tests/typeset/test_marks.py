"""Marks around the text of page 1, measured in the PDF: NĐ 30, PL I.1-III.2 to III.4 and IV, PL I.2-I.3; HD 36."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.domain.document import Document, Footnote, Header, RecipientGroup, Recipients, Run
from tests.typeset.plans import block, paragraphs, party_plan, printed, union_plan
from tests.typeset.reading import ReadPage, Stroke
from tests.typeset.test_head import near

LEFT, RIGHT, TOP, BOTTOM = 30.0, 195.0, 20.0, 277.0
DIGITAL = "Sao y; Liên đoàn Lao động tỉnh X; 20/11/2026; 09:15:30"
CONTACT = "Địa chỉ: số 1, đường Hùng Vương, phường Bình An, tỉnh Bình An\nĐT: 0251.1234567; Email: vt@binhan.vn"


def with_header(plan: Document, **changes: str) -> Document:
    return replace(plan, header=replace(plan.header, **changes))  # type: ignore[arg-type]  # only texts are changed


def first(plan: Document) -> ReadPage:
    return printed(plan)[0]


def frame_around(page: ReadPage, words: str) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of the single frame that holds these words."""
    line = page.line(words)
    upright = [stroke for stroke in page.strokes if not stroke.level and stroke.top < line.y < stroke.bottom + 0.1]
    level = [
        stroke for stroke in page.strokes if stroke.level and stroke.left <= line.left and stroke.right >= line.right
    ]
    level = [stroke for stroke in level if abs(stroke.top - line.y) < 10]
    assert len(upright) == 2
    assert len(level) == 2
    sides, ends = sorted(stroke.left for stroke in upright), sorted(stroke.top for stroke in level)
    return sides[0], ends[0], sides[1], ends[1]


# ---- box 11: circulation


@pytest.mark.parametrize("words", ["LƯU HÀNH NỘI BỘ", "Xem xong trả lại"])
def test_circulation_is_framed_in_the_margin_over_the_name_of_the_nation(words: str) -> None:
    page = first(with_header(union_plan(), circulation=words))
    line = page.line(words.upper())
    assert line.font == "LiberationSerif-Bold"
    assert 13 <= line.size <= 14
    left, top, right, bottom = frame_around(page, words.upper())
    assert 0 < top < bottom < TOP  # wholly in the top margin
    assert (left + right) / 2 == near(line.middle)  # balanced in the frame
    assert (top + bottom) / 2 == pytest.approx(line.y - 0.34 * line.size * 25.4 / 72, abs=0.6)
    assert line.middle == near(page.line("CỘNG HÒA").middle)
    assert {letter.colour for letter in line.letters} == {(0, 0, 0)}


def test_the_text_stays_where_it_is_under_a_mark_in_the_margin() -> None:
    plain, marked = (
        first(union_plan()),
        first(with_header(union_plan(), circulation="LƯU HÀNH NỘI BỘ", digital_line=DIGITAL)),
    )
    assert marked.line("CỘNG HÒA").y == near(plain.line("CỘNG HÒA").y)
    assert marked.line("KẾ HOẠCH").y == near(plain.line("KẾ HOẠCH").y)


def test_circulation_of_the_party_is_small_and_without_a_frame_under_the_date() -> None:
    page = first(with_header(party_plan(), circulation="Xong hội nghị trả lại"))
    line, day = page.line("XONG HỘI NGHỊ TRẢ LẠI"), page.line("Bình An, ngày")
    assert (line.size, line.font) == (12, "LiberationSerif-Bold")
    assert line.middle == near(day.middle)
    assert 3 < line.y - day.y < 10
    assert not [stroke for stroke in page.strokes if not stroke.level]


def test_marks_stand_on_the_first_page_only() -> None:
    plan = with_header(
        union_plan(*paragraphs(30)), circulation="LƯU HÀNH NỘI BỘ", digital_line=DIGITAL, contact=CONTACT
    )
    pages = printed(plan)
    assert len(pages) > 2
    for page in pages[1:]:
        assert not any(words in page.text for words in ("LƯU HÀNH", "Sao y;", "Địa chỉ:"))


def test_circulation_too_long_for_the_margin_is_set_over_the_head() -> None:
    words = "Chỉ lưu hành trong Ban Thường vụ và các đồng chí được mời dự hội nghị, xong hội nghị trả lại văn thư, " * 3
    page = first(with_header(union_plan(), circulation=words))
    text = " ".join(page.text.split())
    assert " ".join(words.upper().split()) in text
    assert page.line("CỘNG HÒA").y > TOP + 20
    assert min(line.y for line in page.lines) > TOP


# ---- box 14: the line of a digital copy


@pytest.mark.parametrize("plan", [union_plan(), party_plan()], ids=["union", "party"])
def test_the_line_of_a_digital_copy_is_small_black_and_upright_at_the_top_right(plan: Document) -> None:
    page = first(with_header(plan, digital_line=DIGITAL))
    line = page.line("Sao y;")
    assert line.text == DIGITAL
    assert (line.size, line.font) == (10, "LiberationSerif")
    assert {letter.colour for letter in line.letters} == {(0, 0, 0)}
    assert 3 < line.y < TOP - 5
    assert line.right == near(RIGHT)


def test_line_and_circulation_share_the_margin_without_touching() -> None:
    page = first(with_header(union_plan(), digital_line=DIGITAL, circulation="LƯU HÀNH NỘI BỘ"))
    descenders = page.line("Sao y;").y + 0.22 * 10 * 25.4 / 72
    assert descenders + 2 < frame_around(page, "LƯU HÀNH NỘI BỘ")[1]


# ---- box 13: the contact line


def rule_over_contact(page: ReadPage) -> Stroke:
    line = page.line("Địa chỉ:")
    return max((rule for rule in page.level_rules() if rule.top < line.y), key=lambda rule: rule.top)


def test_the_contact_line_is_at_the_foot_of_page_one_under_a_rule_across_the_text() -> None:
    page = first(with_header(union_plan(*paragraphs(12)), contact=CONTACT))
    lines = [page.line("Địa chỉ:"), page.line("ĐT: 0251")]
    rule = rule_over_contact(page)
    assert (rule.left, rule.right) == (near(LEFT), near(RIGHT))
    assert {(line.size, line.font) for line in lines} == {(11, "LiberationSerif")}
    assert lines[0].y < lines[1].y < BOTTOM
    assert BOTTOM - lines[1].y < 2  # the last line ends with the text area, and does not leave it
    others = [line.y for line in page.lines if line not in lines]
    assert max(others) < rule.top


def test_the_first_page_holds_less_text_for_it() -> None:
    with_it, without = (
        printed(with_header(union_plan(*paragraphs(12)), contact=CONTACT)),
        printed(union_plan(*paragraphs(12))),
    )
    assert len(with_it[0].lines) - 2 < len(without[0].lines)
    assert "".join(page.text for page in with_it).count("Các cấp công đoàn trong") == 12


def test_footnotes_of_page_one_stand_over_the_contact_line() -> None:
    plan = with_header(union_plan(*paragraphs(12)), contact=CONTACT)
    marked = replace(plan.preamble[0], runs=(*plan.preamble[0].runs, Run(footnote="n")))
    page = first(replace(plan, preamble=(marked,), footnotes=(Footnote("n", (Run("Theo Điều lệ."),)),)))
    assert max(line.y for line in page.lines if line.size == 14) < page.line("1 Theo Điều lệ.").y
    assert page.line("1 Theo Điều lệ.").y < rule_over_contact(page).top


def test_the_contact_line_of_the_party_has_ten_points() -> None:
    page = first(with_header(party_plan(), contact=CONTACT))
    assert page.line("Địa chỉ:").size == 10
    assert rule_over_contact(page).length == near(RIGHT - LEFT)


def test_a_contact_line_that_would_fill_the_page_comes_after_the_text() -> None:
    contact = "\n".join(f"Chi nhánh thứ {number}: số {number}, đường Hùng Vương" for number in range(60))
    pages = printed(with_header(union_plan(), contact=contact))
    text = "".join(page.text for page in pages)
    assert all(f"Chi nhánh thứ {number}:" in text for number in range(60))
    assert "Chi nhánh" not in pages[0].text.split("KẾ HOẠCH")[0]
    for page in pages:
        assert max(line.y for line in page.lines) < BOTTOM


# ---- drafts, box 10b, box 12


def test_words_of_a_draft_stand_under_the_number() -> None:
    union = first(with_header(union_plan(), draft="DỰ THẢO lần 2"))
    party = first(with_header(party_plan(), draft="Dự thảo lần 2"))
    for page, number, draft in ((union, "Số: 05", "DỰ THẢO lần 2"), (party, "Số 07", "Dự thảo lần 2")):
        assert page.line(draft).middle == near(page.line(number).middle)
        assert 4 < page.line(draft).y - page.line(number).y < 10
        assert page.line(draft).y < page.line("KẾ HOẠCH").y
    assert (party.line("Dự thảo lần 2").size, party.line("Dự thảo lần 2").font) == (14, "LiberationSerif-Italic")
    assert union.line("DỰ THẢO lần 2").font == "LiberationSerif-Bold"


@pytest.mark.parametrize(("word", "width"), [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)])
def test_urgency_has_its_frame_in_bright_red(word: str, width: float) -> None:
    page = first(with_header(union_plan(), urgency=word.capitalize()))
    left, top, right, bottom = frame_around(page, word)
    assert (right - left, bottom - top) == (near(width), near(8))
    line = page.line(word)
    assert (left + right) / 2 == near(line.middle) == near(page.line("Số: 05").middle)
    assert all(
        red > 180 and green < 60 and blue < 60 for red, green, blue in (letter.colour for letter in line.letters)
    )


def test_urgency_of_the_party_is_fourteen_points_bold_under_the_number() -> None:
    page = first(with_header(party_plan(), urgency="Thượng khẩn"))
    line = page.line("THƯỢNG KHẨN")
    assert (line.size, line.font) == (14, "LiberationSerif-Bold")
    assert line.y > page.line("Số 07").y


def test_draft_and_urgency_and_circulation_together_stand_apart() -> None:
    marks = {"draft": "DỰ THẢO lần 2", "urgency": "KHẨN", "circulation": "LƯU HÀNH NỘI BỘ", "digital_line": DIGITAL}
    for plan in (union_plan(), party_plan()):
        page = first(with_header(plan, **marks))
        left = sorted(line.y for line in page.lines if line.right < 110 and line.y < page.line("KẾ HOẠCH").y)
        assert all(b - a > 4 for a, b in pairwise(left))


@pytest.mark.parametrize(
    ("drafter", "copies", "mark"), [("pl", 300, "PL.(300)"), ("PL", 0, "PL"), ("", 25, "(25)"), (" ", 0, "")]
)
def test_drafter_and_copies_stand_at_the_lower_right_of_the_recipients(drafter: str, copies: int, mark: str) -> None:
    plan = union_plan()
    page = printed(replace(plan, recipients=replace(plan.recipients, drafter=drafter, copies=copies)))[-1]
    last = page.line("- Lưu: VT")
    if not mark:
        assert last.text == "- Lưu: VT, Ban TG-NC."
        return
    line = next(line for line in page.lines if line.text == mark)
    assert line.y == near(last.y)
    assert (line.size, line.font) == (11, "LiberationSerif")
    assert last.right < line.left
    assert line.right == near(30 + 58)


def test_drafter_of_the_party_has_eight_points() -> None:
    plan = party_plan()
    page = printed(replace(plan, recipients=replace(plan.recipients, drafter="nva", copies=20)))[-1]
    assert page.line("NVA.(20)").size == 8


def test_the_mark_of_the_drafter_never_touches_the_last_line() -> None:
    below = 0
    for letters in range(12, 26):
        recipients = Recipients((RecipientGroup(("Như trên",)),), "Lưu: VT, " + "N" * letters, "PL", 300)
        page = printed(replace(union_plan(), recipients=recipients))[-1]
        mark = page.line("PL.(300)")
        last = max((line for line in page.lines if line.left < 31 and line.size == 11), key=lambda line: line.y)
        assert mark.right == near(30 + 58)
        assert last.right + 2.9 < mark.left if last.y == near(mark.y) else last.y + 3 < mark.y
        below += last.y + 3 < mark.y
    assert 0 < below < 14


def test_a_header_without_marks_draws_none() -> None:
    page = first(union_plan(block("s", union_plan().body[0].level, "MỤC")))
    assert min(line.y for line in page.lines) > TOP
    assert Header().circulation == Header().digital_line == ""
