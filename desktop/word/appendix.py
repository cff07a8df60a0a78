"""Appendices as the bytes of a .docx: each on pages of its own, upright or lying, with numbers of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.domain.paper_sheets import PaperLine, PaperSheet, PaperTable
from desktop.word.paragraphs import paragraph_xml, twips
from desktop.word.parts import (
    DECLARATION,
    HEADER_LINK,
    LINKS,
    RELATIONS,
    ROOT_LINKS,
    SPACES,
    TYPES,
    header_xml,
    packed,
    properties_xml,
    styles_xml,
)
from desktop.word.tables import table_xml

_STYLES = {"appendix_label": "Heading1", "appendix_title": "Title", "attached_to": "Title"}
_SIZE = 13.0  # pt, of letters that say no size of their own


def docx_bytes(sheets: Sequence[PaperSheet], title: str, author: str, made: datetime) -> bytes:
    """The Word file of these appendices. The same sheets and time give the same bytes."""
    last = len(sheets) - 1
    body = "".join([_section(sheet, last=number == last) for number, sheet in enumerate(sheets)])
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": ROOT_LINKS,
            "docProps/core.xml": properties_xml(title, author, made),
            "word/document.xml": f"{DECLARATION}<w:document {SPACES} {RELATIONS}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": LINKS,
            "word/styles.xml": styles_xml(_SIZE),
            "word/header1.xml": header_xml(max((sheet.number_size for sheet in sheets), default=_SIZE)),
        }
    )


def _section(sheet: PaperSheet, *, last: bool) -> str:
    """An appendix and the paper it is on: what ends it says so, and the file itself for the last."""
    written = []
    for part in (*sheet.parts, *sheet.notes):
        if isinstance(part, PaperTable):
            gap = _gap_xml(sheet.table_gap)
            written.append(gap + table_xml(part) + gap)
        else:
            written.append(paragraph_xml(part, style=_STYLES.get(part.role, "")))
    paper = _paper(sheet)
    end = paper if last else paragraph_xml(PaperLine((), _SIZE), section=paper)
    return "".join(written) + end


def _gap_xml(points: float) -> str:
    """A low empty line: Word knows no other room around a table."""
    line = f'w:after="0" w:line="{twips(points)}" w:lineRule="exact"'
    return f"<w:p><w:pPr><w:keepNext/><w:spacing {line}/></w:pPr></w:p>"


def _paper(sheet: PaperSheet) -> str:
    """Size, margins and page numbers of a section; its first page bears none."""
    lying = ' w:orient="landscape"' if sheet.landscape else ""
    head = twips(sheet.top / 2)
    sides = "".join(f' w:{name}="{twips(getattr(sheet, name))}"' for name in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_LINK}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(sheet.width)}" w:h="{twips(sheet.height)}"{lying}/>'
        f'<w:pgMar{sides} w:header="{head}" w:footer="{head}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
