"""Minh chứng: files kept with a task or a target, under the SHA-256 of their bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import N_, UnreadableInput
from desktop.domain.ports import Database
from desktop.domain.progress import Event, Evidence, RecordKey
from desktop.domain.text import clean, one_line

ATTACHED = "evidence"  # the field of history
NAMELESS = "không tên"
NOT_KEPT = N_("Không còn tệp minh chứng này trong kho. Các số liệu còn nguyên. Hãy đính kèm lại tệp gốc.")


def attach(database: Database, key: RecordKey, paths: Sequence[Path], at: datetime, by: str) -> tuple[Evidence, ...]:
    """Keep copies of files with a record, all or none; all its files then, oldest first.

    The files themselves stay where they are. Raises UnreadableInput for one that cannot be read, CannotWrite for a
    full disk.
    """
    with database.unit() as unit:
        kept = [(_name(path), *unit.files.keep(path)) for path in paths]
        known = {one.sha256 for one in unit.evidence.of(key)}
        for name, sha256, size in kept:
            if sha256 not in known:
                known.add(sha256)
                unit.evidence.add(key, Evidence(sha256, name, size, at, by))
                unit.history.add(key, Event(at, by, ATTACHED, new=name))
        found = unit.evidence.of(key)
        unit.commit()
    return found


def evidence_of(database: Database, key: RecordKey) -> tuple[Evidence, ...]:
    """The files of a record, oldest first."""
    with database.unit() as unit:
        return unit.evidence.of(key)


def detach(database: Database, key: RecordKey, sha256: str, at: datetime, by: str) -> tuple[Evidence, ...]:
    """Part a file from a record; the files that stay. Its bytes go after a month unless another record has them."""
    with database.unit() as unit:
        for one in unit.evidence.of(key):
            if one.sha256 == sha256:
                unit.evidence.remove(key, sha256)
                unit.history.add(key, Event(at, by, ATTACHED, old=one.name))
        found = unit.evidence.of(key)
        unit.commit()
    return found


def reattach(database: Database, key: RecordKey, evidence: Evidence, at: datetime, by: str) -> tuple[Evidence, ...]:
    """Take back a file that was parted from a record: undo. Raises UnreadableInput where its bytes are gone."""
    with database.unit() as unit:
        unit.files.copy_of(evidence.sha256, evidence.name)
        unit.evidence.add(key, evidence)
        unit.history.add(key, Event(at, by, ATTACHED, new=evidence.name))
        found = unit.evidence.of(key)
        unit.commit()
    return found


def evidence_file(database: Database, sha256: str) -> Path:
    """A read-only copy of a kept file, under the name it came with, to open in another program.

    Raises UnreadableInput where the bytes are no longer those that were kept.
    """
    with database.unit() as unit:
        name = unit.evidence.named(sha256)
        if name is None:
            raise UnreadableInput(NOT_KEPT)
        return unit.files.copy_of(sha256, name)


def clean_evidence(database: Database, now: datetime) -> int:
    """Delete files that no record has had for a month, and copies that were opened; how many. Called once a start."""
    with database.unit() as unit:
        return unit.files.clean(unit.evidence.known(), now)


def _name(path: Path) -> str:
    """What a file is called from now on: letters of another code page are told by "?", blanks alone are no name."""
    name = one_line(clean(path.name.encode("utf-8", "replace").decode()))
    return name if name.strip(" .") else NAMELESS
