"""Paints a row of a comparison: the old side left, the new side right, as high as the higher of both."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.comparison import ComparedLine, Fate, Mark
from desktop.ui.comparing.entries import Entry
from desktop.ui.comparing.halves import Half, half_of
from desktop.ui.comparing.model import ENTRY_ROLE, ComparedModel, Index, folded_words
from desktop.ui.icons import paint_icon
from desktop.ui.theme import current_theme
from desktop.ui.widgets import ring

FOLD_HEIGHT = 30
ABOVE, BELOW = 6, 7  # px over and under the words
GUTTER, SIDE, ICON = 34, 16, 16  # px before the words, behind them; the mark of what became of the line
KEPT_ROWS = 4000
_GROUNDS = {Fate.ADDED: "tint", Fate.REMOVED: "errTint", Fate.LEFT: "infoTint", Fate.ARRIVED: "infoTint"}
_ICONS = {Fate.ADDED: "plus", Fate.REMOVED: "minus", Fate.CHANGED: "pencil-simple"}
_BARS = {
    Fate.ADDED: "accent", Fate.REMOVED: "err", Fate.LEFT: "info", Fate.ARRIVED: "info", Fate.CHANGED: "accent",
    Fate.SAME: "edge",
}  # fmt: skip


class ComparedRow(QStyledItemDelegate):
    """Keeps what it laid out for as long as the width and the look stay the same."""

    def __init__(self, view: QListView, model: ComparedModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._kept: dict[tuple[Entry, int], tuple[Half | None, Half | None]] = {}
        model.modelReset.connect(self.forget)
        current_theme().changed.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out anew."""
        self._kept.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, width = current_theme(), self._width()
        entry: Entry = index.data(ENTRY_ROLE)
        if entry.folded:
            return QSize(width, theme.px(FOLD_HEIGHT))
        small = theme.line_height("small")
        heights = [
            half.height + (small + 2) * (bool(half.caption) + bool(half.remark))
            for half in self._halves(entry)
            if half is not None
        ]
        return QSize(width, round(max(heights)) + theme.px(ABOVE + BELOW) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.folded:
            self._paint_fold(painter, rect, folded_words(entry), bool(state & QStyle.StateFlag.State_MouseOver))
        else:
            self._paint_line(painter, rect, entry)
        if state & QStyle.StateFlag.State_Selected:
            active = bool(state & QStyle.StateFlag.State_Active) and self._view.hasFocus()
            ring(painter, rect.adjusted(2, 1, -2, -1), "accent" if active else "edge", radius=6)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        theme, line = current_theme(), self._model.comparison.lines[entry.first]
        middle = rect.left() + rect.width() // 2
        sides = (
            QRect(rect.left(), rect.top(), middle - rect.left(), rect.height()),
            QRect(middle + 1, rect.top(), rect.right() - middle, rect.height()),
        )
        for half, side in zip(self._halves(entry), sides, strict=True):
            right = side is sides[1]
            ground = _GROUNDS.get(line.fate, "surface") if half is not None else "window"
            painter.fillRect(side, theme.color(ground))
            painter.fillRect(side.left(), side.bottom(), side.width(), 1, theme.color("line"))
            if half is not None:
                self._paint_half(painter, side, half, line, right=right)
        painter.fillRect(middle, rect.top(), 1, rect.height(), theme.color("line2"))

    def _paint_half(self, painter: QPainter, rect: QRect, half: Half, line: ComparedLine, *, right: bool) -> None:
        theme = current_theme()
        if line.differs:
            self._paint_mark(painter, rect, line, right=right)
        left, top = rect.left() + theme.px(GUTTER), rect.top() + theme.px(ABOVE)
        width, small = rect.right() - theme.px(SIDE) - left, theme.line_height("small")
        painter.setFont(theme.font("small"))
        if half.caption:
            self._small(painter, QRect(left, top, width, small), half.caption, "muted")
            top += small + 2
        half.layout.draw(painter, QPointF(left + half.indent, top))
        if half.remark:
            token = "info" if line.fate in (Fate.LEFT, Fate.ARRIVED) else "muted"
            self._small(painter, QRect(left, round(top + half.height), width, small + 2), half.remark, token)

    def _paint_mark(self, painter: QPainter, rect: QRect, line: ComparedLine, *, right: bool) -> None:
        """A bar at the edge and a sign for what became of the line; the old side of a changed one has only its bar."""
        theme, old = current_theme(), line.fate in (Fate.CHANGED, Fate.SAME) and not right
        if old and not any(span.mark is Mark.REMOVED for span in line.left):
            return
        bar = "err" if old else _BARS[line.fate]
        painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color(bar))
        if not old:
            side = theme.px(ICON)
            spot = QRect(rect.left() + theme.px(10), rect.top() + theme.px(ABOVE + 2), side, side)
            paint_icon(painter, spot, self._icon(line), bar)

    def _small(self, painter: QPainter, rect: QRect, words: str, token: str) -> None:
        painter.setPen(current_theme().color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _icon(self, line: ComparedLine) -> str:
        if line.fate in (Fate.LEFT, Fate.ARRIVED):
            lines = self._model.comparison.lines
            upwards = lines[line.other].other > line.other  # the other end stands above
            return "arrow-up" if upwards else "arrow-down"
        return _ICONS.get(line.fate, "text-aa")

    def _paint_fold(self, painter: QPainter, rect: QRect, words: str, over: bool) -> None:
        theme = current_theme()
        painter.fillRect(rect, theme.color("hover" if over else "window"))
        painter.setFont(theme.font("small"))
        width = painter.fontMetrics().horizontalAdvance(words) + theme.px(24)
        painter.setPen(theme.color("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(QPen(theme.color("line2"), 1, Qt.PenStyle.DashLine))
        middle, centre = rect.center().y(), rect.center().x()
        painter.drawLine(rect.left() + theme.px(SIDE), middle, centre - width // 2, middle)
        painter.drawLine(centre + width // 2, middle, rect.right() - theme.px(SIDE), middle)

    def _halves(self, entry: Entry) -> tuple[Half | None, Half | None]:
        width = self._width()
        key = (entry, width)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > KEPT_ROWS:
                self.forget()
            lines = self._model.comparison.lines
            line, before = lines[entry.first], lines[entry.first - 1] if entry.first else None
            along = before is not None and before.fate is line.fate and before.other == line.other - 1
            room = width / 2 - current_theme().px(GUTTER + SIDE)
            left, right = (
                half_of(line, right=side, width=room, fresh=entry.fresh, along=along) for side in (False, True)
            )
            found = self._kept[key] = (left, right)
        return found

    def _width(self) -> int:
        return self._view.viewport().width()
