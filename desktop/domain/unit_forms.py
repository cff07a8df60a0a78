"""The form that a unit fills in and sends back: what was sent, which of it must not change, and how it is kept.

The store keeps what was sent (`kept`, `from_kept`); what comes back is compared with that and never believed by itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from desktop.domain.progress import Progress, RecordKey, TaskState
from desktop.domain.text import clean, one_line

LOCKED = 4  # columns from the left that the unit must not change
FIRST_ROW = 6  # of the tasks on their sheet, from 0; the titles stand in the row above
HIDDEN = "thao"  # the sheet that says which form this is
MARK = "THAO-PHIEU"
VERSION = 1


@dataclass(frozen=True, slots=True)
class FormRow:
    """One task on a form: `plan` and `issue` say of which plan, `progress` is what was known when it went out."""

    key: RecordKey
    issue: int
    task: str
    plan: str
    deadline: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class UnitForm:
    """A form for one unit. `answer_by` is the day by which it should come back."""

    id: str
    office: str
    unit: str
    made_on: date
    answer_by: date
    rows: tuple[FormRow, ...] = ()


def locked_cells(form: UnitForm) -> tuple[tuple[str, ...], ...]:
    """The texts of the locked cells, row by row, as they come back from any office program."""
    return tuple(
        tuple(bare(text) for text in (str(number), row.task, row.plan, row.deadline))
        for number, row in enumerate(form.rows, start=1)
    )


def bare(text: str) -> str:
    """A text as it is compared: composed, on one line, without blanks at its ends."""
    return one_line(clean(text))


def digest(form: UnitForm) -> str:
    """SHA-256 over all that must not change, as it stands in the hidden sheet."""
    content = [form.id, form.office, form.unit, [[*row.key, row.issue] for row in form.rows], locked_cells(form)]
    return sha256(json.dumps(content, ensure_ascii=False).encode("utf-8")).hexdigest()


def kept(form: UnitForm) -> str:
    """A form as the JSON that the store keeps."""
    rows = [
        {
            "key": list(row.key),
            "issue": row.issue,
            "texts": [row.task, row.plan, row.deadline],
            "progress": _progress_kept(row.progress),
        }
        for row in form.rows
    ]
    head = {"id": form.id, "office": form.office, "unit": form.unit}
    days = {"made_on": form.made_on.isoformat(), "answer_by": form.answer_by.isoformat()}
    return json.dumps({**head, **days, "rows": rows}, ensure_ascii=False)


def from_kept(text: str) -> UnitForm:
    """The form that `kept` wrote. Raises ValueError, KeyError or TypeError where the text is none."""
    found: dict[str, Any] = json.loads(text)
    rows = tuple(_row(row) for row in found["rows"])
    days = (date.fromisoformat(found["made_on"]), date.fromisoformat(found["answer_by"]))
    return UnitForm(found["id"], found["office"], found["unit"], *days, rows)


def _row(found: dict[str, Any]) -> FormRow:
    task, plan, deadline = found["texts"]
    return FormRow(RecordKey(*found["key"]), found["issue"], task, plan, deadline, _progress(found["progress"]))


def _progress_kept(progress: Progress) -> list[Any]:
    done_on = progress.done_on.isoformat() if progress.done_on else ""
    return [progress.state.value, progress.percent, progress.result, progress.reason, progress.note, done_on]


def _progress(found: list[Any]) -> Progress:
    state, percent, result, reason, note, done_on = found
    made = Progress(TaskState(state), percent, result, reason, note)
    return replace(made, done_on=date.fromisoformat(done_on)) if done_on else made
