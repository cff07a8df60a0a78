"""A spreadsheet from outside as a `Book`: read in a process of its own that is ended when it takes too long."""

from __future__ import annotations

import json
from datetime import date
from multiprocessing import get_context
from typing import Any

from desktop.domain.errors import UnreadableInput
from desktop.domain.text import clean
from desktop.sheet.book import SENTENCES, Book, Grid, Refusal, RefusedError, Value
from desktop.sheet.child import DAY, answer

SECONDS = 10.0
MOST_ANSWER = 100_000_000  # bytes of JSON


def open_book(content: bytes, name: str, seconds: float = SECONDS) -> Book:
    """Read the bytes of a file called `name`. Texts come back composed. Raises UnreadableInput with one sentence.

    Takes a quarter of a second for a new process; not to be called on the window's thread.
    """
    try:
        return _book(_asked(content, seconds))
    except RefusedError as error:
        raise UnreadableInput(SENTENCES[error.refusal], name=name) from error


def _asked(content: bytes, seconds: float) -> list[dict[str, Any]]:
    context = get_context("spawn")  # a copy of this process would hold locks of its threads for ever
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=answer, args=(theirs, content), name="sheet", daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise RefusedError(Refusal.SLOW)
        found = json.loads(ours.recv_bytes(MOST_ANSWER))
    except (EOFError, OSError) as error:  # it died
        raise RefusedError(Refusal.DAMAGED) from error
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()
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
