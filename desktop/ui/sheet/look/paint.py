"""What is drawn on the sheet besides its letters: paper, the parts around the text, the line in hand, printed labels.

Coordinates are those of the text document. Only what lies in the rectangle to be painted is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock

from desktop.domain.appendices import title_key
from desktop.domain.document import Document, appendix_place
from desktop.domain.part_texts import ATTACHED
from desktop.typeset.page import COPY
from desktop.ui.icons import paint_icon
from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.lines.rows import SheetRow
from desktop.ui.sheet.look.laying_out import blocks_from, is_laid_out, lay_out
from desktop.ui.sheet.look.paper import paint_paper
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.parts.attached import attached_bands
from desktop.ui.sheet.parts.drawn import ABOVE, BELOW, SheetPart, names_below
from desktop.ui.sheet.parts.shown import OpenPart, ShownParts, show_parts
from desktop.ui.theme import Theme

DESK = 16  # desk above, below and between sheets
SIDE, LEAST_SIDE = 12, 4  # desk kept at both sides of the paper, where its shadow falls
BEYOND = 40  # pixels of paper painted out of view: a sheet of 200 pages would cost as much as its height
UNKNOWN = 1e8  # pixels: the end of a paper of which not all is laid out
GRIP = 14  # pixels: the handle that tells that the line can be moved
PAPER_TOP_MM, PAPER_BOTTOM_MM = 12.0, 16.0
GUIDE = Qt.TextFlag.TextWordWrap.value


class SheetPainter:
    """Knows where everything on the sheets lies, and draws it."""

    def __init__(self, lines: SheetLines, theme: Theme) -> None:
        self.lines, self.theme = lines, theme
        self.style: SheetStyle = lines.style
        self.document = Document("")
        self.margins = (0, 0)
        self.side = SIDE
        self.drop_line: float | None = None
        """The height at which a line that is dragged would come."""
        self.current = ""
        self.cell_in_hand = False
        """Whether a cell of the table in hand is typed into: then the cell is marked, and not all of the table."""
        self.has_focus = False
        self.open_part: OpenPart | None = None
        """The field of a part that is in hand; then no line of the text is."""
        self.wrong: dict[str, str] = {}
        """Fields in which something was typed that they do not take, with that."""
        self.shown = ShownParts()
        self.paint_part: Callable[[QPainter], None] = lambda _painter: None
        """Draws what lies under the words of the field in hand."""
        self.paint_offers: Callable[[QPainter], None] = lambda _painter: None
        """Draws what could be added around the text."""
        self.above = SheetPart((), self.style, theme)
        self.below = SheetPart((), self.style, theme)
        self.copied = SheetPart((), self.style, theme)
        """What makes the paper a copy, where it stands after appendices."""
        self.attached: dict[str, SheetPart] = {}
        """The line "(Kèm theo …)" of each appendix that has one."""

    def take_parts(self, document: Document, style: SheetStyle) -> bool:
        """Lay out the parts around the text; True where their heights differ from before."""
        before = (self.above.height, self.below.height, self.copied.height)
        self.document, self.style = document, style
        self.shown = shown = show_parts(document, style.standard, self.open_part, self.wrong)
        below = names_below(document)
        after = [name for name in BELOW if name not in below]
        self.above, self.below, self.copied = (
            SheetPart(
                (item for item in shown.items if item.block_id in names),
                style,
                self.theme,
                shown.places,
                shown.guides,
            )
            for names in (ABOVE, below, after)
        )
        self.attached = attached_bands(document, style, self.theme, self.open_part)
        return before != (self.above.height, self.below.height, self.copied.height)

    def shows(self, field: str) -> bool:
        """Whether a field around the text is on the paper."""
        return field in self.shown.places or (
            field.startswith(ATTACHED) and field.removeprefix(ATTACHED) in self.attached
        )

    # measures

    @property
    def sheet_width(self) -> int:
        """The width of the paper in pixels."""
        return self.style.text_width + sum(self.margins)

    @property
    def text_left(self) -> float:
        """Where lines begin."""
        return self.side + self.margins[0]

    @property
    def room_above(self) -> float:
        """From the top of the document to the first line."""
        return DESK + self.style.mm(PAPER_TOP_MM) + self.above.height + self.style.pt(self._points("body_gap"))

    @property
    def room_below(self) -> float:
        """From the last line to the end of the document."""
        end = self.style.mm(PAPER_BOTTOM_MM) + DESK
        return end + (self._copied_room if self.document.appendices else self._signed_room)

    @property
    def _signed_room(self) -> float:
        return self.style.pt(self._points("signature_gap")) + self.below.height

    @property
    def _copied_room(self) -> float:
        return self.style.pt(self._points("copy_gap")) + self.copied.height if self.copied.items else 0.0

    def _points(self, name: str) -> float:
        return self.style.standard.points(name)

    def room(self, row: SheetRow) -> tuple[float, float]:
        """Pixels kept free above and below a row, for what is drawn there."""
        if row.opens:
            above = self._appendix_head + DESK + self.style.mm(PAPER_BOTTOM_MM)
            if self.document.appendices and row.opens == self.document.appendices[0].id:
                above += self._signed_room
            return above, self._attached_height(row) + self.style.gap
        if row.over:
            return self.style.leading, 0.0
        if row.guidance:
            more = self._guide_height(row) - self.style.leading
            return 0.0, more + self.style.gap if more > 0 else 0.0
        return 0.0, 0.0

    @property
    def _appendix_head(self) -> float:
        """From the top edge of an appendix' paper to the top of its title."""
        return self.style.mm(PAPER_TOP_MM) + self.style.leading

    def _attached_height(self, row: SheetRow) -> float:
        band = self.attached.get(row.opens)
        return band.height + self.style.gap if band is not None else 0.0

    def _guide_rect(self, row: SheetRow) -> QRectF:
        if row.face.inset:
            return QRectF(self.style.inset, 0, self.style.text_width - 2 * self.style.inset, 1e5)
        left = 0.0 if row.face.centred else self.style.indent + self.style.label_width(row.label, row.label_face)
        return QRectF(left, 0, self.style.text_width - left, 1e5)

    def _guide_height(self, row: SheetRow) -> float:
        metrics = QFontMetricsF(self.style.font(row.face.size, italic=True))
        return metrics.boundingRect(self._guide_rect(row), GUIDE, row.guidance).height()

    # where blocks are

    def rect_of(self, block: QTextBlock) -> QRectF:
        """The box of a text block, over the whole width of the text; guidance under it included."""
        box = self.lines.text.documentLayout().blockBoundingRect(block)
        top = block.layout().position().y()
        height = sum(block.layout().lineAt(i).height() for i in range(block.layout().lineCount()))
        row = self.lines.row(block)
        if row is not None and row.guidance:
            height = max(height, self._guide_height(row))
        return QRectF(self.text_left, top, self.style.text_width, max(height, box.height()))

    def visible(self, rect: QRectF) -> Iterator[QTextBlock]:
        """The text blocks that a rectangle shows."""
        layout = self.lines.text.documentLayout()
        for block in blocks_from(self.lines.text, rect.top()):
            if layout.blockBoundingRect(block).top() > rect.bottom() + self._appendix_head + 400:
                return
            yield block

    # under the letters

    def paint_under(self, painter: QPainter, rect: QRectF) -> None:
        """Desk, paper, parts and the mark of the line in hand."""
        painter.fillRect(rect.toAlignedRect(), self.theme.color("desk"))
        edges = self._sheet_edges()
        for top, bottom in edges:
            if top <= rect.bottom() and bottom >= rect.top() - DESK:
                first, last = round(max(top, rect.top() - BEYOND)), round(min(bottom, rect.bottom() + BEYOND))
                paint_paper(painter, QRect(self.side, first, self.sheet_width, last - first), self.theme)
        self._paint_current(painter)
        if self.open_part is not None:
            self.paint_part(painter)
        for band, origin in self.bands():
            if QRectF(origin, QSizeF(self.style.text_width, band.height)).intersects(rect):
                open = self.open_part.field if self.open_part is not None else ""
                band.paint(painter, origin, open=open, wrong=self.wrong)
        self.paint_offers(painter)

    def bands(self) -> tuple[tuple[SheetPart, QPointF], ...]:
        """What stands around the text, each with its top left corner; from the fourth on the lines of appendices."""
        above, below, copied = self._above_box(), self.below_box, self._copied_box()
        return (
            (self.above, above.topLeft()), (self.below, below.topLeft()), (self.copied, copied.topLeft()),
            *self._attached_places(),
        )  # fmt: skip

    def _attached_places(self) -> Iterator[tuple[SheetPart, QPointF]]:
        for id, band in self.attached.items():
            block = self.lines.block(title_key(id))
            if block is not None and block.layout().lineCount():  # else nobody has come so far
                rect = self.rect_of(block)
                yield band, QPointF(rect.left(), rect.bottom() + self.style.gap / 2)

    def _sheet_edges(self) -> list[tuple[float, float]]:
        """Top and bottom of each paper: the document's, then one an appendix; its end is far while it is not known."""
        tops = [float(DESK)]
        if not is_laid_out(self.lines.text):
            return [(tops[0], UNKNOWN)]
        for appendix in self.document.appendices:
            block = self.lines.block(title_key(appendix.id))
            if block is not None and block.isValid():
                tops.append(block.layout().position().y() - self._appendix_head)
        end = self.lines.text.documentLayout().documentSize().height() - DESK
        bottoms = [top - DESK for top in tops[1:]] + [end]
        return list(zip(tops, bottoms, strict=True))

    def _paint_current(self, painter: QPainter) -> None:
        """Tint, bar and the name of the level for the line that the cursor is in."""
        block = self.lines.block(self.current)
        row = self.lines.row(block) if block is not None else None
        if block is None or row is None or self.open_part is not None:
            return
        left, right = self.margins  # where they are narrow the mark stays on the paper
        rect = self.rect_of(block).adjusted(-min(12, left - 2), -1, min(10, right - 1), 2)
        if not row.is_table or (self.has_focus and not self.cell_in_hand):  # while words are sought it is not chosen
            painter.fillRect(rect, self.theme.color("tint" if self.has_focus else "sunken"))
        painter.fillRect(QRectF(rect.left() - 1, rect.top(), 3, rect.height()), self.theme.color("accent"))
        font = self.theme.font("small", bold=True)
        metrics = QFontMetricsF(font)
        room = rect.left() - self.side
        width = metrics.horizontalAdvance(row.name)
        if room < width + 10:
            return
        painter.setFont(font)
        painter.setPen(self.theme.color("accent"))
        first = QRectF(rect.left() - 9 - width, rect.top() + 1, width, self.style.leading)
        painter.drawText(first, Qt.AlignmentFlag.AlignCenter.value, row.name)
        if first.left() - GRIP > self.side:
            grip = QRectF(first.left() - GRIP, first.center().y() - GRIP / 2, GRIP, GRIP)
            paint_icon(painter, grip, "dots-six-vertical", "faint")

    def _above_box(self) -> QRectF:
        top = DESK + self.style.mm(PAPER_TOP_MM)
        return QRectF(self.text_left, top, self.style.text_width, self.above.height)

    @property
    def below_box(self) -> QRectF:
        """Where recipients and signature stand."""
        return self._foot_box(self._sheet_edges()[0][1], self.below)

    def _copied_box(self) -> QRectF:
        """Where that stands which makes the paper a copy, after appendices; empty where there is none."""
        return self._foot_box(self._sheet_edges()[-1][1], self.copied)

    def _foot_box(self, edge: float, band: SheetPart) -> QRectF:
        top = edge - self.style.mm(PAPER_BOTTOM_MM) - band.height
        return QRectF(self.text_left, top, self.style.text_width, band.height)

    def box_of(self, part: str) -> QRectF:
        """The box of the band that a part under the text belongs to; all is laid out for it."""
        if not is_laid_out(self.lines.text):
            lay_out(self.lines.text)
        return self._copied_box() if part == COPY and self.copied.items else self.below_box

    def takes_words(self, point: QPointF) -> bool:
        """Whether a click at a point goes into the text: not around the header, the signature or a copy."""
        bottom = self._sheet_edges()[0][1]
        if self.copied.items and point.y() >= self._copied_box().top():
            return False
        foot = self.below_box.top() - self.style.pt(self._points("signature_gap"))
        around = point.y() <= self._above_box().bottom() or foot <= point.y() <= bottom
        return not around and not self.appendix_at(point)

    def appendix_at(self, point: QPointF) -> str:
        """The appendix whose number above the title, or line "(Kèm theo …)" below it, is under a point."""
        for appendix in self.document.appendices:
            block = self.lines.block(title_key(appendix.id))
            row = self.lines.row(block) if block is not None else None
            if block is None or row is None:
                continue
            rect = self.rect_of(block)
            above = QRectF(rect.left(), rect.top() - self.style.leading, rect.width(), self.style.leading)
            below = QRectF(rect.left(), rect.bottom(), rect.width(), self._attached_height(row))
            if above.contains(point) or below.contains(point):
                return appendix_place(appendix.id)
        return ""

    def aim(self, point: QPointF) -> QPointF:
        """A point in the guidance of an empty line means that line, not the one whose letters are nearest."""
        for block in self.visible(QRectF(point, QSizeF(1, 1))):
            row = self.lines.row(block)
            if row is not None and row.guidance and self.rect_of(block).contains(point) and block.layout().lineCount():
                first = block.layout().lineAt(0)
                middle = block.layout().position().y() + first.y() + first.height() / 2
                return QPointF(point.x(), min(point.y(), middle))
        return point

    def near_cursor(self, cursor: QRect, spot: QPoint) -> bool:
        """Whether a click was on the character before the cursor, not far beside it."""
        return cursor.adjusted(-12, 0, 8, 0).contains(spot)

    def label_box(self) -> QRectF:
        """Where the name of the level in hand stands in the margin, with its handle; all of it where that is narrow."""
        block = self.lines.block(self.current)
        row = self.lines.row(block) if block is not None else None
        if block is None or row is None:
            return QRectF()
        rect, room = self.rect_of(block), max(0, self.margins[0] - 14)
        name = QFontMetricsF(self.theme.font("small", bold=True)).horizontalAdvance(row.name) + GRIP + 10
        width = min(float(room), name)
        return QRectF(self.side + room - width, rect.top(), width, self.style.leading)

    # over the letters

    def paint_over(self, painter: QPainter, rect: QRectF) -> None:
        """Printed labels, guidance in empty lines, and what stands around the titles of appendices."""
        for block in self.visible(rect):
            row = self.lines.row(block)
            if row is None:
                continue
            if row.opens:
                self._paint_appendix_head(painter, block, row)
            elif row.label:
                self._paint_label(painter, block, row)
            if row.guidance and not block.layout().preeditAreaText():
                self._paint_guidance(painter, block, row)
        if self.drop_line is not None:
            painter.fillRect(
                QRectF(self.text_left - 12, self.drop_line - 1, self.style.text_width + 22, 2),
                self.theme.color("accent"),
            )

    def _paint_label(self, painter: QPainter, block: QTextBlock, row: SheetRow) -> None:
        layout = block.layout()
        if not layout.lineCount():
            return
        line = layout.lineAt(0)
        top = layout.position()
        painter.setPen(self.theme.color("ink"))
        if row.over:
            painter.setFont(self.style.face_font(row.label_face))
            box = QRectF(self.text_left, top.y() - self.style.leading, self.style.text_width, self.style.leading)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, row.label)
            return
        painter.setFont(self.style.face_font(row.label_face))
        left = top.x() + line.naturalTextRect().left() - self.style.label_width(row.label, row.label_face)
        painter.drawText(QPointF(left, top.y() + line.y() + line.ascent()), row.label)

    def _paint_guidance(self, painter: QPainter, block: QTextBlock, row: SheetRow) -> None:
        layout = block.layout()
        font = self.style.font(row.face.size, italic=True)
        top = layout.position().y()
        if layout.lineCount():
            top += layout.lineAt(0).y() + layout.lineAt(0).ascent() - QFontMetricsF(font).ascent()
        painter.setFont(font)
        painter.setPen(self.theme.color("faint"))
        box = self._guide_rect(row).translated(self.text_left, top)
        align = Qt.AlignmentFlag.AlignHCenter.value if row.face.centred else Qt.AlignmentFlag.AlignLeft.value
        painter.drawText(box, GUIDE | align, row.guidance)

    def _paint_appendix_head(self, painter: QPainter, block: QTextBlock, row: SheetRow) -> None:
        rect = self.rect_of(block)
        ids = [appendix.id for appendix in self.document.appendices]
        number = ids.index(row.opens) + 1 if row.opens in ids else 1
        label = self.style.standard.appendix_label(number, several=len(ids) > 1)
        painter.setPen(self.theme.color("ink"))
        painter.setFont(self.style.face_font(self.style.element("appendix_label")))
        head = QRectF(rect.left(), rect.top() - self.style.leading, rect.width(), self.style.leading)
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter.value, label)
