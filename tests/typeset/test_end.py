"""Recipients and signature, measured in the finished PDF (mm, within 0.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.document import Level, RecipientGroup, Recipients, Signature
from tests.typeset.plans import block, paragraphs, party_plan, printed, union_plan
from tests.typeset.reading import ReadPage
from tests.typeset.test_head import near

MIDDLE = 195 - 107 / 2  # of the signature's column


@pytest.fixture(scope="module")
def last() -> ReadPage:
    return printed(union_plan())[-1]


def test_recipients_stand_left_beside_the_signature(last: ReadPage) -> None:
    label, authority = last.line("Nơi nhận:"), last.line("TM. BAN THƯỜNG VỤ")
    assert label.left == near(30)
    assert (label.size, label.font) == (12, "LiberationSerif-BoldItalic")
    assert authority.middle == near(MIDDLE)
    assert abs(label.y - authority.y) < 1  # level with each other
    items = [line for line in last.lines if line.text.startswith("- ")]
    assert [line.text for line in items][-1] == "- Lưu: VT, Ban TG-NC."
    assert all(line.text.endswith(";") for line in items[:-1])
    assert {(round(line.left), line.size, line.font) for line in items} == {(30, 11, "LiberationSerif")}


def test_authority_post_and_name_are_centred_with_room_for_the_signature(last: ReadPage) -> None:
    authority, post, name = last.line("TM. BAN THƯỜNG VỤ"), last.line("CHỦ TỊCH"), last.line("Nguyễn Văn An")
    assert {line.font for line in (authority, post, name)} == {"LiberationSerif-Bold"}
    assert [line.middle for line in (authority, post, name)] == [near(MIDDLE)] * 3
    line = 14 * (1825 + 443 + 87) / 2048 * 25.4 / 72  # from post to name one line and the room
    assert 25 <= name.y - post.y - line <= 30


def test_the_mark_of_a_copy_stands_in_that_room() -> None:
    plan = union_plan()
    page = printed(replace(plan, signature=replace(plan.signature, mark="(Đã ký)")))[-1]
    assert page.line("CHỦ TỊCH").y < page.line("(Đã ký)").y < page.line("Nguyễn Văn An").y
    assert page.line("Nguyễn Văn An").y - page.line("CHỦ TỊCH").y < 36


def test_a_group_with_a_label_has_a_bracket_to_its_right(last: ReadPage) -> None:
    label = last.line("Báo cáo")
    upright = next(stroke for stroke in last.strokes if not stroke.level)
    first, third = last.line("- Tổng LĐLĐ Việt Nam;"), last.line("- Ban Dân vận Tỉnh ủy;")
    assert upright.top < first.y
    assert upright.bottom > third.y - 3
    assert max(first.right, third.right) < upright.left < 88
    assert upright.left < label.left
    assert first.y < label.y < third.y


def test_post_of_the_party_is_regular_and_its_label_underlined() -> None:
    page = printed(party_plan())[-1]
    assert page.line("T/M BAN THƯỜNG VỤ").font == "LiberationSerif-Bold"
    assert page.line("PHÓ BÍ THƯ").font == "LiberationSerif"
    assert page.line("Trần Thị Bình").font == "LiberationSerif-Bold"
    label = page.line("Nơi nhận:")
    assert (label.size, label.font) == (14, "LiberationSerif")
    rule = next(stroke for stroke in page.level_rules() if abs(stroke.left - label.left) < 1)
    assert 0 < rule.top - label.y < 2
    assert [line.text for line in page.lines if line.text.startswith("- ")][-1] == "- Lưu Văn phòng Đảng ủy."


def test_recipients_of_the_older_party_standard_end_with_commas() -> None:
    page = printed(party_plan(2025, 3))[-1]
    items = [line.text for line in page.lines if line.text.startswith("- ")]
    assert items[-3:] == ["- Tỉnh ủy,", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng Đảng ủy."]


@pytest.mark.parametrize("count", range(1, 26))
def test_the_signature_is_never_alone_on_its_page(count: int) -> None:
    """However long the text is, two lines of it at least stand over the signature."""
    short = [block(f"x{n}", Level.DASH, "Một dòng ngắn.") for n in range(count)]
    pages = printed(union_plan(*paragraphs(3), *short))
    page = next(page for page in pages if "Nguyễn Văn An" in page.text)
    name, authority = page.line("Nguyễn Văn An"), page.line("TM. BAN THƯỜNG VỤ")
    assert authority.y < name.y
    over = {round(line.y, 1) for line in page.lines if 20 < line.y < authority.y - 1 and line.size == 14}
    assert len(over) >= 2


def test_a_list_longer_than_a_page_goes_on_and_loses_nobody() -> None:
    groups = (RecipientGroup(tuple(f"Đơn vị nhận số {n} của tỉnh" for n in range(120)), "Để thực hiện"),)
    pages = printed(replace(union_plan(), recipients=Recipients(groups, "Lưu: VT")))
    text = " ".join("".join(page.text for page in pages).split())
    assert [n for n in range(120) if f"- Đơn vị nhận số {n} của tỉnh;" not in text] == []
    assert "Để thực hiện" in text
    assert "- Lưu: VT." in text
    for page in pages:
        assert max(line.y for line in page.lines) <= 277


def test_without_recipients_and_signature_nothing_is_made_up() -> None:
    plan = replace(union_plan(), recipients=Recipients(), signature=Signature())
    assert "Nơi nhận" not in printed(plan)[-1].text


def test_lines_still_empty_are_left_out() -> None:
    groups = (RecipientGroup(("Như trên", " ", "")),)
    page = printed(replace(union_plan(), recipients=Recipients(groups, "")))[-1]
    assert [line.text for line in page.lines if line.text.startswith("-")] == ["- Như trên."]


def test_signs_that_the_clerk_wrote_are_not_doubled() -> None:
    groups = (RecipientGroup(("- Như trên;", "Các ban.")),)
    page = printed(replace(union_plan(), recipients=Recipients(groups, "Lưu: VT.")))[-1]
    assert page.line("- Như trên;").text == "- Như trên;"
    assert page.line("- Các ban.").text == "- Các ban."
    assert page.line("- Lưu: VT.").text == "- Lưu: VT."
