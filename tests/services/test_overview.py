"""Tổng quan counted by the store, beside counts made here by hand from the same rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import db
from desktop.domain.document import Comparator, Document, Target
from desktop.domain.overview import Behind, By, Counts, Overview, Scope, Verdict, folded
from desktop.domain.ports import Database
from desktop.domain.progress import LATE, Measurement, Progress, RecordKey, TaskQuery, TaskRow, TaskState, shown_state
from desktop.services import drafts, overview, plans, targets, tasks
from tests.services.units import CLERK, TODAY, at, follow, plan

UNITS = ("Ban Tổ chức", "Ban Tài chính", "Văn phòng", "")
STATES = (TaskState.NOT_BEGUN, TaskState.DOING, TaskState.DONE, TaskState.PAUSED)


def day(days: int) -> str:
    return f"{TODAY + timedelta(days):%d/%m/%Y}"


def many(id: str, number: str, count: int) -> Document:
    """A plan of tasks spread over units and days around today."""
    return plan(id, number, tuple((UNITS[n % 4], day(n * 7 - 60), f"Việc {n}") for n in range(count)))


def with_targets(document: Document, year: int, *values: tuple[str, str, Comparator, float, int | None]) -> Document:
    """The same with targets in its first section, of a plan of that year."""
    [section] = document.body
    given = tuple(
        Target(f"{document.id}-c{n}", indicator, comparator, value, unit, year=of)
        for n, (indicator, unit, comparator, value, of) in enumerate(values)
    )
    head = replace(document.header, subject=f"Công tác công đoàn năm {year}")
    return replace(document, header=head, body=(replace(section, targets=given),))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Two plans that are going and a draft; every task has some state."""
    made = db.open_database(tmp_path_factory.mktemp("overview") / "thao.db")
    follow(made, many("k1", "47", 21))
    follow(made, many("k2", "48", 10))
    drafts.save(made, many("k3", "", 5), 0, at())
    rows = tasks.all_tasks(made, TaskQuery(), TODAY)
    changes = [
        tasks.TaskChange(
            row.key,
            row.revision,
            Progress(STATES[(n * 7) % 4], 40 if STATES[(n * 7) % 4] is not TaskState.NOT_BEGUN else 0),
        )
        for n, row in enumerate(rows)
    ]
    tasks.change_tasks(made, changes, at(), CLERK)
    yield made
    made.close()


def by_hand(rows: tuple[TaskRow, ...]) -> dict[str, Counter[str]]:
    """The states of the tasks of each unit, counted one by one."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        state = shown_state(row.planned.due, row.progress.state, TODAY)
        found.setdefault(row.planned.assignment.lead, Counter())[state] += 1
    return found


def going(database: Database) -> tuple[TaskRow, ...]:
    return tuple(row for row in tasks.all_tasks(database, TaskQuery(), TODAY) if row.plan.issue)


def counts(states: Counter[str]) -> Counts:
    return Counts(states["done"], states["doing"], states["todo"] + states["paused"], states[LATE])


def test_bars_by_unit_are_what_a_count_by_hand_gives(filled: Database) -> None:
    found = overview.overview(filled, Scope(year=2026), By.UNIT, TODAY)
    rows = tuple(
        row for row in going(filled) if row.plan.year == 2026 or (row.planned.due and row.planned.due.year == 2026)
    )
    expected = by_hand(rows)
    assert {bar.name: bar.counts for bar in found.bars} == {unit: counts(states) for unit, states in expected.items()}
    assert found.counts == counts(sum(expected.values(), Counter()))
    assert found.late_units == sum(states[LATE] > 0 for states in expected.values())
    assert [bar.counts.total for bar in found.bars] == sorted((bar.counts.total for bar in found.bars), reverse=True)
    assert found.counts.total == 31, "drafts do not count"


def test_bars_by_plan_and_the_scope_of_one_plan(filled: Database) -> None:
    found = overview.overview(filled, Scope(), By.PLAN, TODAY)
    assert found.scope.year == 2026, "without a scope it is that of this year"
    assert {bar.name: bar.counts.total for bar in found.bars} == {"k1": 21, "k2": 10}
    one = overview.overview(filled, Scope(plan="k2"), By.UNIT, TODAY)
    assert one.counts.total == 10
    assert one.counts == next(bar.counts for bar in found.bars if bar.name == "k2")
    assert overview.overview(filled, Scope(plan="bin"), By.UNIT, TODAY).counts.total == 31, "it is no longer followed"


def test_a_period_has_the_tasks_that_fall_due_in_it(filled: Database) -> None:
    first, last = date(2026, 10, 1), date(2026, 12, 31)
    found = overview.overview(filled, Scope(year=2026, first=first, last=last), By.UNIT, TODAY)
    expected = [row for row in going(filled) if row.planned.due and first <= row.planned.due <= last]
    assert found.counts.total == len(expected) > 0


def test_what_falls_due_within_30_days_by_day(filled: Database) -> None:
    found = overview.overview(filled, Scope(), By.UNIT, TODAY)
    last = TODAY + timedelta(30)
    expected = [
        row
        for row in going(filled)
        if row.planned.due
        and TODAY <= row.planned.due <= last
        and row.progress.state in (TaskState.NOT_BEGUN, TaskState.DOING)
    ]
    assert found.due_count == len(expected) > 0
    assert [row.planned.due for row in found.due] == sorted(row.planned.due for row in expected if row.planned.due)
    assert {row.key for row in found.due} == {row.key for row in expected}


def test_the_rows_behind_every_figure_are_as_many_as_it_says(filled: Database) -> None:
    found = overview.overview(filled, Scope(), By.UNIT, TODAY)
    query = found.scope.query()

    def shown(asked: Behind) -> int:
        question = overview.tasks_behind(filled, asked, TODAY)
        return len(tasks.find_tasks(filled, question, TODAY).numbers)

    assert shown(Behind(query)) == found.counts.total
    assert shown(Behind(query, states=("todo", "paused"))) == found.counts.waiting
    assert shown(Behind(query, states=(LATE,))) == found.counts.late
    for bar in folded(found.bars, 2):
        names = bar.folded or (bar.name,)
        assert shown(Behind(query, By.UNIT, (), names)) == bar.counts.total
        assert shown(Behind(query, By.UNIT, ("todo", "paused"), names)) == bar.counts.waiting
        assert shown(Behind(query, By.UNIT, ("doing",), names)) == bar.counts.doing
    asked = overview.tasks_behind(filled, Behind(query, By.UNIT, ("done",), ("Văn phòng",)), TODAY)
    assert asked == replace(query, lead="Văn phòng", state="done"), "what words can say is asked in words"


def test_bars_behind_the_longest_fold_into_one(filled: Database) -> None:
    bars = overview.overview(filled, Scope(), By.UNIT, TODAY).bars
    assert folded(bars, 4) == bars
    two = folded(bars, 2)
    assert (two[0], two[1].name, len(two[1].folded)) == (bars[0], "", 3)
    assert sum(bar.counts.total for bar in two) == 31


def test_targets_over_the_years_come_from_the_plans_of_each_year(tmp_path: Path) -> None:
    database = db.open_database(tmp_path / "thao.db")
    members, share = ("Đoàn viên", "người", Comparator.AT_LEAST), ("Nợ đọng", "%", Comparator.AT_MOST)
    for id, year, first, second in (("k24", 2024, 100.0, 5.0), ("k25", 2025, 110.0, 4.0), ("k26", 2026, 120.0, 3.0)):
        follow(database, with_targets(plan(id, id[1:]), year, (*members, first, year), (*share, second, None)))
    measured: tuple[tuple[str, date, float], ...] = (
        ("k24-c0", date(2024, 12, 31), 99.0),
        ("k25-c0", date(2025, 6, 30), 50.0),
        ("k25-c0", date(2026, 1, 9), 111.0),
    )
    measured += (("k26-c0", date(2026, 10, 1), 125.0), ("k26-c1", date(2026, 10, 1), 3.5))
    for record, on, value in measured:
        key = RecordKey(record.partition("-")[0], record)
        row = targets.target_of(database, key)
        assert row is not None
        targets.measure(database, key, Measurement(on, value), row.revision, at(), CLERK)
    found: Overview = overview.overview(database, Scope(), By.UNIT, TODAY)
    database.close()
    members_now, debts = found.series
    assert [tuple(point) for point in members_now.points] == [
        (2024, 100.0, 99.0),
        (2025, 110.0, 111.0),
        (2026, 120.0, 125.0),
    ]
    assert members_now.verdict is Verdict.OVER
    assert (debts.indicator, debts.now.planned, debts.now.reached) == ("Nợ đọng", 3.0, 3.5)
    assert debts.verdict is Verdict.EXCEEDED, "more than a limit is not good news"
    assert len(members_now.rows) == 3


def test_an_office_without_plans_has_an_empty_overview(tmp_path: Path) -> None:
    database = db.open_database(tmp_path / "thao.db")
    drafts.save(database, plan(), 0, at())
    found = overview.overview(database, Scope(), By.UNIT, TODAY)
    assert plans.plan_names(database)
    database.close()
    assert found.is_empty
    assert found.year == 2026
