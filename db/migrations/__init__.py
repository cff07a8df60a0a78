"""What brought the database to its present form: one module a step, literal SQL, never changed once released."""

from __future__ import annotations

from db.migrations import m0001_documents, m0002_following

STEPS: tuple[tuple[str, ...], ...] = (m0001_documents.STATEMENTS, m0002_following.STATEMENTS)
"""Step n (from 1) leads from version n - 1 to version n; `PRAGMA user_version` counts them."""
