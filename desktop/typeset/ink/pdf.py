"""Ink: placed pages as the bytes of a PDF that archives keep and screen readers read. No place is decided here.

Pages, fonts and tags come as finished bytes, so that a page may be forgotten once it is drawn. No PDF library is under
this: ReportLab knows neither tags nor packed objects, and to load it for the outline alone took as long as to lay out
and draw 20 pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from desktop.domain.document import Header
from desktop.typeset.ink.drawing import Pen
from desktop.typeset.ink.embedding import write_fonts
from desktop.typeset.ink.metadata import LANGUAGE, PRODUCER, About, about, srgb_profile, xmp
from desktop.typeset.ink.outline import Outline
from desktop.typeset.ink.packing import Packer
from desktop.typeset.ink.stamps import Stamp, Stamper, mixing
from desktop.typeset.ink.strings import text_string
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


class _File:
    """One file. Its objects are numbered here as they are needed and written by our packer."""

    def __init__(self, tags: Tags, paper: About, stamps: Sequence[Stamp]) -> None:
        self._last = 0  # the number of the last object
        self.packer = Packer()
        self.tags, self.paper = tags, paper
        self.pen = Pen(tags)
        self.stamper = Stamper(stamps, tags, self.packer, self._number)
        self.outline = Outline(self._number)
        self._pages, self._resources = self._number(), self._number()

    def _number(self) -> int:
        """The number of a new object."""
        self._last += 1
        return self._last

    def write(self, pages: Iterable[Page]) -> bytes:
        """The file with these pages."""
        kids = []
        for count, (page, following) in enumerate(_with_next(pages)):
            number, content = self._number(), self._number()
            kids.append(number)
            self.tags.turn(number)
            for heading in page.headings:
                self.outline.add(heading, number, page.height_pt - heading.y)
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
        self._fonts()
        root, info = self._catalog(), self._info()
        return self.packer.finish(self._number(), b"/Root %d 0 R/Info %d 0 R" % (root, info))

    def _fonts(self) -> None:
        """The fonts of the letters that were drawn, and the resources of all pages that name them and the images."""
        names = []
        for codes in self.pen.faces.values():
            for name, number in write_fonts(codes, self.packer, self._number):
                names.append(b"/%b %d 0 R" % (name, number))
        self.packer.put(self._resources, b"<</Font<<%b>>%b>>" % (b"".join(names), self.stamper.resources()))

    def _catalog(self) -> int:
        """The catalogue: the pages, the outline, the tags, the language, the metadata and the meaning of colours."""
        catalog, metadata, profile = self._number(), self._number(), self._number()
        outline = self.outline.write(self.packer)
        tree = self.tags.objects(self._last + 1)
        self._last += len(tree.objects)
        for number, body in tree.objects:
            self.packer.put(number, body)
        # Archives look for the metadata without reading the rest of the file.
        self.packer.stream(metadata, b"/Type/Metadata/Subtype/XML", xmp(self.paper), packed=False)
        self.packer.stream(profile, b"/N 3", srgb_profile())
        intent = b"/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R"
        entries = b"/Type/Catalog/Pages %d 0 R/Metadata %d 0 R%b" % (self._pages, metadata, outline)
        entries += b"/Lang%b/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>" % (text_string(LANGUAGE), tree.root)
        entries += b"/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<<%b>>]" % (intent % profile)
        self.packer.put(catalog, b"<<%b>>" % entries)
        return catalog

    def _info(self) -> int:
        """The document information, which has to say what the metadata say and nothing else."""
        number, paper = self._number(), self.paper
        words = {b"Title": paper.title, b"Author": paper.author, b"Subject": paper.subject}
        words |= {b"Creator": PRODUCER, b"Producer": PRODUCER, b"CreationDate": paper.stamp, b"ModDate": paper.stamp}
        entries = b"".join([b"/%b%b" % (name, text_string(text)) for name, text in words.items() if text])
        self.packer.put(number, b"<<%b>>" % entries)
        return number
