"""The table of targets as a file: what the screen lists, with its columns, as an .xlsx workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from desktop.domain.ports import Database
from desktop.domain.progress import TargetRow
from desktop.services.files import check_target, write_file
from desktop.services.targets import target_rows
from desktop.services.task_lists import ENDING, Cell

Table = tuple[Sequence[tuple[str, float]], Sequence[Sequence[Cell]]]
"""Heads with their widths in letters, and the rows under them."""


def export_targets(
    database: Database,
    numbers: Sequence[int],
    title: str,
    lay_out: Callable[[tuple[TargetRow, ...]], Table],
    path: Path,
    made: datetime,
) -> Path:
    """Write targets by their numbers, in that order, as `lay_out` lays them out; where the file is now.

    Raises CannotWrite; an old file is untouched then.
    """
    from desktop.sheet.list_book import ListColumn, list_bytes  # read with the first list

    target = path if path.suffix.lower() == ENDING else path.with_name(f"{path.name}{ENDING}")
    check_target(target)
    heads, rows = lay_out(target_rows(database, numbers))
    columns = [ListColumn(head, width) for head, width in heads]
    write_file(target, list_bytes((title,), columns, rows, made))
    return target
