"""A panel at one side of the sheet. Closed it leaves a strip with its name, so nothing vanishes.

Where the window is too narrow for it, it opens over the sheet. Its inner edge drags between 180 and 420 px.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.ui.icons import paint_icon
from desktop.ui.theme import current_theme
from desktop.ui.widgets import area, clicked_by_enter, ring
from i18n import _

STRIP = 36
NARROWEST, WIDEST = 180, 420


class Side(Enum):
    """Where a panel stands."""

    LEFT = "left"
    RIGHT = "right"


class _Strip(QToolButton):
    """What a closed panel leaves: its icon, and its name written downwards."""

    def __init__(self, name: str, icon_name: str) -> None:
        super().__init__()
        self._name, self._icon_name = name, icon_name
        title = _("Mở khung {name}").format(name=name)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(STRIP), 120)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("hover" if self.underMouse() else "window"))
        side = theme.px(16)
        top = theme.px(12)
        paint_icon(painter, QRect((self.width() - side) // 2, top, side, side), self._icon_name, "muted")
        painter.save()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        painter.translate(self.width() / 2, top + side + theme.px(10))
        painter.rotate(90)
        height = theme.line_height("small")
        painter.drawText(QRect(0, -height // 2, 300, height), Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.restore()
        if self.hasFocus():
            ring(painter, self.rect())


class _Edge(QWidget):
    """The inner edge: a hairline that can be dragged; a double click puts the width back."""

    dragged = Signal(int)
    reset = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(5)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._from = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        painter.fillRect(2, 0, 1, self.height(), theme.color("line2" if self.underMouse() else "line"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = round(event.globalPosition().x() - self._from)
        if step:
            self._from = event.globalPosition().x()
            self.dragged.emit(step)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()


class SidePanel(QWidget):
    """Holds `body`. `wanted` is what the clerk chose; `roomy` what the window allows."""

    wanted_changed = Signal(bool)
    resized = Signal(int)

    def __init__(self, body: QWidget, name: str, icon_name: str, side: Side, width: int, ground: str) -> None:
        super().__init__()
        self.body, self._side, self._usual = body, side, width
        self._width = width
        self._wanted = self._roomy = True
        self._strip = _Strip(name, icon_name)
        self._strip.clicked.connect(self._on_strip)
        self._edge = _Edge()
        self._edge.dragged.connect(self._on_dragged)
        self._edge.reset.connect(lambda: self.set_body_width(self._usual))
        self._holder = area(ground)
        inside = QHBoxLayout(self._holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(body)
        self._over = area(ground)  # where the body goes while it lies over the sheet
        self._over.setObjectName("over")
        over = QHBoxLayout(self._over)
        over.setContentsMargins(1, 0, 1, 0)
        self._over.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        parts = [self._strip, self._holder, self._edge]
        for widget in parts if side is Side.LEFT else reversed(parts):
            row.addWidget(widget)
        self._show()
        current_theme().changed.connect(self._show)

    @property
    def wanted(self) -> bool:
        """Whether the clerk wants it open."""
        return self._wanted

    @property
    def body_width(self) -> int:
        """The chosen width in pixels of text size 100 %."""
        return self._width

    def want(self, open: bool) -> None:
        """Open it, or leave its strip."""
        if open != self._wanted:
            self._wanted = open
            self._show()
            self.wanted_changed.emit(open)

    @property
    def roomy(self) -> bool:
        """Whether the window has room for it beside the sheet."""
        return self._roomy

    def make_room(self, roomy: bool, *, opens: bool = True) -> None:
        """Tell whether the window is wide enough. Losing the room closes it, gaining it puts it back if it `opens`."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._wanted = roomy and (opens or self._wanted)
            self._show()
            self.wanted_changed.emit(self._wanted)

    def set_body_width(self, width: int) -> None:
        """Choose the width, within its limits."""
        self._width = min(max(width, NARROWEST), WIDEST)
        self._show()
        self.resized.emit(self._width)

    def _on_strip(self) -> None:
        self.want(not self._over.isVisible())

    def _on_dragged(self, step: int) -> None:
        self.set_body_width(self._width + (step if self._side is Side.LEFT else -step))

    def _show(self) -> None:
        theme = current_theme()
        inline, over = self._wanted and self._roomy, self._wanted and not self._roomy
        self._strip.setVisible(not inline)
        self._strip.setFixedWidth(theme.px(STRIP))
        self._holder.setVisible(inline)
        self._edge.setVisible(inline)
        self._holder.setFixedWidth(theme.px(self._width) - self._edge.width())
        target = self._over if over else self._holder
        layout = target.layout()
        if self.body.parent() is not target and layout is not None:
            layout.addWidget(self.body)
            self.body.show()
        host = self.parentWidget()
        if host is not None and self._over.parent() is not host:
            self._over.setParent(host)
            host.installEventFilter(self)
        self._over.setVisible(over)
        self._place_over()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _place_over(self) -> None:
        host = self.parentWidget()
        if host is None or not self._over.isVisible():
            return
        theme = current_theme()
        width = min(theme.px(self._width), host.width() - 2 * theme.px(STRIP))
        left = self.geometry().right() + 1 if self._side is Side.LEFT else self.geometry().left() - width
        self._over.setGeometry(left, 0, width, host.height())
        self._over.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place_over()
        return super().eventFilter(watched, event)

    def close_over(self) -> None:
        """Close it where it lies over the sheet."""
        if not self._roomy:
            self.want(False)
