"""What every test may count on: a data folder of its own, no unexpected log record, and the real plans beside us."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
USER_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")

# No deadline: machines are noisy, and speed is measured in tests/benchmarks.
hypothesis.settings.register_profile("developer", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "developer")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give benchmarks their marker, before pytest chooses by markers."""
    for item in items:
        if Path(__file__).parent / "benchmarks" in item.path.parents:
            item.add_marker("benchmarks")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program keeps its data in this test; settings and caches of the real user are out of reach too."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    for name in USER_FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))  # Qt warns where it is missing or open to others
    folder = home / "thao"
    monkeypatch.setenv("THAO_DATA", str(folder))
    return folder


class _Records(logging.Handler):
    """Keeps the records of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning that no test expects is a failure; `@pytest.mark.expects_log("pattern")` expects one."""
    patterns = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    records = _Records()
    logging.getLogger().addHandler(records)
    yield
    logging.getLogger().removeHandler(records)
    messages = [(record, record.getMessage()) for record in records.kept]
    unexpected = [
        f"{record.levelname} {record.name}: {message}"
        for record, message in messages
        if not any(re.search(pattern, message) for pattern in patterns)
    ]
    if unexpected:
        pytest.fail("unexpected log records:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture(scope="session")
def cases() -> Path:
    """Folder of the three real plans with what a careful reader finds in them. Their text stays out of the project."""
    return _shared_folder("cases")


@pytest.fixture(scope="session")
def official() -> Path:
    """Folder of the decree's own annexes as Word files."""
    return _shared_folder("official")


def _shared_folder(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"needs the folder shared/{name} beside the project, which is not part of it")
    return folder
