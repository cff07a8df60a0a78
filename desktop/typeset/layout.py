"""From a document to placed pages. Every decision about place is made here and in the modules this one calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from desktop.domain.document import Block, Document
from desktop.domain.numbering import document_labels, footnote_numbers
from desktop.domain.standards import Standard
from desktop.typeset.certified import copy_rows
from desktop.typeset.compose import Composer, Flow
from desktop.typeset.dress import choose_dress
from desktop.typeset.page import Page
from desktop.typeset.pagination import stream_pages
from desktop.typeset.placing import Around, Placer
from desktop.typeset.rows import Row
from desktop.typeset.setter import Setter
from desktop.typeset.surroundings import (
    Surroundings,
    closed,
    frame_of,
    opened,
    rows_before_end,
    surroundings,
    with_copy,
)


def lay_out_document(document: Document, standard: Standard) -> tuple[Page, ...]:
    """The pages of a document: the paper itself, then each appendix on pages of its own with numbers of its own.

    The same document and standard give equal pages. Raises MissingGlyph for a letter that our faces lack.
    """
    return tuple(iter_pages(document, standard))


def iter_pages(document: Document, standard: Standard, labels: Mapping[str, str] | None = None) -> Iterator[Page]:
    """The pages of `lay_out_document` one by one as they fill, with little more than one at hand, for a way to paper.

    `labels` are the printed numbers of its blocks where they are known. Raises MissingGlyph when it comes to the page
    with the letter that our faces lack.
    """
    labels = labels or document_labels(document, standard.forms)
    dress = choose_dress(document.header, standard, document.copy)
    composer = Composer(dress, document.footnotes, footnote_numbers(document))
    around = surroundings(document, dress)
    setter = Setter(composer, dress.frame())
    if not document.appendices:
        around = with_copy(around, copy_rows(document, dress, setter.frame))
    rows = _main(document, setter, around, labels)
    yield from _pages(rows, setter, Placer(dress, setter.frame, "", around.around))
    for number, appendix in enumerate(document.appendices, start=1):
        setter = Setter(composer, frame_of(appendix, dress, composer.spans))
        several = len(document.appendices) > 1
        head = composer.appendix_head(number, appendix, document.header, several=several)
        rows = chain.from_iterable(_rows(chain([head], flows_of(composer, appendix.blocks, labels)), setter))
        if number == len(document.appendices):
            rows = chain(rows, copy_rows(document, dress, setter.frame))
        yield from _pages(rows, setter, Placer(dress, setter.frame, appendix.id, Around()))


def _pages(rows: Iterator[Row], setter: Setter, placer: Placer) -> Iterator[Page]:
    for number, filled in enumerate(stream_pages(rows, placer.measure, setter.note), start=1):
        yield placer.page(filled, number)


def _main(document: Document, setter: Setter, around: Surroundings, labels: Mapping[str, str]) -> Iterator[Row]:
    """The rows of the paper itself, from its head to what follows the signature."""
    composer = setter.composer
    flows = [flows_of(composer, blocks, labels) for blocks in (document.preamble, document.body, document.closing)]
    text = _rows(chain([composer.bases(document.bases)], *flows), setter, ended=True)
    held, most = list(around.head), rows_before_end(composer.dress)
    begun = False
    for rows in text:
        held.extend(rows if begun else (opened(rows[0], composer.dress), *rows[1:]))
        begun = True
        yield from held[:-most]
        del held[:-most]
    yield from closed(tuple(held), composer.unmarked_notes(), around.end, composer.dress)
    yield from around.last


def flows_of(
    composer: Composer, blocks: tuple[Block, ...], labels: Mapping[str, str], depth: int = 0
) -> Iterator[list[Flow]]:
    """The flow of every block of a tree; `labels` are their printed numbers."""
    for at, block in enumerate(blocks):
        following = blocks[at + 1].level if at + 1 < len(blocks) else None
        yield composer.block(block, labels[block.id], following, depth)
        if block.children:
            yield from flows_of(composer, block.children, labels, depth + 1)


def _rows(flows: Iterable[list[Flow]], setter: Setter, *, ended: bool = False) -> Iterator[tuple[Row, ...]]:
    """The rows of each flow as it comes, if it has any; with `ended` the last words have the end mark after them."""
    held: tuple[tuple[Row, ...], list[Flow], bool] | None = None
    after_table = False
    for flow in flows:
        rows, table = setter.rows(flow, after_table=after_table)
        if rows:
            if held:
                yield held[0]
            held = rows, flow, after_table
        after_table = table
    if held and ended:
        yield setter.rows(setter.composer.ended(held[1]), after_table=held[2])[0]
    elif held:
        yield held[0]
