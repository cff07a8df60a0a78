"""What may be reported of a task: values that agree with one another, and those of an earlier day from the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.domain.errors import N_, UserError
from desktop.domain.progress import Event, Progress, TaskState
from desktop.domain.text import clean

MOST_LETTERS = 5_000
WHOLE = 100  # percent
_TEXTS = ("result", "reason", "note")

WRONG_PERCENT = N_("Tiến độ {percent}% không nằm trong khoảng từ 0 đến 100. Chưa ghi gì. Hãy nhập lại tiến độ.")
LATER = N_("Ngày hoàn thành {day} còn ở phía trước. Chưa ghi gì. Hãy nhập lại ngày.")
TOO_LONG = N_("Phần chữ dài quá {most} chữ cái. Chưa ghi gì. Hãy viết gọn lại hoặc đính kèm thành tệp.")


def agreed(old: Progress, new: Progress, today: date) -> Progress:
    """`new` as it can be kept after `old`; what agrees already stays as it is, so that undoing gives back the old.

    A task that is done has 100% and the day; one that is not has no such day. One that nobody began has 0%: whoever
    enters more has begun it. Raises UserError for a figure or a day that cannot be, and for endless texts.
    """
    if not 0 <= new.percent <= WHOLE:
        raise UserError(WRONG_PERCENT, percent=new.percent)
    if new.done_on is not None and new.state is TaskState.DONE and new.done_on > today:
        raise UserError(LATER, day=f"{new.done_on:%d/%m/%Y}")
    texts = {name: clean(getattr(new, name)).strip() for name in _TEXTS}
    if any(len(text) > MOST_LETTERS for text in texts.values()):
        raise UserError(TOO_LONG, most=MOST_LETTERS)
    state, percent = new.state, new.percent
    if state is TaskState.NOT_BEGUN and percent:
        if old.state is TaskState.NOT_BEGUN:
            state = TaskState.DOING
        else:
            percent = 0
    if state is TaskState.DONE:
        percent = WHOLE
    done_on = (new.done_on or today) if state is TaskState.DONE else None
    return replace(new, state=state, percent=percent, done_on=done_on, **texts)


def rewound(now: Progress, events: Iterable[Event]) -> Progress:
    """The progress before these lines of history, newest first; lines about other things are passed over."""
    earlier = now
    for event in events:
        if event.field in _READERS:
            before: Any = _READERS[event.field](event.old)
            earlier = replace(earlier, **{event.field: before})
    return earlier


_READERS: dict[str, Callable[[str], object]] = {field.name: str for field in fields(Progress)} | {
    "state": TaskState,
    "percent": int,
    "done_on": lambda text: date.fromisoformat(text) if text else None,
}
