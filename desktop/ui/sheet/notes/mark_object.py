"""The raised number of a footnote, which stands in the text without being letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.look.formats import FOOTNOTE
from desktop.ui.sheet.look.styles import SheetStyle


class NoteMark(QPyTextObject):
    """Draws the number of a footnote, raised and small as on paper, beside letters of the body or of an `element`.

    In a text of its own, as that of a cell, the letters are those of its `style`.
    """

    def __init__(
        self,
        lines: SheetLines,
        numbers: Callable[[], Mapping[str, int]],
        text: QTextDocument | None = None,
        *,
        element: str = "body",
        style: SheetStyle | None = None,
    ) -> None:
        super().__init__(text or lines.text)
        self.lines, self.numbers, self.element = lines, numbers, element
        self._own_style = style

    @property
    def style(self) -> SheetStyle:
        """The measures of the letters beside it."""
        return self._own_style or self.lines.style

    def _number(self, form: QTextFormat) -> str:
        return str(self.numbers().get(str(form.property(FOOTNOTE) or ""), "?"))

    def _size(self) -> float:
        return self.style.element(self.element).size * self.style.standard.share("mark_size")

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(self.style.font(self._size()))
        return QSizeF(metrics.horizontalAdvance(self._number(form)) + 1, metrics.ascent())

    def drawObject(
        self, painter: QPainter, rect: QRect | QRectF, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        style = self.style
        painter.save()
        painter.setFont(style.font(self._size()))
        painter.setPen(self.lines.theme.color("ink"))
        rise = style.share * style.pt(style.element(self.element).size * style.standard.share("mark_rise"))
        painter.drawText(QPointF(rect.x(), QRectF(rect).bottom() - rise), self._number(form))
        painter.restore()
