"""Targets over all plans: found, read by rows, measured. Each function is one transaction on the database thread."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.domain.document import Target
from desktop.domain.errors import N_, UnreadableInput, UserError
from desktop.domain.ports import Conflict, Database, UnitOfWork
from desktop.domain.progress import Event, Listing, Measurement, RecordKey, TargetQuery, TargetRow
from desktop.domain.reported import MOST_LETTERS, TOO_LONG
from desktop.domain.text import clean
from desktop.services.plans import planned_of

GONE = N_("Chỉ tiêu này không còn trong kế hoạch. Chưa ghi gì. Hãy chọn chỉ tiêu khác trong bảng.")
CHANGED = N_("Chỉ tiêu “{indicator}” vừa được cập nhật ở chỗ khác. Chưa ghi gì. Hãy xem số liệu mới rồi nhập lại.")
LOCKED = N_(
    "Kế hoạch đã đưa vào thực hiện nên chỉ tiêu đã khóa. Chưa ghi gì. Muốn sửa, hãy chọn Mở lại để sửa kế hoạch."
)
REOPENED = N_(
    "Kế hoạch đang mở lại để sửa. Chưa ghi gì. Hãy sửa chỉ tiêu trong văn bản rồi đưa kế hoạch vào thực hiện lại."
)
NOTHING = N_("Chưa có số liệu hay lời nào để ghi. Chưa ghi gì. Hãy nhập số đã đạt.")
NO_FIGURE = N_("Số đã đạt không phải là một con số. Chưa ghi gì. Hãy nhập lại.")
LATER = N_("Ngày {day} còn ở phía trước nên chưa có số liệu. Chưa ghi gì. Hãy nhập lại ngày.")
TARGET_ORDERS = ("plan", "section", "indicator", "year", "value", "unit", "period")
TARGET_GROUPS = ("plan", "section", "indicator", "year", "period")


@dataclass(frozen=True, slots=True)
class TargetChange:
    """What is to be kept of one target, as of the revision of the row that was read: `planned` in the document (as long
    as the plan was never set going), `measured` each for its day, nothing any more for the days `dropped`.
    """

    key: RecordKey
    expected: int
    planned: Target | None = None
    measured: tuple[Measurement, ...] = ()
    dropped: tuple[date, ...] = ()


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


def change_targets(database: Database, changes: Sequence[TargetChange], at: datetime, by: str) -> tuple[TargetRow, ...]:
    """Keep changes of targets, all or none, and give back the rows as they are then. Raises as `measure` does."""
    today = at.astimezone().date()
    with database.unit() as unit:
        for change in changes:
            _change(unit, change, at, by, today)
        _change_documents(unit, [change for change in changes if change.planned is not None], at)
        found = [_row(unit, change.key) for change in changes]
        unit.commit()
    return tuple([row for row in found if row is not None])


def target_history(database: Database, key: RecordKey) -> tuple[Event, ...]:
    """What happened to a target, newest first. Fields are "measurement" ("2026-06-30 412.0 words") and "evidence"."""
    with database.unit() as unit:
        return unit.history.of(key)


def _change(unit: UnitOfWork, change: TargetChange, at: datetime, by: str, today: date) -> None:
    row = _expected(unit, change.key, change.expected)
    if change.planned is not None and row.plan.issue:
        raise UserError(REOPENED if unit.plans.issues(row.plan.id)[0].reopened_at is not None else LOCKED)
    for measurement in change.measured:
        kept = _checked(measurement, today)
        if kept not in row.measurements:
            unit.targets.measure(row, kept, at, by)
            row = _expected(unit, change.key, row.revision + 1)
    for day in change.dropped:
        if any(one.on == day for one in row.measurements):
            unit.targets.unmeasure(row, day, at, by)
            row = _expected(unit, change.key, row.revision + 1)


def _change_documents(unit: UnitOfWork, changes: Iterable[TargetChange], at: datetime) -> None:
    """Change the planned half in its documents, each of which is kept once."""
    by_document: dict[str, list[Target]] = {}
    for change in changes:
        if change.planned is not None:
            by_document.setdefault(change.key.document, []).append(change.planned)
    if not by_document:
        return
    from desktop.domain.assigned import change_target  # what knows how texts show records is seldom needed here

    for document_id, planned in by_document.items():
        stored = unit.documents.load(document_id)
        if stored is None:
            raise UnreadableInput(GONE)
        document = stored.document
        for target in planned:
            document = change_target(document, target)
        unit.documents.save(document, stored.revision, at)
        unit.plans.follow(document_id, planned_of(document))


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
