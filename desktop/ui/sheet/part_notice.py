"""The sentence under a field whose figures make no number or date: what was kept, and how to write it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import current_theme

WIDEST = 320  # pixels at text size 100 %


class PartNotice(QLabel):
    """Lies on the sheet, takes neither focus nor clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMargin(6)
        self.hide()

    def show_for(self, sentence: str, boxes: list[QRectF], origin: QPoint) -> None:
        """Say a sentence under the boxes of a field, `origin` being the document's point at the corner; "" hides it."""
        if not sentence or not boxes:
            self.hide()
            return
        theme = current_theme()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.color("errTint"))
        palette.setColor(QPalette.ColorRole.WindowText, theme.color("err"))
        self.setPalette(palette)
        self.setFont(theme.font("small"))
        self.setText(sentence)
        parent = self.parentWidget()
        room = parent.width() if parent is not None else WIDEST
        width = min(theme.px(WIDEST), room - 16)
        self.setFixedWidth(width)
        self.setFixedHeight(self.heightForWidth(width))
        left = min(max(8, round(boxes[0].left()) - origin.x()), max(8, room - width - 8))
        self.move(left, round(boxes[-1].bottom()) - origin.y() + 6)
        self.show()
        self.raise_()
