"""From the start of the process to a painted window, beside Qt's own empty window from the same Python."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

import db
from desktop.services.files import database_file
from desktop.services.sample import fill_sample
from tests.benchmarks.conftest import Beside
from tests.benchmarks.processes import seconds_until, user_environment

PROGRAM = Path(__file__).with_name("first_window.py")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder whose office has documents, as on any day but the first."""
    folder = tmp_path / "office"
    database = db.open_database(database_file(folder))
    fill_sample(database, datetime.now(UTC))
    database.close()
    return folder


@pytest.mark.parametrize(("word", "goal"), [("painted", 1.3), ("opened", 1.3)])
def test_start_beside_a_bare_window(beside: Beside, tmp_path: Path, office: Path, word: str, goal: float) -> None:
    """ "painted": the window can be seen; "opened": its database is open and its lists are shown."""
    environment = user_environment(tmp_path)
    if "DISPLAY" not in os.environ:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    start = partial(seconds_until, environment)
    beside(
        partial(start, word, PROGRAM, "thao", str(office)),
        partial(start, "painted", PROGRAM, "bare"),
        goal=goal,
        name="bare window",
    )
