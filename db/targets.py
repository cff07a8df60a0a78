"""Targets of all plans with what was reached: rows here, values outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from db import target_queries
from db.history import SqliteHistory
from db.plan_names import plan_names_of
from db.times import read_day, read_optional, written
from desktop.domain.document import Comparator, Target
from desktop.domain.progress import (
    Event,
    Listing,
    Measurement,
    Place,
    PlannedTarget,
    RecordKey,
    TargetQuery,
    TargetRow,
)

AT_ONCE = 500  # rows in one question
ROWS = """
    SELECT t.number, t.plan, t.record, t.position, t.gone, t.section,
        w.indicator, w.comparator, w.value, w.unit, w.period, w.target_year, w.value_words, w.place, w.block,
        w.revision, w.changed_at, w.changed_by,
        (SELECT count(*) FROM evidence e WHERE e.plan = t.plan AND e.record = t.record)
    FROM targets t JOIN target_words w ON w.number = t.number
    WHERE t.number IN ({marks})
"""
MEASUREMENTS = """
    SELECT target, day, value, words, note FROM measurements WHERE target IN ({marks}) ORDER BY target, day
"""
NUMBER = """
    SELECT number FROM targets
    WHERE plan = (SELECT number FROM plans WHERE document_id = ?) AND record = ?
"""
MEASURE = "INSERT OR REPLACE INTO measurements (target, day, value, words, note) VALUES (?, ?, ?, ?, ?)"
UNMEASURE = "DELETE FROM measurements WHERE target = ? AND day = ?"
CHANGED = "UPDATE target_words SET revision = ?, changed_at = ?, changed_by = ? WHERE number = ?"
MEASURED = "measurement"  # the field of history; its words are "<day> <value> <words>"


class SqliteTargets:
    """`following_ports.TargetStore` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, query: TargetQuery) -> Listing:
        """The numbers of the rows a table shows, with groups."""
        return target_queries.find(self._connection, query)

    def rows(self, numbers: Sequence[int]) -> tuple[TargetRow, ...]:
        """Rows by their numbers, in that order; those that are gone meanwhile are left out."""
        found: dict[int, TargetRow] = {}
        for start in range(0, len(numbers), AT_ONCE):
            found |= {row.number: row for row in self._some(tuple(numbers[start : start + AT_ONCE]))}
        return tuple([found[number] for number in numbers if number in found])

    def number(self, key: RecordKey) -> int | None:
        """The number of a target's row."""
        number: int | None = self._connection.exec_driver_sql(NUMBER, tuple(key)).scalar_one_or_none()
        return number

    def measure(self, row: TargetRow, measurement: Measurement, at: datetime, by: str) -> None:
        """Keep what was reached by a day, in place of what was kept for that day."""
        day = measurement.on.toordinal()
        values = (row.number, day, measurement.value, measurement.words, measurement.note)
        self._connection.exec_driver_sql(MEASURE, values)
        self._changed(row, measurement.on, measurement, at, by)

    def unmeasure(self, row: TargetRow, on: date, at: datetime, by: str) -> None:
        """Drop what was kept for a day."""
        self._connection.exec_driver_sql(UNMEASURE, (row.number, on.toordinal()))
        self._changed(row, on, None, at, by)

    def _changed(self, row: TargetRow, on: date, new: Measurement | None, at: datetime, by: str) -> None:
        old = next((one for one in row.measurements if one.on == on), None)
        self._connection.exec_driver_sql(CHANGED, (row.revision + 1, written(at), by, row.number))
        event = Event(at, by, MEASURED, _in_words(old), _in_words(new))
        SqliteHistory(self._connection).add(row.key, event)

    def _some(self, numbers: tuple[int, ...]) -> Iterator[TargetRow]:
        marks = ", ".join("?" * len(numbers))
        rows = self._connection.exec_driver_sql(ROWS.format(marks=marks), numbers).all()
        reached: dict[int, list[Measurement]] = {}
        for target, day, value, words, note in self._connection.exec_driver_sql(
            MEASUREMENTS.format(marks=marks), numbers
        ):
            on = read_day(day)
            if on is not None:
                reached.setdefault(target, []).append(Measurement(on, value, words, note))
        plans = plan_names_of(self._connection, {row[1] for row in rows})
        for number, plan, record, position, gone, section, *texts in rows:
            if plan not in plans:  # of a damaged file
                continue
            *planned, words, block, revision, changed_at, changed_by, evidence = texts
            yield TargetRow(
                number,
                RecordKey(plans[plan].id, record),
                plans[plan],
                PlannedTarget(_target(record, planned), Place(position, section, words, block)),
                tuple(reached.get(number, ())),
                evidence=evidence,
                revision=revision,
                changed_at=read_optional(changed_at),
                changed_by=changed_by,
                gone=bool(gone),
            )


def _target(record: str, texts: list[Any]) -> Target:
    indicator, comparator, value, unit, period, year, words = texts
    compared = Comparator(comparator) if comparator in set(Comparator) else Comparator.AT_LEAST
    return Target(record, indicator, compared, value, unit, period, year, words)


def _in_words(one: Measurement | None) -> str:
    """What history keeps of a measurement: its day, its figure where there is one, its words."""
    if one is None:
        return ""
    figure = "" if one.value is None else repr(one.value)
    return " ".join(part for part in (one.on.isoformat(), figure, one.words) if part)
