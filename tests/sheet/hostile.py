"""Files that must never be read as a form: bombs, far cells, macros, damaged bytes, other things under our ending."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from desktop.sheet.book import Refusal

SHEET = "xl/worksheets/sheet1.xml"
Change = Callable[[dict[str, bytes]], dict[str, bytes]]
"""What is done to the parts of a good file."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package_of(parts: dict[str, bytes]) -> bytes:
    """A package of parts."""
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return memory.getvalue()


def in_sheet(old: bytes, new: bytes) -> Change:
    """A change of the first sheet."""
    return lambda parts: parts | {SHEET: parts[SHEET].replace(old, new, 1)}


END = b"</sheetData>"
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "a">'
LAUGHS = DOCTYPE + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 9)) + b"]>"


def _with_head(head: bytes) -> Change:
    return lambda parts: parts | {SHEET: parts[SHEET].replace(b"<worksheet", head + b"<worksheet", 1)}


CHANGES: dict[str, tuple[Change, Refusal]] = {
    "a value in the last cell": (
        in_sheet(END, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + END),
        Refusal.FAR,
    ),
    "a value far to the right": (in_sheet(END, b'<row r="99"><c r="XFD99"><v>1</v></c></row>' + END), Refusal.FAR),
    "a value far below": (in_sheet(END, b'<row r="900000"><c r="A900000"><v>1</v></c></row>' + END), Refusal.FAR),
    "a cell that is nowhere": (in_sheet(b'r="A7"', b'r="7A"'), Refusal.DAMAGED),
    "a row without a number": (in_sheet(b'<row r="7"', b'<row r="x"'), Refusal.DAMAGED),
    "300,000 cells": (
        in_sheet(END, (b"<row>" + b"<c><v>1</v></c>" * 20 + b"</row>") * 15_000 + END),
        Refusal.TOO_LARGE,
    ),
    "80 MB of blanks": (lambda parts: parts | {"xl/theme/a.xml": b" " * 80_000_000}, Refusal.TOO_LARGE),
    "entities within entities": (_with_head(LAUGHS), Refusal.DAMAGED),
    "a file of the PC as an entity": (
        _with_head(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        Refusal.DAMAGED,
    ),
    "macros": (lambda parts: parts | {"xl/vbaProject.bin": b"x"}, Refusal.MACROS),
    "a sheet that is not there": (lambda parts: {n: p for n, p in parts.items() if n != SHEET}, Refusal.DAMAGED),
    "no book": (lambda parts: {n: p for n, p in parts.items() if n != "xl/workbook.xml"}, Refusal.OTHER),
    "no relations": (
        lambda parts: {n: p for n, p in parts.items() if n != "xl/_rels/workbook.xml.rels"},
        Refusal.DAMAGED,
    ),
    "a sheet cut off": (lambda parts: parts | {SHEET: parts[SHEET][:-200]}, Refusal.DAMAGED),
    "600 parts": (lambda parts: parts | {f"x/{n}.xml": b"<a/>" for n in range(600)}, Refusal.TOO_LARGE),
    "a Word document": (lambda _parts: {"word/document.xml": b"<w/>"}, Refusal.OTHER),
}


def named_files(good: bytes) -> Iterator[tuple[str, bytes, Refusal]]:
    """Hostile files with the reason for which each is refused."""
    parts = parts_of(good)
    for name, (change, refusal) in CHANGES.items():
        yield name, package_of(change(dict(parts))), refusal
    yield "nothing", b"", Refusal.OTHER
    yield "text", "Kế hoạch".encode(), Refusal.OTHER
    yield "a PDF", b"%PDF-1.7 x", Refusal.OTHER
    yield "an old .xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Refusal.OLD_EXCEL
    yield "only the first letters of a package", b"PK\x03\x04", Refusal.DAMAGED
    yield "9 MB", b"PK" + bytes(9_000_000), Refusal.TOO_LARGE
    yield "cut in half", good[: len(good) // 2], Refusal.DAMAGED
    yield "a part with a password", _encrypted(good), Refusal.LOCKED
    yield "two parts of one name", _doubled(parts), Refusal.DAMAGED
    repeated = _open_document(b'table:number-rows-repeated="19000" table:number-columns-repeated="190"')
    yield "an .ods that repeats a value", repeated, Refusal.TOO_LARGE
    formulas = _open_document(
        b'table:number-rows-repeated="19000" table:number-columns-repeated="190"', b' table:formula="=1"/>'
    )
    yield "an .ods that repeats a formula without a value", formulas, Refusal.TOO_LARGE


def mutants(good: bytes, count: int) -> Iterator[bytes]:
    """Good files with some bytes changed, cut or doubled; half of them inside a part, where the package stays whole."""
    chance = random.Random(14)
    parts = parts_of(good)
    names = sorted(parts)
    for number in range(count):
        if number % 2:
            name = chance.choice(names)
            yield package_of(parts | {name: _mutated(parts[name], chance)})
        else:
            yield _mutated(good, chance)


def _mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _time in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) or 1)
        match chance.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.randint(1, 40)]
            case 2:
                changed[at:at] = changed[at : at + 40]
            case _:
                changed[at:at] = chance.choice((b'"', b"<", b"&#0;", b"99999999999", b"\0", b"]]>", b"-1"))
    return bytes(changed)


def _encrypted(good: bytes) -> bytes:
    """The mark of a password in the table of contents."""
    changed = bytearray(good)
    at = good.index(b"PK\x01\x02")
    changed[at + 8] |= 1
    return bytes(changed)


def _doubled(parts: dict[str, bytes]) -> bytes:
    """A package written by hand, as the library warns of a second part of the same name."""
    content = package_of(parts | {"xl/worksheets/sheetX.xml": parts[SHEET]})
    return content.replace(b"xl/worksheets/sheetX.xml", SHEET.encode())


_WORDS = b' office:value-type="string"><text:p>x</text:p></table:table-cell>'


def _open_document(repeated: bytes, cell: bytes = _WORDS) -> bytes:
    space = b"urn:oasis:names:tc:opendocument:xmlns:"
    rows, columns = repeated.split(b" ")
    content = (
        b'<office:document-content xmlns:office="%soffice:1.0" xmlns:table="%stable:1.0" xmlns:text="%stext:1.0">'
        b'<office:body><office:spreadsheet><table:table table:name="a"><table:table-row %s>'
        b"<table:table-cell %s%s"
        b"</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    ) % (space, space, space, rows, columns, cell)
    return package_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
