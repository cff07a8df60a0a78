"""Flow as rows: paragraphs broken into lines, names in lines of even length, tables, and the rows of footnotes."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.typeset.columns import rule_length
from desktop.typeset.compose import Composer, Flow, Paragraph
from desktop.typeset.dress import Frame
from desktop.typeset.levels import CENTRED
from desktop.typeset.metrics import text_width
from desktop.typeset.names import balanced_lines
from desktop.typeset.page import Rule
from desktop.typeset.rows import ParagraphStyle, Row, paragraph_rows, spotted
from desktop.typeset.tables import table_rows

_NAMES = CENTRED | {"appendix_label", "appendix_title", "attached_to"}  # set single, in lines of even length


class Setter:
    """Sets flow as wide as one frame, in the dress of its composer."""

    def __init__(self, composer: Composer, frame: Frame) -> None:
        self.composer, self.dress, self.frame = composer, composer.dress, frame
        self._styles: dict[tuple[str, bool, bool, str, bool], ParagraphStyle] = {}

    def rows(self, flow: Iterable[Flow], *, after_table: bool = False) -> tuple[tuple[Row, ...], bool]:
        """The rows of paragraphs and tables, and whether a table is the last of them.

        `after_table` says that a table stands right before them.
        """
        rows: list[Row] = []
        for part in flow:
            if isinstance(part, Paragraph):
                lines = self._paragraph(part)
                if after_table:
                    lines = (lines[0]._replace(gap=self.dress.points("table_gap")), *lines[1:])
                if part.heading:
                    lines = (lines[0]._replace(heading=part.heading), *lines[1:])
                rows.extend(lines)
                after_table = False
            else:
                table = table_rows(part.block, self.dress, self.frame.width, self.composer.spans)
                rows.extend(table)
                after_table = after_table or bool(table)
        return tuple(rows), after_table

    def note(self, note_id: str) -> tuple[Row, ...]:
        """The rows of a footnote; empty for a mark without a note."""
        note = self.composer.note(note_id)
        return self._paragraph(note) if note else ()

    def _paragraph(self, part: Paragraph) -> tuple[Row, ...]:
        element = part.element
        if element in _NAMES and len(part.spans) == 1:
            return self._centred(part)
        look = (element, part.indent, part.inset, part.gap, part.keep_next)
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._style(part)
        return paragraph_rows(part.spans, style, part.block_id)

    def _style(self, part: Paragraph) -> ParagraphStyle:
        dress, element = self.dress, part.element
        foot = element == "footnote"  # set single, without gaps
        inset = dress.points("quotation_inset") if part.inset else 0.0
        return ParagraphStyle(
            width=self.frame.width - 2 * inset,
            left=inset,
            leading=dress.line_height(element) if foot else dress.points("leading"),
            align=dress.element(element).align,
            first_indent=dress.points("first_indent") if part.indent else 0.0,
            gap=0.0 if foot else dress.points(part.gap),
            together=int(dress.share("lines_together")),
            keep_next=part.keep_next,
        )

    def _centred(self, part: Paragraph) -> tuple[Row, ...]:
        """A name over an appendix: lines of even length, and a rule under the last where the standard draws one."""
        dress, span, frame = self.dress, part.spans[0], self.frame
        names = dress.standard.names
        width = frame.width
        if part.element != "attached_to":  # which is long, and would need a line more
            width += dress.points("subject_width") - dress.frame().width
        lines = balanced_lines(span.text, span.face, span.size, width, names["together"], names["before"])
        style = ParagraphStyle(
            frame.width, dress.line_height(part.element), "centre", gap=dress.points(part.gap), keep_next=True
        )
        rows = paragraph_rows((span._replace(text="\n".join(lines)),), style, part.block_id)
        if part.element != "attached_to":
            return rows
        rows = spotted(rows, part.element)
        below = max(0.0, dress.points("appendix_gap") - dress.points("paragraph_gap"))
        if not dress.has("attached_rule"):
            return (*rows[:-1], rows[-1]._replace(height=rows[-1].height + below))
        measure = dress.standard.measures["attached_rule"]
        widths = [text_width(line, span.face, span.size) for line in lines]
        half, y = rule_length(widths, measure.value, measure.least) / 2, dress.points("rule_gap")
        middle, width = frame.width / 2, dress.points("rule_width")
        rule = Rule(middle - half, y, middle + half, y, width, part.block_id)
        return (*rows, Row(y + width + below, (rule,), keep_next=True))
