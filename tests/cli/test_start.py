"""How little a process loads that prints one paper: clerks and scripts wait for it each time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desktop.domain.exchange import dumps
from tests.typeset.plans import union_plan

NEVER = {
    "windows and their data": ("PySide6", "sqlalchemy", "sqlite3", "babel", "db", "desktop.ui", "desktop.app"),
    "other makers of PDF, images and fonts": ("reportlab", "PIL", "pypdfium2", "fontTools"),
    "what reads texts and follows edits": ("desktop.understand", "desktop.typeset.layouter", "desktop.domain.finding"),
    "the heavy half of the standard library": ("tempfile", "random", "pickle", "logging", "decimal"),
    "networks, ciphers and archives": ("socket", "ssl", "hashlib", "email", "http", "zipfile", "importlib.metadata"),
}
_PRINT = """
import os, sys
from desktop import cli

def told(code):
    print(*sorted(sys.modules), file=sys.stderr)
    sys.exit(code)

os._exit = told
cli.program()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The modules in a process that has printed a paper."""
    folder = tmp_path_factory.mktemp("start")
    source, paper = folder / "a.thao.json", folder / "a.pdf"
    source.write_text(dumps(union_plan(appendix_rows=3)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _PRINT, "print", source, "-o", paper], capture_output=True, text=True, check=True
    )
    assert paper.read_bytes().startswith(b"%PDF")
    return frozenset(done.stderr.split())


@pytest.mark.parametrize("names", NEVER.values(), ids=list(NEVER))
def test_printing_loads_none_of(loaded: frozenset[str], names: tuple[str, ...]) -> None:
    assert "desktop.typeset.ink.pdf" in loaded
    assert loaded & set(names) == set()
