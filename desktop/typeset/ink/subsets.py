"""A font file with just the letters in use, by HarfBuzz: a fiftieth of the whole, without the hints nobody reads.

The letters' table is ours, for PDF/A wants one that subsetters do not make.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

import uharfbuzz

from desktop.typeset.font_files import font_path
from desktop.typeset.page import Face

_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})  # what a PDF reads of a font, beside its cmap
_MAGIC = 0xB1B0AFBA  # what the checksum of a whole font is subtracted from (OpenType, table head)


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
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(font_path(face)))
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
