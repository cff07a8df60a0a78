"""Nothing that was acknowledged is lost, and every failure is a sentence: kills, full disks, lost rights, damage."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import db
from desktop.domain.errors import CannotWrite, UnreadableInput, UserError
from desktop.domain.ports import Damaged, Database
from desktop.services import drafts
from tests.db.killing import KILLS, victim
from tests.db.places import posix, read_only, small_disk
from tests.db.plans import NOON, plan

DAMAGES = int(os.environ.get("THAO_DAMAGES", "60"))  # a release tries 10,000


def integrity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


@posix
def test_a_killed_process_loses_nothing_that_was_acknowledged(path: Path) -> None:
    with victim("save", path) as typist:
        for _ in range(KILLS):
            acknowledged = typist.work_and_die()
            database = db.open_database(path)
            stored = drafts.open_document(database, "d1")
            kept = drafts.open_version(database, "d1", acknowledged)
            database.close()
            assert acknowledged <= stored.revision <= acknowledged + 1
            assert stored.document.body[0].text.split()[0] == str(stored.revision)
            assert kept.body[0].text.split()[0] == str(acknowledged)
            assert integrity(path) == "ok"


@posix
def test_a_full_disk_loses_nothing_and_saving_goes_on_once_there_is_room(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk):
        path = disk / "thao.db"
        ballast = disk / "ballast"
        database = db.open_database(path)
        ballast.write_bytes(bytes(1_500_000))
        saved, refused = fill(database)
        assert str(refused) == (
            f"Đĩa chứa “{disk}” đã đầy. Lần lưu này chưa được ghi, các bản đã lưu còn nguyên. "
            "Hãy dọn bớt đĩa rồi lưu lại."
        )
        assert drafts.open_document(database, "d1").revision == saved
        ballast.unlink()
        assert drafts.save(database, plan("có chỗ rồi"), saved, datetime.now(UTC)) == saved + 1
        database.close()
        again = db.open_database(path)
        assert drafts.open_document(again, "d1").document == plan("có chỗ rồi")
        again.close()


def fill(database: Database) -> tuple[int, CannotWrite]:
    """Save until that fails; the last revision that was acknowledged, and the refusal."""
    chance = random.Random(1)
    for revision in range(2000):
        text = "".join(chance.choices("aăâbcdđeêghiklmnoôơpqrstuưvxy", k=20_000))
        try:
            drafts.save(database, plan(text), revision, datetime.now(UTC))
        except CannotWrite as refused:
            return revision, refused
    raise AssertionError("the disk never filled up")


def test_a_database_that_may_not_grow_says_that_the_disk_is_full(database: Database) -> None:
    drafts.save(database, plan("trước"), 0, NOON)
    with database.unit() as unit:
        unit.documents._connection.exec_driver_sql("PRAGMA max_page_count = 20")  # type: ignore[attr-defined]
    with pytest.raises(CannotWrite, match="đã đầy"):
        drafts.save(database, plan("x" * 200_000), 1, NOON)
    assert drafts.open_document(database, "d1").document == plan("trước")


@posix
def test_a_read_only_folder_gives_a_sentence_and_changes_nothing(path: Path) -> None:
    database = db.open_database(path)
    drafts.save(database, plan(), 0, NOON)
    database.close()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with read_only(path.parent):
        with pytest.raises(CannotWrite) as refused:
            db.open_database(path)
        assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
    assert str(refused.value) == (
        f"Thư mục “{path.parent}” không cho ghi. Chưa ghi gì. Hãy xin quyền ghi hoặc đặt dữ liệu ở thư mục khác."
    )


@pytest.fixture
def filled(path: Path) -> bytes:
    """The bytes of a database with ten documents, each saved five times."""
    database = db.open_database(path)
    for number in range(10):
        for revision in range(5):
            text = f"{number} {revision} " * 100
            drafts.save(database, plan(text, f"d{number}"), revision, NOON + timedelta(minutes=revision))
    database.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    "ruin",
    [
        lambda content: b"Day khong phai la kho du lieu. " * 400,
        lambda content: bytes(100) + content[100:],
        lambda content: content[:50],
        lambda content: content[:100] + bytes(len(content) - 100),
    ],
    ids=["another file", "header gone", "cut off", "emptied"],
)
def test_a_ruined_database_is_refused_and_kept_as_it_is(path: Path, filled: bytes, ruin: object) -> None:
    assert callable(ruin)
    path.write_bytes(ruin(filled))
    before = path.read_bytes()
    with pytest.raises(UnreadableInput) as refused:
        db.open_database(path)
    assert str(path) in str(refused.value)
    assert "giữ nguyên" in str(refused.value)
    assert path.read_bytes() == before


def test_damage_is_always_noticed_and_never_crashes(path: Path, filled: bytes) -> None:
    chance = random.Random(7)
    noticed = 0
    for _ in range(DAMAGES):
        content = bytearray(filled)
        for _ in range(chance.choice([1, 8, 200])):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        noticed += not reads_as_it_was(path)
    assert noticed > DAMAGES // 4


def reads_as_it_was(path: Path) -> bool:
    """Whether everything reads; what reads has to be what was saved."""
    try:
        database = db.open_database(path)
    except UserError:
        return False
    whole = True
    for read in (drafts.recent, drafts.count, drafts.discarded):
        try:
            read(database)
        except UserError:
            whole = False
    for number in range(10):
        try:
            document = drafts.open_document(database, f"d{number}").document
        except UserError:
            whole = False
            continue
        assert document == plan(f"{number} 4 " * 100, f"d{number}")
    database.close()
    return whole


def test_a_damaged_document_is_named_and_its_newest_intact_version_offered(path: Path) -> None:
    database = db.open_database(path)
    drafts.save(database, plan("một"), 0, NOON)
    drafts.save(database, plan("hai"), 1, NOON + timedelta(minutes=1))
    drafts.save(database, plan("ba"), 2, NOON + timedelta(minutes=2))
    database.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE documents SET content = replace(content, 'ba', 'bà')")
        connection.execute("UPDATE versions SET content = substr(content, 2) WHERE revision = 3")
    database = db.open_database(path)
    with pytest.raises(Damaged, match=r"“Tổ chức Tháng Công nhân” đã hỏng.*hãy mở bản đó") as refused:
        drafts.open_document(database, "d1")
    assert refused.value.intact is not None
    assert refused.value.intact.revision == 2
    assert f"{refused.value.intact.saved_at.astimezone():%H:%M %d/%m/%Y}" in str(refused.value)
    with pytest.raises(Damaged):
        drafts.open_version(database, "d1", 3)
    drafts.save(database, drafts.open_version(database, "d1", 2), 3, NOON + timedelta(minutes=3))
    assert drafts.open_document(database, "d1").document == plan("hai")
    database.close()


def test_a_document_without_any_intact_version_says_so(database: Database) -> None:
    drafts.save(database, plan(), 0, NOON)
    with database.unit() as unit:
        connection = unit.documents._connection  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE documents SET sha256 = x'00'")
        connection.exec_driver_sql("UPDATE versions SET sha256 = x'00'")
        unit.commit()
    with pytest.raises(Damaged, match="không còn bản lưu nào nguyên vẹn"):
        drafts.open_document(database, "d1")
    assert len(drafts.recent(database)) == 1
