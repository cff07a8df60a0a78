"""The signs that paper sets behind a line and nobody types: after a basis, and the mark that ends the text.

They are shown faintly, so that the sheet says what is printed and what was typed.
"""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextBlock

from desktop.domain.document import BASES, BODY, CLOSING, PREAMBLE, plain
from desktop.domain.standards import Standard
from desktop.typeset.compose import end_of
from desktop.typeset.levels import FINAL
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.look.letter_boxes import x_of
from desktop.ui.sheet.look.paint import SheetPainter

_OF_THE_TEXT = (BASES, PREAMBLE, BODY, CLOSING)


def stop_after(rows: list[SheetRow], number: int, standard: Standard) -> str:
    """What is printed behind the words of a row; "" where nothing is."""
    row = rows[number]
    text = plain(row.runs).rstrip()
    if row.place not in _OF_THE_TEXT or row.is_table or not text:
        return ""
    behind = next((one for one in islice(rows, number + 1, None) if one.opens or _is_printed(one)), None)
    last = behind is None or bool(behind.opens)
    stop = ""
    if row.place == BASES and text[-1] not in FINAL:
        stop = standard.words["basis_last" if last or (behind and behind.place != BASES) else "basis_end"]
    return stop + end_of(text + stop, standard.words["end_mark"]) if last else stop


def _is_printed(row: SheetRow) -> bool:
    """Whether paper has the row: an empty line with a number of its own is on it, an empty basis is not."""
    return row.is_table or bool(plain(row.runs).strip()) or (bool(row.label) and row.place != BASES)


class DerivedStops:
    """Draws them behind the letters of the lines in view."""

    def __init__(self, painter: SheetPainter) -> None:
        self._painter, self._lines = painter, painter.lines

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw those in a rectangle of the text document."""
        rows = self._lines.rows
        for block in self._painter.visible(rect):
            number = block.blockNumber()
            if number < len(rows) and not block.layout().preeditAreaText():
                stop = stop_after(rows, number, self._painter.style.standard)
                if stop:
                    self._draw(painter, block, rows[number], stop)

    def _draw(self, painter: QPainter, block: QTextBlock, row: SheetRow, stop: str) -> None:
        layout = block.layout()
        if not layout.lineCount():
            return
        line = layout.lineAt(layout.lineCount() - 1)
        painter.setFont(self._painter.style.face_font(row.face))
        painter.setPen(self._painter.theme.color("faint"))
        end = x_of(line, len(block.text().rstrip()))
        painter.drawText(layout.position() + QPointF(end, line.y() + line.ascent()), stop)
