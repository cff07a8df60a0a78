"""Widths of letters, read straight from our four font files, so that layout needs no PDF library.

Kerning is not used, neither here nor in the PDF. Widths are whole thousandths of the letter size: some readers of PDF
(PDFium is one) know no fractions, and every reader has to put each letter where layout put it.
"""

from __future__ import annotations

import struct
import tomllib
from functools import cache

from desktop.domain.errors import N_, UserError
from desktop.resources import resource
from desktop.typeset.page import Face

NO_BREAK = "\u00a0"  # a space at which no line ends; as wide as the other one
LONGEST_KEPT = 40  # letters of a word whose width is kept: of longer ones, addresses and whole lines, no two are alike
MOST_KEPT = 50_000  # words of one face; a language has fewer, a hostile file may have more

MISSING_GLYPH = N_(
    "Phông chữ để in không có chữ “{letter}” ({code}). Văn bản giữ nguyên, chưa in gì. "
    "Hãy thay chữ này trong đoạn “{text}” rồi in lại."
)


class MissingGlyph(UserError):
    """A letter that none of our faces has; it is refused, for a box on paper would be worse."""

    def __init__(self, letter: str, text: str) -> None:
        shown = [part if part.isprintable() else "\ufffd" for part in (letter, *text[:60])]  # surrogates stop terminals
        super().__init__(MISSING_GLYPH, letter=shown[0], code=f"U+{ord(letter):04X}", text="".join(shown[1:]))
        self.letter = letter


def font_file(face: Face) -> str:
    """The path of a face's TrueType file."""
    return str(resource("fonts", face.value + ".ttf"))


@cache
def _substitutes() -> dict[int, str]:
    """Letters that are printed as others of the same look (a table for `str.translate`)."""
    data = tomllib.loads(resource("fonts", "substitutes.toml").read_text(encoding="utf-8"))
    return {int(code, 16): letter for code, letter in data["letters"].items()}


def printable(text: str) -> str:
    """`text` with letters that look the same put for those that the font lacks."""
    return text.translate(_substitutes()) if not _plain(text) else text


def _plain(text: str) -> bool:
    return text.isascii() and "\t" not in text


@cache
def advances(face: Face) -> dict[str, float]:
    """The width of each letter that a face has, in thousandths of the size."""
    data = resource("fonts", face.value + ".ttf").read_bytes()
    tables = {data[at : at + 4]: struct.unpack_from(">II", data, at + 8)[0] for at in _directory(data)}
    units = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    # Whole, as the PDF states them: within a thousandth of the font's own, as PDF/A asks.
    widths = [float(int(width * 1000 / units + 0.5)) for width in _glyph_widths(data, tables[b"hmtx"], count)]
    letters = _letters(data, tables[b"cmap"])
    found = {
        chr(code): widths[glyph] if glyph < count else widths[-1]
        for code, glyph in letters.items()
        if glyph and code >= 32
    }
    found[NO_BREAK] = found[" "]
    return found


def _glyph_widths(data: bytes, at: int, count: int) -> tuple[int, ...]:
    """The widths of the first `count` glyphs in units of the font; all others are as wide as the last of them."""
    pairs = struct.unpack_from(f">{2 * count}H", data, at)  # each with where the glyph begins
    return pairs[::2]


def _directory(data: bytes) -> range:
    tables = struct.unpack_from(">H", data, 4)[0]
    return range(12, 12 + 16 * tables, 16)


def _letters(data: bytes, cmap: int) -> dict[int, int]:
    """Glyph by code point from the font's Unicode table of format 4, which all our faces have."""
    for number in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        if (platform, encoding) == (3, 1):
            return _format_4(data, cmap + offset)
    raise ValueError("the font has no Unicode table")


def _format_4(data: bytes, at: int) -> dict[int, int]:
    double = struct.unpack_from(">H", data, at + 6)[0]
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * double)
    ranges = at + 16 + 3 * double
    glyphs: dict[int, int] = {}
    for i, (start, end, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        offset = struct.unpack_from(">H", data, ranges + 2 * i)[0]
        codes = range(start, min(end, 0xFFFE) + 1)
        if offset == 0:
            glyphs.update([(code, (code + delta) & 0xFFFF) for code in codes])
            continue
        listed = struct.unpack_from(f">{len(codes)}H", data, ranges + 2 * i + offset)
        glyphs.update(zip(codes, [(glyph + delta) & 0xFFFF if glyph else 0 for glyph in listed], strict=True))
    return glyphs


@cache
def _known_widths(face: Face) -> dict[str, float]:
    """The words of a face measured so far, with their widths; `word_width` fills it."""
    return {" ": advances(face)[" "]}


def word_width(text: str, face: Face) -> float:
    """The width of a word in thousandths of the letter size. Raises MissingGlyph for a letter that the face lacks."""
    known = _known_widths(face)
    width = known.get(text)
    if width is None:
        widths = advances(face)
        try:
            width = sum([widths[letter] for letter in text])
        except KeyError as error:
            raise MissingGlyph(str(error.args[0]), text) from error
        if len(text) <= LONGEST_KEPT:
            if len(known) > MOST_KEPT:
                known.clear()
                known[" "] = widths[" "]
            known[text] = width
    return width


def text_width(text: str, face: Face, size: float) -> float:
    """The width of a text on one line, in pt."""
    return word_width(text, face) * size / 1000


# Of the family's own tables (hhea), in shares of the letter size: NĐ 30 counts lines in this font's own height.
ASCENT = 1825 / 2048
DESCENT = 443 / 2048
LINE = (1825 + 443 + 87) / 2048
FIGURE = 1384 / 2048  # height of a figure
