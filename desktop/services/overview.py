"""Tổng quan: everything that the screen shows in one transaction, and the rows behind its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from desktop.domain.document import Header
from desktop.domain.overview import DUE_DAYS, Behind, By, Overview, Scope, bars_of, series_of, summed
from desktop.domain.ports import Database
from desktop.domain.progress import PlanName, TargetQuery, TaskQuery
from desktop.services.files import check_target, write_file
from desktop.typeset.charts.paper import page_of, structure_of
from desktop.typeset.charts.scene import Scene, Table

MOST_DUE = 60  # tasks of the due list that are read; the screen shows fewer, and how many there are


def overview(database: Database, scope: Scope, by: By, today: date) -> Overview:
    """What is to be seen of all plans that are going.

    A scope without a plan and without a year becomes that of this year; where no plan is of it, of the newest plan's.
    A plan that is no longer followed gives way to all plans.
    """
    with database.unit() as unit:
        plans = unit.plans.names(going=True)
        scope = _settled(scope, plans, today)
        office = unit.office.load()
        bars = bars_of(unit.overview.tally(scope.query(), by, today))
        units = bars if by is By.UNIT else bars_of(unit.overview.tally(scope.query(), By.UNIT, today))
        soon = unit.overview.due(TaskQuery(plan=scope.plan, going=True), today, today + timedelta(days=DUE_DAYS))
        targets = unit.targets.rows(unit.targets.find(TargetQuery(going=True)).numbers)
        found = Overview(
            scope,
            by,
            today,
            office=office.name if office else "",
            plans=plans,
            counts=summed(bars),
            late_units=sum(bar.counts.late > 0 for bar in units),
            bars=bars,
            due=unit.tasks.rows(soon[:MOST_DUE]),
            due_count=len(soon),
            every_year=tuple(sorted({plan.year for plan in plans if plan.year is not None}, reverse=True)),
        )
    return replace(found, series=series_of(targets, scope, found.year))


def tasks_behind(database: Database, asked: Behind, today: date) -> TaskQuery:
    """The question for the tasks behind a figure: in words where they can be said in words, else their rows."""
    query = asked.as_query()
    if query is not None:
        return query
    with database.unit() as unit:
        return TaskQuery(rows=unit.overview.behind(asked, today))


def overview_pdf(scene: Scene, colors: Mapping[str, str], title: str, office: str, now: datetime) -> bytes:
    """A drawing that was measured for paper as a PDF for archives and screen readers, A4 lying, dated `now`.

    `colors` are tokens as "#RRGGBB". Raises MissingGlyph for a letter that the family of the paper lacks.
    """
    from desktop.typeset.ink.pdf import write_pdf  # loaded with the first PDF

    head = Header(subject=title, issuer=office)
    return write_pdf([page_of(scene, colors)], structure_of(scene), head, now=now)


def write_overview_book(path: Path, title: str, tables: Sequence[Table], made: datetime) -> Path:
    """Write the numbers of all charts as a workbook, one under the other. Raises CannotWrite, with an old file kept."""
    from desktop.sheet.list_book import ListColumn, list_bytes  # read with the first list

    check_target(path)
    wide = max((len(row) for table in tables for row in table.rows), default=1)
    columns = [ListColumn("", 40 if at == 0 else 18) for at in range(wide)]
    write_file(path, list_bytes((title,), columns, _lines(tables, wide), made))
    return path


def _lines(tables: Sequence[Table], wide: int) -> Iterator[tuple[str | float | None, ...]]:
    for table in tables:
        yield (table.name, *[None] * (wide - 1))
        for row in table.rows:
            yield (*map(_cell, row), *[None] * (wide - len(row)))


def _cell(words: str) -> str | float:
    """Counts as figures, so that a sheet can go on reckoning with them."""
    plain = words.replace(".", "")
    return float(plain) if plain.isdecimal() and not (len(plain) == 4 and "." not in words) else words


def _settled(scope: Scope, plans: tuple[PlanName, ...], today: date) -> Scope:
    if scope.plan and all(plan.id != scope.plan for plan in plans):
        scope = replace(scope, plan="")
    if scope.plan or scope.year is not None:
        return scope
    years = {plan.year for plan in plans if plan.year is not None}
    return replace(scope, year=today.year if today.year in years or not years else max(years))
