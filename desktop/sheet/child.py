"""What runs in a process of its own: reads the bytes of one spreadsheet and answers with plain JSON, or dies.

The reader of spreadsheets is compiled code that may end the process on a hostile file; nobody else lives in it.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from desktop.sheet.book import RefusedError
from desktop.sheet.packages import inspect

MOST_MEMORY = 512 * 1024 * 1024  # bytes of address space
MOST_SECONDS = 10  # of the processor
DAY = "day"  # the key under which a day crosses


def answer() -> None:
    """Read the bytes that come in within limits; write what was found, or the name of the refusal."""
    _limit()
    content = sys.stdin.buffer.read()
    try:
        found: dict[str, Any] = {"grids": extract(content)}
    except RefusedError as error:
        found = {"refused": error.refusal.value}
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))


def extract(content: bytes) -> list[dict[str, Any]]:
    """Every sheet with its rows and formulas, as plain data. Raises RefusedError, and whatever the reader raises."""
    formulas = inspect(content)
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    grids = []
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        grids.append(
            {
                "name": name,
                "rows": [[_plain(value) for value in row] for row in rows],
                "formulas": sorted(formulas.get(name, ())),
            }
        )
    return grids


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return {DAY: value.date().isoformat()}
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    if isinstance(value, time | timedelta):
        return str(value)
    return value


def _limit() -> None:
    """Memory and time beyond which the system ends this process; on Windows only the sizes that `inspect` allows."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
