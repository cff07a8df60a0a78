"""Several papers as one file: pages behind one another, each paper a part of one tree that is read aloud.

Parts of the paper have the same ids in every document ("header", "signature"), so each paper's get its number before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.typeset.page import PAGE_NUMBER, Page
from desktop.typeset.structure import Element, Key, Part, Structure

Paper = tuple[tuple[Page, ...], Structure]
"""The pages of a document and how it is read."""


def joined(papers: Sequence[Paper]) -> Paper:
    """One paper of all; the top of each becomes a part under the one top."""
    pages: list[Page] = []
    elements = [Element("Document", -1)]
    parts: dict[Key, tuple[Part, ...]] = {}
    groups: dict[str, int] = {}
    artefacts: set[Key] = set()
    for number, (own, structure) in enumerate(papers):
        first, before = len(elements), f"{number}/"
        top, *under = structure.elements
        elements.append(Element("Part", 0, top.attributes))
        elements += [
            element._replace(parent=element.parent + first, name=before + element.name if element.name else "")
            for element in under
        ]
        parts |= {
            (_named(block, before), spot): tuple(_moved(part, first) for part in found)
            for (block, spot), found in structure.parts.items()
        }
        groups |= {_named(block, before): element + first for block, element in structure.groups.items()}
        artefacts |= {(_named(block, before), spot) for block, spot in structure.artefacts}
        pages += [_with_ids(page, before) for page in own]
    return tuple(pages), Structure(tuple(elements), parts, groups, frozenset(artefacts))


def _named(block_id: str, before: str) -> str:
    return block_id if block_id == PAGE_NUMBER else before + block_id


def _moved(part: Part, by: int) -> Part:
    label = part.label_element + by if part.label_element >= 0 else part.label_element
    return part._replace(element=part.element + by, label_element=label)


def _with_ids(page: Page, before: str) -> Page:
    return replace(page, items=tuple(item._replace(block_id=_named(item.block_id, before)) for item in page.items))
