"""The planned half as rows: what a document says of its tasks and targets, written where it differs.

A row whose record is no longer in the plan goes, or is marked as gone where something was reported, attached or sent
for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from db.names import Names
from db.row_content import Row, target_digest, target_row, task_digest, task_row
from desktop.domain.progress import Place, PlannedTarget, PlannedTask

_TASK = ("position", "year", "due", "lead", "decided", "section", "section_start", "task_key")
_TASK_TEXTS = (
    *("digest", "task", "own_task", "supporting", "deadline", "repeat", "certain", "product", "remark"),
    *("place", "block", "words", "folded"),
)
_TARGET = ("position", "year", "section", "section_start", "indicator_key")
_TARGET_TEXTS = (
    *("digest", "indicator", "comparator", "value", "unit", "period", "target_year", "value_words"),
    *("place", "block", "words", "folded"),
)


class Kind(NamedTuple):
    """Statements for one kind of record: its two tables and what is copied from the document into each."""

    table: str
    texts: str
    narrow: Sequence[str]
    wide: Sequence[str]
    begun: str
    """SQL for what the half that is not the document's begins with, in the first table and in the second."""
    begun_texts: str

    def known(self) -> str:
        """Rows of a plan: record, number, digest, whether it is gone, its result."""
        result = "w.result" if self.table == "tasks" else "''"
        return (
            f"SELECT r.record, r.number, w.digest, r.gone, {result} FROM {self.table} r "
            f"JOIN {self.texts} w ON w.number = r.number WHERE r.plan = ?"
        )

    def inserts(self) -> tuple[str, str]:
        """Statements that make a row."""
        first = ", ".join(("number", "plan", "record", "shown", *self.narrow))
        second = ", ".join(("number", *self.wide))
        return (
            f"INSERT INTO {self.table} ({first}, gone{_names(self.begun)}) "
            f"VALUES ({_marks(4 + len(self.narrow))}, 0{_values(self.begun)})",
            f"INSERT INTO {self.texts} ({second}{_names(self.begun_texts)}) "
            f"VALUES ({_marks(1 + len(self.wide))}{_values(self.begun_texts)})",
        )

    def updates(self) -> tuple[str, str]:
        """Statements that bring a row up to date; the number comes last."""
        first = ", ".join(f"{name} = ?" for name in self.narrow)
        second = ", ".join(f"{name} = ?" for name in self.wide)
        return (
            f"UPDATE {self.table} SET {first}, gone = 0 WHERE number = ?",
            f"UPDATE {self.texts} SET {second} WHERE number = ?",
        )


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _names(begun: str) -> str:
    return "".join(f", {one.split('=')[0]}" for one in begun.split())


def _values(begun: str) -> str:
    return "".join(f", {one.split('=')[1]}" for one in begun.split())


TASKS = Kind(
    "tasks",
    "task_words",
    _TASK,
    _TASK_TEXTS,
    "state=0 percent=0",
    "result='' reason='' note='' revision=0 changed_by=''",
)
TARGETS = Kind("targets", "target_words", _TARGET, _TARGET_TEXTS, "", "revision=0 changed_by=''")

TOUCHED = """
    SELECT 1 FROM {texts} w WHERE w.number = :number AND (
        w.revision > 0
        OR EXISTS (SELECT 1 FROM evidence e WHERE e.plan = :plan AND e.record = :record)
        OR EXISTS (SELECT 1 FROM events v WHERE v.plan = :plan AND v.record = :record)
    )
"""


class PlannedRows:
    """Keeps the rows of one plan as its document has them."""

    def __init__(self, connection: Connection, names: Names, plan: int, year: int | None, shown: int) -> None:
        self._connection, self._names = connection, names
        self._plan, self._year, self._shown = plan, year, shown

    def keep_tasks(self, planned: Sequence[PlannedTask]) -> None:
        """Make the plan's tasks these."""
        starts = _section_starts(one.place for one in planned)
        records = [one.assignment.id for one in planned]
        sections = [starts[one.place.section] for one in planned]
        digests = [task_digest(one, self._year, start) for one, start in zip(planned, sections, strict=True)]

        def row(index: int, result: str) -> Row:
            return task_row(planned[index], self._year, sections[index], result, self._names)

        self._keep(TASKS, records, digests, row)

    def keep_targets(self, planned: Sequence[PlannedTarget]) -> None:
        """Make the plan's targets these."""
        starts = _section_starts(one.place for one in planned)
        records = [one.target.id for one in planned]
        sections = [starts[one.place.section] for one in planned]
        digests = [target_digest(one, self._year, start) for one, start in zip(planned, sections, strict=True)]

        def row(index: int, _result: str) -> Row:
            return target_row(planned[index], self._year, sections[index])

        self._keep(TARGETS, records, digests, row)

    def _keep(
        self, kind: Kind, records: Sequence[str], digests: Sequence[bytes], row: Callable[[int, str], Row]
    ) -> None:
        """Write what is new or differs; `row` gives what a record's two rows hold, with the result told of it."""
        known: dict[str, Any] = {
            record: rest for record, *rest in self._connection.exec_driver_sql(kind.known(), (self._plan,))
        }
        if not known and not records:
            return
        fresh: tuple[list[Any], list[Any]] = ([], [])
        changed: tuple[list[Any], list[Any]] = ([], [])
        number = 0 if known.keys() >= set(records) else self._next(kind)
        for index, (record, digest) in enumerate(zip(records, digests, strict=True)):
            found = known.pop(record, None)
            if found is None:
                narrow, wide = row(index, "")
                fresh[0].append((number, self._plan, record, self._shown, *narrow))
                fresh[1].append((number, digest, *wide))
                number += 1
            elif found[1] != digest or found[2]:
                narrow, wide = row(index, found[3])
                changed[0].append((*narrow, found[0]))
                changed[1].append((digest, *wide, found[0]))
        for statements, rows in ((kind.inserts(), fresh), (kind.updates(), changed)):
            if rows[0]:
                for statement, part in zip(statements, rows, strict=True):
                    self._connection.exec_driver_sql(statement, part)
        for record, (old, _digest, gone, _result) in known.items():
            if not gone:
                self._part(kind, record, old)

    def _next(self, kind: Kind) -> int:
        highest = self._connection.exec_driver_sql(f"SELECT max(number) FROM {kind.table}").scalar_one()
        return (highest or 0) + 1

    def _part(self, kind: Kind, record: str, number: int) -> None:
        names = {"number": number, "plan": self._plan, "record": record}
        touched = self._connection.exec_driver_sql(TOUCHED.format(texts=kind.texts), names).first()
        change = f"UPDATE {kind.table} SET gone = 1" if touched else f"DELETE FROM {kind.table}"
        self._connection.exec_driver_sql(f"{change} WHERE number = ?", (number,))


def _section_starts(places: Iterable[Place]) -> dict[str, int]:
    """The position of the first record of each section."""
    starts: dict[str, int] = {}
    for place in places:
        starts.setdefault(place.section, place.position)
    return starts
