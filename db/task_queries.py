"""What a table of tasks asks, as SQL over `tasks`: put together from fixed pieces, never from what someone typed.

Numbers come straight from SQLite's own cursor: a hundred thousand of them take some forty milliseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection

from db.hits import Hits
from db.times import NEVER, read_day
from desktop.domain.progress import LATE, Group, Listing, TaskQuery, TaskState

STATES = (TaskState.NOT_BEGUN, TaskState.DOING, TaskState.DONE, TaskState.PAUSED)
"""The states by the numbers under which they are kept."""

_LATE = "(t.due < :today AND t.state < 2)"
SHOWN_STATES = (LATE, TaskState.DOING.value, TaskState.NOT_BEGUN.value, TaskState.PAUSED.value, TaskState.DONE.value)
SHOWN = f"CASE WHEN {_LATE} THEN 0 WHEN t.state = 1 THEN 1 WHEN t.state = 0 THEN 2 WHEN t.state = 3 THEN 3 ELSE 4 END"
_NO_MONTH = 999999
_MONTH = f"CASE t.due WHEN {NEVER} THEN {_NO_MONTH} ELSE CAST(strftime('%Y%m', t.due + 1721424.5) AS INTEGER) END"
TITLE = """
    trim(CASE p.plan_number WHEN '' THEN '' ELSE
        CASE WHEN p.plan_number GLOB '[1-9]' THEN '0' ELSE '' END || p.plan_number
        || CASE WHEN instr(p.symbol, '/') AND NOT instr(substr(p.symbol, 1, instr(p.symbol, '/')), '-')
            THEN '-' ELSE '/' END
        || p.symbol || ' ' END || p.subject)
"""
"""What the group of a plan `p` is called, its number written as `symbols.number_and_symbol` does."""


class _Order(NamedTuple):
    """How rows are sorted and grouped.

    `table` with the condition `on` names what is sorted by where that is in another table; walked first, in its own
    order, it spares sorting. `columns` are those of the order. Rows of one group share `shared`, which are `g.a` and
    `g.b` of the group, and `g.one` is the number of one of them: from these `name` and `order` of the groups come.
    """

    table: str
    on: str
    columns: tuple[str, ...]
    shared: tuple[str, ...]
    name: str
    group_table: str = ""
    order: str = "g.a"


_PLAN_COLUMNS = ("p.key", "p.number", "t.position")
_GROUP_PLAN, _GROUP_NAME = "JOIN plans p ON p.number = g.a", "JOIN names n ON n.number = g.a"
_SECTION = "(SELECT s.section FROM tasks s WHERE s.number = g.one)"
_TASK = "(SELECT w.task FROM task_words w WHERE w.number = g.one)"
_ORDERS = {
    "plan": _Order("plans p", "t.plan = p.number", _PLAN_COLUMNS, ("t.plan",), TITLE, _GROUP_PLAN, "p.key, g.a"),
    "section": _Order(
        *("plans p", "t.plan = p.number", _PLAN_COLUMNS, ("t.plan", "t.section_start")),
        *(_SECTION, _GROUP_PLAN, "p.key, g.a, g.b"),
    ),
    "task": _Order("", "", ("t.task_key",), ("t.task_key",), _TASK),
    "lead": _Order("names l", "t.lead = l.number", ("l.key",), ("t.lead",), "n.name", _GROUP_NAME, "n.key"),
    "decided_by": _Order("names c", "t.decided = c.number", ("c.key",), ("t.decided",), "n.name", _GROUP_NAME, "n.key"),
    "deadline": _Order("", "", ("t.due",), ("t.due",), "g.a"),  # days, put together into months
    "percent": _Order("", "", ("t.percent",), ("t.percent",), "g.a"),
    "state": _Order("", "", (SHOWN,), (SHOWN,), "g.a"),
}
_INDEXED = frozenset({"plan", "section", "lead"})  # with an index that begins with what they are sorted by
_GROUP_COLUMNS = {
    "plan": ("p.key", "p.number"),
    "section": ("p.key", "p.number", "t.section_start"),
    "deadline": (_MONTH,),
}


def find(connection: Connection, query: TaskQuery, today: date) -> Listing:
    """The answer to a question. Raises KeyError for an order that is none of TASK_ORDERS."""
    names: dict[str, Any] = {"today": today.toordinal()}
    where = " AND ".join(conditions(connection, query, names))
    asked = f"{where} AND {_state(query.state)}" if query.state else where
    raw = connection.connection.cursor()
    numbers = tuple([number for (number,) in raw.execute(_rows(query, asked), names)])
    counted = raw.execute(f"SELECT {SHOWN}, count(*) FROM tasks t WHERE {where} GROUP BY 1", names).fetchall()
    counts = dict.fromkeys(("", *SHOWN_STATES), 0) | {SHOWN_STATES[state]: count for state, count in counted}
    counts[""] = sum(counts.values())
    groups: tuple[Group, ...] = ()
    if query.group:
        groups = tuple(_named(query.group, raw.execute(_groups(query, asked), names)))
    raw.close()
    return Listing(numbers, groups, counts)


def _rows(query: TaskQuery, where: str) -> str:
    """The question for the numbers of the rows."""
    direction, same = " DESC" if query.descending else "", query.group == query.order
    heads = () if same and query.group == "deadline" else _group_columns(query.group)
    columns = [f"{column}{direction if same else ''}" for column in heads]
    columns += [f"{column}{direction}" for column in _ORDERS[query.order].columns if column not in heads]
    tables, conditions = "tasks t", [where]
    for one in dict.fromkeys(name for name in (query.group, query.order) if name):
        order = _ORDERS[one]
        if order.table and order.table not in tables:
            walked = one in _INDEXED and one == (query.group or query.order)
            tables = f"{order.table} CROSS JOIN {tables}" if walked else f"{tables} JOIN {order.table}"
            conditions.append(order.on)
    return (
        f"SELECT t.number FROM {tables} WHERE {' AND '.join(conditions)} "
        f"ORDER BY {', '.join(columns)}, t.plan, t.position"
    )


def _group_columns(group: str) -> tuple[str, ...]:
    """What rows are sorted by first, so that those of a group stand together."""
    return _GROUP_COLUMNS.get(group, _ORDERS[group].columns) if group else ()


def _groups(query: TaskQuery, where: str) -> str:
    """The question for the groups, in the order in which their rows stand."""
    group = _ORDERS[query.group]
    shared = ", ".join(f"{column} AS {name}" for column, name in zip(group.shared, "ab", strict=False))
    order = group.order
    if query.descending and query.group == query.order:
        order = ", ".join(f"{column} DESC" for column in order.split(", "))
    return (
        f"SELECT {group.name}, g.rows, g.late FROM ("
        f"SELECT {shared}, min(t.number) AS one, count(*) AS rows, total({_LATE}) AS late "
        f"FROM tasks t WHERE {where} GROUP BY {', '.join('ab'[: len(group.shared)])}"
        f") g {group.group_table} ORDER BY {order}"
    )


def _named(kind: str, found: Iterable[tuple[Any, int, float]]) -> Iterator[Group]:
    """Groups by the names that `services.tasks.find_tasks` tells of. Days come one by one and make months."""
    groups = (Group(_name(kind, name), rows, int(late)) for name, rows, late in found)
    if kind != "deadline":
        yield from groups
        return
    for month, days in groupby(groups, itemgetter(0)):
        counts = list(days)
        yield Group(month, sum(day.rows for day in counts), sum(day.late for day in counts))


def _name(kind: str, name: Any) -> str:
    if kind == "state":
        return SHOWN_STATES[name]
    if kind == "deadline":
        day = read_day(name)
        return f"{day:%Y-%m}" if day is not None else ""
    return str(name)


def _state(state: str) -> str:
    if state == LATE:
        return _LATE
    return f"t.state = {STATES.index(TaskState(state))} AND NOT {_LATE}"


def conditions(connection: Connection, query: TaskQuery, names: dict[str, Any]) -> list[str]:
    """What rows have to fulfil, the state apart; `names` gets the values."""
    found = ["t.gone = 0", "t.shown = 2" if query.going else "t.shown > 0"]
    if query.plan:
        names["plan"] = query.plan
        found.append("t.plan = (SELECT number FROM plans WHERE document_id = :plan)")
    if query.lead:
        names["lead"] = query.lead
        found.append("t.lead = (SELECT number FROM names WHERE name = :lead)")
    if query.year is not None:
        names |= {"year": query.year, **_days_of(query.year)}
        found.append("(t.year = :year OR t.due BETWEEN :first_day AND :last_day)")
    if query.section:
        names["section"] = query.section
        found.append("t.section = :section")
    if query.first is not None and query.last is not None:
        names |= {"first": query.first.toordinal(), "last": query.last.toordinal()}
        found.append("t.due BETWEEN :first AND :last")
    if query.until is not None:
        names["until"] = query.until.toordinal()
        found.append("t.due <= :until AND t.state <> 2")
    if query.rows:
        names["rows"] = json.dumps(query.rows)
        found.append("t.number IN (SELECT value FROM json_each(:rows))")
    if Hits(connection, "tasks", "task_words").collect(query.words):
        found.append("t.number IN temp.hits")
    return found


def _days_of(year: int) -> dict[str, int]:
    """The first and the last day of a year; none for one that has no days."""
    if not date.min.year <= year <= date.max.year:
        return {"first_day": 0, "last_day": -1}
    return {"first_day": date(year, 1, 1).toordinal(), "last_day": min(date(year, 12, 31).toordinal(), NEVER - 1)}
