"""Saves the draft in hand by itself, at most one second behind the last key, and says so.

One save is under way at a time; what was typed meanwhile goes with the next. Only values cross to the database thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.document import Document
from desktop.domain.ports import Database, Stored
from desktop.services import drafts
from desktop.ui.clock import now
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.session import EditSession

PLACE = "place"  # the setting that holds the document and the place of the cursor
SAFE_WITHIN_MS = 850  # from the first unsaved edit until it is on the disk: the promise is a second
SAVE_AFTER_MS = 600  # from the first unsaved edit until its save begins, where the disk is quick
LEAST_MS = 100  # between two saves, however slow the disk: the database has other work as well


class Saving(Enum):
    """What became of the last edit."""

    WAITING = "waiting"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SaveState:
    """`at` is when the newest save was finished, None before the first; `error` is set with FAILED."""

    saving: Saving
    at: datetime | None = None
    error: BaseException | None = None


class _Shelf:
    """Where one document is kept. It lives on the database thread, which alone knows the revision to expect."""

    def __init__(self, revision: int, clock: Callable[[], datetime]) -> None:
        self._revision, self._clock = revision, clock

    def put(self, database: Database, document: Document, place: str) -> datetime:
        """Keep the document and the place of the cursor; the time at which both were safe."""
        self._revision = drafts.save(database, document, self._revision, self._clock())
        return self.put_place(database, place)

    def put_place(self, database: Database, place: str) -> datetime:
        """Keep the place of the cursor, where the document may not be written."""
        drafts.keep_setting(database, PLACE, place)
        return self._clock()


class Saver(QObject):
    """Watches a session. `state_changed` tells of every save that begins, ends or fails, with a SaveState.

    `place` gives the cursor's place as a text to be kept beside the document, so that it comes back with it.
    """

    state_changed = Signal(object)
    answered = Signal()
    """Emitted after each `save_now` that did not fail, also where nothing had changed."""

    def __init__(
        self,
        session: EditSession,
        database: DatabaseThread,
        stored: Stored,
        place: Callable[[], str],
        clock: Callable[[], datetime] = now,
        ticks: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._database, self._place = session, database, place
        self._shelf = _Shelf(stored.revision, clock)
        self._kept: Document | None = stored.document if stored.revision else None
        self._asks = self._told = 0  # saves asked for; the last of them that was told
        self._elsewhere: Document | None = None  # what a file outside the database holds
        self._busy = self._asked = False
        self._ticks = ticks
        self._typed = self._begun = 0.0  # when the first unsaved edit was made, when the save under way began
        self._took = 0.0  # seconds of the last save
        self.state = SaveState(Saving.SAVED, stored.saved_at)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)
        session.changed.connect(self._on_changed)
        if self.unsaved:
            self._on_changed()

    @property
    def unsaved(self) -> bool:
        """Whether the document differs from what the database is known to hold."""
        return self._session.document is not self._kept

    def save_now(self) -> None:
        """Ctrl+S: save at once. `answered` follows in any case but failure, so that the clerk sees it was done."""
        self._asked = True
        if self.unsaved:
            self._save()
        elif not self._busy:
            self._answer()

    def finish(self) -> bool:
        """Save what is left and wait for it. False where that failed: the window must stay open, text and all."""
        self._timer.stop()
        document = self._session.document
        if document is self._elsewhere:
            return True
        self._begun, self._typed = self._ticks(), 0.0
        self._asks += 1
        keep = self._shelf.put_place if self._session.locked else partial(self._shelf.put, document=document)
        future = self._database.ask(partial(keep, place=self._place()))
        if not self._database.wait():
            self._on_failed(self._asks, TimeoutError())
            return False
        error = future.exception()
        if error is not None:
            self._on_failed(self._asks, error)
            return False
        self._on_saved(self._asks, document, future.result())
        return True

    def kept_elsewhere(self) -> None:
        """The draft was written to a file by hand: nothing is lost any more if the window closes now."""
        self._elsewhere = self._session.document

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._session.changed.disconnect(self._on_changed)

    def _on_changed(self) -> None:
        self._tell(Saving.WAITING)
        if self._typed == 0.0:
            self._typed = self._ticks()
        if not self._timer.isActive() and not self._busy:
            self._timer.start(self._patience())

    def _patience(self) -> int:
        """Milliseconds until the next save has to begin: a slow disk gets what was typed the earlier."""
        allowed = min(SAVE_AFTER_MS, SAFE_WITHIN_MS - self._took * 1000)
        waited = (self._ticks() - self._typed) * 1000
        return max(LEAST_MS, round(allowed - waited))

    def _save(self) -> None:
        self._timer.stop()
        if self._busy:
            return  # what is new goes with the next save, as soon as this one is done
        self._busy = True
        self._begun, self._typed = self._ticks(), 0.0
        self._asks += 1
        document = self._session.document
        self._tell(Saving.WAITING)
        self._database.ask(
            partial(self._shelf.put, document=document, place=self._place()),
            partial(self._on_saved, self._asks, document),
            partial(self._on_failed, self._asks),
        )

    def _on_saved(self, number: int, document: Document, at: datetime) -> None:
        if number < self._told:
            return  # `finish` has waited for it, and has told of a newer one
        self._busy, self._told = False, number
        self._took = self._ticks() - self._begun
        self._kept = document
        if self.unsaved:
            self.state = SaveState(Saving.WAITING, at)
            self._timer.start(0 if self._asked else self._patience())
            return
        self._tell(Saving.SAVED, at)
        if self._asked:
            self._answer()

    def _on_failed(self, number: int, error: BaseException) -> None:
        if number < self._told:
            return  # a newer one has gone well: what this one held is safe
        self._busy = self._asked = False
        self._tell(Saving.FAILED, error=error)

    def _answer(self) -> None:
        self._asked = False
        self.answered.emit()

    def _tell(self, saving: Saving, at: datetime | None = None, error: BaseException | None = None) -> None:
        state = SaveState(saving, at or self.state.at, error)
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
