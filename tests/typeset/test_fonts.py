"""Letters as bytes of a PDF, and the fonts that are cut to the letters in use."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from desktop.typeset.font_files import font_file, font_path
from desktop.typeset.ink.fonts import SPACE, FaceCodes
from desktop.typeset.ink.subsets import subset
from desktop.typeset.page import Face
from tests.typeset.letters import letters_of

LETTERS = letters_of(Face.REGULAR).replace(" ", "")


def read_back(codes: FaceCodes, text: str) -> str:
    """A text from its bytes, as a reader of the PDF has it."""
    found = ""
    for font, shown in codes.encode(text):
        letters = {code: letter for letter, code in codes.fonts[font].items()}
        found += "".join(letters[code] for code in shown)
    return found


@pytest.mark.parametrize(
    "texts",
    [
        ("Kế hoạch số 05,\u00a0năm 2027", "Kế hoạch", ""),
        tuple(LETTERS[start : start + 50] for start in range(0, 1000, 50)),
        (LETTERS[:300], "a b", LETTERS[250:260] + "a " + LETTERS[400:410], LETTERS[:300]),
        ("hai\u00a0\u00a0chỗ trống \u00a0 liền",),
    ],
    ids=["one font", "four fonts", "to and fro between two", "kinds of space"],
)
def test_every_text_is_read_back_from_its_bytes(texts: tuple[str, ...]) -> None:
    codes = FaceCodes(Face.REGULAR)
    assert [read_back(codes, text) for text in texts] == list(texts)
    assert [read_back(codes, text) for text in texts] == list(texts), "once more, when all letters are known"


def test_an_ordinary_line_is_one_string_of_one_byte_a_letter() -> None:
    [(font, shown)] = FaceCodes(Face.REGULAR).encode("Căn cứ Luật Công đoàn")
    assert (font, len(shown)) == (0, 21)


def test_no_code_needs_an_escape_and_spaces_keep_the_code_that_is_widened() -> None:
    codes = FaceCodes(Face.REGULAR)
    pieces = codes.encode(LETTERS + " \u00a0")
    assert not set(b"".join(shown for _font, shown in pieces)) & set(b"\0\n\r()\\")
    for font, letters in enumerate(codes.fonts):
        assert letters[" "] == SPACE, font
        assert len(set(letters.values())) == len(letters)


@pytest.mark.parametrize("face", Face)
def test_a_subset_has_its_letters_as_they_were_and_nothing_else(face: Face) -> None:
    codes = FaceCodes(face)
    codes.encode("Đẩy mạnh thi đua, ưỡn ngực: 100%!")
    made = subset(face, codes.fonts[0])
    small = TTFont(BytesIO(made.program), checkChecksums=2)
    assert set(small.keys()) - {"GlyphOrder"} == {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}  # no hints
    [table] = small["cmap"].tables
    assert (table.platformID, table.platEncID) == (1, 0)  # PDF/A-2, 6.2.11.6: a symbolic font has one table
    assert set(table.cmap) == set(codes.fonts[0].values())
    assert len(made.program) < 12_000


@pytest.mark.parametrize("face", Face)
def test_every_letter_is_as_wide_and_drawn_as_in_the_whole_font(face: Face) -> None:
    whole = TTFont(font_path(face))
    glyphs, shapes = whole.getBestCmap(), whole.getGlyphSet()
    codes = FaceCodes(face)
    codes.encode(letters_of(face)[:: 1 if face is Face.REGULAR else 5])
    for letters in codes.fonts:
        small = TTFont(BytesIO(subset(face, letters).program), checkChecksums=2)
        [table], small_shapes = small["cmap"].tables, small.getGlyphSet()
        for letter, code in letters.items():
            new, old = table.cmap[code], glyphs[ord(letter)]
            assert small["hmtx"][new] == whole["hmtx"][old], letter
            assert drawn(small_shapes[new]) == drawn(shapes[old]), letter


def drawn(glyph: Any) -> list[Any]:
    """The strokes of a letter, put together where it has parts."""
    pen = DecomposingRecordingPen(glyph.glyphSet)
    glyph.draw(pen)
    return list(pen.value)


@pytest.mark.parametrize("face", Face)
def test_a_font_file_is_read_as_others_read_it(face: Face) -> None:
    ours, theirs = font_file(face), TTFont(font_path(face))
    known = theirs.getBestCmap()
    for code in [*known, 0x61F, 0x5DE5, 0xFFFE, 0xFFFF, 0x1F600]:  # and some that no face has
        assert ours.glyph(chr(code)) == (theirs.getGlyphID(known[code]) if code in known else 0), hex(code)
    for name, metrics in theirs["hmtx"].metrics.items():
        assert ours.advance(theirs.getGlyphID(name)) == metrics[0]
    assert ours.underline == (theirs["post"].underlinePosition, theirs["post"].underlineThickness)


def test_the_same_letters_give_the_same_font() -> None:
    letters = {" ": 32, "a": 1, "ế": 2}
    assert subset(Face.BOLD, letters) == subset(Face.BOLD, letters)
    assert subset(Face.BOLD, letters) != subset(Face.REGULAR, letters)
