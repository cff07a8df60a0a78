"""What a clerk enters in one field of a task, and what follows for the others: 100% is hoàn thành, and back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from desktop.domain.errors import N_, UserError
from desktop.domain.form_values import read_day
from desktop.domain.progress import Progress, TaskState
from desktop.domain.text import clean, one_line

_PERCENT = re.compile(r"(\d{1,3})(?:[.,]0*)?\s*%?")
WRONG_DAY = N_("Ngày hoàn thành ghi như 15/11/2026. Ngày cũ giữ nguyên.")
WRONG_PERCENT = N_("Tiến độ là một số từ 0 đến 100. Số cũ giữ nguyên.")


def with_state(progress: Progress, state: TaskState, on: date) -> Progress:
    """The same report in another state, entered on a day."""
    if state is progress.state:
        return progress
    if state is TaskState.DONE:
        return replace(progress, state=state, percent=100, done_on=on)
    percent = 0 if progress.percent == 100 or state is TaskState.NOT_BEGUN else progress.percent
    return replace(progress, state=state, percent=percent, done_on=None)


def with_percent(progress: Progress, percent: int, on: date) -> Progress:
    """The same report with another percentage (0 to 100), entered on a day."""
    if percent == 100:
        done = with_state(progress, TaskState.DONE, on)
        return replace(done, percent=100)
    state = progress.state
    if state is TaskState.DONE or (state is TaskState.NOT_BEGUN and percent):
        state = TaskState.DOING
    return replace(progress, state=state, percent=percent, done_on=None)


def read_percent(words: str) -> int:
    """ "40%", "40", "" (nothing yet). Raises UserError for what is no percentage."""
    text = one_line(clean(words))
    if not text:
        return 0
    found = _PERCENT.fullmatch(text)
    if found is None or int(found.group(1)) > 100:
        raise UserError(WRONG_PERCENT)
    return int(found.group(1))


def read_done_on(words: str) -> date:
    """ "15/11/2026". Raises UserError for what is no day."""
    found = read_day(words).day
    if found is None:
        raise UserError(WRONG_DAY)
    return found


def read_units(words: str) -> tuple[str, ...]:
    """ "Văn phòng; các ban" as units."""
    return tuple(dict.fromkeys(filter(None, (one_line(part) for part in clean(words).split(";")))))
