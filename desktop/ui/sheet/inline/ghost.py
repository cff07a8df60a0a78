"""Faint letters behind the end of a line, with a small key after them: painted over the text, no part of it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCursor, QTextDocument

from desktop.ui.sheet.look.letter_boxes import x_of
from desktop.ui.theme import Theme

HINT_PAD, HINT_GAP = 4.0, 6.0  # pixels around the word on the key, and before it


class Ghost(NamedTuple):
    """Words, their font and the beginning of their base line; the word on the key and the key's width, in pixels."""

    words: str = ""
    font: QFont | None = None
    at: QPointF | None = None
    hint: str = ""
    width: float = 0.0


def ghost_behind(
    text: QTextDocument, position: int, words: str, edge: float, hints: tuple[str, ...], small: QFont
) -> Ghost:
    """What there is room for between the end of a line of text and `edge`, in pixels of the document.

    The first of the `hints` is used that leaves room for all words, else the last. Nothing where `position` is not the
    end of a block, or where not even one word fits.
    """
    block = text.findBlock(position)
    if not block.isValid() or position != block.position() + block.length() - 1:
        return Ghost()
    found, top = block.layout().lineForTextPosition(position - block.position()), block.layout().position()
    if not found.isValid():
        return Ghost()
    cursor = QTextCursor(block)
    cursor.setPosition(position)
    font = cursor.charFormat().font()
    left = top.x() + x_of(found, position - block.position())
    ghost = Ghost()
    for hint in hints:
        width = QFontMetricsF(small).horizontalAdvance(hint) + 2 * HINT_PAD
        shown = cut_to(words, edge - left - HINT_GAP - width, QFontMetricsF(font))
        ghost = Ghost(shown, font, QPointF(left, top.y() + found.y() + found.ascent()), hint, width)
        if shown == words:
            break
    return ghost


def paint_ghost(painter: QPainter, ghost: Ghost, theme: Theme) -> None:
    """The words in faint letters, then the key."""
    if not ghost.words or ghost.font is None or ghost.at is None:
        return
    painter.setFont(ghost.font)
    painter.setPen(theme.color("faint"))
    painter.drawText(ghost.at, ghost.words)
    metrics, small = QFontMetricsF(ghost.font), theme.font("small")
    height = QFontMetricsF(small).height()
    left = ghost.at.x() + metrics.horizontalAdvance(ghost.words) + HINT_GAP
    box = QRectF(left, ghost.at.y() - metrics.capHeight() / 2 - height / 2, ghost.width, height)
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setFont(small)
    painter.setPen(theme.color("faint"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, ghost.hint)


def cut_to(words: str, room: float, metrics: QFontMetricsF) -> str:
    """As many whole words as there is room for, with a sign that more will come; "" where there is none for one."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    kept = words
    while " " in kept.strip():
        kept = kept[: kept.rstrip().rindex(" ")].rstrip(" ,;-–")
        if kept.strip() and metrics.horizontalAdvance(kept + " …") <= room:
            return kept + " …"
    return ""
