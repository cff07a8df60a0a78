"""What will come out of the printer, side by side of paper: small, but drawn by the hand that prints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.rendering import Rendered
from desktop.typeset.page import Page
from desktop.typeset.sheets import Side
from desktop.ui.pages.painter import page_picture
from desktop.ui.theme import current_theme
from desktop.ui.widgets import IconButton, label
from i18n import _

WIDTH, HEIGHT = 176, 249  # of an upright A4 sheet, in pixels of text size 100 %


class PreviewPaper(QWidget):
    """One side as a picture."""

    def __init__(self, rendered: Rendered) -> None:
        super().__init__()
        self._rendered = rendered
        self._side: Side | None = None
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def show_side(self, side: Side | None) -> None:
        """Show another side; None shows nothing."""
        self._side = side
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._side is None:
            return
        theme, painter = current_theme(), QPainter(self)
        page = self._rendered.pages[self._side.page - 1] if self._side.page else self._rendered.pages[0]
        wide, high = page.width_pt, page.height_pt
        scale = min(self.width() / wide, self.height() / high)
        sheet = QRectF(0, 0, wide * scale, high * scale)
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setClipRect(sheet)
        if self._side.page:
            corner = sheet.topLeft() + QPointF(self._side.shift * scale, 0)
            painter.drawImage(corner, self._picture(page, sheet.size()))
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5))

    def _picture(self, page: Page, size: QSizeF) -> QImage:
        """The page as large as it is shown, for a screen with as many dots."""
        ratio = self.devicePixelRatioF()
        drawn = page_picture(page, round(size.width() * ratio), round(size.height() * ratio))
        drawn.setDevicePixelRatio(ratio)
        return drawn


class PrintPreview(QWidget):
    """Goes through the sides of an order, by its arrows, by Page Up and Page Down. `moved` tells which one is shown."""

    moved = Signal(int)

    def __init__(self, rendered: Rendered) -> None:
        super().__init__()
        self._rendered = rendered
        self._sides: tuple[Side, ...] = ()
        self._two_sides = False
        self._at = 0
        self._paper = PreviewPaper(rendered)
        self._words = label("", "small", "muted", wrap=True)
        self._words.setObjectName("preview_words")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setFixedHeight(2 * current_theme().line_height("small") + 4)
        self._back, self._forth = (
            IconButton("caret-left", _("Xem trang trước")),
            IconButton("caret-right", _("Xem trang sau")),
        )
        self._back.clicked.connect(lambda: self.go(self._at - 1))
        self._forth.clicked.connect(lambda: self.go(self._at + 1))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._back)
        row.addWidget(self._words, 1)
        row.addWidget(self._forth)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._paper)
        column.addLayout(row)
        column.addStretch(1)
        self.setFixedWidth(self._paper.width())
        self.setAccessibleName(_("Hình các trang sẽ in"))

    def show_sides(self, sides: Sequence[Side], *, two_sides: bool) -> None:
        """Show other sides, from the first one where they are others."""
        if (tuple(sides), two_sides) != (self._sides, self._two_sides):
            self._sides, self._two_sides = tuple(sides), two_sides
            self.go(0)

    def go(self, at: int) -> None:
        """Show the side at a place, from 0; one that is not there changes nothing."""
        if self._sides and not 0 <= at < len(self._sides):
            return
        self._at = at if self._sides else 0
        side = self._sides[self._at] if self._sides else None
        self._paper.show_side(side)
        self._words.setText(self._name(side) if side is not None else "")
        self._paper.setAccessibleName(self._words.text())
        self._back.setEnabled(self._at > 0)
        self._forth.setEnabled(self._at + 1 < len(self._sides))
        self.moved.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.go(self._at + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _name(self, side: Side) -> str:
        """ "Trang 3", "Trang 4, mặt sau tờ 2", "Mặt sau tờ 2 để trống"."""
        if not self._two_sides:
            return _("Trang {page}").format(page=side.page)
        sheet = self._at // 2 + 1
        if not side.page:
            return _("Mặt sau tờ {sheet} để trống").format(sheet=sheet)
        words = _("Trang {page}, mặt sau tờ {sheet}") if self._at % 2 else _("Trang {page}, mặt trước tờ {sheet}")
        return words.format(sheet=sheet, page=side.page)
