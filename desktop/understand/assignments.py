"""Targets and assignments of a document as plain data, in the shape that `thao inventory` prints as JSON."""

from __future__ import annotations

from typing import Any

from desktop.domain.deadlines import parse_deadline
from desktop.domain.document import Assignment, Level, Target
from desktop.domain.held import records_of
from desktop.domain.planned import plan_year
from desktop.understand.reading import Reading

_MARKS = ("*", "-", "+")


def target_entries(reading: Reading) -> list[dict[str, Any]]:
    """One entry for each target of running text, in printed order, with the clause that states it."""
    entries: list[dict[str, Any]] = []
    for held in records_of(reading.document).values():
        target = held.record
        stated = reading.stated.get(target.id)
        if not isinstance(target, Target) or not stated:
            continue
        source = reading.sources.get(stated.block)
        entries.append(
            {
                "quote": stated.words,
                "value": target.value,
                "comparator": target.comparator.value,
                "unit": target.unit,
                "period": target.period,
                "year": str(target.year or ""),
                "line": source.line if source else None,
            }
        )
    return entries


def assignment_entries(reading: Reading) -> list[dict[str, Any]]:
    """One entry for each assignment of running text; `deadline` is a day, a rhythm ("yearly") or None. Rows of tables
    stand with their table.
    """
    year = plan_year(reading.document)
    entries: list[dict[str, Any]] = []
    for held in records_of(reading.document).values():
        assignment = held.record
        stated = reading.stated.get(assignment.id)
        if not isinstance(assignment, Assignment) or held.block.level is Level.TABLE or not stated:
            continue
        source = reading.sources.get(stated.block)
        label = f"{source.printed_label} " if source and source.printed_label in _MARKS else ""
        deadline = parse_deadline(assignment.deadline, year)
        entries.append(
            {
                "quote": label + stated.words,
                "lead": assignment.lead or None,
                "supporting": list(assignment.supporting),
                "deadline_text": assignment.deadline or None,
                "deadline": deadline.due.isoformat() if deadline.due else deadline.repeat.value or None,
                "line": source.line if source else None,
            }
        )
    return entries
