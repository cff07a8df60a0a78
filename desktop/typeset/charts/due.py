"""What falls due soon: day, task, unit and how near the day is, two lines each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from desktop.domain.overview import DUE_DAYS, Behind, Overview
from desktop.domain.progress import TaskQuery, TaskRow, TaskState
from desktop.typeset.charts.scene import Drawing
from desktop.typeset.charts.words import SheetWords

WIDTH, PITCH, HEAD = 306, 43, 30
_DAY = 52


def draw_due(
    drawing: Drawing, words: SheetWords, found: Overview, place: tuple[float, float, float], most: int
) -> float:
    """Draw the list at `place` (left, middle of its heading, width) with at most so many tasks; how high it is."""
    left, top, width = place
    drawing.words(left, top, words.due, "head", group="due head")
    count = words.due_count.format(count=words.number(found.due_count))
    last = found.today + timedelta(days=DUE_DAYS)
    query = TaskQuery(plan=found.scope.plan, going=True, first=found.today, last=last)
    everything = Behind(query, states=(TaskState.NOT_BEGUN.value, TaskState.DOING.value))
    wide = drawing.words(left + width, top, count, "body", "muted", align="right", group="due head")
    drawing.spot((left + width - wide, top - 12, wide, 24), f"{words.due}: {count}", everything)
    if not found.due:
        drawing.words(left, top + HEAD, words.no_due, "small", "muted", group="due none")
        return HEAD + 20
    shown: Sequence[TaskRow] = found.due[:most]
    for at, row in enumerate(shown):
        _row(drawing, words, row, (left, top + HEAD + at * PITCH, width), last=at == len(shown) - 1)
    height = HEAD + PITCH * len(shown)
    rest = found.due_count - len(shown)
    if rest:
        text = words.more_due.format(count=words.number(rest))
        wide = drawing.words(left + _DAY, top + height, text, "small", "accent", group="due more")
        drawing.spot((left + _DAY, top + height - 12, wide, 24), text, everything)
        height += 24
    return height


def _row(drawing: Drawing, words: SheetWords, row: TaskRow, place: tuple[float, float, float], *, last: bool) -> None:
    left, middle, width = place
    if row.planned.due is None:
        return
    group = f"due {row.number}"
    drawing.words(left, middle, words.day(row.planned.due), bold=True, group=group)
    task = " ".join(row.planned.task.split())
    shown = drawing.fitted(task, width - _DAY)
    drawing.words(left + _DAY, middle, shown, group=group)
    near, token = words.near(row.planned.due)
    bold = token != "muted"
    wide = drawing.measure(near, "small", bold)
    lead = drawing.fitted(row.planned.assignment.lead, width - _DAY - wide - 12, "small")
    drawing.words(left + _DAY, middle + 18, lead, "small", "muted", group=group)
    drawing.words(left + width, middle + 18, near, "small", token, bold=bold, align="right", group=group)
    if not last:
        drawing.hairline(left, middle + 30.5, left + width, middle + 30.5)
    name = ", ".join(filter(None, (words.day(row.planned.due), task, row.planned.assignment.lead, near)))
    drawing.spot((left, middle - 12, width, PITCH - 1), name, row.key, task if shown != task else "")
