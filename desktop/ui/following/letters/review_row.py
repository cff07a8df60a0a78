"""Paints a row of a returned form: the task with its tick, below it what is known left and what is proposed right."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.form_review import RowReview
from desktop.ui.following.letters.review_model import REVIEW_ROLE, Index
from desktop.ui.following.letters.review_words import doubt_words, said
from desktop.ui.icons import paint_icon
from desktop.ui.theme import current_theme
from desktop.ui.widgets import ring

ABOVE, BELOW, GAP, SIDE = 10, 12, 6, 16  # px
TICK, GUTTER = 16, 44  # px: the box, and what stands before the words


class ReviewRow(QStyledItemDelegate):
    """Rows are as high as their words; a row has a bar in amber, as everything that waits for a decision."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def tick_rect(self, rect: QRect) -> QRect:
        """Where the tick of a row stands."""
        theme = current_theme()
        side = theme.px(TICK)
        return QRect(rect.left() + theme.px(16), rect.top() + theme.px(ABOVE) + 2, side, side)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        height = self._draw(None, QRect(0, 0, width, 10_000), index.data(REVIEW_ROLE))
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, review = current_theme(), index.data(REVIEW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        active = bool(state & QStyle.StateFlag.State_Active) and self._view.hasFocus()
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = ("sel" if active else "sunken") if selected else "hover" if over else "surface"
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("warn"))
        self._paint_tick(painter, rect, index)
        self._draw(painter, rect, review)
        if selected and active:
            ring(painter, rect.adjusted(4, 1, -2, -2))
        painter.restore()

    def _paint_tick(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme, box = current_theme(), self.tick_rect(rect)
        can = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setPen(QPen(theme.color("accent" if on else "edge" if can else "line2"), 1))
        painter.setBrush(theme.color("accent" if on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", "onAccent")

    def _draw(self, painter: QPainter | None, rect: QRect, review: RowReview) -> int:
        """Draw the words of a row, or only measure them: the height that they need."""
        theme = current_theme()
        left, right = rect.left() + theme.px(GUTTER), rect.right() - theme.px(SIDE)
        middle = left + (right - left) // 2
        top = rect.top() + theme.px(ABOVE)
        top = self._words(
            painter, QRect(left, top, right - left, 0), review.task, "text", theme.font("body", bold=True)
        )
        about = ", ".join(part for part in (review.plan, review.deadline) if part)
        top = self._words(painter, QRect(left, top + 2, right - left, 0), about, "muted", theme.font("small"))
        for field in said(review):
            top += theme.px(GAP)
            old = QRect(left, top, middle - left - theme.px(SIDE), 0)
            new = QRect(middle, top, right - middle, 0)
            below = self._words(painter, old, field.name, "muted", theme.font("small"))
            self._words(painter, new, field.name, "muted", theme.font("small"))
            struck = theme.font("body")
            struck.setStrikeOut(True)
            ends = (
                self._words(painter, old.translated(0, below - top), field.old, "muted", struck),
                self._words(painter, new.translated(0, below - top), field.new, "text", theme.font("body", bold=True)),
            )
            top = max(ends)
        for name, doubt in review.doubts:
            top += theme.px(GAP)
            side = theme.px(14)
            if painter is not None:
                paint_icon(painter, QRect(left, top + 1, side, side), "warning", "warn")
            words = QRect(left + side + theme.px(6), top, right - left - side - theme.px(6), 0)
            top = self._words(painter, words, doubt_words(name, doubt), "warn", theme.font("small"))
        return top - rect.top() + theme.px(BELOW)

    def _words(self, painter: QPainter | None, spot: QRect, text: str, token: str, font: QFont) -> int:
        """Draw words from the top of `spot`, as wide as it is; where they end."""
        layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(spot.width(), 40))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        if painter is not None:
            painter.setPen(current_theme().color(token))
            layout.draw(painter, QPointF(spot.topLeft()))
        return spot.top() + ceil(height)
