"""One target over the years: a line with dots for what was reached, a short stroke for what the plan asks.

The axis need not start at zero, so the values of the year are printed.
"""

from __future__ import annotations

from itertools import pairwise

from desktop.domain.overview import Series, Verdict
from desktop.domain.progress import TargetQuery
from desktop.typeset.charts.marks import done_mark, late_mark
from desktop.typeset.charts.scene import Disc, Drawing, Line
from desktop.typeset.charts.words import SheetWords

WIDTH, GAP = 264, 28
HEAD, YEARS, PLOT = 44, 22, 66
HEIGHT = HEAD + PLOT + YEARS
_SIDE, _STROKE = 26, 28  # from the edge to the first dot; the length of a stroke
_GOOD = frozenset({Verdict.OVER, Verdict.MET})


def draw_target(
    drawing: Drawing, words: SheetWords, series: Series, place: tuple[float, float, float], plot: float = PLOT
) -> None:
    """Draw one chart at `place` (left, middle of its first line, width), its plot as high as `plot`."""
    left, top, width = place
    group = f"target {series.rows[0]}"
    name = drawing.fitted(series.indicator, width, bold=True)
    drawing.words(left, top, name, bold=True, group=group)
    drawing.spot(
        (left, top - 12, width, HEAD + plot),
        f"{series.indicator}: {said(words, series)}",
        TargetQuery(rows=series.rows),
        series.indicator if name != series.indicator else "",
    )
    _say(drawing, words, series, left, top + 19, width, group)
    foot = top + HEAD - 12 + plot
    drawing.hairline(left, foot, left + width, foot, "line2")
    _plot(drawing, series, left, foot - plot + 6, width, plot - 16)
    for at, point in enumerate(series.points):
        now = point.year == series.now.year
        x = _x(series, left, width, at)
        drawing.words(
            x, foot + 12, str(point.year), "small", "text" if now else "muted", bold=now, align="center", group=group
        )


def said(words: SheetWords, series: Series) -> str:
    """ "Đạt 79%, kế hoạch 81%, thiếu": the year in question in words."""
    verdict = words.verdicts.get(series.verdict, "")
    return ", ".join(filter(None, (_figures(words, series), verdict)))


def table_of(words: SheetWords, series: tuple[Series, ...]) -> tuple[tuple[str, ...], ...]:
    """The numbers of all charts: a line for each year that has any."""
    lines: list[tuple[str, ...]] = [(words.targets, words.year_head, words.planned, words.reached)]
    for one in series:
        for point in one.points:
            if point.planned is not None or point.reached is not None:
                values = [words.value(value, one.unit) if value is not None else "" for value in point[1:]]
                lines.append((one.indicator, str(point.year), *values))
    return tuple(lines)


def _figures(words: SheetWords, series: Series) -> str:
    planned, reached = series.now.planned, series.now.reached
    values = {
        "planned": words.value(planned, series.unit) if planned is not None else "",
        "reached": words.value(reached, series.unit) if reached is not None else "",
    }
    if planned is None and reached is None:
        return ""
    pattern = words.only_reached if planned is None else words.only_planned if reached is None else words.both
    return pattern.format(**values)


def _say(
    drawing: Drawing, words: SheetWords, series: Series, left: float, middle: float, width: float, group: str
) -> None:
    """The figures of the year and the verdict with its mark."""
    verdict = words.verdicts.get(series.verdict, "")
    room = width - (drawing.measure(verdict, "small", True) + 30 if verdict else 0)
    figures = drawing.fitted(_figures(words, series), room, "small")
    x = left + drawing.words(left, middle, figures, "small", "muted", group=group) + 17
    if verdict:
        good = series.verdict in _GOOD
        (done_mark if good else late_mark)(drawing, x, middle)
        drawing.words(x + 11, middle, verdict, "small", "text" if good else "err", bold=True, group=group)


def _x(series: Series, left: float, width: float, at: int) -> float:
    count = len(series.points)
    if count == 1:
        return left + width / 2
    return left + _SIDE + at * (width - 2 * _SIDE) / (count - 1)


def _plot(drawing: Drawing, series: Series, left: float, top: float, width: float, height: float) -> None:
    values = [value for point in series.points for value in point[1:] if value is not None]
    if not values:
        return
    low, high = min(values), max(values)

    def y(value: float) -> float:
        return top + height / 2 if high == low else top + height - (value - low) * height / (high - low)

    step = (width - 2 * _SIDE) / max(len(series.points) - 1, 1)
    stroke = min(_STROKE, step * 0.6) if len(series.points) > 1 else _STROKE
    for at, point in enumerate(series.points):
        if point.planned is not None:
            x, level = _x(series, left, width, at), y(point.planned)
            drawing.items.append(Line(x - stroke / 2, level, x + stroke / 2, level, 2, "text"))
    dots = [
        (_x(series, left, width, at), y(point.reached), point.year)
        for at, point in enumerate(series.points)
        if point.reached is not None
    ]
    for (x1, y1, _before), (x2, y2, _after) in pairwise(dots):
        drawing.items.append(Line(x1, y1, x2, y2, 2, "accent"))
    for x, level, year in dots:
        radius = 4.5 if year == series.now.year else 3.5
        drawing.items.extend((Disc(x, level, radius + 2, "surface"), Disc(x, level, radius, "accent")))
