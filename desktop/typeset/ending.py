"""The end of a paper: recipients at the left, and beside them authority, post, room for the signature and the name."""

from __future__ import annotations

from desktop.domain.document import RecipientGroup, Recipients, Signature
from desktop.typeset.columns import Column
from desktop.typeset.dress import Dress
from desktop.typeset.lines import Span
from desktop.typeset.metrics import DESCENT, text_width
from desktop.typeset.names import balanced_lines, listed_lines
from desktop.typeset.page import RECIPIENTS, SIGNATURE, Item, Room, Rule, TextRun
from desktop.typeset.rows import ParagraphStyle, Row, baseline, paragraph_rows, shifted, spotted, stacked

_Piece = tuple[tuple[Item, ...], float]  # a box: its items from 0 downwards, and its height
_BRACKET_MOST = 20  # lines of a group that one bracket holds; a longer group gets it at its first lines
_WIDEST = 4 / 3  # of the list's column: how wide it is at most where the signature leaves it room


def ending_rows(recipients: Recipients, signature_of: Signature, dress: Dress, room: float) -> list[Row]:
    """The two columns as one row; recipients that do not fit into `room` pt beside it follow in rows of their own."""
    signature, rooms, height = _signature(signature_of, dress)
    words = [item.x for item in signature if isinstance(item, TextRun)]
    clear = dress.points("recipients_clear")
    starts = [x - clear for x in words] + [kept.left for kept in rooms]
    pieces = _recipients(recipients, dress, min(starts, default=dress.frame().width))
    if not signature and not pieces:
        return []
    left: list[Item] = []
    used = _lowered(dress) if signature else 0.0
    while pieces and (used + pieces[0][1] <= max(room, height) or not left):
        items, high = pieces.pop(0)
        left.extend(shifted(item, 0.0, used) for item in items)
        used += high
    first = Row(max(used, height), (*left, *signature), dress.points("signature_gap"), rooms=rooms)
    return [first, *[Row(high, items) for items, high in pieces]]


def _lowered(dress: Dress) -> float:
    """How far the label of the recipients is moved down to stand level with the signer's authority (PL I.1-II.9.d)."""
    lines = [baseline(dress.line_height(name), dress.size(name)) for name in ("authority", "recipients_label")]
    return max(0.0, lines[0] - lines[1])


def _recipients(recipients: Recipients, dress: Dress, free: float) -> list[_Piece]:
    """The label and each group as boxes, to be stacked; `free` is how wide the signature leaves them."""
    groups = [RecipientGroup(tuple(filter(str.strip, group.items)), group.label) for group in recipients.groups]
    lines = [item for group in groups for item in group.items]
    if not lines and not recipients.archive.strip() and not any(group.label.strip() for group in groups):
        return _with_drafter([], recipients, dress)
    column = dress.points("signature_left")
    listing = _Listing(dress, max(column - dress.points("recipients_clear"), min(column * _WIDEST, free)))
    count = len(lines) + bool(recipients.archive.strip())
    number = 0
    for place, group in enumerate(groups):
        bracket = f"bracket:{place}"
        for start in range(0, len(group.items), _BRACKET_MOST):
            items = group.items[start : start + _BRACKET_MOST]
            lines_of = enumerate(items, start=number)
            texts = {f"item:{at}": listed(item, at + 1 == count, dress) for at, item in lines_of}
            number += len(items)
            listing.add(texts, bracket, group.label.strip() if start == 0 else "")
        if not group.items and group.label.strip():
            listing.add({bracket: group.label})
    if recipients.archive.strip():
        listing.add({f"item:{number}": listed(recipients.archive, True, dress)})
    return _with_drafter([_label(dress), *listing.pieces()], recipients, dress)


def listed(text: str, last: bool, dress: Dress, kind: str = "recipient") -> str:
    """One line of a list with its dash before it and its sign after it, each only where the text has none.

    `kind` is "recipient" or "addressed".
    """
    text = text.strip()
    before, _text, after = dress.words(f"{kind}_form").partition("{text}")
    if text.startswith(before.strip()):
        before = ""
    end = dress.words(f"{kind}_last") if last else dress.words(f"{kind}_end")
    return before + text + after + ("" if text[-1:] in ".;," else end)


def _with_drafter(pieces: list[_Piece], recipients: Recipients, dress: Dress) -> list[_Piece]:
    """The boxes with the drafter's mark at the lower right of the list, beside its last line where that is short."""
    drafter = dress.text("drafter", recipients.drafter)
    mark = dress.standard.drafter_mark(drafter, recipients.copies)
    if not mark:
        return pieces
    face, size, right = dress.face("drafter"), dress.size("drafter"), dress.points("signature_left")
    x = max(0.0, right - text_width(mark, face, size))
    items, height = pieces[-1] if pieces else ((), 0.0)
    down = max([item.baseline for item in items if isinstance(item, TextRun)], default=0.0)
    used = [
        item.x + text_width(item.text, item.face, item.size)
        for item in items
        if isinstance(item, TextRun) and item.baseline > down - size
    ]
    if used and max(used) + dress.points("drafter_gap") <= x:
        return [*pieces[:-1], ((*items, TextRun(x, down, mark, face, size, RECIPIENTS, spot="drafter")), height)]
    style = ParagraphStyle(right, dress.line_height("recipients"), "right")
    return [*pieces, stacked(spotted(paragraph_rows((Span(mark, face, size),), style, RECIPIENTS), "drafter"))]


def _label(dress: Dress) -> _Piece:
    element, text = "recipients_label", dress.words("recipients_label")
    height, size, face = dress.line_height(element), dress.size(element), dress.face(element)
    down = baseline(height, size)
    items: list[Item] = [TextRun(0.0, down, text, face, size, RECIPIENTS, spot=element)]
    if dress.element(element).underline:
        y = down + size * DESCENT / 2
        items.append(Rule(0.0, y, text_width(text, face, size), y, dress.points("rule_width"), RECIPIENTS))
    return tuple(items), height + dress.points("recipient_gap")


class _Listing:
    """The groups of a list `width` pt wide at most; all its brackets stand under one another."""

    def __init__(self, dress: Dress, width: float) -> None:
        self.dress, self.width = dress, width
        self.groups: list[tuple[dict[str, str], str, tuple[str, ...]]] = []  # texts by spots, a bracket's spot, label

    def add(self, texts: dict[str, str], spot: str = "", label: str = "") -> None:
        """A group; with a label it has a bracket, whose words stand at this spot."""
        face, size = self.dress.face("recipients"), self.dress.size("recipients")
        labels = balanced_lines(label, face, size, self.dress.points("signature_left") / 3, (), ()) if label else ()
        self.groups.append((texts, spot, labels))

    def pieces(self) -> list[_Piece]:
        """The groups as boxes. Brackets stand behind the widest line that any of them holds."""
        dress, found = self.dress, []
        face, size = dress.face("recipients"), dress.size("recipients")
        gap, foot = dress.points("bracket_gap"), dress.points("bracket_foot")
        label = max(
            [text_width(line, face, size) for _texts, _spot, labels in self.groups for line in labels], default=0
        )
        room = self.width - label - 2 * gap - foot
        edge = 0.0
        for texts, spot, labels in self.groups:
            width = room if labels else self.width
            items, height = stacked(
                tuple(row for at, text in texts.items() for row in _item_rows(at, text, dress, width))
            )
            if labels:
                runs = [run for run in items if isinstance(run, TextRun)]
                edge = max([edge, *(run.x + text_width(run.text, run.face, run.size) for run in runs)])
            found.append(((items, height), spot, labels))
        return [_bracketed(box, spot, labels, edge + gap, dress) for box, spot, labels in found]


def _bracketed(box: _Piece, spot: str, labels: tuple[str, ...], x: float, dress: Dress) -> _Piece:
    """A group with the bracket at `x` that holds it and the lines of its label; as it is where there are none."""
    items, height = box
    if not labels:
        return box
    gap, foot, line = dress.points("bracket_gap"), dress.points("bracket_foot"), dress.points("rule_width")
    face, size, leading = dress.face("recipients"), dress.size("recipients"), dress.line_height("recipients")
    top, bottom = leading * 0.15, height - leading * 0.15
    drawn = (
        Rule(x, top, x + foot, top, line, RECIPIENTS),
        Rule(x + foot, top, x + foot, bottom, line, RECIPIENTS),
        Rule(x, bottom, x + foot, bottom, line, RECIPIENTS),
    )
    needed = len(labels) * leading
    start = (height - needed) / 2
    words = tuple(
        TextRun(x + foot + gap, start + at * leading + baseline(leading, size), text, face, size, RECIPIENTS, spot=spot)
        for at, text in enumerate(labels)
    )
    lift = max(0.0, -start)
    moved = tuple(shifted(item, 0.0, lift) for item in (*items, *drawn, *words))
    return moved, height + 2 * lift


def _item_rows(spot: str, text: str, dress: Dress, width: float) -> tuple[Row, ...]:
    span, names = dress.span("recipients", text), dress.standard.names
    lines = listed_lines(span.text, span.face, span.size, width, names["together"], names["before"])
    style = ParagraphStyle(width, dress.line_height("recipients"), "left")
    return spotted(paragraph_rows((span._replace(text="\n".join(lines)),), style, RECIPIENTS), spot)


def _signature(signature: Signature, dress: Dress) -> tuple[tuple[Item, ...], tuple[Room, ...], float]:
    """Authority and post, room of 25 to 30 mm for the signature, the mark in it, the name; rooms for the images."""
    if not any((signature.authority, signature.post, signature.signer, signature.mark)):
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
