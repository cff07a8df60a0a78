"""Autosave beside the least it could cost: one write and one fsync of the same text, in the same run."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

import db
from desktop.domain.document import Block, Document, Level, text_runs
from desktop.domain.edits import set_runs
from desktop.domain.exchange import dumps
from desktop.services import drafts

SAVES = 200
WORDS = "Công đoàn cơ sở được sử dụng 75% số thu kinh phí công đoàn của đơn vị theo lộ trình Tổng Liên đoàn quy định. "


def plan() -> Document:
    """A plan of some 45 KB."""
    items = (Block(f"b{number}", Level.CLAUSE, text_runs(f"{number} {WORDS * 2}")) for number in range(120))
    return Document("d1", body=(Block("I", Level.SECTION, text_runs("Nhiệm vụ"), tuple(items)),))


def bare_fsync(path: Path, content: bytes) -> float:
    """Median seconds of writing `content` durably, as often as the plan is saved."""
    times = []
    with path.open("wb") as file:
        for _ in range(SAVES):
            begun = perf_counter()
            file.seek(0)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            times.append(perf_counter() - begun)
    return median(times)


def test_autosave_costs_little_more_than_the_disk_does(tmp_path: Path) -> None:
    document, times = plan(), []
    database = db.open_database(tmp_path / "kho" / "thao.db")
    for revision in range(SAVES):
        document = set_runs(document, f"b{revision % 120}", text_runs(f"lần {revision}"))
        begun = perf_counter()
        drafts.save(database, document, revision, datetime.now(UTC))
        times.append(perf_counter() - begun)
    database.close()
    ours, disk = median(times), bare_fsync(tmp_path / "bare", dumps(document).encode())
    figures = f"autosave {ours * 1000:.2f} ms, bare fsync {disk * 1000:.2f} ms"
    assert ours <= 0.005, figures
    assert ours <= 25 * disk, figures
