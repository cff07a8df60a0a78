"""Where the data files of the program lie, in a checkout, an installation or a frozen build."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources/`: `resource("fonts", "LiberationSerif-Regular.ttf")`."""
    return Path(str(files("resources"))).joinpath(*parts)
