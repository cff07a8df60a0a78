"""Ink: placed pages as the bytes of a PDF that archives keep and screen readers read. No place is decided here.

ReportLab holds what the file says of itself and its outline; pages, fonts and tags come as finished bytes, so that a
page may be forgotten once it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.domain.document import Header
from desktop.typeset.ink.drawing import Pen
from desktop.typeset.ink.embedding import write_fonts
from desktop.typeset.ink.metadata import LANGUAGE, PRODUCER, About, about, srgb_profile, xmp
from desktop.typeset.ink.packing import Packer
from desktop.typeset.ink.stamps import Stamp, Stamper, mixing
from desktop.typeset.ink.tagging import Tags
from desktop.typeset.page import Page
from desktop.typeset.structure import Structure


def write_pdf(
    pages: Iterable[Page], structure: Structure, header: Header, *, now: datetime, stamps: Sequence[Stamp] = ()
) -> bytes:
    """The pages as PDF/A-2a and PDF/UA-1 with title, author, outline and the date `now`.

    The same values give the same bytes. Pages are taken one at a time and not kept. Some pages of a document alone have
    those parts of its structure that stand on them. `stamps` are drawn where pages have rooms of their names.
    """
    return _File(Tags(structure), about(header, now), stamps).write(pages)


def _with_next(pages: Iterable[Page]) -> Iterator[tuple[Page, Page | None]]:
    """Each page with the one after it, None at the end."""
    before: Page | None = None
    for page in pages:
        if before is not None:
            yield before, page
        before = page
    if before is not None:
        yield before, None


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # ReportLab ships no types
    """The catalogue with the one entry that ReportLab does not know."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]  # likewise
    """The document information, which has to say what the metadata say and nothing else."""

    def __init__(self, paper: About) -> None:
        super().__init__()
        self.paper = paper

    def format(self, document: Any) -> bytes:
        """The dictionary."""
        paper = self.paper
        words = {"Title": paper.title, "Author": paper.author, "Subject": paper.subject}
        words |= {"Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": paper.stamp, "ModDate": paper.stamp}
        entries = {name: pdfdoc.PDFString(text) for name, text in words.items() if text}
        formatted: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return formatted


class _File(pdfdoc.PDFDocument):  # type: ignore[misc]  # likewise
    """One file. Its objects are numbered by ReportLab's counter and written by our packer."""

    def __init__(self, tags: Tags, paper: About, stamps: Sequence[Stamp]) -> None:
        super().__init__(invariant=1)  # no clock and no chance in the file
        self.packer = Packer()
        self.tags, self.paper = tags, paper
        self.pen = Pen(tags)
        self.stamper = Stamper(stamps, tags, self.packer, self._number)
        catalog = _Catalog()
        catalog.Lang, catalog.Outlines = pdfdoc.PDFString(LANGUAGE), self.outline
        self.Catalog, self.info = catalog, _Info(paper)
        self._pages, self._resources = self._number(), self._number()

    def _number(self) -> int:
        """The number of an object that ReportLab does not hold."""
        self.objectcounter += 1
        return int(self.objectcounter)

    def write(self, pages: Iterable[Page]) -> bytes:
        """The file with these pages."""
        kids = []
        depth = -1
        for count, (page, following) in enumerate(_with_next(pages)):
            number, content = self._number(), self._number()
            kids.append(number)
            self.tags.turn(number)
            depth = self._mark_headings(page, number, depth)
            words = self.pen.draw(page, following)
            stamped = self.stamper.draw(page)
            self.packer.stream(content, b"", words + stamped if stamped else words)
            size = b"%.6g %.6g" % (round(page.width_pt, 3), round(page.height_pt, 3))
            entries = b"/Type/Page/Parent %d 0 R/MediaBox[0 0 %b]/Contents %d 0 R" % (self._pages, size, content)
            # No page inherits its resources: PDF/A-2, 6.2.2.
            entries += b"/Resources %d 0 R/Tabs/S/StructParents %d" % (self._resources, count)
            entries += mixing(stamped)
            self.packer.put(number, b"<<%b>>" % entries)
        listed = b" ".join([b"%d 0 R" % kid for kid in kids])
        entries = b"/Type/Pages/Count %d/Kids[%b]" % (len(kids), listed)
        self.packer.put(self._pages, b"<<%b>>" % entries)
        return bytes(self.GetPDFData(self))

    def _mark_headings(self, page: Page, number: int, depth: int) -> int:
        """Entries of the outline for the headings of a page; `depth` is that of the entry before, and comes back.

        An outline may go down only one step at a time.
        """
        for place, heading in enumerate(page.headings):
            depth = min(heading.depth, depth + 1)
            name = f"{number} {place} {round(page.height_pt - heading.y, 1):g}"
            self.outline.addOutlineEntry(name, depth, heading.text, closed=depth > 0)
        return depth

    def _bookmarkReference(self, name: str) -> bytes:  # noqa: N802  # theirs
        """Where an entry of the outline leads."""
        number, _place, height = name.split()
        return f"[{number} 0 R/XYZ 0 {height} 0]".encode()

    def format(self) -> bytes:
        """The file as bytes, when all pages are drawn."""
        self._fonts()
        self._declare()
        place = 0
        while place < self.objectcounter:  # an object may ask for others while it is written
            place += 1
            name = self.numberToId.get(place)
            if name is not None:
                self.packer.put(place, pdfdoc.format(self.idToObject[name], self, toplevel=1))
        root, info = (pdfdoc.format(self.Reference(one), self) for one in (self.Catalog, self.info))
        return self.packer.finish(self._number(), b"/Root %b/Info %b" % (root, info))

    def _fonts(self) -> None:
        """The fonts of the letters that were drawn, and the resources of all pages that name them and the images."""
        names = []
        for codes in self.pen.faces.values():
            for name, number in write_fonts(codes, self.packer, self._number):
                names.append(b"/%b %d 0 R" % (name, number))
        self.packer.put(self._resources, b"<</Font<<%b>>%b>>" % (b"".join(names), self.stamper.resources()))

    def _declare(self) -> None:
        """What the catalogue says: the tags, the title, the metadata and the meaning of colours."""
        tree = self.tags.objects(self.objectcounter + 1)
        self.objectcounter += len(tree.objects)
        for number, body in tree.objects:
            self.packer.put(number, body)
        metadata, profile = self._number(), self._number()
        # Archives look for the metadata without reading the rest of the file.
        self.packer.stream(metadata, b"/Type/Metadata/Subtype/XML", xmp(self.paper), packed=False)
        self.packer.stream(profile, b"/N 3", srgb_profile())
        intent = b"/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R"
        catalog = self.Catalog
        catalog.Pages, catalog.Metadata = b"%d 0 R" % self._pages, b"%d 0 R" % metadata
        catalog.StructTreeRoot, catalog.MarkInfo = b"%d 0 R" % tree.root, b"<</Marked true>>"
        catalog.ViewerPreferences = b"<</DisplayDocTitle true>>"
        catalog.OutputIntents = b"[<<%b>>]" % (intent % profile)
