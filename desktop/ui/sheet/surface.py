"""The surface of the sheet: text, rows and paint of one document, at a size, in a standard and in a theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPalette, QTextBlock
from PySide6.QtWidgets import QWidget

from desktop.domain.appendices import title_key
from desktop.domain.lines import Caret
from desktop.domain.numbering import NoteNumbers
from desktop.domain.standards import Standard
from desktop.ui.preedit import commit_preedit
from desktop.ui.session import EditSession
from desktop.ui.sheet.lines.kept_rows import KeptRows
from desktop.ui.sheet.lines.lines import SheetLines
from desktop.ui.sheet.lines.next_letters import end_links
from desktop.ui.sheet.lines.text import SheetText
from desktop.ui.sheet.look.formats import NOTE_OBJECT, TABLE_OBJECT
from desktop.ui.sheet.look.laying_out import is_long, lay_out
from desktop.ui.sheet.look.paint import LEAST_SIDE, SIDE, SheetPainter
from desktop.ui.sheet.look.stops import DerivedStops
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.notes.mark_object import NoteMark
from desktop.ui.sheet.parts.drawn import takes_small_sizes
from desktop.ui.sheet.tables.inline_object import TableObject
from desktop.ui.theme import sheet_theme
from i18n import _

AMPLE = 4_000  # pixels: the pane that a sheet is made for before it has one


class SheetSurface:
    """Shows the session's document; what the clerk does to it is no business of this room."""

    def __init__(self, session: EditSession, standard: Standard, widget: QWidget) -> None:
        self.session, self.standard, self.widget = session, standard, widget
        self.theme = sheet_theme()
        self.notes: dict[str, int] = {}
        """The printed number of each footnote."""
        self._numbering = NoteNumbers()
        self._rows = KeptRows()
        self.restyled: list[Callable[[], None]] = []
        """Called when everything was written anew."""
        style = SheetStyle(standard, small=takes_small_sizes(session.document, standard))
        self.text = SheetText(widget)
        self.text.setAccessibleName(_("Bản soạn"))
        self.lines = SheetLines(self.text.document(), style, self.theme)
        self.painter = SheetPainter(self.lines, self.theme)
        self.lines.room = self.painter.room
        self.text.unders.append(self.painter.paint_under)
        self.text.overs.extend((self.painter.paint_over, DerivedStops(self.painter).paint))
        self._marks = NoteMark(self.lines, lambda: self.notes)
        self.tables = TableObject(self.lines, lambda: self.notes, lambda: session.document)
        self.lines.on_layout(self._take_layout)

    def _take_layout(self, layout: QAbstractTextDocumentLayout) -> None:
        for number, handler in ((NOTE_OBJECT, self._marks), (TABLE_OBJECT, self.tables)):
            layout.registerHandler(number, handler)

    @property
    def style(self) -> SheetStyle:
        """The measures in use."""
        return self.lines.style

    def restyle(self, style: SheetStyle) -> None:
        """Write everything anew in another size, standard or theme, with the cursor where it was.

        The line in hand stays where the eye is; where it is out of view, the line at the top does.
        """
        commit_preedit(self.text)
        ends = self.ends()
        bar, cursor = self.text.verticalScrollBar(), self.text.cursorRect()
        at_top, seen = bar.value() == 0, self.text.viewport().rect().intersects(cursor)
        share = bar.value() / max(1, bar.maximum() + bar.pageStep())
        self.lines.style = style = self._fitting(style)
        self.painter.take_parts(self.session.document, style)
        self.notes = self._numbering.of(self.session.document)
        palette = self.text.palette()
        for role, token in (
            (QPalette.ColorRole.Base, "desk"),
            (QPalette.ColorRole.Window, "desk"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.Highlight, "half"),
            (QPalette.ColorRole.HighlightedText, "ink"),
        ):
            palette.setColor(role, self.theme.color(token))
        self.text.setPalette(palette)
        self.widget.setPalette(palette)
        self.lines.fill(self._rows.of(self.session.document, style), self._frame)
        self.place_sheet()
        if not at_top:
            lay_out(self.lines.text)
        self.select(*ends)
        if at_top:
            bar.setValue(0)
        elif seen:
            bar.setValue(bar.value() + self.text.cursorRect().top() - cursor.top())
        else:
            bar.setValue(round(share * (bar.maximum() + bar.pageStep())))
        for follow in self.restyled:
            follow()

    def place_sheet(self) -> None:
        """Choose the margins that the room allows, and keep the space for what stands above and below the text.

        The sheet always fits its pane: desk and margins go first, then letters get smaller.
        """
        fitting = self._fitting(self.style)
        if fitting is not self.style:
            self.restyle(fitting)
            return
        if is_long(self.lines.text) and self.text.verticalScrollBar().value() == 0:
            if not self._is_framed():
                with self.lines.without_layout():  # what is in view is laid out first, not all 200 pages
                    self._frame()
        else:
            self._frame()
        width = self._width()
        if self.text.lineWrapColumnOrWidth() != width:
            self.text.setLineWrapColumnOrWidth(width)
        self.text.centre(width)

    def _room(self) -> int | None:
        """The width of the pane in pixels; None before it has one."""
        if not self.text.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return None
        return self.text.width() - self.text.verticalScrollBar().sizeHint().width()

    def _fitting(self, style: SheetStyle) -> SheetStyle:
        """The style itself, or the same with smaller letters where the pane has no room for it, or with larger ones."""
        room = self._room()
        if room is None:
            return style
        fitting = SheetStyle(self.standard, style.zoom, small=style.small, room=room - 2 * LEAST_SIDE)
        return fitting if fitting.letter != style.letter else style

    def _width(self) -> int:
        return self.painter.sheet_width + 2 * self.painter.side

    def _margins(self) -> tuple[float, float, float, float]:
        """What is kept free around the lines, for which the paper is given its place in the pane."""
        painter, room = self.painter, self._room()
        painter.margins = left, right = self.style.margins((room if room is not None else AMPLE) - 2 * SIDE)
        free = room - painter.sheet_width if room is not None else 2 * SIDE
        painter.side = side = max(LEAST_SIDE, min(SIDE, free // 2))
        return painter.room_above, painter.room_below, side + left, side + right

    def _is_framed(self) -> bool:
        return self.text.frame() == self._margins()

    def _frame(self) -> None:
        with self.lines.quiet():
            self.text.set_frame(*self._margins())

    def take_parts(self) -> bool:
        """Lay out the parts around the text again; False where another set of sizes wrote everything anew."""
        document, style = self.session.document, self.style
        small = takes_small_sizes(document, self.standard)
        if small != style.small:
            self.restyle(SheetStyle(self.standard, style.zoom, small=small))
            return False
        self.painter.take_parts(document, style)
        for appendix in document.appendices:
            self.lines.reshape(title_key(appendix.id))
        self.text.viewport().update()
        return True

    def take_notes(self) -> None:
        """Number the footnotes again; marks whose number has more digits now take more room."""
        before, self.notes = self.notes, self._numbering.of(self.session.document)
        if self.notes is before:
            return
        self.text.viewport().update()
        wider = {note for note, number in self.notes.items() if len(str(number)) != len(str(before.get(note, number)))}
        if not wider:
            return
        self.tables.forget()
        with self.lines.quiet():
            for number, row in enumerate(self.lines.rows):
                if any(run.footnote in wider for run in row.runs):
                    block = self.text.document().findBlockByNumber(number)
                    self.text.document().markContentsDirty(block.position(), block.length())

    def show_rows(self, but: str = "") -> None:
        """Write the rows that differ from those shown, `but` for the one that its own typist sees to."""
        rows = self._rows.of(self.session.document, self.style)
        own = self.lines.numbers.get(but)
        if own is not None and own < len(rows) and rows[own].key == but:
            rows = [*rows[:own], self.lines.rows[own], *rows[own + 1 :]]
        self.lines.show(rows)
        turned = [
            number for number, row in enumerate(self.lines.rows) if row.table and self.tables.has_other_paper(row)
        ]
        with self.lines.quiet():
            for number in turned:
                self.text.document().markContentsDirty(self.text.document().findBlockByNumber(number).position(), 1)

    def reshape_table(self, block: QTextBlock) -> None:
        """Move the lines below the table of a text block, which has another height now."""
        with self.lines.quiet():
            self.text.document().markContentsDirty(block.position(), 1)
        self.place_sheet()

    def rows_anew(self) -> None:
        """Write all rows anew, with the cursor where it was."""
        caret = self.text.caret()
        self.lines.fill(self._rows.of(self.session.document, self.style))
        self.select(caret, caret)

    def select(self, anchor: Caret, caret: Caret) -> None:
        """Select between two places; nothing happens where one is not shown."""
        numbers = self.lines.numbers
        if anchor.key in numbers and caret.key in numbers:
            self.text.select((numbers[anchor.key], anchor.offset), (numbers[caret.key], caret.offset))
            self.text.ensureCursorVisible()
            end_links(self.text)  # where the cursor stood there already, Qt tells of no move

    def ends(self) -> tuple[Caret, Caret]:
        """Anchor and caret of the selection."""
        first, last = self.text.selection()
        cursor = self.text.textCursor()
        return (last, first) if cursor.position() < cursor.anchor() else (first, last)
