"""Counts what happened in a year by itself: SQL on the file of the database, the plan as it was typed by hand.

It knows nothing of the program but its tables and the names of figures; what it says is compared with reports.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
TASKS_OF_PLAN = "FROM tasks t JOIN plans p ON p.number = t.plan AND p.document_id = ?"
TARGETS_OF_PLAN = "FROM targets t JOIN plans p ON p.number = t.plan AND p.document_id = ?"


class Task(NamedTuple):
    """A task as a person reads it in the plan."""

    words: str
    lead: str
    due: date
    section: str


class Target(NamedTuple):
    """A target as a person reads it in the plan: at least `value`."""

    words: str
    value: float
    percent: bool
    strictly_more: bool = False


@dataclass
class Known:
    """What had been entered of a task by the end of a day."""

    state: str = "todo"
    percent: int = 0
    result: str = ""
    reason: str = ""
    done_on: date | None = None
    reminders: int = 0
    touched: bool = False


@dataclass
class Figure:
    """A run of a report that names what it was counted from."""

    what: str
    shown: str
    asked: dict[str, str] = field(default_factory=dict)
    gap: bool = False


class Books:
    """The file of the database and one plan in it, read by nobody's code but this."""

    def __init__(self, path: Path, subject: str, tasks: tuple[Task, ...], targets: tuple[Target, ...]) -> None:
        self.path, self.subject, self.tasks, self.targets = path, subject, tasks, targets

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            return connection.execute(sql, values).fetchall()

    @cached_property
    def plan(self) -> str:
        """The id of the plan."""
        return str(self.ask("SELECT id FROM documents WHERE subject = ?", self.subject)[0][0])

    # documents

    def content(self, document_id: str) -> str:
        """A document as it lies in the file."""
        return str(self.ask("SELECT content FROM documents WHERE id = ?", document_id)[0][0])

    def figures(self, document_id: str) -> list[Figure]:
        """Every run of a document that names a figure, in the order of the file."""
        return list(_figures(json.loads(self.content(document_id))))

    def unlinked_numbers(self, document_id: str) -> list[str]:
        """Figures in the lines and cells of a document that name nothing they were counted from."""
        document = json.loads(self.content(document_id))["document"]
        parts = (document.get(name, []) for name in ("preamble", "body", "closing", "appendices"))
        return [number for part in parts for text in _plain_texts(part) for number in NUMBER.findall(text)]

    # records

    def rows(self) -> list[tuple[str, str, date, str]]:
        """Words, unit, day and section of the tasks that are followed, in the order of the plan."""
        found = self.ask(
            f"SELECT w.task, n.name, t.due, t.section {TASKS_OF_PLAN}"
            " JOIN task_words w USING (number) JOIN names n ON n.number = t.lead ORDER BY t.position",
            self.plan,
        )
        return [(words, lead, date.fromordinal(due), section) for words, lead, due, section in found]

    def record_of(self, task: Task) -> str:
        """The id of a task."""
        sql = f"SELECT t.record {TASKS_OF_PLAN} JOIN task_words w USING (number) WHERE w.task LIKE ?"
        return str(self.ask(sql, self.plan, f"{task.words}%")[0][0])

    def target_of(self, target: Target) -> str:
        """The id of a target."""
        sql = f"SELECT t.record {TARGETS_OF_PLAN} JOIN target_words w USING (number) WHERE w.indicator LIKE ?"
        return str(self.ask(sql, self.plan, f"%{target.words}%")[0][0])

    def now(self, task: Task) -> dict[str, str]:
        """What is known of a task at present, as texts."""
        end = date.max - timedelta(days=2)
        return {name: str(value) for name, value in vars(self.known(task, end, end)).items()}

    def known(self, task: Task, until: date, known: date) -> Known:
        """A task as of the last day of a period, from its history up to the end of a day."""
        end = datetime.combine(known + timedelta(days=1), time()).astimezone(UTC).isoformat()
        record = self.record_of(task)
        found = Known()
        for name, new in self.ask(
            "SELECT e.field, e.new FROM events e JOIN plans p ON p.number = e.plan AND p.document_id = ?"
            " WHERE e.record = ? AND e.at < ? ORDER BY e.number",
            self.plan,
            record,
            end,
        ):
            if name in ("state", "result", "reason"):
                setattr(found, name, new)
            elif name == "percent":
                found.percent = int(new)
            elif name == "done_on":
                found.done_on = date.fromisoformat(new) if new else None
        if found.done_on is not None and found.done_on > until:  # it was still going on then
            found.state, found.percent, found.result, found.done_on = "doing", 0, "", None
        found.touched = found != Known()
        found.reminders = len(self.reminders(task))
        return found

    def reminders(self, task: Task) -> list[tuple[str, int]]:
        """Kind and ordinal of the letters that reminded a unit of a task."""
        return self.ask(
            "SELECT l.kind, l.ordinal FROM letters l JOIN letter_rows r ON r.letter_id = l.id"
            " WHERE r.document_id = ? AND r.record_id = ? AND l.kind != 'tasks' ORDER BY l.made_at",
            self.plan,
            self.record_of(task),
        )

    def measured(self, target: Target, until: date) -> float | None:
        """What a target had reached within the year of a day, up to that day."""
        found = self.ask(
            f"SELECT m.value {TARGETS_OF_PLAN} JOIN measurements m ON m.target = t.number"
            " WHERE t.record = ? AND m.day BETWEEN ? AND ? ORDER BY m.day DESC LIMIT 1",
            self.plan,
            self.target_of(target),
            date(until.year, 1, 1).toordinal(),
            until.toordinal(),
        )
        return float(found[0][0]) if found else None

    def standing(self, year: int, day: date) -> dict[str, tuple[int, int, int, int]]:
        """Tasks of all plans of a year that are followed, by unit: done, doing, waiting and late on a day."""
        found: dict[str, list[int]] = {}
        for lead, state, due in self.ask(
            "SELECT n.name, t.state, t.due FROM tasks t JOIN names n ON n.number = t.lead"
            " JOIN plans p ON p.number = t.plan JOIN documents d ON d.id = p.document_id"
            " WHERE p.issue > 0 AND p.year = ? AND d.discarded_at IS NULL AND NOT t.gone",
            year,
        ):
            name = ("todo", "doing", "done", "paused")[state]
            is_late = name in ("todo", "doing") and date.fromordinal(due) < day
            place = 3 if is_late else {"done": 0, "doing": 1, "todo": 2, "paused": 2}[name]
            found.setdefault(lead, [0, 0, 0, 0])[place] += 1
        return {lead: (one[0], one[1], one[2], one[3]) for lead, one in found.items()}

    # figures

    def answer(self, figure: Figure) -> str | None:
        """What a figure ought to show; None where nobody entered anything."""
        asked = figure.asked
        assert asked["plan"] == self.plan
        until, known = date.fromisoformat(asked["until"]), date.fromisoformat(asked.get("known", asked["until"]))
        since = date.fromisoformat(asked["since"]) if "since" in asked else date.min
        if figure.what in ("targets", "measured", "attained"):
            return self._about_targets(figure, until)
        rows = {
            self.record_of(task): (task, self.known(task, until, known))
            for task in self.tasks
            if asked.get("section", task.section) == task.section
        }
        if "record" in asked:
            return _of_one(figure.what, rows[asked["record"]][1])
        judged = known if known < until else until + timedelta(days=1)
        state = asked.get("state", "")
        counted = [one for one in rows.values() if _is(state, *one, judged, since, until)]
        if state not in ("", "silent", "late") and not any(now.touched for _task, now in rows.values()):
            return None
        if figure.what == "share":
            return f"{_number(100 * len(counted) / len(rows), 1)}%"
        return str(len(counted))

    def _about_targets(self, figure: Figure, until: date) -> str | None:
        reached = {self.target_of(target): (target, self.measured(target, until)) for target in self.targets}
        if "record" in figure.asked:
            target, value = reached[figure.asked["record"]]
            if value is None:
                return None
            if figure.what == "measured":
                return _number(value, 4) + ("%" if target.percent else "")
            return f"{_number(100 * value / target.value, 1)}%"
        states = [_target_state(*one) for one in reached.values()]
        state = figure.asked.get("state", "")
        if state not in ("", "unmeasured") and set(states) == {"unmeasured"}:
            return None
        return str(len([one for one in states if state in ("", one)]))


def late(task: Task, now: Known, day: date) -> bool:
    """Whether a task is quá hạn on a day."""
    return task.due < day and now.state in ("todo", "doing")


def _is(state: str, task: Task, now: Known, judged: date, since: date, until: date) -> bool:
    if state == "done within":
        return now.done_on is not None and since <= now.done_on <= until
    if late(task, now, judged):
        return state in ("", "late")
    if not now.touched:
        return state in ("", "silent")
    return state in ("", now.state)


def _target_state(target: Target, value: float | None) -> str:
    if value is None:
        return "unmeasured"
    return "reached" if value > target.value or (value == target.value and not target.strictly_more) else "missed"


def _of_one(what: str, now: Known) -> str | None:
    said = {
        "percent": f"{now.percent}%" if now.percent else "",
        "result": now.result[:1].upper() + now.result[1:].rstrip("."),
        "reason": now.reason.rstrip("."),
        "done_on": _official(now.done_on) if now.done_on else "",
        "reminders": str(now.reminders) if now.reminders else "",
    }
    return said[what] or None


def _official(day: date) -> str:
    """A day as official papers write it: a nought before days and months that could be lengthened by hand."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def _number(value: float, digits: int) -> str:
    text = f"{value:,.{digits}f}".rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def _plain_texts(content: Any) -> Iterator[str]:
    if isinstance(content, list):
        for one in content:
            yield from _plain_texts(one)
    elif isinstance(content, dict):
        if isinstance(content.get("text"), str) and not str(content.get("record", "")).startswith("="):
            yield content["text"]
        for one in content.values():
            yield from _plain_texts(one)


def _figures(content: Any) -> Iterator[Figure]:
    if isinstance(content, list):
        for one in content:
            yield from _figures(one)
    elif isinstance(content, dict):
        name = content.get("record", "")
        if isinstance(name, str) and name.startswith("=") and "text" in content:
            what, _mark, rest = name[1:].partition("?")
            question, _sign, shown = rest.partition("=")
            assert shown == content["text"]
            asked = dict(part.split(":", 1) for part in question.split(";"))
            yield Figure(what, shown, {key: unquote(value) for key, value in asked.items()}, bool(content.get("field")))
        for one in content.values():
            yield from _figures(one)
