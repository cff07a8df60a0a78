"""A copy on paper: what is set under the document that it copies (NĐ 30, Phụ lục I.2-II and III, mẫu 3.1)."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.document import Copy, Document
from desktop.typeset.columns import Column
from desktop.typeset.dress import Dress, Frame
from desktop.typeset.ending import ENDING_MOST, ending_rows
from desktop.typeset.header import add_issuer, add_number_and_date, two_columns
from desktop.typeset.page import COPY, SIGNATURE, Item, Rule
from desktop.typeset.rows import Row, moved_room, shifted


def copy_rows(document: Document, dress: Dress, frame: Frame) -> tuple[Row, ...]:
    """What makes the paper a copy, right after the last part of what is copied (NĐ 30, Phụ lục I.2-II.2.a).

    `frame` is the text area there: that of the last appendix, or where there is none, that of the paper itself. No page
    parts the first row, but what finds no place beside the signature of a long list of recipients follows in others.
    Empty where the document is no copy.
    """
    copy = document.copy
    if copy is None:
        return ()
    across = frame.width - dress.frame().width
    first, *rest = ending_rows(copy.recipients, copy.signature, dress, frame.height * ENDING_MOST) or [Row(0.0)]
    return (_copy_row(copy, first, dress, frame, across), *[row._replace(items=_own(row.items)) for row in rest])


def _copy_row(copy: Copy, end: Row, dress: Dress, frame: Frame, across: float) -> Row:
    """Head and end of the copy under a solid rule over the width of the text.

    Its head has the body that copies beside the form of the copy, then its own number, place and date. On a page that
    lies across, the columns are as wide as on an upright one; those at the right stand `across` pt farther there.
    """
    width = dress.points("rule_width")
    items: list[Item] = [Rule(0.0, width / 2, frame.width, width / 2, width, COPY)]
    y = width + dress.points("copy_rule_gap")
    head = _head(copy, dress)
    for column, x in zip(head, (0.0, across), strict=True):
        items.extend(shifted(item, x, y) for item in column.items)
    y += max(column.y for column in head)
    y += dress.points("copy_signature_gap") if end.items else 0.0
    items.extend(shifted(item, across if item.block_id == SIGNATURE else 0.0, y) for item in end.items)
    rooms = tuple(moved_room(room, across, y)._replace(name=f"copy-{room.name}") for room in end.rooms)
    return Row(y + end.height, _own(items), dress.points("copy_gap"), rooms=rooms)


def _own(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items as parts of the copy."""
    return tuple([item._replace(block_id=COPY) for item in items])


def _head(copy: Copy, dress: Dress) -> tuple[Column, Column]:
    left, right = two_columns(copy.header, dress, COPY)
    add_issuer(copy.header, dress, left)
    right.add("copy_form", dress.words(f"copy_form_{copy.form.value}"))
    add_number_and_date(copy.header, dress, left, right)
    return left, right
