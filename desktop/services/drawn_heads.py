"""The words over the columns of drawn tables, and the columns that a new one is begun with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from desktop.domain.document import Drawn, Records
from desktop.domain.drawn_columns import OF_YEAR
from desktop.domain.text import nfc
from desktop.resources import resource


class Head(NamedTuple):
    """The words over a column, and its share of the width of a table that is begun."""

    words: str
    share: float


@cache
def _data() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(nfc(resource("tables", "drawn.toml").read_text(encoding="utf-8")))


def heads(records: Records) -> Mapping[str, Head]:
    """The head of every column that a table of these records can have, by its name."""
    found: dict[str, Head] = {}
    for name, given in _data()[records.value].items():
        if isinstance(given, dict):
            found[name] = Head(str(given["head"]), float(given["share"]))
    return found


def head_of(records: Records, column: str) -> Head:
    """The head of one column: that of a year is its number, one of no name has none."""
    if column.startswith(OF_YEAR):
        return Head(column.removeprefix(OF_YEAR), 10.0)
    return heads(records).get(column, Head("", 12.0))


def first_drawn(records: Records) -> Drawn:
    """How a new table of these records is drawn."""
    columns = _data()["first"][records.value]
    return Drawn(records, tuple(str(name) for name in columns) if isinstance(columns, list) else ())
