"""A sheet of paper on the desk, with its edge and its shadow."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.ui.theme import Theme

_SHADOW = ((3, 0.03), (2, 0.04), (1, 0.06))  # pixels around the paper, and how dark


def paint_paper(painter: QPainter, paper: QRect, theme: Theme) -> None:
    """Draw a paper, or the part of one that is near the view."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # edges on whole pixels: a tenth of the time
    shadow = theme.color("ink") if not theme.dark else theme.color("desk")
    for spread, share in _SHADOW:
        shadow.setAlphaF(share)
        around = paper.adjusted(-spread, 0, spread, spread)
        painter.fillRect(QRect(around.left(), around.top(), spread, around.height()), shadow)
        painter.fillRect(QRect(paper.right() + 1, around.top(), spread, around.height()), shadow)
        painter.fillRect(QRect(paper.left(), paper.bottom() + 1, paper.width(), spread), shadow)
    painter.fillRect(paper, theme.color("paper"))
    painter.setPen(QPen(theme.color("paperEdge"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper.adjusted(0, 0, -1, -1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
