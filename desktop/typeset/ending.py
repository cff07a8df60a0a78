"""The end of a paper: recipients at the left, and beside them authority, post, room for the signature and the name."""

from __future__ import annotations

from desktop.domain.document import Recipients, Signature
from desktop.typeset.columns import Column
from desktop.typeset.dress import Dress
from desktop.typeset.page import SIGNATURE, Item, Room, TextRun
from desktop.typeset.receivers import Piece, boxes, groups_of, list_label, parted, rows, with_drafter
from desktop.typeset.rows import Row, baseline, shifted, stacked

ENDING_MOST = 1 / 3  # share of a page that the block with the signature takes where the list of recipients is long
_WIDEST = 4 / 3  # of the list's column: how wide it is at most where the signature leaves it room


def ending_rows(recipients: Recipients, signature_of: Signature, dress: Dress, room: float) -> list[Row]:
    """The two columns as one row. Of a list higher than `room` pt what finds no place beside the signature follows.

    It follows as wide as the text, in rows that pages may part.
    """
    signature, rooms, height = _signature(signature_of, dress)
    groups, used = groups_of(recipients, dress), _lowered(dress) if signature else 0.0
    width = _beside(signature, rooms, dress)
    label = [list_label(dress)] if groups else []
    above = used + sum([high for _items, high in label])
    first, rest = parted(groups, dress, width, max(room, height) - above)
    if rest and signature:
        first, rest = parted(groups, dress, width, height - above)
    pieces = [*label, *boxes(first, dress, width)]
    under = rows(rest, dress, dress.frame().width)
    if under:
        last: list[Piece] = with_drafter([(under[-1].items, under[-1].height)], recipients, dress)
        under[-1] = under[-1]._replace(items=last[0][0])
        under.extend([Row(high, items) for items, high in last[1:]])
    else:
        pieces = with_drafter(pieces, recipients, dress)
    if not signature and not pieces:
        return []
    items, high = stacked(tuple([Row(high, items) for items, high in pieces]))
    left = tuple([shifted(item, 0.0, used) for item in items])
    return [Row(max(used + high, height), (*left, *signature), dress.points("signature_gap"), rooms=rooms), *under]


def _beside(signature: tuple[Item, ...], rooms: tuple[Room, ...], dress: Dress) -> float:
    """How wide the list may be beside a signature: clear of its words and of the place of the seal."""
    column, clear = dress.points("signature_left"), dress.points("recipients_clear")
    words = [item.x - clear for item in signature if isinstance(item, TextRun)]
    free = min([*words, *[kept.left for kept in rooms]], default=dress.frame().width)
    return max(column - clear, min(column * _WIDEST, free))


def _lowered(dress: Dress) -> float:
    """How far the label of the recipients is moved down to stand level with the signer's authority (PL I.1-II.9.d)."""
    lines = [baseline(dress.line_height(name), dress.size(name)) for name in ("authority", "recipients_label")]
    return max(0.0, lines[0] - lines[1])


def _signature(signature: Signature, dress: Dress) -> tuple[tuple[Item, ...], tuple[Room, ...], float]:
    """Authority and post, room of 25 to 30 mm for the signature, the mark in it, the name; rooms for the images."""
    if signature.is_empty:
        return (), (), 0.0
    column = Column(dress, dress.points("signature_left"), dress.points("signature_right"), SIGNATURE)
    column.add("authority", signature.authority)
    column.add("post", signature.post)
    top, room = column.y, dress.points("signature_room")
    column.y = top + (room - dress.line_height("signature_mark")) / 2
    column.add("signature_mark", signature.mark)
    column.y = max(column.y, top + room) if signature.mark.strip() else top + room
    rooms = _rooms(column.middle, top, column.y, dress)
    column.add("signer", signature.signer)
    return tuple(column.items), rooms, column.y


def _rooms(middle: float, top: float, bottom: float, dress: Dress) -> tuple[Room, ...]:
    """Where the images of signature and seal go: the one between post and name, the other over its left third.

    NĐ 30, Phụ lục I.1-II.7.d and II.8.a.
    """
    half, seal = dress.points("signature_image") / 2, dress.points("seal_diameter")
    right = middle - half + 2 * half * dress.share("seal_over")
    height = (top + bottom) / 2
    return (
        Room("signature", middle - half, top, middle + half, bottom),
        Room("seal", right - seal, height - seal / 2, right, height + seal / 2),
    )
