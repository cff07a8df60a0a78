"""How the levels of regulations and plans look in the finished PDF: NĐ 30, PL I.1-II.6.đ and V, row 6; HD 05."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Block, Document, Footnote, Level, Run, walk
from desktop.services.library import standard_of
from desktop.typeset import lay_out_document
from desktop.typeset.compose import Composer, Paragraph
from desktop.typeset.dress import Dress
from desktop.typeset.levels import look_of
from tests.typeset.plans import SENTENCE, block, paragraphs, party_plan, printed, union_plan
from tests.typeset.reading import Line, ReadPage
from tests.typeset.test_head import near

LEFT, RIGHT, INDENT = 30.0, 195.0, 10.0
MIDDLE = (LEFT + RIGHT) / 2
PT = 25.4 / 72


def regulation() -> tuple[Block, ...]:
    """Two chapters with divisions and articles, as regulations have them."""
    return (
        block(
            "ch1",
            Level.CHAPTER,
            "Quy định chung",
            block("a1", Level.ARTICLE, "Phạm vi điều chỉnh", *paragraphs(1, "x")),
            block(
                "a2",
                Level.ARTICLE,
                "Giải thích từ ngữ",
                block("k1", Level.CLAUSE, "Khoản này là một câu văn đầy đủ, không có tiêu đề."),
                block("k2", Level.CLAUSE, "Khoản có điểm", *(block(f"p{n}", Level.POINT, "Điểm.") for n in range(5))),
            ),
        ),
        block(
            "ch2",
            Level.CHAPTER,
            "Quy định cụ thể",
            block(
                "m1",
                Level.DIVISION,
                "Quản lý văn bản đi",
                block(
                    "t1", Level.SUBDIVISION, "Soạn thảo", block("a3", Level.ARTICLE, "Trình tự", *paragraphs(1, "y"))
                ),
            ),
        ),
    )


def small_set(plan: Document) -> Document:
    header = replace(plan.header, place="Thành phố Hồ Chí Minh", date=OfficialDate(2026, 6, 29))
    return replace(plan, header=header)


def line_of(pages: list[ReadPage], beginning: str) -> Line:
    found = [line for page in pages for line in page.lines if line.text.startswith(beginning)]
    assert len(found) == 1, (beginning, [line.text for line in found])
    return found[0]


@pytest.fixture(scope="module", params=["large", "small", "party"])
def pages(request: pytest.FixtureRequest) -> list[ReadPage]:
    plan = replace(union_plan(), body=regulation())
    if request.param == "small":
        plan = small_set(plan)
    if request.param == "party":
        plan = replace(party_plan(), body=regulation())
    return printed(plan)


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Chương I", "QUY ĐỊNH CHUNG"),
        ("Chương II", "QUY ĐỊNH CỤ THỂ"),
        ("Mục 1", "QUẢN LÝ VĂN BẢN ĐI"),
        ("Tiểu mục 1", "SOẠN THẢO"),
    ],
)
def test_number_and_capital_title_are_centred_on_lines_of_their_own(
    pages: list[ReadPage], label: str, title: str
) -> None:
    page = next(page for page in pages if title in page.text)
    number = next(line for line in page.lines if line.text == label)
    name = page.line(title)
    assert (number.middle, name.middle) == (near(MIDDLE), near(MIDDLE))
    assert number.font == name.font == "LiberationSerif-Bold"
    assert number.size == name.size
    assert 13 <= name.size <= 15
    below = [line.y for line in page.lines if line.y > number.y + 1]
    assert min(below) == near(name.y)  # the title is the very next line
    assert (name.y - number.y) / PT < 1.5 * name.size  # set single


def test_an_article_with_a_title_is_bold_behind_the_indent(pages: list[ReadPage]) -> None:
    for number, title in ((1, "Phạm vi điều chỉnh"), (2, "Giải thích từ ngữ"), (3, "Trình tự")):
        line = line_of(pages, f"Điều {number}. {title}")
        assert {letter.font for letter in line.letters} == {"LiberationSerif-Bold"}
        assert line.left == near(LEFT + INDENT)


def test_clauses_and_points_are_regular_behind_the_indent(pages: list[ReadPage]) -> None:
    for words in ("1. Khoản này là", "a) Điểm", "b) Điểm", "c) Điểm", "d) Điểm", "đ) Điểm"):
        line = line_of(pages, words)
        assert line.font == "LiberationSerif"
        assert line.left == near(LEFT + INDENT)


def test_a_clause_with_a_title_is_bold_with_its_number() -> None:
    pages = printed(replace(union_plan(), body=regulation()))
    assert line_of(pages, "2. Khoản có điểm").font == "LiberationSerif-Bold"


def test_a_clause_with_a_title_is_regular_in_the_party() -> None:
    pages = printed(replace(party_plan(), body=regulation()))
    assert line_of(pages, "2. Khoản có điểm").font == "LiberationSerif"


def test_all_sizes_of_the_body_are_those_of_one_set() -> None:
    large = printed(replace(union_plan(), body=regulation()))
    small = printed(small_set(replace(union_plan(), body=regulation())))
    for words in ("Chương II", "QUY ĐỊNH CỤ THỂ", "Tiểu mục 1", "Điều 3.", "1. Khoản này", "đ) Điểm"):
        assert (line_of(large, words).size, line_of(small, words).size) == (14, 13)


def test_an_article_that_is_a_sentence_is_bold_in_its_number_only() -> None:
    body = (block("a1", Level.ARTICLE, SENTENCE), block("a2", Level.ARTICLE, "Quyết định này có hiệu lực từ ngày ký."))
    line = line_of(printed(replace(union_plan(), body=body)), "Điều 2.")
    fonts = "".join("B" if "Bold" in letter.font else "r" for letter in line.letters if letter.text.strip())
    assert fonts == "B" * len("Điều2.") + "r" * len("Quyếtđịnhnàycóhiệulựctừngàyký.")


def test_articles_with_items_after_a_colon_are_no_titles() -> None:
    body = (block("a", Level.ARTICLE, "Giao các ban sau đây:", block("d", Level.CLAUSE, "Ban Tổ chức.")),)
    line = line_of(printed(replace(union_plan(), body=body)), "Điều 1.")
    assert line.letters[-1].font == "LiberationSerif"


def test_sections_of_a_plan_are_capital_and_bold_however_they_were_typed() -> None:
    body = (block("s", Level.SECTION, "Mục đích, yêu cầu", *paragraphs(1)),)
    union, party = printed(replace(union_plan(), body=body)), printed(replace(party_plan(), body=body))
    for line in (line_of(union, "I. MỤC ĐÍCH, YÊU CẦU"), line_of(party, "I- MỤC ĐÍCH, YÊU CẦU")):
        assert line.font == "LiberationSerif-Bold"
        assert line.left == near(LEFT + INDENT)


def test_labels_dashes_and_pluses() -> None:
    body = (block("l", Level.LABEL, "Đến năm 2030", block("d", Level.DASH, "Gạch.", block("u", Level.PLUS, "Cộng."))),)
    pages = printed(replace(union_plan(), body=body))
    assert line_of(pages, "* Đến năm 2030").font == "LiberationSerif-Italic"
    assert line_of(pages, "- Gạch.").left == line_of(pages, "+ Cộng.").left == near(LEFT + INDENT)


def test_a_quoted_passage_is_set_in_on_both_sides_and_upright() -> None:
    body = (*paragraphs(1), block("q", Level.QUOTATION, "“" + SENTENCE + "”"), *paragraphs(1, "z"))
    page = printed(replace(union_plan(), body=body, bases=(), preamble=()))[0]
    first = page.line("“Các cấp công đoàn")
    last = next(line for line in page.lines if line.text.endswith("”"))
    quoted = [line for line in page.lines if first.y <= line.y <= last.y]
    assert len(quoted) > 2
    assert [line.left for line in quoted] == [near(LEFT + INDENT)] * len(quoted)
    assert [line.right for line in quoted[:-1]] == [near(RIGHT - INDENT)] * (len(quoted) - 1)
    assert {line.font for line in quoted} == {"LiberationSerif"}
    assert {round((b.y - a.y) / PT) for a, b in pairwise(quoted)} == {18}


def test_slant_of_a_quoted_passage_is_its_own() -> None:
    body = (Block("q", Level.QUOTATION, (Run("Trích: "), Run("lời dạy của Bác", italic=True))),)
    line = line_of(printed(replace(union_plan(), body=body)), "Trích:")
    assert (line.letters[0].font, line.letters[-3].font) == ("LiberationSerif", "LiberationSerif-Italic")


def test_a_long_title_of_a_chapter_breaks_into_even_lines() -> None:
    name = "Trách nhiệm của các cấp công đoàn và của cán bộ công đoàn trong việc thực hiện Quy chế này"
    page = printed(replace(union_plan(), body=(block("c", Level.CHAPTER, name, *paragraphs(1)),)))[0]
    label = page.line("Chương I")
    first = page.line("Các cấp")
    lines = [line for line in page.lines if label.y < line.y < first.y]
    assert " ".join(line.text for line in lines) == name.upper()
    widths = [line.right - line.left for line in lines]
    assert min(widths) > 0.6 * max(widths)


def test_the_title_of_a_chapter_may_carry_a_footnote_and_runs_of_its_own() -> None:
    title = Block("c", Level.CHAPTER, (Run("Quy định "), Run("chung"), Run(footnote="n")), paragraphs(1))
    page = printed(replace(union_plan(), body=(title,), footnotes=(Footnote("n", (Run("Theo Điều lệ."),)),)))[0]
    assert page.line("QUY ĐỊNH CHUNG").middle == near(MIDDLE)
    assert page.line("1 Theo Điều lệ.").size <= 12


@pytest.mark.parametrize("count", range(6, 12))
def test_a_chapter_is_never_parted_from_its_title_and_first_article(count: int) -> None:
    pages = printed(replace(union_plan(), body=(*paragraphs(count), *regulation()[1:])))
    page = next(page for page in pages if "QUY ĐỊNH CỤ THỂ" in page.text)
    for words in ("Chương I", "Mục 1", "QUẢN LÝ VĂN BẢN ĐI", "Tiểu mục 1", "SOẠN THẢO", "Điều 1. Trình tự"):
        assert words in page.text


POINTS = (block("p1", Level.POINT, "Chủ nhiệm và phó chủ nhiệm;"), block("p2", Level.POINT, "Các ủy viên khác."))


def fonts_of(clause: Block) -> str:
    """The letters of the first line of a clause: "B" for a bold one, "r" for another."""
    line = line_of(printed(replace(union_plan(), body=(clause,))), "1.")
    return "".join("B" if "Bold" in letter.font else "r" for letter in line.letters if letter.text.strip())


@pytest.mark.parametrize("end", [":", ";", "."])
def test_a_clause_that_is_a_sentence_over_points_is_regular(end: str) -> None:
    sentence = f"Ủy ban Kiểm tra có từ 05 đến 07 ủy viên, gồm có{end}"
    assert set(fonts_of(block("c", Level.CLAUSE, sentence, *POINTS))) == {"r"}
    assert set(fonts_of(block("c", Level.CLAUSE, "Cơ cấu của Ủy ban Kiểm tra", *POINTS))) == {"B"}


def test_a_sentence_over_points_with_a_bold_title_has_a_bold_number() -> None:
    runs = (Run("Cơ cấu.", bold=True), Run(" Ủy ban Kiểm tra gồm có:"))
    for children in ((), POINTS):
        fonts = fonts_of(Block("c", Level.CLAUSE, runs, children))
        assert fonts == "B" * len("1.Cơcấu.") + "r" * len("ỦybanKiểmtragồmcó:")


def test_a_full_sentence_does_not_keep_what_stands_under_it_on_its_page() -> None:
    """One that ends in a colon does, and so does a title."""
    for text, kept in (("Một câu.", False), ("Gồm có:", True), ("Tên gọi", True)):
        item = block("d", Level.DASH, text, block("p", Level.PLUS, "Một ý. " * 30))
        flow = Composer(Dress(standard_of(union_plan())), (), {}).block(item, "-", None, 0)
        assert [part.keep_next for part in flow if isinstance(part, Paragraph)] == [kept]


def test_every_article_has_an_entry_in_the_outline() -> None:
    """A regulation is looked up by its articles, also by those without a title."""
    pages = lay_out_document(replace(union_plan(), preamble=(), body=regulation()), standard_of(union_plan()))
    entries = [heading.text for page in pages for heading in page.headings]
    articles = sum(one.level is Level.ARTICLE for one in walk(regulation()))
    assert [entry.split(".")[0] for entry in entries if entry.startswith("Điều ")] == [
        f"Điều {n}" for n in range(1, 1 + articles)
    ]
    assert entries[0] == "Chương I. Quy định chung"
    sentence = (block("a", Level.ARTICLE, SENTENCE),)
    (page, *_) = lay_out_document(replace(union_plan(), preamble=(), body=sentence), standard_of(union_plan()))
    assert [heading.text for heading in page.headings] == ["Điều 1"]


def test_a_clause_all_of_whose_words_are_bold_is_a_title_before_anything_stands_under_it() -> None:
    for runs, title in (
        ((Run("Mục đích", bold=True),), True),
        ((Run("Mục", bold=True), Run(" "), Run("đích", bold=True)), True),
        ((Run("Mục đích", bold=True), Run(" chung")), False),
        ((Run("Một câu.", bold=True),), False),
        ((), False),
    ):
        assert look_of(Block("c", Level.CLAUSE, runs), Level.CLAUSE).title is title
