"""The tables of the sheet as objects in its text: each is a picture, kept while it stays the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextBlock, QTextDocument, QTextFormat

from desktop.domain.document import Appendix, Document, Table, appendix_place
from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.notes.mark_object import NoteMark
from desktop.ui.sheet.tables.fit import paper_width
from desktop.ui.sheet.tables.picture import Shown, TablePicture


class TableObject(QPyTextObject):
    """Draws the table of a row. `still` is the key of the one in which columns stay while one types."""

    def __init__(
        self,
        lines: SheetLines,
        numbers: Callable[[], Mapping[str, int]],
        document: Callable[[], Document] = lambda: Document(""),
    ) -> None:
        super().__init__(lines.text)
        self.lines, self.numbers, self._document = lines, numbers, document
        self._papers: dict[str, tuple[Appendix, SheetStyle, float]] = {}
        """How wide the pages of each appendix are, as it was when that was asked."""
        self._upright: tuple[SheetStyle, float] | None = None
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
        style = self.lines.style
        paper = self._paper(row.place, still=bool(self.still))
        if kept is None or kept.table is not row.table or kept.sheet_style is not style or kept.paper != paper:
            kept = self._make(row.table, paper, kept, still=row.key == self.still)
            self._pictures[row.key] = kept
            if len(self._pictures) > len(self.lines.rows):
                self._pictures = {key: one for key, one in self._pictures.items() if key in self.lines.numbers}
        return kept

    def _make(self, table: Table, paper: float, before: TablePicture | None, *, still: bool) -> TablePicture:
        style, numbers = self.lines.style, self.numbers()
        return TablePicture(
            table,
            style,
            self.lines.theme,
            style.text_width - 2,
            paper=paper,
            numbers=numbers,
            marks=self._mark,
            before=before,
            still=still,
        )

    def settle(self, block: QTextBlock) -> bool:
        """Let the columns of a table follow its words after typing; True where it has another height now."""
        row, kept = self.lines.row(block), self.picture(block)
        if row is None or kept is None or not kept.followed:
            return False
        self._papers.pop(row.place, None)
        paper = self._paper(row.place)
        if kept.settle(paper):
            return False
        fresh = self._make(kept.table, paper, kept, still=False)
        self._pictures[row.key] = fresh
        return fresh.size != kept.size

    def has_other_paper(self, row: SheetRow) -> bool:
        """Whether the pages of a table lie otherwise than when it was drawn last."""
        kept = self._pictures.get(row.key)
        return kept is not None and kept.paper != self._paper(row.place)

    def _paper(self, place: str, *, still: bool = False) -> float:
        """How wide the text of the pages of a place is in pt; with `still` those of an appendix stay as they lie."""
        style = self.lines.style
        appendix = next((one for one in self._document().appendices if appendix_place(one.id) == place), None)
        if appendix is None:
            if self._upright is None or self._upright[0] is not style:
                self._upright = (style, paper_width(None, style, {}))
            return self._upright[1]
        known = self._papers.get(place)
        if known is None or known[0] is not appendix or known[1] is not style:
            wide = known[2] if known is not None and still else paper_width(appendix, style, self.numbers())
            known = self._papers[place] = (appendix, style, wide)
        return known[2]

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
