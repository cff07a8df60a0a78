"""The cards of the start page: an icon, what can be done, one line about it, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui.icons import paint_icon
from desktop.ui.theme import current_theme
from desktop.ui.widgets import clicked_by_enter, ring

HEIGHT = 84 + 2 * 4
RING = 4  # kept free round a card for the ring of the focus
TILE_OPACITY = 0.18
TILE_NEEDS = 330  # a narrower card leaves its icon out and writes on two lines


class Card(QAbstractButton):
    """A large button; one of a page is filled."""

    def __init__(self, title: str, about: str, keys: str, icon_name: str, *, filled: bool = False) -> None:
        super().__init__()
        self._title, self._about, self._keys, self._icon_name, self._filled = title, about, keys, icon_name, filled
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(230), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse()
        body = QRectF(self.rect()).adjusted(RING + 0.5, RING + 0.5, -RING - 0.5, -RING - 0.5)
        if self._filled:
            ground = "accentPressed" if self.isDown() else "accentHover" if over else "accent"
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            ground = "tint" if self.isDown() else "hover" if over else "surface"
            painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(body, 8, 8)
        if self.hasFocus():
            ring(painter, self.rect(), radius=10)
        self._paint_words(painter, body.toRect())

    def _paint_words(self, painter: QPainter, body: QRect) -> None:
        theme = current_theme()
        words, second = ("onAccent", "onAccent") if self._filled else ("text", "muted")
        left, right = body.left() + theme.px(16), body.right() - theme.px(16)
        narrow = body.width() < theme.px(TILE_NEEDS)
        if not narrow:
            left += self._paint_tile(painter, QRect(left, body.top(), theme.px(44), body.height())) + theme.px(16)
        painter.setFont(theme.font("head"))
        room = right - left - painter.fontMetrics().horizontalAdvance(self._title) - theme.px(8)
        top = body.center().y() - theme.px(30 if narrow else 22)
        first = QRect(left, top, right - left, theme.px(22))
        painter.setPen(theme.color(words))
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("onAccent" if self._filled else "faint"))
        if painter.fontMetrics().horizontalAdvance(self._keys) <= room:
            painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._keys)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(second))
        about = QRect(left, first.bottom() + 1, right - left, theme.px(40 if narrow else 20))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(about, flags, self._about)

    def _paint_tile(self, painter: QPainter, room: QRect) -> int:
        """The icon on its tile at the left of `room`; its width."""
        theme = current_theme()
        side = room.width()
        box = QRect(room.left(), room.center().y() - side // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        tile = theme.color("onAccent" if self._filled else "tint")
        if self._filled:
            tile.setAlphaF(TILE_OPACITY)
        painter.setBrush(tile)
        painter.drawRoundedRect(QRectF(box), 6, 6)
        inner = theme.px(20)
        middle = QRect(box.center().x() - inner // 2, box.center().y() - inner // 2, inner, inner)
        paint_icon(painter, middle, self._icon_name, "onAccent" if self._filled else "accent")
        return side


class TemplateRow(QAbstractButton):
    """A template in the list at the right of the start page: its name, on two lines at most; the tooltip tells more."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        self._name = name
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(200), current_theme().px(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.color("tint" if self.isDown() else "hover"))
        side = theme.px(16)
        left = theme.px(16)
        paint_icon(painter, QRect(left, (self.height() - side) // 2, side, side), "file-text", "accent")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        box = QRect(left + side + theme.px(8), 0, self.width() - left - side - theme.px(24), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._name)
        if self.hasFocus():
            ring(painter, self.rect().adjusted(2, 0, -2, 0), radius=4)
