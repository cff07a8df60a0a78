"""Names that many rows share, of units and deciding levels: kept once, with what they are sorted by."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.domain.collation import sort_key

FIND = "SELECT number FROM names WHERE name = ?"
ADD = "INSERT INTO names (name, key) VALUES (?, ?) RETURNING number"
ALL_UNITS = """
    SELECT name FROM names WHERE number IN (SELECT lead FROM tasks WHERE shown > 0)
    UNION
    SELECT one.value FROM task_words w CROSS JOIN json_each(w.supporting) one
    WHERE w.supporting <> '[]' AND (SELECT shown FROM tasks t WHERE t.number = w.number) > 0
"""
DROP_UNUSED = """
    DELETE FROM names
    WHERE NOT EXISTS (SELECT 1 FROM tasks t WHERE t.lead = names.number)
        AND number NOT IN (SELECT decided FROM tasks)
"""


class Names:
    """Numbers of names within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, int] = {}

    def number(self, name: str) -> int:
        """The number of a name, given to it now where it is new."""
        found = self._known.get(name)
        if found is None:
            found = self.known(name)
            if found is None:
                found = int(self._connection.exec_driver_sql(ADD, (name, sort_key(name))).scalar_one())
            self._known[name] = found
        return found

    def known(self, name: str) -> int | None:
        """The number of a name that rows may have; None for one that none has."""
        found: int | None = self._connection.exec_driver_sql(FIND, (name,)).scalar_one_or_none()
        return found

    def units(self) -> tuple[str, ...]:
        """Every unit that leads or joins, in the order of the alphabet."""
        found = self._connection.exec_driver_sql(ALL_UNITS).scalars()
        return tuple(sorted((name for name in found if name), key=sort_key))

    def clean(self) -> None:
        """Drop names that no row has any more: those of letters typed one after another."""
        self._connection.exec_driver_sql(DROP_UNUSED)
