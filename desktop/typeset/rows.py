"""Rows: the smallest pieces that pagination moves: a line of a paragraph, a row of a table, a part of the paper."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from desktop.typeset.lines import Line, Span, break_lines
from desktop.typeset.metrics import ASCENT, DESCENT
from desktop.typeset.page import BLACK, NOTE_SPOT, Item, Room, Rule, TextRun, made_of
from desktop.typeset.underlines import is_under, line_underlines


class Row(NamedTuple):
    """A piece `height` pt high; `items` lie relative to its top left corner, which is the left edge of the text area.

    `gap` is the space above it, dropped at the top of a page. With `keep_next` no page ends after it. `notes` are the
    footnotes it cites. `heads` are rows repeated above it where a page begins with it. `heading` is (depth, words).
    `rooms` are kept free for images. The items `above` are drawn only where a page begins with it, those `below` only
    where a page ends with it: borders of a cell that goes on in the next row.
    """

    height: float
    items: tuple[Item, ...] = ()
    gap: float = 0.0
    keep_next: bool = False
    notes: tuple[str, ...] = ()
    heads: tuple[Row, ...] = ()
    heading: tuple[int, str] | None = None
    rooms: tuple[Room, ...] = ()
    above: tuple[Item, ...] = ()
    below: tuple[Item, ...] = ()


class ParagraphStyle(NamedTuple):
    """How a paragraph is set, in pt. `align` is "left", "centre", "right" or "justify"; `together` counts lines."""

    width: float
    leading: float
    align: str = "justify"
    first_indent: float = 0.0
    left: float = 0.0
    gap: float = 0.0
    together: int = 2
    keep_next: bool = False


def baseline(leading: float, size: float) -> float:
    """How far below the top of a line `leading` pt high its letters stand."""
    return leading / 2 + (ASCENT - DESCENT) / 2 * size


def paragraph_rows(spans: tuple[Span, ...], style: ParagraphStyle, block_id: str) -> tuple[Row, ...]:
    """The rows of a paragraph, one a line; the first and the last `together` lines stay on one page."""
    width, leading, align, indent, left, gap, together, keep_next = style
    justify = align == "justify"
    lines = break_lines(spans, width, indent, justify=justify, even=align == "centre")
    size = max([span.size for span in spans if not span.raise_by], default=0.0)
    underlined = any(span.underline for span in spans)
    down = baseline(leading, size)
    last = len(lines) - 1
    apart = range(together - 1, last + 1 - together)  # lines after which a page may end
    rows = []
    for number, line in enumerate(lines):
        segments, _width, _start, space, notes = line
        x = left if justify else left + _shift(line, style)
        items: tuple[Item, ...]
        if len(segments) == 1 and not notes:  # most lines
            at, text, face, high, up, _note, _underline = segments[0]
            items = (made_of(TextRun, (x + at, down - up, text, face, high, block_id, space, BLACK, "")),)
        else:
            items = _line_items(line, x, down, block_id)
        if underlined:
            items += line_underlines(line, x, down, block_id)
        keep = keep_next if number == last else number not in apart
        rows.append(made_of(Row, (leading, items, 0.0 if number else gap, keep, notes, (), None, (), (), ())))
    return tuple(rows)


part_rows = lru_cache(maxsize=1 << 9)(paragraph_rows)
"""The same for the parts around the text, whose lines come again with each letter that is typed in one of them.

Of the text nothing comes again but what layout keeps by itself: to keep it here too took a tenth of the time of lines.
"""


def _shift(line: Line, style: ParagraphStyle) -> float:
    """How far a line that is not justified is moved to the right."""
    if style.align == "centre":
        return (style.width - line.width) / 2
    if style.align == "right":
        return style.width - line.width
    return 0.0


def _line_items(line: Line, x: float, y: float, block_id: str) -> tuple[Item, ...]:
    """The runs of a line that begins at `x` with its letters on `y`; the mark of a footnote knows that it is one."""
    return tuple(
        [
            TextRun(
                x + at, y - up, text, face, size, block_id, line.word_space, BLACK, NOTE_SPOT + note if note else ""
            )
            for at, text, face, size, up, note, _underline in line.segments
        ]
    )


def shifted(item: Item, x: float, y: float) -> Item:
    """An item moved right and down."""
    if isinstance(item, TextRun):
        return TextRun(item[0] + x, item[1] + y, item[2], item[3], *item[4:])
    return Rule(item[0] + x, item[1] + y, item[2] + x, item[3] + y, item[4], item[5], item[6])


def moved_room(room: Room, x: float, y: float) -> Room:
    """A room moved right and down."""
    return Room(room.name, room.left + x, room.top + y, room.right + x, room.bottom + y)


def spotted(rows: tuple[Row, ...], spot: str) -> tuple[Row, ...]:
    """Rows whose runs know the spot where they stand in their block; marks of footnotes keep theirs."""
    return tuple(
        row._replace(
            items=tuple(
                item._replace(spot=spot) if isinstance(item, TextRun) and not item.spot else item for item in row.items
            )
        )
        for row in rows
    )


def stacked(rows: tuple[Row, ...], gaps: bool = True) -> tuple[tuple[Item, ...], float]:
    """Rows put one under the other as the items of one box, and its height; the first gap is left out."""
    items: list[Item] = []
    y = 0.0
    for number, row in enumerate(rows):
        if number and gaps:
            y += row.gap
        items.extend([shifted(item, 0.0, y) for item in row.items])
        y += row.height
    return tuple(items), y


def cut_row(row: Row, room: float) -> tuple[Row, Row]:
    """A row too high for a page in two: what fits into `room` pt, and the rest. Rules are cut where they cross.

    Lines of text are never cut; the first piece has at least the topmost ones. Frames are closed at the cut. Notes go
    with the piece that has their mark; those without a mark with the rest.
    """
    runs = [item for item in row.items if isinstance(item, TextRun)]
    rules = [item for item in row.items if isinstance(item, Rule)]
    if not runs:
        return row._replace(height=min(row.height, room)), Row(0.0)
    tops = sorted({round(run.baseline - run.size * ASCENT, 3) for run in runs})
    fitting = [run for run in runs if run.baseline + run.size * DESCENT <= room]
    first = fitting or [run for run in runs if run.baseline - run.size * ASCENT <= tops[0] + 0.01]
    kept = {id(run) for run in first}
    rest = [run for run in runs if id(run) not in kept]
    if not rest:
        return row, Row(0.0)
    top = min(run.baseline - run.size * ASCENT for run in rest)
    end = max(run.baseline + run.size * DESCENT for run in first)
    padding = max(0.0, min(tops[0], room - end))
    under_first, under_rest = ([rule for rule in rules if is_under(rule, some)] for some in (first, rest))
    frame = [rule for rule in rules if rule not in under_first and rule not in under_rest]
    head, tail = _cut_rules(frame, end + padding, top - tops[0])
    first_items: tuple[Item, ...] = (*first, *under_first, *head)
    below: tuple[Item, ...] = (*rest, *under_rest, *tail)
    rest_items = tuple(shifted(item, 0.0, tops[0] - top) for item in below)
    notes, left = _cut_notes(row, first, rest)
    first_row = row._replace(height=end + padding, items=first_items, keep_next=False, notes=notes, below=())
    rest_row = row._replace(height=row.height - top + tops[0], items=rest_items, gap=0.0, notes=left, heading=None)
    return first_row, rest_row._replace(rooms=(), above=())


def _cut_notes(row: Row, first: list[TextRun], rest: list[TextRun]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notes cited in the first piece of a row and those of the rest; one may be cited in both."""
    if not row.notes:
        return (), ()
    above, below = ({run.spot for run in runs if run.spot.startswith(NOTE_SPOT)} for runs in (first, rest))
    spots = [(note, NOTE_SPOT + note) for note in row.notes]
    return (
        tuple([note for note, spot in spots if spot in above]),
        tuple([note for note, spot in spots if spot in below or spot not in above]),
    )


def _cut_rules(rules: list[Rule], end: float, top: float) -> tuple[list[Rule], list[Rule]]:
    """Rules above and below a cut; where upright ones cross it, a level one closes both pieces."""
    head: list[Rule] = []
    tail: list[Rule] = []
    crossing = []
    for rule in rules:
        if rule.y2 <= end:
            head.append(rule)
        elif rule.y1 >= top:
            tail.append(rule)
        else:
            crossing.append(rule)
            head.append(rule._replace(y2=end))
            tail.append(rule._replace(y1=top))
    if len(crossing) > 1:
        left, right = min(rule.x1 for rule in crossing), max(rule.x1 for rule in crossing)
        head.append(crossing[0]._replace(x1=left, x2=right, y1=end, y2=end))
        tail.append(crossing[0]._replace(x1=left, x2=right, y1=top, y2=top))
    return head, tail
