"""Evidence is kept by its content, checked when it is opened, and goes when no record has it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

import db
from desktop.domain.errors import UnreadableInput
from desktop.domain.ports import Database
from desktop.domain.progress import RecordKey
from desktop.services import drafts, evidence, plans, tasks
from tests.db.killing import victim
from tests.services.followed import HOA, MAY, plan

TASK, OTHER = RecordKey("p1", "a1"), RecordKey("p1", "a2")
MONTH_LATER = MAY + timedelta(days=31)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kho"


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    opened = db.open_database(folder / "thao.db")
    drafts.save(opened, plan(), 0, MAY)
    yield opened
    opened.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo đợt 1.txt"
    path.write_bytes("Đã mở 5 lớp.".encode())
    return path


def kept(folder: Path) -> list[Path]:
    """The files in the store, copies that were opened left out."""
    paths = (folder / "evidence").rglob("*")
    return sorted(path for path in paths if path.is_file() and "opened" not in path.parts)


def test_a_file_is_kept_under_its_content_for_this_user_alone(database: Database, folder: Path, report: Path) -> None:
    (one,) = evidence.attach(database, TASK, [report], MAY, HOA)
    digest = sha256(report.read_bytes()).hexdigest()
    assert (one.sha256, one.name, one.size, one.by) == (digest, "Báo cáo đợt 1.txt", len(report.read_bytes()), HOA)
    (path,) = kept(folder)
    assert path == folder / "evidence" / digest[:2] / digest
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [(event.field, event.new) for event in tasks.task_history(database, TASK)] == [("evidence", report.name)]


def test_the_same_file_is_kept_once_however_often_it_is_attached(
    database: Database, folder: Path, report: Path
) -> None:
    twin = report.with_name("Bản sao.txt")
    twin.write_bytes(report.read_bytes())
    assert len(evidence.attach(database, TASK, [report, twin], MAY, HOA)) == 1
    evidence.attach(database, OTHER, [twin], MAY, HOA)
    assert len(kept(folder)) == 1


def test_a_copy_to_open_is_read_only_and_bears_its_name(database: Database, report: Path) -> None:
    (one,) = evidence.attach(database, TASK, [report], MAY, HOA)
    report.unlink()  # the store has its own
    for _time in range(2):
        copy = evidence.evidence_file(database, one.sha256)
        assert (copy.name, copy.read_text("utf-8")) == ("Báo cáo đợt 1.txt", "Đã mở 5 lớp.")
        assert stat.S_IMODE(copy.stat().st_mode) == 0o400
        copy.chmod(0o600)
        copy.write_text("sửa trong chương trình khác", "utf-8")  # the next one to open it gets what was kept


def test_damaged_evidence_is_told_and_never_opened(database: Database, folder: Path, report: Path) -> None:
    (one,) = evidence.attach(database, TASK, [report], MAY, HOA)
    (path,) = kept(folder)
    path.write_bytes(b"other bytes")
    with pytest.raises(UnreadableInput, match="đã hỏng hoặc bị xóa"):
        evidence.evidence_file(database, one.sha256)
    assert evidence.attach(database, OTHER, [report], MAY, HOA)  # attached anew it is whole again
    assert evidence.evidence_file(database, one.sha256).read_bytes() == report.read_bytes()
    path.unlink()
    copies = folder / "evidence" / "opened"
    assert evidence.clean_evidence(database, MAY) == 1
    assert not copies.exists()
    with pytest.raises(UnreadableInput, match="đã hỏng hoặc bị xóa"):
        evidence.evidence_file(database, one.sha256)


def test_a_file_goes_when_no_record_has_it(database: Database, folder: Path, report: Path) -> None:
    (one,) = evidence.attach(database, TASK, [report], MAY, HOA)
    evidence.attach(database, OTHER, [report], MAY, HOA)
    assert evidence.detach(database, TASK, one.sha256, MAY, HOA) == ()
    evidence.clean_evidence(database, MAY)
    assert len(kept(folder)) == 1
    assert evidence.reattach(database, TASK, one, MAY, HOA) == (one,)
    drafts.discard(database, "p1", MAY)
    drafts.clear_old_bin(database, MONTH_LATER)
    evidence.clean_evidence(database, MAY)
    evidence.clean_evidence(database, MAY + timedelta(days=29))
    assert len(kept(folder)) == 1
    evidence.clean_evidence(database, MONTH_LATER)
    assert kept(folder) == []
    with pytest.raises(UnreadableInput, match="Không còn tệp minh chứng"):
        evidence.evidence_file(database, one.sha256)


def test_files_are_still_there_for_a_database_that_was_away(database: Database, folder: Path, report: Path) -> None:
    (one,) = evidence.attach(database, TASK, [report], MAY, HOA)
    database.close()
    away = [(path, path.with_name(f"away-{path.name}")) for path in folder.glob("thao.db*")]
    for path, aside in away:
        path.rename(aside)
    fresh = db.open_database(folder / "thao.db")  # as after a damaged one was put away
    plans.begin(fresh, MAY)
    fresh.close()
    for path in folder.glob("thao.db*"):
        path.unlink()
    for path, aside in away:
        aside.rename(path)
    back = db.open_database(folder / "thao.db")
    plans.begin(back, MAY + timedelta(days=3))
    assert evidence.evidence_file(back, one.sha256).read_bytes() == report.read_bytes()
    back.close()


def test_what_cannot_be_read_attaches_nothing(database: Database, folder: Path, report: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"mất\.txt"):
        evidence.attach(database, TASK, [report, report.with_name("mất.txt")], MAY, HOA)
    assert evidence.evidence_of(database, TASK) == ()
    for start in (MAY, MONTH_LATER):
        evidence.clean_evidence(database, start)
    assert kept(folder) == []


@pytest.mark.parametrize(("name", "shown"), [(b"\xe2\x80\x8b", "không tên"), (b".\xe2\x80\x8b.", "không tên")])
def test_a_file_without_a_name_to_read_is_opened_like_any_other(
    database: Database, tmp_path: Path, name: bytes, shown: str
) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"x")
    (one,) = evidence.attach(database, TASK, [path], MAY, HOA)
    assert one.name == shown
    assert evidence.evidence_file(database, one.sha256).read_bytes() == b"x"


@pytest.mark.skipif(sys.platform == "win32", reason="names are Unicode there")
def test_a_name_of_another_code_page_is_kept_as_far_as_it_is_readable(database: Database, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"B\xe1o.txt")
    path.write_bytes(b"x")
    (one,) = evidence.attach(database, TASK, [path], MAY, HOA)
    assert one.name == "B?o.txt"


def test_a_kill_leaves_whole_files_and_rows_that_have_theirs(folder: Path) -> None:
    path = folder / "thao.db"
    with victim("attach", path) as typist:
        for _time in range(4):
            acknowledged = typist.work_and_die()
            database = db.open_database(path)
            rows = evidence.evidence_of(database, RecordKey("d1", "a1"))
            for start in (MAY, MONTH_LATER):
                evidence.clean_evidence(database, start)
            assert len(rows) >= acknowledged
            assert {file.name for file in kept(folder)} == {row.sha256 for row in rows}
            assert all(sha256(file.read_bytes()).hexdigest() == file.name for file in kept(folder))
            database.close()
