"""The sentence under a field whose figures make no number or date: what was kept, and how to write it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import current_theme

WIDEST = 320  # pixels at text size 100 %
AIR = 8  # around the words
WRAP = Qt.TextFlag.TextWordWrap.value


class PartNotice(QLabel):
    """Lies on the sheet, takes neither focus nor clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_for(self, sentence: str, boxes: list[QRectF], origin: QPoint) -> None:
        """Say a sentence under the boxes of a field, `origin` being the document's point at the corner; "" hides it."""
        if not sentence or not boxes:
            self.hide()
            return
        theme = current_theme()
        self.setFont(theme.font("small"))
        self.setText(sentence)
        parent = self.parentWidget()
        room = parent.width() if parent is not None else WIDEST
        width = min(theme.px(WIDEST), room - 16)
        self.setFixedWidth(width)
        words = self.fontMetrics().boundingRect(QRect(0, 0, width - 2 * AIR, 1000), WRAP, sentence)
        self.setFixedHeight(words.height() + 2 * AIR)
        left = min(max(8, round(boxes[0].left()) - origin.x()), max(8, room - width - 8))
        self.move(left, round(boxes[-1].bottom()) - origin.y() + 6)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("err"))
        painter.setBrush(theme.color("errTint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.drawText(self.rect().adjusted(AIR, AIR, -AIR, -AIR), WRAP, self.text())
        painter.end()
