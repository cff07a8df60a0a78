"""From a document to placed pages. Every decision about place is made here and in the modules this one calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.document import Document, Orientation
from desktop.domain.standards import Standard
from desktop.typeset.compose import Composer, Flow, Paragraph
from desktop.typeset.dress import Dress, Frame, choose_dress
from desktop.typeset.ending import ending_rows
from desktop.typeset.header import header_rows, rule_length
from desktop.typeset.levels import CENTRED
from desktop.typeset.marks import contact_after_text, foot_of_first_page, page_marks, rows_of_marks
from desktop.typeset.metrics import FIGURE, text_width
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import FOOTNOTES, PAGE_NUMBER, Heading, Item, Page, Room, Rule, TextRun
from desktop.typeset.pagination import FilledPage, paginate
from desktop.typeset.rows import ParagraphStyle, Row, moved_room, paragraph_rows, shifted
from desktop.typeset.tables import table_rows

_NAMES = CENTRED | {"appendix_label", "appendix_title", "attached_to"}  # set single, in lines of even length


def lay_out_document(document: Document, standard: Standard) -> tuple[Page, ...]:
    """The pages of a document: the paper itself, then each appendix on pages of its own with numbers of its own.

    The same document and standard give equal pages. Raises MissingGlyph for a letter that our faces lack.
    """
    dress = choose_dress(document.header, standard)
    composer = Composer(document, dress)
    setting = _Setting(dress, composer)
    pages = list(setting.main(document))
    for number, appendix in enumerate(document.appendices, start=1):
        frame = dress.frame(landscape=appendix.orientation is Orientation.LANDSCAPE)
        rows = setting.flow_rows(composer.appendix(number, appendix), frame)
        pages.extend(setting.pages(rows, frame, appendix.id))
    return tuple(pages)


class _Setting:
    """Sets the flow of one document in one dress."""

    def __init__(self, dress: Dress, composer: Composer) -> None:
        self.dress, self.composer = dress, composer

    def main(self, document: Document) -> Iterable[Page]:
        """The paper itself, from its head to the signature."""
        frame = self.dress.frame()
        header, dress = document.header, self.dress
        rows = [*rows_of_marks(header, dress, frame), *header_rows(header, dress)]
        text = self.flow_rows(self.composer.main(), frame)
        if text:
            text[0] = text[0]._replace(gap=self.dress.points("body_gap"))
        rows.extend(text)
        loose = self.composer.unmarked_notes()
        if loose:
            rows[-1] = rows[-1]._replace(notes=(*rows[-1].notes, *loose))
        ending = ending_rows(document, self.dress, frame.height / 3)
        if ending:
            together = int(self.dress.share("lines_with_signature"))
            rows[-together:] = [row._replace(keep_next=True) for row in rows[-together:]]
            rows.extend(ending)
        rows.extend(contact_after_text(header, dress, frame))
        marks, foot = page_marks(header, dress, frame), foot_of_first_page(header, dress, frame)
        return self.pages(rows, frame, "", marks, foot)

    def flow_rows(self, flow: list[Flow], frame: Frame) -> list[Row]:
        """The rows of paragraphs and tables."""
        rows: list[Row] = []
        after_table = False
        for part in flow:
            if isinstance(part, Paragraph):
                lines = self._paragraph(part, frame)
                if after_table:
                    lines = (lines[0]._replace(gap=self.dress.points("table_gap")), *lines[1:])
                if part.heading:
                    lines = (lines[0]._replace(heading=part.heading), *lines[1:])
                rows.extend(lines)
                after_table = False
            else:
                table = table_rows(part.block, self.dress, frame.width, self.composer.spans)
                rows.extend(table)
                after_table = after_table or bool(table)
        return rows

    def _paragraph(self, part: Paragraph, frame: Frame) -> tuple[Row, ...]:
        dress, element = self.dress, part.element
        if element in _NAMES and len(part.spans) == 1:
            return self._centred(part, frame)
        foot = element == "footnote"  # set single, without gaps
        inset = dress.points("quotation_inset") if part.inset else 0.0
        style = ParagraphStyle(
            width=frame.width - 2 * inset,
            left=inset,
            leading=dress.line_height(element) if foot else dress.points("leading"),
            align=dress.element(element).align,
            first_indent=dress.points("first_indent") if part.indent else 0.0,
            gap=0.0 if foot else dress.points(part.gap),
            together=int(dress.share("lines_together")),
            keep_next=part.keep_next,
        )
        return paragraph_rows(part.spans, style, part.block_id)

    def _centred(self, part: Paragraph, frame: Frame) -> tuple[Row, ...]:
        """A name over an appendix: lines of even length, and a rule under the last where the standard draws one."""
        dress, span = self.dress, part.spans[0]
        names = dress.standard.names
        width = frame.width - dress.frame().width + dress.points("subject_width")
        lines = balanced_lines(span.text, span.face, span.size, width, names["together"], names["before"])
        style = ParagraphStyle(
            frame.width, dress.line_height(part.element), "centre", gap=dress.points(part.gap), keep_next=True
        )
        rows = paragraph_rows((span._replace(text="\n".join(lines)),), style, part.block_id)
        if part.element != "attached_to" or not dress.has("attached_rule"):
            return rows
        measure = dress.standard.measures["attached_rule"]
        widths = [text_width(line, span.face, span.size) for line in lines]
        half, y = rule_length(widths, measure.value, measure.least) / 2, dress.points("rule_gap")
        middle, width = frame.width / 2, dress.points("rule_width")
        rule = Rule(middle - half, y, middle + half, y, width, part.block_id)
        return (*rows, Row(y + width, (rule,), keep_next=True))

    def pages(
        self, rows: list[Row], frame: Frame, part: str, marks: tuple[Item, ...] = (), foot: Row | None = None
    ) -> Iterable[Page]:
        """Rows on pages numbered from 1; the first has `marks` in its margin and `foot` at its foot."""

        def note_rows(note_id: str) -> tuple[Row, ...]:
            note = self.composer.note(note_id)
            return self._paragraph(note, frame) if note else ()

        note_gap = 2 * self.dress.points("note_gap")  # over and under their rule
        held = foot.height if foot else 0.0
        for number, filled in enumerate(paginate(rows, frame, note_rows, note_gap, held), start=1):
            page = self._place(filled, frame, number, part)
            if number == 1:
                below = [shifted(item, frame.left, frame.bottom - held) for item in foot.items] if foot else ()
                page = replace(page, items=(*marks, *page.items, *below))
            yield page

    def _place(self, filled: FilledPage, frame: Frame, number: int, part: str) -> Page:
        items: list[Item] = [self._page_number(number, frame)] if number > 1 else []
        headings: list[Heading] = []
        rooms: list[Room] = []
        for y, row in filled.rows:
            if row.heading:
                headings.append(Heading(row.heading[0], row.heading[1], frame.top + y))
            for item in row.items:
                items.append(shifted(item, frame.left, frame.top + y))
            rooms.extend([moved_room(room, frame.left, frame.top + y) for room in row.rooms])
        if filled.notes:
            y = frame.top + filled.notes[0][0] - self.dress.points("note_gap")
            length, width = self.dress.points("note_rule"), self.dress.points("rule_width")
            items.append(Rule(frame.left, y, frame.left + length, y, width, FOOTNOTES))
            for y, row in filled.notes:
                items.extend([shifted(item, frame.left, frame.top + y) for item in row.items])
        return Page(frame.page_width, frame.page_height, tuple(items), number, part, tuple(headings), tuple(rooms))

    def _page_number(self, number: int, frame: Frame) -> TextRun:
        """The page's number, centred over the text, its figures `page_number_top` below the edge of the paper."""
        face, size, text = self.dress.face("page_number"), self.dress.size("page_number"), str(number)
        x = frame.left + (frame.width - text_width(text, face, size)) / 2
        y = self.dress.points("page_number_top") + FIGURE * size
        return TextRun(x, y, text, face, size, PAGE_NUMBER)
