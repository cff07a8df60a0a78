"""Columns of the head and the end of a paper: lines centred under one another, and the rules under names."""

from __future__ import annotations

from desktop.domain.document import Header
from desktop.domain.standards import POINTS_PER_MM
from desktop.typeset.dress import Dress, place_and_date
from desktop.typeset.metrics import text_width
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import Item, Rule, TextRun
from desktop.typeset.rows import baseline


class Column:
    """Lines centred under one another in a column from `left`, `width` pt wide; `y` is where the next line begins."""

    def __init__(self, dress: Dress, left: float, width: float, block_id: str) -> None:
        self.dress, self.left, self.width, self.block_id = dress, left, width, block_id
        self.items: list[Item] = []
        self.y = 0.0
        self.widths: list[float] = []

    @property
    def middle(self) -> float:
        """Where its lines are centred."""
        return self.left + self.width / 2

    def add(self, element: str, text: str, block_id: str = "", *, clear: float = 0.0) -> None:
        """Put a text, on as many lines as it needs; `clear` pt more from both sides where two lines do for that."""
        dress = self.dress
        text = dress.text(element, text)
        if not text:
            return
        face, size, height = dress.face(element), dress.size(element), dress.line_height(element)
        names = dress.standard.names
        self.widths = []
        lines = balanced_lines(text, face, size, self.width, names["together"], names["before"])
        if clear:
            narrow = balanced_lines(text, face, size, self.width - 2 * clear, names["together"], names["before"])
            lines = narrow if len(narrow) <= max(len(lines), 2) else lines
        for line in lines:
            wide = text_width(line, face, size)
            x, y = self.left + (self.width - wide) / 2, self.y + baseline(height, size)
            self.items.append(TextRun(x, y, line, face, size, block_id or self.block_id, spot=element))
            self.widths.append(wide)
            self.y += height

    def rule(self, length: float) -> None:
        """Draw a rule of this length under the last line."""
        y = self.y + self.dress.points("rule_gap")
        width = self.dress.points("rule_width")
        self.items.append(Rule(self.middle - length / 2, y, self.middle + length / 2, y, width, self.block_id))
        self.y = y + width

    def short_rule(self, measure: str) -> None:
        """Draw the rule under a name: a share of its line, where the standard has such a rule."""
        if self.widths and self.dress.has(measure):
            entry = self.dress.standard.measures[measure]
            self.rule(rule_length(self.widths, entry.value, entry.least))


def head_widths(header: Header, dress: Dress) -> tuple[float, float]:
    """Widths of the left and right column in pt; the right one grows so that place and date stand on one line.

    It does not where the left one would be narrower than the standard's least, or the names in it take more than the
    one line longer that place and date save.
    """
    left, right = dress.points("header_left"), dress.points("header_right")
    needed = text_width(place_and_date(header, dress), dress.face("place_date"), dress.size("place_date"))
    grown = max(0.0, needed - right)
    if left - grown < dress.standard.measures["header_left"].least * POINTS_PER_MM:
        return left, right
    if grown and _name_lines(header, dress, left - grown) > _name_lines(header, dress, left) + 1:
        return left, right
    return left - grown, right + grown


def _name_lines(header: Header, dress: Dress, width: float) -> int:
    """How many lines the names of the bodies take in a left column so wide."""
    names = Column(dress, 0.0, width - 2 * dress.points("name_padding"), "")
    names.add("superior", header.superior)
    names.add("issuer", header.issuer)
    return len(names.items)


def rule_length(widths: list[float], share: float, least: float) -> float:
    """The rule under a name of several lines: `share` of the longest, at most half the last where `least` allows that.

    NĐ 30 says "1/3 to 1/2 of the line" without saying which line.
    """
    longest = max(widths)
    return max(longest * least, min(longest * share, widths[-1] / 2))
