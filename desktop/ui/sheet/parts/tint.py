"""The quiet tint of the field in hand, and what is selected or being composed in it, drawn under the words."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.ui.sheet.parts.box import PartBox
from desktop.ui.theme import Theme


def paint_tint(painter: QPainter, box: PartBox, theme: Theme, *, wrong: bool) -> None:
    """Draw it in the coordinates of the text document; figures that are `wrong` have a line under them."""
    lines = box.lines
    if lines is None:
        return
    for rect in [lines.rect] if len(lines.boxes) > 1 else [*lines.boxes, lines.caret(lines.last)]:
        painter.fillRect(rect.adjusted(-3, -1, 3, 1), theme.color("tint"))
    if wrong:
        painter.fillRect(
            QRectF(lines.rect.left() - 3, lines.rect.bottom() + 1, lines.rect.width() + 6, 1), theme.color("err")
        )
    cursor = box.textCursor()
    if cursor.hasSelection():
        for rect in lines.selected(cursor.selectionStart(), cursor.selectionEnd()):
            painter.fillRect(rect, theme.color("half"))
    if box.preedit:
        for rect in lines.selected(cursor.position(), cursor.position() + len(box.preedit)):
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("ink"))
