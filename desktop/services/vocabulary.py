"""What completion may offer: phrases of the program, and what a document and the office's others name and say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from desktop.domain.appendices import title_key
from desktop.domain.completion import Kind, Known, KnownList, Place, Vocabulary
from desktop.domain.document import Block, Document, trees, walk
from desktop.domain.echoes import Echoes
from desktop.domain.ports import Damaged, Database
from desktop.domain.text import nfc, one_line
from desktop.resources import resource

_SEVERAL = re.compile(r"[,;:]|\b[Cc]ác\b|^Như\b|^Lãnh đạo\b|trực thuộc")  # no name of one body
MOST_DOCUMENTS, MOST_LETTERS = 30, 500_000  # of the office: what a clerk has written lately, some 200 pages


class Said(NamedTuple):
    """What a document, or several, have named and said."""

    known: KnownList
    echoes: Echoes


@cache
def phrases() -> KnownList:
    """The set phrases that come with the program."""
    data = tomllib.loads(nfc(resource("phrases", "vi.toml").read_text(encoding="utf-8")))
    titles = [form for title in data["titles"] for form in (title, title.upper())]
    return KnownList(
        (
            *(Known(text, Kind.PHRASE) for text in (*data["phrases"], *data["sentences"])),
            *(Known(title, Kind.TITLE) for title in titles),
        )
    )


def lines_of(document: Document) -> Iterator[tuple[str, str]]:
    """Key and text of every line of a document, tables left out."""
    for _place, blocks in trees(document):
        for block in walk(blocks):
            yield block.id, block.text
    for appendix in document.appendices:
        yield title_key(appendix.id), appendix.title


def known_of_line(text: str) -> Iterator[Known]:
    """Citations and bodies that one line names: the short form for running text, the full one for bases."""
    from desktop.understand.mentions import mentions, units  # what reads texts is loaded when it is wanted

    if " số " in text:
        for mention in mentions(text):
            yield Known(mention.short, Kind.CITATION, place=Place.TEXT)
            yield Known(mention.full, Kind.CITATION, place=Place.BASES)
    for unit in units(text):
        yield Known(unit, Kind.UNIT)


def known_of_parts(document: Document) -> Iterator[Known]:
    """Bodies that the parts around a document's text name: header, recipients, assignments."""
    header = document.header
    names = [header.superior, header.issuer, *document.addressed_to]
    names += [item for group in document.recipients.groups for item in group.items]
    for _place, blocks in trees(document):
        names += [name for block in walk(blocks) for name in _assigned(block)]
    for name in names:
        tidy = one_line(name.split("(")[0]).strip(" -–;,.:")
        if len(tidy.split()) >= 2 and not tidy.isupper() and tidy[0].isupper() and not _SEVERAL.search(tidy):
            yield Known(tidy, Kind.UNIT)


class Words:
    """What one document names and says, kept up to date line by line while it is written."""

    def __init__(self) -> None:
        self.echoes = Echoes()
        self._named: dict[str, tuple[Known, ...]] = {}
        self._parts: tuple[Known, ...] = ()
        self._known: KnownList | None = None

    def put(self, key: str, text: str) -> None:
        """Take a line in as it is now."""
        self.echoes.put(key, text)
        named = tuple(known_of_line(text))
        if named != self._named.get(key, ()):
            self._named[key] = named
            self._known = None

    def keep_only(self, keys: frozenset[str]) -> None:
        """Forget every line but these."""
        self.echoes.keep_only(keys)
        for key in self._named.keys() - keys:
            if self._named.pop(key):
                self._known = None

    def take_parts(self, document: Document) -> None:
        """Take in what stands around the text."""
        parts = tuple(known_of_parts(document))
        if parts != self._parts:
            self._parts, self._known = parts, None

    def said(self) -> Said:
        """All of it."""
        if self._known is None:
            self._known = KnownList((*self._parts, *(one for named in self._named.values() for one in named)))
        return Said(self._known, self.echoes)


class OfficeWords:
    """What the office's other documents name and say; read one by one, so that saving never waits for all of them."""

    def __init__(self, without: str, limit: int = MOST_DOCUMENTS) -> None:
        self._without, self._limit = without, limit
        self._waiting: list[str] | None = None
        self._known: list[Known] = []
        self._echoes = Echoes()
        self._letters = 0

    def read_next(self, database: Database) -> Said | None:
        """Read one more document; all that was found once there is no more, None until then."""
        with database.unit() as unit:
            if self._waiting is None:
                self._waiting = [info.id for info in unit.documents.recent(self._limit + 1) if info.id != self._without]
                office = unit.office.load()
                names = (office.name, office.superior) if office is not None else ()
                self._known += [Known(name, Kind.UNIT) for name in names if name]
            elif self._waiting and self._letters < MOST_LETTERS:
                try:
                    stored = unit.documents.load(self._waiting.pop(0))
                except Damaged:  # one goes without it; opening it says what is wrong
                    stored = None
                if stored is not None:
                    self.read(stored.document)
            else:
                return self.said()
        return None

    def read(self, document: Document) -> None:
        """Take a document in."""
        bases = {block.id for block in walk(document.bases)}
        for key, text in lines_of(document):
            self._letters += len(text)
            self._echoes.put(f"{document.id}/{key}", text)
            self._known += _first_named(text)
            if key in bases and text:
                self._known.append(Known(text.rstrip(" ;."), Kind.PHRASE, place=Place.BASES))
        self._known += known_of_parts(document)

    def said(self) -> Said:
        """What has been found so far."""
        return Said(KnownList(self._known), self._echoes)


def vocabulary(here: Said, office: Said | None = None) -> Vocabulary:
    """What is known here, in the office and everywhere."""
    if office is None:
        return Vocabulary(here.known, here.echoes, phrases=phrases())
    return Vocabulary(here.known, here.echoes, office.known, office.echoes, phrases())


def _first_named(text: str) -> Iterator[Known]:
    """What a line of another document names; here it would be the first mention, and so in full."""
    for one in known_of_line(text):
        if one.kind is not Kind.CITATION:
            yield one
        elif one.place is Place.BASES:
            yield one._replace(place=None)


def _assigned(block: Block) -> tuple[str, ...]:
    return tuple(unit for one in block.assignments for unit in (one.lead, *one.supporting))
