"""What each version changed, found out beside the window, one after the other, those looked at last first."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.domain.comparison import Stopped
from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.ports import Database, VersionInfo
from desktop.services import drafts
from desktop.services.comparing import Summary, summarized
from desktop.ui.background import Background
from desktop.ui.comparing.names import summary_words
from desktop.ui.database_thread import DatabaseThread
from i18n import _

KEPT = 4  # documents at hand: the older one of a pair is the newer one of the next

Pair = tuple[VersionInfo, VersionInfo]


class Stories(QObject):
    """`told` gives a revision and one line: "thêm 2 khoản, sửa 14 từ". Nothing is read twice in a row."""

    told = Signal(int, str)

    def __init__(self, database: DatabaseThread, parent: QObject) -> None:
        super().__init__(parent)
        self._database = database
        self._background = Background("versions", self)
        self._wanted: list[Pair] = []
        self._busy = self._closed = False
        self._read: OrderedDict[int, Document] = OrderedDict()

    def want(self, version: VersionInfo, older: VersionInfo | None) -> None:
        """Find out what a version changed."""
        if older is not None and not self._closed:
            self._wanted.append((version, older))
            self._next()

    def close(self) -> None:
        """Find out no more."""
        self._closed = True
        self._wanted.clear()
        self._background.close(wait=False)

    def _next(self) -> None:
        if self._busy or not self._wanted:
            return
        self._busy = True
        pair = self._wanted.pop()
        missing = [version for version in pair if version.revision not in self._read]
        self._database.ask(partial(_read, missing), partial(self._on_read, pair), partial(self._on_failed, pair))

    def _on_read(self, pair: Pair, found: dict[int, Document]) -> None:
        if self._closed:
            return
        for revision, document in found.items():
            self._read[revision] = document
        new, old = (self._read[version.revision] for version in pair)
        for version in pair:
            self._read.move_to_end(version.revision)
        while len(self._read) > KEPT:
            self._read.popitem(last=False)
        work = partial(summarized, old, new, lambda: not self._closed)
        self._background.ask(work, partial(self._on_found, pair), partial(self._on_failed, pair))

    def _on_found(self, pair: Pair, summary: Summary) -> None:
        self._tell(pair, summary_words(summary))

    def _on_failed(self, pair: Pair, error: BaseException) -> None:
        if isinstance(error, Stopped):
            return
        if not isinstance(error, UserError):
            raise error
        self._tell(pair, _("không đọc được bản này"))

    def _tell(self, pair: Pair, story: str) -> None:
        self._busy = False
        if not self._closed:
            self.told.emit(pair[0].revision, story)
            self._next()


def _read(versions: list[VersionInfo], database: Database) -> dict[int, Document]:
    return {v.revision: drafts.open_version(database, v.document_id, v.revision) for v in versions}
