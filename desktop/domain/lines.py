"""The document as lines in printed order: every place with its rows, the titles of appendices among them.

An editor sees a document so: one line after another, whatever tree it belongs to. The place of an appendix' title is
its key; it holds a single row whose block carries the title as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.appendices import appendix_of_title, set_title, title_key
from desktop.domain.document import (
    BASES,
    BODY,
    CLOSING,
    PREAMBLE,
    Block,
    Document,
    Run,
    appendix_place,
    find,
    plain,
    text_runs,
    with_tree,
)
from desktop.domain.edits import Row, rows_of, set_runs, tree_of


@dataclass(frozen=True, slots=True)
class Caret:
    """A place between two characters: the key of a line and the offset in it, footnote marks counted as one."""

    key: str
    offset: int = 0


def places(document: Document) -> Iterator[tuple[str, list[Row]]]:
    """Every place with its rows, in printed order."""
    for name, blocks in (
        (BASES, document.bases),
        (PREAMBLE, document.preamble),
        (BODY, document.body),
        (CLOSING, document.closing),
    ):
        yield name, rows_of(blocks)
    for appendix in document.appendices:
        key = title_key(appendix.id)
        yield key, [Row(0, Block(key, runs=text_runs(appendix.title)))]
        yield appendix_place(appendix.id), rows_of(appendix.blocks)


def locate(document: Document, key: str) -> tuple[str, list[Row], int] | None:
    """The place, its rows and the index of the line with this key; None where there is no such line."""
    for place, rows in places(document):
        for index, row in enumerate(rows):
            if row.block.id == key:
                return place, rows, index
    return None


def with_rows(document: Document, place: str, rows: list[Row]) -> Document:
    """`document` with the rows of a place replaced; a title takes the text of the first row, or none."""
    appendix_id = appendix_of_title(place)
    if appendix_id is not None:
        return set_title(document, appendix_id, rows[0].block.text if rows else "")
    return with_tree(document, place, tree_of(rows))


def set_line(document: Document, key: str, runs: tuple[Run, ...]) -> Document:
    """Give the line with this key new text; a title keeps no dress."""
    appendix_id = appendix_of_title(key)
    if appendix_id is not None:
        return set_title(document, appendix_id, plain(runs))
    return set_runs(document, key, runs)


def line(document: Document, key: str) -> Block | None:
    """The block of the line with this key, without its children's place; None where there is none."""
    appendix_id = appendix_of_title(key)
    if appendix_id is None:
        found = find(document, key)
        return found[1] if found else None
    title = next((appendix.title for appendix in document.appendices if appendix.id == appendix_id), None)
    return None if title is None else Block(key, runs=text_runs(title))
