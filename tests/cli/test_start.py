"""How little a process loads that prints one paper: clerks and scripts wait for it each time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desktop.domain.exchange import dumps
from tests.typeset.plans import union_plan

NEVER = {
    "windows and their data": ("PySide6", "sqlalchemy", "sqlite3", "babel", "db", "desktop.ui", "desktop.app"),
    "other makers of PDF, images and fonts": ("reportlab", "uharfbuzz", "PIL", "pypdfium2", "fontTools"),
    "what reads texts and follows edits": ("desktop.understand", "desktop.typeset.layouter", "desktop.domain.finding"),
    "the heavy half of the standard library": ("inspect", "ast", "tempfile", "random", "pickle", "logging", "decimal"),
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
    assert loaded & set(names) <= {"inspect"}, "inspect is named, not loaded"


def test_what_was_put_off_is_loaded_with_its_first_use() -> None:
    program = (
        "import sys\n"
        "from desktop.late import put_off\n"
        "put_off('inspect')\n"
        "put_off('sys')\n"
        "import dataclasses, inspect\n"
        "print('ast' in sys.modules, type(sys).__name__)\n"
        "print(inspect.signature(lambda a, b=1: 0), dataclasses.inspect.isclass(int))\n"
        "print('ast' in sys.modules, type(sys.modules['inspect']).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False module", "(a, b=1) True", "True module"]


def test_a_name_that_a_module_put_off_lacks_is_an_error_as_ever() -> None:
    program = (
        "from desktop.late import put_off\n"
        "put_off('inspect')\n"
        "import inspect\n"
        "print(hasattr(inspect, 'no_such_name'), hasattr(inspect, 'unwrap'))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False True\n"
