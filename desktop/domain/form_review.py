"""What a returned form would change: row by row the state that is known, the state proposed, and what is doubtful.

A cell that says what was sent says nothing new, whatever the office has entered since; only what the unit changed is
proposed. Nothing is proposed from a cell that was not understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.errors import N_
from desktop.domain.form_values import (
    Doubt,
    Written,
    read_day,
    read_percent,
    read_state,
    read_text,
)
from desktop.domain.progress import Progress, RecordKey, TaskState
from desktop.domain.reported import WHOLE, agreed
from desktop.domain.unit_forms import FormRow

FIELDS = ("state", "percent", "result", "reason", "done_on")
FORMULA = N_("ô là công thức, Thảo không nhận")
NOT_FULL = N_("phiếu ghi {written}%, nhận Hoàn thành thì là 100%")
FULL = N_("tiến độ 100% nhưng chưa ghi Hoàn thành")
NOT_DONE = N_("phiếu ghi {written} nhưng chưa ghi Hoàn thành")
LATER = N_("phiếu ghi {written}, sau hôm nay nên không lấy")
EMPTIED = N_("phiếu để trống, nhận thì mất phần đang ghi")
CHANGED_HERE = N_("văn phòng đã sửa sau khi gửi phiếu")


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """A cell that the unit may fill in."""

    written: Written = ""
    formula: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a returned form: its locked texts and the open cells in the order of `FIELDS`."""

    locked: tuple[str, ...]
    answers: tuple[AnswerCell, ...]


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """What a file says of itself and holds. Nothing of it is believed before it was compared with what was sent."""

    id: str
    office: str
    unit: str
    digest: str
    rows: tuple[ReturnedRow, ...] = ()
    extra: str = ""
    """The name of the first written cell below or beside the rows, "" where there is none."""


@dataclass(frozen=True, slots=True)
class RowReview:
    """One row to decide on. `fields` are those in which `proposed` differs from `now`."""

    key: RecordKey
    task: str
    plan: str
    deadline: str
    now: Progress
    proposed: Progress
    fields: tuple[str, ...] = ()
    doubts: tuple[tuple[str, Doubt], ...] = ()


def review_row(
    sent: FormRow, back: ReturnedRow, now: Progress, words: Mapping[TaskState, str], today: date
) -> RowReview:
    """Compare one returned row with what was sent and with what is known now."""
    reading = _Reading(sent.progress, back.answers, words)
    told = reading.told()
    doubts = list(reading.doubts)
    proposed = _finished(now, told, doubts, today)
    fields = tuple(name for name in FIELDS if getattr(proposed, name) != getattr(now, name))
    doubts += [
        (name, Doubt(CHANGED_HERE))
        for name in FIELDS
        if name in told and name in fields and getattr(now, name) != getattr(sent.progress, name)
    ]
    doubts += [(name, Doubt(EMPTIED)) for name in fields if _is_lost(name, proposed)]
    return RowReview(sent.key, sent.task, sent.plan, sent.deadline, now, proposed, fields, tuple(doubts))


def _is_lost(name: str, proposed: Progress) -> bool:
    """Whether words that were recorded would be wiped; the reason of a delay goes when the task is done."""
    emptied = not getattr(proposed, name)
    return emptied and (name == "result" or (name == "reason" and proposed.state is not TaskState.DONE))


class _Reading:
    """The cells of one row: what the unit changed, and what was not understood."""

    def __init__(self, sent: Progress, answers: tuple[AnswerCell, ...], words: Mapping[TaskState, str]) -> None:
        self._sent, self._words = sent, words
        self._cells = dict(zip(FIELDS, answers, strict=True))
        self.doubts: list[tuple[str, Doubt]] = []

    def told(self) -> dict[str, object]:
        """The fields that say something else than what was sent."""
        found: dict[str, object] = {}
        for name, cell in self._cells.items():
            if cell.formula:
                self.doubts.append((name, Doubt(FORMULA)))
                continue
            value, doubt = self._read(name, cell.written)
            if value is not None and value != getattr(self._sent, name):
                found[name] = value
            elif doubt is not None and value is not None:
                continue  # what is doubtful was sent so
            if doubt is not None:
                self.doubts.append((name, doubt))
        return found

    def _read(self, name: str, written: Written) -> tuple[object, Doubt | None]:
        if name == "state":
            state = read_state(written, self._words)
            return state.state, state.doubt
        if name == "percent":
            percent = read_percent(written)
            return percent.percent, percent.doubt
        if name == "done_on":
            day = read_day(written)
            return day.day, day.doubt
        text = read_text(written)
        return text.text, text.doubt


def _finished(now: Progress, told: dict[str, object], doubts: list[tuple[str, Doubt]], today: date) -> Progress:
    """What is known with what was told, in agreement; what does not agree is doubtful."""
    told = dict(told)
    state, percent, day = told.get("state", now.state), told.get("percent", now.percent), told.get("done_on")
    if isinstance(day, date) and (day > today or state is not TaskState.DONE):
        doubts.append(("done_on", Doubt(LATER if day > today else NOT_DONE, f"{day:%d/%m/%Y}")))
        del told["done_on"]
    if state is TaskState.DONE and "percent" in told and percent != WHOLE:
        doubts.append(("percent", Doubt(NOT_FULL, str(percent))))
    elif state is not TaskState.DONE and percent == WHOLE and told:
        doubts.append(("state", Doubt(FULL)))
    proposed = replace(now, **told)  # type: ignore[arg-type]  # each value was read for its field
    return agreed(now, proposed, today) if told else now
