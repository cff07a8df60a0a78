"""Lines of a paragraph: as wide as they should be, nothing lost, nothing parted that belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.library import standards
from desktop.typeset.fitting import SHRINK
from desktop.typeset.gluing import DEAR, bond
from desktop.typeset.lines import Line, Span, break_lines
from desktop.typeset.metrics import printable, text_width
from desktop.typeset.names import balanced_lines, listed_lines
from desktop.typeset.page import Face
from tests.typeset.plans import SENTENCE

REGULAR = Face.REGULAR


def span(text: str, face: Face = REGULAR) -> Span:
    return Span(text, face, 14)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(segment.text for segment in line.segments) for line in lines]


def spaces_of(line: Line) -> int:
    return sum(segment.text.count(" ") + segment.text.count("\u00a0") for segment in line.segments)


def test_lines_that_are_not_stretched_fit_and_hold_every_word() -> None:
    lines = break_lines((span(SENTENCE),), 400, 28, justify=False)
    assert " ".join(texts(lines)) == SENTENCE
    assert lines[0].start == 28
    for line in lines:
        assert line.width == text_width(texts((line,))[0], REGULAR, 14) <= 400 - line.start
        assert line.word_space == 0


def test_justified_lines_reach_the_margin_but_the_last_does_not() -> None:
    for width in range(300, 500, 7):
        *lines, last = break_lines((span(SENTENCE),), width, 28)
        for line in lines:
            assert abs(line.start + line.width + spaces_of(line) * line.word_space - width) < 1e-6
        assert last.word_space == 0
        assert last.width <= width


def test_spaces_are_narrowed_a_little_where_that_evens_lines() -> None:
    found = [line for width in range(300, 500, 7) for line in break_lines((span(SENTENCE),), width, 28)]
    narrowed = [line.word_space for line in found if line.word_space < 0]
    assert narrowed
    assert min(narrowed) >= -SHRINK * text_width(" ", REGULAR, 14) - 1e-9


def test_no_break_spaces_are_stretched_like_spaces() -> None:
    text = SENTENCE.replace("công đoàn", "công\u00a0đoàn")
    *lines, _last = break_lines((span(text),), 400, 28)
    assert any("\u00a0" in part for part in texts(tuple(lines)))
    for line in lines:
        assert abs(line.start + line.width + spaces_of(line) * line.word_space - 400) < 1e-6


def test_spaces_in_several_dresses_are_stretched_alike() -> None:
    dresses = (span("Mục đích: ", Face.BOLD), span(SENTENCE), Span("1", REGULAR, 9, 5, "n"), span(" " + SENTENCE))
    *lines, last = break_lines(dresses, 400, 28)
    assert len(lines) > 3
    for line in lines:
        end = line.segments[-1]
        right = end.x + text_width(end.text, end.face, end.size) + line.word_space * end.text.count(" ")
        assert abs(right - 400) < 1e-6
    assert last.word_space == 0


def test_a_no_break_space_holds_its_words_together() -> None:
    for width in range(110, 250, 5):
        lines = break_lines((span("Kế hoạch tháng\u00a012\u00a0năm của Liên đoàn"),), width)
        assert any("tháng\u00a012\u00a0năm" in text for text in texts(lines))


def test_words_stay_with_their_numbers() -> None:
    pairs = [("Điều", "5"), ("số", "02-NQ/TW"), ("Quý", "II/2026"), ("khoản", "2"), ("Mục", "III"), ("25", "tỷ")]
    for left, right in pairs:
        assert bond((left, right), 1) >= DEAR
        for width in range(400, 500, 3):  # lines as wide as those of the paper
            lines = break_lines(
                (span(f"Các cấp công đoàn trong tỉnh thực hiện theo đúng nội dung của {left} {right} và các văn bản"),),
                width,
            )
            assert any(f"{left} {right}" in text for text in texts(lines))
    assert bond(("đoàn", "viên"), 1) < DEAR
    narrow = break_lines((span("thực hiện đồng bộ các nội dung số 02-NQ/TW-ĐLĐTBXH"),), 250)
    assert texts(narrow)[0].endswith("dung số"), "a line is not left half empty for it"
    assert bond(("2025.", "Năm"), 1) < DEAR


def test_a_range_of_numbers_stays_on_one_line() -> None:
    text = "Các cấp công đoàn trong tỉnh tổ chức thực hiện Chương trình giai đoạn 2026 - 2030, bảo đảm tiến độ"
    for words in (text, text.replace(" - ", " – "), text.replace("giai đoạn", "trong các năm")):
        for width in range(300, 500, 3):
            assert any("2026 - 2030," in line.replace("–", "-") for line in texts(break_lines((span(words),), width)))
    for width in range(150, 400, 10):
        title = balanced_lines("Thực hiện nhiệm vụ giai đoạn 2026 - 2030 của tỉnh", REGULAR, 14, width, (), ())
        assert any("2026 - 2030" in line for line in title)
    narrow = break_lines((span("Ban Tuyên giáo - Nữ công"),), text_width("Ban Tuyên giáo -", REGULAR, 14) + 1)
    assert texts(narrow) == ["Ban Tuyên giáo -", "Nữ công"], "a dash between words is no range"


def test_a_word_longer_than_the_line_is_cut_between_letters() -> None:
    word = "https://congdoan.example/" + "a" * 200
    lines = break_lines((span(f"Xem {word} nhé"),), 120)
    assert "".join(texts(lines)).replace(" ", "") == f"Xem{word}nhé"
    assert all(line.width <= 120 for line in lines)


def test_forced_breaks_end_a_line_that_is_not_stretched() -> None:
    lines = break_lines((span("Dòng một\nDòng hai"),), 400)
    assert texts(lines) == ["Dòng một", "Dòng hai"]
    assert lines[0].word_space == 0


def test_several_dresses_share_a_line() -> None:
    lines = break_lines((span("Mục đích:", Face.BOLD), span(" nâng cao nhận thức")), 400)
    (line,) = lines
    assert [segment.note for segment in line.segments] == ["", ""]
    assert [segment.face for segment in line.segments] == [Face.BOLD, REGULAR]
    assert line.segments[1].x == text_width("Mục đích:", Face.BOLD, 14)


def test_a_mark_goes_with_the_word_before_it() -> None:
    mark = Span("12", REGULAR, 9, 5, "n1")
    for width in range(60, 200, 7):
        lines = break_lines((span("Nâng cao nhận thức của đoàn viên"), mark, span(" và người lao động")), width)
        (cited,) = [line for line in lines if line.notes]
        assert "viên12" in texts((cited,))[0]
        assert [segment.text for segment in cited.segments if segment.note == "n1"] == ["12"]


PARTS = [
    "a",
    " ",
    "\u00a0",
    "ữ",
    "12",
    "số",
    "  ",
    "\n",
    "đoàn-viên",
    "-",
    "ngày",
    "đồng\tbộ",
    "\u00ad",
    "w" * 50,
    "Điều 5 ",
]


@given(st.lists(st.sampled_from(PARTS), max_size=60), st.integers(5, 300), st.booleans(), st.booleans())
def test_no_letter_is_lost_and_no_line_is_too_wide(parts: list[str], width: int, justify: bool, even: bool) -> None:
    text = "".join(parts)
    dresses = (span(text[:7]), span(text[7:20], Face.BOLD), span(text[20:]))
    lines = break_lines(dresses, width, min(width / 3, 20), justify=justify, even=even)
    paper = "".join(texts(lines)).replace(" ", "")
    assert paper == printable(text).replace(" ", "").replace("\n", "")
    for line in lines:
        wide = line.start + line.width + spaces_of(line) * line.word_space
        assert wide <= width + 1e-6 or len(texts((line,))[0].strip()) == 1, "only a letter may be wider than a line"


@given(st.lists(st.sampled_from(["đoàn viên", "số 5 ", "\n", "  ", "người"]), max_size=60), st.integers(40, 300))
def test_a_text_in_one_dress_is_broken_as_in_several_alike(parts: list[str], width: int) -> None:
    text = "".join(f"{part}{'i' * number} " for number, part in enumerate(parts))  # no two words alike: no ties
    plain = break_lines((span(text),), width, 10)
    mixed = break_lines((Span(text[:9], REGULAR, 14, 0, "n"), span(text[9:])), width, 10)
    assert texts(plain) == texts(mixed)
    for one, other in zip(plain, mixed, strict=True):
        assert abs(one.word_space - other.word_space) < 1e-6


def parted(text: str, width: float, *, bold: bool = True) -> tuple[str, ...]:
    """A name on its lines, as the papers of unions part it."""
    names = standards()["nd30_union"].names
    return balanced_lines(text, Face.BOLD if bold else REGULAR, 14, width, names["together"], names["before"])


def test_names_are_parted_into_even_lines_at_good_places() -> None:
    together, before = ("LIÊN ĐOÀN", "LAO ĐỘNG"), ("TỈNH", "HUYỆN")
    lines = balanced_lines("LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN", Face.BOLD, 13, 190, together, before)
    assert lines == ("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH BÌNH AN")
    assert balanced_lines("CÔNG\nĐOÀN", Face.BOLD, 13, 190, (), ()) == ("CÔNG", "ĐOÀN")
    assert balanced_lines("A" * 60, Face.BOLD, 13, 190, (), ())[0] != "A" * 60
    assert balanced_lines("", Face.BOLD, 13, 190, (), ()) == ("",)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (190, ("CÔNG ĐOÀN", "CÁC KHU KINH TẾ", "VÀ KHU CÔNG NGHIỆP")),
        (190, ("CÔNG ĐOÀN", "PHƯỜNG TÂN THỚI HIỆP")),
        (190, ("TRƯỞNG BAN", "CHÍNH SÁCH PHÁP LUẬT -", "QUAN HỆ LAO ĐỘNG")),
        (400, ("Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021", "về đổi mới hoạt động của Công đoàn Việt Nam")),
        (
            397,
            (
                "Thực hiện Nghị quyết số 02-NQ/TW của Bộ Chính trị",
                "về đổi mới tổ chức và hoạt động của Công đoàn Việt Nam",
                "trong tình hình mới năm 2027",
            ),
        ),
        (
            397,
            (
                "thực hiện Nghị quyết số 68-NQ/TW, ngày 04/5/2025",
                "của Bộ Chính trị về phát triển kinh tế tư nhân",
                "trên địa bàn phường Hoàn Kiếm,",
                "giai đoạn 2026 - 2030, tầm nhìn đến năm 2045",
            ),
        ),
        (200, ("V/v nắm tình hình", "quan hệ lao động, tiền lương,", "tiền thưởng và chăm lo Tết")),
    ],
)
def test_titles_are_parted_where_sense_is(width: float, lines: tuple[str, ...]) -> None:
    assert parted(" ".join(lines), width) == lines


def test_titles_take_as_few_lines_as_hold_their_words_but_a_phrase_is_worth_one() -> None:
    title = "Thực hiện Nghị quyết Đại hội Công đoàn tỉnh Sơn Hải, nhiệm kỳ 2025 - 2030"
    for width in range(120, 520, 7):
        fewest = len(break_lines((Span(title, Face.BOLD, 14),), width, justify=False))
        lines = parted(title, width)
        assert len(lines) <= max(fewest, 4)
        assert " ".join(lines) == title
        if len(lines) < 4:
            assert not any(line.endswith(("nhiệm", "Công", "2025", "2025 -", "kỳ")) for line in lines)


def test_a_phrase_that_no_four_lines_hold_is_parted_between_its_words() -> None:
    title = "V/v nắm tình hình quan hệ lao động, tiền lương, tiền thưởng và chăm lo Tết Nguyên đán Đinh Mùi năm 2027"
    names = standards()["nd30_union"].names
    lines = balanced_lines(title, REGULAR, 12, 170, names["together"], names["before"])
    assert lines[:2] == ("V/v nắm tình hình quan hệ", "lao động, tiền lương, tiền thưởng")
    assert len(lines) == 4


def test_ties_hold_in_titles_too() -> None:
    text = "(Kèm theo Kế hoạch số ……/KH-LĐLĐ ngày …… tháng 11 năm 2026 của Liên đoàn Lao động tỉnh Bình An)"
    first, second = parted(text, 440, bold=False)
    assert first.endswith("năm 2026")
    assert second.startswith("của ")
    text = text.replace("……/", "05/").replace("……", "03")
    for width in range(200, 480, 5):
        for line in parted(text, width, bold=False):
            assert not line.endswith((" số", " ngày", " tháng", " năm"))


@pytest.mark.parametrize("blank", ["\u00a0" * 6, "___", "......", "……"])
def test_a_date_with_blanks_stays_whole_in_titles_too(blank: str) -> None:
    text = (
        f"(Kèm theo Kế hoạch số {blank}/KH-LĐLĐ ngày {blank} tháng {{}} năm 2026 của Liên đoàn Lao động tỉnh Bình An)"
    )
    for month in ("11", blank):
        first, second = parted(text.format(month), 467, bold=False)
        assert first.endswith(f"ngày {blank} tháng {month} năm 2026")
        assert second.startswith("của ")


def test_a_title_breaks_before_its_bracket_and_not_in_it() -> None:
    assert parted("Thành tiền (đồng)", 75) == ("Thành tiền", "(đồng)")
    assert parted("Kinh phí (triệu đồng)", 110) == ("Kinh phí", "(triệu đồng)")


@pytest.mark.parametrize(
    ("width", "text", "lines"),
    [
        (45, "- Công đoàn các khu công nghiệp;", ("- Công đoàn các khu", "công nghiệp;")),
        (45, "- Ủy ban MTTQ Việt Nam tỉnh;", ("- Ủy ban MTTQ", "Việt Nam tỉnh;")),
        (58, "- Ban Tuyên giáo và Dân vận Tỉnh ủy;", ("- Ban Tuyên giáo và Dân vận", "Tỉnh ủy;")),
        (58, "- Đoàn Chủ tịch Tổng Liên đoàn (để báo cáo);", ("- Đoàn Chủ tịch Tổng Liên đoàn", "(để báo cáo);")),
        (80, "- Đoàn Chủ tịch Tổng Liên đoàn (để báo cáo);", ("- Đoàn Chủ tịch Tổng Liên đoàn (để báo cáo);",)),
    ],
)
def test_lines_of_a_list_are_filled_and_end_where_sense_does(width: float, text: str, lines: tuple[str, ...]) -> None:
    names = standards()["nd30_union"].names
    found = listed_lines(text, Face.REGULAR, 11, width * 72 / 25.4, names["together"], names["before"])
    assert found == lines
