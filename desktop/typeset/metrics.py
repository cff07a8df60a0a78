"""Widths of letters, read straight from our four font files, so that layout needs no PDF library.

Kerning is not used, neither here nor in the PDF. Widths are whole thousandths of the letter size: some readers of PDF
(PDFium is one) know no fractions, and every reader has to put each letter where layout put it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Protocol

from desktop.domain.errors import N_, UserError
from desktop.resources import resource
from desktop.typeset.font_files import font_file
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


class _Advances(dict[str, float]):
    """The width of each letter seen so far, in thousandths of the size; read when asked for (KeyError)."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._font = font_file(face)
        self[NO_BREAK] = self[" "]

    def __missing__(self, letter: str) -> float:
        font = self._font
        glyph = font.glyph(letter) if letter >= " " else 0
        if not glyph:
            raise KeyError(letter)
        # Whole, as the PDF states it: within a thousandth of the font's own, as PDF/A asks.
        wide = self[letter] = float(int(font.advance(glyph) * 1000 / font.units + 0.5))
        return wide


class Advances(Protocol):
    """Widths of letters by subscript alone: what was not asked for is not there to be counted or looked for."""

    def __getitem__(self, letter: str, /) -> float: ...


@cache
def advances(face: Face) -> Advances:
    """The width of a letter of a face in thousandths of the size, by subscript; KeyError where the face lacks it."""
    return _Advances(face)


def has_letter(letter: str, face: Face) -> bool:
    """Whether a face has a letter."""
    try:
        advances(face)[letter]
    except KeyError:
        return False
    return True


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
            width = sum(map(widths.__getitem__, text))
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
