"""Fonts as objects of a PDF: the program with the letters in use, their widths, and what they read as."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from zlib import crc32

from desktop.typeset.ink.drawing import font_name
from desktop.typeset.ink.fonts import FaceCodes
from desktop.typeset.ink.packing import Packer
from desktop.typeset.ink.subsets import Subset, subset
from desktop.typeset.metrics import advances
from desktop.typeset.page import Face

_SERIF, _SYMBOLIC, _ITALIC = 1 << 1, 1 << 2, 1 << 6  # flags (ISO 32000-1, table 123)
_BOLD = frozenset({Face.BOLD, Face.BOLD_ITALIC})
_STEMS = {False: 84, True: 140}  # width of an upright stroke, for readers that have to do without the font
_ENTRIES = 100  # of one part of a table of letters: as many as the format allows
_UNICODE = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin
/Registry (Adobe) def
/Ordering (UCS) def
/Supplement 0 def
end def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{letters}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def write_fonts(codes: FaceCodes, packer: Packer, number: Callable[[], int]) -> Iterator[tuple[bytes, int]]:
    """Write the fonts of a face: the name of each on the pages, and its object. `number` numbers objects."""
    for font, letters in enumerate(codes.fonts):
        made = subset(codes.face, letters)
        tag = _tag("".join(letters))
        descriptor = _write_descriptor(codes.face, tag, made, packer, number)
        yield font_name(codes.face, font), _write_font(codes.face, tag, letters, descriptor, packer, number)


def _name(face: Face) -> str:
    """The name that the font file gives itself."""
    return face.value.removesuffix("-Regular")


def _tag(letters: str) -> str:
    """Six capitals that tell this subset from others of its face (ISO 32000-1, 9.6.4)."""
    rest, tag = crc32(letters.encode()), ""
    for _place in range(6):
        rest, letter = divmod(rest, 26)
        tag += chr(ord("A") + letter)
    return tag


def _write_descriptor(face: Face, tag: str, made: Subset, packer: Packer, number: Callable[[], int]) -> int:
    program, descriptor = number(), number()
    packer.stream(program, b"/Length1 %d" % len(made.program), made.program)
    flags = _SYMBOLIC | _SERIF | (_ITALIC if made.slant else 0)
    box = " ".join(map(str, made.box))
    entries = f"/Type/FontDescriptor/FontName/{tag}+{_name(face)}/Flags {flags}/FontBBox[{box}]"
    entries += f"/ItalicAngle {made.slant}"
    heights = f"/Ascent {made.ascent}/Descent {made.descent}/CapHeight {made.cap_height}/StemV {_STEMS[face in _BOLD]}"
    packer.put(descriptor, f"<<{entries}{heights}/FontFile2 {program} 0 R>>".encode())
    return descriptor


def _write_font(
    face: Face, tag: str, letters: dict[str, int], descriptor: int, packer: Packer, number: Callable[[], int]
) -> int:
    font, unicode_map = number(), number()
    packer.stream(unicode_map, b"", _unicode_map(letters))
    by_code = {code: letter for letter, code in letters.items()}
    first, last = min(by_code), max(by_code)
    known = advances(face)
    widths = " ".join([f"{known[by_code[code]]:g}" if code in by_code else "0" for code in range(first, last + 1)])
    entries = (
        f"/Type/Font/Subtype/TrueType/BaseFont/{tag}+{_name(face)}/FirstChar {first}/LastChar {last}/Widths[{widths}]"
    )
    packer.put(font, f"<<{entries}/FontDescriptor {descriptor} 0 R/ToUnicode {unicode_map} 0 R>>".encode())
    return font


def _unicode_map(letters: dict[str, int]) -> bytes:
    """What each code reads as (ISO 32000-1, 9.10.3)."""
    entries = sorted((code, letter.encode("utf-16-be").hex()) for letter, code in letters.items())
    parts = []
    for start in range(0, len(entries), _ENTRIES):
        some = entries[start : start + _ENTRIES]
        lines = "".join(f"<{code:02x}> <{letter}>\n" for code, letter in some)
        parts.append(f"{len(some)} beginbfchar\n{lines}endbfchar\n")
    return _UNICODE.format(letters="".join(parts)).encode()
