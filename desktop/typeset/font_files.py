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

    @property
    def underline(self) -> tuple[int, int]:
        """Of a line under words: how far its upper edge is above the letters' foot, and how thick it is; in `units`."""
        top, thick = unpack_from(">hh", self._data, self._start(b"post") + 8)
        return int(top), int(thick)

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

    def advance(self, glyph: int) -> int:
        """How wide a glyph is; all behind the last one listed are as wide as that."""
        [wide] = unpack_from(">H", self._data, self._metrics + 4 * min(glyph, self._advances - 1))
        return int(wide)


def font_path(face: Face) -> str:
    """The path of a face's file."""
    return str(resource("fonts", face.value + ".ttf"))


@cache
def font_file(face: Face) -> FontFile:
    """The file of a face, read."""
    return FontFile(Path(font_path(face)).read_bytes())
