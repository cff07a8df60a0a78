"""Maps for newcomers name what is there: a room that the map leaves out is a room that nobody finds."""

from __future__ import annotations

import re
from pathlib import Path

import desktop.typeset


def test_the_map_of_typesetting_names_every_room_once() -> None:
    rooms = [path.stem for path in Path(*desktop.typeset.__path__).iterdir() if not path.stem.startswith("_")]
    named = re.findall(r"`(\w+)`", desktop.typeset.__doc__ or "")
    assert sorted(named) == sorted(rooms)
