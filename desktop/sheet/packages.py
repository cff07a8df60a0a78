"""What may be inside a spreadsheet from outside, looked at before any reader of spreadsheets sees it.

A form is a small file: packages that unfold to more, cells far outside, macros and entities are refused here, on every
system alike; limits of the process (see `child`) stand behind. Formulas are found here: readers give their last value.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from desktop.sheet.book import Refusal, RefusedError, Spot

MOST_BYTES = 8_000_000  # of the file itself; the form of a unit with 1,000 rows has 0.1 MB
MOST_UNPACKED = 40_000_000  # of all parts that are read
MOST_PARTS = 500
MOST_CELLS = 200_000
MOST_ROWS, MOST_COLUMNS = 20_000, 200  # where something may be written
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx with a password
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, OSError, RuntimeError)

Formulas = dict[str, frozenset[Spot]]
"""Where formulas stand, by the name of the sheet."""


def inspect(content: bytes) -> Formulas:
    """Look through the bytes of a file and say where its formulas are. Raises RefusedError."""
    if len(content) > MOST_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)
    if content.startswith(_OLE):
        raise RefusedError(Refusal.OLD_EXCEL)
    if not content.startswith(b"PK"):
        raise RefusedError(Refusal.OTHER)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = _unpacked(package)
    except _BROKEN as error:
        raise RefusedError(Refusal.DAMAGED) from error
    except ValueError as error:  # of a broken table of contents, such as a strange name
        raise RefusedError(Refusal.DAMAGED) from error
    try:
        if "content.xml" in parts:
            return _open_document(parts)
        if "xl/workbook.xml" in parts:
            return _office_open(parts)
    except (ParseError, ValueError, KeyError) as error:
        raise RefusedError(Refusal.DAMAGED) from error
    raise RefusedError(Refusal.OTHER)


def _unpacked(package: zipfile.ZipFile) -> dict[str, bytes]:
    """The parts that say something about cells. Sizes are counted while unpacking: a package may claim anything."""
    infos = package.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MOST_PARTS or len(set(names)) < len(names):
        raise RefusedError(Refusal.TOO_LARGE if len(infos) > MOST_PARTS else Refusal.DAMAGED)
    if any(info.flag_bits & 1 for info in infos):
        raise RefusedError(Refusal.LOCKED)
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        raise RefusedError(Refusal.MACROS)
    parts, total = {}, 0
    for info in infos:
        if not info.filename.endswith((".xml", ".rels")):
            continue
        pieces = []
        with package.open(info) as part:
            while piece := part.read(_CHUNK):
                total += len(piece)
                if total > MOST_UNPACKED:
                    raise RefusedError(Refusal.TOO_LARGE)
                pieces.append(piece)
        parts[info.filename] = b"".join(pieces)
        if b"<!DOCTYPE" in parts[info.filename] or b"<!ENTITY" in parts[info.filename]:
            raise RefusedError(Refusal.DAMAGED)
    return parts


# .xlsx


def _office_open(parts: dict[str, bytes]) -> Formulas:
    targets = {
        element.get("Id", ""): _target(element.get("Target", ""))
        for element in _elements(parts.get("xl/_rels/workbook.xml.rels", b""), "Relationship")
    }
    found: Formulas = {}
    count = 0
    for sheet in list(_elements(parts["xl/workbook.xml"], "sheet")):
        relation = next((value for name, value in sheet.attrib.items() if _local(name) == "id"), "")
        part = parts.get(targets.get(relation, ""))
        if part is None:
            raise RefusedError(Refusal.DAMAGED)
        formulas, cells = _sheet(part, MOST_CELLS - count)
        found[sheet.get("name", "")] = formulas
        count += cells
    return found


def _target(written: str) -> str:
    """The part that a relation of the workbook names: beside it, or from the top."""
    return written[1:] if written.startswith("/") else f"xl/{written}"


def _sheet(part: bytes, most: int) -> tuple[frozenset[Spot], int]:
    """Where the formulas of one sheet stand, and how many cells it has."""
    formulas: set[Spot] = set()
    count, row, column = 0, -1, -1
    for event, element in iterparse(BytesIO(part), ("start", "end")):
        name = _local(element.tag)
        if event == "start" and name == "row":
            row, column = _row_number(element.get("r"), row), -1
        elif event == "start" and name == "c":
            row, column = _cell(element.get("r"), row, column)
            count += 1
            if count > most:
                raise RefusedError(Refusal.TOO_LARGE)
        elif event == "end" and name == "c":
            inside = {_local(child.tag) for child in element}
            if inside & {"v", "is", "f"}:
                _near(row, column)
            if "f" in inside:
                formulas.add((row, column))
        elif event == "end" and name == "row":
            element.clear()
    return frozenset(formulas), count


def _row_number(written: str | None, before: int) -> int:
    return before + 1 if written is None else int(written) - 1


def _cell(written: str | None, row: int, before: int) -> Spot:
    if written is None:
        return row, before + 1
    match = _REFERENCE.fullmatch(written)
    if match is None:
        raise RefusedError(Refusal.DAMAGED)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


# .ods


def _open_document(parts: dict[str, bytes]) -> Formulas:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise RefusedError(Refusal.LOCKED)
    found: Formulas = {}
    name, formulas = "", set[Spot]()
    count, row, column, rows = 0, 0, 0, 1
    for event, element in iterparse(BytesIO(parts["content.xml"]), ("start", "end")):
        tag = _local(element.tag)
        if event == "start" and tag == "table":
            name, formulas, row = _attribute(element, "name"), set(), 0
        elif event == "start" and tag == "table-row":
            column, rows = 0, _times(element, "number-rows-repeated")
        elif event == "end" and tag in ("table-cell", "covered-table-cell"):
            wide = _times(element, "number-columns-repeated")
            count += 1
            if len(element) or _attribute(element, "value-type") or _attribute(element, "formula"):
                count += rows * wide
                _near(row + rows - 1, column + wide - 1)
            if count > MOST_CELLS:
                raise RefusedError(Refusal.TOO_LARGE)
            if _attribute(element, "formula"):
                formulas |= {(row + down, column + right) for down in range(rows) for right in range(wide)}
            column += wide
        elif event == "end" and tag == "table-row":
            row += rows
            element.clear()
        elif event == "end" and tag == "table":
            found[name] = frozenset(formulas)
    return found


def _times(element: Element, name: str) -> int:
    return max(1, int(_attribute(element, name) or 1))


def _near(row: int, column: int) -> None:
    if row >= MOST_ROWS or column >= MOST_COLUMNS:
        raise RefusedError(Refusal.FAR)


# XML


def _elements(part: bytes, name: str) -> Iterator[Element]:
    for _event, element in iterparse(BytesIO(part), ("end",)):
        if _local(element.tag) == name:
            yield element


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == name), "")


def _local(name: str) -> str:
    """A name without its namespace; strict and transitional files differ only there."""
    return name.rpartition("}")[2]
