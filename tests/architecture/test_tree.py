"""What is in the tree, and what must not be: strange entries at the top, registries, one machine's paths."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    *("pyproject.toml", "desktop", "resources", "i18n", "db", "tests", "installer", "README.md"),
    *("CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".gitignore", ".gitattributes", ".editorconfig", ".ci"),
}

# Written so that this file does not hold what it looks for. Packages come from wherever the developer's own pip and
# apt are set to fetch them.
REGISTRIES = [
    ("pypi", ".org"),
    ("python", "hosted.org"),
    ("npm", "js."),
    ("deb.", "debian.org"),
    ("snapshot.", "debian.org"),
    ("archive.", "ubuntu.com"),
    ("index", "-url"),
]
ONE_MACHINE = [("/wo", "rk/"), ("/ro", "ot/"), ("/home", "/[a-z]+/"), (r"[A-Za-z]:\\+Us", r"ers\\+[a-z]")]


def tracked() -> list[Path]:
    """The files under version control."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs git and a clone: this tree is an export")
    listing = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    done = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return [Path(name) for name in done.stdout.split("\0") if name]


def texts() -> dict[str, str]:
    """The tracked text files that are there; binary ones are left out."""
    found = {}
    for path in tracked():
        content = (ROOT / path).read_bytes() if (ROOT / path).is_file() else b""
        if b"\0" not in content:
            found[path.as_posix()] = content.decode("utf-8", errors="replace")
    return found


def holding(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:120]}"
        for path, text in texts().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_top_level_holds_what_the_layout_prescribes() -> None:
    assert {path.parts[0] for path in tracked()} - TOP_LEVEL == set()


def test_no_registry_is_named() -> None:
    assert holding(re.compile("|".join(re.escape(head + tail) for head, tail in REGISTRIES))) == []


def test_no_path_of_one_machine_is_named() -> None:
    assert holding(re.compile(r"(?<![\w.}])(?:" + "|".join(head + tail for head, tail in ONE_MACHINE) + ")")) == []
