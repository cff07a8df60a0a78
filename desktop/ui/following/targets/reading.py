"""What the screen reads on the database thread: listings, rows as they come into view, choices, files and history."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.domain.ports import Database
from desktop.domain.progress import Event, Evidence, Listing, RecordKey, TargetQuery, TargetRow
from desktop.services.evidence import evidence_of
from desktop.services.plans import plan_names
from desktop.services.targets import find_targets, target_history, target_of, target_rows
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.table.model import Wanted
from desktop.ui.following.targets.model import TargetsModel


class TargetsReading(QObject):
    """Asks and tells; of listings only the answer to the last question counts."""

    listed = Signal(object, object)
    """The TargetQuery and its Listing."""
    laid_out = Signal(object)
    """All TargetRows of the listing, for the view by year."""
    found = Signal(object)
    """The TargetRow that was sought by its key, or None."""
    chosen_from = Signal(object)
    """The PlanNames."""
    told_more = Signal(object, object, object)
    """A RecordKey with its files and its history."""

    def __init__(self, database: DatabaseThread, model: TargetsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._database, self._model = database, model
        self._age = 0
        model.wanted.connect(self._on_wanted)

    def ask(self, query: TargetQuery, *, whole: bool) -> None:
        """List what a query asks for, `whole` with all its rows at once."""
        self._age += 1
        age = self._age

        def answered(found: tuple[Listing, tuple[TargetRow, ...]]) -> None:
            if age == self._age:
                self.listed.emit(query, found[0])
                if whole:
                    self.laid_out.emit(found[1])

        self._database.ask(partial(_list, query=query, whole=whole), answered)

    def seek(self, key: RecordKey) -> None:
        """Find a target that is known by its key only."""
        self._database.ask(partial(target_of, key=key), self.found.emit)

    def ask_choices(self) -> None:
        """Read plans."""
        self._database.ask(plan_names, self.chosen_from.emit)

    def ask_more(self, key: RecordKey) -> None:
        """Read files and history of a target."""

        def answered(found: tuple[tuple[Evidence, ...], tuple[Event, ...]]) -> None:
            self.told_more.emit(key, *found)

        self._database.ask(partial(_more, key=key), answered)

    def _on_wanted(self, wanted: Wanted) -> None:
        def failed(error: BaseException) -> None:
            self._model.refuse()
            self._database.went_wrong.emit(error)

        read = partial(target_rows, numbers=wanted.numbers)
        self._database.ask(read, partial(self._model.take, wanted), failed)


def _list(database: Database, query: TargetQuery, whole: bool) -> tuple[Listing, tuple[TargetRow, ...]]:
    listing = find_targets(database, query)
    return listing, target_rows(database, listing.numbers) if whole else ()


def _more(database: Database, key: RecordKey) -> tuple[tuple[Evidence, ...], tuple[Event, ...]]:
    return evidence_of(database, key), target_history(database, key)
