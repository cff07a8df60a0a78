"""Old databases become new ones step by step, backed up before each; newer ones are refused and left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import db
from db.backup import back_up
from db.engine import engine_for
from db.migrate import backup_name, migrate, refuse_newer, version_of
from db.migrations import STEPS
from desktop.domain.errors import NewerVersion, UnreadableInput
from desktop.domain.progress import Measurement, Progress, TargetQuery, TaskQuery, TaskState
from desktop.services import drafts, targets, tasks
from desktop.services.office import office_of
from tests.db.plans import NOON, plan

OLD = Path(__file__).parent / "old"
NEXT = ("ALTER TABLE documents ADD COLUMN series TEXT NOT NULL DEFAULT 'chung'",)
HALF = (*NEXT, "INSERT INTO nowhere VALUES (1)")


def old_database(path: Path, version: int = 1) -> Path:
    """A database as the program of that version left it."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((OLD / f"v{version}.sql").read_text(encoding="utf-8"))
    return path


def upgrade(path: Path, steps: tuple[tuple[str, ...], ...]) -> None:
    engine = engine_for(path)
    try:
        migrate(engine, path, refuse_newer(path, steps), steps)
    finally:
        engine.dispose()


def tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL ORDER BY name")]


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_real_old_database_opens_with_all_it_holds(path: Path, version: int) -> None:
    database = db.open_database(old_database(path, version))
    stored = drafts.open_document(database, "d1")
    office = office_of(database)
    versions = drafts.versions(database, "d1")
    place = drafts.setting(database, "place")
    database.close()
    assert (stored.document, stored.revision) == (plan("đã sửa"), 2)
    assert [one.revision for one in versions] == [2, 1]
    assert office is not None
    assert (office.name, office.signer) == ("Liên đoàn Lao động tỉnh Bình An", "Đỗ Thị Minh Tuệ")
    assert place == "d1 b1 4"


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_migrated_database_has_the_tables_of_a_new_one(path: Path, tmp_path: Path, version: int) -> None:
    new = tmp_path / "new" / "thao.db"
    db.open_database(new).close()
    db.open_database(old_database(path, version)).close()
    assert [" ".join(sql.split()) for sql in tables(path)] == [" ".join(sql.split()) for sql in tables(new)]


def test_what_was_followed_in_version_2_goes_on(path: Path) -> None:
    database = db.open_database(old_database(path, 2))
    (task,) = tasks.all_tasks(database, TaskQuery(going=True), date(2027, 5, 1))
    (target,) = targets.all_targets(database, TargetQuery(going=True))
    history = tasks.task_history(database, task.key)
    database.close()
    assert (task.planned.assignment.lead, task.progress) == ("Văn phòng", Progress(TaskState.DOING, 40, "Đã mở 2 lớp."))
    assert (task.reminders, task.reminded_on) == (1, date(2027, 4, 2))
    assert {event.field for event in history} == {"state", "percent", "result"}
    assert target.measurements == (Measurement(date(2027, 3, 31), 125.0),)


def test_a_backup_of_the_old_version_is_made_before_each_step(path: Path) -> None:
    old_database(path)
    upgrade(path, (*STEPS, NEXT))
    kept = backup_name(path, len(STEPS))
    assert version_of(path) == len(STEPS) + 1
    assert version_of(kept) == len(STEPS)
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM versions").fetchone() == (3,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_step_that_fails_leaves_the_version_before_it(path: Path) -> None:
    old_database(path)
    upgrade(path, STEPS)
    before = tables(path)
    with pytest.raises(Exception, match="nowhere"):
        upgrade(path, (*STEPS, HALF))
    assert tables(path) == before
    assert version_of(path) == len(STEPS)
    upgrade(path, (*STEPS, NEXT))  # the next try finds nothing in its way
    assert version_of(path) == len(STEPS) + 1


def test_a_new_database_needs_no_backup(path: Path) -> None:
    db.open_database(path).close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["thao.db", "thao.db.lock"]


def test_a_newer_database_is_refused_and_untouched(path: Path) -> None:
    db.open_database(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(NewerVersion, match="phiên bản Thảo mới hơn lập"):
        db.open_database(path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["thao.db", "thao.db.lock"]


def test_a_database_of_another_program_is_refused_and_untouched(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE accounts (id)")
    before = path.read_bytes()
    with pytest.raises(UnreadableInput, match="không phải kho dữ liệu của Thảo"):
        db.open_database(path)
    assert path.read_bytes() == before


def test_a_copy_of_a_damaged_database_is_not_kept(path: Path) -> None:
    database = db.open_database(path)
    for number in range(30):
        drafts.save(database, plan("x" * 5000, document_id=f"d{number}"), 0, NOON)
    database.close()
    content = bytearray(path.read_bytes())
    content[4096 * 5 : 4096 * 6] = b"\xa5" * 4096
    path.write_bytes(content)
    copy = path.with_name("copy.db")
    with pytest.raises(UnreadableInput, match="đã hỏng"):
        back_up(path, copy)
    assert not copy.exists()
    assert not path.with_name("copy.db.tmp").exists()
