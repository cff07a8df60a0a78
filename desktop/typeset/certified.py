"""A copy on paper: what is set under the document that it copies (NĐ 30, Phụ lục I.2-II and III, mẫu 3.1)."""

from __future__ import annotations

from desktop.domain.document import Copy, Document
from desktop.typeset.columns import Column
from desktop.typeset.dress import Dress, Frame
from desktop.typeset.ending import ending_rows
from desktop.typeset.header import add_issuer, add_number_and_date, two_columns
from desktop.typeset.page import COPY, SIGNATURE, Item, Room, Rule
from desktop.typeset.rows import Row, moved_room, shifted


def copy_rows(document: Document, dress: Dress, frame: Frame) -> tuple[Row, ...]:
    """What makes the paper a copy, right after the last part of what is copied (NĐ 30, Phụ lục I.2-II.2.a).

    `frame` is the text area there: that of the last appendix, or where there is none, that of the paper itself. Empty
    where the document is no copy.
    """
    return (copy_row(document.copy, dress, frame),) if document.copy else ()


def copy_row(copy: Copy, dress: Dress, frame: Frame) -> Row:
    """The whole copy as one row under a solid rule across the text, so that no page parts it.

    Its head has the body that copies beside the form of the copy, then its own number, place and date. On a page that
    lies across, the columns are as wide as on an upright one: the left ones at the left, the right ones at the right.
    """
    head = _head(copy, dress)
    across = frame.width - dress.frame().width
    width = dress.points("rule_width")
    items: list[Item] = [Rule(0.0, width / 2, frame.width, width / 2, width, COPY)]
    y = width + dress.points("copy_rule_gap")
    for column, x in zip(head, (0.0, across), strict=True):
        items.extend(shifted(item, x, y) for item in column.items)
    y += max(column.y for column in head)
    rooms: list[Room] = []
    for row in ending_rows(copy.recipients, copy.signature, dress, float("inf")):
        y += dress.points("copy_signature_gap")
        items.extend(shifted(item, across if item.block_id == SIGNATURE else 0.0, y) for item in row.items)
        rooms.extend(moved_room(room, across, y)._replace(name=f"copy-{room.name}") for room in row.rooms)
        y += row.height
    own = tuple(item._replace(block_id=COPY) for item in items)
    return Row(y, own, dress.points("copy_gap"), rooms=tuple(rooms))


def _head(copy: Copy, dress: Dress) -> tuple[Column, Column]:
    left, right = two_columns(copy.header, dress, COPY)
    add_issuer(copy.header, dress, left)
    right.add("copy_form", dress.words(f"copy_form_{copy.form.value}"))
    add_number_and_date(copy.header, dress, left, right)
    return left, right
