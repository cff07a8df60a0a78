"""Which rows have the words that someone seeks, found once for all questions that a table asks at a time."""

from __future__ import annotations

from sqlalchemy import Connection

from db.row_content import folded, searched
from desktop.domain.text import clean

MAKE = "CREATE TEMP TABLE IF NOT EXISTS hits (number INTEGER PRIMARY KEY)"
CLEAR = "DELETE FROM temp.hits"
FOLDED, MARKED = "instr({table}.folded, :folded)", "instr({table}.folded, :folded) AND instr({table}.words, :words)"


class Hits:
    """Fills the temporary table `hits` with numbers of rows; it lasts for the transaction at most."""

    def __init__(self, connection: Connection, table: str, texts: str) -> None:
        self._connection, self._table, self._texts = connection, table, texts

    def collect(self, words: str) -> bool:
        """Collect the rows in which `words` stand, or in whose plan's name they do; False where none are sought.

        Diacritics count only where the words have some, capitals and blanks never.
        """
        sought = searched(clean(words))
        if not sought:
            return False
        plain = folded(sought)
        condition = FOLDED if plain == sought else MARKED
        self._connection.exec_driver_sql(MAKE)
        self._connection.exec_driver_sql(CLEAR)
        self._connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO temp.hits SELECT w.number FROM {self._texts} w WHERE {condition.format(table='w')}",
            {"folded": plain, "words": sought},
        )
        self._connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO temp.hits SELECT t.number FROM plans p JOIN {self._table} t ON t.plan = p.number "
            f"WHERE {condition.format(table='p')}",
            {"folded": plain, "words": sought},
        )
        return True
