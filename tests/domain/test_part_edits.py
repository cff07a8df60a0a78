"""Keys in the fields around the body: lines parted and joined, pasted, a kind with its symbol, a date in parts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import OfficialDate
from desktop.domain.document import Copy, Document, Header, RecipientGroup, Recipients
from desktop.domain.part_edits import join_items, part_item, paste_items, type_date, type_kind, type_text
from desktop.domain.part_texts import part_text, slot_of
from desktop.services.library import standards

WORDS = st.text(alphabet="Tỉnh ủy", min_size=1, max_size=12).filter(lambda text: " ".join(text.split()) == text)


@pytest.fixture
def document() -> Document:
    groups = (RecipientGroup(("Tỉnh ủy", "HĐND"), "báo cáo"), RecipientGroup(("Các công đoàn",)))
    return Document("d", addressed_to=("UBND tỉnh",), recipients=Recipients(groups))


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_parting_a_line_and_joining_it_again_changes_nothing(items: list[str], data: st.DataObject) -> None:
    document = Document("d", recipients=Recipients((RecipientGroup(tuple(items)),)))
    number = data.draw(st.integers(0, len(items) - 1))
    at = data.draw(st.integers(0, len(items[number])))
    field = f"recipients.item:{number}"
    made = part_item(document, field, items[number][:at], items[number][at:])
    if made.slot is not None or " " in (items[number][at - 1 : at], items[number][at : at + 1]):
        return  # an empty line is none yet; and blanks at the ends of lines go
    joined = join_items(made.document, made.field)
    assert joined is not None
    assert (joined.document, joined.field, joined.offset) == (document, field, at)


def test_enter_at_the_ends_of_a_line_opens_an_empty_one_that_is_in_no_document(document: Document) -> None:
    behind = part_item(document, "recipients.item:1", "HĐND", "")
    assert (behind.document, behind.field) == (document, "recipients.item:2")
    assert behind.slot is not None
    assert (behind.slot.group, behind.slot.at) == (0, 2)
    before = part_item(document, "recipients.item:1", "", "HĐND")
    assert (before.document, before.field, before.slot) == (
        document,
        "recipients.item:1",
        slot_of(document, before.field),
    )


def test_the_first_line_of_a_group_joins_nothing(document: Document) -> None:
    assert join_items(document, "recipients.item:2") is None
    assert join_items(document, "addressed.item:0") is None


def test_a_line_without_words_waits_at_its_place(document: Document) -> None:
    gone = type_text(document, "recipients.item:0", " - ")
    assert [group.items for group in gone.document.recipients.groups] == [("HĐND",), ("Các công đoàn",)]
    again = type_text(gone.document, "recipients.item:0", "Tỉnh ủy", gone.slot)
    assert again == (document, None)


def test_pasted_lines_stand_one_under_another_from_the_line_in_hand_on(document: Document) -> None:
    made = paste_items(document, "addressed.item:0", None, ["- UBND tỉnh;", " ", "Sở Nội vụ."])
    assert made.document.addressed_to == ("UBND tỉnh", "Sở Nội vụ.")
    assert (made.field, made.offset) == ("addressed.item:1", 10)


def test_the_symbol_follows_the_kind_from_where_it_was_when_typing_began() -> None:
    document, standard = Document("d", header=Header(kind="KẾ HOẠCH", symbol="KH-LĐLĐ")), standards()["nd30_union"]
    before = document.header
    for kind in ("", "T", "TỜ", "TỜ TRÌNH"):
        document = type_kind(document, kind, before, standard, party=False)
    assert (document.header.kind, document.header.symbol) == ("TỜ TRÌNH", "TTr-LĐLĐ")


@given(
    st.permutations(["day", "month", "year"]),
    st.dates(date(1975, 5, 1), date(2099, 1, 1)),
)
def test_a_date_typed_in_any_order_is_that_date(order: list[str], day: date) -> None:
    wanted = OfficialDate.of(day)
    document = Document("d", copy=Copy())
    texts = {"year": "", "month": "", "day": ""}
    said = {"year": str(wanted.year), "month": str(wanted.month), "day": str(wanted.day)}
    for part in order:
        texts[part] = said[part]
        document, _refused = type_date(document, f"copy.header.{part}", texts, document)
    assert document.copy is not None
    assert document.copy.header.date == wanted


def test_figures_that_make_no_date_leave_the_part_that_was_there() -> None:
    before = Document("d", header=Header(date=OfficialDate(2026, 11, 5)))
    document, refused = type_date(before, "header.day", {"year": "2026", "month": "11", "day": "31"}, before)
    assert (document, set(refused)) == (before, {"header.day"})
    document, refused = type_date(before, "header.month", {"year": "2026", "month": "", "day": "05"}, before)
    assert (part_text(document, "header.month"), set(refused)) == ("", {"header.day"})
