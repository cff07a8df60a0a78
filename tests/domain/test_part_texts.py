"""The texts around the body as fields: what is set is read back, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import OfficialDate
from desktop.domain.document import (
    Appendix,
    Copy,
    Document,
    Header,
    RecipientGroup,
    Recipients,
    Signature,
)
from desktop.domain.errors import UserError
from desktop.domain.part_texts import (
    Slot,
    add_item,
    is_item,
    is_part_text,
    listed_words,
    part_text,
    part_text_at,
    part_text_name,
    reading_order,
    set_part_text,
    slot_of,
    takes_figures,
    takes_lines,
)
from desktop.domain.text import clean

WORDS = st.text(alphabet="aăâbcđêôơưẤỹ IV.,;-1\n\u00a0e\u0301", max_size=30)
LINES = st.tuples(*(st.sampled_from(["Tỉnh ủy", "Như trên", " ", "Ban TG-NC"]) for _ in range(3)))
GROUPS = st.lists(st.builds(RecipientGroup, LINES, st.sampled_from(["", "báo cáo"])), max_size=3).map(tuple)
RECIPIENTS = st.builds(Recipients, GROUPS, st.sampled_from(["", "Lưu: VT"]), st.just("PL"), st.integers(0, 300))
HEADERS = st.builds(
    Header,
    issuer=st.sampled_from(["", "LĐLĐ TỈNH\nBÌNH AN"]),
    number=st.sampled_from(["", "05"]),
    date=st.sampled_from([None, OfficialDate(2026), OfficialDate(2026, 11), OfficialDate(2024, 2, 29)]),
)
DOCUMENTS = st.builds(
    Document,
    st.just("d"),
    header=HEADERS,
    addressed_to=st.one_of(st.just(()), LINES),
    recipients=RECIPIENTS,
    signature=st.builds(Signature, signer=st.sampled_from(["", "Nguyễn Văn Bình"])),
    appendices=st.sampled_from([(), (Appendix("A", attached_to="(Kèm theo)"),)]),
    copy=st.one_of(st.none(), st.builds(Copy, header=HEADERS, recipients=RECIPIENTS)),
)


@given(DOCUMENTS, st.data())
def test_what_a_field_says_already_changes_nothing(document: Document, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(reading_order(document)))
    assert set_part_text(document, field, part_text(document, field)) is document


@given(DOCUMENTS, WORDS, st.data())
def test_what_is_set_is_read_back_and_every_other_field_keeps_its_text(
    document: Document, text: str, data: st.DataObject
) -> None:
    field = data.draw(st.sampled_from(reading_order(document)))
    try:
        made = set_part_text(document, field, text)
    except UserError:
        assert takes_figures(field)
        return
    if is_item(field) and not listed_words(clean(text)):
        return  # none any more: the test below
    said = part_text(made, field)
    if takes_figures(field):  # a number under ten is printed with a nought before it
        assert said.lstrip("0") == clean(text).strip().lstrip("0")
        return
    assert said.split() == (listed_words(clean(text)) if is_item(field) else clean(text)).split()
    assert set_part_text(made, field, said) is made
    for other in set(reading_order(document)) - {field}:
        if not takes_figures(field):
            assert part_text(made, other) == part_text(document, other), other


@given(DOCUMENTS)
def test_the_lists_of_a_document_are_those_that_are_printed(document: Document) -> None:
    order = reading_order(document)
    assert len(order) == len(set(order))
    lines = [part_text(document, field) for field in order if field.startswith("recipients.item:")]
    printed = [item for group in document.recipients.groups for item in group.items if item.strip()]
    assert lines == (printed or [""])
    assert all(is_part_text(field) and part_text_name(field) for field in order)


@given(DOCUMENTS, st.data())
def test_a_line_added_at_a_slot_is_found_under_the_id_that_the_slot_has(
    document: Document, data: st.DataObject
) -> None:
    field = data.draw(st.sampled_from([one for one in reading_order(document) if is_item(one)]))
    slot = slot_of(document, field)
    made = add_item(document, slot, "- Mới;")
    assert part_text(made, part_text_at(document, slot)) == "Mới"
    gone = set_part_text(made, part_text_at(document, slot), " ")
    assert [part_text(gone, one) for one in reading_order(document)] == [
        part_text(document, one) for one in reading_order(document)
    ]


@pytest.fixture
def two_groups() -> Document:
    groups = (RecipientGroup(("Tỉnh ủy", "", "HĐND"), "báo cáo"), RecipientGroup(("Các công đoàn",)))
    return Document("d", recipients=Recipients(groups, "Lưu: VT"))


def test_a_line_emptied_is_gone_and_one_behind_the_last_is_added(two_groups: Document) -> None:
    fewer = set_part_text(two_groups, "recipients.item:1", " ;")
    assert [group.items for group in fewer.recipients.groups] == [("Tỉnh ủy",), ("Các công đoàn",)]
    more = set_part_text(two_groups, "recipients.item:3", "+ UBND;")
    assert more.recipients.groups[1].items == ("Các công đoàn", "UBND")
    first = set_part_text(Document("d"), "recipients.item:0", "Tỉnh ủy")
    assert first.recipients.groups == (RecipientGroup(("Tỉnh ủy",)),)


def test_a_line_behind_the_last_of_a_group_stays_in_it(two_groups: Document) -> None:
    slot = slot_of(two_groups, "recipients.item:1")
    made = add_item(two_groups, slot._replace(at=slot.at + 1), "UBND")
    assert made.recipients.groups[0].items == ("Tỉnh ủy", "HĐND", "UBND")
    assert slot_of(two_groups, "recipients.item:2") == Slot("recipients.item:", 1, 0)


@pytest.mark.parametrize("text", ["- Như trên;", "– Như trên", "  +  Như trên ,", "• Như trên;;"])
def test_dashes_and_signs_are_what_paper_adds(text: str) -> None:
    assert listed_words(text) == "Như trên"
    assert listed_words("Ban TG-NC; VT") == "Ban TG-NC; VT"


@pytest.mark.parametrize(
    ("before", "field", "text", "after"),
    [
        (OfficialDate(2026, 11), "day", "5", OfficialDate(2026, 11, 5)),
        (OfficialDate(2026, 11, 5), "day", "", OfficialDate(2026, 11)),
        (OfficialDate(2026, 11, 5), "month", "", OfficialDate(2026)),
        (OfficialDate(2026, 11, 5), "year", "", None),
        (None, "year", "2027", OfficialDate(2027)),
    ],
)
def test_the_parts_of_a_date(before: OfficialDate | None, field: str, text: str, after: OfficialDate | None) -> None:
    document = Document("d", header=Header(date=before))
    assert set_part_text(document, f"header.{field}", text).header.date == after


@pytest.mark.parametrize(
    ("before", "field", "text", "says"),
    [
        (OfficialDate(2026, 2), "day", "30", "Không có ngày 30/2/2026 trong lịch"),
        (OfficialDate(2026, 2), "day", "32", "không phải là ngày"),
        (OfficialDate(2026, 2), "month", "13", "không phải là tháng"),
        (OfficialDate(2026, 2), "month", "0", "không phải là tháng"),
        (OfficialDate(2026, 2), "year", "26", "bốn chữ số"),
        (None, "day", "05", "khi ghi đủ tháng và năm"),
    ],
)
def test_what_makes_no_date_is_refused_by_a_sentence(
    before: OfficialDate | None, field: str, text: str, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        set_part_text(Document("d", header=Header(date=before)), f"header.{field}", text)


def test_of_a_copy_every_field_is_there_once_more() -> None:
    document = Document("d", copy=Copy(header=Header(issuer="CÔNG ĐOÀN")))
    made = set_part_text(document, "copy.header.issuer", "LĐLĐ")
    assert made.copy is not None
    assert (made.copy.header.issuer, made.header.issuer) == ("LĐLĐ", "")
    assert set_part_text(replace(document, copy=None), "copy.header.issuer", "x").copy is None
    assert takes_lines("copy.header.issuer")
    with pytest.raises(KeyError):
        set_part_text(document, "header.colour", "x")
