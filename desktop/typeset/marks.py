"""What stands on page 1 outside the run of the text: marks in the top margin, and the contact line at the foot."""

from __future__ import annotations

from desktop.domain.document import Header
from desktop.typeset.columns import head_widths
from desktop.typeset.dress import Dress, Frame
from desktop.typeset.lines import Span
from desktop.typeset.metrics import text_width
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import CIRCULATION, CONTACT, DIGITAL_LINE, Item, Rule
from desktop.typeset.rows import ParagraphStyle, Row, part_rows, shifted, spotted, stacked

_FOOT_MOST = 0.5  # share of page 1 that the contact line may take


def frame_rules(left: float, top: float, right: float, bottom: float, width: float, block_id: str) -> tuple[Rule, ...]:
    """The four sides of a single frame."""
    level = [Rule(left, y, right, y, width, block_id) for y in (top, bottom)]
    upright = [Rule(x, top, x, bottom, width, block_id) for x in (left, right)]
    return (*level, *upright)


def circulation_box(words: str, dress: Dress, middle: float, most: float) -> tuple[tuple[Item, ...], float]:
    """Words of circulation centred on `middle`, at most `most` pt wide, in a frame where the standard draws one.

    NĐ 30, Phụ lục I.1-III.2.c. Returns the items, from 0 downwards, and their height.
    """
    element = "circulation"
    face, size, high = dress.face(element), dress.size(element), dress.line_height(element)
    framed = dress.has("circulation_height")
    padding = dress.points("circulation_padding") if framed else 0.0
    text = dress.text(element, words)
    lines = balanced_lines(text, face, size, most - 2 * padding, (), ())
    style = ParagraphStyle(most, high, "centre")
    rows = spotted(part_rows((Span("\n".join(lines), face, size),), style, CIRCULATION), element)
    items, height = stacked(rows)
    over = max(0.0, dress.points("circulation_height") - high) / 2 if framed else 0.0
    placed = tuple(shifted(item, middle - most / 2, over) for item in items)
    height += 2 * over
    if not framed:
        return placed, height
    half = max([text_width(line, face, size) for line in lines]) / 2 + padding
    frame = frame_rules(middle - half, 0.0, middle + half, height, dress.points("rule_width"), CIRCULATION)
    return (*placed, *frame), height


def page_marks(header: Header, dress: Dress, frame: Frame) -> tuple[Item, ...]:
    """The items of the top margin of page 1, placed from the corner of the paper: boxes 14 and 11 of the drawing.

    What is too high for the margin is left to `rows_of_marks`.
    """
    digital, circulation = _margin(header, dress, frame)
    items: list[Item] = [shifted(item, frame.left, dress.points("digital_line_top")) for item in digital[0]]
    if circulation[0]:
        top = frame.top - dress.points("circulation_foot") - circulation[1]
        items.extend(shifted(item, frame.left, top) for item in circulation[0])
    return tuple(items)


def rows_of_marks(header: Header, dress: Dress, frame: Frame) -> list[Row]:
    """Rows over the head of the paper for those marks that the margin has no room for."""
    digital, circulation = _margin(header, dress, frame)
    rows: list[Row] = []
    if header.digital_line.strip() and not digital[0]:
        rows.extend(_digital(header, dress, frame))
    if header.circulation.strip() and dress.has("circulation_foot") and not circulation[0]:
        items, height = _circulation(header, dress)
        rows.append(Row(height + dress.points("circulation_foot"), items))
    return [row._replace(keep_next=True) for row in rows]


_Box = tuple[tuple[Item, ...], float]


def _margin(header: Header, dress: Dress, frame: Frame) -> tuple[_Box, _Box]:
    """The digital line and the mark of circulation with their heights, each empty where the margin does not hold it."""
    digital: _Box = stacked(tuple(_digital(header, dress, frame)))
    used = dress.points("digital_line_top") + digital[1] if digital[0] else 0.0
    if used > frame.top:
        digital, used = ((), 0.0), 0.0
    circulation: _Box = ((), 0.0)
    if header.circulation.strip() and dress.has("circulation_foot"):
        box = _circulation(header, dress)
        room = frame.top - dress.points("circulation_foot") - max(used, dress.points("digital_line_top"))
        circulation = box if box[1] <= room else circulation
    return digital, circulation


def _circulation(header: Header, dress: Dress) -> _Box:
    """The box of circulation over the middle of Quốc hiệu."""
    left, right = head_widths(header, dress)
    return circulation_box(header.circulation, dress, left + right / 2, right)


def _digital(header: Header, dress: Dress, frame: Frame) -> tuple[Row, ...]:
    """The line of a digital copy (NĐ 30, Phụ lục I.2-I.3)."""
    if not header.digital_line.strip():
        return ()
    element = "digital_line"
    style = ParagraphStyle(frame.width, dress.line_height(element), dress.element(element).align)
    return spotted(part_rows((dress.span(element, header.digital_line),), style, DIGITAL_LINE), element)


def _contact_rows(header: Header, dress: Dress, frame: Frame) -> tuple[Row, ...]:
    """The contact line under its rule, a row a line, with the gap over the rule (NĐ 30, Phụ lục I.1-III.4)."""
    if not header.contact.strip():
        return ()
    width, gap = dress.points("rule_width"), dress.points("contact_gap")
    y = gap + width / 2
    rule = Row(gap + width + dress.points("contact_rule_gap"), (Rule(0.0, y, frame.width, y, width, CONTACT),))
    style = ParagraphStyle(frame.width, dress.line_height("contact"), dress.element("contact").align, keep_next=True)
    lines = spotted(part_rows((dress.span("contact", header.contact),), style, CONTACT), "contact")
    return (rule._replace(keep_next=True), *lines)


def foot_of_first_page(header: Header, dress: Dress, frame: Frame) -> Row | None:
    """The contact line as one row for the foot of page 1; None where there is none or it is too long to stand there."""
    items, height = stacked(_contact_rows(header, dress, frame))
    return Row(height, items) if items and height <= frame.height * _FOOT_MOST else None


def contact_after_text(header: Header, dress: Dress, frame: Frame) -> list[Row]:
    """A contact line too long for the foot of page 1, as rows after the end of the paper: no word may be lost."""
    if foot_of_first_page(header, dress, frame) is not None:
        return []
    return [row._replace(keep_next=number == 0) for number, row in enumerate(_contact_rows(header, dress, frame))]
