"""Autosave beside the least it could cost: one write and one fsync of the same text, in the same run."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import db
from desktop.domain.document import Block, Document, Level, text_runs
from desktop.domain.edits import set_runs
from desktop.domain.exchange import dumps
from desktop.services import drafts
from tests.benchmarks.conftest import Beside

WORDS = "Công đoàn cơ sở được sử dụng 75% số thu kinh phí công đoàn của đơn vị theo lộ trình Tổng Liên đoàn quy định. "


def plan() -> Document:
    """A plan of some 45 KB."""
    items = (Block(f"b{number}", Level.CLAUSE, text_runs(f"{number} {WORDS * 2}")) for number in range(120))
    return Document("d1", body=(Block("I", Level.SECTION, text_runs("Nhiệm vụ"), tuple(items)),))


def test_autosave_beside_a_bare_fsync(beside: Beside, tmp_path: Path) -> None:
    document, revisions = plan(), count()
    database = db.open_database(tmp_path / "kho" / "thao.db")
    content = dumps(document).encode()

    def save() -> None:
        revision = next(revisions)
        changed = set_runs(document, f"b{revision % 120}", text_runs(f"lần {revision}"))
        drafts.save(database, changed, revision, datetime.now(UTC))

    with (tmp_path / "bare").open("wb") as file:

        def fsync() -> None:
            file.seek(0)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

        beside(save, fsync, goal=25, rounds=200, name="bare fsync")
    database.close()
