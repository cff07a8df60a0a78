"""Putting other words in the place of those that were found, all in one new document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.appendices import appendix_of_title
from desktop.domain.document import Block, Document, Run, plain, text_runs, trees, with_tree
from desktop.domain.finding import NOTE, PART, Match
from desktop.domain.letter_case import lower, upper
from desktop.domain.lines import line, set_line
from desktop.domain.part_texts import part_text, set_part_text
from desktop.domain.runs import cut, join, runs_length
from desktop.domain.tables import placed_cells
from desktop.domain.text import clean

_Spans = list[tuple[int, int]]


class Replaced(NamedTuple):
    """The document with other words, how many times, and how many places were left: live references word themselves."""

    document: Document
    changed: int
    kept: int


def replace_matches(document: Document, matches: Iterable[Match], words: str, *, as_found: bool) -> Replaced:
    """Put `words` in the place of all matches.

    They take bold, italic and underline of the first letter that goes, and what it shows (a record, a citation, a
    field) where all that goes shows that. With `as_found` small words become capitals where those found are, as in
    Word. Matches that do not fit the document any more are left out.
    """
    return _Replacing(clean(words), as_found).done(document, matches)


class _Replacing:
    def __init__(self, words: str, as_found: bool) -> None:
        self.words, self.as_found = words, as_found
        self.changed = self.kept = 0

    def done(self, document: Document, matches: Iterable[Match]) -> Replaced:
        spans: dict[tuple[str, str], _Spans] = defaultdict(list)
        for match in matches:
            spans[match.key, match.spot].append((match.start, match.end))
        in_blocks = {key for key, spot in spans if spot not in (NOTE, PART) and appendix_of_title(key) is None}
        for place, blocks in trees(document):
            changed = self._in_blocks(blocks, in_blocks, spans)
            if changed is not blocks:
                document = with_tree(document, place, changed)
        if any(spot == NOTE for _key, spot in spans):
            notes = (replace(n, runs=self._runs(n.runs, spans.get((n.id, NOTE), []))) for n in document.footnotes)
            document = replace(document, footnotes=tuple(notes))
        for (key, spot), found in reversed(spans.items()):  # a line of a list that becomes empty is none any more
            if spot == PART:
                runs = text_runs(part_text(document, key))
                document = set_part_text(document, key, plain(self._runs(runs, found)))
            elif appendix_of_title(key) is not None and (title := line(document, key)) is not None:
                document = set_line(document, key, self._runs(title.runs, found))
        return Replaced(document, self.changed, self.kept)

    def _in_blocks(
        self, blocks: tuple[Block, ...], wanted: set[str], spans: dict[tuple[str, str], _Spans]
    ) -> tuple[Block, ...]:
        """The blocks of a tree with other words; the same tuple where none of them changed."""
        changed = []
        for block in blocks:
            children = self._in_blocks(block.children, wanted, spans) if block.children else block.children
            new = block if children is block.children else replace(block, children=children)
            if block.id in wanted:
                new = self._in_table(new, spans)
                new = replace(new, runs=self._runs(new.runs, spans.get((block.id, ""), [])))
            changed.append(new)
        same = all(new is old for new, old in zip(changed, blocks, strict=True))
        return blocks if same else tuple(changed)

    def _in_table(self, block: Block, spans: dict[tuple[str, str], _Spans]) -> Block:
        if block.table is None:
            return block
        cells = iter(placed_cells(block.table))
        rows = []
        for row in block.table.rows:
            placed = [next(cells) for _cell in row]
            found = [spans.get((block.id, f"{one.row}:{one.column}"), []) for one in placed]
            rows.append(
                tuple(replace(c, runs=self._runs(c.runs, s)) if s else c for c, s in zip(row, found, strict=True))
            )
        return replace(block, table=replace(block.table, rows=tuple(rows)))

    def _runs(self, runs: tuple[Run, ...], spans: _Spans) -> tuple[Run, ...]:
        """Runs with the words in the place of these stretches, which do not overlap; the last one first."""
        length = runs_length(runs)
        for start, end in sorted(spans, reverse=True):
            gone = cut(runs, start, end)
            if not gone or end > length or any(run.footnote for run in gone):
                continue
            if any(run.reference for run in gone):
                self.kept += 1
                continue
            self.changed += 1
            runs = join((*cut(runs, 0, start), self._fresh(gone), *cut(runs, end, length)))
            length = runs_length(runs)
        return runs

    def _fresh(self, gone: tuple[Run, ...]) -> Run:
        first = gone[0]
        words = _cased_as(plain(gone), self.words) if self.as_found else self.words

        def shared(name: str) -> str:
            values = {getattr(run, name) for run in gone}
            return str(values.pop()) if len(values) == 1 and words else ""

        return Run(
            words, first.bold, first.italic, "", shared("citation"), shared("record"), shared("field"), first.underline
        )


def _cased_as(found: str, words: str) -> str:
    """`words` with the capitals of what was found, where they have none of their own."""
    letters = [letter for letter in found if letter.isalpha()]
    if not letters or words != lower(words):
        return words
    if len(letters) > 1 and all(letter == upper(letter) for letter in letters):
        return upper(words)
    return upper(words[:1]) + words[1:] if letters[0] != lower(letters[0]) else words
