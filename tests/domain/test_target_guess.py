"""What a sentence says around a figure: of what, in which unit, for which period. Nothing is made up."""

from __future__ import annotations

import pytest

from desktop.domain.document import Block, Comparator, Document, Level, text_runs
from desktop.domain.target_guess import guessed_target


def guess(text: str, words: str, *above: str) -> tuple[str, Comparator, float | None, str, str, int | None]:
    """Indicator, comparison, value, unit, period and year of words in a sentence under headings."""
    block = Block("b", Level.DASH, text_runs(text))
    for number, heading in enumerate(reversed(above)):
        block = Block(f"h{number}", Level.SECTION, text_runs(heading), (block,))
    at = text.index(words)
    target = guessed_target(Document("d", body=(block,)), "b", (at, at + len(words)), "t")
    assert target.id == "t"
    return target.indicator, target.comparator, target.value, target.unit, target.period, target.year


LEAST, MORE = Comparator.AT_LEAST, Comparator.MORE_THAN


@pytest.mark.parametrize(
    ("text", "words", "above", "meant"),
    [
        (
            "Trên 80% doanh nghiệp có công đoàn, 60% có thỏa ước.",
            "Trên 80%",
            (),
            ("doanh nghiệp có công đoàn", MORE, 80, "%", "", None),
        ),
        (
            "Có 75% trở lên doanh nghiệp nhà nước và 60% doanh nghiệp khác tổ chức đối thoại.",
            "75%",
            ("Chỉ tiêu hằng năm",),
            ("doanh nghiệp nhà nước", LEAST, 75, "%", "hằng năm", None),
        ),
        (
            "Tăng thêm 5.000 đoàn viên công đoàn.",
            "Tăng thêm 5.000",
            ("* Đến năm 2030",),
            ("đoàn viên công đoàn", Comparator.INCREASE, 5000, "đoàn viên", "Đến năm 2030", 2030),
        ),
        (
            "Tỷ lệ thu kinh phí công đoàn đạt 98%.",
            "98%",
            ("MỘT SỐ CHỈ TIÊU", "Nhiệm kỳ 2025 - 2030"),
            ("Tỷ lệ thu kinh phí công đoàn", LEAST, 98, "%", "Nhiệm kỳ 2025 - 2030", 2030),
        ),
        (
            "Xây 12 căn nhà trong năm 2027.",
            "12",
            (),
            ("căn nhà trong năm 2027", LEAST, 12, "căn nhà", "năm 2027", 2027),
        ),
        ("Đạt 90%", "90%", (), ("", LEAST, 90, "%", "", None)),
    ],
)  # fmt: skip
def test_a_figure_is_understood_from_its_sentence_and_the_headings_above(
    text: str, words: str, above: tuple[str, ...], meant: tuple[str, Comparator, float, str, str, int | None]
) -> None:
    assert guess(text, words, *above) == meant


def test_an_unknown_line_says_nothing() -> None:
    assert guessed_target(Document("d"), "b", (0, 3), "t").value is None
