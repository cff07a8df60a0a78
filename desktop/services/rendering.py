"""A document as pages: what is seen, printed and saved as PDF is one layout, drawn by one hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.document import Document
from desktop.domain.errors import N_, UserError
from desktop.domain.standards import Standard
from desktop.services.files import write_file
from desktop.services.library import standard_of, standards
from desktop.typeset import MissingGlyph, lay_out_document, render_pdf
from desktop.typeset.page import Page
from desktop.typeset.structure import reading_structure

if TYPE_CHECKING:
    from desktop.typeset.ink.stamps import Stamp

UNPRINTABLE = N_("Phông chữ để in không có chữ “{letter}”. Văn bản giữ nguyên. Hãy thay chữ này ở chỗ “{words}”.")


class Unprintable(UserError):
    """A letter that cannot be printed, with its place: `key` and `offset` of the line, or a part filled in by form."""

    def __init__(self, document: Document, missing: MissingGlyph) -> None:
        from desktop.domain.finding import Spot, find_letter  # for the rare paper that is not printed

        spot = find_letter(document, missing.letter) or Spot("", 0, str(missing.values["text"]))
        self.key, self.offset = spot.key, spot.offset
        letter = missing.letter
        shown = letter if letter.isprintable() else f"U+{ord(letter):04X}"  # one that nobody sees
        words = "".join(part if part.isprintable() else "\ufffd" for part in spot.words)
        super().__init__(UNPRINTABLE, letter=shown, words=words)


@dataclass(frozen=True)
class Rendered:
    """The pages of a document, and the document they belong to; `now` is the date in the PDF, `stamps` its images."""

    document: Document
    standard_id: str
    pages: tuple[Page, ...]
    now: datetime
    stamps: tuple[Stamp, ...] = ()

    @cached_property
    def pdf(self) -> bytes:
        """All pages as they are printed and saved; written when first asked for."""
        from desktop.typeset.ink.pdf import write_pdf  # loaded with the first PDF, not with the window

        structure = reading_structure(self.document, standards()[self.standard_id])
        return write_pdf(self.pages, structure, self.document.header, now=self.now, stamps=self.stamps)

    def only(self, numbers: tuple[int, ...]) -> Rendered:
        """The same with some of its pages, counted from 1; without numbers all of them."""
        if not numbers or numbers == tuple(range(1, len(self.pages) + 1)):
            return self
        return replace(self, pages=tuple(self.pages[number - 1] for number in numbers))


def all_in_one(papers: Sequence[Rendered]) -> bytes:
    """Several papers as one PDF, one behind the other, for a printer; called after the first of them."""
    from desktop.typeset.ink.pdf import write_pdf
    from desktop.typeset.joining import joined

    read = [(one.pages, reading_structure(one.document, standards()[one.standard_id])) for one in papers]
    pages, structure = joined(read)
    return write_pdf(pages, structure, papers[0].document.header, now=papers[0].now)


def appendix_pages(rendered: Rendered) -> tuple[int, ...]:
    """The pages, from 1 through the whole file, that belong to appendices."""
    return tuple(number for number, page in enumerate(rendered.pages, 1) if page.part)


def page_of(rendered: Rendered, block_id: str) -> int:
    """The page, from 1, where a block begins; the first one for a block that no page shows."""
    found = (n for n, page in enumerate(rendered.pages, 1) if any(item.block_id == block_id for item in page.items))
    return next(found, 1)


def render(document: Document, standard: Standard | None = None, *, now: datetime) -> Rendered:
    """Lay a document out by `standard`, or by the one that its date and body ask for; `now` is the date in the PDF.

    Raises Unprintable.
    """
    rules = standard if standard is not None else standard_of(document)
    with naming_places(document):
        return Rendered(document, rules.id, lay_out_document(document, rules), now)


@contextmanager
def naming_places(document: Document) -> Iterator[None]:
    """Say of a letter that cannot be printed where in the document it stands."""
    try:
        yield
    except MissingGlyph as missing:
        raise Unprintable(document, missing) from missing


def print_pdf(document: Document, path: Path, standard: Standard | None = None, *, now: datetime) -> None:
    """Save a document as PDF as `export_pdf` does, page after page without keeping them: for those who show nothing."""
    rules = standard if standard is not None else standard_of(document)
    with naming_places(document):
        made = render_pdf(document, rules, now=now)
    write_file(path, made)


def export_pdf(
    document: Document,
    path: Path,
    standard: Standard | None = None,
    *,
    now: datetime,
    rendered: Rendered | None = None,
    numbers: tuple[int, ...] = (),
    wanted: Callable[[], bool] = lambda: True,
) -> Rendered:
    """Save a document as PDF and return what was saved. `rendered` is used where it shows this very document.

    With `numbers` only these pages are saved, counted from 1. `wanted` is asked once all is ready: nothing is written
    where it is not, any more.

    Raises Unprintable, and CannotWrite where the file cannot be written; the old file,
    where there was one, is then untouched.
    """
    rules = standard if standard is not None else standard_of(document)
    if rendered is None or rendered.document != document or rendered.standard_id != rules.id:
        rendered = render(document, rules, now=now)
    saved = rendered.only(numbers)
    made = saved.pdf
    if wanted():
        write_file(path, made)
    return saved
