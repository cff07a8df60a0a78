"""A file fits in the head: no file over 600 lines, no class over 350, no function over 60."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("desktop", "db", "i18n", "installer", "tests")
MOST_LINES_IN_A_FILE = 600
MOST_LINES_IN_A_CLASS = 350
MOST_LINES_IN_A_FUNCTION = 60


def sources() -> dict[str, str]:
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_no_file_is_too_long() -> None:
    lengths = {path: len(source.splitlines()) for path, source in sources().items()}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES_IN_A_FILE} == {}


def longer(kinds: tuple[type[ast.ClassDef | ast.FunctionDef], ...], most: int) -> Iterator[tuple[str, int]]:
    """Definitions of these kinds over `most` lines, with where they are."""
    for path, source in sources().items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, kinds):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > most:
                    yield f"{path}:{node.name}", length


def test_no_class_is_too_long() -> None:
    assert dict(longer((ast.ClassDef,), MOST_LINES_IN_A_CLASS)) == {}


def test_no_function_is_too_long() -> None:
    found = dict(longer((ast.FunctionDef,), MOST_LINES_IN_A_FUNCTION))
    tables = "tests/typeset/conformance/"  # where a function is a list of rules, each with its clause
    assert {name: length for name, length in found.items() if not name.startswith(tables)} == {}
