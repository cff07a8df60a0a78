"""The folder and the files are for their user alone, and for one process at a time."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import db
from desktop.domain.errors import CannotWrite
from desktop.domain.ports import InUse
from desktop.services import drafts
from tests.db.places import small_disk
from tests.db.plans import NOON, plan

HOLDER = """
import sys, db
from pathlib import Path
database = db.open_database(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="file rights are access lists on Windows")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_other_users_can_read_nothing_whatever_the_umask(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        database = db.open_database(path)
        drafts.save(database, plan(), 0, NOON)
        modes = {file.name: mode(file) for file in path.parent.iterdir()}
        database.close()
    finally:
        os.umask(before)
    assert mode(path.parent) == 0o700
    assert modes == dict.fromkeys(["thao.db", "thao.db-wal", "thao.db-shm", "thao.db.lock"], 0o600)


@posix
def test_files_that_were_open_to_others_are_closed(path: Path) -> None:
    db.open_database(path).close()
    path.parent.chmod(0o755)
    path.chmod(0o644)
    db.open_database(path).close()
    assert (mode(path.parent), mode(path)) == (0o700, 0o600)


@posix
def test_a_folder_in_which_the_window_already_keeps_its_look_is_closed_too(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    (path.parent / "window.ini").touch()
    db.open_database(path).close()
    assert mode(path.parent) == 0o700


@posix
def test_a_folder_that_holds_other_things_keeps_its_rights(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    path.parent.chmod(0o755)
    (path.parent / "Thư.docx").touch()
    db.open_database(path).close()
    assert (mode(path.parent), mode(path)) == (0o755, 0o600)


def test_a_second_process_is_told_who_has_it_open(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(InUse) as refused:
            db.open_database(path)
        other.kill()
        other.wait()
        killed = time.monotonic()
        db.open_database(path).close()
        assert time.monotonic() - killed < 3.0
    import getpass
    import platform

    assert (refused.value.who, refused.value.machine) == (getpass.getuser(), platform.node())
    assert str(refused.value).endswith("Chưa ghi gì. Hãy đóng Thảo ở đó rồi mở lại.")
    assert platform.node() in str(refused.value)


def test_a_second_window_of_one_process_is_refused_as_well(path: Path) -> None:
    first = db.open_database(path)
    with pytest.raises(InUse):
        db.open_database(path)
    first.close()
    db.open_database(path).close()


def test_a_lock_that_cannot_be_read_still_gives_a_sentence(path: Path) -> None:
    first = db.open_database(path)
    path.with_name("thao.db.lock").write_bytes(b"\xff{")
    with pytest.raises(InUse, match="Một người khác đang mở dữ liệu này trên máy khác"):
        db.open_database(path)
    first.close()


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "tệp"
    blocked.touch()
    with pytest.raises(CannotWrite, match="Các bản đã lưu còn nguyên"):
        db.open_database(blocked / "thao.db")


@posix
def test_a_disk_too_full_for_the_lock_is_said(tmp_path: Path) -> None:
    with small_disk(tmp_path / "o", "16k"):
        (tmp_path / "o" / "đầy.bin").write_bytes(bytes(16 * 1024))
        for _attempt in range(2):  # a lock that was not given up would be said to be held the second time
            with pytest.raises(CannotWrite, match="đã đầy"):
                db.open_database(tmp_path / "o" / "thao.db")
