"""Copies on paper, measured in the PDF: NĐ 30, PL I.2-II and PL III, mẫu 3.1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Copy,
    CopyForm,
    Document,
    Header,
    Orientation,
    RecipientGroup,
    Recipients,
    Signature,
    text_runs,
)
from desktop.domain.tables import set_cell
from desktop.services.library import standard_of
from desktop.typeset import lay_out_document
from desktop.typeset.layouter import Layouter
from desktop.typeset.page import TextRun
from tests.typeset.plans import paragraphs, party_plan, printed, union_plan
from tests.typeset.reading import ReadPage, Stroke
from tests.typeset.test_head import near

LEFT, RIGHT = 30.0, 195.0
MARK = {CopyForm.COPY: "SAO Y", CopyForm.EXTRACT: "TRÍCH SAO", CopyForm.RECOPY: "SAO LỤC"}


def copied(plan: Document, form: CopyForm = CopyForm.COPY) -> Document:
    header = Header(
        superior="LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN",
        issuer="CÔNG ĐOÀN PHƯỜNG HÒA LẠC",
        number="07",
        symbol="SY-CĐP",
        place="Hòa Lạc",
        date=OfficialDate(2026, 11, 20),
    )
    copy = Copy(
        form,
        header,
        Recipients((RecipientGroup(("Các công đoàn cơ sở",)),), "Lưu: VT"),
        Signature("TM. BAN CHẤP HÀNH", "PHÓ CHỦ TỊCH", "Lê Thị Cúc"),
    )
    return replace(plan, copy=copy)


def rule_over_copy(page: ReadPage) -> Stroke:
    """The last rule across the text over the form of the copy: rules of a table stand above it."""
    top = page.line("SAO Y").y
    return max((rule for rule in page.level_rules() if rule.length > 160 and rule.top < top), key=lambda rule: rule.top)


@pytest.fixture(scope="module")
def last() -> ReadPage:
    return printed(copied(union_plan()))[-1]


def test_a_solid_rule_across_the_text_parts_the_copy_from_the_document(last: ReadPage) -> None:
    rule = rule_over_copy(last)
    assert (rule.left, rule.right) == (near(LEFT), near(RIGHT))
    assert last.line("Nguyễn Văn An").y < rule.top < last.line("SAO Y").y


@pytest.mark.parametrize("form", CopyForm)
def test_the_form_of_the_copy_is_capital_and_bold_beside_the_body_that_copies(form: CopyForm) -> None:
    page = printed(copied(union_plan(), form))[-1]
    line = page.line(MARK[form])
    assert (line.size, line.font) == (14, "LiberationSerif-Bold")
    assert line.middle == near(RIGHT - 97 / 2)
    assert abs(line.y - page.line("LIÊN ĐOÀN LAO ĐỘNG").y) < 1


def test_the_head_of_the_copy_is_that_of_a_document_without_the_nation(last: ReadPage) -> None:
    top = rule_over_copy(last).top
    issuer, number, place = (last.line(words) for words in ("PHƯỜNG HÒA LẠC", "Số: 07/SY-CĐP", "Hòa Lạc, ngày 20"))
    assert (issuer.font, issuer.size) == ("LiberationSerif-Bold", 13)
    assert top < issuer.y < number.y
    assert number.y == near(place.y)
    assert (number.size, place.size, place.font) == (13, 14, "LiberationSerif-Italic")
    assert issuer.middle == near(LEFT + 34) == near(number.middle)
    assert place.middle == near(RIGHT - 97 / 2)
    assert not [line for line in last.lines if line.y > top and line.text.startswith(("CỘNG HÒA", "Độc lập"))]
    short = [rule for rule in last.level_rules() if rule.top > top + 1]
    assert len(short) == 1
    assert short[0].middle == near(issuer.middle)


def test_recipients_and_signature_of_the_copy_stand_below(last: ReadPage) -> None:
    authority, post, name = (last.line(words) for words in ("TM. BAN CHẤP HÀNH", "PHÓ CHỦ TỊCH", "Lê Thị Cúc"))
    assert last.line("Số: 07").y < authority.y < post.y < name.y
    assert {line.font for line in (authority, post, name)} == {"LiberationSerif-Bold"}
    item = last.line("- Các công đoàn cơ sở;")
    assert (item.size, item.left) == (11, near(LEFT))
    assert last.line("- Lưu: VT.").y > item.y


def test_a_copy_follows_the_size_set_of_its_document() -> None:
    plan = union_plan()
    header = replace(plan.header, place="Thành phố Hồ Chí Minh", date=OfficialDate(2026, 6, 29))
    page = printed(copied(replace(plan, header=header)))[-1]
    assert (page.line("SAO Y").size, page.line("PHƯỜNG HÒA LẠC").size, page.line("Hòa Lạc, ngày").size) == (13, 12, 13)


@pytest.mark.parametrize("count", range(1, 9))
def test_a_copy_is_one_piece_right_after_the_end_of_the_document(count: int) -> None:
    pages = printed(copied(union_plan(*paragraphs(count))))
    held = [page for page in pages if "SAO Y" in page.text]
    assert len(held) == 1
    for words in ("PHƯỜNG HÒA LẠC", "Số: 07/SY-CĐP", "- Lưu: VT.", "Lê Thị Cúc"):
        assert words in held[0].text
    assert held[0] is pages[-1]
    assert "Nguyễn Văn An" in held[0].text or "Nguyễn Văn An" in pages[-2].text
    assert max(line.y for line in held[0].lines) < 277


def copied_with_appendix(rows: int, lies: Orientation = Orientation.PORTRAIT, count: int = 1) -> Document:
    """A copy of a plan with appendices; the last one has a table of `rows` rows."""
    plan = copied(union_plan(appendix_rows=rows))
    last = replace(plan.appendices[0], orientation=lies)
    before = [replace(last, id=f"before{n}", blocks=paragraphs(1, f"before{n}")) for n in range(1, count)]
    return replace(plan, appendices=(*before, last))


@pytest.mark.parametrize("count", [1, 3])
def test_a_copy_stands_after_the_last_appendix(count: int) -> None:
    """PL I.2-II.2.a: right after the last part of what is copied."""
    pages = printed(copied_with_appendix(1, count=count))
    assert [page for page in pages if "SAO Y" in page.text] == [pages[-1]]
    lowest_cell = max(line.y for line in pages[-1].lines if "Quý II/2026" in line.text)
    assert lowest_cell < rule_over_copy(pages[-1]).top < pages[-1].line("SAO Y").y
    signed = next(page for page in pages if "Nguyễn Văn An" in page.text)
    assert "Lê Thị Cúc" not in signed.text
    assert not [rule for rule in signed.level_rules() if rule.length > 160]


@pytest.mark.parametrize("rows", range(1, 12))
@pytest.mark.parametrize("lies", [Orientation.PORTRAIT, Orientation.LANDSCAPE])
def test_after_an_appendix_a_copy_is_one_piece_too(rows: int, lies: Orientation) -> None:
    page = printed(copied_with_appendix(rows, lies))[-1]
    for words in ("PHƯỜNG HÒA LẠC", "SAO Y", "Số: 07/SY-CĐP", "- Lưu: VT.", "Lê Thị Cúc"):
        assert words in page.text
    assert max(line.y for line in page.lines) < (277 if lies is Orientation.PORTRAIT else 190)


def test_on_a_page_that_lies_across_a_copy_is_as_wide_as_its_text() -> None:
    page = printed(copied_with_appendix(1, Orientation.LANDSCAPE))[-1]
    right = 297 - 15.0
    rule = rule_over_copy(page)
    assert (rule.left, rule.right) == (near(LEFT), near(right))
    assert page.line("PHƯỜNG HÒA LẠC").middle == near(LEFT + 34)  # columns as wide as on an upright page
    assert page.line("SAO Y").middle == near(right - 97 / 2) == near(page.line("Hòa Lạc, ngày 20").middle)
    assert page.line("Lê Thị Cúc").middle == near(right - 107 / 2)
    assert page.line("- Các công đoàn cơ sở;").left == near(LEFT)


def test_a_copy_with_more_receivers_than_a_page_across_holds_loses_none() -> None:
    plan = copied_with_appendix(2, Orientation.LANDSCAPE)
    assert plan.copy
    names = tuple(f"Công đoàn cơ sở số {number}" for number in range(60))
    plan = replace(plan, copy=replace(plan.copy, recipients=Recipients((RecipientGroup(names),), "Lưu: VT")))
    pages = printed(plan)
    lines = [line for page in pages for line in page.lines if line.text.startswith("- Công đoàn cơ sở số")]
    assert [line.text for line in lines] == [f"- {name};" for name in names]
    assert max(line.y for page in pages[2:] for line in page.lines) < 190
    [signed] = [page for page in pages if "Lê Thị Cúc" in page.text]
    assert 25 < signed.line("Lê Thị Cúc").y - signed.line("PHÓ CHỦ TỊCH").y < 35  # mm: nothing parts a signature
    assert "SAO Y" in signed.text
    assert Layouter(standard_of(plan)).pages(plan) == lay_out_document(plan, standard_of(plan))


def test_rooms_for_the_images_of_a_copy_lie_beside_its_signature_on_a_page_across() -> None:
    plan = copied_with_appendix(1, Orientation.LANDSCAPE)
    page = lay_out_document(plan, standard_of(plan))[-1]
    [name] = [item for item in page.items if isinstance(item, TextRun) and item.text == "Lê Thị Cúc"]
    [room] = [room for room in page.rooms if room.name == "copy-signature"]
    assert room.left < name.x < room.right
    assert room.bottom <= name.baseline


def test_a_copy_moves_as_appendices_come_and_go() -> None:
    """Every step of the kept layout gives the pages of a fresh one."""
    standard, layouter = standard_of(union_plan()), Layouter(standard_of(union_plan()))
    bare, one, three = copied(union_plan()), copied_with_appendix(4), copied_with_appendix(4, count=3)
    across = copied_with_appendix(4, Orientation.LANDSCAPE, count=3)
    longer = set_cell(across, "table", 4, 1, text_runs("Một dòng. " * 90))
    assert longer.copy
    signed = replace(longer, copy=replace(longer.copy, signature=Signature(post="CHỦ TỊCH", signer="Lê Văn Năm")))
    for now in (bare, one, three, across, longer, signed, replace(signed, copy=None), longer, one, bare):
        assert layouter.pages(now) == lay_out_document(now, standard)


def test_a_key_in_the_text_leaves_the_page_of_the_copy_alone() -> None:
    plan = copied_with_appendix(4)
    layouter = Layouter(standard_of(plan))
    before = layouter.pages(plan)
    after = layouter.pages(replace(plan, preamble=(replace(plan.preamble[0], runs=text_runs("Nay ban hành:")),)))
    assert after[0] is not before[0]
    assert after[-1] is before[-1]


def test_a_copy_of_a_party_paper_has_the_partys_looks() -> None:
    page = printed(copied(party_plan()))[-1]
    assert page.line("SAO Y").font == "LiberationSerif-Bold"
    assert page.line("Số 07-SY-CĐP").size == 14
    assert page.line("PHÓ CHỦ TỊCH").font == "LiberationSerif"
    assert page.line("*").y < page.line("Số 07-SY-CĐP").y


def test_both_signatures_have_room_for_their_images() -> None:
    plan = copied(union_plan())
    rooms = {room.name for page in lay_out_document(plan, standard_of(plan)) for room in page.rooms}
    assert rooms == {"signature", "seal", "copy-signature", "copy-seal"}


def test_a_long_place_of_the_copy_brings_the_small_sizes_to_the_whole_paper() -> None:
    plan = copied(union_plan())
    assert plan.copy
    far = replace(plan.copy.header, place="Thành phố Hồ Chí Minh", date=OfficialDate(2026, 10, 14))
    pages = printed(replace(plan, copy=replace(plan.copy, header=far)))
    place = pages[-1].line("Thành phố Hồ Chí Minh")
    assert place.text == "Thành phố Hồ Chí Minh, ngày 14 tháng 10 năm 2026"  # on one line
    assert place.right <= RIGHT + 0.1
    assert (place.size, pages[0].line("KẾ HOẠCH").size) == (13, 13)
    assert printed(plan)[0].line("KẾ HOẠCH").size == 14


def test_sizes_follow_the_place_of_a_copy_as_it_is_written() -> None:
    plan = copied(union_plan())
    assert plan.copy
    standard, layouter = standard_of(plan), Layouter(standard_of(plan))
    for place in ("Hòa Lạc", "Thành phố Hồ Chí Minh", "Hòa Lạc"):
        header = replace(plan.copy.header, place=place, date=OfficialDate(2026, 10, 14))
        now = replace(plan, copy=replace(plan.copy, header=header))
        assert layouter.pages(now) == lay_out_document(now, standard)
