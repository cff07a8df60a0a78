"""The text of a table's cell as lines: its paragraphs under each other, items of lists hanging under their dash."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from desktop.typeset.extents import LABEL
from desktop.typeset.grid import Kind
from desktop.typeset.metrics import text_width
from desktop.typeset.rows import ParagraphStyle, Row, paragraph_rows
from desktop.typeset.words import Span

_HANGING_MOST = 1 / 4  # share of a column that hanging lines leave empty at most


class CellStyle(NamedTuple):
    """How the text of a cell is set, in pt: `gap` parts paragraphs.

    `figures` is the width of the column's figures, `after` what of it is right of where this cell's own ends.
    """

    width: float
    leading: float
    gap: float
    kind: Kind = Kind.TEXT
    figures: float = 0.0
    after: float = 0.0


class CellText(NamedTuple):
    """The lines of a cell with how far each is below the top of the first, and the height of all."""

    lines: tuple[tuple[float, Row], ...]
    height: float


@lru_cache(maxsize=1 << 13)
def cell_text(spans: tuple[Span, ...], style: CellStyle) -> CellText:
    """The lines of a cell; their runs know neither block nor spot. Raises MissingGlyph."""
    lines: list[tuple[float, Row]] = []
    y = 0.0
    for paragraph in _paragraphs(spans):
        if lines:
            y += style.gap
        for row in paragraph_rows(paragraph, _style(paragraph, style), ""):
            lines.append((y, row))
            y += row.height
    return CellText(tuple(lines), y)


@lru_cache(maxsize=1 << 13)
def _paragraphs(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The spans between line breaks, empty paragraphs left out unless all are."""
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        if first:
            found[-1].append(span._replace(text=first))
        found.extend([span._replace(text=other)] if other else [] for other in others)
    return [tuple(part) for part in found if any(span.text.strip() for span in part)] or [spans]


def _style(spans: tuple[Span, ...], style: CellStyle) -> ParagraphStyle:
    if style.kind is Kind.SHORT:
        return ParagraphStyle(style.width, style.leading, "centre")
    if style.kind is Kind.FIGURES and style.figures <= style.width:
        return ParagraphStyle((style.width + style.figures) / 2 - style.after, style.leading, "right")
    hanging = _hanging(spans, style.width)
    return ParagraphStyle(style.width - hanging, style.leading, "left", -hanging, hanging)


def _hanging(spans: tuple[Span, ...], width: float) -> float:
    """How far the second line of an item is set in: to the first word of the first."""
    first = next((span for span in spans if span.text), None)
    label = LABEL.match(first.text) if first else None
    if first is None or label is None:
        return 0.0
    wide = text_width(label.group(), first.face, first.size)
    return wide if wide <= width * _HANGING_MOST else 0.0
