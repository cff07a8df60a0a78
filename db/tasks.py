"""Tasks of all plans: rows here, values outside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from db import task_queries
from db.history import SqliteHistory, differences
from db.names import Names
from db.plan_names import plan_names_of
from db.row_content import folded, task_words
from db.task_queries import STATES
from db.times import read_day, read_optional, written
from desktop.domain.document import Assignment
from desktop.domain.progress import Listing, Place, PlannedTask, Progress, RecordKey, TaskQuery, TaskRow, TaskState
from desktop.domain.repeats import Repeat

AT_ONCE = 500  # rows in one question
ROWS = """
    SELECT t.number, t.plan, t.record, t.position, t.gone, t.due, t.state, t.percent, l.name, c.name, t.section,
        w.task, w.own_task, w.supporting, w.deadline, w.repeat, w.certain, w.product, w.remark, w.place, w.block,
        w.result, w.reason, w.note, w.done_on, w.revision, w.changed_at, w.changed_by,
        (SELECT count(*) FROM evidence e WHERE e.plan = t.plan AND e.record = t.record)
    FROM tasks t JOIN task_words w ON w.number = t.number
    JOIN names l ON l.number = t.lead JOIN names c ON c.number = t.decided
    WHERE t.number IN ({marks})
"""
REMINDERS = """
    SELECT t.number, count(*), max(m.made_at)
    FROM tasks t JOIN plans p ON p.number = t.plan
    JOIN letter_rows r ON r.document_id = p.document_id AND r.record_id = t.record
    JOIN letters m ON m.id = r.letter_id AND m.ordinal > 0
    JOIN documents d ON d.id = m.document_id AND d.discarded_at IS NULL
    WHERE t.number IN ({marks}) GROUP BY t.number
"""
NUMBER = """
    SELECT number FROM tasks
    WHERE plan = (SELECT number FROM plans WHERE document_id = ?) AND record = ?
"""
KEEP = "UPDATE tasks SET state = ?, percent = ? WHERE number = ?"
KEEP_WORDS = """
    UPDATE task_words SET result = ?, reason = ?, note = ?, done_on = ?, revision = ?, changed_at = ?, changed_by = ?,
        words = ?, folded = ?
    WHERE number = ?
"""
FIELDS = tuple(field.name for field in fields(Progress))


class SqliteTasks:
    """`following_ports.TaskStore` within one transaction."""

    def __init__(self, connection: Connection, names: Names) -> None:
        self._connection, self._names = connection, names

    def find(self, query: TaskQuery, today: date) -> Listing:
        """The numbers of the rows a table shows, with groups and counts."""
        return task_queries.find(self._connection, query, today)

    def rows(self, numbers: Sequence[int]) -> tuple[TaskRow, ...]:
        """Rows by their numbers, in that order; those that are gone meanwhile are left out."""
        found: dict[int, TaskRow] = {}
        for start in range(0, len(numbers), AT_ONCE):
            found |= {row.number: row for row in self._some(tuple(numbers[start : start + AT_ONCE]))}
        return tuple([found[number] for number in numbers if number in found])

    def number(self, key: RecordKey) -> int | None:
        """The number of a task's row."""
        number: int | None = self._connection.exec_driver_sql(NUMBER, tuple(key)).scalar_one_or_none()
        return number

    def keep(self, row: TaskRow, progress: Progress, at: datetime, by: str) -> None:
        """Keep progress in place of that of `row`, with one line of history for each field that differs."""
        history = SqliteHistory(self._connection)
        for event in differences(row.progress, progress, FIELDS, at, by):
            history.add(row.key, event)
        assignment = row.planned.assignment
        words = task_words(row.planned.task, assignment.lead, assignment.supporting, progress.result)
        self._connection.exec_driver_sql(KEEP, (STATES.index(progress.state), progress.percent, row.number))
        self._connection.exec_driver_sql(
            KEEP_WORDS,
            (
                progress.result,
                progress.reason,
                progress.note,
                progress.done_on.toordinal() if progress.done_on else None,
                row.revision + 1,
                written(at),
                by,
                words,
                folded(words),
                row.number,
            ),
        )

    def units(self) -> tuple[str, ...]:
        """Every unit that leads or joins, in the order of the alphabet."""
        return self._names.units()

    def clean(self) -> None:
        """Drop names of units that no task has any more."""
        self._names.clean()

    def _some(self, numbers: tuple[int, ...]) -> Iterator[TaskRow]:
        marks = ", ".join("?" * len(numbers))
        rows = self._connection.exec_driver_sql(ROWS.format(marks=marks), numbers).all()
        reminders = self._connection.exec_driver_sql(REMINDERS.format(marks=marks), numbers).all()
        reminded: dict[int, tuple[int, datetime | None]] = {
            number: (count, read_optional(last)) for number, count, last in reminders
        }
        plans = plan_names_of(self._connection, {row[1] for row in rows})
        for number, plan, record, position, gone, due, state, percent, lead, decided, section, *texts in rows:
            if plan not in plans:  # of a damaged file
                continue
            count, last = reminded.get(number, (0, None))
            *planned, result, reason, note, done_on, revision, changed_at, changed_by, evidence = texts
            yield TaskRow(
                number,
                RecordKey(plans[plan].id, record),
                plans[plan],
                _planned(record, lead, decided, Place(position, section), due, planned),
                Progress(_state(state), percent, result, reason, note, read_day(done_on)),
                reminders=count,
                reminded_on=last.astimezone().date() if last else None,
                evidence=evidence,
                revision=revision,
                changed_at=read_optional(changed_at),
                changed_by=changed_by,
                gone=bool(gone),
            )


def _planned(record: str, lead: str, decided: str, place: Place, due: int, texts: list[Any]) -> PlannedTask:
    task, own_task, supporting, deadline, repeat, certain, product, remark, words, block = texts
    others = _units(supporting)
    return PlannedTask(
        Assignment(record, lead, others, deadline, decided, own_task, product, remark),
        task,
        Place(place.position, place.section, words, block),
        read_day(due),
        Repeat(repeat) if repeat in set(Repeat) else Repeat.ONCE,
        bool(certain),
    )


def _units(kept: str) -> tuple[str, ...]:
    """Units as they were kept; none where that is damaged, so that the table still opens."""
    try:
        return tuple(map(str, json.loads(kept))) if kept != "[]" else ()
    except ValueError:
        return ()


def _state(number: object) -> TaskState:
    """A state as it was kept; a damaged one is that of a task that nobody began."""
    return STATES[number] if isinstance(number, int) and 0 <= number < len(STATES) else TaskState.NOT_BEGUN
