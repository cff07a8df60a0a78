"""What services ask of storage about plans that are followed: their rows, progress, history, evidence and letters.

As in `ports`, everything is called on the one database thread within a `UnitOfWork`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from desktop.domain.overview import Behind, By, Tally
from desktop.domain.progress import (
    Event,
    Evidence,
    Listing,
    Measurement,
    PlanName,
    PlannedTarget,
    PlannedTask,
    Progress,
    RecordKey,
    TargetQuery,
    TargetRow,
    TaskQuery,
    TaskRow,
)


class Planned(NamedTuple):
    """All that is followed of one document as it was saved. `year` is that of the plan."""

    tasks: tuple[PlannedTask, ...] = ()
    targets: tuple[PlannedTarget, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One time that a plan was set going: what froze, when and by whom; when it was opened again, by whom and why."""

    issue: int
    revision: int
    at: datetime
    by: str
    reopened_at: datetime | None = None
    reopened_by: str = ""
    reason: str = ""


class PlanStore(Protocol):
    """Documents as plans that are followed."""

    def names(self, *, going: bool) -> tuple[PlanName, ...]:
        """Every plan with records, newest year first; drafts too unless `going`. Those in the bin are left out."""

    def follow(self, document_id: str, planned: Planned) -> None:
        """Take over what a draft says. Rows of a plan that is going stay those of its last issue."""

    def issue(self, document_id: str, planned: Planned, at: datetime, by: str) -> int:
        """Freeze the newest revision as the next issue, with its rows; the number of the issue, from 1."""

    def reopen(self, document_id: str, reason: str, at: datetime, by: str) -> None:
        """Let a plan be written again; its rows stay those of the last issue."""

    def issues(self, document_id: str) -> tuple[Issue, ...]:
        """Each time that a plan was set going, last first."""

    def unread(self) -> tuple[str, ...]:
        """Documents whose newest revision was not followed yet: those of an older program."""


class TaskStore(Protocol):
    """Tasks of all plans."""

    def find(self, query: TaskQuery, today: date) -> Listing:
        """The numbers of the rows a table shows, with groups and counts."""

    def rows(self, numbers: Sequence[int]) -> tuple[TaskRow, ...]:
        """Rows by their numbers, in that order; those that are gone meanwhile are left out."""

    def number(self, key: RecordKey) -> int | None:
        """The number of a task's row."""

    def keep(self, row: TaskRow, progress: Progress, at: datetime, by: str) -> None:
        """Keep progress in place of that of `row`, with one line of history for each field that differs."""

    def units(self) -> tuple[str, ...]:
        """Every unit that leads or joins, in the order of the alphabet."""

    def clean(self) -> None:
        """Drop what no task needs any more: names of units, as they were while someone typed them."""


class TargetStore(Protocol):
    """Targets of all plans."""

    def find(self, query: TargetQuery) -> Listing:
        """The numbers of the rows a table shows, with groups."""

    def rows(self, numbers: Sequence[int]) -> tuple[TargetRow, ...]:
        """Rows by their numbers, in that order; those that are gone meanwhile are left out."""

    def number(self, key: RecordKey) -> int | None:
        """The number of a target's row."""

    def measure(self, row: TargetRow, measurement: Measurement, at: datetime, by: str) -> None:
        """Keep what was reached by a day, in place of what was kept for that day."""

    def unmeasure(self, row: TargetRow, on: date, at: datetime, by: str) -> None:
        """Drop what was kept for a day."""


class OverviewStore(Protocol):
    """Tasks of all plans counted, however many there are."""

    def tally(self, query: TaskQuery, by: By, today: date) -> tuple[Tally, ...]:
        """How many tasks each unit (by its name, "" for nobody) or plan (by its id) has in each state that it has."""

    def due(self, query: TaskQuery, today: date, last: date) -> tuple[int, ...]:
        """The numbers of tasks that go on and fall due from today to a day, by day."""

    def behind(self, asked: Behind, today: date) -> tuple[int, ...]:
        """The numbers of the tasks behind a figure, in the order of their plans."""


class HistoryStore(Protocol):
    """What happened to records, for good."""

    def of(self, key: RecordKey) -> tuple[Event, ...]:
        """The history of a record, newest first."""

    def since(self, keys: Sequence[RecordKey], moment: datetime) -> dict[RecordKey, tuple[Event, ...]]:
        """What happened to records after a moment, newest first; records to which nothing did are left out."""

    def add(self, key: RecordKey, event: Event) -> None:
        """Write a line."""


class EvidenceStore(Protocol):
    """Files kept with records, each under the SHA-256 of its bytes."""

    def of(self, key: RecordKey) -> tuple[Evidence, ...]:
        """The files of a record, oldest first."""

    def named(self, sha256: str) -> str | None:
        """The name under which a file was attached first; None for one that no record has."""

    def add(self, key: RecordKey, evidence: Evidence) -> None:
        """Note a file with a record."""

    def remove(self, key: RecordKey, sha256: str) -> None:
        """Part a file from a record."""

    def known(self) -> frozenset[str]:
        """The SHA-256 of every file that some record has."""


class EvidenceFiles(Protocol):
    """The bytes of evidence in the folder beside the database."""

    def keep(self, source: Path) -> tuple[str, int]:
        """Copy a file in; its SHA-256 and its size. Raises UnreadableInput or CannotWrite; nothing is half written."""

    def copy_of(self, sha256: str, name: str) -> Path:
        """A read-only copy under its own name, checked. Raises UnreadableInput where the bytes are not those kept."""

    def clean(self, known: frozenset[str], now: datetime) -> int:
        """Delete files that no record has had for a month, and old copies; how many files that were."""
