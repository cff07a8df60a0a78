"""The line "(Kèm theo …)" under the title of an appendix, as a band of the sheet that is typed where it stands."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.attached import attached_words
from desktop.domain.document import Appendix, Document
from desktop.domain.part_texts import ATTACHED
from desktop.domain.standards import POINTS_PER_MM
from desktop.typeset.columns import Column
from desktop.typeset.dress import Dress
from desktop.typeset.page import TextRun
from desktop.ui.sheet.look.styles import SheetStyle
from desktop.ui.sheet.parts.drawn import SheetPart, drawn
from desktop.ui.sheet.parts.places import PartTextPlace, pieces_of
from desktop.ui.sheet.parts.shown import OpenPart
from desktop.ui.theme import Theme


def attached_bands(document: Document, style: SheetStyle, theme: Theme, open: OpenPart | None) -> dict[str, SheetPart]:
    """The bands by the id of their appendix, broken into lines as on paper; none where paper says nothing there."""
    found = {}
    for appendix in document.appendices:
        band = _band(appendix, document, style, theme, open)
        if band is not None:
            found[appendix.id] = band
    return found


def _band(
    appendix: Appendix, document: Document, style: SheetStyle, theme: Theme, open: OpenPart | None
) -> SheetPart | None:
    field = ATTACHED + appendix.id
    in_hand = open is not None and open.field == field
    if in_hand and open is not None:
        appendix = replace(appendix, attached_to=open.text)  # while that is empty the line that paper makes shows
    text = "".join(map(drawn, attached_words(appendix, document.header, style.standard))).strip()
    if not text:
        return None
    dress = Dress(style.standard, small=style.small)
    left = style.standard.measures["margin_left"].value * POINTS_PER_MM
    column = Column(dress, left, dress.frame().width, appendix.id)
    column.add("attached_to", text)
    column.short_rule("attached_rule")
    runs = [item for item in column.items if isinstance(item, TextRun)]
    guides = {field} if in_hand and open is not None and not open.text.strip() else set()
    return SheetPart(column.items, style, theme, {field: PartTextPlace(field, pieces_of(text, runs))}, guides)
