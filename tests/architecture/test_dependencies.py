"""What we lean on: each dependency with its reason and one exact version, and Qt's bindings kept from a known fault."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
DECLARED: list[str] = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


def pins() -> dict[str, str]:
    lines = (ROOT / "installer" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def pulled_in() -> dict[str, str]:
    """Every distribution that the declared ones pull in here, with the version installed."""
    found: dict[str, str] = {}
    waiting = [Requirement(line) for line in DECLARED]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            there = distribution(name)
        except PackageNotFoundError:
            found[name] = "not installed"
            continue
        found[name] = there.version
        waiting += [Requirement(line) for line in there.requires or []]
    return found


@pytest.mark.parametrize("declared", DECLARED)
def test_every_dependency_says_why(declared: str) -> None:
    assert re.search(rf'^    "{re.escape(declared)}",  # \S.{{9,}}$', PYPROJECT, re.MULTILINE)


def test_what_is_pulled_in_is_pinned_and_installed_as_pinned() -> None:
    pinned = pins()
    assert {name: pinned.get(name) for name in pulled_in()} == pulled_in()


def test_pins_are_plain_versions() -> None:
    lines = (ROOT / "installer" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if not line.startswith("#")]
    assert [line for line in entries if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9.]*", line)] == []


def test_qt_bindings_stay_below_the_version_that_aborts() -> None:
    assert Version(pins()["pyside6-essentials"]) < Version("6.12")
    assert "PySide6-Essentials>=6.8,<6.12" in DECLARED


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be freed from Python 3.12 on")
def test_calls_that_return_nothing_leave_none_alone() -> None:
    """PySide6 6.12.0 takes one reference to None with each such call and aborts the process after about 5,000."""
    program = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(20_000): thing.setObjectName('x')\n"
        "print(sys.getrefcount(None) - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 100
