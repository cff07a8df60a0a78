"""Our four TrueType files (OpenType 1.9): of tables of thousands of letters only what a paper asks for is read."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path
from struct import unpack_from

from desktop.resources import resource
from desktop.typeset.page import Face

_UNICODE = (3, 1)  # platform and encoding of the table of letters, of format 4 in all our faces


class FontFile:
    """One file. Glyphs are counted from 0, which stands for letters that the face lacks; lengths are `units` an em."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        places = range(12, 12 + 16 * self._number(4), 16)
        self._tables: dict[bytes, tuple[int, int]] = {
            data[at : at + 4]: unpack_from(">II", data, at + 8) for at in places
        }
        self.units = self._number(self._start(b"head") + 18)
        self._metrics = self._start(b"hmtx")
        self._advances = self._number(self._start(b"hhea") + 34)
        self._long = self._number(self._start(b"head") + 50) == 1
        self._segments = self._find_segments()
        double = self._number(self._segments + 6)
        self._ends: tuple[int, ...] = unpack_from(f">{double // 2}H", data, self._segments + 14)

    def _number(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 2], "big")

    def _start(self, tag: bytes) -> int:
        return self._tables[tag][0]

    def _find_segments(self) -> int:
        cmap = self._start(b"cmap")
        for at in range(cmap + 4, cmap + 4 + 8 * self._number(cmap + 2), 8):
            platform, encoding, offset = unpack_from(">HHI", self._data, at)
            if (platform, encoding) == _UNICODE:
                return cmap + int(offset)
        raise ValueError("the font has no Unicode table")

    def table(self, tag: bytes) -> bytes:
        """A table's bytes. Raises KeyError where there is none."""
        start, length = self._tables[tag]
        return self._data[start : start + length]

    def glyph(self, letter: str) -> int:
        """The glyph of a letter, 0 where the face lacks it."""
        code, count = ord(letter), len(self._ends)
        if code >= 0xFFFF:
            return 0
        place = bisect_left(self._ends, code)
        starts = self._segments + 16 + 2 * count + 2 * place
        start, delta, at = self._number(starts), self._number(starts + 2 * count), starts + 4 * count
        if code < start:
            return 0
        offset = self._number(at)
        if not offset:
            return (code + delta) & 0xFFFF
        glyph = self._number(at + offset + 2 * (code - start))
        return (glyph + delta) & 0xFFFF if glyph else 0

    def metrics(self, glyph: int) -> tuple[int, int]:
        """How wide a glyph is, and how far from its origin its left edge stands."""
        last = self._advances - 1
        wide, left = unpack_from(">Hh", self._data, self._metrics + 4 * min(glyph, last))
        if glyph > last:  # all others are as wide as the last one and have only their edges listed
            [left] = unpack_from(">h", self._data, self._metrics + 4 * (last + 1) + 2 * (glyph - last - 1))
        return int(wide), int(left)

    def outline(self, glyph: int) -> bytes:
        """A glyph's entry in the table glyf; empty for blanks."""
        places, shapes = self._start(b"loca"), self._start(b"glyf")
        if self._long:
            start, end = unpack_from(">II", self._data, places + 4 * glyph)
        else:
            start, end = (2 * half for half in unpack_from(">HH", self._data, places + 2 * glyph))
        return self._data[shapes + start : shapes + end]


def font_path(face: Face) -> str:
    """The path of a face's file."""
    return str(resource("fonts", face.value + ".ttf"))


@cache
def font_file(face: Face) -> FontFile:
    """The file of a face, read."""
    return FontFile(Path(font_path(face)).read_bytes())
