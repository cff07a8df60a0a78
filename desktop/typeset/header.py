"""The head of the first page: who issues, the nation's or the Party's name, number, place and date, kind, subject."""

from __future__ import annotations

from desktop.domain.document import Header
from desktop.domain.standards import POINTS_PER_MM
from desktop.typeset.columns import Column, head_widths
from desktop.typeset.dress import Dress, number_line, place_and_date
from desktop.typeset.marks import circulation_box, frame_rules
from desktop.typeset.metrics import printable, text_width
from desktop.typeset.page import HEADER, RED, TITLE, TextRun
from desktop.typeset.rows import Row, baseline, shifted


def header_rows(header: Header, dress: Dress) -> list[Row]:
    """The two columns with number and date (one row), then kind and subject with what stands under it.

    A letter (công văn) has no title: its subject stands under its number.
    """
    title = [] if dress.standard.is_letter(header.kind) else _title(header, dress)
    return [_columns(header, dress), *title]


def two_columns(header: Header, dress: Dress, block_id: str) -> tuple[Column, Column]:
    """The left column and the right one, still empty."""
    left_width, right_width = head_widths(header, dress)
    padding = dress.points("name_padding")
    left = Column(dress, padding, left_width - 2 * padding, block_id)
    return left, Column(dress, left_width, right_width, block_id)


def add_issuer(header: Header, dress: Dress, left: Column) -> None:
    """The body above, the body that issues, and the rule or mark under it."""
    clear = dress.points("name_clear") if dress.has("name_clear") else 0.0
    left.add("superior", header.superior, clear=clear)
    left.add("issuer", header.issuer, clear=0.0 if header.superior.strip() else clear)
    if dress.words("issuer_mark"):
        left.add("issuer_mark", dress.words("issuer_mark"))
    elif header.issuer.strip():
        left.short_rule("issuer_rule")


def add_number_and_date(header: Header, dress: Dress, left: Column, right: Column) -> None:
    """Number and date on one line under both columns."""
    top = max(left.y, right.y) + dress.points("header_gap")
    high = max(dress.line_height("number"), dress.line_height("place_date"))
    height = max(baseline(high, dress.size("number")), baseline(high, dress.size("place_date")))
    for column, element, text in (
        (left, "number", _parted_number(number_line(header, dress), left.width, dress)),
        (right, "place_date", place_and_date(header, dress)),
    ):
        column.y = top + height - baseline(dress.line_height(element), dress.size(element))
        column.add(element, text)


def _parted_number(text: str, width: float, dress: Dress) -> str:
    """A number too long for its line goes on in the next one behind a "/"; behind a "-" only where there is none.

    Readers of PDFs take a hyphen at the end of a line for one that parts a word, and leave it out of what is copied.
    """
    face, size = dress.face("number"), dress.size("number")
    if text_width(printable(text), face, size) <= width:
        return text
    ends = [at for sign in "/-" for at in range(len(text) - 1, 0, -1) if text[at - 1] == sign]
    fitting = [at for at in ends if text_width(printable(text[:at]), face, size) <= width]
    return f"{text[: fitting[0]]}\n{_parted_number(text[fitting[0] :], width, dress)}" if fitting else text


def _columns(header: Header, dress: Dress) -> Row:
    left, right = two_columns(header, dress, HEADER)
    add_issuer(header, dress, left)
    right.add("top_title", dress.words("top_title"))
    if dress.words("motto"):
        right.add("motto", dress.words("motto"))
    right.rule(right.widths[-1])
    add_number_and_date(header, dress, left, right)
    _under_number(header, dress, left)
    if header.circulation.strip() and dress.has("circulation_gap"):
        items, height = circulation_box(header.circulation, dress, right.middle, right.width)
        right.y += dress.points("circulation_gap")
        right.items.extend(shifted(item, 0.0, right.y) for item in items)
        right.y += height
    # Number first, then date, as one reads the paper from left to right.
    return Row(max(left.y, right.y), (*left.items, *right.items), keep_next=True)


def _under_number(header: Header, dress: Dress, left: Column) -> None:
    """The subject of a letter, the words of a draft, the word of urgency: each only where there is one."""
    subject = dress.standard.letter_subject(header.subject) if dress.standard.is_letter(header.kind) else ""
    for element, text, block_id in (("letter_subject", subject, TITLE), ("draft", header.draft, HEADER)):
        if text.strip():
            left.y += dress.points(f"{element}_gap")
            left.add(element, text, block_id)
    if header.urgency.strip():
        _urgency(header, dress, left)


def _urgency(header: Header, dress: Dress, left: Column) -> None:
    """The word of urgency in its frame (NĐ 30, PL I.1-III.2.b), red; without a frame where the standard gives none."""
    word = dress.text("urgency", header.urgency)
    start = len(left.items)
    frame = dress.standard.frames.get(word)
    if frame is None:
        left.y += dress.points("draft_gap")
        left.add("urgency", word)
    else:
        half, height = frame[0] * POINTS_PER_MM / 2, frame[1] * POINTS_PER_MM
        left.y += dress.points("frame_gap")
        top = left.y
        left.y += (height - dress.line_height("urgency")) / 2
        left.add("urgency", word)
        left.y = top + height
        line = dress.points("rule_width")
        left.items.extend(frame_rules(left.middle - half, top, left.middle + half, left.y, line, HEADER))
    left.items[start:] = [item._replace(color=RED) for item in left.items[start:]]


def _title(header: Header, dress: Dress) -> list[Row]:
    """Kind and subject, a row a line, then the rule or mark under the subject."""
    width = dress.frame().width
    rows: list[Row] = []
    narrow = dress.points("subject_width")
    gap = dress.points("title_gap")
    last: Column | None = None
    for element, text in (("kind", header.kind), ("subject", header.subject)):
        column = Column(dress, (width - narrow) / 2, narrow, TITLE)
        column.add(element, text)
        height = dress.line_height(element)
        for number, item in enumerate(column.items):
            moved = item._replace(baseline=baseline(height, item.size)) if isinstance(item, TextRun) else item
            rows.append(Row(height, (moved,), gap if number == 0 else 0.0, keep_next=True))
        if column.items:
            gap = dress.points("subject_gap")
            last = column
    if last is not None:
        rows.extend(_under_title(dress, width, last.widths, drawn=bool(header.subject.strip())))
    return rows


def _under_title(dress: Dress, width: float, widths: list[float], *, drawn: bool) -> list[Row]:
    column = Column(dress, 0.0, width, TITLE)
    if dress.words("subject_mark"):
        column.add("subject_mark", dress.words("subject_mark"))
    elif drawn:
        column.widths = widths
        column.short_rule("subject_rule")
    return [Row(column.y, tuple(column.items), keep_next=True)] if column.items else []
