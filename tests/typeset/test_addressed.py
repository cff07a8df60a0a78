"""Letters and Kính gửi, measured in the PDF: NĐ 30, PL I.1-II.5.b and II.9.d; HD 36 and HD 05 (9.2.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document
from tests.typeset.plans import paragraphs, party_plan, printed, union_plan
from tests.typeset.reading import ReadPage
from tests.typeset.test_head import near

LEFT, RIGHT, MIDDLE = 30.0, 195.0, 112.5
PT = 25.4 / 72
SEVERAL = ("Ban Thường vụ Tỉnh ủy", "Ủy ban nhân dân tỉnh Bình An", "Các công đoàn cấp trên trực tiếp cơ sở")


def letter(
    plan: Document, *receivers: str, subject: str = "chăm lo Tết cho đoàn viên", kind: str = "Công văn"
) -> Document:
    header = replace(plan.header, kind=kind, subject=subject)
    return replace(plan, header=header, addressed_to=receivers, bases=(), preamble=(), body=paragraphs(1))


def first(document: Document) -> ReadPage:
    return printed(document)[0]


# ---- the subject of a letter


def test_a_letter_has_its_subject_under_the_number_and_no_title() -> None:
    page = first(letter(union_plan(), "Sở Nội vụ"))
    number, subject = page.line("Số: 05"), page.line("V/v chăm lo Tết cho đoàn viên")
    assert (subject.size, subject.font) == (13, "LiberationSerif")
    assert subject.middle == near(number.middle)
    assert (subject.y - number.y) / PT == pytest.approx(6 + 13 * 1.15, abs=0.6)  # 6 pt below a line set single
    assert "CÔNG VĂN" not in page.text.upper()
    rules = [rule for rule in page.level_rules() if rule.top < page.line("Các cấp công đoàn trong").y]
    assert len(rules) == 2  # under issuer and motto, none under a title


def test_the_subject_of_a_letter_is_twelve_points_in_the_small_set() -> None:
    plan = letter(union_plan(), "Sở Nội vụ")
    header = replace(plan.header, place="Thành phố Hồ Chí Minh", date=OfficialDate(2026, 6, 29))
    page = first(replace(plan, header=header))
    assert (page.line("V/v chăm lo").size, page.line("Số: 05").size) == (12, 13)
    assert (page.line("Kính gửi:").size, page.line("CỘNG HÒA").size) == (13, 12)


def test_the_subject_of_a_letter_of_the_party_is_small_and_italic() -> None:
    page = first(letter(party_plan(), "Tỉnh ủy Bình An"))
    line = page.line("về việc chăm lo Tết cho đoàn viên")
    assert (line.size, line.font) == (12, "LiberationSerif-Italic")
    assert line.middle == near(page.line("Số 07-KH/ĐU").middle)
    assert "-----" not in page.text


def test_a_long_subject_takes_several_lines_in_its_column() -> None:
    subject = "tổ chức các hoạt động chăm lo Tết Nguyên đán cho đoàn viên, người lao động có hoàn cảnh khó khăn"
    page = first(letter(union_plan(), "Sở Nội vụ", subject=subject))
    start = page.line("V/v tổ chức")
    lines = [line for line in page.lines if start.y <= line.y < page.line("Kính gửi").y and line.right < 100]
    assert " ".join(line.text for line in lines) == "V/v " + subject
    assert len(lines) > 2
    assert all(line.middle == near(start.middle) for line in lines)
    assert all(line.left >= LEFT and line.right <= LEFT + 68 for line in lines)


# ---- Kính gửi


@pytest.mark.parametrize(("plan", "font"), [(union_plan(), ""), (party_plan(), "-Italic")], ids=["union", "party"])
def test_one_receiver_stands_on_the_line_of_the_words(plan: Document, font: str) -> None:
    page = first(letter(plan, "Ban Thường vụ Tỉnh ủy Bình An"))
    line = page.line("Kính gửi: Ban Thường vụ Tỉnh ủy Bình An")
    assert line.middle == near(MIDDLE)
    assert line.size == 14
    assert line.letters[0].font == "LiberationSerif" + font
    assert line.letters[-1].font == "LiberationSerif"
    assert line.y < page.line("Các cấp công đoàn trong").y


def test_several_receivers_have_their_dashes_under_the_colon() -> None:
    page = first(letter(union_plan(), *SEVERAL))
    words = page.line("Kính gửi:")
    items = [page.line(f"- {name}") for name in SEVERAL]
    assert [line.text for line in items] == [f"- {SEVERAL[0]};", f"- {SEVERAL[1]};", f"- {SEVERAL[2]}."]
    assert [line.left for line in items] == [near(words.letters[len("Kính gửi")].x)] * 3
    assert [line.y for line in items] == sorted(line.y for line in items)
    assert items[0].y > words.y
    assert {(line.size, line.font) for line in (words, *items)} == {(14, "LiberationSerif")}
    widest = max(line.right for line in items)
    assert (words.left + widest) / 2 == near(MIDDLE)


def test_signs_that_were_typed_are_not_doubled() -> None:
    page = first(letter(union_plan(), "- Sở Nội vụ;", "Sở Tài chính."))
    assert page.line("- Sở Nội vụ").text == "- Sở Nội vụ;"
    assert page.line("- Sở Tài chính").text == "- Sở Tài chính."


def test_words_that_were_typed_are_not_doubled() -> None:
    page = first(letter(union_plan(), "Kính gửi: Sở Nội vụ"))
    assert page.text.count("Kính gửi") == 1
    assert page.line("Kính gửi:").text == "Kính gửi: Sở Nội vụ"


def test_a_receiver_too_long_for_a_line_goes_on_under_itself() -> None:
    name = "Ban Chấp hành Đảng bộ, Hội đồng nhân dân, Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bình An"
    page = first(letter(union_plan(), name))
    start = page.line("Kính gửi:")
    lines = [line for line in page.lines if start.y - 1 <= line.y < start.y + 12 and line.left > 30]
    text = " ".join(line.text for line in sorted(lines, key=lambda line: (line.y, line.left)))
    assert " ".join(text.split()) == f"Kính gửi: {name}"
    following = [line for line in lines if line.y > start.y + 1]
    assert following
    assert {round(line.left, 1) for line in following} == {round(start.letters[len("Kính gửi: ")].x, 1)}
    assert max(line.right for line in lines) <= RIGHT + 0.3


def test_long_receivers_in_a_list_go_on_behind_their_dashes() -> None:
    long = "Ban Chấp hành các công đoàn cấp trên trực tiếp cơ sở và công đoàn cơ sở trực thuộc Liên đoàn Lao động tỉnh"
    page = first(letter(union_plan(), long, "Văn phòng"))
    dash = page.line("- Ban Chấp hành")
    rest = next(line for line in page.lines if dash.y + 1 < line.y < page.line("- Văn phòng").y)
    assert rest.left == near(dash.letters[2].x)
    assert max(line.right for line in page.lines) <= RIGHT + 0.3


@pytest.mark.parametrize(("year", "words"), [(2026, "Kính trình:"), (2025, "Kính gửi:")])
def test_proposals_of_the_party_are_presented_since_2026(year: int, words: str) -> None:
    plan = letter(party_plan(year), "Ban Thường vụ Tỉnh ủy", kind="TỜ TRÌNH", subject="về việc phê duyệt Kế hoạch")
    page = first(plan)
    line = page.line(words)
    assert line.letters[0].font == "LiberationSerif-Italic"
    assert page.line("TỜ TRÌNH").y < page.line("-----").y < line.y < page.line("Các cấp công đoàn trong").y


def test_proposals_of_unions_keep_their_title_over_kinh_gui() -> None:
    plan = letter(union_plan(), "Tổng Liên đoàn", kind="TỜ TRÌNH", subject="Về việc phê duyệt Kế hoạch")
    page = first(plan)
    assert any(
        page.line("Về việc phê duyệt").y < rule.top < page.line("Kính gửi: Tổng Liên đoàn").y
        for rule in page.level_rules()
    )


def test_kinh_gui_stays_with_the_first_lines_of_the_text() -> None:
    plan = letter(union_plan(), *(f"Công đoàn cơ sở số {number}" for number in range(36)))
    pages = printed(plan)
    last = next(page for page in pages if "Công đoàn cơ sở số 35." in page.text)
    assert "Các cấp công đoàn" in last.text


def test_empty_lines_of_kinh_gui_print_nothing() -> None:
    assert "Kính gửi" not in first(letter(union_plan(), " ", "")).text
    assert first(letter(union_plan(), "", "Sở Nội vụ", " ")).line("Kính gửi:").text == "Kính gửi: Sở Nội vụ"
