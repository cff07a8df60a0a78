"""What layout hands to ink: pages of placed runs of text and rules. Every length is in pt, from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Face(StrEnum):
    """The four faces of the paper's one family; the value names the font file under resources/fonts.

    As texts they are found in tables without a call into Python.
    """

    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"
    BOLD_ITALIC = "LiberationSerif-BoldItalic"


BLACK = (0.0, 0.0, 0.0)
RED = (0.86, 0.0, 0.0)  # NĐ 30, PL I.1-III.2.b: urgency is bright red

# Block ids of what is no block: the parts of the paper. Appendices have their own ids.
HEADER, TITLE, RECIPIENTS, SIGNATURE, PAGE_NUMBER, FOOTNOTES = (
    "header",
    "title",
    "recipients",
    "signature",
    "page-number",
    "footnotes",
)
ADDRESSED, CONTACT, COPY = "addressed-to", "contact", "copy"
CIRCULATION, DIGITAL_LINE = "circulation", "digital-line"  # in the top margin of page 1
PARTS = frozenset({HEADER, TITLE, ADDRESSED, RECIPIENTS, SIGNATURE, COPY, CIRCULATION, DIGITAL_LINE, CONTACT})
"""Those that the clerk fills in, around the text."""

NOTE_SPOT = "note:"  # and the id of the note: the spot of its mark


class TextRun(NamedTuple):
    """Text in one face, drawn from `x` on the line at `baseline`; every space is `word_space` wider than the font's.

    `spot` is where in its block it stands: "2:3" in a table's cell by row and column, "note:<id>" the mark of a note.
    In a part of the paper it is the standard's name for it ("issuer", "place_date"), with the recipients "item:<n>" for
    the n-th line (from 0) and "bracket:<n>" for the label beside the bracket of the n-th group.
    """

    x: float
    baseline: float
    text: str
    face: Face
    size: float
    block_id: str
    word_space: float = 0.0
    color: tuple[float, float, float] = BLACK
    spot: str = ""


made_of = tuple.__new__
"""`made_of(TextRun, (…))` is a run of all its values in half the time: for places where each line of a plan comes by.
"""


class Rule(NamedTuple):
    """A straight line from (x1, y1) to (x2, y2)."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    block_id: str
    color: tuple[float, float, float] = BLACK


class Shape(NamedTuple):
    """A filled polygon of a chart; shapes are drawn in their order, beneath rules and text."""

    points: tuple[tuple[float, float], ...]
    color: tuple[float, float, float]


Item = TextRun | Rule


class Heading(NamedTuple):
    """An entry of the PDF's outline: how deep it stands (0 at the top), its words and the height of its first line."""

    depth: int
    text: str
    y: float


class Room(NamedTuple):
    """A rectangle that is kept free for an image: "signature" or "seal", of a copy "copy-signature" or "copy-seal"."""

    name: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `number` is its printed number within its part, shown or not; `part` is "" or the id of an appendix."""

    width_pt: float
    height_pt: float
    items: tuple[Item, ...]
    number: int = 1
    part: str = ""
    headings: tuple[Heading, ...] = ()
    rooms: tuple[Room, ...] = ()
    shapes: tuple[Shape, ...] = ()
