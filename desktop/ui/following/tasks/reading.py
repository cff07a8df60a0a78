"""What the screen reads on the database thread: listings, rows as they come into view, the choices of the filters."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.domain.ports import Database
from desktop.domain.progress import Event, Evidence, Listing, PlanName, RecordKey, TaskQuery
from desktop.services.evidence import evidence_of
from desktop.services.plans import plan_names
from desktop.services.tasks import find_tasks, task_history, task_rows, units
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.following.table.model import Wanted
from desktop.ui.following.tasks.model import TasksModel


class Choices(NamedTuple):
    """What the filters offer."""

    plans: tuple[PlanName, ...]
    units: tuple[str, ...]


class Reading(QObject):
    """Asks and tells; of listings only the answer to the last question counts."""

    listed = Signal(object, object)
    """The TaskQuery and its Listing."""
    counted = Signal(object)
    """A Listing of which only counts and groups are wanted."""
    chosen_from = Signal(object)
    """The Choices."""
    told_more = Signal(object, object, object)
    """A RecordKey with its files and its history."""

    def __init__(self, database: DatabaseThread, model: TasksModel, parent: QObject) -> None:
        super().__init__(parent)
        self._database, self._model = database, model
        self._age = 0
        model.wanted.connect(self._on_wanted)

    def ask(self, query: TaskQuery) -> None:
        """List what a query asks for."""
        self._age += 1
        age = self._age

        def answered(listing: Listing) -> None:
            if age == self._age:
                self.listed.emit(query, listing)

        self._database.ask(partial(find_tasks, query=query, today=self._model.today), answered)

    def count(self, query: TaskQuery) -> None:
        """Count anew, without listing anything else."""
        age = self._age

        def answered(listing: Listing) -> None:
            if age == self._age:
                self.counted.emit(listing)

        self._database.ask(partial(find_tasks, query=query, today=self._model.today), answered)

    def ask_choices(self) -> None:
        """Read plans and units."""
        self._database.ask(_choices, self.chosen_from.emit)

    def ask_more(self, key: RecordKey) -> None:
        """Read files and history of a task."""

        def answered(found: tuple[tuple[Evidence, ...], tuple[Event, ...]]) -> None:
            self.told_more.emit(key, *found)

        self._database.ask(partial(_more, key=key), answered)

    def _on_wanted(self, wanted: Wanted) -> None:
        def failed(error: BaseException) -> None:
            self._model.refuse()
            self._database.went_wrong.emit(error)

        read = partial(task_rows, numbers=wanted.numbers)
        self._database.ask(read, partial(self._model.take, wanted), failed)


def _choices(database: Database) -> Choices:
    return Choices(plan_names(database), units(database))


def _more(database: Database, key: RecordKey) -> tuple[tuple[Evidence, ...], tuple[Event, ...]]:
    return evidence_of(database, key), task_history(database, key)
