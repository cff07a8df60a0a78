"""Tasks by state as bars: full, mid, outlined, hatched, each with its figure, so that grey paper keeps the meaning."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.overview import STATES_OF, Bar, Behind, By, Counts
from desktop.domain.progress import TaskQuery
from desktop.typeset.charts.scene import Box, Drawing, Line, Table
from desktop.typeset.charts.words import SheetWords

PITCH, HEIGHT, HEAD = 27, 16, 33
LABELS, LABEL_GAP = 288, 16  # the column of names
_GAP, _PERCENT = 2, 58
_INSIDE = 8  # around a figure
_STEP, _STRIPE = 6.0, 1.2  # of the hatch
_FIGURES = ("onAccent", "text", "text", "surface")  # colours of figures in the order of `Counts`


def draw_bars(
    drawing: Drawing,
    words: SheetWords,
    bars: Sequence[Bar],
    query: TaskQuery,
    by: By,
    place: tuple[float, float, float],
) -> float:
    """Draw a heading, the legend and the bars at `place` (left, top, width); how high all is."""
    left, top, width = place
    head = drawing.words(left, top, words.bars, "head", group="bars head")
    drawing.tables.append(Table(words.bars, table_of(words, bars), (left, top, width, HEAD + PITCH * len(bars))))
    below = _legend(drawing, words, left + width, top, width - head - 32)
    first = top + HEAD + below
    labels = min(LABELS, width * 0.4)
    scale = _scale(drawing, words, bars, width - labels - _PERCENT)
    for at, bar in enumerate(bars):
        middle = first + at * PITCH
        name = words.name_of(bar)
        shown = drawing.fitted(name, labels - LABEL_GAP)
        group = f"bar {at}"
        wide = drawing.words(left, middle, shown, group=group)
        names = bar.folded or (bar.name,)
        tip = name if shown != name else ""
        place_of_name = (left, middle - 12, max(wide, 24), 24)
        drawing.spot(place_of_name, f"{name}: {words.number(bar.counts.total)}", Behind(query, by, (), names), tip)
        x = left + labels
        for state, count in enumerate(bar.counts):
            if count:
                span = _span(drawing, words, count, scale)
                _segment(drawing, x, middle, span, words.number(count), state, group)
                spoken = f"{name}, {words.states[state]}: {words.number(count)}"
                drawing.spot((x, middle - 12, span, 24), spoken, Behind(query, by, STATES_OF[state], names), spoken)
                x += span + _GAP
        drawing.words(x + 8, middle, f"{bar.counts.percent}%", bold=True, group=group)
    return HEAD + below + PITCH * len(bars) - 12


def table_of(words: SheetWords, bars: Sequence[Bar]) -> tuple[tuple[str, ...], ...]:
    """The numbers of the bars with their heads."""

    def line(name: str, counts: Counts) -> tuple[str, ...]:
        return (name, *map(words.number, counts), words.number(counts.total), f"{counts.percent}%")

    head = (words.bar_head, *words.states, words.total, "%")
    return (head, *(line(words.name_of(bar), bar.counts) for bar in bars))


def _legend(drawing: Drawing, words: SheetWords, right: float, middle: float, room: float) -> float:
    """Draw the legend, ending at the right of the heading, or below it where it has no room; how far down that is."""
    widths = [drawing.measure(name, "small", False) for name in words.states]
    whole = sum(widths) + 16 * 4 + 14 * 3
    below = 0.0 if whole <= room else 24.0
    x = right - whole if not below else right - room - 32 - drawing.measure(words.bars, "head", True)
    for state, (name, wide) in enumerate(zip(words.states, widths, strict=True)):
        _fill(drawing, x, middle + below - 5, 10, 10, state)
        drawing.words(x + 16, middle + below, name, "small", "muted", group="legend")
        x += 16 + wide + 14
    return below


def _scale(drawing: Drawing, words: SheetWords, bars: Sequence[Bar], room: float) -> float:
    """px a task, so that the longest bar fits though no part is narrower than its figure."""
    scale = room / max((bar.counts.total for bar in bars), default=1)
    for _round in range(12):
        widest = max((_width(drawing, words, bar.counts, scale) for bar in bars), default=0.0)
        if widest <= room:
            break
        scale *= 0.98 * room / widest
    return scale


def _width(drawing: Drawing, words: SheetWords, counts: Counts, scale: float) -> float:
    parts = [_span(drawing, words, count, scale) + _GAP for count in counts if count]
    return sum(parts) - _GAP if parts else 0.0


def _span(drawing: Drawing, words: SheetWords, count: int, scale: float) -> float:
    return max(count * scale, drawing.measure(words.number(count), "small", False) + _INSIDE)


def _segment(drawing: Drawing, x: float, middle: float, span: float, figure: str, state: int, group: str) -> None:
    half = drawing.measure(figure, "small", False) / 2 + 4
    centre = x + span / 2
    _fill(drawing, x, middle - HEIGHT / 2, span, HEIGHT, state, (centre - half, centre + half))
    drawing.words(centre, middle, figure, "small", _FIGURES[state], align="center", group=group)


def _fill(
    drawing: Drawing,
    x: float,
    y: float,
    width: float,
    height: float,
    state: int,
    free: tuple[float, float] | None = None,
) -> None:
    """A part of a bar; of the hatch what is between the `free` ends stays plain, for the figure there."""
    if state == 2:
        drawing.items.append(Box(x, y, width, height, "surface", "edge"))
        return
    drawing.items.append(Box(x, y, width, height, ("accent", "half", "", "err")[state]))
    if state == 3:
        stretches = [(x, x + width)] if free is None else [(x, free[0]), (free[1], x + width)]
        for start, end in stretches:
            _hatch(drawing, x, y, width, height, max(start, x), min(end, x + width))


def _hatch(drawing: Drawing, x: float, y: float, width: float, height: float, start: float, end: float) -> None:
    """Stripes that climb to the right over a rectangle, between two uprights."""
    foot, at = y + height, x - height + _STEP / 2
    while at < x + width:
        x1, x2 = max(at, start), min(at + height, end)
        if x1 < x2:
            drawing.items.append(Line(x1, foot - (x1 - at), x2, foot - (x2 - at), _STRIPE, "errTint"))
        at += _STEP
