"""Two documents side by side: which lines are the same, which came, went or moved, and which words differ."""

from __future__ import annotations

from desktop.domain.comparison.values import (
    CELL,
    ComparedLine,
    Comparison,
    Fate,
    Line,
    Mark,
    Part,
    Remark,
    Span,
    Stop,
    Stopped,
)
from desktop.domain.comparison.whole import compare_documents
from desktop.domain.comparison.words import compare_words

__all__ = [
    "CELL",
    "ComparedLine",
    "Comparison",
    "Fate",
    "Line",
    "Mark",
    "Part",
    "Remark",
    "Span",
    "Stop",
    "Stopped",
    "compare_documents",
    "compare_words",
]
