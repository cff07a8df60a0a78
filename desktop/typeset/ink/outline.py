"""The outline beside the pages in a reader of PDF: headings as a tree (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.typeset.ink.packing import Packer
from desktop.typeset.ink.strings import text_string
from desktop.typeset.page import Heading


class _Entry(NamedTuple):
    """An entry with its object, that of what it stands under, and where it leads; `under` fills as others come."""

    number: int
    parent: int
    heading: Heading
    target: bytes
    under: list[_Entry]


class Outline:
    """Takes the headings of one file in their order; `number` numbers objects."""

    def __init__(self, number: Callable[[], int]) -> None:
        self._number = number
        self._root = 0  # there is none before the first heading
        self._top: list[_Entry] = []
        self._path: list[_Entry] = []  # the entry that came last, after those it stands under

    def add(self, heading: Heading, page: int, height: float) -> None:
        """A heading on the page that is this object; `height` is its place in pt from the page's lower edge.

        An outline goes down only one step at a time: a heading that skips some stands under the one before.
        """
        self._root = self._root or self._number()
        while self._path and self._path[-1].heading.depth >= heading.depth:
            self._path.pop()
        siblings, parent = (self._path[-1].under, self._path[-1].number) if self._path else (self._top, self._root)
        target = b"[%d 0 R/XYZ 0 %.7g 0]" % (page, round(height, 1))
        entry = _Entry(self._number(), parent, heading, target, [])
        siblings.append(entry)
        self._path.append(entry)

    def write(self, packer: Packer) -> bytes:
        """Write the entries; what the catalogue says of them, nothing where no heading came."""
        if not self._top:
            return b""
        shown = len(self._top) + sum([len(entry.under) for entry in self._top])  # what lies deeper opens on demand
        packer.put(self._root, b"<</Type/Outlines%b/Count %d>>" % (_ends(self._top), shown))
        _write(self._top, packer, opened=True)
        return b"/Outlines %d 0 R" % self._root


def _write(siblings: list[_Entry], packer: Packer, *, opened: bool) -> None:
    """Write entries that stand under the same one and all under them; `opened` says whether these are shown at once."""
    for place, entry in enumerate(siblings):
        body = b"<</Title%b/Parent %d 0 R/Dest%b" % (text_string(entry.heading.text), entry.parent, entry.target)
        if place:
            body += b"/Prev %d 0 R" % siblings[place - 1].number
        if place + 1 < len(siblings):
            body += b"/Next %d 0 R" % siblings[place + 1].number
        if entry.under:
            body += b"%b/Count %d" % (_ends(entry.under), len(entry.under) if opened else -len(entry.under))
        packer.put(entry.number, body + b">>")
        _write(entry.under, packer, opened=False)


def _ends(entries: list[_Entry]) -> bytes:
    return b"/First %d 0 R/Last %d 0 R" % (entries[0].number, entries[-1].number)
