"""How wide the columns of a table are on the sheet: as its data say, else by what stands in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontMetricsF

from desktop.domain.document import Cell, Table, plain
from desktop.domain.tables import column_count, placed_cells

_LEAST, _MOST = 9.0, 60.0  # letters that a column is counted with
_HEAD_LINES = 3  # lines that a head may take


Needs = Callable[[Cell, bool], float]
"""How many pixels a cell needs so that no word of it is cut; the second says whether it is of the head."""


def column_widths(table: Table, width: float, needs: Needs = lambda _cell, _heading: 0.0) -> list[float]:
    """The width of each column; where the table has no shares, columns with longer words and texts get more.

    None is narrower than its words need: where all of that is more than `width`, the widths sum up to more.
    """
    count = max(1, column_count(table))
    shares, least = list(table.widths), [0.0] * count
    given = len(shares) == count and sum(shares) > 0
    if not given:
        shares = [_LEAST] * count
    for row, column, cell in placed_cells(table):
        if cell.columns > 1 or column >= count:
            continue
        least[column] = max(least[column], min(needs(cell, row < table.header_rows), width / 2))
        if not given:
            text = plain(cell.runs)
            longest = max(map(len, text.split()), default=0) + 2
            lines = _HEAD_LINES if row < table.header_rows else 1
            shares[column] = max(shares[column], float(longest), min(len(text) / lines, _MOST))
    return _fitted([width * share / sum(shares) for share in shares], least)


def _fitted(widths: list[float], least: list[float]) -> list[float]:
    """Widths raised to what is needed at least; those that have more give it, each its share."""
    missing = sum(max(0.0, low - wide) for wide, low in zip(widths, least, strict=True))
    spare = sum(max(0.0, wide - low) for wide, low in zip(widths, least, strict=True))
    if missing >= spare:
        return least
    part = missing / spare
    return [max(low, wide - (wide - low) * part) for wide, low in zip(widths, least, strict=True)]


def readable_width(text: str, metrics: QFontMetricsF, column: float) -> float:
    """The pixels that a text needs to be read: its longest word, and more words up to the width of a `column`."""
    longest = max([metrics.horizontalAdvance(word) for word in set(text.split())], default=0.0)
    if longest >= column or not text.strip():
        return longest
    return max(longest, min(column, max(metrics.horizontalAdvance(line) for line in text.split("\n"))))
