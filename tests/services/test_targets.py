"""Targets of all plans stand in one table with what was reached by each day."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

import db
from desktop.domain.assigned import records_of
from desktop.domain.document import Target
from desktop.domain.errors import UserError
from desktop.domain.ports import Conflict, Database
from desktop.domain.progress import Measurement, RecordKey, TargetQuery, TargetRow, TaskQuery
from desktop.domain.symbols import number_and_symbol
from desktop.services import drafts, plans, targets, tasks
from tests.services.followed import HOA, MAY, MEMBERS, TODAY, plan

MEMBERS_KEY = RecordKey("p1", "t1")
MARCH, APRIL = Measurement(date(2027, 3, 31), 125.0), Measurement(date(2027, 4, 30), 180.5, "Chưa kể khu công nghiệp")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A plan of two targets for 2027, and a draft of the year before with the first of them."""
    opened = db.open_database(tmp_path / "thao.db")
    talks = Target("t2", "Doanh nghiệp tổ chức đối thoại", value=80.0, unit="%", period="Đến năm 2030", year=2030)
    drafts.save(opened, plan((), (MEMBERS, talks)), 0, MAY)
    drafts.save(opened, plan((), (replace(MEMBERS, value=400.0, year=2026),), "p0", "Công tác năm 2026"), 0, MAY)
    plans.set_going(opened, "p1", MAY, HOA)
    yield opened
    opened.close()


def measure(database: Database, one: Measurement, expected: int) -> TargetRow:
    return targets.measure(database, MEMBERS_KEY, one, expected, MAY, HOA)


def found(database: Database, query: TargetQuery) -> list[tuple[str, int | None]]:
    return [(row.key.document, row.planned.target.year) for row in targets.all_targets(database, query)]


def test_targets_of_all_plans_are_found_sorted_and_grouped(database: Database) -> None:
    assert found(database, TargetQuery()) == [("p1", 2027), ("p1", 2030), ("p0", 2026)]
    assert found(database, TargetQuery(going=True)) == [("p1", 2027), ("p1", 2030)]
    assert found(database, TargetQuery(year=2026)) == [("p0", 2026)]
    assert found(database, TargetQuery(words="doan vien")) == [("p1", 2027), ("p0", 2026)]
    assert found(database, TargetQuery(words="cong tac nam 2026")) == [("p0", 2026)]
    assert found(database, TargetQuery(order="value", descending=True)) == [("p1", 2027), ("p0", 2026), ("p1", 2030)]
    groups = targets.find_targets(database, TargetQuery(group="indicator", order="year")).groups
    assert [(group.name, group.rows) for group in groups] == [
        ("Doanh nghiệp tổ chức đối thoại", 1),
        ("Đoàn viên kết nạp mới", 2),
    ]


@pytest.mark.parametrize(("number", "symbol"), [("31", "KH-LĐLĐ"), ("21", "KH/TU"), ("5", "KH/TU"), ("", "KH-LĐLĐ")])
def test_a_plan_heads_its_group_with_its_number_as_it_is_printed(tmp_path: Path, number: str, symbol: str) -> None:
    database = db.open_database(tmp_path / "thao.db")
    one = plan()
    drafts.save(database, replace(one, header=replace(one.header, number=number, symbol=symbol)), 0, MAY)
    printed = number_and_symbol(number, symbol) if number else ""
    expected = [f"{printed} Công tác năm 2027".strip()]
    assert [group.name for group in targets.find_targets(database, TargetQuery(group="plan")).groups] == expected
    assert [group.name for group in tasks.find_tasks(database, TaskQuery(group="plan"), TODAY).groups] == expected
    database.close()


def test_each_order_goes_with_each_group(database: Database) -> None:
    for order, group in product(targets.TARGET_ORDERS, ["", *targets.TARGET_GROUPS]):
        listing = targets.find_targets(database, TargetQuery(order=order, group=group))
        assert len(listing.numbers) == listing.counts[""] == 3
        assert sum(one.rows for one in listing.groups) == (3 if group else 0)


def test_what_was_reached_stands_by_its_days(database: Database) -> None:
    measure(database, APRIL, 0)
    row = measure(database, MARCH, 1)
    assert row.measurements == (MARCH, APRIL)
    corrected = replace(MARCH, value=126.0)
    row = measure(database, corrected, 2)
    assert (row.measurements, row.revision, row.changed_by) == ((corrected, APRIL), 3, HOA)
    newest, *_others = targets.target_history(database, MEMBERS_KEY)
    assert (newest.field, newest.old, newest.new) == ("measurement", "2027-03-31 125.0", "2027-03-31 126.0")


def test_a_measurement_is_taken_back(database: Database) -> None:
    measure(database, MARCH, 0)
    row = targets.unmeasure(database, MEMBERS_KEY, MARCH.on, 1, MAY, HOA)
    assert (row.measurements, row.revision) == ((), 2)


def test_a_measurement_moves_to_another_day_and_the_plan_of_a_draft_changes_in_its_text(database: Database) -> None:
    measure(database, MARCH, 0)
    moved = targets.TargetChange(MEMBERS_KEY, 1, measured=(replace(MARCH, on=APRIL.on),), dropped=(MARCH.on,))
    (row,) = targets.change_targets(database, (moved,), MAY, HOA)
    assert (row.measurements, row.revision) == ((replace(MARCH, on=APRIL.on),), 3)
    draft = targets.target_of(database, RecordKey("p0", "t1"))
    assert draft is not None
    more = replace(draft.planned.target, value=410.0)
    (changed,) = targets.change_targets(database, (targets.TargetChange(draft.key, 0, more),), MAY, HOA)
    assert changed.planned.target.value == 410.0
    assert records_of(drafts.open_document(database, "p0").document)["t1"].record == more


def test_of_several_changes_all_are_kept_or_none(database: Database) -> None:
    kept = targets.TargetChange(MEMBERS_KEY, 0, measured=(MARCH,))
    locked = targets.TargetChange(RecordKey("p1", "t2"), 0, Target("t2", "Khác"))
    with pytest.raises(UserError, match="đã khóa"):
        targets.change_targets(database, (kept, locked), MAY, HOA)
    assert targets.all_targets(database, TargetQuery())[0].measurements == ()


def test_the_same_figure_again_is_no_change(database: Database) -> None:
    measure(database, MARCH, 0)
    assert measure(database, MARCH, 1).revision == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Measurement(TODAY), "Chưa có số liệu"),
        (Measurement(TODAY, math.nan), "không phải là một con số"),
        (Measurement(TODAY + timedelta(days=2), 5.0), "còn ở phía trước"),
        (Measurement(TODAY, 5.0, note="x" * 6_000), "dài quá"),
    ],
)
def test_what_cannot_be_is_refused(database: Database, wrong: Measurement, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        measure(database, wrong, 0)
    assert targets.all_targets(database, TargetQuery())[0].measurements == ()


def test_a_row_that_another_changed_is_a_conflict(database: Database) -> None:
    measure(database, MARCH, 0)
    with pytest.raises(Conflict, match="Đoàn viên kết nạp mới"):
        measure(database, APRIL, 0)
    with pytest.raises(Conflict):
        targets.unmeasure(database, MEMBERS_KEY, MARCH.on, 0, MAY, HOA)


def test_a_target_that_left_the_draft_and_was_measured_is_gone_and_not_lost(database: Database) -> None:
    measure(database, MARCH, 0)
    plans.reopen(database, "p1", "Bỏ chỉ tiêu", MAY, HOA)
    drafts.save(database, plan((), ()), 1, MAY)
    plans.set_going(database, "p1", MAY, HOA)
    row = targets.target_of(database, MEMBERS_KEY)
    assert row is not None
    assert (row.gone, row.measurements) == (True, (MARCH,))
    assert found(database, TargetQuery(going=True)) == []
