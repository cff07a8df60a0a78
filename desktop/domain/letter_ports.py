"""What services ask of storage about letters to units and the forms that went with them.

As in `ports`, everything is called on the one database thread within a `UnitOfWork`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from desktop.domain.progress import RecordKey


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that went to a unit: its document, its kind (see `letter_forms.LetterKind`), which time it was.

    `ordinal` is 0 for one that does not count as a reminder. `plan` is "" for one about several plans.
    """

    id: str
    document: str
    plan: str
    unit: str
    kind: str
    ordinal: int
    made_at: datetime


class Accepted(NamedTuple):
    """A row of a form that was taken over."""

    key: RecordKey
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form as it went out (`content`, see `unit_forms.kept`), and what has been taken over from it."""

    id: str
    letter: str
    plan: str
    issue: int
    unit: str
    made_at: datetime
    content: str
    accepted: tuple[Accepted, ...] = ()


class LetterStore(Protocol):
    """Letters and forms, for good."""

    def add(self, letter: Letter, keys: Sequence[RecordKey]) -> None:
        """Keep a letter and the rows that it is about."""

    def letters(self, document_id: str) -> tuple[Letter, ...]:
        """Those about a plan, newest first."""

    def add_form(self, form: SentForm) -> None:
        """Keep what was sent."""

    def form(self, form_id: str) -> SentForm | None:
        """A form by its id, or None for one that was never sent from here."""

    def received_after(self, form: SentForm) -> tuple[SentForm, ...]:
        """Forms of the same unit that were made later and from which something was taken over, newest first."""

    def accept(self, form_id: str, accepted: Sequence[Accepted]) -> None:
        """Note rows that were taken over, beside those of earlier times."""

    def give_back(self, form_id: str, keys: Sequence[RecordKey]) -> None:
        """Forget that rows were taken over."""
