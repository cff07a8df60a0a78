"""Letters to units and the forms that went with them: rows here, values outside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from db.times import read, written
from desktop.domain.letter_ports import Accepted, Letter, SentForm
from desktop.domain.progress import RecordKey

ADD = "INSERT INTO letters (id, document_id, plan_id, unit, kind, ordinal, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
ADD_ROW = "INSERT INTO letter_rows (letter_id, document_id, record_id) VALUES (?, ?, ?)"
LETTERS = """
    SELECT DISTINCT m.id, m.document_id, m.plan_id, m.unit, m.kind, m.ordinal, m.made_at
    FROM letters m JOIN letter_rows r ON r.letter_id = m.id
    WHERE r.document_id = ? ORDER BY m.made_at DESC, m.id
"""
ADD_FORM = "INSERT INTO forms (id, letter_id, plan_id, issue, unit, made_at, content) VALUES (?, ?, ?, ?, ?, ?, ?)"
_FORM = "SELECT id, letter_id, plan_id, issue, unit, made_at, content, accepted FROM forms"
FORM = f"{_FORM} WHERE id = ?"
LATER = f"{_FORM} WHERE unit = ? AND made_at > ? AND opened_at IS NOT NULL ORDER BY made_at DESC, id"
ACCEPT = "UPDATE forms SET accepted = ?, opened_at = ?, opened_by = ? WHERE id = ?"


class SqliteLetters:
    """`letter_ports.LetterStore` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, letter: Letter, keys: Sequence[RecordKey]) -> None:
        """Keep a letter and the rows that it is about."""
        line = (letter.id, letter.document, letter.plan, letter.unit, letter.kind, letter.ordinal)
        self._connection.exec_driver_sql(ADD, (*line, written(letter.made_at)))
        for key in keys:
            self._connection.exec_driver_sql(ADD_ROW, (letter.id, *key))

    def letters(self, document_id: str) -> tuple[Letter, ...]:
        """Those about a plan, newest first."""
        rows = self._connection.exec_driver_sql(LETTERS, (document_id,))
        return tuple(_letter(row) for row in rows)

    def add_form(self, form: SentForm) -> None:
        """Keep what was sent."""
        line = (form.id, form.letter, form.plan, form.issue, form.unit, written(form.made_at), form.content)
        self._connection.exec_driver_sql(ADD_FORM, line)

    def form(self, form_id: str) -> SentForm | None:
        """A form by its id, or None for one that was never sent from here."""
        row = self._connection.exec_driver_sql(FORM, (form_id,)).one_or_none()
        return _form(row) if row is not None else None

    def received_after(self, form: SentForm) -> tuple[SentForm, ...]:
        """Forms of the same unit that were made later and from which something was taken over, newest first."""
        rows = self._connection.exec_driver_sql(LATER, (form.unit, written(form.made_at)))
        return tuple(_form(row) for row in rows)

    def accept(self, form_id: str, accepted: Sequence[Accepted]) -> None:
        """Note rows that were taken over, beside those of earlier times."""
        form = self.form(form_id)
        if form is None or not accepted:
            return
        self._keep(form_id, (*form.accepted, *accepted))

    def give_back(self, form_id: str, keys: Sequence[RecordKey]) -> None:
        """Forget that rows were taken over."""
        form = self.form(form_id)
        if form is not None:
            self._keep(form_id, tuple(one for one in form.accepted if one.key not in keys))

    def _keep(self, form_id: str, accepted: tuple[Accepted, ...]) -> None:
        every = [[*one.key, written(one.at), one.by] for one in accepted]
        last = (written(accepted[-1].at), accepted[-1].by) if accepted else (None, "")
        self._connection.exec_driver_sql(ACCEPT, (json.dumps(every, ensure_ascii=False), *last, form_id))


def _letter(row: Any) -> Letter:
    id, document, plan, unit, kind, ordinal, made_at = row
    return Letter(id, document, plan, unit, kind, ordinal, read(made_at))


def _form(row: Any) -> SentForm:
    id, letter, plan, issue, unit, made_at, content, accepted = row
    taken = (Accepted(RecordKey(document, record), read(at), by) for document, record, at, by in json.loads(accepted))
    return SentForm(id, letter, plan, issue, unit, read(made_at), content, tuple(taken))
