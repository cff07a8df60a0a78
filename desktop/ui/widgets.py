"""The few parts that every screen is made of: labels, buttons, tools, selects, hairlines and areas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QWidget,
)

from desktop.ui.icons import paint_icon
from desktop.ui.theme import current_theme


def label(text: str = "", size: str = "body", tone: str = "text", *, wrap: bool = False) -> QLabel:
    """A label in a size of the theme ("strong" and "smallStrong" are the same in weight 600) and a token's colour.

    The text is plain: what a clerk wrote is never read as markup.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", size)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def line(*, upright: bool = False) -> QFrame:
    """A hairline, lying or upright."""
    made = QFrame()
    made.setProperty("ground", "line")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def area(ground: str) -> QWidget:
    """A plain area in the colour of a token."""
    made = QWidget()
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setProperty("ground", ground)
    return made


def ring(painter: QPainter, rect: QRect, token: str = "accent", radius: float = 6) -> None:
    """The mark of keyboard focus: 2 px, inside `rect`."""
    painter.setPen(QPen(current_theme().color(token), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)


def clicked_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether a key is Enter on a button, which is then clicked: Qt by itself knows the space bar only."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    button.click()
    return True


class ElidedLabel(QLabel):
    """One line of a clerk's own words: cut at the end where there is no room, with the full text in the tooltip."""

    def __init__(self, text: str = "", size: str = "body", tone: str = "text") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", size)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self.setToolTip(self.text() if shown != self.text() else "")


class Button(QPushButton):
    """A button with a verb: "filled" (one a window), "outlined" in accent, "plain" with a grey border, "ghost"."""

    def __init__(self, text: str, kind: str = "plain", icon_name: str = "", *, height: int = 32) -> None:
        super().__init__(text)
        self._kind, self._icon_name, self._height = kind, icon_name, height
        self.setAccessibleName(text.replace("&", ""))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        current_theme().changed.connect(self.updateGeometry)

    def show_icon(self, icon_name: str) -> None:
        """Another icon in the same place."""
        self._icon_name = icon_name
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = QFontMetrics(self._words_font()).size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        side = theme.px(4 if self._kind == "ghost" else 14)
        image = theme.px(16 + 6) if self._icon_name else 0
        return QSize(words + image + 2 * side + 4, theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _words_font(self) -> QFont:
        return current_theme().font("body", bold=self._kind != "plain")

    def _colours(self) -> tuple[str, str, str]:
        """Tokens of ground, border and words; "" where there is none."""
        over = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            return (
                ("hover", "", "off") if self._kind == "filled" else ("", "" if self._kind == "ghost" else "line", "off")
            )
        if self._kind == "filled":
            return ("accentPressed" if self.isDown() else "accentHover" if over else "accent"), "", "onAccent"
        ground = "tint" if self.isDown() else "hover" if over else "" if self._kind == "ghost" else "surface"
        border = {"outlined": "accent", "plain": "line2"}.get(self._kind, "")
        return ground, border, "text" if self._kind == "plain" else "accent"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        ground, border, words = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hasFocus() and self._kind == "filled":
            body = body.adjusted(3, 3, -3, -3)  # the ring stands 1 px clear of the fill
        painter.setPen(QPen(theme.color(border), 1) if border else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body, 6, 6)
        if self.hasFocus():
            ring(painter, self.rect())
        painter.setFont(self._words_font())
        painter.setPen(theme.color(words))
        rect = self.rect()
        if self._icon_name:
            side, gap = theme.px(16), theme.px(6)
            width = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
            left = (self.width() - width - side - gap) // 2
            paint_icon(painter, QRect(left, (self.height() - side) // 2, side, side), self._icon_name, words)
            rect = QRect(left + side + gap, 0, width + 2, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text())


class IconButton(QToolButton):
    """A small button that shows only an icon; its name is its tooltip and what is read aloud. Checked: "open"."""

    def __init__(self, icon_name: str, name: str, *, side: int = 28) -> None:
        super().__init__()
        self._icon_name, self._side = icon_name, side
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        side = current_theme().px(self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isDown() or self.isChecked()
        if self.isEnabled() and (self.underMouse() or on):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("tint" if on else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self.hasFocus():
            ring(painter, self.rect(), radius=4)
        side = theme.px(16)
        rect = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        token = "accent" if self.isChecked() else "muted"
        paint_icon(painter, rect, self._icon_name, token if self.isEnabled() else "off")


class IconWord(QToolButton):
    """An icon over its word, as the rail and the toolbar show it. A checked one means "this is open"."""

    def __init__(self, *, icon_side: int, height: int, width: int = 0, bar: bool = False) -> None:
        super().__init__()
        self._icon_side, self._height, self._width, self._bar = icon_side, height, width, bar
        self._word, self._icon_name = "", ""
        self._badge = 0
        self.words_shown = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_as(self, word: str, icon_name: str) -> None:
        """Give it a word, which is also its accessible name, and an icon by name."""
        self._word, self._icon_name = word, icon_name
        self.setAccessibleName(word)
        self.updateGeometry()

    @property
    def word(self) -> str:
        """The word under the icon."""
        return self._word

    def show_badge(self, count: int) -> None:
        """Show a count at the icon, "99+" at most; 0 takes it away."""
        if count != self._badge:
            self._badge = count
            self.setAccessibleName(f"{self._word}, {count}" if count else self._word)
            self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = QFontMetrics(theme.font("small", bold=True)).horizontalAdvance(self._word) if self.words_shown else 0
        width = theme.px(self._width) if self._width and self.words_shown else words + theme.px(12)
        return QSize(max(width, theme.px(44)), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.px(4) if self._bar else 0
        body = QRectF(self.rect()).adjusted(inset, theme.px(2) if inset else 0, -inset, -theme.px(2) if inset else 0)
        on = self.isChecked()
        if on or (self.isEnabled() and (self.underMouse() or self.isDown())):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("tint" if on or self.isDown() else "hover"))
            painter.drawRoundedRect(body, 6, 6)
        if on and self._bar:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, self.height() / 2 - theme.px(16), 3, theme.px(32)), 1.5, 1.5)
        if self.hasFocus():
            ring(painter, body.toRect())
        token = "off" if not self.isEnabled() else "accent" if on else "muted"
        side = theme.px(self._icon_side)
        words = theme.line_height("small") + theme.px(3) if self.words_shown else 0
        top = (self.height() - side - words) // 2
        paint_icon(painter, QRect((self.width() - side) // 2, top, side, side), self._icon_name, token)
        if self.words_shown:
            self._paint_word(painter, top + side + theme.px(3), on, token)
        if self._badge:
            self._paint_badge(painter, (self.width() + side) // 2, top)

    def _paint_badge(self, painter: QPainter, centre: int, top: int) -> None:
        """The count, red, over the upper right corner of the icon."""
        theme = current_theme()
        painter.setFont(theme.font("badge"))
        text = str(self._badge) if self._badge < 100 else "99+"
        height = theme.px(15)
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + theme.px(7))
        rect = QRect(centre - width // 2 + theme.px(2), max(0, top - theme.px(5)), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("err"))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.setPen(theme.color("surface"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_word(self, painter: QPainter, top: int, on: bool, token: str) -> None:
        theme = current_theme()
        painter.setFont(theme.font("small", bold=on))
        tone = token if self._bar or token != "muted" else "text"
        painter.setPen(theme.color(tone))
        rect = QRect(0, top, self.width(), theme.line_height("small"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self._word)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class Select(QComboBox):
    """A list of choices with the caret of the icon set."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own for selects does not know the height of our rows

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls what is around: nobody means to choose something else in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        side = theme.px(12)
        rect = QRect(self.width() - side - theme.px(9), (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), rect, "caret-down", "muted" if self.isEnabled() else "off")


class Picture(QWidget):
    """One icon that stands still beside words; it says nothing by itself."""

    def __init__(self, icon_name: str, side: int = 16, token: str = "muted") -> None:
        super().__init__()
        self._icon_name, self._side, self._token = icon_name, side, token
        self._fit()
        current_theme().changed.connect(self._fit)

    def show_icon(self, icon_name: str, token: str) -> None:
        """Another icon in the same place."""
        self._icon_name, self._token = icon_name, token
        self.update()

    def _fit(self) -> None:
        side = current_theme().px(self._side)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon_name:
            paint_icon(QPainter(self), self.rect(), self._icon_name, self._token)
