"""What a clerk does with documents: find, open, save, go back to an earlier version, throw away and take back.

Each function is one transaction on the database thread and returns plain values; times are aware datetimes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from desktop.domain.document import Document, new_id
from desktop.domain.errors import N_, UnreadableInput
from desktop.domain.ports import Database, DocumentInfo, Stored, VersionInfo
from desktop.domain.retention import PINS, read_pins, write_pins

BIN_DAYS = 30  # how long a document that was thrown away can be taken back
FILE = "file:"  # before a digest: the setting that holds the document made of a file
GONE = N_("Không còn văn bản này trong kho. Chưa ghi gì. Hãy chọn văn bản khác trong danh sách.")
GONE_VERSION = N_("Bản lưu này đã được dọn khỏi kho. Văn bản giữ nguyên. Hãy chọn bản lưu khác.")


def recent(database: Database, limit: int = 20) -> tuple[DocumentInfo, ...]:
    """The documents saved last, newest first."""
    with database.unit() as unit:
        return unit.documents.recent(limit)


def count(database: Database) -> int:
    """How many documents there are, the bin left out."""
    with database.unit() as unit:
        return unit.documents.count()


def open_document(database: Database, document_id: str) -> Stored:
    """The newest version of a document.

    Raises UnreadableInput for an unknown id, and `ports.Damaged` (with `.intact`) where its content has gone bad.
    """
    with database.unit() as unit:
        stored = unit.documents.load(document_id)
    if stored is None:
        raise UnreadableInput(GONE)
    return stored


def save(database: Database, document: Document, expected: int, at: datetime) -> int:
    """Keep a document as its next version and return the new revision.

    `expected` is the revision it was opened with, 0 for a new document; raises `ports.Conflict` where another window
    has saved since, `ports.Frozen` for a plan that was set going. When this returns, the text survives a power cut.
    Rows of its tasks and targets follow it in the same transaction.
    """
    from desktop.services.plans import planned_of  # what reads plans is loaded with the first save, not the window

    planned = planned_of(document)
    with database.unit() as unit:
        revision = unit.documents.save(document, expected, at)
        unit.plans.follow(document.id, planned)
        unit.commit()
    return revision


def save_as_new(database: Database, document: Document, at: datetime) -> Stored:
    """Keep a document beside the one it came from, under a fresh id: the way out of a conflict."""
    fresh = replace(document, id=new_id())
    return Stored(fresh, save(database, fresh, 0, at), at)


def versions(database: Database, document_id: str) -> tuple[VersionInfo, ...]:
    """The kept versions of a document, newest first."""
    with database.unit() as unit:
        return unit.documents.versions(document_id)


class Versions(NamedTuple):
    """The kept versions of a document, newest first; `pins` are revisions left behind when an earlier version came
    back, with the time at which that one had been saved.
    """

    versions: tuple[VersionInfo, ...]
    pins: dict[int, datetime]


def versions_and_pins(database: Database, document_id: str) -> Versions:
    """The kept versions of a document, and which of them stay for good."""
    with database.unit() as unit:
        return Versions(unit.documents.versions(document_id), read_pins(unit.settings.get(PINS + document_id)))


def pin_newest(database: Database, document_id: str, restored: datetime) -> None:
    """Keep the newest version for good: the one saved at `restored` is about to take its place."""
    with database.unit() as unit:
        kept = unit.documents.versions(document_id)
        if kept:
            pins = read_pins(unit.settings.get(PINS + document_id))
            unit.settings.put(PINS + document_id, write_pins({**pins, kept[0].revision: restored}))
            unit.commit()


def open_version(database: Database, document_id: str, revision: int) -> Document:
    """One kept version, to look at. Raises UnreadableInput where it was thinned out or has gone bad."""
    with database.unit() as unit:
        document = unit.documents.load_version(document_id, revision)
    if document is None:
        raise UnreadableInput(GONE_VERSION)
    return document


def open_versions(database: Database, document_id: str, revisions: tuple[int, ...]) -> dict[int, Document]:
    """Several kept versions by revision. Raises as `open_version` does."""
    return {revision: open_version(database, document_id, revision) for revision in revisions}


def discard(database: Database, document_id: str, at: datetime) -> None:
    """Put a document into the bin."""
    with database.unit() as unit:
        unit.documents.discard(document_id, at)
        unit.commit()


def restore(database: Database, document_id: str) -> None:
    """Take a document out of the bin."""
    with database.unit() as unit:
        unit.documents.restore(document_id)
        unit.commit()


def discarded(database: Database) -> tuple[DocumentInfo, ...]:
    """What lies in the bin, thrown away last first."""
    with database.unit() as unit:
        return unit.documents.discarded()


def clear_old_bin(database: Database, now: datetime) -> int:
    """Delete for good what has lain in the bin for 30 days; how many documents that were. Called once a start."""
    with database.unit() as unit:
        gone = unit.documents.empty_bin(now - timedelta(days=BIN_DAYS))
        unit.commit()
    return gone


def setting(database: Database, name: str) -> str | None:
    """A small text kept under a name: the place of the cursor, folded panels."""
    with database.unit() as unit:
        return unit.settings.get(name)


def keep_setting(database: Database, name: str, value: str) -> None:
    """Keep a small text under a name."""
    with database.unit() as unit:
        unit.settings.put(name, value)
        unit.commit()


def draft_of_file(database: Database, digest: str) -> str:
    """The id of the document that was made of a file with these contents; "" where there is none, or it was deleted."""
    with database.unit() as unit:
        draft = unit.settings.get(FILE + digest) or ""
        kept = draft and any(info.id == draft for info in unit.documents.recent(unit.documents.count()))
    return draft if kept else ""


def keep_draft_of_file(database: Database, digest: str, document_id: str) -> None:
    """Remember which document was made of a file, by a digest of its contents."""
    keep_setting(database, FILE + digest, document_id)
