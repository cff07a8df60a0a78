"""A font file with just the letters in use: a fiftieth of the whole, without hints, which readers do not need.

We write the letters' table anyway, for PDF/A wants one that subsetters do not make; the shapes are copied as they are.
Loading HarfBuzz for this took longer than doing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from struct import pack, unpack, unpack_from
from typing import NamedTuple

from desktop.typeset.font_files import FontFile, font_file
from desktop.typeset.page import Face

_MAGIC = 0xB1B0AFBA  # what the checksum of a whole font is subtracted from (OpenType, table head)
_FIRST_POINTS = 10  # bytes of an outline before the ends of its contours, or before its parts
# Flags of a part of a letter that is put together (OpenType, table glyf), and how many bytes they say it has.
_WORDS, _MORE, _HINTS = 0x1, 0x20, 0x100
_SCALES = {0x8: 2, 0x40: 4, 0x80: 8}
_NO_HINTS = pack(">7H", 1, 0, 0, 0, 0, 0, 0)  # of the table maxp: one zone, nothing stored or called


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
    whole = font_file(face)
    wanted = {code: glyph for letter, code in codes.items() if (glyph := whole.glyph(letter))}
    new = _renumbered(whole, wanted.values())
    head, heights = whole.table(b"head"), whole.table(b"hhea")
    tables = _shapes(whole, new)
    tables[b"cmap"] = _code_table({code: new[glyph] for code, glyph in wanted.items()})
    tables[b"head"] = head[:50] + pack(">h", 1) + head[52:]  # places of shapes are long numbers
    tables[b"hhea"] = heights[:34] + pack(">H", len(new))
    tables[b"maxp"] = _counted(whole.table(b"maxp"), len(new))
    scale = 1000 / whole.units
    left, bottom, right, top = (round(edge * scale) for edge in unpack_from(">4h", head, 36))
    ascent, descent = unpack_from(">hh", heights, 4)
    [capitals] = unpack_from(">h", whole.table(b"OS/2"), 88)
    [slant] = unpack_from(">i", whole.table(b"post"), 4)
    return Subset(
        _font_file(tables),
        (left, bottom, right, top),
        round(ascent * scale),
        round(descent * scale),
        round(capitals * scale),
        round(slant / 65536),
    )


def _renumbered(whole: FontFile, wanted: Iterable[int]) -> dict[int, int]:
    """New numbers of glyphs by their old ones: the one for no letter, the wanted ones, and those these are made of."""
    new = {0: 0}
    waiting = list(wanted)
    for glyph in waiting:  # it grows
        if glyph not in new:
            new[glyph] = len(new)
            waiting += [part for _at, _end, _flags, part in _parts(whole.outline(glyph))]
    return new


def _parts(outline: bytes) -> Iterator[tuple[int, int, int, int]]:
    """The parts of a letter that is put together of others: where each begins and ends, its flags and its glyph."""
    if not outline or unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = _FIRST_POINTS, _MORE
    while flags & _MORE:
        flags, glyph = unpack_from(">HH", outline, at)
        end = at + 4 + (4 if flags & _WORDS else 2) + sum([size for flag, size in _SCALES.items() if flags & flag])
        yield at, end, flags, glyph
        at = end


def _shapes(whole: FontFile, new: Mapping[int, int]) -> dict[bytes, bytes]:
    """The tables of the glyphs in their new order: their shapes, where each of these begins, and their widths."""
    shapes, places, widths, at = [], [0], [], 0
    for glyph in new:
        shape = _plain(whole.outline(glyph), new)
        at += len(shape)
        shapes.append(shape)
        places.append(at)
        widths.append(pack(">Hh", *whole.metrics(glyph)))
    return {b"glyf": b"".join(shapes), b"loca": pack(f">{len(places)}I", *places), b"hmtx": b"".join(widths)}


def _plain(outline: bytes, new: Mapping[int, int]) -> bytes:
    """An outline without hints, its parts by their new numbers."""
    if len(outline) <= _FIRST_POINTS:
        return b""
    [contours] = unpack_from(">h", outline)
    if contours >= 0:
        at = _FIRST_POINTS + 2 * contours
        [hints] = unpack_from(">H", outline, at)
        return outline[:at] + bytes(2) + outline[at + 2 + hints :]
    parts = [
        pack(">HH", flags & ~_HINTS, new[glyph]) + outline[at + 4 : end] for at, end, flags, glyph in _parts(outline)
    ]
    return outline[:_FIRST_POINTS] + b"".join(parts)


def _counted(most: bytes, glyphs: int) -> bytes:
    """The table maxp for so many glyphs without hints."""
    return most[:4] + pack(">H", glyphs) + most[6:14] + _NO_HINTS + most[28:]


def _code_table(glyphs: dict[int, int]) -> bytes:
    """A font's cmap of one table (Macintosh, format 6): the glyph of each code."""
    first, last = min(glyphs), max(glyphs)
    row = [glyphs.get(code, 0) for code in range(first, last + 1)]
    head = pack(">HHHHI", 0, 1, 1, 0, 12)
    return head + pack(f">HHHHH{len(row)}H", 6, 10 + 2 * len(row), 0, first, len(row), *row)


def _font_file(tables: dict[bytes, bytes]) -> bytes:
    """Tables as a TrueType file, with the checksums that the format asks for."""
    tables[b"head"] = tables[b"head"][:8] + bytes(4) + tables[b"head"][12:]
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = pack(">IHHHH", 0x10000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    at = len(directory) + 16 * count
    body = b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        directory += tag + pack(">III", _checksum(padded), at + len(body), len(table))
        body += padded
    file = directory + body
    place = file.index(tables[b"head"]) + 8
    return file[:place] + pack(">I", (_MAGIC - _checksum(file)) & 0xFFFFFFFF) + file[place + 4 :]


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
