"""The right number of every block in the way its text writes numbers: printed "III-" after "III-" is rightly "IV-"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from desktop.domain.document import STACKED, Block, Document, Level, trees
from desktop.understand.labels import NUMBERED, Label, Mark, read_label
from desktop.understand.reading import Source

_TOP = STACKED | {Level.SECTION}  # parts, chapters, letters: each kind is a list of its own
_COUNTED_ON = frozenset({Mark.CHAPTER, Mark.ROMAN, Mark.BRACKET})  # lists that some plans count through all chapters


def right_labels(document: Document, sources: Mapping[str, Source]) -> dict[str, str]:
    """The right label by block id for blocks whose text prints one, in their own style; others are left out."""
    counter = _Counter(sources)
    for _place, blocks in trees(document):
        counter.articles = 0
        counter.count(blocks, "")
    return counter.found


def is_article(block: Block, source: Source | None) -> bool:
    """Whether a paragraph cites the heading of an article ("Điều 3. …"), below which numbers begin again."""
    printed = source.printed_label if source else ""
    return block.level is Level.PARAGRAPH and printed.startswith("Điều ") and block.text.startswith(printed)


class _Counter:
    """Counts lists, remembering with which number the last list of each kind ended."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.found: dict[str, str] = {}
        self.ended: dict[tuple[Level, Mark], int] = {}
        self.articles = 0

    def count(self, siblings: tuple[Block, ...], above: str) -> None:
        counts: Counter[tuple[Level, Mark | None]] = Counter()
        for at, block in enumerate(siblings):
            if is_article(block, self.sources.get(block.id)):
                counts.clear()
            label = self._label(block)
            if block.level is Level.ARTICLE:
                self._article(block, label)
                continue
            kind = (block.level, label.mark if label and block.level in _TOP else None)
            if label and not counts[kind] and self._goes_on(label, siblings[at:]):
                counts[kind] = label.number - 1
            if label and counts[kind] and self._begins_again(label, siblings[at:]):
                counts[kind] = 0
            counts[kind] += 1
            count = counts[kind]
            path = f"{above}.{count}" if above and block.level is Level.SUBCLAUSE else str(count)
            if label:
                self.found[block.id] = label.numbered(count, above if label.mark is Mark.DOTTED else "")
                self.ended[block.level, label.mark] = count
            dotted = block.level in (Level.CLAUSE, Level.SUBCLAUSE)
            self.count(block.children, path if dotted else "")

    def _article(self, block: Block, label: Label | None) -> None:
        """Articles are counted through the whole text; what stands in one is numbered by itself."""
        self.articles += 1
        if label:
            self.found[block.id] = label.numbered(self.articles)
        self.count(block.children, str(self.articles))

    def _label(self, block: Block) -> Label | None:
        source = self.sources.get(block.id)
        if not source or not source.printed_label or block.level is Level.PARAGRAPH:
            return None
        return read_label(f"{source.printed_label} AB") or read_label(f"{source.printed_label} Ab")

    def _goes_on(self, label: Label, siblings: tuple[Block, ...]) -> bool:
        """Whether a list counts on from the last one: "(1)", "(2)" under 2.1, "(3)", "(4)" under 2.2."""
        level = siblings[0].level
        if label.mark not in _COUNTED_ON or label.number < 2 or self.ended.get((level, label.mark)) != label.number - 1:
            return False
        following = [self._label(block) for block in siblings if block.level is level]
        numbers = [one.number for one in following if one]
        return numbers == list(range(label.number, label.number + len(numbers)))

    def _begins_again(self, label: Label, siblings: tuple[Block, ...]) -> bool:
        """Whether the text counts from 1 again with no heading between: "I.", "II.", then "I.", "II." once more."""
        if label.number != 1 or label.mark not in NUMBERED:
            return False
        following = next((block for block in siblings[1:] if block.level is siblings[0].level), None)
        second = self._label(following) if following else None
        return second is not None and (second.mark, second.number) == (label.mark, 2)
