"""The README and the manual's last chapter name what is there: pictures, folders, commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.resources import resource

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TERMINAL = resource("help", "10-dong-lenh.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)


@pytest.fixture
def commands(capsys: pytest.CaptureFixture[str]) -> set[str]:
    """What `thao --help` lists."""
    assert main(["--help"]) == 0
    return set(re.findall(r"^ {4}(\w+)\s", capsys.readouterr().out, re.MULTILINE))


def test_it_is_short() -> None:
    assert len(README.splitlines()) < 150


def test_it_opens_with_the_two_commands() -> None:
    assert re.findall(r"^python3 installer/dev.py (\w+)", README, re.MULTILINE) == ["run", "test"]


def test_it_shows_the_program() -> None:
    assert len(PICTURES) >= 4


@pytest.mark.parametrize("name", PICTURES)
def test_its_pictures_are_there_and_light(name: str) -> None:
    content = (ROOT / name).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) < 150_000


def test_no_picture_lies_about_unused() -> None:
    assert {path.name for path in resource("pictures").iterdir()} == {Path(name).name for name in PICTURES}


def test_the_folders_that_it_names_are_there() -> None:
    named = re.findall(r"^\| `([a-z0-9_/]+)` \|", README.partition("## Where things are")[2], re.MULTILINE)
    assert len(named) >= 10
    assert [name for name in named if not (ROOT / name).is_dir()] == []


@pytest.mark.parametrize("text", [README, TERMINAL], ids=["README", "manual"])
def test_the_commands_told_are_those_of_the_program(text: str, commands: set[str]) -> None:
    assert commands
    assert set(re.findall(r"`thao ([a-z]+)", text)) == commands
