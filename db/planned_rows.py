"""The planned half as rows: what a document says of its tasks and targets, written where it differs.

A row whose record is no longer in the plan goes, or is marked as gone where something was reported, attached or sent
for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from db.names import Names
from db.times import day_number
from desktop.domain.collation import sort_key
from desktop.domain.progress import Place, PlannedTarget, PlannedTask
from desktop.domain.text import fold

DIGEST = 8  # bytes; enough to see that a row changed
_WORDS_KEPT = 20_000

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

Record = TypeVar("Record")
Row = tuple[list[Any], list[Any]]


class PlannedRows:
    """Keeps the rows of one plan as its document has them."""

    def __init__(self, connection: Connection, names: Names, plan: int, year: int | None, shown: int) -> None:
        self._connection, self._names = connection, names
        self._plan, self._year, self._shown = plan, year, shown

    def keep_tasks(self, planned: Sequence[PlannedTask]) -> None:
        """Make the plan's tasks these."""
        starts = _section_starts(one.place for one in planned)
        records = [one.assignment.id for one in planned]
        self._keep(TASKS, records, planned, lambda one, result: self._task(one, result, starts[one.place.section]))

    def keep_targets(self, planned: Sequence[PlannedTarget]) -> None:
        """Make the plan's targets these."""
        starts = _section_starts(one.place for one in planned)
        records = [one.target.id for one in planned]
        self._keep(TARGETS, records, planned, lambda one, _result: self._target(one, starts[one.place.section]))

    def _keep(
        self,
        kind: Kind,
        records: Sequence[str],
        planned: Sequence[Record],
        row_of: Callable[[Record, str], Row],
    ) -> None:
        known: dict[str, Any] = {
            record: rest for record, *rest in self._connection.exec_driver_sql(kind.known(), (self._plan,))
        }
        if not known and not records:
            return
        fresh: Row = ([], [])
        changed: Row = ([], [])
        number = self._next(kind) if len(known) < len(records) or not known.keys() >= set(records) else 0
        for record, one in zip(records, planned, strict=True):
            found = known.pop(record, None)
            row = row_of(one, found[3] if found else "")
            if found is None:
                fresh[0].append((number, self._plan, record, self._shown, *row[0]))
                fresh[1].append((number, *row[1]))
                number += 1
            elif found[1] != row[1][0] or found[2]:
                changed[0].append((*row[0], found[0]))
                changed[1].append((*row[1], found[0]))
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

    def _task(self, one: PlannedTask, result: str, section_start: int) -> Row:
        assignment, place = one.assignment, one.place
        supporting = json.dumps(assignment.supporting, ensure_ascii=False) if assignment.supporting else "[]"
        narrow = [
            place.position,
            self._year,
            day_number(one.due),
            self._names.number(assignment.lead),
            self._names.number(assignment.decided_by),
            place.section,
            section_start,
            sort_key(one.task),
        ]
        wide = [
            one.task,
            assignment.task,
            supporting,
            assignment.deadline,
            one.repeat.value,
            int(one.certain),
            assignment.product,
            assignment.note,
            place.words,
            place.block,
        ]
        words = task_words(one.task, assignment.lead, assignment.supporting, result)
        return narrow, [_digest((*narrow, *wide)), *wide, words, folded(words)]

    def _target(self, one: PlannedTarget, section_start: int) -> Row:
        target, place = one.target, one.place
        narrow = [place.position, self._year, place.section, section_start, sort_key(target.indicator)]
        wide = [
            target.indicator,
            target.comparator.value,
            target.value,
            target.unit,
            target.period,
            target.year,
            target.words,
            place.words,
            place.block,
        ]
        words = searched("\n".join((target.indicator, target.unit, target.period, target.words)))
        return narrow, [_digest((*narrow, *wide)), *wide, words, folded(words)]


def task_words(task: str, lead: str, supporting: Iterable[str], result: str) -> str:
    """What is sought in a task, as `searched` has it."""
    return searched("\n".join((task, lead, *supporting, result)))


def searched(text: str) -> str:
    """A text as words with diacritics are sought in it: capitals and blanks do not count."""
    return " ".join(text.casefold().split())


def folded(words: str) -> str:
    """The same without diacritics; words that come again and again are folded once."""
    return " ".join([_folded(word) for word in words.split(" ")])


@lru_cache(_WORDS_KEPT)
def _folded(word: str) -> str:
    return fold(word)


def _section_starts(places: Iterable[Place]) -> dict[str, int]:
    """The position of the first record of each section."""
    starts: dict[str, int] = {}
    for place in places:
        starts.setdefault(place.section, place.position)
    return starts


def _digest(values: Iterable[object]) -> bytes:
    return blake2b("\x1f".join(map(str, values)).encode("utf-8", "replace"), digest_size=DIGEST).digest()
