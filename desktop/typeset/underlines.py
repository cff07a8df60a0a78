"""Lines under words that the clerk underlined: as far below them and as thick as the font itself says."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from desktop.typeset.font_files import font_file
from desktop.typeset.lines import Line, Segment
from desktop.typeset.metrics import DESCENT, NO_BREAK, text_width
from desktop.typeset.page import Face, Rule, TextRun

_NEAR = 0.01  # pt, for sums of fractions


class Underline(NamedTuple):
    """How far the middle of the line is below the letters, and how thick it is, in shares of the letter size."""

    down: float
    width: float


@cache
def underline_of(face: Face) -> Underline:
    """The line that a face asks for in its table `post` (OpenType 1.9): there stands the place of its upper edge."""
    file = font_file(face)
    top, thick = file.underline
    return Underline((thick / 2 - top) / file.units, thick / file.units)


def line_underlines(line: Line, x: float, y: float, block_id: str) -> tuple[Rule, ...]:
    """The rules under a line that begins at `x` with its letters on `y`: one for each stretch of underlined words.

    The gaps between such words are underlined too, the marks of footnotes are not.
    """
    rules: list[Rule] = []
    stretch: list[Segment] = []
    for segment in (*line.segments, None):
        if segment is not None and segment.underline:
            stretch.append(segment)
            continue
        if stretch:
            rules.append(_rule(stretch, line.word_space, x, y, block_id))
            stretch = []
    return tuple(rules)


def _rule(stretch: list[Segment], word_space: float, x: float, y: float, block_id: str) -> Rule:
    """One rule under neighbours; where their fonts differ it is the thickest, so that it stays one."""
    last = stretch[-1]
    spaces = last.text.count(" ") + last.text.count(NO_BREAK)
    end = last.x + text_width(last.text, last.face, last.size) + word_space * spaces
    looks = [(underline_of(one.face), one.size) for one in stretch]
    width, down = max((look.width * size, look.down * size) for look, size in looks)
    return Rule(x + stretch[0].x, y + down, x + end, y + down, width, block_id)


def is_under(rule: Rule, runs: Iterable[TextRun]) -> bool:
    """Whether a rule underlines one of these runs; borders of tables stand further off."""
    begin, end, y = rule.x1 - _NEAR, rule.x2, rule.y1
    return y == rule.y2 and any(begin <= run.x < end and 0 < y - run.baseline <= run.size * DESCENT for run in runs)
