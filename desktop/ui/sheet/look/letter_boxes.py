"""Where letters stand in a line of text that Qt has laid out, in points of its document."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from desktop.ui.sheet.look.formats import position_of


def x_of(line: QTextLine, position: int) -> float:
    """How far right a position of Qt within the block stands, from the left of the block."""
    return float(line.cursorToX(position)[0])  # type: ignore[index]  # the stubs know only the position that comes back


def stretches(block: QTextBlock, start: int, end: int) -> Iterator[tuple[QTextLine, float, float]]:
    """The lines between two positions of Qt within a block, each with the left and the right end of what lies there."""
    yield from stretches_in(block.layout(), start, end)


def stretches_in(layout: QTextLayout, start: int, end: int) -> Iterator[tuple[QTextLine, float, float]]:
    """The same of a text that stands alone."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = sorted((x_of(line, first), x_of(line, last)))
            yield line, left, right


def letter_boxes(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """The boxes of the letters between two offsets, as the document counts them, down to their base line."""
    first, last = (position_of(block, offset) - block.position() for offset in (start, end))
    for line, left, right in stretches(block, first, last):
        yield QRectF(left, line.y(), right - left, line.ascent()).translated(block.layout().position())
