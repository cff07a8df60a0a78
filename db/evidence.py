"""Minh chứng: which files belong to which record, and their bytes in a folder beside the database.

A file is kept once under the SHA-256 of its bytes, however many records it belongs to. It is written before the row
that names it, so that a row never names what is not there. What no row names is set aside at a start and deleted a
month later: the next start may be with another database, as when a damaged one was put away and comes back.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
from datetime import datetime, timedelta
from hashlib import sha256 as sha256_of
from pathlib import Path

from sqlalchemy import Connection

from db.faults import explain_os
from db.place import OWN_FILE, OWN_FOLDER
from db.times import read, written
from desktop.domain.errors import N_, UnreadableInput
from desktop.domain.progress import Evidence, RecordKey

FOLDER, COPIES, FRESH, ASIDE = "evidence", "opened", ".tmp", ".left"
KEPT_ASIDE = timedelta(days=30)  # as long as a document lies in the bin
MOST = 200_000_000  # bytes of one file
_PIECE = 1 << 20
TOO_LONG = N_("Tệp “{name}” lớn quá {most} MB. Chưa đính kèm. Hãy nén lại hoặc tách nhỏ rồi đính kèm.")
NOT_READ = N_("Không đọc được tệp “{name}”. Chưa đính kèm. Hãy xem lại tệp rồi đính kèm lại.")
NOT_INTACT = N_(
    "Tệp minh chứng “{name}” trong kho đã hỏng hoặc bị xóa. Các số liệu còn nguyên. Hãy đính kèm lại tệp gốc."
)

OF = """
    SELECT sha256, name, size, at, clerk FROM evidence
    WHERE plan = (SELECT number FROM plans WHERE document_id = ?) AND record = ? ORDER BY at, rowid
"""
NAMED = "SELECT name FROM evidence WHERE sha256 = ? ORDER BY at, rowid LIMIT 1"
ADD = """
    INSERT OR IGNORE INTO evidence (plan, record, sha256, name, size, at, clerk)
    VALUES ((SELECT number FROM plans WHERE document_id = ?), ?, ?, ?, ?, ?, ?)
"""
REMOVE = """
    DELETE FROM evidence
    WHERE plan = (SELECT number FROM plans WHERE document_id = ?) AND record = ? AND sha256 = ?
"""


class SqliteEvidence:
    """`following_ports.EvidenceStore` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, key: RecordKey) -> tuple[Evidence, ...]:
        """The files of a record, oldest first."""
        rows = self._connection.exec_driver_sql(OF, tuple(key))
        return tuple(Evidence(sha256, name, size, read(at), by) for sha256, name, size, at, by in rows)

    def named(self, sha256: str) -> str | None:
        """The name under which a file was attached first; None for one that no record has."""
        name: str | None = self._connection.exec_driver_sql(NAMED, (sha256,)).scalar_one_or_none()
        return name

    def add(self, key: RecordKey, evidence: Evidence) -> None:
        """Note a file with a record; one that it has already stays as it is."""
        row = (*key, evidence.sha256, evidence.name, evidence.size, written(evidence.at), evidence.by)
        self._connection.exec_driver_sql(ADD, row)

    def remove(self, key: RecordKey, sha256: str) -> None:
        """Part a file from a record."""
        self._connection.exec_driver_sql(REMOVE, (*key, sha256))

    def known(self) -> frozenset[str]:
        """The SHA-256 of every file that some record has."""
        return frozenset(self._connection.exec_driver_sql("SELECT DISTINCT sha256 FROM evidence").scalars())


class EvidenceFolder:
    """`following_ports.EvidenceFiles` in the folder "evidence" beside the database."""

    def __init__(self, database: Path) -> None:
        self._folder = database.parent / FOLDER

    def keep(self, source: Path) -> tuple[str, int]:
        """Copy a file in; its SHA-256 and its size. Raises UnreadableInput or CannotWrite; nothing is half written."""
        try:
            _make(self._folder)
            fresh = self._folder / f"{os.urandom(8).hex()}{FRESH}"
            handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), OWN_FILE)
        except OSError as error:
            raise explain_os(error, self._folder / FOLDER) from error
        try:
            digest, size = _copied(source, handle)
            target = self._path(digest)
            if _digest(target) != digest:
                _make(target.parent)
                fresh.replace(target)
                _keep_name(target.parent)
        except OSError as error:
            raise explain_os(error, self._folder / FOLDER) from error
        finally:
            fresh.unlink(missing_ok=True)
        return digest, size

    def copy_of(self, sha256: str, name: str) -> Path:
        """A read-only copy under its own name, checked. Raises UnreadableInput where the bytes are not those kept."""
        folder = self._folder / COPIES / sha256[:16]
        copy = folder / re.sub(r"[/\\:\0]", "-", name)  # of a file made by someone else it might lead elsewhere
        try:
            folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
            if _digest(copy) != sha256:
                if copy.exists():
                    _delete(copy)
                shutil.copyfile(self._path(sha256), copy)
                if _digest(copy) != sha256:
                    _delete(copy)
                    raise UnreadableInput(NOT_INTACT, name=name)
            copy.chmod(stat.S_IRUSR)
        except FileNotFoundError as error:
            raise UnreadableInput(NOT_INTACT, name=name) from error
        except OSError as error:
            raise explain_os(error, copy) from error
        return copy

    def clean(self, known: frozenset[str], now: datetime) -> int:
        """Delete files that no record has had for a month, and old copies; how many files that were.

        Those that no record has any more are set aside, those that have one again come back. What is held open stays.
        """
        gone = 0
        if not self._folder.is_dir():
            return 0
        copies = self._folder / COPIES
        for path in sorted(self._folder.rglob("*"), reverse=True):  # files before the folders they are in
            if path.is_dir() and not path.is_symlink():
                _remove_empty(path)
            elif copies in path.parents or path.name.endswith(FRESH):
                gone += _delete(path)
            elif path.name.removesuffix(ASIDE) in known:
                gone += _taken_back(path)
            elif _left_before(path, now - KEPT_ASIDE):
                gone += _delete(path)
            else:
                _set_aside(path, now)
        return gone

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _copied(source: Path, handle: int) -> tuple[str, int]:
    """Copy a file to an open one, durably; its SHA-256 and its size."""
    digest, size = sha256_of(), 0
    with os.fdopen(handle, "wb") as target:
        try:
            with source.open("rb") as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    if size > MOST:
                        raise UnreadableInput(TOO_LONG, name=source.name, most=MOST // 1_000_000)
                    digest.update(piece)
                    _write(target.fileno(), piece)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise
            raise UnreadableInput(NOT_READ, name=source.name) from error
        os.fsync(target.fileno())
    return digest.hexdigest(), size


def _write(handle: int, piece: bytes) -> None:
    while piece:
        piece = piece[os.write(handle, piece) :]


def _digest(path: Path) -> str:
    """The SHA-256 of a file; "" for one that is not there."""
    digest = sha256_of()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return ""
    return digest.hexdigest()


def _delete(path: Path) -> bool:
    try:
        path.chmod(OWN_FILE)  # Windows deletes nothing that is read-only
        path.unlink()
    except OSError:  # open in another program: the next start finds it again
        return False
    return True


def _set_aside(path: Path, now: datetime) -> None:
    """Mark a file that no record has with the day since when; one that is marked keeps its day."""
    if path.suffix == ASIDE:
        return
    try:
        os.utime(path, (now.timestamp(), now.timestamp()))
        path.rename(path.with_name(path.name + ASIDE))
    except OSError:  # open in another program: the next start finds it again
        return


def _left_before(path: Path, day: datetime) -> bool:
    try:
        return path.suffix == ASIDE and path.stat().st_mtime < day.timestamp()
    except OSError:
        return False


def _taken_back(path: Path) -> bool:
    """Take the mark off a file that a record has again; True where it was attached anew meanwhile and this one goes."""
    name = path.with_name(path.name.removesuffix(ASIDE))
    if path != name and name.exists():
        return _delete(path)
    try:
        path.rename(name)
    except OSError:  # open in another program: the next start finds it again
        return False
    return False


def _make(folder: Path) -> None:
    """Make a folder where it is missing, so that it survives a power cut."""
    if not folder.is_dir():
        folder.mkdir(mode=OWN_FOLDER)
        _keep_name(folder.parent)


def _remove_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()


def _keep_name(folder: Path) -> None:
    """Make a new name itself survive a power cut; Windows does that by itself and cannot open folders."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
