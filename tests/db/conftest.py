"""A real database file for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import db
from desktop.domain.ports import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of this test lies; its folder is not there yet."""
    return tmp_path / "kho dữ liệu" / "thao.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """An open, empty database at `path`."""
    opened = db.open_database(path)
    yield opened
    opened.close()
