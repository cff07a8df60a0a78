"""What lists call plans, for rows of many of them at a time."""

from __future__ import annotations

from collections.abc import Set

from sqlalchemy import Connection

from desktop.domain.progress import PlanName

NAMES = """
    SELECT p.number, d.id, d.kind, d.number, d.symbol, d.subject, p.year, p.issue
    FROM plans p JOIN documents d ON d.id = p.document_id WHERE p.number IN ({marks})
"""


def plan_names_of(connection: Connection, plans: Set[int]) -> dict[int, PlanName]:
    """The names of plans by their own numbers."""
    marks = ", ".join("?" * len(plans))
    rows = connection.exec_driver_sql(NAMES.format(marks=marks), tuple(plans))
    return {number: PlanName(*name) for number, *name in rows}
