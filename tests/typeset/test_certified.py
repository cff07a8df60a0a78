"""Copies on paper, measured in the PDF: NĐ 30, PL I.2-II and PL III, mẫu 3.1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Copy, CopyForm, Document, Header, RecipientGroup, Recipients, Signature
from desktop.services.library import standard_of
from desktop.typeset import Layouter, lay_out_document
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
    return next(rule for rule in page.level_rules() if rule.length > 160)


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
