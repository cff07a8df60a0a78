"""The head of the first page: who issues, the nation's or the Party's name, number, place and date, kind, subject."""

from __future__ import annotations

from desktop.domain.document import Header
from desktop.domain.standards import POINTS_PER_MM
from desktop.typeset.dress import Dress, number_line, place_and_date
from desktop.typeset.metrics import text_width
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import HEADER, RED, TITLE, Item, Rule, TextRun
from desktop.typeset.rows import Row, baseline


class _Column:
    """Lines centred under one another in a column from `left`, `width` pt wide; `y` is where the next line begins."""

    def __init__(self, dress: Dress, left: float, width: float, block_id: str) -> None:
        self.dress, self.left, self.width, self.block_id = dress, left, width, block_id
        self.items: list[Item] = []
        self.y = 0.0
        self.widths: list[float] = []

    def add(self, element: str, text: str) -> None:
        """Put a text, on as many lines as it needs."""
        dress = self.dress
        text = dress.text(element, text)
        if not text:
            return
        face, size, height = dress.face(element), dress.size(element), dress.line_height(element)
        names = dress.standard.names
        self.widths = []
        for line in balanced_lines(text, face, size, self.width, names["together"], names["before"]):
            wide = text_width(line, face, size)
            x = self.left + (self.width - wide) / 2
            y = self.y + baseline(height, size)
            self.items.append(TextRun(x, y, line, face, size, self.block_id, spot=element))
            self.widths.append(wide)
            self.y += height

    def rule(self, length: float) -> None:
        """Draw a rule of this length under the last line."""
        middle = self.left + self.width / 2
        y = self.y + self.dress.points("rule_gap")
        width = self.dress.points("rule_width")
        self.items.append(Rule(middle - length / 2, y, middle + length / 2, y, width, self.block_id))
        self.y = y + width


def rule_length(widths: list[float], share: float, least: float) -> float:
    """The rule under a name of several lines: `share` of the longest, at most half the last where `least` allows that.

    NĐ 30 says "1/3 to 1/2 of the line" without saying which line.
    """
    longest = max(widths)
    return max(longest * least, min(longest * share, widths[-1] / 2))


def header_rows(header: Header, dress: Dress) -> list[Row]:
    """The two columns with number and date (one row), then kind and subject with what stands under it."""
    return [_columns(header, dress), *_title(header, dress)]


def column_widths(header: Header, dress: Dress) -> tuple[float, float]:
    """Widths of the left and right column in pt; the right one grows for a long line of place and date."""
    left, right = dress.points("header_left"), dress.points("header_right")
    needed = text_width(place_and_date(header, dress), dress.face("place_date"), dress.size("place_date"))
    most = dress.standard.measures["header_left"].value - dress.standard.measures["header_left"].least
    grown = min(max(0.0, needed - right), most * left / dress.standard.measures["header_left"].value)
    return left - grown, right + grown


def _columns(header: Header, dress: Dress) -> Row:
    left_width, right_width = column_widths(header, dress)
    padding = dress.points("rule_gap")  # names keep clear of the other column
    left = _Column(dress, padding, left_width - 2 * padding, HEADER)
    left.add("superior", header.superior)
    left.add("issuer", header.issuer)
    if dress.words("issuer_mark"):
        left.add("issuer_mark", dress.words("issuer_mark"))
    elif left.widths and header.issuer.strip():
        measure = dress.standard.measures["issuer_rule"]
        left.rule(rule_length(left.widths, measure.value, measure.least))
    right = _Column(dress, left_width, right_width, HEADER)
    right.add("top_title", dress.words("top_title"))
    if dress.words("motto"):
        right.add("motto", dress.words("motto"))
    right.rule(right.widths[-1])
    return _numbered(header, dress, left, right)


def _numbered(header: Header, dress: Dress, left: _Column, right: _Column) -> Row:
    """Number and date on one line under both columns, and the word of urgency under the number."""
    top = max(left.y, right.y) + dress.points("header_gap")
    high = max(dress.line_height("number"), dress.line_height("place_date"))
    height = max(baseline(high, dress.size("number")), baseline(high, dress.size("place_date")))
    for column, element, text in (
        (left, "number", number_line(header, dress)),
        (right, "place_date", place_and_date(header, dress)),
    ):
        column.y = top + height - baseline(dress.line_height(element), dress.size(element))
        column.add(element, text)
    if header.urgency.strip():
        _urgency(header, dress, left)
    # Number first, then date, as one reads the paper from left to right.
    return Row(max(left.y, right.y), (*left.items, *right.items), keep_next=True)


def _urgency(header: Header, dress: Dress, left: _Column) -> None:
    """The word of urgency in its frame (NĐ 30, PL I.1-III.2.b), red; without a frame where the standard gives none."""
    word = dress.text("urgency", header.urgency)
    start = len(left.items)
    frame = dress.standard.frames.get(word)
    if frame is None:
        left.add("urgency", word)
    else:
        width, height = frame[0] * POINTS_PER_MM, frame[1] * POINTS_PER_MM
        left.y += dress.points("frame_gap")
        top, middle = left.y, left.left + left.width / 2
        left.y += (height - dress.line_height("urgency")) / 2
        left.add("urgency", word)
        left.y = top + height
        x1, x2 = middle - width / 2, middle + width / 2
        line = dress.points("rule_width")
        for y in (top, top + height):
            left.items.append(Rule(x1, y, x2, y, line, HEADER))
        for x in (x1, x2):
            left.items.append(Rule(x, top, x, top + height, line, HEADER))
    left.items[start:] = [item._replace(color=RED) for item in left.items[start:]]


def _title(header: Header, dress: Dress) -> list[Row]:
    """Kind and subject, a row a line, then the rule or mark under the subject."""
    width = dress.frame().width
    rows: list[Row] = []
    narrow = dress.points("subject_width")
    gap = dress.points("title_gap")
    widths: list[float] = []
    for element, text in (("kind", header.kind), ("subject", header.subject)):
        column = _Column(dress, (width - narrow) / 2, narrow, TITLE)
        column.add(element, text)
        height = dress.line_height(element)
        for number, item in enumerate(column.items):
            moved = item._replace(baseline=baseline(height, item.size)) if isinstance(item, TextRun) else item
            rows.append(Row(height, (moved,), gap if number == 0 else 0.0, keep_next=True))
        if column.items:
            gap = dress.points("subject_gap")
            widths = column.widths
    if widths:
        rows.extend(_under_title(dress, width, widths, drawn=bool(header.subject.strip())))
    return rows


def _under_title(dress: Dress, width: float, widths: list[float], *, drawn: bool) -> list[Row]:
    column = _Column(dress, 0.0, width, TITLE)
    if dress.words("subject_mark"):
        column.add("subject_mark", dress.words("subject_mark"))
    elif drawn:
        measure = dress.standard.measures["subject_rule"]
        column.rule(rule_length(widths, measure.value, measure.least))
    return [Row(column.y, tuple(column.items), keep_next=True)] if column.items else []
