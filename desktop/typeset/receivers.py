"""The list of recipients as boxes and rows: its groups, their brackets and labels, the drafter's mark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop.domain.document import Recipients
from desktop.typeset.dress import Dress
from desktop.typeset.metrics import DESCENT, text_width
from desktop.typeset.names import balanced_lines, listed_lines
from desktop.typeset.page import RECIPIENTS, Item, Rule, TextRun
from desktop.typeset.rows import ParagraphStyle, Row, baseline, part_rows, shifted, spotted, stacked
from desktop.typeset.words import Span

Piece = tuple[tuple[Item, ...], float]
"""A box: its items from 0 downwards, and its height."""

_LEAST = 2  # receivers on either side of a place where their group is parted
_WHOLE = 5  # receivers that are not parted under the signature
_EDGE = 0.15  # of a line: from the top of a group to the foot of its bracket


class Group(NamedTuple):
    """Receivers by the spots where they stand. Where it has labels a bracket holds it: its lines, and their spot."""

    texts: tuple[tuple[str, str], ...]
    spot: str = ""
    labels: tuple[str, ...] = ()


def groups_of(recipients: Recipients, dress: Dress) -> list[Group]:
    """The groups of a list with dashes and signs, the archive last; nothing of what is still empty."""
    face, size, most = dress.face("recipients"), dress.size("recipients"), dress.points("signature_left") / 3
    kept = [[item for item in group.items if item.strip()] for group in recipients.groups]
    archive = [recipients.archive] if recipients.archive.strip() else []
    count = sum(map(len, kept)) + len(archive)
    number = 0
    groups: list[Group] = []
    labels = [group.label.strip() for group in recipients.groups]
    for place, (items, label) in enumerate(zip([*kept, archive], [*labels, ""], strict=True)):
        spot = f"bracket:{place}"
        if not items and label:
            groups.append(Group(((spot, label),)))
        elif items:
            lines = enumerate(items, start=number)
            texts = tuple([(f"item:{at}", listed(item, at + 1 == count, dress)) for at, item in lines])
            number += len(items)
            groups.append(Group(texts, spot, balanced_lines(label, face, size, most, (), ()) if label else ()))
    return groups


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


def parted(groups: list[Group], dress: Dress, width: float, room: float) -> tuple[list[Group], list[Group]]:
    """What of a list fits into a column so wide and high, and the rest. A group may be parted between two receivers."""
    inner = _room_of(groups, dress, width)
    for at, group in enumerate(groups):
        heights = [_box(text, dress, inner if group.labels else width)[1] for text in group.texts]
        if sum(heights) <= room:
            room -= sum(heights)
            continue
        fit = 0
        while sum(heights[: fit + 1]) <= room:
            fit += 1
        if min(fit, len(heights) - fit) < _LEAST:
            return groups[:at], groups[at:]
        first, rest = group._replace(texts=group.texts[:fit]), group._replace(texts=group.texts[fit:])
        return [*groups[:at], first], [rest, *groups[at + 1 :]]
    return groups, []


def boxes(groups: list[Group], dress: Dress, width: float) -> list[Piece]:
    """Each group as a box, at most so wide. Brackets stand under one another, behind the widest line they hold."""
    inner = _room_of(groups, dress, width)
    found = []
    for group in groups:
        pieces = [_box(text, dress, inner if group.labels else width) for text in group.texts]
        found.append(_stacked(pieces))
    x = _edge([box for box, group in zip(found, groups, strict=True) if group.labels], dress)
    return [_bracketed(box, group, x, dress) if group.labels else box for box, group in zip(found, groups, strict=True)]


def rows(groups: list[Group], dress: Dress, width: float) -> list[Row]:
    """Groups as rows that pages may part between two receivers: each page then shows bracket and label of its part."""
    groups = [_wide(group, dress, width / 2) for group in groups]
    inner = _room_of(groups, dress, width)
    found = [[_box(text, dress, inner if group.labels else width) for text in group.texts] for group in groups]
    x = _edge([box for boxes, group in zip(found, groups, strict=True) if group.labels for box in boxes], dress)
    result = []
    for pieces, group in zip(found, groups, strict=True):
        if group.labels and len(pieces) <= _WHOLE:
            items, height = _bracketed(_stacked(pieces), group, x, dress)
            result.append(Row(height, items))
            continue
        last = len(pieces) - 1
        for at, (items, height) in enumerate(pieces):
            row = Row(height, items)
            if group.labels:
                row = _bracketed_row(row, group, x, dress, first=at == 0, last=at == last)
            result.append(row._replace(keep_next=at < last and at in (0, last - 1)))
    return result


def _wide(group: Group, dress: Dress, width: float) -> Group:
    """A group with its label on one line where that is wide enough."""
    label = " ".join(group.labels)
    fits = label and text_width(label, dress.face("recipients"), dress.size("recipients")) <= width
    return group._replace(labels=(label,)) if fits else group


def _room_of(groups: list[Group], dress: Dress, width: float) -> float:
    """What brackets and labels leave of a width to the receivers that they hold."""
    face, size = dress.face("recipients"), dress.size("recipients")
    label = max([text_width(line, face, size) for group in groups for line in group.labels], default=0.0)
    return width - label - 2 * dress.points("bracket_gap") - dress.points("bracket_foot")


def _box(text: tuple[str, str], dress: Dress, width: float) -> Piece:
    """One receiver, at its spot."""
    span, names = dress.span("recipients", text[1]), dress.standard.names
    lines = listed_lines(span.text, span.face, span.size, width, names["together"], names["before"])
    style = ParagraphStyle(width, dress.line_height("recipients"), "left")
    written = span._replace(text="\n".join(lines))
    return stacked(spotted(part_rows((written,), style, RECIPIENTS), text[0]))


def _stacked(pieces: Iterable[Piece]) -> Piece:
    """Boxes put one under the other."""
    return stacked(tuple([Row(height, items) for items, height in pieces]))


def _edge(pieces: list[Piece], dress: Dress) -> float:
    """Where the brackets of these boxes stand."""
    runs = [item for items, _height in pieces for item in items if isinstance(item, TextRun)]
    return dress.points("bracket_gap") + max(
        [run.x + text_width(run.text, run.face, run.size) for run in runs], default=0.0
    )


def _label_runs(group: Group, x: float, top: float, dress: Dress) -> tuple[TextRun, ...]:
    """The lines of a label behind the bracket at `x`."""
    face, size, leading = dress.face("recipients"), dress.size("recipients"), dress.line_height("recipients")
    x += dress.points("bracket_foot") + dress.points("bracket_gap")
    down = baseline(leading, size)
    return tuple(
        TextRun(x, top + at * leading + down, text, face, size, RECIPIENTS, spot=group.spot)
        for at, text in enumerate(group.labels)
    )


def _foot(x: float, y: float, dress: Dress) -> Rule:
    return Rule(x, y, x + dress.points("bracket_foot"), y, dress.points("rule_width"), RECIPIENTS)


def _bracketed(box: Piece, group: Group, x: float, dress: Dress) -> Piece:
    """A group with the bracket that holds it, and its label beside the middle."""
    items, height = box
    edge = dress.line_height("recipients") * _EDGE
    right = x + dress.points("bracket_foot")
    upright = Rule(right, edge, right, height - edge, dress.points("rule_width"), RECIPIENTS)
    start = (height - len(group.labels) * dress.line_height("recipients")) / 2
    drawn: tuple[Item, ...] = (
        _foot(x, edge, dress),
        upright,
        _foot(x, height - edge, dress),
        *_label_runs(group, x, start, dress),
    )
    lift = max(0.0, -start)
    return tuple(shifted(item, 0.0, lift) for item in (*items, *drawn)), height + 2 * lift


def _bracketed_row(row: Row, group: Group, x: float, dress: Dress, *, first: bool, last: bool) -> Row:
    """One receiver of a group with its part of the bracket; the label stands beside the first one on a page."""
    height, leading = row.height, dress.line_height("recipients")
    edge, right = leading * _EDGE, x + dress.points("bracket_foot")
    if first:
        height = max(height, leading * len(group.labels))
    top, bottom = edge if first else 0.0, height - edge if last else height
    drawn: list[Item] = [Rule(right, top, right, bottom, dress.points("rule_width"), RECIPIENTS)]
    begin: tuple[Item, ...] = (_foot(x, top, dress), *_label_runs(group, x, 0.0, dress))
    end = (_foot(x, bottom, dress),)
    drawn.extend(begin if first else ())
    drawn.extend(end if last else ())
    return Row(height, (*row.items, *drawn), above=() if first else begin, below=() if last else end)


def with_drafter(pieces: list[Piece], recipients: Recipients, dress: Dress) -> list[Piece]:
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
    return [*pieces, stacked(spotted(part_rows((Span(mark, face, size),), style, RECIPIENTS), "drafter"))]


def list_label(dress: Dress) -> Piece:
    """ "Nơi nhận:", underlined where the standard says so."""
    element, text = "recipients_label", dress.words("recipients_label")
    height, size, face = dress.line_height(element), dress.size(element), dress.face(element)
    down = baseline(height, size)
    items: list[Item] = [TextRun(0.0, down, text, face, size, RECIPIENTS, spot=element)]
    if dress.element(element).underline:
        y = down + size * DESCENT / 2
        items.append(Rule(0.0, y, text_width(text, face, size), y, dress.points("rule_width"), RECIPIENTS))
    return tuple(items), height + dress.points("recipient_gap")
