"""The same plan in the hands of others: Typst (its source, compiled) and ReportLab's Platypus (flowables, built).

Both get the text that we print with its numbers, and our faces, sizes, margins, line heights and repeated table heads.
Their head and foot are plain lines, which costs them less than ours costs us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from desktop.domain.document import Block, Document, Level, Table, plain, walk
from desktop.domain.numbering import labels
from desktop.services.library import standard_of
from desktop.typeset.font_files import font_path
from desktop.typeset.page import Face

FONTS = Path(font_path(Face.REGULAR)).parent
LEFT, RIGHT, TOP, BOTTOM = 30, 15, 20, 20  # mm
SIZE, LEADING, APART, INDENT = 14, 18, 6, 28.35  # pt
COLUMNS = (1, 5, 3, 2, 3)  # shares of a table's width
HEADINGS = {Level.PART, Level.SECTION, Level.CLAUSE}

Line = tuple[str, bool]  # text with its number, and whether it is a heading


def content(document: Document) -> Iterator[Line | Table]:
    """What is printed, from top to bottom."""
    header, forms = document.header, standard_of(document).forms
    for text in (header.superior, header.issuer, header.kind, header.subject):
        yield text, True
    trees = (document.bases, document.preamble, document.body, document.closing)
    for tree in (*trees, *(appendix.blocks for appendix in document.appendices)):
        numbers = labels(tree, forms)
        for block in walk(tree):
            yield _line(block, numbers[block.id]) if block.table is None else block.table
    for group in document.recipients.groups:
        yield from ((f"- {name};", False) for name in group.items)
    yield document.signature.signer, True


def _line(block: Block, number: str) -> Line:
    return f"{number} {block.text}".strip(), block.level in HEADINGS


# Typst


TYPST_HEAD = f"""\
#set page(paper: "a4", margin: (left: {LEFT}mm, right: {RIGHT}mm, top: {TOP}mm, bottom: {BOTTOM}mm), numbering: "1")
#set text(font: "Liberation Serif", size: {SIZE}pt, lang: "vi", hyphenate: false, top-edge: {LEADING - 4}pt,
  bottom-edge: -4pt)
#set par(justify: true, leading: 0pt, spacing: {APART}pt, first-line-indent: (amount: {INDENT}pt, all: true))
"""


def typst_source(document: Document) -> str:
    """The plan as a Typst program."""
    return TYPST_HEAD + "\n\n".join(map(_typst, content(document))) + "\n"


def _typst(piece: Line | Table) -> str:
    if isinstance(piece, Table):
        head, rows = piece.rows[: piece.header_rows], piece.rows[piece.header_rows :]
        cells = ["".join(f"[{_marked(plain(cell.runs))}]," for row in part for cell in row) for part in (head, rows)]
        columns = ", ".join(f"{share}fr" for share in COLUMNS)
        return f"#table(columns: ({columns}), stroke: 0.5pt, table.header({cells[0]}), {cells[1]})"
    text, heading = piece
    return f"#align(center)[*{_marked(text)}*]" if heading else _marked(text)


def _marked(text: str) -> str:
    return re.sub(r"([^\w\s])", r"\\\1", text)


def typst_compiler() -> typst.Compiler:
    """A compiler that stays warm: it keeps what it laid out for the next source."""
    return typst.Compiler(font_paths=[FONTS], ignore_system_fonts=True)


def typst_program(source: Path, pdf: Path) -> str:
    """A Python program that compiles `source` to `pdf`."""
    fonts = f"font_paths=[{str(FONTS)!r}], ignore_system_fonts=True"
    return f"import typst; typst.compile({str(source)!r}, output={str(pdf)!r}, {fonts})"


# Platypus


class _NoInk(Canvas):  # type: ignore[misc]  # ReportLab ships no types
    """A canvas whose file is never written: Platypus draws while it lays out, but fonts and zlib are left out."""

    def save(self) -> None:
        """Nothing."""


def register_faces() -> None:
    """Make our faces known to ReportLab; reading one takes 6 ms, a second call does nothing."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for face in Face:
        if face.value not in known:
            pdfmetrics.registerFont(TTFont(face.value, font_path(face)))


def platypus_build(document: Document) -> int:
    """Lay the plan out from its text; the number of pages."""
    register_faces()
    base: dict[str, Any] = {"fontSize": SIZE, "leading": LEADING, "spaceBefore": APART}
    body = ParagraphStyle(
        "body", None, fontName=Face.REGULAR.value, **base, alignment=TA_JUSTIFY, firstLineIndent=INDENT
    )
    heading = ParagraphStyle("heading", None, fontName=Face.BOLD.value, **base, alignment=TA_CENTER)
    cell = ParagraphStyle("cell", None, fontName=Face.REGULAR.value, fontSize=SIZE, leading=LEADING)
    width = A4[0] - (LEFT + RIGHT) * mm
    story: list[Any] = []
    for piece in content(document):
        if isinstance(piece, Table):
            cells = [[Paragraph(escape(plain(one.runs)), cell) for one in row] for row in piece.rows]
            shares = [width * share / sum(COLUMNS) for share in COLUMNS]
            grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))])
            story.append(LongTable(cells, shares, repeatRows=piece.header_rows, style=grid))
        else:
            story.append(Paragraph(escape(piece[0]), heading if piece[1] else body))
    margins = {"leftMargin": LEFT * mm, "rightMargin": RIGHT * mm, "topMargin": TOP * mm, "bottomMargin": BOTTOM * mm}
    template = SimpleDocTemplate(BytesIO(), pagesize=A4, **margins)
    template.build(story, canvasmaker=_NoInk)
    return int(template.page)
