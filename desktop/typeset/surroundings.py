"""The parts of a paper besides the run of its blocks: what stands before them, after them, and around page 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.domain.document import Appendix, Document, Orientation
from desktop.typeset.addressed import addressed_rows
from desktop.typeset.dress import Dress, Frame
from desktop.typeset.ending import ENDING_MOST, ending_rows
from desktop.typeset.header import header_rows
from desktop.typeset.marks import contact_after_text, foot_of_first_page, page_marks, rows_of_marks
from desktop.typeset.metrics import ASCENT
from desktop.typeset.page import TextRun
from desktop.typeset.placing import Around
from desktop.typeset.rows import Row
from desktop.typeset.tables import Spans, needs_landscape


class Surroundings(NamedTuple):
    """`head` are the rows over the text, `end` those of signature and recipients, `last` a contact line after these."""

    head: tuple[Row, ...]
    end: tuple[Row, ...]
    last: tuple[Row, ...]
    around: Around


def surroundings(document: Document, dress: Dress) -> Surroundings:
    """What surrounds the text of the paper itself; blocks, appendices, notes and a copy have no part in it."""
    header, frame = document.header, dress.frame()
    return Surroundings(
        (*rows_of_marks(header, dress, frame), *header_rows(header, dress), *addressed_rows(document, dress)),
        tuple(ending_rows(document.recipients, document.signature, dress, frame.height * ENDING_MOST)),
        tuple(contact_after_text(header, dress, frame)),
        Around(page_marks(header, dress, frame), foot_of_first_page(header, dress, frame)),
    )


def with_copy(around: Surroundings, copy: tuple[Row, ...]) -> Surroundings:
    """The same with the rows of a copy after the end of a paper without appendices, on one page with it."""
    if not copy:
        return around
    return around._replace(end=(*[row._replace(keep_next=True) for row in around.end], *copy))


def opened(row: Row, dress: Dress) -> Row:
    """The first row of the text with the space that stands over the text."""
    return row._replace(gap=dress.points("body_gap"))


def closed(rows: Sequence[Row], notes: tuple[str, ...], end: Sequence[Row], dress: Dress) -> tuple[Row, ...]:
    """The last rows of the text, with the notes that no mark cites, and the end of the paper after them.

    At least two lines of the text stay with the signature.
    """
    finished = list(rows)
    if notes and finished:
        finished[-1] = finished[-1]._replace(notes=(*finished[-1].notes, *notes))
    if end:
        wanted = int(dress.share("lines_with_signature"))
        for at in range(len(finished) - 1, -1, -1):
            if wanted <= 0:
                break
            finished[at] = finished[at]._replace(keep_next=True)
            wanted -= max(_lines(finished[at]), 1)
    return (*finished, *end)


def rows_before_end(dress: Dress) -> int:
    """How many rows `closed` may have to know."""
    return max(int(dress.share("lines_with_signature")), 1)


def _lines(row: Row) -> int:
    """How many lines of text stand in a row."""
    return len({round(item.baseline + ASCENT * item.size) for item in row.items if isinstance(item, TextRun)})


def frame_of(appendix: Appendix, dress: Dress, spans: Spans) -> Frame:
    """The text area of an appendix; `spans` dresses the runs of cells, for with AUTO its tables decide."""
    auto = appendix.orientation is Orientation.AUTO
    across = needs_landscape(appendix.blocks, dress, spans) if auto else appendix.orientation is Orientation.LANDSCAPE
    return dress.frame(landscape=across)
