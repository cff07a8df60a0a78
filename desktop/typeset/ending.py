"""The end of a paper: recipients at the left, and beside them authority, post, room for the signature and the name."""

from __future__ import annotations

from desktop.domain.document import Document, RecipientGroup, Recipients, Signature
from desktop.typeset.dress import Dress
from desktop.typeset.metrics import DESCENT, text_width
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import RECIPIENTS, SIGNATURE, Item, Rule, TextRun
from desktop.typeset.rows import ParagraphStyle, Row, baseline, paragraph_rows, shifted, stacked

_BRACKET_MOST = 20  # lines of a group that one bracket holds; a longer group gets it at its first lines


def ending_rows(document: Document, dress: Dress, room: float) -> list[Row]:
    """The two columns as one row; recipients that do not fit into `room` pt beside it follow in rows of their own."""
    signature, height = _signature(document.signature, dress)
    starts = min([item.x for item in signature if isinstance(item, TextRun)], default=dress.frame().width)
    pieces = _recipients(document.recipients, dress, starts)
    if not signature and not pieces:
        return []
    left: list[Item] = []
    used = 0.0
    while pieces and (used + pieces[0][1] <= max(room, height) or not left):
        items, high = pieces.pop(0)
        left.extend(shifted(item, 0.0, used) for item in items)
        used += high
    first = Row(max(used, height), (*left, *signature), dress.points("signature_gap"))
    return [first, *[Row(high, items) for items, high in pieces]]


def _recipients(recipients: Recipients, dress: Dress, beside: float) -> list[tuple[tuple[Item, ...], float]]:
    """The label and each group as boxes, to be stacked; `beside` is where the words of the signature begin."""
    groups = [RecipientGroup(tuple(filter(str.strip, group.items)), group.label) for group in recipients.groups]
    lines = [item for group in groups for item in group.items]
    if not lines and not recipients.archive.strip() and not any(group.label.strip() for group in groups):
        return []
    pieces = [_label(dress)]
    count = len(lines) + bool(recipients.archive.strip())
    number = 0
    for place, group in enumerate(groups):
        bracket = f"bracket:{place}"
        for start in range(0, len(group.items), _BRACKET_MOST):
            items = group.items[start : start + _BRACKET_MOST]
            lines_of = enumerate(items, start=number)
            texts = {f"item:{at}": _line(item, at + 1 == count, dress) for at, item in lines_of}
            number += len(items)
            label = group.label.strip() if start == 0 else ""
            pieces.append(_group(texts, (bracket, label), dress, beside))
        if not group.items and group.label.strip():
            pieces.append(_group({bracket: group.label}, (bracket, ""), dress, beside))
    if recipients.archive.strip():
        archive = {f"item:{number}": _line(recipients.archive, True, dress)}
        pieces.append(_group(archive, ("", ""), dress, beside))
    return pieces


def _line(text: str, last: bool, dress: Dress) -> str:
    """One line of the list with its dash before it and its sign after it, each only where the text has none."""
    text = text.strip()
    before, _text, after = dress.words("recipient_form").partition("{text}")
    if text.startswith(before.strip()):
        before = ""
    end = dress.words("recipient_last") if last else dress.words("recipient_end")
    return before + text + after + ("" if text[-1:] in ".;," else end)


def _label(dress: Dress) -> tuple[tuple[Item, ...], float]:
    element, text = "recipients_label", dress.words("recipients_label")
    height, size, face = dress.line_height(element), dress.size(element), dress.face(element)
    down = baseline(height, size)
    items: list[Item] = [TextRun(0.0, down, text, face, size, RECIPIENTS, spot=element)]
    if dress.element(element).underline:
        y = down + size * DESCENT / 2
        items.append(Rule(0.0, y, text_width(text, face, size), y, dress.points("rule_width"), RECIPIENTS))
    return tuple(items), height + dress.points("recipient_gap")


def _group(
    texts: dict[str, str], bracket: tuple[str, str], dress: Dress, beside: float
) -> tuple[tuple[Item, ...], float]:
    """Lines of recipients by their spots, with a bracket and its label to their right where there is one (spot, label).

    Bracket and label may reach into the signature's column as far as its centred words leave it free.
    """
    width = dress.points("signature_left")
    spot, label = bracket
    gap, foot = dress.points("bracket_gap"), dress.points("bracket_foot")
    face, size, leading = dress.face("recipients"), dress.size("recipients"), dress.line_height("recipients")
    labels: tuple[str, ...] = ()
    if label:
        labels = balanced_lines(label, face, size, width / 3, (), ())
        width = max(width, min(width * 4 / 3, beside - 2 * foot))
        width -= max(text_width(line, face, size) for line in labels) + 2 * gap + foot
    style = ParagraphStyle(width, leading, "left")
    rows = [row for place, text in texts.items() for row in _item_rows(place, text, dress, style)]
    items, height = stacked(tuple(rows))
    if not label:
        return items, height
    widest = max(run.x + text_width(run.text, run.face, run.size) for run in items if isinstance(run, TextRun))
    x = widest + gap
    top, bottom, line = leading * 0.15, height - leading * 0.15, dress.points("rule_width")
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


def _item_rows(spot: str, text: str, dress: Dress, style: ParagraphStyle) -> list[Row]:
    """The rows of one line of recipients, each run knowing its place in the list."""
    rows = paragraph_rows((dress.span("recipients", text),), style, RECIPIENTS)
    return [row._replace(items=tuple(item._replace(spot=spot) for item in row.items)) for row in rows]  # type: ignore[call-arg]  # all of them runs


def _signature(signature: Signature, dress: Dress) -> tuple[tuple[Item, ...], float]:
    """Authority and post, room of 25 to 30 mm for the signature, the mark in it, the name."""
    if not any((signature.authority, signature.post, signature.signer, signature.mark)):
        return (), 0.0
    left, width = dress.points("signature_left"), dress.points("signature_right")
    items: list[Item] = []

    def centred(element: str, text: str, y: float) -> float:
        text = dress.text(element, text)
        if not text:
            return y
        face, size, height = dress.face(element), dress.size(element), dress.line_height(element)
        names = dress.standard.names
        for line in balanced_lines(text, face, size, width, names["together"], names["before"]):
            x = left + (width - text_width(line, face, size)) / 2
            items.append(TextRun(x, y + baseline(height, size), line, face, size, SIGNATURE, spot=element))
            y += height
        return y

    y = centred("post", signature.post, centred("authority", signature.authority, 0.0))
    room = dress.points("signature_room")
    centred("signature_mark", signature.mark, y + (room - dress.line_height("signature_mark")) / 2)
    bottom = centred("signer", signature.signer, y + room)
    return tuple(items), bottom
