"""A list of the window as a file: its rows page by page, each page a question of its own, then one .xlsx workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir
from typing import TypeVar

from desktop.services.files import cannot_write, check_target, write_file

ENDING = ".xlsx"
PAGE = 500  # rows that are read together, which is what a save waits for at most

Cell = str | float | None
"""Words, a figure, or nothing."""
Wanted = Callable[[], bool]
"""Says no once nobody waits for the file any more."""
Row = TypeVar("Row")


def pages(read: Callable[[Sequence[int]], Sequence[Row]], numbers: Sequence[int], wanted: Wanted) -> Iterator[Row]:
    """Rows by their numbers, in that order; `read` is asked for PAGE of them at a time. Raises Stopped."""
    from desktop.sheet.list_book import Stopped

    for start in range(0, len(numbers), PAGE):
        if not wanted():
            raise Stopped
        yield from read(numbers[start : start + PAGE])


def write_list(
    path: Path,
    titles: Sequence[str],
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[Cell]],
    made: datetime,
    wanted: Wanted,
) -> Path:
    """Write rows under heads with their widths in letters; where the file is now.

    Raises CannotWrite, and Stopped once it is not `wanted`; an old file is untouched then.
    """
    from desktop.sheet.list_book import ListColumn, Stopped, list_bytes  # read with the first list

    target = path if path.suffix.lower() == ENDING else path.with_name(f"{path.name}{ENDING}")
    check_target(target)
    try:
        content = list_bytes(titles, [ListColumn(head, width) for head, width in columns], rows, made, wanted)
    except OSError as error:
        raise cannot_write(error, Path(gettempdir()) / target.name) from error
    if not wanted():
        raise Stopped
    write_file(target, content)
    return target
