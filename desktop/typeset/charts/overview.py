"""Tổng quan as one sheet: figures, bars, targets over the years, what falls due. As wide as there is room.

Where it is narrow the due list goes under. Nothing here knows whether a window or paper will show it.
"""

from __future__ import annotations

from desktop.domain.overview import STATES_OF, Behind, Overview, Series, folded
from desktop.typeset.charts import bars as bar_charts
from desktop.typeset.charts import due as due_list
from desktop.typeset.charts import targets as target_charts
from desktop.typeset.charts.marks import MARKS, SIDE
from desktop.typeset.charts.scene import Disc, Drawing, Line, Measure, Scene, Table
from desktop.typeset.charts.words import SheetWords

LEAST_HEIGHT = 622
SIDE_BY_SIDE = 1000  # px wide: a window of 1100
MARGIN = 28
FIGURES_FOOT = 141
_BARS_TOP, _COLUMN_GAP = 25, 25
_LEAST_BARS, _BARS = 5, 9  # of a sheet of the least height
_TARGETS_HEAD = 30
_ROW = target_charts.HEIGHT + 16
_FEW = 6  # target charts beside bars; all of them stand where they are asked for


def draw_overview(
    found: Overview, words: SheetWords, measure: Measure, width: float, height: float, *, targets_only: bool = False
) -> Scene:
    """The sheet, `width` px wide and `height` high, or higher where it needs more; all targets with `targets_only`."""
    height = max(height, LEAST_HEIGHT)
    drawing = Drawing(measure)
    wide = width >= SIDE_BY_SIDE
    left_width = width - 2 * MARGIN
    if wide:
        left_width -= due_list.WIDTH + MARGIN + _COLUMN_GAP
    _head(drawing, words, found, width)
    top = FIGURES_FOOT + _BARS_TOP
    if targets_only:
        foot = _all_targets(drawing, words, found, top, left_width)
    else:
        foot = _bars_and_targets(drawing, words, found, top, left_width, height if wide else LEAST_HEIGHT)
    if wide:
        height = max(height, foot)
        x = MARGIN + left_width + MARGIN
        drawing.hairline(x, FIGURES_FOOT + 16, x, height - 14)
        most = max(1, int((height - top - due_list.HEAD - 84) // due_list.PITCH))
        due_list.draw_due(drawing, words, found, (x + _COLUMN_GAP, top, due_list.WIDTH), most)
        _foot(drawing, words, x + _COLUMN_GAP, height - 40, due_list.WIDTH)
    else:
        drawing.hairline(MARGIN, foot, width - MARGIN, foot)
        taken = due_list.draw_due(drawing, words, found, (MARGIN, foot + 28, left_width), 10)
        _foot(drawing, words, MARGIN, foot + 28 + taken + 16, left_width)
        height = max(height, foot + 28 + taken + 56)
    return Scene(width, height, tuple(drawing.items), tuple(drawing.spots), tuple(drawing.tables))


def _head(drawing: Drawing, words: SheetWords, found: Overview, width: float) -> None:
    """Title, figures with their marks, the line under them."""
    drawing.words(MARGIN, 31, drawing.fitted(words.title, width - 2 * MARGIN, "title"), "title", group="title")
    drawing.words(MARGIN, 55, drawing.fitted(words.subtitle, width - 2 * MARGIN), "body", "muted", group="subtitle")
    query = found.scope.query()
    counts = found.counts
    labels = [one.format(percent=counts.percent, units=words.number(found.late_units)) for one in words.figures]
    entries = [(counts.total, words.tasks, Behind(query))]
    entries += [
        (count, label, Behind(query, states=states))
        for count, label, states in zip(counts, labels, STATES_OF, strict=True)
    ]
    widths = [
        max(
            drawing.measure(words.number(count), "display", True),
            drawing.measure(label, "body", False) + (21 if at else 0),
        )
        for at, (count, label, _behind) in enumerate(entries)
    ]
    gap = min(38.0, (width - 2 * MARGIN - sum(widths) - 25 * 4) / 4)
    rows = [(words.tasks, words.number(counts.total))]
    x = float(MARGIN)
    for at, ((count, label, behind), wide) in enumerate(zip(entries, widths, strict=True)):
        late = at == len(MARKS) and count > 0
        group = f"figure {at}"
        drawing.words(x, 93, words.number(count), "display", "err" if late else "text", group=group)
        if at:
            MARKS[at - 1](drawing, x + SIDE / 2, 118)
            rows.append((words.states[at - 1], words.number(count)))
        drawing.words(x + (21 if at else 0), 118, label, "body", "muted", group=group)
        drawing.spot((x - 6, 76, wide + 12, 54), f"{words.number(count)} {label}", behind)
        x += wide + gap
        if at < len(entries) - 1:
            drawing.hairline(x, 81, x, 121)
        x += 25
    drawing.tables.append(Table(words.title, tuple(rows), (MARGIN, 76, width - 2 * MARGIN, 54)))
    drawing.hairline(MARGIN, FIGURES_FOOT, width - MARGIN, FIGURES_FOOT)


def _bars_and_targets(
    drawing: Drawing, words: SheetWords, found: Overview, top: float, width: float, height: float
) -> float:
    """Bars, and under them as many target charts as there is room for, six at most; where they end."""
    across = _across(width)
    shown = found.series[:_FEW]
    room = height - LEAST_HEIGHT + _BARS * bar_charts.PITCH  # for bars beside one row of charts
    lines = 1
    if len(shown) > across and room - _ROW >= min(_BARS, len(found.bars)) * bar_charts.PITCH:
        lines = -(-len(shown) // across)
        room -= _ROW * (lines - 1)
    if not shown:
        room += _ROW + _TARGETS_HEAD - 24
    most = max(_LEAST_BARS, int(room // bar_charts.PITCH))
    bars = folded(found.bars, most)
    taken = bar_charts.draw_bars(drawing, words, bars, found.scope.query(), found.by, (MARGIN, top, width))
    line = top + taken + 12
    drawing.hairline(MARGIN, line, MARGIN + width, line)
    if not shown:
        drawing.words(MARGIN, line + 24, words.no_targets, "small", "muted", group="no targets")
        return line + 48
    shown = shown[: lines * across]
    spare = max(0.0, height - 14 - (line + 25 + _TARGETS_HEAD + _ROW * lines))
    plot = target_charts.PLOT + min(spare / lines, 60.0)
    return _targets(drawing, words, shown, line + 25, width, plot)


def _all_targets(drawing: Drawing, words: SheetWords, found: Overview, top: float, width: float) -> float:
    if not found.series:
        drawing.words(MARGIN, top, words.no_targets, "small", "muted", group="no targets")
        return top + 24
    return _targets(drawing, words, found.series, top, width, target_charts.PLOT)


def _targets(
    drawing: Drawing,
    words: SheetWords,
    shown: tuple[Series, ...],
    top: float,
    width: float,
    plot: float,
) -> float:
    """A heading, the legend and charts in rows; where they end."""
    drawing.words(MARGIN, top, words.targets, "head", group="targets head")
    _legend(drawing, words, MARGIN + width, top)
    across = _across(width)
    each = (width - target_charts.GAP * (across - 1)) / across
    pitch = _ROW + plot - target_charts.PLOT
    for at, series in enumerate(shown):
        x = MARGIN + (at % across) * (each + target_charts.GAP)
        y = top + _TARGETS_HEAD + (at // across) * pitch
        target_charts.draw_target(drawing, words, series, (x, y, each), plot)
    lines = -(-len(shown) // across)
    foot = top + _TARGETS_HEAD + lines * pitch
    table = Table(words.targets, target_charts.table_of(words, shown), (MARGIN, top, width, foot - top))
    drawing.tables.append(table)
    return foot


def _across(width: float) -> int:
    """How many charts stand in a row."""
    return max(1, min(3, int((width + target_charts.GAP) // (target_charts.WIDTH - 24 + target_charts.GAP))))


def _legend(drawing: Drawing, words: SheetWords, right: float, middle: float) -> None:
    planned = drawing.measure(words.planned, "small", False)
    reached = drawing.measure(words.reached, "small", False)
    x = right - planned
    drawing.words(x, middle, words.planned, "small", "muted", group="targets legend")
    drawing.items.append(Line(x - 19, middle, x - 5, middle, 2, "text"))
    x -= 28 + reached
    drawing.words(x, middle, words.reached, "small", "muted", group="targets legend")
    drawing.items.append(Disc(x - 10, middle, 4.5, "accent"))


def _foot(drawing: Drawing, words: SheetWords, x: float, y: float, width: float) -> None:
    """When this was drawn and from what, on at most two lines."""
    whole = words.foot.split()
    first: list[str] = []
    while whole and drawing.measure(" ".join([*first, whole[0]]), "small", False) <= width:
        first.append(whole.pop(0))
    drawing.words(x, y, " ".join(first), "small", "muted", group="foot")
    if whole:
        drawing.words(x, y + 18, drawing.fitted(" ".join(whole), width, "small"), "small", "muted", group="foot")
