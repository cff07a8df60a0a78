"""When the text of a sheet is laid out: Qt does it in steps while a long text is shown, or up to a place when asked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument

AT_ONCE = 20_000  # letters that are laid out together: 10 ms


def is_long(text: QTextDocument) -> bool:
    """Whether a text is too long to be laid out at once."""
    return text.characterCount() > AT_ONCE


def is_laid_out(text: QTextDocument) -> bool:
    """Whether a text is laid out to its end; a long one is not for a moment after it was written."""
    return text.lastBlock().layout().lineCount() > 0


def lay_out(text: QTextDocument, number: int | None = None) -> None:
    """Lay out a text up to a block, or all of it, and let the scroll bar know."""
    block = text.lastBlock() if number is None else text.findBlockByNumber(number)
    layout = text.documentLayout()
    layout.blockBoundingRect(block if block.isValid() else text.lastBlock())
    layout.documentSizeChanged.emit(layout.documentSize())


def blocks_from(text: QTextDocument, height: float) -> Iterator[QTextBlock]:
    """The blocks from the one before that at a height on, found by halving; what is not laid out yet comes later."""
    low, high = 0, max(0, text.blockCount() - 1)
    while low < high:
        middle = (low + high + 1) // 2
        lines = text.findBlockByNumber(middle).layout()
        if lines.lineCount() and lines.position().y() <= height:
            low = middle
        else:
            high = middle - 1
    block = text.findBlockByNumber(max(0, low - 1))
    while block.isValid():
        yield block
        block = block.next()
