"""Half-written files that a killed program left behind: known by their names, gone once nobody can be writing them."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"\.thao-[0-9a-f]{16}\.tmp")
DEAD_SECONDS = 60.0  # no write takes that long: what is written is in memory, and renaming is tried for 2 s


def fresh_name() -> str:
    """A name for a file that is being written, beside the one whose place it will take."""
    return f".thao-{os.urandom(8).hex()}.tmp"


def clear_leftovers(folder: Path, now: float) -> int:
    """Delete what a killed Thảo left half written in `folder`, at least a minute old at `now` (seconds of the epoch).

    How many files that were. A folder that cannot be read, or a file that somebody holds, is left alone.
    """
    gone = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime <= now - DEAD_SECONDS:
                        Path(entry.path).unlink()
                        gone += 1
    return gone
