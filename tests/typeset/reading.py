"""Reads a finished PDF back with PDFium: lines of text, rules and fonts, in mm from the top left corner of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import pypdfium2
import pypdfium2.raw as raw

MM = 25.4 / 72


Colour = tuple[int, int, int]
INK: Colour = (0, 0, 0)


@dataclass(frozen=True)
class Letter:
    """One printed letter: where it stands on its line, its size in pt, the name of its font and its colour."""

    text: str
    x: float
    y: float
    size: float
    font: str
    colour: Colour = INK


@dataclass(frozen=True)
class Line:
    """Letters that follow one another on one baseline, `left` and `right` in mm; `page` counts from 0."""

    letters: tuple[Letter, ...]
    left: float
    right: float
    page: int = 0

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters).strip()

    @property
    def y(self) -> float:
        """The baseline."""
        return self.letters[0].y

    @property
    def size(self) -> float:
        return self.letters[0].size

    @property
    def font(self) -> str:
        return self.letters[0].font

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Stroke:
    """A straight rule, thin side left out."""

    left: float
    top: float
    right: float
    bottom: float
    colour: Colour = INK

    @property
    def length(self) -> float:
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def level(self) -> bool:
        return self.right - self.left > self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass
class ReadPage:
    """What is on one page."""

    width: float
    height: float
    text: str
    lines: list[Line] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def line(self, beginning: str) -> Line:
        """The only line that begins with these words."""
        found = [line for line in self.lines if line.text.startswith(beginning)]
        assert len(found) == 1, (beginning, [line.text for line in self.lines])
        return found[0]

    def level_rules(self) -> list[Stroke]:
        return [stroke for stroke in self.strokes if stroke.level]


def read_pdf(pdf: bytes) -> list[ReadPage]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [_read_page(page, number) for number, page in enumerate(document)]
    document.close()
    return pages


def _read_page(page: pypdfium2.PdfPage, number: int) -> ReadPage:
    width, height = page.get_size()
    textpage = page.get_textpage()
    read = ReadPage(width * MM, height * MM, textpage.get_text_range().replace("\r", ""))
    letters = list(_letters(textpage, height))
    for _key, group in groupby(enumerate(letters), key=_line_key(letters)):
        found = [letter for _number, letter in group]
        right = max((pair for pair in found if pair[0].text.strip()), key=lambda pair: pair[0].x, default=found[-1])
        line = tuple(letter for letter, _end in found)
        if "".join(letter.text for letter in line).strip():
            read.lines.append(Line(line, _first(line).x, right[1], number))
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right_edge, top = thing.get_bounds()
        half = min(right_edge - left, top - bottom) / 2  # PDFium adds the width of the pen on every side
        edges = (left + half, height - top + half, right_edge - half, height - bottom - half)
        x1, y1, x2, y2 = (edge * MM for edge in edges)
        read.strokes.append(Stroke(x1, y1, x2, y2, _pen(thing)))
    textpage.close()
    return read


def _first(letters: tuple[Letter, ...]) -> Letter:
    return next(letter for letter in letters if letter.text.strip())


def _line_key(letters: list[tuple[Letter, float]]):  # type: ignore[no-untyped-def]  # a counter in a closure
    """Letters are of one line while the baseline stays and they go to the right without a wide gap."""
    state = {"line": 0}

    def key(pair: tuple[int, tuple[Letter, float]]) -> int:
        number, (letter, _end) = pair
        if number:
            before, end = letters[number - 1]
            raised = abs(letter.y - before.y) < 2.5 and letter.size != before.size
            level = abs(letter.y - before.y) < 0.05 or raised
            if not level or letter.x < before.x - 0.05 or letter.x - end > 3:
                state["line"] += 1
        return state["line"]

    return key


def _pen(thing: pypdfium2.PdfObject) -> Colour:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetStrokeColor(thing.raw, red, green, blue, alpha)
    return red.value, green.value, blue.value


def _letters(textpage: pypdfium2.PdfTextPage, height: float) -> Iterator[tuple[Letter, float]]:
    """Letters as they were drawn, with where each ends; those that PDFium makes up are left out."""
    x, y = ctypes.c_double(), ctypes.c_double()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    box = raw.FS_RECTF()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    for index in range(textpage.count_chars()):
        if raw.FPDFText_IsGenerated(textpage, index):
            continue
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        raw.FPDFText_GetFontInfo(textpage, index, name, 128, flags)
        raw.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha)
        letter = Letter(
            chr(raw.FPDFText_GetUnicode(textpage, index)),
            x.value * MM,
            (height - y.value) * MM,
            round(raw.FPDFText_GetFontSize(textpage, index), 3),
            (name.value.decode().partition("+")[2] or name.value.decode()).removesuffix("-Regular"),
            (red.value, green.value, blue.value),
        )
        yield letter, box.right * MM
