"""The body measured in the finished PDF: margins, indent, leading, gaps, levels, page numbers (mm, within 0.3)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.domain.document import Block, Level, Run
from tests.typeset.plans import SENTENCE, block, paragraphs, party_plan, printed, union_plan
from tests.typeset.reading import Line, ReadPage
from tests.typeset.test_head import near

PT = 25.4 / 72
HALF = 97.5 + 15  # the middle of the text


def body_lines(page: ReadPage) -> list[Line]:
    return [line for line in page.lines if line.size == 14 and line.font == "LiberationSerif" and line.y > 60]


@pytest.fixture(scope="module")
def long_plan() -> list[ReadPage]:
    return printed(union_plan(*paragraphs(30)))


def test_margins_and_first_line_indent(long_plan: list[ReadPage]) -> None:
    lines = body_lines(long_plan[1])
    assert min(line.left for line in lines) == near(30)
    assert max(line.right for line in lines) == near(195)
    assert {round(line.left) for line in lines} == {30, 40}  # the indent is 1 cm


def test_text_keeps_inside_the_upper_and_lower_margin(long_plan: list[ReadPage]) -> None:
    for page in long_plan:
        text = [line for line in page.lines if not line.text.isdigit()]
        assert min(line.y - 0.7 * line.size * PT for line in text) >= 20
        assert max(line.y + 0.2 * line.size * PT for line in text) <= 277


def test_full_pages_are_used_down_to_the_margin(long_plan: list[ReadPage]) -> None:
    for page in long_plan[:-2]:
        assert max(line.y for line in page.lines) > 277 - 3 * 18 * PT - 6 * PT


def test_lines_are_justified_but_the_last(long_plan: list[ReadPage]) -> None:
    lines = body_lines(long_plan[1])
    for line, following in pairwise(lines):
        if following.left == near(30) and following.y > line.y:
            assert line.right == near(195)
        elif following.left == near(40):
            assert line.right < 190


def test_leading_and_paragraph_gap(long_plan: list[ReadPage]) -> None:
    lines = body_lines(long_plan[1])
    steps = [(b.y - a.y) / PT for a, b in pairwise(lines)]
    assert {round(step) for step in steps} == {18, 24}  # 18 pt of leading; 6 pt more between paragraphs


def test_page_numbers_begin_on_page_two_in_the_top_margin(long_plan: list[ReadPage]) -> None:
    assert not [line for line in long_plan[0].lines if line.text.isdigit()]
    for number, page in enumerate(long_plan[1:], start=2):
        line = page.line(str(number))
        assert line.middle == near(HALF)
        assert line.y < 20
        assert (line.size, line.font) == (14, "LiberationSerif")


def test_the_partys_page_number_is_ten_mm_from_the_edge() -> None:
    page = printed(replace(party_plan(), body=paragraphs(30)))[1]
    number = page.line("2")
    assert number.y - 1384 / 2048 * 14 * PT == near(10)


def test_no_paragraph_leaves_a_lone_line(long_plan: list[ReadPage]) -> None:
    for page, following in pairwise(long_plan):
        last, first = body_lines(page)[-1], body_lines(following)[0]
        if first.left == near(30):  # a paragraph goes on: two lines at least on either side
            assert body_lines(page)[-2].y == near(last.y - 18 * PT)
            assert body_lines(following)[1].left == near(30)
        else:
            assert last.right < 195


def test_headings_are_bold_and_stay_with_what_follows() -> None:
    sections = [
        block(
            f"s{n}", Level.SECTION, f"NHIỆM VỤ {n}", block(f"c{n}", Level.CLAUSE, "Nội dung", *paragraphs(1, f"x{n}"))
        )
        for n in range(12)
    ]
    pages = printed(union_plan(*sections))
    assert len(pages) > 2
    for page in pages[:-1]:
        lines = [line for line in page.lines if not line.text.isdigit()]
        assert "Bold" not in lines[-1].font
        assert lines[-1].text != "1. Nội dung"
    section = next(line for page in pages for line in page.lines if line.text.startswith("III. NHIỆM VỤ 2"))
    assert section.font == "LiberationSerif-Bold"
    assert section.left == near(40)


def test_levels_have_their_labels_and_dress() -> None:
    body = block(
        "s",
        Level.SECTION,
        "CHỈ TIÊU",
        block("c1", Level.CLAUSE, "Chỉ tiêu chung", block("p", Level.POINT, "Điểm một.")),
        block("c2", Level.CLAUSE, "Khoản là một câu văn đầy đủ, không có tiêu đề."),
        block("l", Level.LABEL, "Đến năm 2030", block("d", Level.DASH, "Gạch.", block("u", Level.PLUS, "Cộng."))),
    )
    page = printed(union_plan(body))[0]
    fonts = {line.text: line.font.removeprefix("LiberationSerif") for line in page.lines}
    assert fonts["I. CHỈ TIÊU"] == "-Bold"
    assert fonts["1. Chỉ tiêu chung"] == "-Bold"
    assert fonts["a) Điểm một."] == ""
    assert fonts["2. Khoản là một câu văn đầy đủ, không có tiêu đề."] == ""
    assert fonts["* Đến năm 2030"] == "-Italic"
    assert fonts["- Gạch."] == ""
    assert fonts["+ Cộng."] == ""


def test_a_part_stands_centred_over_its_title() -> None:
    page = printed(union_plan(block("part", Level.PART, "Nhiệm vụ chung", *paragraphs(1))))[0]
    label, title = page.line("Phần I"), page.line("NHIỆM VỤ CHUNG")
    assert (label.middle, title.middle) == (near(HALF), near(HALF))
    assert label.y < title.y


def test_more_sections_than_roman_numerals_are_numbered_all_the_same() -> None:
    sections = [Block(f"s{number}", Level.SECTION, (Run("MỤC"),)) for number in range(402)]
    text = printed(union_plan(*sections))[-1].text
    assert "CCCXCIX. MỤC" in text
    assert "402. MỤC" in text


def test_bold_of_the_clerk_parts_a_title_from_its_sentence() -> None:
    runs = (Run("Mục đích:", bold=True), Run(" " + SENTENCE))
    page = printed(union_plan(Block("c", Level.CLAUSE, runs)))[0]
    line = page.line("1. Mục đích: Các cấp")
    fonts = "".join("B" if "Bold" in letter.font else "r" for letter in line.letters if letter.text.strip())
    assert fonts.startswith("BB" + "B" * len("Mụcđích:") + "r")  # the number is bold as the title is


def test_bases_end_with_a_semicolon_and_a_full_stop() -> None:
    page = printed(union_plan())[0]
    first, last = page.line("Căn cứ Điều lệ"), page.line("Căn cứ Nghị quyết")
    assert first.font == last.font == "LiberationSerif-Italic"
    assert (first.text[-1], last.text[-1]) == (";", ".")


def test_a_basis_that_is_still_to_be_written_does_not_count_as_the_last() -> None:
    plan = union_plan()
    open_basis = Block("open", guidance="Nghị quyết của cấp trên")
    bases = (block("one", Level.PARAGRAPH, "Căn cứ Luật Công đoàn"), open_basis)
    assert printed(replace(plan, bases=bases))[0].line("Căn cứ Luật").text == "Căn cứ Luật Công đoàn."


def test_bases_of_the_party_are_upright_behind_a_dash() -> None:
    base = printed(party_plan())[0].line("- Căn cứ Điều lệ")
    assert base.font == "LiberationSerif"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thực hiện.", "thực hiện./."),
        ("thực hiện", "thực hiện./."),
        ("thực hiện./.", "thực hiện./."),
        ("hiện…", "hiện…"),
    ],
)
def test_the_end_mark_is_added_only_where_it_is_missing(text: str, expected: str) -> None:
    pages = printed(replace(union_plan(), closing=(block("close", Level.PARAGRAPH, text),)))
    words = [line.text for page in pages for line in page.lines]
    assert expected in words


def test_an_item_still_to_be_written_gets_no_end_mark() -> None:
    pages = printed(replace(union_plan(Block("d", Level.DASH)), closing=()))
    assert "./." not in "".join(page.text for page in pages)


def test_the_party_ends_with_a_full_stop() -> None:
    pages = printed(replace(party_plan(), closing=(block("close", Level.PARAGRAPH, "Các cấp thực hiện"),)))
    assert "Các cấp thực hiện." in [line.text for page in pages for line in page.lines]
