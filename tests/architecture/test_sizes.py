"""A file fits in the head: no file over 600 lines, no class over 350."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("desktop", "db", "i18n", "installer", "tests")
MOST_LINES_IN_A_FILE = 600
MOST_LINES_IN_A_CLASS = 350


def sources() -> dict[str, str]:
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_no_file_is_too_long() -> None:
    lengths = {path: len(source.splitlines()) for path, source in sources().items()}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES_IN_A_FILE} == {}


def test_no_class_is_too_long() -> None:
    lengths = {
        f"{path}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path, source in sources().items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_IN_A_CLASS} == {}
