"""What the sheet shows around the text: the parts as paper prints them, words for what is still empty among them.

The field in hand shows what is being typed into it, also what is no number, and the word that is being composed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.part_texts import (
    ADDRESSED_ITEM,
    COPY_FIELDS,
    Slot,
    add_item,
    is_item,
    kind_of,
    listed_words,
    part_text,
    part_text_name,
    set_part_text,
    takes_figures,
)
from desktop.domain.standards import Standard
from desktop.typeset.metrics import text_width
from desktop.typeset.page import Item, TextRun
from desktop.ui.sheet.parts.drawn import drawn, part_items
from desktop.ui.sheet.parts.places import PartTextPlace, composed, find_places
from i18n import N_, _

_GUIDES = {
    "header.issuer": N_("Tên cơ quan ban hành"),
    "header.kind": N_("Tên loại"),
    "header.subject": N_("Trích yếu nội dung"),
    "addressed.item": N_("Nơi nhận văn bản"),
    "recipients.item": N_("Nơi nhận"),
    "signature.post": N_("Chức vụ"),
    "signature.signer": N_("Họ và tên người ký"),
}
_HEAD = ("header.issuer", "header.kind", "header.subject")
_SIGNED = ("signature.post", "signature.signer")
ROOM = "\u00a0" * 3  # for figures that are still to come
_COMPOSED = ("number", "place_date", "drafter")


@dataclass(frozen=True, slots=True)
class OpenPart:
    """The field in hand with the text typed so far. With `slot` it is a line of a list that the document has not."""

    field: str
    text: str = ""
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class ShownParts:
    """Items in pt, the place of each field among them, and the fields that show a word for what belongs there.

    `document` has what is typed and those words.
    """

    items: tuple[Item, ...] = ()
    places: Mapping[str, PartTextPlace] = field(default_factory=dict)
    guides: frozenset[str] = frozenset()
    document: Document = field(default_factory=lambda: Document(""))


def show_parts(
    document: Document, standard: Standard, open: OpenPart | None = None, kept: Mapping[str, str] | None = None
) -> ShownParts:
    """The parts around the text while `open` is in hand; `kept` are typed figures that the document does not take."""
    figures = dict(kept or {})
    shown, guides = document, set[str]()
    if open is not None:
        if takes_figures(open.field):
            figures[open.field] = open.text
            if kind_of(open.field) == "recipients.copies" and not part_text(shown, open.field):
                shown = set_part_text(shown, open.field, "1")  # else paper has no room for them
                figures[open.field] = open.text or ROOM
        else:
            shown = _typed(document, open)
        if not open.text.strip() and not takes_figures(open.field) and _is_shown_by_guide(shown, open):
            guides.add(open.field)
    for name in _waiting(shown, standard):
        if not part_text(shown, name).strip():
            shown = set_part_text(shown, name, _guide(name))
            guides.add(name)
    items = tuple(_with_figures(item, shown, standard, figures) for item in part_items(shown, standard))
    return ShownParts(items, find_places(items, shown, standard, figures), frozenset(guides), shown)


def _typed(document: Document, open: OpenPart) -> Document:
    """The document with what is typed, or with the word for what is empty in the field in hand."""
    text = open.text if open.text.strip() else _guide(open.field)
    if is_item(open.field) and not listed_words(text):
        text = _guide(open.field)
    if open.slot is not None:
        return add_item(document, open.slot, text)
    if not open.text.strip() and kind_of(open.field) in ("header.symbol", "header.place"):
        text = ""  # paper leaves room for these
    try:
        return set_part_text(document, open.field, text)
    except UserError:
        return document


def _is_shown_by_guide(shown: Document, open: OpenPart) -> bool:
    return bool(part_text(shown, open.field).strip())


def _waiting(document: Document, standard: Standard) -> list[str]:
    """The fields without which the paper is not complete."""
    kind = document.header.kind
    found = [name for name in _HEAD if name != "header.kind" or not standard.is_letter(kind)]
    if standard.takes_addressed(kind):
        found.append(f"{ADDRESSED_ITEM}0")
    if not document.signature.is_empty:
        found.extend(_SIGNED)
    copy = document.copy
    if copy is not None:
        found.append(f"{COPY_FIELDS}header.issuer")
        found.extend(COPY_FIELDS + name for name in _SIGNED if not copy.signature.is_empty)
    return found


def _guide(name: str) -> str:
    return _(_GUIDES.get(kind_of(name), part_text_name(name)))


def _with_figures(item: Item, document: Document, standard: Standard, figures: Mapping[str, str]) -> Item:
    """A line of number or date with figures as they are typed, in the middle where it was."""
    if not figures or not isinstance(item, TextRun) or item.spot not in _COMPOSED:
        return item
    before = composed(item.block_id, item.spot, document, standard, {})
    after = composed(item.block_id, item.spot, document, standard, figures)
    if before == after or item.text.strip() != "".join([text for _field, text in before]).strip():
        return item
    words = "".join(map(drawn, "".join([text for _field, text in after]).rstrip(" ")))
    grown = text_width(words, item.face, item.size) - text_width(item.text, item.face, item.size)
    return item._replace(text=words, x=item.x - grown / 2)
