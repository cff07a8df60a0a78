"""Targets over all plans: found, read by rows, measured. Each function is one transaction on the database thread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from desktop.domain.errors import N_, UserError
from desktop.domain.ports import Conflict, Database, UnitOfWork
from desktop.domain.progress import Event, Listing, Measurement, RecordKey, TargetQuery, TargetRow
from desktop.domain.reported import MOST_LETTERS, TOO_LONG
from desktop.domain.text import clean

GONE = N_("Chỉ tiêu này không còn trong kế hoạch. Chưa ghi gì. Hãy chọn chỉ tiêu khác trong bảng.")
CHANGED = N_("Chỉ tiêu “{indicator}” vừa được cập nhật ở chỗ khác. Chưa ghi gì. Hãy xem số liệu mới rồi nhập lại.")
NOTHING = N_("Chưa có số liệu hay lời nào để ghi. Chưa ghi gì. Hãy nhập số đã đạt.")
NO_FIGURE = N_("Số đã đạt không phải là một con số. Chưa ghi gì. Hãy nhập lại.")
LATER = N_("Ngày {day} còn ở phía trước nên chưa có số liệu. Chưa ghi gì. Hãy nhập lại ngày.")
TARGET_ORDERS = ("plan", "section", "indicator", "year", "value", "unit", "period")
TARGET_GROUPS = ("plan", "section", "indicator", "year", "period")


def find_targets(database: Database, query: TargetQuery) -> Listing:
    """The rows of a table: their numbers in order and groups, whose names are words to show ("" for no year).

    `order` is one of TARGET_ORDERS, `group` one of TARGET_GROUPS; `counts` has only the count of all.
    """
    with database.unit() as unit:
        return unit.targets.find(query)


def target_rows(database: Database, numbers: Sequence[int]) -> tuple[TargetRow, ...]:
    """Rows by their numbers, in that order; those that are gone meanwhile are left out."""
    with database.unit() as unit:
        return unit.targets.rows(numbers)


def all_targets(database: Database, query: TargetQuery) -> tuple[TargetRow, ...]:
    """All rows of a table in its order."""
    with database.unit() as unit:
        return unit.targets.rows(unit.targets.find(query).numbers)


def target_of(database: Database, key: RecordKey) -> TargetRow | None:
    """The row of one target, or None where there is none."""
    with database.unit() as unit:
        return _row(unit, key)


def measure(
    database: Database, key: RecordKey, measurement: Measurement, expected: int, at: datetime, by: str
) -> TargetRow:
    """Keep what a target had reached by a day, in place of what was kept for that day; the row as it is then.

    Raises `ports.Conflict` where the row was changed since it was read, UserError for what cannot be kept.
    """
    kept = _checked(measurement, at.astimezone().date())
    with database.unit() as unit:
        row = _expected(unit, key, expected)
        if kept not in row.measurements:
            unit.targets.measure(row, kept, at, by)
            row = _expected(unit, key, expected + 1)
        unit.commit()
    return row


def unmeasure(database: Database, key: RecordKey, on: date, expected: int, at: datetime, by: str) -> TargetRow:
    """Drop what was kept for a day: the way back from the first measurement of it. Raises as `measure` does."""
    with database.unit() as unit:
        row = _expected(unit, key, expected)
        if any(one.on == on for one in row.measurements):
            unit.targets.unmeasure(row, on, at, by)
            row = _expected(unit, key, expected + 1)
        unit.commit()
    return row


def target_history(database: Database, key: RecordKey) -> tuple[Event, ...]:
    """What happened to a target, newest first. Fields are "measurement" ("2026-06-30 412.0 words") and "evidence"."""
    with database.unit() as unit:
        return unit.history.of(key)


def _row(unit: UnitOfWork, key: RecordKey) -> TargetRow | None:
    number = unit.targets.number(key)
    rows = unit.targets.rows((number,)) if number is not None else ()
    return rows[0] if rows else None


def _expected(unit: UnitOfWork, key: RecordKey, revision: int) -> TargetRow:
    row = _row(unit, key)
    if row is None:
        raise UserError(GONE)
    if row.revision != revision:
        raise Conflict(CHANGED, indicator=row.planned.target.indicator)
    return row


def _checked(measurement: Measurement, today: date) -> Measurement:
    kept = replace(measurement, words=clean(measurement.words).strip(), note=clean(measurement.note).strip())
    if kept.value is None and not kept.words:
        raise UserError(NOTHING)
    if kept.value is not None and not math.isfinite(kept.value):
        raise UserError(NO_FIGURE)
    if kept.on > today:
        raise UserError(LATER, day=f"{kept.on:%d/%m/%Y}")
    if len(kept.words) > MOST_LETTERS or len(kept.note) > MOST_LETTERS:
        raise UserError(TOO_LONG, most=MOST_LETTERS)
    return kept
