"""The texts around the body, each a field with an id of its own: "header.issuer", "recipients.item:3".

Of lists each printed line is a field: an item of Kính gửi ("addressed.item:0") or of Nơi nhận, counted as paper does,
without what is blank. In front of an id "copy." means the same field of what makes the paper a copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from desktop.domain.dates import day_number, month_number
from desktop.domain.document import Copy, Document, RecipientGroup
from desktop.domain.errors import N_
from desktop.domain.field_values import copies_of, date_part_of, flat, number_of
from desktop.domain.text import clean

COPY_FIELDS = "copy."
ATTACHED = "appendix.attached:"
ADDRESSED_ITEM, RECIPIENT_ITEM, GROUP_LABEL = "addressed.item:", "recipients.item:", "recipients.label:"
DATE_PARTS = ("year", "month", "day")
"""In the order in which they can be given."""

_NAMES = {
    "header.digital_line": N_("Dòng bản sao điện tử"),
    "header.circulation": N_("Phạm vi lưu hành"),
    "header.superior": N_("Cơ quan cấp trên"),
    "header.issuer": N_("Cơ quan ban hành"),
    "header.number": N_("Số"),
    "header.symbol": N_("Ký hiệu"),
    "header.draft": N_("Dự thảo"),
    "header.urgency": N_("Mức độ khẩn"),
    "header.place": N_("Địa danh"),
    "header.day": N_("Ngày"),
    "header.month": N_("Tháng"),
    "header.year": N_("Năm"),
    "header.kind": N_("Tên loại"),
    "header.subject": N_("Trích yếu"),
    "addressed.item": N_("Kính gửi"),
    "recipients.item": N_("Nơi nhận"),
    "recipients.label": N_("Chữ trong ngoặc sau nhóm"),
    "recipients.archive": N_("Dòng lưu"),
    "recipients.drafter": N_("Ký hiệu người soạn"),
    "recipients.copies": N_("Số bản phát hành"),
    "signature.authority": N_("Quyền hạn ký"),
    "signature.post": N_("Chức vụ"),
    "signature.mark": N_("Dấu hiệu đã ký"),
    "signature.signer": N_("Họ và tên người ký"),
    "header.contact": N_("Dòng liên hệ"),
    "appendix.attached": N_("Dòng “Kèm theo”"),
}
"""What each field is called (msgids), in the order in which one reads them."""

_SEVERAL_LINES = frozenset(
    {"header.superior", "header.issuer", "header.subject", "header.contact", "signature.authority", "signature.post"}
    | {"appendix.attached"}
)
_NOT_OF_COPIES = frozenset(
    {"header.digital_line", "header.circulation", "header.draft", "header.urgency", "header.kind", "header.subject"}
    | {"header.contact", "addressed.item"}
)
_AS_TYPED = frozenset({"header.superior", "header.issuer", "header.subject", "signature.authority", "signature.post"})
_FIGURES = frozenset({"header.number", "header.day", "header.month", "header.year", "recipients.copies"})
_DASHES = re.compile(r"^[\s\u00a0]*(?:[-–—+•*]+[\s\u00a0]*)+")
_BLANKS = re.compile(r"[ \t]+")  # but not the no-break ones that keep room for handwriting
_SIGNS = re.compile(r"[\s;,]+$")


class Slot(NamedTuple):
    """A place for a new line of a list ("addressed.item:" or "recipients.item:"): before item `at` of its group."""

    items: str
    group: int
    at: int


def kind_of(field: str) -> str:
    """What a field is, whatever document or line it is of: "recipients.item:3" and that of a copy are both
    "recipients.item"."""
    return field.removeprefix(COPY_FIELDS).partition(":")[0]


def part_text_name(field: str) -> str:
    """What a field is called, as the key of the catalogues."""
    return _NAMES[kind_of(field)]


def takes_lines(field: str) -> bool:
    """Whether Enter in a field begins another line of it."""
    return kind_of(field) in _SEVERAL_LINES


def takes_figures(field: str) -> bool:
    """Whether a field is a number or a part of a date, which prints in a form of its own."""
    return kind_of(field) in _FIGURES


def is_date_part(field: str) -> bool:
    """Whether a field is the day, the month or the year of a date."""
    return kind_of(field).rpartition(".")[2] in DATE_PARTS


def may_become(field: str, text: str) -> bool:
    """Whether figures that a field does not take yet may be the beginning of some that it takes."""
    most = {"header.day": 2, "header.month": 2, "header.year": 4}.get(kind_of(field), 0)
    return text.isdecimal() and len(text) < most


def is_item(field: str) -> bool:
    """Whether a field is a line of a list, so that Enter makes the next one."""
    return kind_of(field) in ("addressed.item", "recipients.item")


def is_part_text(place: str) -> bool:
    """Whether the name of a place is the id of a field."""
    return kind_of(place) in _NAMES


def part_of(field: str) -> str:
    """The part of the document that a field belongs to: "header", "addressed", "recipients", "signature", "appendix"
    or "copy"."""
    return field.partition(".")[0]


def reading_order(document: Document) -> tuple[str, ...]:
    """Every field of a document in the order in which one reads the paper; of a list that is empty its first line."""
    found: list[str] = []
    for name in _NAMES:
        if name == "addressed.item":
            found.extend(f"{ADDRESSED_ITEM}{at}" for at in range(max(1, len(_kept(document.addressed_to)))))
        elif name == "recipients.item":
            found.extend(_list_of_recipients(document))
        elif name == "appendix.attached":
            found.extend(ATTACHED + appendix.id for appendix in document.appendices)
        elif name != "recipients.label":
            found.append(name)
    if document.copy is not None:
        inside = reading_order(_of_copy(document.copy))
        found.extend(COPY_FIELDS + field for field in inside if kind_of(field) not in _NOT_OF_COPIES)
    return tuple(found)


def part_text(document: Document, field: str) -> str:
    """The text of a field; "" where it is empty or the document does not have it."""
    if field.startswith(COPY_FIELDS):
        return part_text(_of_copy(document.copy), field.removeprefix(COPY_FIELDS)) if document.copy else ""
    part, _dot, name = field.partition(".")
    name, _colon, number = name.partition(":")
    if part == "appendix":
        return next((one.attached_to for one in document.appendices if one.id == number), "")
    if name == "item":
        items = _all_items(document, part)
        return items[int(number)] if int(number) < len(items) else ""
    if name == "label":
        groups = document.recipients.groups
        return groups[int(number)].label if int(number) < len(groups) else ""
    if name in DATE_PARTS:
        return _date_text(document, name)
    if name == "copies":
        return str(document.recipients.copies) if document.recipients.copies > 0 else ""
    return str(getattr(getattr(document, part), name))


def set_part_text(document: Document, field: str, text: str) -> Document:
    """`document` with another text in a field; the same object where it says so already.

    A line of a list that becomes empty is none any more; one behind the last is added. Raises UserError for a number or
    a part of a date that is none, and KeyError for a field that there is not.
    """
    text = clean(text)
    if not is_part_text(field):
        raise KeyError(field)
    if text == part_text(document, field):
        return document
    if field.startswith(COPY_FIELDS):
        own = field.removeprefix(COPY_FIELDS)
        return _in_copy(document, lambda inside: set_part_text(inside, own, text))
    part, _dot, name = field.partition(".")
    name, _colon, number = name.partition(":")
    changed = _set(document, part, name, number, text)
    return document if changed == document else changed


def _set(document: Document, part: str, name: str, number: str, text: str) -> Document:
    if part == "appendix":
        lines = "\n".join(_BLANKS.sub(" ", line).strip(" ") for line in text.strip("\n\t ").split("\n"))
        found = tuple(replace(one, attached_to=lines) if one.id == number else one for one in document.appendices)
        return replace(document, appendices=found)
    if name == "item":
        return _set_item(document, part, int(number), listed_words(text))
    if name == "label":
        groups = document.recipients.groups
        at = int(number)
        if at >= len(groups):
            return document
        return _with_groups(document, (*groups[:at], replace(groups[at], label=flat(text)), *groups[at + 1 :]))
    value: Any = flat(text)
    if f"{part}.{name}" in _AS_TYPED:
        value = text
    elif name == "contact":
        value = text.strip()
    elif name == "number":
        value = number_of(text)
    elif name == "copies":
        value = copies_of(text)
    elif name in DATE_PARTS:
        name, value = "date", date_part_of(document.header.date, name, text)
    changed: Any = replace(getattr(document, part), **{name: value})
    return replace(document, **{part: changed})


def listed_words(text: str) -> str:
    """The words of a line of a list, without the dash before and the sign after them, which paper adds itself."""
    return flat(_SIGNS.sub("", _DASHES.sub("", text)))


# lists


def slot_of(document: Document, field: str) -> Slot:
    """The place of a line of a list; behind the last one for a line that is still to come."""
    if field.startswith(COPY_FIELDS):
        inside = slot_of(_of_copy(document.copy or Copy()), field.removeprefix(COPY_FIELDS))
        return inside._replace(items=COPY_FIELDS + inside.items)
    items, _colon, number = field.partition(":")
    if items + ":" == ADDRESSED_ITEM:
        return Slot(ADDRESSED_ITEM, 0, min(int(number), len(_kept(document.addressed_to))))
    left = int(number)
    groups = document.recipients.groups
    for group, one in enumerate(groups):
        held = len(_kept(one.items))
        if left < held or (left == held and group == len(groups) - 1):
            return Slot(RECIPIENT_ITEM, group, left)
        left -= held
    last = max(0, len(groups) - 1)
    return Slot(RECIPIENT_ITEM, last, len(_kept(groups[last].items)) if groups else 0)


def part_text_at(document: Document, slot: Slot) -> str:
    """The id that a line at a slot has, or will have."""
    if slot.items.startswith(COPY_FIELDS):
        inside = slot._replace(items=slot.items.removeprefix(COPY_FIELDS))
        return COPY_FIELDS + part_text_at(_of_copy(document.copy or Copy()), inside)
    before = document.recipients.groups[: slot.group] if slot.items == RECIPIENT_ITEM else ()
    return f"{slot.items}{sum(len(_kept(group.items)) for group in before) + slot.at}"


def add_item(document: Document, slot: Slot, text: str) -> Document:
    """`document` with a line more in a list; the same object where the text has no words."""
    if slot.items.startswith(COPY_FIELDS):
        inside = slot._replace(items=slot.items.removeprefix(COPY_FIELDS))
        return _in_copy(document, lambda one: add_item(one, inside, text))
    words = listed_words(clean(text))
    if not words:
        return document
    if slot.items == ADDRESSED_ITEM:
        return replace(document, addressed_to=_put(document.addressed_to, slot.at, (words,)))
    groups = document.recipients.groups or (RecipientGroup(),)
    at = min(slot.group, len(groups) - 1)
    made = replace(groups[at], items=_put(groups[at].items, slot.at, (words,)))
    return _with_groups(document, (*groups[:at], made, *groups[at + 1 :]))


def _put(items: tuple[str, ...], at: int, new: tuple[str, ...]) -> tuple[str, ...]:
    kept = _kept(items)
    return (*kept[:at], *new, *kept[at:])


def _set_item(document: Document, part: str, number: int, text: str) -> Document:
    field = f"{part}.item:{number}"
    if number >= len(_all_items(document, part)):
        return add_item(document, slot_of(document, field), text)
    slot, new = slot_of(document, field), (text,) if text else ()
    if part == "addressed":
        kept = _kept(document.addressed_to)
        return replace(document, addressed_to=(*kept[: slot.at], *new, *kept[slot.at + 1 :]))
    groups = document.recipients.groups
    kept = _kept(groups[slot.group].items)
    made = replace(groups[slot.group], items=(*kept[: slot.at], *new, *kept[slot.at + 1 :]))
    return _with_groups(document, (*groups[: slot.group], made, *groups[slot.group + 1 :]))


def _kept(items: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a list that are printed."""
    return tuple([item for item in items if item.strip()])


def _all_items(document: Document, part: str) -> tuple[str, ...]:
    if part == "addressed":
        return _kept(document.addressed_to)
    return tuple([item for group in document.recipients.groups for item in _kept(group.items)])


def _list_of_recipients(document: Document) -> list[str]:
    """The lines of Nơi nhận, the label of each group after its lines."""
    found: list[str] = []
    number = 0
    for group, one in enumerate(document.recipients.groups):
        for _item in _kept(one.items):
            found.append(f"{RECIPIENT_ITEM}{number}")
            number += 1
        found.append(f"{GROUP_LABEL}{group}")
    return found if number else [f"{RECIPIENT_ITEM}0", *found]


def _with_groups(document: Document, groups: tuple[RecipientGroup, ...]) -> Document:
    return replace(document, recipients=replace(document.recipients, groups=groups))


# what a copy and a date hold


def _of_copy(copy: Copy) -> Document:
    """What makes a paper a copy, as a document of its own."""
    return Document("", header=copy.header, recipients=copy.recipients, signature=copy.signature)


def _in_copy(document: Document, change: Callable[[Document], Document]) -> Document:
    if document.copy is None:
        return document
    before = _of_copy(document.copy)
    after = change(before)
    if after is before:
        return document
    made = replace(document.copy, header=after.header, recipients=after.recipients, signature=after.signature)
    return replace(document, copy=made)


def _date_text(document: Document, part: str) -> str:
    when = document.header.date
    if when is None:
        return ""
    if part == "year":
        return str(when.year)
    number = when.month if part == "month" else when.day
    if number is None:
        return ""
    return month_number(number) if part == "month" else day_number(number)
