"""What stands in the text without being letters: the raised number of a footnote, and the picture of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from desktop.ui.sheet.formats import FOOTNOTE
from desktop.ui.sheet.lines import SheetLines
from desktop.ui.sheet.tables import TablePicture


class NoteMark(QPyTextObject):
    """Draws the number of a footnote, raised and small as on paper."""

    def __init__(self, lines: SheetLines, numbers: Callable[[], Mapping[str, int]]) -> None:
        super().__init__(lines.text)
        self.lines, self.numbers = lines, numbers

    def _number(self, form: QTextFormat) -> str:
        return str(self.numbers().get(str(form.property(FOOTNOTE) or ""), "?"))

    def _size(self) -> float:
        style = self.lines.style
        return style.element("body").size * style.standard.share("mark_size")

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(self.lines.style.font(self._size()))
        return QSizeF(metrics.horizontalAdvance(self._number(form)) + 1, metrics.ascent())

    def drawObject(
        self, painter: QPainter, rect: QRect | QRectF, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        style = self.lines.style
        painter.save()
        painter.setFont(style.font(self._size()))
        painter.setPen(self.lines.theme.color("ink"))
        rise = style.pt(style.element("body").size * style.standard.share("mark_rise"))
        painter.drawText(QPointF(rect.x(), QRectF(rect).bottom() - rise), self._number(form))
        painter.restore()


class TableObject(QPyTextObject):
    """Draws the table of a row; it is edited elsewhere."""

    def __init__(self, lines: SheetLines) -> None:
        super().__init__(lines.text)
        self.lines = lines
        self._pictures: dict[str, tuple[object, object, TablePicture]] = {}

    def picture(self, document: QTextDocument, position: int) -> TablePicture | None:
        """The picture of the table whose object stands at `position`."""
        row = self.lines.row(document.findBlock(position))
        if row is None or row.table is None:
            return None
        kept = self._pictures.get(row.key)
        if kept is None or kept[0] is not row.table or kept[1] is not self.lines.style:
            picture = TablePicture(row.table, self.lines.style, self.lines.style.text_width - 2)
            self._pictures[row.key] = (row.table, self.lines.style, picture)
            return picture
        return kept[2]

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        picture = self.picture(document, position)
        return picture.size if picture else QSizeF(1, self.lines.style.leading)

    def drawObject(
        self, painter: QPainter, rect: QRect | QRectF, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        picture = self.picture(document, position)
        if picture:
            picture.paint(painter, QRectF(rect).topLeft(), self.lines.theme)
