"""What keys do to the fields around the body: lines of lists made, parted and joined, a kind and its symbol."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.attached import attached_line
from desktop.domain.document import Document, Header
from desktop.domain.errors import UserError
from desktop.domain.part_texts import (
    DATE_PARTS,
    Slot,
    add_item,
    is_item,
    listed_words,
    part_text,
    part_text_at,
    set_part_text,
    slot_of,
)
from desktop.domain.standards import Standard
from desktop.domain.symbols import with_kind


class Typed(NamedTuple):
    """A document after a key, and the slot of the line in hand while the document has no such line."""

    document: Document
    slot: Slot | None = None


class Place(NamedTuple):
    """A document after a key, and where the caret is then."""

    document: Document
    field: str
    offset: int = 0
    slot: Slot | None = None


def type_text(document: Document, field: str, text: str, slot: Slot | None = None) -> Typed:
    """The document with what a field says now. Raises UserError as `set_part_text` does.

    A line of a list without words is none: its slot is kept for what may come.
    """
    if not is_item(field):
        return Typed(set_part_text(document, field, text))
    if slot is not None:
        made = add_item(document, slot, text)
        return Typed(made, slot if made is document else None)
    if listed_words(text):
        return Typed(set_part_text(document, field, text))
    kept = slot_of(document, field)
    return Typed(set_part_text(document, field, ""), kept)


def part_item(document: Document, field: str, before: str, after: str) -> Place:
    """Enter in a line of a list: what stands after the caret is the next line, in the same group."""
    slot = slot_of(document, field)
    if not listed_words(before):
        return Place(document, field, 0, slot)
    made = set_part_text(document, field, before)
    below = slot._replace(at=slot.at + 1)
    if not listed_words(after):
        return Place(made, part_text_at(made, below), 0, below)
    return Place(add_item(made, below, after), part_text_at(made, below))


def join_items(document: Document, field: str) -> Place | None:
    """Backspace at the start of a line of a list: it goes on in the line before; None where there is none."""
    slot = slot_of(document, field)
    if slot.at == 0:
        return None
    above = part_text_at(document, slot._replace(at=slot.at - 1))
    before, after = part_text(document, above), part_text(document, field)
    made = set_part_text(set_part_text(document, field, ""), above, before + after)
    return Place(made, above, len(before))


def paste_items(document: Document, field: str, slot: Slot | None, lines: list[str]) -> Place:
    """Several lines into a list, of which the first takes the place of the line in hand; at least one has words."""
    at = slot or slot_of(document, field)
    made = document if slot is not None else set_part_text(document, field, "")
    words = [listed_words(line) for line in lines if listed_words(line)]
    for number, line in enumerate(words):
        made = add_item(made, at._replace(at=at.at + number), line)
    last = part_text_at(made, at._replace(at=at.at + len(words) - 1))
    return Place(made, last, len(words[-1]))


def take_back(document: Document, field: str, before: Document) -> Document:
    """The document with what `before` says in a field, in place of a beginning of what is refused now."""
    with suppress(UserError):
        return set_part_text(document, field, part_text(before, field))
    return document


def type_attached(document: Document, field: str, text: str, standard: Standard) -> Document:
    """The line "(Kèm theo …)" of an appendix as typed; emptied, or as paper makes it, it follows the head again."""
    made = attached_line(document.header, standard)
    return set_part_text(document, field, "" if text.split() == made.split() else text)


def type_kind(document: Document, text: str, settled: Header, standard: Standard, *, party: bool) -> Document:
    """Another kind of paper, its abbreviation in the symbol where that of the kind before stood; `settled` is the head
    before the first letter of the new kind."""
    made = set_part_text(document, "header.kind", text)
    if made is document:
        return document
    symbol = with_kind(settled.symbol, _short(settled.kind, standard), _short(made.header.kind, standard), party=party)
    return replace(made, header=replace(made.header, symbol=symbol))


def _short(kind: str, standard: Standard) -> str | None:
    """The abbreviation of a kind, "" where it has none, None for a letter."""
    return standard.abbreviation(kind) or (None if standard.is_letter(kind) else "")


def type_date(
    document: Document, field: str, texts: Mapping[str, str], before: Document
) -> tuple[Document, dict[str, UserError]]:
    """The document with a date typed in parts, and by field why a part is not taken yet.

    `field` is the part in hand, `texts` says what each of "year", "month" and "day" shows. A day typed before its month
    waits for it; figures in hand that make no date leave what `before` has.
    """
    holder = field.rpartition(".")[0]
    made = set_part_text(document, f"{holder}.year", "")
    refused: dict[str, UserError] = {}
    for part in DATE_PARTS:
        name = f"{holder}.{part}"
        try:
            made = set_part_text(made, name, texts[part])
        except UserError as error:
            refused[name] = error
            with suppress(UserError):
                made = set_part_text(made, name, part_text(before, name)) if name == field else made
    return (document if made == document else made), refused
