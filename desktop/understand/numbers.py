"""The right number of every block in the way its text writes numbers: printed "III-" after "III-" is rightly "IV-"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from desktop.domain.document import Block, Document, Level, trees
from desktop.understand.labels import Mark, read_label
from desktop.understand.reading import Source


def right_labels(document: Document, sources: Mapping[str, Source]) -> dict[str, str]:
    """The right label by block id for blocks whose text prints one, in their own style; others are left out."""
    found: dict[str, str] = {}
    for _place, blocks in trees(document):
        _label(blocks, "", sources, found)
    return found


def _label(siblings: tuple[Block, ...], above: str, sources: Mapping[str, Source], found: dict[str, str]) -> None:
    counts: Counter[Level] = Counter()
    for block in siblings:
        counts[block.level] += 1
        count = counts[block.level]
        path = f"{above}.{count}" if above and block.level is Level.SUBCLAUSE else str(count)
        source = sources.get(block.id)
        if source and source.printed_label and block.level is not Level.PARAGRAPH:
            label = read_label(f"{source.printed_label} AB") or read_label(f"{source.printed_label} Ab")
            if label:
                found[block.id] = label.numbered(count, above if label.mark is Mark.DOTTED else "")
        dotted = block.level in (Level.CLAUSE, Level.SUBCLAUSE)
        _label(block.children, path if dotted else "", sources, found)
