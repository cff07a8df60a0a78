"""Letters as bytes of a PDF, and the fonts that are cut to the letters in use."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from desktop.typeset.ink.fonts import SPACE, FaceCodes, subset
from desktop.typeset.metrics import advances, font_file
from desktop.typeset.page import Face

LETTERS = "".join(letter for letter in advances(Face.REGULAR) if letter.isprintable() and letter != " ")


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
    small, whole = TTFont(BytesIO(made.program), checkChecksums=2), TTFont(font_file(face))
    assert set(small.keys()) - {"GlyphOrder"} == {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}  # no hints
    [table] = small["cmap"].tables
    assert (table.platformID, table.platEncID) == (1, 0)  # PDF/A-2, 6.2.11.6: a symbolic font has one table
    assert set(table.cmap) == set(codes.fonts[0].values())
    outlines = small.getGlyphSet(), whole.getGlyphSet()
    for letter, code in codes.fonts[0].items():
        new, old = table.cmap[code], whole.getBestCmap()[ord(letter)]
        assert outlines[0][new].width == outlines[1][old].width
        assert bounds(small, new) == bounds(whole, old)
    assert len(made.program) < 12_000


def bounds(font: TTFont, glyph: str) -> tuple[int, ...]:
    shape = font["glyf"][glyph]
    return tuple(getattr(shape, edge, 0) for edge in ("xMin", "yMin", "xMax", "yMax"))


def test_the_same_letters_give_the_same_font() -> None:
    letters = {" ": 32, "a": 1, "ế": 2}
    assert subset(Face.BOLD, letters) == subset(Face.BOLD, letters)
    assert subset(Face.BOLD, letters) != subset(Face.REGULAR, letters)
