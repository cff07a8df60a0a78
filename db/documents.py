"""Documents and their versions: rows here, values outside. What is read is what was written, or it is refused."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

from db.plans import show_document
from db.settings import SqliteSettings
from db.times import read, written
from desktop.domain.certified import known_as
from desktop.domain.document import Document
from desktop.domain.exchange import MOST_DECODED, dumps, loads
from desktop.domain.ports import Conflict, Damaged, DocumentInfo, Frozen, State, Stored, VersionInfo
from desktop.domain.retention import PINS, expendable, read_pins

THIN_EVERY = 16  # saves of one document between two looks at its old versions

_INFO = "id, kind, number, symbol, subject, state, revision, saved_at"
RECENT = text(f"SELECT {_INFO} FROM documents WHERE discarded_at IS NULL ORDER BY saved_at DESC, id LIMIT :limit")
COUNT = text("SELECT count(*) FROM documents WHERE discarded_at IS NULL")
DISCARDED = text(f"SELECT {_INFO} FROM documents WHERE discarded_at IS NOT NULL ORDER BY discarded_at DESC, id")
LOAD = text(f"SELECT {_INFO}, CAST(content AS BLOB) AS content, sha256 FROM documents WHERE id = :id")
REVISION = text("SELECT revision, state FROM documents WHERE id = :id")
SAVE = text(
    """
    INSERT INTO documents
        (id, kind, number, symbol, subject, year, state, revision, created_at, saved_at, content, sha256)
    VALUES (:id, :kind, :number, :symbol, :subject, :year, :state, :revision, :at, :at, :content, :sha256)
    ON CONFLICT (id) DO UPDATE SET
        kind = :kind, number = :number, symbol = :symbol, subject = :subject, year = :year,
        revision = :revision, saved_at = :at, discarded_at = NULL, content = :content, sha256 = :sha256
    """
)
APPEND = text(
    """
    INSERT INTO versions (document_id, revision, saved_at, content, sha256)
    VALUES (:id, :revision, :at, :content, :sha256)
    """
)
VERSIONS = text("SELECT revision, saved_at FROM versions WHERE document_id = :id ORDER BY revision DESC")
VERSION = text("SELECT content, sha256 FROM versions WHERE document_id = :id AND revision = :revision")
ISSUED = text("SELECT revision FROM issues WHERE plan = (SELECT number FROM plans WHERE document_id = :id)")
DROP_VERSION = text("DELETE FROM versions WHERE document_id = :id AND revision = :revision")
DISCARD = text("UPDATE documents SET discarded_at = :at WHERE id = :id AND discarded_at IS NULL")
RESTORE = text("UPDATE documents SET discarded_at = NULL WHERE id = :id")
EMPTY_BIN = text("DELETE FROM documents WHERE discarded_at < :before")


class SqliteDocuments:
    """`ports.DocumentStore` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def recent(self, limit: int) -> tuple[DocumentInfo, ...]:
        """The documents saved last, newest first."""
        return tuple(_info(row) for row in self._rows(RECENT, limit=limit))

    def count(self) -> int:
        """How many documents there are, the bin left out."""
        return int(self._connection.execute(COUNT).scalar_one())

    def load(self, document_id: str) -> Stored | None:
        """The newest version. Raises Damaged where its content is not what was saved."""
        rows = self._rows(LOAD, id=document_id)
        if not rows:
            return None
        info = _info(rows[0])
        document = _intact(rows[0]["content"], rows[0]["sha256"], document_id)
        if document is None:
            raise Damaged(info, self._newest_intact(document_id))
        return Stored(document, info.revision, info.saved_at, info.state)

    def save(self, document: Document, expected: int, saved_at: datetime) -> int:
        """Append a version and return its revision.

        Raises Conflict where `expected` is old, Frozen for a plan that was set going; nothing is written then.
        """
        found, state = self._connection.execute(REVISION, {"id": document.id}).one_or_none() or (0, "")
        if state == State.ISSUED:
            raise Frozen
        if found != expected:
            raise Conflict
        plain = dumps(document, compact=True).encode("utf-8")
        header = known_as(document)
        row = {
            "id": document.id,
            "revision": expected + 1,
            "at": written(saved_at),
            "sha256": sha256(plain).digest(),
        }
        metadata = {
            "kind": header.kind,
            "number": header.number,
            "symbol": header.symbol,
            "subject": header.subject,
            "year": header.date.year if header.date else None,
            "state": State.DRAFT.value,
            "content": plain.decode("utf-8"),
        }
        self._connection.execute(SAVE, row | metadata)
        self._connection.execute(APPEND, row | {"content": zlib.compress(plain, 3)})
        if (expected + 1) % THIN_EVERY == 0:
            self._thin(document.id, saved_at)
        return expected + 1

    def versions(self, document_id: str) -> tuple[VersionInfo, ...]:
        """The kept versions, newest first."""
        rows = self._rows(VERSIONS, id=document_id)
        return tuple(VersionInfo(document_id, _number(row["revision"]), read(row["saved_at"])) for row in rows)

    def load_version(self, document_id: str, revision: int) -> Document | None:
        """One kept version, or None where it was thinned out. Raises Damaged."""
        rows = self._rows(VERSION, id=document_id, revision=revision)
        if not rows:
            return None
        document = _intact(_unpacked(rows[0]["content"]), rows[0]["sha256"], document_id)
        if document is None:
            (row,) = self._rows(LOAD, id=document_id)
            raise Damaged(_info(row), self._newest_intact(document_id))
        return document

    def discard(self, document_id: str, at: datetime) -> None:
        """Put a document into the bin; one that lies there keeps its day."""
        self._connection.execute(DISCARD, {"id": document_id, "at": written(at)})
        show_document(self._connection, document_id, in_bin=True)

    def restore(self, document_id: str) -> None:
        """Take a document out of the bin."""
        self._connection.execute(RESTORE, {"id": document_id})
        show_document(self._connection, document_id, in_bin=False)

    def discarded(self) -> tuple[DocumentInfo, ...]:
        """What lies in the bin, thrown away last first."""
        return tuple(_info(row) for row in self._rows(DISCARDED))

    def empty_bin(self, before: datetime) -> int:
        """Delete for good, versions and all, what was thrown away earlier; how many documents that were."""
        return int(self._connection.execute(EMPTY_BIN, {"before": written(before)}).rowcount)

    def _rows(self, statement: Any, **values: object) -> list[Mapping[str, Any]]:
        return [dict(row) for row in self._connection.execute(statement, values).mappings()]

    def _newest_intact(self, document_id: str) -> VersionInfo | None:
        for version in self.versions(document_id):
            for row in self._rows(VERSION, id=document_id, revision=version.revision):
                if _intact(_unpacked(row["content"]), row["sha256"], document_id) is not None:
                    return version
        return None

    def _thin(self, document_id: str, now: datetime) -> None:
        pinned = read_pins(SqliteSettings(self._connection).get(PINS + document_id))
        issued = self._connection.execute(ISSUED, {"id": document_id}).scalars()
        stay = {*pinned, *issued}
        kept = [version for version in self.versions(document_id) if version.revision not in stay]
        for index in expendable([version.saved_at for version in kept], now):
            self._connection.execute(DROP_VERSION, {"id": document_id, "revision": kept[index].revision})


def _intact(content: bytes | None, digest: object, document_id: str) -> Document | None:
    """The document, or None where the bytes are not those that were saved under this id."""
    if content is None or sha256(content).digest() != digest:
        return None
    document = loads(content.decode("utf-8"))
    return document if document.id == document_id else None


def _unpacked(packed: object) -> bytes | None:
    """Decompressed bytes; None for damaged ones and for those that swell beyond any document."""
    if not isinstance(packed, bytes):
        return None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, MOST_DECODED)
    except zlib.error:
        return None
    return content if unpacking.eof else None


def _number(value: object) -> int:
    """A revision as it was kept; a damaged one is none that there is."""
    return value if isinstance(value, int) else -1


def _info(row: Mapping[str, Any]) -> DocumentInfo:
    """A row of the list. In a damaged file any column can be of any type; the list still opens."""
    return DocumentInfo(
        id=str(row["id"]),
        kind=str(row["kind"]),
        number=str(row["number"]),
        symbol=str(row["symbol"]),
        subject=str(row["subject"]),
        state=State(row["state"]) if row["state"] in set(State) else State.DRAFT,
        revision=_number(row["revision"]),
        saved_at=read(row["saved_at"]),
    )
