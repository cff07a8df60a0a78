"""The head of an appendix, measured in the PDF: NĐ 30, PL I.1-III.1 and PL III, mẫu 2.1 and 2.2."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Appendix, Document, Orientation
from tests.typeset.plans import paragraphs, party_plan, printed, union_plan
from tests.typeset.reading import ReadPage
from tests.typeset.test_head import near

MIDDLE = (30 + 195) / 2
TITLES = (
    "Phân công nhiệm vụ",
    "Các chỉ tiêu chủ yếu của phong trào công nhân và hoạt động công đoàn giai đoạn 2026 - 2030 trên địa bàn tỉnh",
)
ATTACHED = (
    "(Kèm theo Kế hoạch số 05/KH-LĐLĐ ngày 05 tháng 02 năm 2026 của Ban Thường vụ Liên đoàn Lao động tỉnh Bình An)"
)


def with_appendices(plan: Document, *titles: str, orientation: Orientation = Orientation.PORTRAIT) -> Document:
    appendices = [
        Appendix(f"a{number}", title, ATTACHED, orientation, paragraphs(1, f"a{number}-"))
        for number, title in enumerate(titles)
    ]
    return replace(plan, appendices=tuple(appendices))


def small_set(plan: Document) -> Document:
    return replace(plan, header=replace(plan.header, place="Thành phố Hồ Chí Minh", date=OfficialDate(2026, 6, 29)))


def head_of(pages: list[ReadPage], label: str) -> ReadPage:
    return next(page for page in pages if any(line.text == label for line in page.lines))


@pytest.mark.parametrize("small", [False, True], ids=["large", "small"])
@pytest.mark.parametrize("title", TITLES)
def test_label_title_and_reference_are_centred_under_one_another(title: str, small: bool) -> None:
    plan = with_appendices(union_plan(), title)
    pages = printed(small_set(plan) if small else plan)
    page = head_of(pages, "Phụ lục")
    label, attached, body = page.line("Phụ lục"), page.line("(Kèm theo"), page.line("Các cấp công đoàn")
    size = 13 if small else 14
    names = [line for line in page.lines if label.y < line.y < attached.y - 0.1]
    references = [line for line in page.lines if attached.y - 0.1 < line.y < body.y - 0.1]
    assert (label.size, label.font) == (14, "LiberationSerif-Bold")  # fixed in both sets
    assert {(line.size, line.font) for line in names} == {(size, "LiberationSerif-Bold")}
    assert {(line.size, line.font) for line in references} == {(size, "LiberationSerif-Italic")}
    assert " ".join(line.text for line in names) == title.upper()
    assert " ".join(line.text for line in references) == ATTACHED
    assert all(line.middle == near(MIDDLE) for line in (label, *names, *references))


def test_a_short_rule_ends_the_head_of_an_appendix() -> None:
    page = head_of(printed(with_appendices(union_plan(), TITLES[0])), "Phụ lục")
    attached = [line for line in page.lines if line.font.endswith("Italic")]
    longest = max(line.right - line.left for line in attached)
    (rule,) = page.level_rules()
    assert longest / 3 - 0.1 <= rule.length <= longest / 2 + 0.1
    assert rule.middle == near(MIDDLE)
    assert max(line.y for line in attached) < rule.top < page.line("Các cấp công đoàn").y


def test_appendices_are_numbered_in_roman_where_there_are_several_and_not_where_there_is_one() -> None:
    several = printed(with_appendices(union_plan(), *TITLES, "Kinh phí"))
    labels = [line.text for page in several for line in page.lines if line.text.startswith("Phụ lục")]
    assert labels == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    one = printed(with_appendices(union_plan(), TITLES[0]))
    assert not any("Phụ lục I" in page.text for page in one)


def test_each_appendix_begins_a_page_and_counts_its_own() -> None:
    plan = with_appendices(union_plan(), *TITLES)
    long = replace(plan.appendices[0], blocks=paragraphs(20, "long"))
    pages = printed(replace(plan, appendices=(long, plan.appendices[1])))
    first = pages.index(head_of(pages, "Phụ lục I"))
    second = pages.index(head_of(pages, "Phụ lục II"))
    assert second - first > 1
    for page in (pages[first], pages[second]):
        assert not [line for line in page.lines if line.text.isdigit()]
        assert page.lines[0].text.startswith("Phụ lục")
    assert pages[first + 1].line("2").y < 20


def test_the_head_of_a_lying_appendix_is_centred_on_its_wide_page() -> None:
    page = head_of(printed(with_appendices(union_plan(), TITLES[0], orientation=Orientation.LANDSCAPE)), "Phụ lục")
    assert (page.width, page.height) == (near(297), near(210))
    middle = (30 + 282) / 2
    assert page.line("Phụ lục").middle == near(middle)
    assert page.line("PHÂN CÔNG NHIỆM VỤ").middle == near(middle)
    assert page.level_rules()[0].middle == near(middle)


def test_an_appendix_of_the_party_has_no_drawn_rule() -> None:
    page = head_of(printed(with_appendices(party_plan(), TITLES[0])), "Phụ lục")
    assert page.line("PHÂN CÔNG NHIỆM VỤ").size == 14
    assert not page.level_rules()


def test_an_appendix_without_a_reference_of_its_own_has_that_of_the_paper_in_hand() -> None:
    plan = replace(union_plan(), appendices=(Appendix("a", blocks=paragraphs(1)),))
    for number, day in (("05", "05"), ("47", "20")):
        header = replace(plan.header, number=number, date=OfficialDate(2026, 2, int(day)))
        page = head_of(printed(replace(plan, header=header)), "Phụ lục")
        own = [line for line in page.lines if line.font.endswith("Italic")]
        cited = f"(Kèm theo Kế hoạch số {number}/KH-LĐLĐ ngày {day} tháng 02 năm 2026"
        assert " ".join(line.text for line in own) == f"{cited} của Liên đoàn Lao động tỉnh Bình An)"
        assert {line.size for line in own} == {14}


def test_an_appendix_of_a_paper_without_kind_has_its_label_only() -> None:
    plan = replace(union_plan(), appendices=(Appendix("a", blocks=paragraphs(1)),))
    page = head_of(printed(replace(plan, header=replace(plan.header, kind=""))), "Phụ lục")
    assert page.lines[1].text.startswith("Các cấp công đoàn")
