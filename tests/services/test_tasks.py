"""Tables of tasks show what was asked for, and what is entered is kept with its history or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import db
from desktop.domain.collation import sort_key
from desktop.domain.document import Assignment
from desktop.domain.errors import UserError
from desktop.domain.ports import Conflict, Database
from desktop.domain.progress import (
    LATE,
    TASK_ORDERS,
    Progress,
    RecordKey,
    TaskQuery,
    TaskRow,
    TaskState,
    shown_state,
)
from desktop.domain.sought import Sought
from desktop.domain.text import one_line
from desktop.services import drafts, plans, tasks
from desktop.services.tasks import TaskChange
from tests.services.followed import HOA, MAY, TALKS, TODAY, TRAINING, plan

STATES = (LATE, "doing", "todo", "paused", "done")
TASK = RecordKey("p1", "a1")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = db.open_database(tmp_path / "thao.db")
    drafts.save(opened, plan(), 0, MAY)
    plans.set_going(opened, "p1", MAY, HOA)
    yield opened
    opened.close()


def row_of(database: Database, key: RecordKey = TASK) -> TaskRow:
    row = tasks.task_of(database, key)
    assert row is not None
    return row


def report(database: Database, key: RecordKey, progress: Progress, days: int = 0) -> TaskRow:
    change = TaskChange(key, row_of(database, key).revision, progress)
    (row,) = tasks.change_tasks(database, [change], MAY + timedelta(days=days), HOA)
    return row


# Finding


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Forty tasks of four plans in all states; one plan is going, one is in the bin."""
    opened = db.open_database(tmp_path_factory.mktemp("busy") / "thao.db")
    leads = ("Ban Tổ chức", "Ban Tài chính", "", "Văn phòng", "Ủy ban Kiểm tra")
    deadlines = ("Quý I/2027", "30/6/2027", "Thường xuyên", "Quý IV/2026", "03/5/2027")
    words = (
        "Đối thoại",
        "Đoàn viên",
        "Tập huấn",
        "đối  thoại với công nhân",
        "Ăn ca",
        "An toàn lao động",
        "Quỹ xã hội",
    )
    for number in range(4):
        assignments = [
            Assignment(
                f"{number}-{n}", leads[n * (number + 1) % 5], (leads[n % 2],) if n % 3 else (),
                deadlines[(n + number) % 5], ("Thường trực", "Ban Thường vụ")[n % 2], f"{words[n % 7]} {n // 7}",
            )
            for n in range(10)
        ]  # fmt: skip
        year = 2026 + number % 2
        drafts.save(opened, plan(assignments, (), f"p{number}", f"Công tác {number} năm {year}"), 0, MAY)
        for n in range(10):
            state = tuple(TaskState)[(n + number) % 4]
            progress = Progress(state, n * 10 if state is TaskState.DOING else 0, "Xong đợt một" if n == 3 else "")
            report(opened, RecordKey(f"p{number}", f"{number}-{n}"), progress)
    plans.set_going(opened, "p2", MAY, HOA)
    drafts.discard(opened, "p3", MAY)
    yield opened
    opened.close()


queries = st.builds(
    TaskQuery,
    plan=st.sampled_from(("", "", "p1", "p2", "p3")),
    lead=st.sampled_from(("", "", "", "Văn phòng", "Ban Tài chính", "Ban nào")),
    year=st.sampled_from((None, None, 2026, 2027, 0)),
    state=st.sampled_from(("", "", *STATES)),
    words=st.sampled_from(
        ("", "", "đối thoại", "doi thoai", "ĐOÀN", "an", "ăn", "xong dot", "cong tac 1", "31/kh", "%_'")
    ),
    section=st.sampled_from(("", "", "II. NHIỆM VỤ", "I.")),
    order=st.sampled_from(TASK_ORDERS),
    descending=st.booleans(),
    group=st.sampled_from(("", *TASK_ORDERS)),
    going=st.booleans(),
    until=st.sampled_from((None, None, TODAY, date(2027, 6, 30))),
)


def fits(row: TaskRow, query: TaskQuery, *, with_state: bool = True) -> bool:
    """What a table shows, said once more without SQL."""
    planned, found = row.planned, row.plan
    due = planned.due
    searched = (
        one_line(
            "\n".join((planned.task, planned.assignment.lead, *planned.assignment.supporting, row.progress.result))
        ),
        f"{found.kind} {found.number}/{found.symbol} {found.subject}",
    )
    return (
        query.plan in ("", found.id)
        and query.lead in ("", planned.assignment.lead)
        and (query.year is None or query.year in (found.year, due.year if due else None))
        and (not with_state or query.state in ("", shown_state(due, row.progress.state, TODAY)))
        and (not query.words or any(Sought(query.words).spans(text) for text in searched))
        and query.section in ("", planned.place.section)
        and (not query.going or found.issue > 0)
        and (
            query.until is None or (due is not None and due <= query.until and row.progress.state is not TaskState.DONE)
        )
    )


def order_of(row: TaskRow, order: str) -> object:
    """What a row is sorted by."""
    planned = row.planned
    plain: dict[str, object] = {
        "task": sort_key(planned.task),
        "lead": sort_key(planned.assignment.lead),
        "decided_by": sort_key(planned.assignment.decided_by),
        "deadline": planned.due or date.max,
        "percent": row.progress.percent,
        "state": STATES.index(shown_state(planned.due, row.progress.state, TODAY)),
    }
    return plain.get(order, (-(row.plan.year or 0), sort_key(row.plan.subject), planned.place.position))


def group_of(row: TaskRow, group: str) -> str:
    """The name of the group that a row is in."""
    planned = row.planned
    return {
        "plan": f"31/KH-LĐLĐ {row.plan.subject}",
        "section": planned.place.section,
        "task": planned.task,
        "lead": planned.assignment.lead,
        "decided_by": planned.assignment.decided_by,
        "deadline": f"{planned.due:%Y-%m}" if planned.due else "",
        "percent": str(row.progress.percent),
        "state": shown_state(planned.due, row.progress.state, TODAY),
        "": "",
    }[group]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_a_table_shows_what_a_plain_filter_would(busy: Database, query: TaskQuery) -> None:
    every = tasks.all_tasks(busy, TaskQuery(), TODAY)
    listing = tasks.find_tasks(busy, query, TODAY)
    rows = tasks.task_rows(busy, listing.numbers)
    assert {row.number for row in rows} == {row.number for row in every if fits(row, query)}
    alike = [row for row in every if fits(row, query, with_state=False)]
    assert listing.counts == {"": len(alike)} | {
        state: sum(shown_state(row.planned.due, row.progress.state, TODAY) == state for row in alike)
        for state in STATES
    }
    rest = list(rows)
    for group in listing.groups or [("", len(rows), 0)]:
        part, rest = rest[: group[1]], rest[group[1] :]
        assert {group_of(row, query.group) for row in part} <= {group[0]}
        late = sum(shown_state(row.planned.due, row.progress.state, TODAY) == LATE for row in part)
        assert not query.group or group[2] == late
        keys = [order_of(row, query.order) for row in part]
        assert keys == sorted(keys, key=lambda key: key, reverse=query.descending)  # type: ignore[arg-type, return-value]
    assert rest == []


def test_groups_stand_in_the_order_of_the_alphabet(busy: Database) -> None:
    groups = tasks.find_tasks(busy, TaskQuery(group="lead", order="deadline", descending=True), TODAY).groups
    assert [group.name for group in groups] == ["", "Ban Tài chính", "Ban Tổ chức", "Ủy ban Kiểm tra", "Văn phòng"]
    assert [unit for unit in tasks.units(busy) if unit.startswith("Ban")] == ["Ban Tài chính", "Ban Tổ chức"]


def test_rows_come_in_the_order_asked_for_and_without_those_that_are_no_more(database: Database) -> None:
    numbers = tasks.find_tasks(database, TaskQuery(), TODAY).numbers
    assert [row.number for row in tasks.task_rows(database, (numbers[2], 99, numbers[0]))] == [numbers[2], numbers[0]]


# Changing


def test_a_report_is_kept_with_who_and_when_and_what_stood_there(database: Database) -> None:
    row = report(database, TASK, Progress(TaskState.DOING, 40, " Đa\u0303 mơ\u0309 năm lớp. "))
    assert row.progress == Progress(TaskState.DOING, 40, "Đã mở năm lớp.")
    assert (row.revision, row.changed_at, row.changed_by) == (1, MAY, HOA)
    events = tasks.task_history(database, TASK)
    assert {(one.field, one.old, one.new) for one in events} >= {("state", "todo", "doing"), ("percent", "0", "40")}
    assert {(one.at, one.by) for one in events} == {(MAY, HOA)}


def test_what_changes_nothing_leaves_no_trace(database: Database) -> None:
    assert report(database, TASK, Progress()).revision == 0
    assert tasks.task_history(database, TASK) == ()


def test_changes_are_kept_all_or_none(database: Database) -> None:
    good = TaskChange(TASK, 0, Progress(percent=40))
    other = RecordKey("p1", "a2")
    for bad, sentence in (
        (TaskChange(other, 1, Progress(percent=40)), "vừa được cập nhật ở chỗ khác"),
        (TaskChange(other, 0, Progress(percent=400)), "từ 0 đến 100"),
        (TaskChange(RecordKey("p1", "a9"), 0, Progress()), "không còn trong kế hoạch"),
        (TaskChange(other, 0, None, replace(TALKS, lead="Văn phòng")), "phần phân công đã khóa"),
    ):
        with pytest.raises(UserError, match=sentence):
            tasks.change_tasks(database, [good, bad], MAY, HOA)
        assert row_of(database).progress == Progress()
    assert tasks.task_history(database, TASK) == ()
    plans.reopen(database, "p1", "Đổi đơn vị chủ trì", MAY, HOA)
    with pytest.raises(UserError, match="sửa phân công trong văn bản"):
        tasks.change_tasks(database, [TaskChange(other, 0, None, replace(TALKS, lead="Văn phòng"))], MAY, HOA)


def test_a_row_that_another_changed_is_a_conflict(database: Database) -> None:
    stale = TaskChange(TASK, 0, Progress(percent=10))
    report(database, TASK, Progress(percent=20))
    with pytest.raises(Conflict, match="Tập huấn cán bộ"):
        tasks.change_tasks(database, [stale], MAY, HOA)
    assert row_of(database).progress.percent == 20


def test_undoing_is_the_same_service_with_what_stood_there(database: Database) -> None:
    before = report(database, TASK, Progress(TaskState.DOING, 70, "Đã mở 5 lớp."))
    report(database, TASK, Progress(TaskState.DONE))
    assert report(database, TASK, before.progress).progress == before.progress


def test_the_planned_half_of_a_draft_is_changed_in_its_document(database: Database) -> None:
    drafts.save(database, plan(document_id="p2"), 0, MAY)
    key = RecordKey("p2", "a1")
    change = TaskChange(key, 0, Progress(percent=10), replace(TRAINING, lead="Ban Tuyên giáo", deadline="30/9/2027"))
    (row,) = tasks.change_tasks(database, [change], MAY, HOA)
    assert (row.planned.assignment.lead, row.planned.due, row.progress.percent) == (
        "Ban Tuyên giáo",
        date(2027, 9, 30),
        10,
    )
    stored = drafts.open_document(database, "p2")
    assert stored.revision == 2
    assert "Ban Tuyên giáo" in {one.lead for block in stored.document.body[1].children for one in block.assignments}


reports = st.lists(
    st.tuples(
        st.sampled_from(("a1", "a2")),
        st.builds(
            Progress,
            state=st.sampled_from(TaskState),
            percent=st.integers(0, 100),
            result=st.sampled_from(("", "một", "hai")),
            reason=st.sampled_from(("", "vì")),
        ),
    ),
    max_size=8,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=reports)
def test_the_history_leads_back_to_every_day(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, Progress]]
) -> None:
    database = db.open_database(tmp_path_factory.mktemp("days") / "thao.db")
    drafts.save(database, plan(), 0, MAY)
    states: list[dict[str, Progress]] = [{"a1": Progress(), "a2": Progress(), "a3": Progress()}]
    for day, (record, progress) in enumerate(told, start=1):
        row = report(database, RecordKey("p1", record), progress, day)
        states.append(states[-1] | {record: row.progress})
    for day, expected in enumerate(states):
        found = tasks.task_states_at(database, TaskQuery(plan="p1"), (MAY + timedelta(days=day)).astimezone().date())
        assert {row.key.record: row.progress for row in found} == expected
    database.close()
