"""Files of a task: kept, opened as a copy that is only read, taken away; each as a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.domain.ports import Database
from desktop.domain.progress import Evidence, RecordKey
from desktop.services.evidence import attach, detach, evidence_file, evidence_of, reattach
from desktop.services.plans import clerk
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.done_command import DoneCommand
from i18n import _


class EvidenceDesk(QObject):
    """`open_file` and `ask_files` are what the program does on a desktop; tests put others in their place."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, database: DatabaseThread, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._database, self._stack = database, stack
        self.open_file: Callable[[Path], object] = lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.ask_files: Callable[[QWidget], list[str]] = _ask_files

    def choose(self, key: RecordKey, parent: QWidget) -> None:
        """Ask for files and keep them with a record."""
        paths = self.ask_files(parent)
        if paths:
            self.attach(key, paths)

    def attach(self, key: RecordKey, paths: Sequence[str]) -> None:
        """Keep copies of files with a record."""

        def kept(came: tuple[Evidence, ...]) -> None:
            if came:
                again, back = partial(self._give, key, came), partial(self._take, key, came)
                self._stack.push(DoneCommand(_("đính kèm tệp"), again, back))
            self.changed.emit()

        self._database.ask(partial(_attach, key=key, paths=[Path(path) for path in paths]), kept, self._on_failed)

    def remove(self, key: RecordKey, evidence: Evidence) -> None:
        """Part a file from a record."""
        one = (evidence,)
        again, back = partial(self._take, key, one), partial(self._give, key, one)
        self._stack.push(DoneCommand(_("bỏ tệp đính kèm"), again, back))
        again()

    def open(self, evidence: Evidence) -> None:
        """Open a copy of a file in the program that this PC has for it."""
        self._database.ask(partial(evidence_file, sha256=evidence.sha256), self.open_file, self._on_failed)

    def _take(self, key: RecordKey, files: tuple[Evidence, ...]) -> None:
        self._database.ask(partial(_detach, key=key, files=files), self._on_done, self._on_failed)

    def _give(self, key: RecordKey, files: tuple[Evidence, ...]) -> None:
        self._database.ask(partial(_reattach, key=key, files=files), self._on_done, self._on_failed)

    def _on_done(self, _files: object) -> None:
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.refused.emit(error)


def _attach(database: Database, key: RecordKey, paths: Sequence[Path]) -> tuple[Evidence, ...]:
    """Those that the record did not have before."""
    before = {one.sha256 for one in evidence_of(database, key)}
    return tuple(one for one in attach(database, key, paths, now(), clerk(database)) if one.sha256 not in before)


def _detach(database: Database, key: RecordKey, files: Sequence[Evidence]) -> None:
    by = clerk(database)
    for one in files:
        detach(database, key, one.sha256, now(), by)


def _reattach(database: Database, key: RecordKey, files: Sequence[Evidence]) -> None:
    by = clerk(database)
    for one in files:
        reattach(database, key, one, now(), by)


def _ask_files(parent: QWidget) -> list[str]:
    paths, _kind = QFileDialog.getOpenFileNames(parent, _("Chọn tệp minh chứng"))
    return list(paths)
