"""Tasks counted for Tổng quan, in one walk over an index: no row of a hundred thousand comes out of the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from db.task_queries import SHOWN, SHOWN_STATES, conditions
from desktop.domain.overview import Behind, By, Tally
from desktop.domain.progress import TaskQuery

_NAMES = {
    By.UNIT: ("t.lead", "SELECT name FROM names WHERE number = g.one"),
    By.PLAN: ("t.plan", "SELECT document_id FROM plans WHERE number = g.one"),
}
_NUMBERS = {
    By.UNIT: "t.lead IN (SELECT number FROM names WHERE name IN (SELECT value FROM json_each(:names)))",
    By.PLAN: "t.plan IN (SELECT number FROM plans WHERE document_id IN (SELECT value FROM json_each(:names)))",
}


class SqliteOverview:
    """`following_ports.OverviewStore` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tally(self, query: TaskQuery, by: By, today: date) -> tuple[Tally, ...]:
        """How many tasks each unit (by its name, "" for nobody) or plan (by its id) has in each state that it has."""
        column, name = _NAMES[by]
        where, names = self._where(query, today)
        sql = (
            f"SELECT ({name}), g.state, g.tasks FROM ("
            f"SELECT {column} AS one, {SHOWN} AS state, count(*) AS tasks FROM tasks t WHERE {where} GROUP BY 1, 2) g"
        )
        return tuple([Tally(str(one or ""), SHOWN_STATES[state], tasks) for one, state, tasks in self._all(sql, names)])

    def due(self, query: TaskQuery, today: date, last: date) -> tuple[int, ...]:
        """The numbers of tasks that go on and fall due from today to a day, by day."""
        where, names = self._where(query, today)
        sql = (
            f"SELECT t.number FROM tasks t WHERE {where} AND t.due BETWEEN :today AND :due_last AND t.state < 2 "
            "ORDER BY t.due, t.plan, t.position"
        )
        return tuple([number for (number,) in self._all(sql, names | {"due_last": last.toordinal()})])

    def behind(self, asked: Behind, today: date) -> tuple[int, ...]:
        """The numbers of the tasks behind a figure, in the order of their plans."""
        where, names = self._where(asked.query, today)
        if asked.states:
            names["states"] = json.dumps([SHOWN_STATES.index(state) for state in asked.states])
            where += f" AND {SHOWN} IN (SELECT value FROM json_each(:states))"
        if asked.names is not None:
            names["names"] = json.dumps(asked.names)
            where += f" AND {_NUMBERS[asked.by]}"
        sql = f"SELECT t.number FROM tasks t WHERE {where} ORDER BY t.plan, t.position"
        return tuple([number for (number,) in self._all(sql, names)])

    def _where(self, query: TaskQuery, today: date) -> tuple[str, dict[str, Any]]:
        names: dict[str, Any] = {"today": today.toordinal()}
        return " AND ".join(conditions(self._connection, query, names)), names

    def _all(self, sql: str, names: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
        cursor = self._connection.connection.cursor()
        found: Sequence[tuple[Any, ...]] = cursor.execute(sql, names).fetchall()
        cursor.close()
        return found
