"""Printed numbers, derived from the tree and from a standard's forms; never stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from desktop.domain.document import Block, Document, Level, all_runs
from desktop.domain.text import numeral, point_letter


@dataclass(frozen=True, slots=True)
class Forms:
    """How a standard writes each level. {roman} {arabic} {letter} is the count, {parent} the count of the block above.

    The default is NĐ 30, Phụ lục I.1-II.6 and V; Party standards write "{roman}-" for a section.
    """

    labels: dict[Level, str] = field(
        default_factory=lambda: {
            Level.PART: "Phần {roman}.",
            Level.SECTION: "{roman}.",
            Level.CLAUSE: "{arabic}.",
            Level.SUBCLAUSE: "{parent}.{arabic}.",
            Level.POINT: "{letter})",
            Level.LABEL: "*",
            Level.DASH: "-",
            Level.PLUS: "+",
        }
    )

    def label(self, level: Level, count: int, parent: int | str | None) -> str:
        """The label of the `count`-th block of its level under a block that is itself number `parent` (3, or "2.1")."""
        form = self.labels.get(level, "")
        if parent is None:
            form = form.replace("{parent}.", "")
        if "{" not in form:
            return form
        return form.format(
            roman=numeral(count) if "{roman}" in form else "",
            letter=point_letter(count) if "{letter}" in form else "",
            arabic=count,
            parent=parent,
        )


NUMBERED = frozenset({Level.PART, Level.SECTION, Level.CLAUSE, Level.SUBCLAUSE, Level.POINT})


def labels(blocks: tuple[Block, ...], forms: Forms) -> dict[str, str]:
    """The label of every block of a tree by id: "III.", "2.", "đ)", "-"; "" for paragraphs and tables.

    Counts run among siblings of one level, so they begin again under each parent.
    """
    found: dict[str, str] = {}

    def number(siblings: tuple[Block, ...], parent: int | str | None) -> None:
        counts: Counter[Level] = Counter()
        for block in siblings:
            counts[block.level] += 1
            count = counts[block.level]
            found[block.id] = forms.label(block.level, count, parent)
            if block.children:
                nested = block.level is Level.SUBCLAUSE and parent is not None
                number(block.children, f"{parent}.{count}" if nested else count if block.level in NUMBERED else None)

    number(blocks, None)
    return found


def footnote_numbers(document: Document) -> dict[str, int]:
    """The printed number of each note by id, counted through the document in the order of their marks."""
    numbers: dict[str, int] = {}
    for run in all_runs(document):
        if run.footnote and run.footnote not in numbers:
            numbers[run.footnote] = len(numbers) + 1
    return numbers
