"""What services ask of storage. `db` answers; nothing here knows how.

Everything is called on the one database thread. Times are aware datetimes; texts are NFC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from desktop.domain.document import Document
from desktop.domain.errors import N_, UnreadableInput, UserError
from desktop.domain.letter_ports import LetterStore
from desktop.domain.office import Office

if TYPE_CHECKING:  # what is followed is read by the first question about it, not with the window
    from desktop.domain.following_ports import (
        EvidenceFiles,
        EvidenceStore,
        HistoryStore,
        OverviewStore,
        PlanStore,
        TargetStore,
        TaskStore,
    )


class State(StrEnum):
    """Where a document is on its way. One that is issued is followed: its text is frozen until it is opened again."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """One row of a list of documents."""

    id: str
    kind: str
    number: str
    symbol: str
    subject: str
    state: State
    revision: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it was saved, with the revision that the next save has to expect."""

    document: Document
    revision: int
    saved_at: datetime
    state: State = State.DRAFT


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One kept version of a document."""

    document_id: str
    revision: int
    saved_at: datetime


DAMAGED = N_(
    "Văn bản “{subject}” đã hỏng trong kho. Không có gì bị ghi đè. Bản lưu lúc {when} còn nguyên: hãy mở bản đó."
)
DAMAGED_WHOLLY = N_(
    "Văn bản “{subject}” đã hỏng trong kho và không còn bản lưu nào nguyên vẹn. Không có gì bị ghi đè. "
    "Hãy lấy lại từ bản sao lưu."
)
IN_USE = N_("{who} đang mở dữ liệu này trên máy {machine}. Chưa ghi gì. Hãy đóng Thảo ở đó rồi mở lại.")


SAVED_ELSEWHERE = N_(
    "Văn bản đã được lưu ở cửa sổ khác từ lúc mở. Bản đang soạn còn giữ trong máy. Hãy lưu thành văn bản mới."
)
FROZEN = N_(
    "Kế hoạch đã đưa vào thực hiện nên chữ trong văn bản đã khóa. Chưa ghi gì. "
    "Hãy chọn Mở lại để sửa ở thực đơn Phân công."
)


class Conflict(UserError):
    """What is to be kept was changed by someone else since it was read; nothing was written."""

    def __init__(self, sentence: str = SAVED_ELSEWHERE, **values: object) -> None:
        super().__init__(sentence, **values)


class Frozen(UserError):
    """The text of a plan that was set going; nothing was written."""

    def __init__(self) -> None:
        super().__init__(FROZEN)


class Damaged(UnreadableInput):
    """What is kept of a document is not what was saved. `intact` is its newest version that still is, or None."""

    def __init__(self, info: DocumentInfo, intact: VersionInfo | None) -> None:
        names = {"subject": info.subject or info.kind or info.id, "kind": info.kind}
        if intact is None:
            super().__init__(DAMAGED_WHOLLY, **names)
        else:
            super().__init__(DAMAGED, **names, when=f"{intact.saved_at.astimezone():%H:%M %d/%m/%Y}")
        self.document_id, self.intact = info.id, intact


class InUse(UserError):
    """Someone has the data open; nothing was touched. `who` is the user and `machine` the PC that holds it."""

    def __init__(self, who: str, machine: str) -> None:
        super().__init__(IN_USE, who=who, machine=machine)
        self.who, self.machine = who, machine


class DocumentStore(Protocol):
    """Documents and their versions. Reading checks the SHA-256 of the content and raises `Damaged` if it differs."""

    def recent(self, limit: int) -> tuple[DocumentInfo, ...]:
        """The documents saved last, newest first; those in the bin are left out."""

    def count(self) -> int:
        """How many documents there are, the bin left out."""

    def load(self, document_id: str) -> Stored | None:
        """The newest version, or None for an unknown id."""

    def save(self, document: Document, expected: int, saved_at: datetime) -> int:
        """Append a version and return its revision. `expected` is 0 for a new document.

        Raises Conflict where another has saved since, Frozen for a plan that was set going.
        """

    def versions(self, document_id: str) -> tuple[VersionInfo, ...]:
        """The kept versions, newest first."""

    def load_version(self, document_id: str, revision: int) -> Document | None:
        """One kept version."""

    def discard(self, document_id: str, at: datetime) -> None:
        """Put a document into the bin, where it stays for 30 days."""

    def restore(self, document_id: str) -> None:
        """Take a document out of the bin."""

    def discarded(self) -> tuple[DocumentInfo, ...]:
        """What lies in the bin, thrown away last first."""

    def empty_bin(self, before: datetime) -> int:
        """Delete for good what was thrown away earlier than `before`; how many documents that were."""


class SettingsStore(Protocol):
    """Small texts by name: the office, the place of the cursor, folded panels."""

    def get(self, name: str) -> str | None:
        """The text kept under a name."""

    def put(self, name: str, value: str) -> None:
        """Keep a text under a name."""


class OfficeStore(Protocol):
    """The one office of a database."""

    def load(self) -> Office | None:
        """The office, or None before the first start is finished."""

    def save(self, office: Office) -> None:
        """Keep the office."""


class UnitOfWork(Protocol):
    """A transaction: it rolls back unless `commit` was called."""

    documents: DocumentStore
    settings: SettingsStore
    office: OfficeStore
    plans: PlanStore
    tasks: TaskStore
    targets: TargetStore
    overview: OverviewStore
    history: HistoryStore
    evidence: EvidenceStore
    letters: LetterStore
    files: EvidenceFiles

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""

    def commit(self) -> None:
        """Make everything since `__enter__` durable."""


class Database(Protocol):
    """An open database of one office."""

    def unit(self) -> UnitOfWork:
        """A new transaction."""

    def close(self) -> None:
        """Close the file and give up the lock."""
