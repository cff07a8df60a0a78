"""The sample office lies beside the real data, is filled once, and goes as a whole."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import db
from desktop.domain.errors import CannotWrite
from desktop.domain.progress import TargetQuery, TaskQuery, is_late
from desktop.services import drafts, plans, targets, tasks
from desktop.services.files import database_file
from desktop.services.office import office_of
from desktop.services.sample import fill_sample, remove_sample, sample_documents, sample_folder, sample_office

FOLLOWED = 3  # plans of this year and of last year, which are going, and a letter to a unit that was late
NOW = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)


def test_the_sample_is_filled_once(data_folder: Path) -> None:
    database = db.open_database(database_file(sample_folder(data_folder)))
    assert fill_sample(database, NOW)
    drafts.discard(database, sample_documents()[0].id, NOW)
    assert not fill_sample(database, NOW)
    assert office_of(database) == sample_office()
    assert drafts.count(database) == len(sample_documents()) + FOLLOWED - 1
    database.close()


@pytest.mark.parametrize("now", [NOW, datetime(2027, 1, 2, 8, 0, tzinfo=UTC), datetime(2028, 2, 29, 23, 0, tzinfo=UTC)])
def test_the_sample_follows_two_years_on_every_day(data_folder: Path, now: datetime) -> None:
    database = db.open_database(database_file(data_folder))
    fill_sample(database, now)
    today = now.astimezone().date()
    assert [plan.year for plan in plans.plan_names(database, going=True)] == [today.year, today.year - 1]
    rows = tasks.all_tasks(database, TaskQuery(going=True), today)
    assert any(is_late(row.planned.due, row.progress.state, today) for row in rows)
    assert any(row.reminders for row in rows)
    assert all(row.progress.done_on is None or row.progress.done_on <= today for row in rows)
    measured = [one.on for row in targets.all_targets(database, TargetQuery()) for one in row.measurements]
    assert today.year - 3 in {day.year for day in measured}
    assert max(measured) < today
    database.close()


def test_removing_the_sample_leaves_the_real_data(data_folder: Path) -> None:
    real, sample = database_file(data_folder), database_file(sample_folder(data_folder))
    for path in (real, sample):
        db.open_database(path).close()
    evidence = sample.parent / "evidence" / "ab"
    evidence.mkdir(parents=True)
    (evidence / "ab12").write_bytes(b"x")
    assert remove_sample(data_folder)
    assert not sample_folder(data_folder).exists()
    assert real.exists()
    assert not remove_sample(data_folder)


def test_a_sample_folder_with_a_file_of_the_clerk_is_left_alone(data_folder: Path) -> None:
    db.open_database(database_file(sample_folder(data_folder))).close()
    letter = sample_folder(data_folder) / "Thư.docx"
    letter.write_bytes(b"x")
    with pytest.raises(CannotWrite, match="Chưa xóa gì"):
        remove_sample(data_folder)
    assert letter.exists()
    assert database_file(sample_folder(data_folder)).exists()
