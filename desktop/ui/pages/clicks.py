"""What a click on a page means for who edits: which line of the sheet, which form, which cell. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.appendices import title_key
from desktop.domain.document import Document, trees, walk
from desktop.domain.lines import line as line_of
from desktop.domain.runs import flat
from desktop.services.library import standard_of
from desktop.typeset.page import HEADER, TITLE
from desktop.ui.pages.offsets import Match
from desktop.ui.pages.places import Hit
from desktop.ui.sheet.parts.places import part_text_at_click


@dataclass(frozen=True, slots=True)
class Target:
    """A line's key and an offset in it, or a part of the paper; with `cell` the row and column of a table's cell.

    `note` is the footnote whose own words were clicked.
    """

    key: str
    offset: int = 0
    cell: tuple[int, int] | None = None
    note: str = ""


def target_of(document: Document, hit: Hit) -> Target:
    """What is to be edited where a page was clicked.

    Paper calls the title of an appendix by the appendix; the line of a note at the foot is that which cites it. Words
    around the text are fields (see `domain.part_texts`), the offset being that in the field.
    """
    key = hit.block_id
    found_field = part_text_at_click(hit.block_id, hit.spot, hit.printed, hit.at, document, standard_of(document))
    if found_field is not None:
        return Target(*found_field)
    if key == TITLE:  # the title is typed with the head; other parts have fields of their own
        return Target(HEADER)
    if any(appendix.id == key for appendix in document.appendices):
        key = title_key(key)
    elif document.footnote(key) is not None:
        return replace(_mark_of(document, key), note=key)
    row, colon, column = hit.spot.partition(":")
    if colon and row.isdecimal() and column.isdecimal():
        return Target(key, cell=(int(row), int(column)))
    found = line_of(document, key)
    return Target(key, Match(hit.printed, flat(found.runs)).offset(hit.at) if found is not None else 0)


def _mark_of(document: Document, note_id: str) -> Target:
    """Before the mark that cites a note; a table's own line where it is cited in a cell."""
    for _place, blocks in trees(document):
        for block in walk(blocks):
            offset = 0
            for run in block.runs:
                if run.footnote == note_id:
                    return Target(block.id, offset)
                offset += 1 if run.footnote else len(run.text)
            if block.table is not None:
                for row, cells in enumerate(block.table.rows):
                    for column, cell in enumerate(cells):
                        if any(run.footnote == note_id for run in cell.runs):
                            return Target(block.id, cell=(row, column))
    return Target(note_id)
