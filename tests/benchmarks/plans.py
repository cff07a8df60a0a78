"""Made-up plans of any length in the words of the sample office, each paragraph different from the others."""

from __future__ import annotations

from functools import cache

from desktop.domain.document import Block, Document, Level, all_runs, text_runs
from desktop.services.sample import sample_documents
from tests.typeset.plans import union_plan

WORDS = 80  # in a paragraph: five lines and a bit
NOT_BODY = 6  # pages: 20 rows of table, head and foot
ON_A_PAGE = 7.27  # paragraphs


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word of the sample office's documents in their order: some 900 different ones."""
    return tuple(word for document in sample_documents() for run in all_runs(document) for word in run.text.split())


def paragraph(number: int) -> Block:
    """A dash with words of its own, so that no paragraph is found ready in a cache."""
    words = vocabulary()
    start = number * 37
    text = " ".join(words[(start + place) % len(words)] for place in range(WORDS))
    return Block(f"p{number}", Level.DASH, text_runs(f"{text} {number}."))


@cache
def plan(pages: int) -> Document:
    """A plan of about this many pages (15 or more): a section for every thirty paragraphs and a table of 20 rows."""
    count = round((pages - NOT_BODY) * ON_A_PAGE)
    sections = []
    for start in range(0, count, 30):
        children = tuple(map(paragraph, range(start, min(start + 30, count))))
        sections.append(Block(f"s{start}", Level.SECTION, text_runs(f"NHIỆM VỤ {start}"), children))
    return union_plan(*sections, appendix_rows=20)
