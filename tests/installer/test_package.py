"""What is installed for users holds the data files too."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA_FOLDERS = ("resources", "i18n", "desktop", "db")


def test_every_data_file_is_packaged() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    patterns = ["*.py", "*.pyc", *settings["package-data"]["*"]]
    files = [path for folder in DATA_FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    left_out = [path for path in files if not any(fnmatch(path.name, pattern) for pattern in patterns)]
    assert left_out == []
