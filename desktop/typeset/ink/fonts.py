"""Our four faces inside a PDF: letters as bytes, and the subset of a font file that has just the letters in use.

A face is a simple font: one byte a letter, so that the file stays small and the page can widen the space between words.
Where a paper uses more letters of a face than one font holds, a second one takes the others.
"""

from __future__ import annotations

import struct
from codecs import charmap_build, charmap_encode
from itertools import groupby
from typing import Any, NamedTuple

import uharfbuzz

from desktop.typeset.metrics import font_file
from desktop.typeset.page import Face

SPACE = 32  # the one code that the page's word spacing widens (ISO 32000-1, 9.3.3)
# Codes that need no escape inside a string of a PDF; 0 is none in the tables of Python's codecs.
_CODES = tuple(code for code in range(1, 256) if code not in (SPACE, *b"\n\r()\\"))
_NO_LETTER = "\ufffe"  # what Python's codecs take for a code without a letter
_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})  # what a PDF reads of a font, beside its cmap
_MAGIC = 0xB1B0AFBA  # what the checksum of a whole font is subtracted from (OpenType, table head)


CharMap = Any  # what `charmap_encode` looks letters up in: a kind of trie that has no public name


Coded = tuple[int, bytes]
"""Which of a face's fonts, and bytes that show a text in it."""


class FaceCodes:
    """The codes of the letters of one face in one file, given out as the letters come.

    `fonts` are the fonts of the face: a code for each letter. The first holds all letters of an ordinary paper.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self.fonts: list[dict[str, int]] = [{" ": SPACE}]
        self._homes: dict[str, int] = {}
        self._map = self._build()

    def _build(self) -> CharMap:
        letters = ["\0", *[_NO_LETTER] * 255]
        for letter, code in self.fonts[0].items():
            letters[code] = letter
        return charmap_build("".join(letters))

    def encode(self, text: str) -> tuple[Coded, ...]:
        """The text, in one font where that is possible; a space stays in the font of the letter before it."""
        try:
            return ((0, charmap_encode(text, "strict", self._map)[0]),)
        except UnicodeEncodeError:
            return self._encode_slowly(text)

    def _encode_slowly(self, text: str) -> tuple[Coded, ...]:
        """The same where letters are new or have no code in the first font."""
        homes = self._homes
        new = [letter for letter in dict.fromkeys(text) if letter != " " and letter not in homes]
        for letter in new:
            homes[letter] = self._place(letter)
        if new:
            self._map = self._build()
        home = 0
        places = []
        for letter in text:
            home = homes.get(letter, home)
            places.append((home, letter))
        return tuple(
            (font, bytes([self.fonts[font][letter] for _home, letter in group]))
            for font, group in groupby(places, key=lambda place: place[0])
        )

    def _place(self, letter: str) -> int:
        """Give a letter a code in the first font that has one free; which font that is."""
        for number, codes in enumerate(self.fonts):
            if len(codes) <= len(_CODES):
                codes[letter] = _CODES[len(codes) - 1]
                return number
        self.fonts.append({" ": SPACE, letter: _CODES[0]})
        return len(self.fonts) - 1


class Subset(NamedTuple):
    """A font file with some letters of a face, and what a PDF says of it, in thousandths of the letter size."""

    program: bytes
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    slant: int  # degrees from upright, negative to the right


def subset(face: Face, codes: dict[str, int]) -> Subset:
    """The letters of `face` as a TrueType font without hints, found by `codes` in its one table (PDF/A-2, 6.2.11.6)."""
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(font_file(face)))
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(letter) for letter in codes)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    plan = uharfbuzz.SubsetPlan(whole, wanted)
    small = plan.execute()
    new, old = plan.old_to_new_glyph_mapping, plan.unicode_to_old_glyph_mapping
    glyphs = {code: new[old[ord(letter)]] for letter, code in codes.items() if ord(letter) in old}
    tables = {tag: small.reference_table(tag).data for tag in small.table_tags if tag in _TABLES}
    tables["cmap"] = _code_table(glyphs)
    head, ranges = tables["head"], whole.reference_table("OS/2").data
    scale = 1000 / whole.upem
    heights = struct.unpack_from(">hh", tables["hhea"], 4)
    return Subset(
        _font_file(tables),
        tuple(round(edge * scale) for edge in struct.unpack_from(">4h", head, 36)),
        round(heights[0] * scale),
        round(heights[1] * scale),
        round(struct.unpack_from(">h", ranges, 88)[0] * scale),
        round(struct.unpack_from(">i", whole.reference_table("post").data, 4)[0] / 65536),
    )


def _code_table(glyphs: dict[int, int]) -> bytes:
    """A font's cmap of one table (Macintosh, format 6): the glyph of each code."""
    first, last = min(glyphs), max(glyphs)
    row = [glyphs.get(code, 0) for code in range(first, last + 1)]
    head = struct.pack(">HHHHI", 0, 1, 1, 0, 12)
    return head + struct.pack(f">HHHHH{len(row)}H", 6, 10 + 2 * len(row), 0, first, len(row), *row)


def _font_file(tables: dict[str, bytes]) -> bytes:
    """Tables as a TrueType file, with the checksums that the format asks for."""
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(">IHHHH", 0x10000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    at = len(directory) + 16 * count
    body = b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        directory += tag.encode() + struct.pack(">III", _checksum(padded), at + len(body), len(table))
        body += padded
    file = directory + body
    place = file.index(tables["head"]) + 8
    return file[:place] + struct.pack(">I", (_MAGIC - _checksum(file)) & 0xFFFFFFFF) + file[place + 4 :]


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
