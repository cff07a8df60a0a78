"""A plan's tasks and targets are rows from its first save on; set going it freezes, and its rows with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import db
from desktop.domain.dates import OfficialDate
from desktop.domain.document import Assignment, Copy, new_id
from desktop.domain.errors import UserError
from desktop.domain.ports import Database, Frozen, State
from desktop.domain.progress import Progress, RecordKey, TargetQuery, TaskQuery, TaskRow, TaskState
from desktop.services import drafts, plans, targets, tasks
from desktop.services.tasks import TaskChange
from tests.services.followed import HOA, MAY, PRESS, TALKS, TODAY, TRAINING, plan


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = db.open_database(tmp_path / "thao.db")
    yield opened
    opened.close()


def rows(database: Database, query: TaskQuery | None = None) -> tuple[TaskRow, ...]:
    return tasks.all_tasks(database, query or TaskQuery(), TODAY)


def leads(database: Database, query: TaskQuery | None = None) -> list[str]:
    return [row.planned.assignment.lead for row in rows(database, query)]


def test_a_saved_draft_has_its_rows_in_printed_order(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    first, *_others = found = rows(database)
    assert [row.planned.assignment for row in found] == [TRAINING, TALKS, PRESS]
    assert (first.plan.number, first.plan.year, first.plan.issue) == ("31", 2027, 0)
    assert (first.planned.task, first.planned.place.section) == ("Tập huấn cán bộ công đoàn cơ sở.", "II. NHIỆM VỤ")
    (target,) = targets.all_targets(database, TargetQuery())
    assert target.planned.target.value == 420


def test_each_save_brings_the_rows_up_to_date_and_their_numbers_stay(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    numbers = {row.key: row.number for row in rows(database)}
    changed = replace(TALKS, lead="Văn phòng")
    drafts.save(database, plan((changed, TRAINING), ()), 1, MAY)
    assert leads(database) == ["Văn phòng", "Ban Tổ chức"]
    assert {row.key: row.number for row in rows(database)}.items() <= numbers.items()
    assert targets.all_targets(database, TargetQuery()) == ()


tasks_of_a_draft = st.lists(
    st.builds(
        Assignment,
        id=st.sampled_from("abcdef"),
        lead=st.sampled_from(("Văn phòng", "Ban Tổ chức", "")),
        supporting=st.sampled_from(((), ("Ban Tài chính",))),
        deadline=st.sampled_from(("Quý I", "30/6/2027", "Thường xuyên")),
        product=st.sampled_from(("", "Báo cáo")),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(tasks_of_a_draft, min_size=2, max_size=5))
def test_whatever_is_saved_the_rows_are_what_the_document_says(
    database: Database, said: list[list[Assignment]]
) -> None:
    name = new_id()
    for revision, assignments in enumerate(said):
        document = plan(assignments, document_id=name)
        drafts.save(database, document, revision, MAY)
        assert tuple(row.planned for row in rows(database, TaskQuery(plan=name))) == plans.planned_of(document).tasks


def test_a_refused_save_leaves_the_rows(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    with pytest.raises(UserError):
        drafts.save(database, plan((PRESS,)), 7, MAY)
    assert len(rows(database)) == 3


def test_the_bin_hides_rows_until_the_document_comes_back(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    plans.set_going(database, "p1", MAY, HOA)
    drafts.discard(database, "p1", MAY)
    assert (rows(database), plans.plan_names(database), tasks.units(database)) == ((), (), ())
    drafts.restore(database, "p1")
    assert len(rows(database, TaskQuery(going=True))) == 3


def test_rows_go_for_good_with_their_document(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    key = RecordKey("p1", "a1")
    tasks.change_tasks(database, [TaskChange(key, 0, Progress(percent=10))], MAY, HOA)
    drafts.discard(database, "p1", MAY)
    drafts.clear_old_bin(database, MAY + timedelta(days=31))
    assert tasks.task_history(database, key) == ()
    drafts.save(database, plan(), 0, MAY)
    assert rows(database)[0].progress == Progress()


def test_a_plan_that_was_set_going_is_frozen(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    name = plans.set_going(database, "p1", MAY, HOA)
    assert (name.id, name.issue) == ("p1", 1)
    assert plans.plan_names(database, going=True) == (name,)
    stored = drafts.open_document(database, "p1")
    assert stored.state is State.ISSUED
    with pytest.raises(Frozen, match="chữ trong văn bản đã khóa"):
        drafts.save(database, plan((PRESS,)), 1, MAY)
    drafts.save(database, plan(document_id="p2"), 0, MAY)
    drafts.discard(database, "p2", MAY)
    with pytest.raises(UserError, match="Không còn văn bản này"):
        plans.set_going(database, "p2", MAY, HOA)
    with pytest.raises(UserError, match="từ trước"):
        plans.set_going(database, "p1", MAY, HOA)
    assert drafts.open_document(database, "p1") == stored


def test_a_plan_opened_again_is_followed_as_it_was_issued(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    plans.set_going(database, "p1", MAY, HOA)
    with pytest.raises(UserError, match="lý do"):
        plans.reopen(database, "p1", "  ", MAY, HOA)
    plans.reopen(database, "p1", "Cấp trên đổi thời hạn", MAY + timedelta(days=1), HOA)
    drafts.save(database, plan((replace(TRAINING, deadline="Quý III/2027"),)), 1, MAY)
    assert [row.planned.assignment for row in rows(database, TaskQuery(going=True))] == [TRAINING, TALKS, PRESS]
    (issue,) = plans.issues(database, "p1")
    assert (issue.issue, issue.revision, issue.reason, issue.reopened_by) == (1, 1, "Cấp trên đổi thời hạn", HOA)


def test_a_plan_opened_again_is_called_as_it_was_issued_until_it_is_set_going_again(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    name = plans.set_going(database, "p1", MAY, HOA)
    plans.reopen(database, "p1", "Đổi năm", MAY, HOA)
    draft = plan()
    header = replace(draft.header, number="9", symbol="KH-CĐ", subject="Kế hoạch khác hẳn năm 2031")
    draft = replace(draft, header=replace(header, date=OfficialDate.of(date(2031, 1, 5))))
    drafts.save(database, draft, 1, MAY)
    by_plan = TaskQuery(group="plan")
    before = tasks.find_tasks(database, by_plan, TODAY).groups[0].name
    assert (plans.plan_names(database), {row.plan for row in rows(database)}) == ((name,), {name})
    assert before == f"31/KH-LĐLĐ {name.subject}"
    assert len(rows(database, TaskQuery(words=name.subject))) == 3
    assert rows(database, TaskQuery(words="khác hẳn")) == ()
    after = plans.set_going(database, "p1", MAY, HOA)
    assert (after.number, after.symbol, after.year, after.issue) == ("9", "KH-CĐ", 2031, 2)
    assert {row.plan for row in rows(database)} == {after}
    assert tasks.find_tasks(database, by_plan, TODAY).groups[0].name == "09/KH-CĐ Kế hoạch khác hẳn năm 2031"


def test_the_next_issue_keeps_progress_and_tells_what_it_changed(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    plans.set_going(database, "p1", MAY, HOA)
    talks, training = RecordKey("p1", "a2"), RecordKey("p1", "a1")
    doing = Progress(TaskState.DOING, 40)
    tasks.change_tasks(database, [TaskChange(talks, 0, doing), TaskChange(training, 0, doing)], MAY, HOA)
    plans.reopen(database, "p1", "Bổ sung", MAY, HOA)
    drafts.save(database, plan((replace(TRAINING, deadline="Quý III/2027"),)), 1, MAY)
    assert plans.set_going(database, "p1", MAY, HOA).issue == 2
    (row,) = rows(database)
    assert (row.planned.assignment.deadline, row.progress) == ("Quý III/2027", doing)
    assert (tasks.task_history(database, training)[0].field, tasks.task_history(database, training)[0].old) == (
        "deadline",
        "Quý I/2027",
    )
    gone = tasks.task_of(database, talks)
    assert gone is not None
    assert (gone.gone, gone.progress) == (True, doing)
    assert tasks.task_history(database, talks)[0].field == plans.DROPPED
    assert tasks.task_of(database, RecordKey("p1", "a3")) is None  # nobody had reported anything of it


def test_a_version_that_was_issued_outlives_all_thinning(database: Database) -> None:
    drafts.save(database, plan(), 0, MAY)
    drafts.save(database, plan(subject="Công tác năm 2027 (sửa)"), 1, MAY + timedelta(seconds=1))
    plans.set_going(database, "p1", MAY, HOA)
    plans.reopen(database, "p1", "Sửa lỗi", MAY, HOA)
    drafts.save(database, plan(), 2, MAY + timedelta(seconds=2))
    for revision in range(3, 16):
        drafts.save(database, plan(subject=f"Lần {revision}"), revision, MAY + timedelta(days=200, minutes=revision))
    assert [version.revision for version in drafts.versions(database, "p1")][-2:] == [
        3,
        2,
    ]  # 3 is the last of its month


def test_a_certified_copy_is_no_second_plan(database: Database) -> None:
    drafts.save(database, replace(plan(), copy=Copy()), 0, MAY)
    assert rows(database) == ()


def test_documents_of_an_older_program_get_their_rows_at_the_next_start(database: Database) -> None:
    with database.unit() as unit:  # as version 1 saved them
        unit.documents.save(plan(), 0, MAY)
        unit.commit()
    assert rows(database) == ()
    assert plans.catch_up(database) == 1
    assert len(rows(database)) == 3
    assert plans.catch_up(database) == 0


def test_the_newest_year_stands_first_among_plans(database: Database) -> None:
    for number, subject in enumerate(("Công tác năm 2026", "Công tác năm 2027", "Đại hội năm 2027")):
        drafts.save(database, plan(document_id=f"p{number}", subject=subject), 0, MAY)
    assert [name.subject for name in plans.plan_names(database)] == [
        "Công tác năm 2027",
        "Đại hội năm 2027",
        "Công tác năm 2026",
    ]


def test_names_that_were_only_typed_on_the_way_go_at_the_next_start(database: Database, tmp_path: Path) -> None:
    for revision, lead in enumerate(("V", "Vă", "Văn phòng")):
        drafts.save(database, plan((replace(TALKS, lead=lead),)), revision, MAY)
    plans.begin(database, MAY)
    with closing(sqlite3.connect(tmp_path / "thao.db")) as other:
        names = {name for (name,) in other.execute("SELECT name FROM names")}
    assert names == {"Văn phòng", "Ban Thường vụ"}
