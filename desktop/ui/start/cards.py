"""The cards of the start page: an icon, what can be done, one line about it, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui.icons import paint_icon
from desktop.ui.theme import current_theme
from desktop.ui.widgets import ring

HEIGHT = 84


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

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse()
        body = QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5)
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
        side = theme.px(44)
        box = QRect(body.left() + theme.px(16), body.center().y() - side // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accentHover" if self._filled else "tint"))
        painter.drawRoundedRect(QRectF(box), 6, 6)
        inner = theme.px(20)
        middle = QRect(box.center().x() - inner // 2, box.center().y() - inner // 2, inner, inner)
        paint_icon(painter, middle, self._icon_name, "onAccent" if self._filled else "accent")
        left, right = box.right() + theme.px(16), body.right() - theme.px(16)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("onAccent" if self._filled else "faint"))
        keys = painter.fontMetrics().horizontalAdvance(self._keys)
        first = QRect(left, body.center().y() - theme.px(22), right - left, theme.px(22))
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._keys)
        painter.setFont(theme.font("head"))
        painter.setPen(theme.color(words))
        room = first.width() - keys - theme.px(8)
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(second))
        about_box = QRect(left, body.center().y() + theme.px(1), right - left, theme.px(20))
        about = painter.fontMetrics().elidedText(self._about, Qt.TextElideMode.ElideRight, about_box.width())
        self.setToolTip(self._about if about != self._about else "")
        painter.drawText(about_box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, about)


class TemplateRow(QAbstractButton):
    """A template in the list at the right of the start page: its name and one line about it."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        self._name, self._about = name, about
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        current_theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(200), current_theme().px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.color("tint" if self.isDown() else "hover"))
        side = theme.px(16)
        left = theme.px(16)
        paint_icon(painter, QRect(left, theme.px(9), side, side), "file-text", "accent")
        width = self.width() - left - side - theme.px(24)
        for words, font, token, top, height in (
            (self._name, theme.font("body"), "text", 6, 20),
            (self._about, theme.font("small"), "muted", 26, 18),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(token))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
            box = QRect(left + side + theme.px(8), theme.px(top), width, theme.px(height))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            ring(painter, self.rect().adjusted(2, 0, -2, 0), radius=4)
