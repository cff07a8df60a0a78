"""What every way of reading a table shares: its rows as text, and how rows are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

Rows = list[list[str]]

COUNTER = re.compile(r"(?:S?TT|Số TT|Stt|Tt|Số thứ tự|SỐ TT)\.?")
ROW_NUMBER = re.compile(r"(\d{1,3})\.?")


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a stretch of lines: its rows as text, the lines it took and whether cells had to be guessed."""

    rows: Rows
    start: int
    end: int
    guessed: bool = False


def squeeze(text: str) -> str:
    """Text with runs of blanks as one space."""
    return " ".join(text.split())


def even(rows: Rows) -> Rows:
    """Rows of one length, filled with empty cells."""
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]
