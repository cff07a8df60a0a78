"""Where the data files of the program lie, in a checkout, an installation or a frozen build."""

from __future__ import annotations

from pathlib import Path

import resources

# Not importlib.resources: that loads archives, temporary files and chance, 3 ms of every start, for the same folder.
_FOLDER = Path(resources.__path__[0])


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources/`: `resource("fonts", "LiberationSerif-Regular.ttf")`."""
    return _FOLDER.joinpath(*parts)
