"""What every edit of a draft leaves right: references say where their targets stand, in the standard it follows."""

from __future__ import annotations

from desktop.domain.document import Document
from desktop.domain.references import refresh_references
from desktop.services.library import standard_of


def settle(before: Document, after: Document) -> Document:
    """`after` with its references brought up to date; the same document where they are."""
    return refresh_references(after, standard_of(after), before)
