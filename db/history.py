"""What happened to records: lines that are added and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum

from sqlalchemy import Connection

from db.times import read, written
from desktop.domain.progress import Event, RecordKey

ADD = """
    INSERT INTO events (plan, record, at, clerk, field, old, new, letter)
    VALUES ((SELECT number FROM plans WHERE document_id = ?), ?, ?, ?, ?, ?, ?, ?)
"""
OF = """
    SELECT at, clerk, field, old, new, letter FROM events
    WHERE plan = (SELECT number FROM plans WHERE document_id = ?) AND record = ? ORDER BY number DESC
"""
SINCE = """
    SELECT p.document_id, v.record, v.at, v.clerk, v.field, v.old, v.new, v.letter
    FROM events v JOIN plans p ON p.number = v.plan
    WHERE v.at > ? AND p.document_id IN ({marks}) ORDER BY v.number DESC
"""


class SqliteHistory:
    """`following_ports.HistoryStore` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, key: RecordKey) -> tuple[Event, ...]:
        """The history of a record, newest first."""
        rows = self._connection.exec_driver_sql(OF, tuple(key))
        return tuple(Event(read(at), *rest) for at, *rest in rows)

    def since(self, keys: Sequence[RecordKey], moment: datetime) -> dict[RecordKey, tuple[Event, ...]]:
        """What happened to records after a moment, newest first; records to which nothing did are left out."""
        wanted = set(keys)
        plans = tuple({key.document for key in keys})
        found: dict[RecordKey, list[Event]] = {}
        statement = SINCE.format(marks=", ".join("?" * len(plans)))
        for document, record, at, *rest in self._connection.exec_driver_sql(statement, (written(moment), *plans)):
            key = RecordKey(document, record)
            if key in wanted:
                found.setdefault(key, []).append(Event(read(at), *rest))
        return {key: tuple(events) for key, events in found.items()}

    def add(self, key: RecordKey, event: Event) -> None:
        """Write a line."""
        line = (*key, written(event.at), event.by, event.field, event.old, event.new, event.letter)
        self._connection.exec_driver_sql(ADD, line)


def differences(old: object, new: object, names: Iterable[str], at: datetime, by: str) -> Iterator[Event]:
    """A line for each of these attributes in which two values differ."""
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Event(at, by, name, in_words(before), in_words(after))


def in_words(value: object) -> str:
    """A value as history keeps it: days as ISO texts, states by their values, figures as Python writes them."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value.value) if isinstance(value, Enum) else str(value)
