"""Documents as plans that are followed: which issue they are at, and their rows kept as the document has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from db.names import Names
from db.planned_rows import PlannedRows
from db.row_content import folded, searched
from db.times import read, read_optional, written
from desktop.domain.collation import sort_key
from desktop.domain.following_ports import Issue, Planned
from desktop.domain.ports import State
from desktop.domain.progress import PlanName

HEAD = """
    SELECT d.kind, d.number, d.symbol, d.subject, d.revision, d.discarded_at, p.number, p.issue,
        p.key, p.year, p.kind, p.plan_number, p.symbol, p.subject, p.words
    FROM documents d LEFT JOIN plans p ON p.document_id = d.id WHERE d.id = ?
"""
ADD = """
    INSERT INTO plans (document_id, key, year, kind, plan_number, symbol, subject, words, folded)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number
"""
RENAME = """
    UPDATE plans SET key = ?, year = ?, kind = ?, plan_number = ?, symbol = ?, subject = ?, words = ?, folded = ?
    WHERE number = ?
"""
FOLLOWED = "UPDATE documents SET followed = revision WHERE id = ?"
SHOW = (
    "UPDATE tasks SET shown = :shown WHERE plan = :plan AND shown <> :shown",
    "UPDATE targets SET shown = :shown WHERE plan = :plan AND shown <> :shown",
)
ISSUE = "UPDATE plans SET issue = ? WHERE number = ?"
ADD_ISSUE = "INSERT INTO issues (plan, issue, revision, issued_at, issued_by) VALUES (?, ?, ?, ?, ?)"
REOPEN = "UPDATE issues SET reopened_at = ?, reopened_by = ?, reason = ? WHERE plan = ? AND issue = ?"
STATE = "UPDATE documents SET state = ? WHERE id = ?"
ISSUES = """
    SELECT issue, revision, issued_at, issued_by, reopened_at, reopened_by, reason FROM issues
    WHERE plan = (SELECT number FROM plans WHERE document_id = ?) ORDER BY issue DESC
"""
NAMES = """
    SELECT d.id, p.kind, p.plan_number, p.symbol, p.subject, p.year, p.issue
    FROM plans p JOIN documents d ON d.id = p.document_id
    WHERE d.discarded_at IS NULL AND p.issue >= ? AND (
        p.issue > 0
        OR EXISTS (SELECT 1 FROM tasks t WHERE t.plan = p.number)
        OR EXISTS (SELECT 1 FROM targets t WHERE t.plan = p.number)
    )
    ORDER BY p.key
"""
UNREAD = "SELECT id FROM documents WHERE followed < revision AND state = 'draft' ORDER BY saved_at DESC, id"
IN_BIN, DRAFT, GOING = 0, 1, 2
OF_DOCUMENT = "SELECT number, issue FROM plans WHERE document_id = ?"
_FAR = 9999  # years count down, so that the newest plan stands first


class SqlitePlans:
    """`following_ports.PlanStore` within one transaction."""

    def __init__(self, connection: Connection, names: Names) -> None:
        self._connection, self._names = connection, names

    def names(self, *, going: bool) -> tuple[PlanName, ...]:
        """Every plan with records, newest year first."""
        rows = self._connection.exec_driver_sql(NAMES, (1 if going else 0,))
        return tuple(PlanName(*row) for row in rows)

    def follow(self, document_id: str, planned: Planned) -> None:
        """Take over what a draft says. Rows of a plan that is going stay those of its last issue."""
        self._keep(document_id, planned, issued=False)

    def issue(self, document_id: str, planned: Planned, at: datetime, by: str) -> int:
        """Freeze the newest revision as the next issue, with its rows; the number of the issue, from 1."""
        plan, issue, revision = self._keep(document_id, planned, issued=True)
        self._connection.exec_driver_sql(ADD_ISSUE, (plan, issue, revision, written(at), by))
        self._connection.exec_driver_sql(STATE, (State.ISSUED.value, document_id))
        return issue

    def reopen(self, document_id: str, reason: str, at: datetime, by: str) -> None:
        """Let a plan be written again; its rows stay those of the last issue."""
        for plan, issue in self._connection.exec_driver_sql(OF_DOCUMENT, (document_id,)).all():
            self._connection.exec_driver_sql(REOPEN, (written(at), by, reason, plan, issue))
        self._connection.exec_driver_sql(STATE, (State.DRAFT.value, document_id))

    def issues(self, document_id: str) -> tuple[Issue, ...]:
        """Each time that a plan was set going, last first."""
        return tuple(
            Issue(issue, revision, read(at), by, read_optional(reopened_at), reopened_by, reason)
            for issue, revision, at, by, reopened_at, reopened_by, reason in self._connection.exec_driver_sql(
                ISSUES, (document_id,)
            )
        )

    def unread(self) -> tuple[str, ...]:
        """Documents whose newest revision was not followed yet: those of an older program."""
        return tuple(self._connection.exec_driver_sql(UNREAD).scalars())

    def _keep(self, document_id: str, planned: Planned, *, issued: bool) -> tuple[int, int, int]:
        """Keep the plan with its rows; its own number, its issue and the revision of its document."""
        head = self._connection.exec_driver_sql(HEAD, (document_id,)).one()
        *called, revision, discarded_at, plan, issue = head[:8]
        self._connection.exec_driver_sql(FOLLOWED, (document_id,))
        if plan is None and not issued and not planned.tasks and not planned.targets:
            return 0, 0, revision
        names = _names(called, planned.year)
        if plan is None:
            plan, issue = self._connection.exec_driver_sql(ADD, (document_id, *names)).scalar_one(), 0
        elif (issued or not issue) and tuple(head[8:]) != names[:-1]:  # opened again it is called as it was issued
            self._connection.exec_driver_sql(RENAME, (*names, plan))
        if issued:
            issue += 1
            self._connection.exec_driver_sql(ISSUE, (issue, plan))
        shown = IN_BIN if discarded_at is not None else GOING if issue else DRAFT
        if issued or not issue:
            rows = PlannedRows(self._connection, self._names, plan, planned.year, shown)
            rows.keep_tasks(planned.tasks)
            rows.keep_targets(planned.targets)
        show(self._connection, plan, shown)
        return plan, issue, revision


def _names(called: Sequence[str], year: int | None) -> tuple[object, ...]:
    """What is kept of a plan that is called by its kind, number, symbol and subject; the folded words come last."""
    kind, number, symbol, subject = called
    words = searched(" ".join((kind, f"{number}/{symbol}", subject)))
    key = (_FAR - (year or 0)).to_bytes(2, "big") + sort_key(f"{number} {symbol} {subject}")
    return key, year, kind, number, symbol, subject, words, folded(words)


def show(connection: Connection, plan: int, shown: int) -> None:
    """Let tables show the rows of a plan as those of the bin, of a draft or of a plan that is going."""
    for statement in SHOW:
        connection.exec_driver_sql(statement, {"shown": shown, "plan": plan})


def show_document(connection: Connection, document_id: str, *, in_bin: bool) -> None:
    """The same for a document that goes into the bin or comes back."""
    for plan, issue in connection.exec_driver_sql(OF_DOCUMENT, (document_id,)).all():
        show(connection, plan, IN_BIN if in_bin else GOING if issue else DRAFT)
