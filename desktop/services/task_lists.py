"""The table of tasks as a file: what the screen lists, in its order and with its columns, as an .xlsx workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

from desktop.domain.ports import Database
from desktop.domain.progress import TaskRow
from desktop.services.files import cannot_write, check_target, write_file
from desktop.services.tasks import task_rows

ENDING = ".xlsx"
PAGE = 500  # rows that are read together

Cell = str | float | None
"""Words, a figure, or nothing."""


def export_tasks(
    database: Database,
    numbers: Sequence[int],
    titles: Sequence[str],
    columns: Sequence[tuple[str, float]],
    cells: Callable[[TaskRow], Sequence[Cell]],
    path: Path,
    made: datetime,
) -> Path:
    """Write tasks by their numbers, in that order, under heads with their widths in letters; where the file is now.

    `cells` gives what stands in the columns of a task. Raises CannotWrite; an old file is untouched then.
    """
    from desktop.sheet.list_book import ListColumn, list_bytes  # read with the first list

    target = path if path.suffix.lower() == ENDING else path.with_name(f"{path.name}{ENDING}")
    check_target(target)

    def rows() -> Iterator[Sequence[Cell]]:
        for start in range(0, len(numbers), PAGE):
            for row in task_rows(database, numbers[start : start + PAGE]):
                yield cells(row)

    heads = [ListColumn(head, width) for head, width in columns]
    try:
        content = list_bytes(titles, heads, rows(), made)
    except OSError as error:
        raise cannot_write(error, Path(gettempdir()) / target.name) from error
    write_file(target, content)
    return target
