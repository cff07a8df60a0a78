"""What columns of drawn tables can show, and how their rows can be ordered and grouped."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.document import Drawn, Records
from desktop.domain.record_words import (
    BOTH,
    DEADLINE,
    DECIDED_BY,
    FIGURE,
    INDICATOR,
    LEAD,
    NOTE,
    PERIOD,
    PRODUCT,
    SUPPORTING,
    TASK,
    UNIT,
    WORDS,
    YEAR,
)

NUMBER, FREE = "number", ""
OF_YEAR = "year:"  # begins the name of a column that shows the figure of one year: "year:2027"
COLUMNS: Mapping[Records, tuple[str, ...]] = {
    Records.ASSIGNMENTS: (NUMBER, TASK, LEAD, SUPPORTING, BOTH, DEADLINE, DECIDED_BY, PRODUCT, NOTE),
    Records.TARGETS: (NUMBER, INDICATOR, UNIT, WORDS, FIGURE, PERIOD, YEAR),
}
"""The parts that columns can show, besides `OF_YEAR` columns of targets. A column named "" is the table's own."""
OWN_ORDER, BY_DEADLINE, BY_LEAD, BY_SECTION = "table", "deadline", "lead", "section"
ORDERS = ("", OWN_ORDER, BY_DEADLINE, BY_LEAD)
GROUPS = ("", BY_SECTION, BY_LEAD, BY_DEADLINE)


def number_column(drawn: Drawn) -> int:
    """The column whose cells count the rows; -1 without one."""
    return drawn.columns.index(NUMBER) if NUMBER in drawn.columns else -1
