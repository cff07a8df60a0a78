"""Forms of signing, room for images, recipients of each kind: NĐ 30, PL I.1-II.7 to II.9; HD 36, HD 05."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Document, RecipientGroup, Recipients, Signature
from desktop.services.library import standard_of
from desktop.typeset import lay_out_document
from desktop.typeset.page import RECIPIENTS, Room, TextRun
from desktop.typeset.structure import reading_structure
from tests.typeset.plans import party_plan, printed, union_plan
from tests.typeset.reading import Line, ReadPage
from tests.typeset.test_head import near

PT = 25.4 / 72
MIDDLE = 30 + 58 + 107 / 2
SINGLE = (1825 + 443 + 87) / 2048


def signed(plan: Document, authority: str, post: str, mark: str = "") -> Document:
    return replace(plan, signature=Signature(authority, post, "Nguyễn Văn An", mark))


def small_set(plan: Document) -> Document:
    header = replace(plan.header, place="Thành phố Hồ Chí Minh", date=OfficialDate(2026, 6, 29))
    return replace(plan, header=header)


def block_of(page: ReadPage) -> list[Line]:
    """The lines of the signature from the top."""
    name = page.line("Nguyễn Văn An")
    top = page.line("Nơi nhận:").y - 1
    return sorted((line for line in page.lines if line.left > 88 and top < line.y <= name.y), key=lambda line: line.y)


@pytest.mark.parametrize("small", [False, True], ids=["large", "small"])
@pytest.mark.parametrize(
    ("authority", "post"),
    [
        ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
        ("TM. BAN CHẤP HÀNH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TM. BAN THƯỜNG VỤ\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TL. BAN THƯỜNG VỤ\nKT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TUQ. CHỦ TỊCH", "TRƯỞNG BAN TỔ CHỨC"),
        ("Q. CHỦ TỊCH", ""),
        ("", "CHỦ TỊCH"),
    ],
)
def test_signing_forms_of_the_decree(authority: str, post: str, small: bool) -> None:
    plan = signed(union_plan(), authority, post)
    lines = block_of(printed(small_set(plan) if small else plan)[-1])
    expected = [line for text in (authority, post) for line in text.split("\n") if line]
    assert [line.text for line in lines] == [*expected, "Nguyễn Văn An"]
    assert {(line.size, line.font) for line in lines} == {(13 if small else 14, "LiberationSerif-Bold")}
    assert all(line.middle == near(MIDDLE) for line in lines)


@pytest.mark.parametrize(
    ("authority", "post"),
    [
        ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
        ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
        ("T/L BAN THƯỜNG VỤ\nK/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("T/M BAN CHẤP HÀNH", ""),
    ],
)
def test_signing_forms_of_the_party(authority: str, post: str) -> None:
    lines = block_of(printed(signed(party_plan(), authority, post))[-1])
    bold = authority.split("\n")
    assert [line.text for line in lines] == [*bold, *([post] if post else []), "Nguyễn Văn An"]
    heavy = [line.font.endswith("Bold") for line in lines]
    assert heavy == [True] * len(bold) + [False] * bool(post) + [True]
    assert {line.size for line in lines} == {14}
    assert all(line.middle == near(MIDDLE) for line in lines)


def test_a_long_authority_takes_even_lines_and_never_ends_one_with_its_letters() -> None:
    for words in ("TM.", "KT.", "TL.", "TUQ.", "T/M", "Q."):
        authority = f"{words} BAN CHẤP HÀNH CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP VÀ KHU KINH TẾ TỈNH BÌNH AN"
        lines = block_of(printed(signed(union_plan(), authority, "CHỦ TỊCH"))[-1])[:-2]
        assert len(lines) > 1
        assert " ".join(line.text for line in lines) == authority
        assert lines[0].text != words


@pytest.mark.parametrize("plan", [union_plan(), party_plan()], ids=["union", "party"])
def test_authority_stands_level_with_the_label_of_the_recipients(plan: Document) -> None:
    page = printed(signed(plan, "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"))[-1]
    assert page.line("Nơi nhận:").y == near(block_of(page)[0].y)


# ---- images


def rooms_of(plan: Document) -> dict[str, Room]:
    return {room.name: room for page in lay_out_document(plan, standard_of(plan)) for room in page.rooms}


@pytest.mark.parametrize("plan", [union_plan(), small_set(union_plan()), party_plan()], ids=["large", "small", "party"])
def test_the_image_of_the_signature_goes_between_post_and_name(plan: Document) -> None:
    plan = signed(plan, "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")
    room = rooms_of(plan)["signature"]
    lines = block_of(printed(plan)[-1])
    assert (room.left + room.right) / 2 * PT == near(MIDDLE)
    assert 25 <= (room.bottom - room.top) * PT <= 30
    assert lines[-2].y < room.top * PT < room.bottom * PT < lines[-1].y


def test_the_seal_covers_the_left_third_of_the_signature_in_its_real_size() -> None:
    rooms = rooms_of(union_plan())
    seal, image = rooms["seal"], rooms["signature"]
    assert seal.right - seal.left == pytest.approx(seal.bottom - seal.top)
    assert 36 <= (seal.right - seal.left) * PT <= 42
    assert (seal.right - image.left) / (image.right - image.left) == pytest.approx(1 / 3, abs=0.01)
    assert (seal.top + seal.bottom) / 2 == pytest.approx((image.top + image.bottom) / 2)


def test_recipients_leave_the_place_of_the_seal_free() -> None:
    groups = (
        RecipientGroup(("Thường trực Tỉnh ủy, HĐND, UBND tỉnh Bình An",) * 4, "để báo cáo và xin ý kiến chỉ đạo"),
    )
    plan = replace(union_plan(), recipients=Recipients(groups, "Lưu: VT, Ban Tuyên giáo - Nữ công", "PL", 300))
    seal = rooms_of(plan)["seal"]
    page = printed(plan)[-1]
    top = page.line("Nơi nhận:").y - 1
    beside = [line for line in page.lines if line.size in (11, 12) and line.y > top]
    assert max(line.right for line in beside) <= seal.left * PT + 0.1
    assert max(stroke.right for stroke in page.strokes if stroke.top > top) <= seal.left * PT + 0.1


def test_a_paper_without_signature_keeps_no_room() -> None:
    assert rooms_of(replace(union_plan(), signature=Signature())) == {}


def test_the_mark_of_a_signed_copy_is_italic_in_the_middle_of_the_room() -> None:
    plan = signed(union_plan(), "TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "(Đã ký)")
    page, room = printed(plan)[-1], rooms_of(plan)["signature"]
    mark = page.line("(Đã ký)")
    assert mark.font == "LiberationSerif-Italic"
    assert mark.middle == near(MIDDLE)
    assert abs(mark.y - (room.top + room.bottom) / 2 * PT) < 3


# ---- recipients


@pytest.mark.parametrize(
    ("plan", "archive", "last"),
    [
        (union_plan(), "Lưu: VT, Ban TG-NC", "- Lưu: VT, Ban TG-NC."),
        (union_plan(), "Lưu: VT, Ban TG-NC (03 bản)", "- Lưu: VT, Ban TG-NC (03 bản)."),
        (party_plan(), "Lưu Văn phòng Tỉnh ủy", "- Lưu Văn phòng Tỉnh ủy."),
    ],
)
def test_the_last_line_says_where_the_paper_is_kept(plan: Document, archive: str, last: str) -> None:
    page = printed(replace(plan, recipients=replace(plan.recipients, archive=archive)))[-1]
    items = [line.text for line in page.lines if line.text.startswith("- ")]
    assert items[-1] == last
    assert [text[-1] for text in items[:-1]] == [";"] * (len(items) - 1)


def test_several_groups_have_brackets_of_their_own() -> None:
    groups = (
        RecipientGroup(("Tổng LĐLĐ Việt Nam", "Tỉnh ủy"), "để báo cáo"),
        RecipientGroup(("UBND tỉnh", "Sở Nội vụ", "Các ban đảng"), "để phối hợp"),
        RecipientGroup(("Các công đoàn cơ sở",), "để thực hiện"),
        RecipientGroup(("Cổng thông tin điện tử",)),
    )
    page = printed(replace(union_plan(), recipients=Recipients(groups, "Lưu: VT")))[-1]
    upright = sorted((stroke for stroke in page.strokes if not stroke.level), key=lambda stroke: stroke.top)
    assert len(upright) == 3
    for stroke, group in zip(upright, groups, strict=False):
        label = page.line(group.label)
        assert stroke.top < label.y < stroke.bottom + 1
        assert label.left > stroke.left
        for item in group.items:
            assert stroke.top - 0.5 < page.line(f"- {item}").y < stroke.bottom + 2
    for above, below in pairwise(upright):
        assert above.bottom < below.top
    assert len({round(stroke.left, 2) for stroke in upright}) == 1  # one under the other
    assert len({round(page.line(group.label).left, 2) for group in groups if group.label}) == 1


def listed(*items: str, label: str = "", signature: Signature | None = None) -> ReadPage:
    recipients = Recipients((RecipientGroup(items, label),), "Lưu: VT")
    plan = replace(union_plan(), recipients=recipients)
    return printed(replace(plan, signature=signature) if signature else plan)[-1]


def items_of(page: ReadPage) -> list[str]:
    """The lines under "Nơi nhận:" from the top."""
    top = page.line("Nơi nhận:").y
    return [line.text for line in sorted(page.lines, key=lambda line: line.y) if line.y > top and line.size == 11]


def test_recipients_use_the_room_that_the_signature_leaves_them() -> None:
    long = "Các công đoàn cấp trên trực tiếp cơ sở"  # wider than the 58 mm of the column
    page = listed(long)
    assert items_of(page) == [f"- {long};", "- Lưu: VT."]
    wide = Signature("TM. BAN CHẤP HÀNH LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH AN", "CHỦ TỊCH", "Nguyễn Văn An", "")
    page = listed(*[long] * 3, signature=wide)
    top = page.line("Nơi nhận:").y
    right = max(line.right for line in page.lines if line.size == 11 and line.y > top)
    assert right <= min(line.left for line in block_of(page)) - 3


@pytest.mark.parametrize("label", ["", "để báo cáo", "để phối hợp thực hiện"])
def test_recipients_are_cut_at_breaks_of_sense_and_never_inside_their_brackets(label: str) -> None:
    items = (
        "Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam (để báo cáo)",
        "Thường trực Tỉnh ủy, Hội đồng nhân dân và Ủy ban nhân dân tỉnh (để xin ý kiến)",
        "Các đồng chí Ủy viên Ban Chấp hành Liên đoàn Lao động tỉnh Bình An (để biết)",
    )
    lines = [line for line in items_of(listed(*items, label=label)) if line != label]
    assert all(line.count("(") == line.count(")") for line in lines)
    ends = [line.rsplit(" ", 1)[-1] for line in lines]
    begins = [line.split(" ", 1)[0] for line in lines]
    assert not {"-", "và", "Liên", "Lao", "Ban", "Việt", "Hội", "Ủy"} & set(ends)
    assert not {"đoàn", "Nam", "Chấp"} & set(begins)


def test_no_recipient_ends_in_a_line_of_one_word() -> None:
    names = [
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Các công đoàn ngành, công đoàn viên chức tỉnh",
        "Các ban của tỉnh",
    ]
    for label in ("", "để biết", "để phối hợp", "để phối hợp thực hiện"):
        lines = items_of(listed(*names, label=label))
        assert not [line for line in lines if " " not in line and line not in label]


# ---- long lists


def long_list(count: int, label: str = "để thực hiện") -> Document:
    report = RecipientGroup(("Thường trực Tỉnh ủy", "UBND tỉnh"), "để báo cáo")
    units = tuple(f"Công đoàn các xã, phường và đặc khu thuộc địa bàn phụ trách số {n} của tỉnh" for n in range(count))
    recipients = Recipients((report, RecipientGroup(units, label)), "Lưu: VT", "PL", 300)
    return replace(union_plan(), recipients=recipients)


@pytest.mark.parametrize("count", [4, 6, 9, 23, 60, 100])
def test_every_receiver_of_a_long_group_stands_in_a_bracket_with_the_label_on_its_page(count: int) -> None:
    pages = printed(long_list(count))
    found = 0
    for page in pages:
        upright = [stroke for stroke in page.strokes if not stroke.level]
        for line in page.lines:
            if not line.text.startswith("- Công đoàn các xã"):
                continue
            found += 1
            assert any(stroke.top - 0.5 < line.y < stroke.bottom + 1.2 for stroke in upright), line.text
        if any(line.text.startswith("- Công đoàn các xã") for line in page.lines):
            assert "để thực hiện" in page.text
    assert found == count


@pytest.mark.parametrize("count", [9, 23, 60])
def test_a_long_list_goes_on_under_the_signature_as_wide_as_the_text(count: int) -> None:
    pages = printed(long_list(count))
    signed_on = next(number for number, page in enumerate(pages) if "Nguyễn Văn An" in page.text)
    name = pages[signed_on].line("Nguyễn Văn An").y
    under = [
        line
        for number, page in enumerate(pages[signed_on:])
        for line in page.lines
        if line.size == 11 and (number > 0 or line.y > name + 2) and line.text.startswith("- Công")
    ]
    assert under
    assert all(line.text.endswith("của tỉnh;") for line in under)  # none is cut, none is lost
    seal = rooms_of(long_list(count))["seal"]
    beside = [line for line in pages[signed_on].lines if line.size == 11 and line.y < name]
    assert max(line.right for line in beside) <= seal.left * PT + 0.1


def test_a_part_of_a_group_is_no_single_receiver() -> None:
    for count in range(4, 30):
        pages = printed(long_list(count))
        counts = [sum(line.text.startswith("- Công đoàn các xã") for line in page.lines) for page in pages]
        assert 1 not in counts


def test_a_label_that_is_repeated_is_read_once() -> None:
    document = long_list(60)
    labels = [
        (number, run)
        for number, page in enumerate(lay_out_document(document, standard_of(document)))
        for run in page.items
        if isinstance(run, TextRun) and run.spot == "bracket:1"
    ]
    assert len({number for number, _run in labels}) > 1  # it stands on each page that shows some of its group
    (part,) = reading_structure(document, standard_of(document)).parts[RECIPIENTS, "bracket:1"]
    assert part.repeated
