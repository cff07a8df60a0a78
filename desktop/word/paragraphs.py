"""Letters and paragraphs as WordprocessingML (ECMA-376, part 1, 17.3)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from desktop.domain.paper_sheets import Align, PaperLine, Piece

ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
TWIPS = 20  # in a pt
_INDENT = 567  # twips, 1 cm
_AFTER = 120  # twips, 6 pt


def twips(points: float) -> int:
    """A length in pt as the format counts it."""
    return round(points * TWIPS)


def half_points(size: float) -> int:
    """A letter size in pt as the format counts it."""
    return round(size * 2)


def runs_xml(pieces: tuple[Piece, ...], size: float) -> str:
    """Pieces of text; "\\n" within them breaks the line."""
    return "".join([_run(piece, size) for piece in pieces if piece.text])


def _run(piece: Piece, size: float) -> str:
    marks = (
        ("<w:b/>" if piece.bold else "")
        + ("<w:i/>" if piece.italic else "")
        + (f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>')
        + ('<w:u w:val="single"/>' if piece.underline else "")
        + ('<w:vertAlign w:val="superscript"/>' if piece.raised else "")
    )
    lines = escape(piece.text).split("\n")
    return "".join(
        f'<w:r><w:rPr>{marks}</w:rPr>{"<w:br/>" if number else ""}<w:t xml:space="preserve">{line}</w:t></w:r>'
        for number, line in enumerate(lines)
    )


def paragraph_xml(line: PaperLine, *, style: str = "", section: str = "") -> str:
    """A paragraph of running text, or of a title where `style` names one; `section` ends one with it."""
    first = f'<w:ind w:firstLine="{_INDENT}"/>' if line.indented else ""
    after = 0 if style else _AFTER
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    keep = "<w:keepNext/>" if style else ""
    return (
        f'<w:p><w:pPr>{named}{keep}<w:spacing w:after="{after}"/>{first}<w:jc w:val="{ALIGN[line.align]}"/>'
        f"{section}</w:pPr>{runs_xml(line.pieces, line.size)}</w:p>"
    )


def cell_paragraphs(pieces: tuple[Piece, ...], size: float, align: Align, gap: float) -> str:
    """The paragraphs of a cell, parted where its text breaks, `gap` pt from its lines; an empty cell has one."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        paragraphs[-1].append(piece._replace(text=first))
        paragraphs.extend([piece._replace(text=text)] for text in others)
    space = f'w:before="{twips(gap)}" w:after="{twips(gap)}"'
    alone = f'<w:pPr><w:spacing {space}/><w:jc w:val="{ALIGN[align]}"/></w:pPr>'
    return "".join([f"<w:p>{alone}{runs_xml(tuple(one), size)}</w:p>" for one in paragraphs])
