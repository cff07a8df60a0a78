"""A standard in one of its two size sets, with every measure in pt: what compose and layout ask for looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from desktop.domain.dates import OfficialDate, long_date
from desktop.domain.document import Copy, Header
from desktop.domain.standards import Element, Standard
from desktop.domain.text import one_line
from desktop.typeset.lines import Span
from desktop.typeset.metrics import LINE, NO_BREAK, printable, text_width
from desktop.typeset.page import Face

BLANKS = " \t\n"  # trimmed at the ends of a text; no-break spaces stay, they hold a place open
_FACES = {
    (False, False): Face.REGULAR,
    (True, False): Face.BOLD,
    (False, True): Face.ITALIC,
    (True, True): Face.BOLD_ITALIC,
}


def face_of(*, bold: bool, italic: bool) -> Face:
    """The face for a dress."""
    return _FACES[bold, italic]


class Frame(NamedTuple):
    """The area of a page that text fills, in pt from the top left corner of the page."""

    page_width: float
    page_height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How much text a page holds."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Dress:
    """One standard in one size set; `small` is the set for papers whose line of place and date is long."""

    standard: Standard
    small: bool = False

    def points(self, name: str) -> float:
        """A length of the standard in pt."""
        return self.standard.points(name)

    def share(self, name: str) -> float:
        """A share or a count of lines."""
        return self.standard.share(name)

    def has(self, measure: str) -> bool:
        """Whether the standard knows this measure: rules under issuer and subject are not drawn by all."""
        return measure in self.standard.measures

    def words(self, name: str) -> str:
        """Fixed words of the paper."""
        return self.standard.words[name]

    def element(self, name: str) -> Element:
        """The dress of one part."""
        return self.standard.elements[name]

    def size(self, name: str) -> float:
        """The letter size of an element in pt."""
        return self.standard.elements[name].size(small=self.small)

    def face(self, name: str) -> Face:
        """The face of an element."""
        element = self.standard.elements[name]
        return face_of(bold=element.bold, italic=element.italic)

    def line_height(self, name: str) -> float:
        """The height of a line of an element set single, in pt."""
        return self.size(name) * LINE * self.share("single_line")

    def text(self, name: str, text: str) -> str:
        """A text as an element prints it: in capitals where the standard wants them."""
        text = printable(text.strip(BLANKS))
        return text.upper() if self.standard.elements[name].caps else text

    def span(self, name: str, text: str) -> Span:
        """A text in the dress of an element."""
        return Span(self.text(name, text), self.face(name), self.size(name))

    def frame(self, *, landscape: bool = False) -> Frame:
        """The text area of a page."""
        width, height = self.points("page_width"), self.points("page_height")
        if landscape:
            width, height = height, width
        return Frame(
            width,
            height,
            self.points("margin_left"),
            self.points("margin_top"),
            width - self.points("margin_right"),
            height - self.points("margin_bottom"),
        )


def choose_dress(header: Header, standard: Standard, copy: Copy | None = None) -> Dress:
    """The large size set; the small one where the line of place and date does not fit its column, or that of a copy.

    NĐ 30, footnote to Phụ lục I.1-V: sizes in one document go up and down together.
    """
    large = Dress(standard)
    lines = [place_and_date(one, large) for one in (header, copy.header if copy else header)]
    width = max([text_width(line, large.face("place_date"), large.size("place_date")) for line in lines])
    return Dress(standard, small=True) if width > large.points("header_right") else large


def number_line(header: Header, dress: Dress) -> str:
    """ "Số: 05/KH-LĐLĐ"; blanks where number or symbol are still open."""
    return dress.standard.numbered(header.number, header.symbol, blank=dress.words("number_blank"))


def place_and_date(header: Header, dress: Dress) -> str:
    """ "Bình An, ngày 05 tháng 02 năm 2026"; blanks where a part is still open."""
    blank = dress.words("day_blank")
    when = header.date
    written = long_date(when, blank=blank) if when else _open_date(blank)
    place = one_line(header.place) or NO_BREAK * 2 * len(blank)  # at the start of a line others would be trimmed
    return printable(dress.words("place_date").replace("{date}", written).replace("{place}", place))


def _open_date(blank: str) -> str:
    """The line of a date of which even the year is open."""
    return long_date(OfficialDate(9999), blank=blank).replace("9999", blank)
