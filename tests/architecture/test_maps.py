"""Maps for newcomers name what is there: a room that the map leaves out is a room that nobody finds."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

import desktop.typeset
import desktop.ui.sheet


@pytest.mark.parametrize("room", [desktop.typeset, desktop.ui.sheet])
def test_a_map_names_every_room_once(room: ModuleType) -> None:
    rooms = [path.stem for path in Path(*room.__path__).iterdir() if not path.stem.startswith("_")]
    named = re.findall(r"`(\w+)`", room.__doc__ or "")
    assert sorted(named) == sorted(rooms)
