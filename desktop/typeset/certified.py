"""A copy on paper: what is set under the document that it copies (NĐ 30, Phụ lục I.2-II and III, mẫu 3.1)."""

from __future__ import annotations

from desktop.domain.document import Copy
from desktop.typeset.columns import Column
from desktop.typeset.dress import Dress, Frame
from desktop.typeset.ending import ending_rows
from desktop.typeset.header import add_issuer, add_number_and_date, two_columns
from desktop.typeset.page import COPY, Item, Room, Rule
from desktop.typeset.rows import Row, moved_room, shifted


def copy_row(copy: Copy, dress: Dress, frame: Frame) -> Row:
    """The whole copy as one row under a solid rule across the text, so that no page parts it.

    Its head has the body that copies beside the form of the copy, then its own number, place and date.
    """
    head = _head(copy, dress)
    width = dress.points("rule_width")
    items: list[Item] = [Rule(0.0, width / 2, frame.width, width / 2, width, COPY)]
    y = width + dress.points("copy_rule_gap")
    items.extend(shifted(item, 0.0, y) for column in head for item in column.items)
    y += max(column.y for column in head)
    rooms: list[Room] = []
    for row in ending_rows(copy.recipients, copy.signature, dress, float("inf")):
        y += dress.points("copy_signature_gap")
        items.extend(shifted(item, 0.0, y) for item in row.items)
        rooms.extend(moved_room(room, 0.0, y)._replace(name=f"copy-{room.name}") for room in row.rooms)
        y += row.height
    own = tuple(item._replace(block_id=COPY) for item in items)
    return Row(y, own, dress.points("copy_gap"), rooms=tuple(rooms))


def _head(copy: Copy, dress: Dress) -> tuple[Column, Column]:
    left, right = two_columns(copy.header, dress, COPY)
    add_issuer(copy.header, dress, left)
    right.add("copy_form", dress.words(f"copy_form_{copy.form.value}"))
    add_number_and_date(copy.header, dress, left, right)
    return left, right
