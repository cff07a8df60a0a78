"""What lists call plans, for rows of many of them at a time."""

from __future__ import annotations

from collections.abc import Set

from sqlalchemy import Connection

from desktop.domain.progress import PlanName

NAMES = """
    SELECT number, document_id, kind, plan_number, symbol, subject, year, issue FROM plans WHERE number IN ({marks})
"""


def plan_names_of(connection: Connection, plans: Set[int]) -> dict[int, PlanName]:
    """The names of plans by their own numbers."""
    marks = ", ".join("?" * len(plans))
    rows = connection.exec_driver_sql(NAMES.format(marks=marks), tuple(plans))
    return {number: PlanName(*name) for number, *name in rows}
