"""What every edit of a draft leaves right: what shows a record says what the record says, and references say where
their targets stand, in the standard that the draft follows.
"""

from __future__ import annotations

from desktop.domain.document import Document, trees
from desktop.domain.record_settling import settle_records
from desktop.domain.references import refresh_references
from desktop.services.library import standard_of


def settle(before: Document, after: Document) -> Document:
    """`after` with its records and references brought up to date; the same document where they are.

    Letters of the header, of recipients and the like move nothing, unless they decide what the document is called or
    which standard it follows: then nothing is looked through.
    """
    standard = standard_of(after)
    same_name = before.header.kind == after.header.kind
    if same_name and _same_lines(before, after) and standard_of(before) is standard:
        return after
    return refresh_references(settle_records(before, after, standard), standard, before)


def _same_lines(before: Document, after: Document) -> bool:
    """Whether every line is shared by both; an edit shares what it leaves alone."""
    if before.appendices is not after.appendices:
        return False
    pairs = zip(trees(before), trees(after), strict=True)
    return all(blocks is now for (_place, blocks), (_again, now) in pairs)
