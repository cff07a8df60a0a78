"""The tables of the sheet as objects in its text: each is a picture, kept while it stays the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextBlock, QTextDocument, QTextFormat

from desktop.ui.sheet.lines import SheetLines
from desktop.ui.sheet.objects import NoteMark
from desktop.ui.sheet.styles import SheetStyle
from desktop.ui.sheet.table_picture import Shown, TablePicture


class TableObject(QPyTextObject):
    """Draws the table of a row. `still` is the key of the one in which columns stay while one types."""

    def __init__(self, lines: SheetLines, numbers: Callable[[], Mapping[str, int]]) -> None:
        super().__init__(lines.text)
        self.lines, self.numbers = lines, numbers
        self.still = ""
        self.shown: tuple[str, Shown] = ("", Shown())
        """The key of the table in hand with what is marked in it."""
        self._pictures: dict[str, TablePicture] = {}

    def picture(self, block: QTextBlock) -> TablePicture | None:
        """The picture of the table that a text block shows."""
        row = self.lines.row(block)
        if row is None or row.table is None:
            return None
        kept = self._pictures.get(row.key)
        style, width = self.lines.style, self.lines.style.text_width - 2
        if kept is None or kept.table is not row.table or kept.sheet_style is not style or kept.width != width:
            still = row.key == self.still
            kept = TablePicture(row.table, style, self.lines.theme, width, marks=self._mark, before=kept, still=still)
            self._pictures[row.key] = kept
            if len(self._pictures) > len(self.lines.rows):
                self._pictures = {key: one for key, one in self._pictures.items() if key in self.lines.numbers}
        return kept

    def forget(self) -> None:
        """Lay everything out anew when it is painted next: the colours are others."""
        self._pictures.clear()

    def _mark(self, text: QTextDocument, style: SheetStyle) -> NoteMark:
        return NoteMark(self.lines, self.numbers, text, element="table_cell", style=style)

    def origin(self, block: QTextBlock) -> QPointF:
        """The top left corner of a table in points of the document, on a whole pixel."""
        self.lines.text.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        if not layout.lineCount():
            return layout.position()
        return QPointF((layout.position() + layout.lineAt(0).naturalTextRect().topLeft()).toPoint())

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        picture = self.picture(document.findBlock(position))
        return picture.size if picture else QSizeF(1, self.lines.style.leading)

    def drawObject(
        self, painter: QPainter, rect: QRect | QRectF, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        block = document.findBlock(position)
        picture, row = self.picture(block), self.lines.row(block)
        if picture and row:
            key, shown = self.shown
            picture.paint(painter, QPointF(QRectF(rect).topLeft().toPoint()), shown if key == row.key else Shown())
