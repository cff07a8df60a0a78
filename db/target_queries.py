"""What a table of targets asks, as SQL over `targets`; see `task_queries`."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection

from db.hits import Hits
from db.task_queries import TITLE
from desktop.domain.progress import Group, Listing, TargetQuery

_FROM = """
    FROM targets t JOIN target_words w ON w.number = t.number JOIN plans p ON p.number = t.plan
"""
_YEAR = "coalesce(w.target_year, t.year, 0)"
_ORDERS: dict[str, tuple[str, ...]] = {
    "plan": ("p.key", "t.plan", "t.position"),
    "section": ("p.key", "t.plan", "t.position"),
    "indicator": ("t.indicator_key",),
    "year": (_YEAR,),
    "value": ("coalesce(w.value, 1e999)",),
    "unit": ("w.unit",),
    "period": ("w.period",),
}
_GROUPS: dict[str, tuple[tuple[str, ...], str]] = {
    "plan": (("p.key", "t.plan"), TITLE),
    "section": (("p.key", "t.plan", "t.section_start"), "max(t.section)"),
    "indicator": (("t.indicator_key",), "max(w.indicator)"),
    "year": ((_YEAR,), _YEAR),
    "period": (("w.period",), "w.period"),
}


def find(connection: Connection, query: TargetQuery) -> Listing:
    """The answer to a question. Raises KeyError for an order or a group that there is none of."""
    names: dict[str, Any] = {}
    where = " AND ".join(_conditions(connection, query, names))
    direction, same = " DESC" if query.descending else "", query.group == query.order
    columns, name = _GROUPS[query.group] if query.group else ((), "")
    heads = [f"{column}{direction if same else ''}" for column in columns]
    order = [f"{column}{direction}" for column in _ORDERS[query.order] if not (same and column in columns)]
    raw = connection.connection.cursor()
    sql = f"SELECT t.number {_FROM} WHERE {where} ORDER BY {', '.join([*heads, *order])}, p.key, t.plan, t.position"
    numbers = tuple([number for (number,) in raw.execute(sql, names)])
    groups: tuple[Group, ...] = ()
    if columns:
        sql = f"SELECT {name}, count(*) {_FROM} WHERE {where} GROUP BY {', '.join(columns)} ORDER BY {', '.join(heads)}"
        groups = tuple([Group(_named(query.group, found), rows, 0) for found, rows in raw.execute(sql, names)])
    raw.close()
    return Listing(numbers, groups, {"": len(numbers)})


def _named(group: str, name: object) -> str:
    return "" if group == "year" and name == 0 else str(name)


def _conditions(connection: Connection, query: TargetQuery, names: dict[str, Any]) -> list[str]:
    found = ["t.gone = 0", "t.shown = 2" if query.going else "t.shown > 0"]
    if query.plan:
        names["plan"] = query.plan
        found.append("t.plan = (SELECT number FROM plans WHERE document_id = :plan)")
    if query.year is not None:
        names["year"] = query.year
        found.append("w.target_year = :year")
    if query.rows:
        names["rows"] = json.dumps(query.rows)
        found.append("t.number IN (SELECT value FROM json_each(:rows))")
    if Hits(connection, "targets", "target_words").collect(query.words):
        found.append("t.number IN temp.hits")
    return found
