"""What a table of tasks asks, as SQL over `tasks`: put together from fixed pieces, never from what someone typed.

Numbers come straight from SQLite's own cursor: a hundred thousand of them take some forty milliseconds.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from db.hits import Hits
from db.times import NEVER
from desktop.domain.progress import LATE, Group, Listing, TaskQuery, TaskState

STATES = (TaskState.TODO, TaskState.DOING, TaskState.DONE, TaskState.PAUSED)
"""The states by the numbers under which they are kept."""

_LATE = "(t.due < :today AND t.state < 2)"
_SHOWN_STATES = (LATE, TaskState.DOING.value, TaskState.TODO.value, TaskState.PAUSED.value, TaskState.DONE.value)
_SHOWN = f"CASE WHEN {_LATE} THEN 0 WHEN t.state = 1 THEN 1 WHEN t.state = 0 THEN 2 WHEN t.state = 3 THEN 3 ELSE 4 END"
_NO_MONTH = 999999
_MONTH = f"CASE t.due WHEN {NEVER} THEN {_NO_MONTH} ELSE CAST(strftime('%Y%m', t.due + 1721424.5) AS INTEGER) END"
_TITLE = """
    (SELECT trim(trim(d.number || '/' || d.symbol, '/') || ' ' || d.subject)
    FROM documents d WHERE d.id = p.document_id)
"""


class _Order(NamedTuple):
    """How rows are sorted, and grouped: joined tables, columns of the order, those of its groups and their name."""

    joins: str
    columns: tuple[str, ...]
    group: tuple[str, ...]
    name: str


_PLANS, _LEADS = "JOIN plans p ON p.number = t.plan", "JOIN names l ON l.number = t.lead"
_DECIDED = "JOIN names c ON c.number = t.decided"
_TASK = "(SELECT w.task FROM task_words w WHERE w.number = t.number)"
_ORDERS = {
    "plan": _Order(_PLANS, ("p.key", "t.plan", "t.position"), ("p.key", "t.plan"), _TITLE),
    "section": _Order(
        _PLANS, ("p.key", "t.plan", "t.position"), ("p.key", "t.plan", "t.section_start"), "max(t.section)"
    ),
    "task": _Order("", ("t.task_key",), ("t.task_key",), _TASK),
    "lead": _Order(_LEADS, ("l.key",), ("l.key",), "l.name"),
    "decided_by": _Order(_DECIDED, ("c.key",), ("c.key",), "c.name"),
    "deadline": _Order("", ("t.due",), (_MONTH,), _MONTH),
    "percent": _Order("", ("t.percent",), ("t.percent",), "t.percent"),
    "state": _Order("", (_SHOWN,), (_SHOWN,), _SHOWN),
}


def find(connection: Connection, query: TaskQuery, today: date) -> Listing:
    """The answer to a question. Raises KeyError for an order that is none of TASK_ORDERS."""
    order = _ORDERS[query.order]
    group = _ORDERS[query.group] if query.group else None
    names: dict[str, Any] = {"today": today.toordinal()}
    where = " AND ".join(_conditions(connection, query, names))
    asked = f"{where} AND {_state(query.state)}" if query.state else where
    same = query.group == query.order
    direction = " DESC" if query.descending else ""
    columns = [f"{column}{direction if same else ''}" for column in (group.group if group else ())]
    columns += [f"{one}{direction}" for one in order.columns if not (group and same and one in group.group)]
    joins = " ".join(dict.fromkeys(one.joins for one in (order, group) if one))
    rows = f"SELECT t.number FROM tasks t {joins} WHERE {asked} ORDER BY {', '.join(columns)}, t.plan, t.position"
    raw = connection.connection.cursor()
    numbers = tuple([number for (number,) in raw.execute(rows, names)])
    counted = raw.execute(f"SELECT {_SHOWN}, count(*) FROM tasks t WHERE {where} GROUP BY 1", names).fetchall()
    counts = dict.fromkeys(("", *_SHOWN_STATES), 0) | {_SHOWN_STATES[state]: count for state, count in counted}
    counts[""] = sum(counts.values())
    groups: tuple[Group, ...] = ()
    if group is not None:
        heads = ", ".join(f"{column}{direction if same else ''}" for column in group.group)
        found = raw.execute(
            f"SELECT {group.name}, count(*), total({_LATE}) FROM tasks t {group.joins} "
            f"WHERE {asked} GROUP BY {', '.join(group.group)} ORDER BY {heads}",
            names,
        )
        groups = tuple([Group(_group_name(query.group, name), rows, int(late)) for name, rows, late in found])
    raw.close()
    return Listing(numbers, groups, counts)


def _group_name(kind: str, name: object) -> str:
    if kind == "state" and isinstance(name, int):
        return _SHOWN_STATES[name]
    if kind == "deadline":
        return "" if name == _NO_MONTH else f"{name}"[:4] + "-" + f"{name}"[4:]
    return str(name)


def _state(state: str) -> str:
    if state == LATE:
        return _LATE
    return f"t.state = {STATES.index(TaskState(state))} AND NOT {_LATE}"


def _conditions(connection: Connection, query: TaskQuery, names: dict[str, Any]) -> list[str]:
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
