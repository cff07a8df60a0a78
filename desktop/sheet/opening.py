"""A spreadsheet from outside as a `Book`: read in a process of its own that is ended when it takes too long."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from desktop.domain.errors import UnreadableInput
from desktop.domain.text import clean
from desktop.sheet.book import SENTENCES, Book, Grid, Refusal, RefusedError, Value
from desktop.sheet.child import DAY

SECONDS = 10.0
# Not through `multiprocessing`: that would run the program's own beginning once more in the new process.
CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from desktop.sheet.child import answer; answer()"


def open_book(content: bytes, name: str, seconds: float = SECONDS) -> Book:
    """Read the bytes of a file called `name`. Texts come back composed. Raises UnreadableInput with one sentence.

    Takes a quarter of a second for a new process; not to be called on the window's thread.
    """
    try:
        return _book(_asked(content, seconds))
    except RefusedError as error:
        raise UnreadableInput(SENTENCES[error.refusal], name=name) from error


def _asked(content: bytes, seconds: float) -> list[dict[str, Any]]:
    command = [sys.executable, "-I", "-c", CHILD, str(Path(__file__).parents[2])]
    window = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would show a console for a moment
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=seconds, check=True, creationflags=window
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise RefusedError(Refusal.SLOW) from error
    except (subprocess.CalledProcessError, ValueError) as error:  # it died
        raise RefusedError(Refusal.DAMAGED) from error
    if "refused" in found:
        raise RefusedError(Refusal(found["refused"]))
    grids: list[dict[str, Any]] = found["grids"]
    return grids


def _book(grids: list[dict[str, Any]]) -> Book:
    return Book(
        tuple(
            Grid(
                name=clean(grid["name"]),
                rows=tuple(tuple(_value(value) for value in row) for row in grid["rows"]),
                formulas=frozenset((row, column) for row, column in grid["formulas"]),
            )
            for grid in grids
        )
    )


def _value(found: Any) -> Value:
    if isinstance(found, str):
        return clean(found)
    if isinstance(found, dict):
        return date.fromisoformat(found[DAY])
    return found if isinstance(found, bool) else float(found)
