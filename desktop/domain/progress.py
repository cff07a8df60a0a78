"""What became of tasks and targets: the part of a record that goes on after the plan was issued.

A task or a target has two halves. What the plan says of it lives in the document (see `document.Assignment`, `Target`)
and is frozen with it; what was done lives here, beside it, with who entered it and when.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.document import Assignment, Target
from desktop.domain.repeats import Repeat


class TaskState(StrEnum):
    """Trạng thái as it is entered. Quá hạn is none of them: it follows from the day (see `is_late`)."""

    NOT_BEGUN = "todo"  # chưa làm
    DOING = "doing"  # đang làm
    DONE = "done"  # hoàn thành
    PAUSED = "paused"  # tạm dừng


class RecordKey(NamedTuple):
    """The document and the id of a task or a target in it."""

    document: str
    record: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What was reported of a task. `percent` is 0 to 100; `reason` says why it is late; `done_on` when it was done."""

    state: TaskState = TaskState.NOT_BEGUN
    percent: int = 0
    result: str = ""
    reason: str = ""
    note: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a target had reached by a day. `value` is None where only words were reported."""

    on: date
    value: float | None = None
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in its plan: its number in printed order from 1, the top section with its number
    ("III. NHIỆM VỤ, GIẢI PHÁP"), the place in words ("mục III, khoản 1, điểm c") and the block that it is in.
    """

    position: int = 0
    section: str = ""
    words: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task as the plan says it: `task` in words, with its deadline read (`due`, `repeat`, `certain`)."""

    assignment: Assignment
    task: str
    place: Place
    due: date | None = None
    repeat: Repeat = Repeat.ONCE
    certain: bool = True


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A target as the plan says it."""

    target: Target
    place: Place


@dataclass(frozen=True, slots=True)
class PlanName:
    """What a list calls a plan. `issue` counts how often it was set going; 0 is a draft that nobody follows yet."""

    id: str
    kind: str = ""
    number: str = ""
    symbol: str = ""
    subject: str = ""
    year: int | None = None
    issue: int = 0


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of one plan with what became of it, as tables over all plans show it.

    `number` is the row's own in the store. `revision` is expected by the next change. `reminders` counts requests that
    were sent (đôn đốc). A task that is `gone` is no longer in the plan but has a history.
    """

    number: int
    key: RecordKey
    plan: PlanName
    planned: PlannedTask
    progress: Progress = Progress()
    reminders: int = 0
    reminded_on: date | None = None
    evidence: int = 0
    revision: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target of one plan with what was reached, newest measurement last."""

    number: int
    key: RecordKey
    plan: PlanName
    planned: PlannedTarget
    measurements: tuple[Measurement, ...] = ()
    evidence: int = 0
    revision: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a record's history: `field` changed from `old` to `new`; or a letter that went out, a form that came
    back. `letter` is the document of that letter.
    """

    at: datetime
    by: str
    field: str
    old: str = ""
    new: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Minh chứng: a file kept with a record under the SHA-256 of its bytes (hexadecimal)."""

    sha256: str
    name: str
    size: int
    at: datetime
    by: str


LATE = "late"  # the name of quá hạn among the names of states


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """Which tasks a table shows, in what order. "" and None ask for all.

    `state` is a TaskState's value or LATE; LATE rows are in no other. `words` are sought in task, units, result and
    plan, without diacritics unless they bear some. `order` and `group` are names of `TASK_ORDERS`; `going` leaves out
    drafts. `until` asks for what falls due up to a day and is not done, `first` and `last` together for what falls due
    on these days and between. `rows` are the numbers of the only rows to be shown: those a figure was counted from.
    """

    plan: str = ""
    lead: str = ""
    year: int | None = None
    state: str = ""
    words: str = ""
    section: str = ""
    order: str = "plan"
    descending: bool = False
    group: str = ""
    going: bool = False
    until: date | None = None
    rows: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class TargetQuery:
    """Which targets a table shows. "" and None ask for all; `year` is the target's, `words` and `rows` as for tasks."""

    plan: str = ""
    year: int | None = None
    words: str = ""
    order: str = "plan"
    descending: bool = False
    group: str = ""
    going: bool = False
    rows: tuple[int, ...] = ()


TASK_ORDERS = ("plan", "task", "lead", "deadline", "percent", "state", "decided_by", "section")


class Group(NamedTuple):
    """Rows that stand together under one heading: its words, how many they are, how many of them are late."""

    name: str
    rows: int
    late: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What a table shows: the rows' own numbers in order, the groups they fall into (none without `group`), and how
    many rows there are of each state, LATE among them, were the state not asked for ("" is all).
    """

    numbers: tuple[int, ...] = ()
    groups: tuple[Group, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def is_late(due: date | None, state: TaskState, today: date) -> bool:
    """Whether a task is quá hạn: its day has passed, it is not done and nobody has paused it."""
    return due is not None and due < today and state in (TaskState.NOT_BEGUN, TaskState.DOING)


def shown_state(due: date | None, state: TaskState, today: date) -> str:
    """The name of the state that a table shows: a TaskState's value, or LATE."""
    return LATE if is_late(due, state, today) else state.value
