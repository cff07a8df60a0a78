"""Two documents compared as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.comparison.aligning import Aligner
from desktop.domain.comparison.common import Pair
from desktop.domain.comparison.lines import Source, lines_of
from desktop.domain.comparison.values import ComparedLine, Comparison, Fate, Mark, Part, Remark, Span, Stopped
from desktop.domain.comparison.words import compare_words
from desktop.domain.document import Document
from desktop.domain.numbering import Forms


def compare_documents(
    old: Document,
    new: Document,
    forms: tuple[Forms, Forms],
    wanted: Callable[[], bool] = lambda: True,
) -> Comparison:
    """What became of `old` on the way to `new`; `forms` are how the standard of each writes its numbers.

    Lines are paired by block id, then by their words, so that versions of one document and unrelated files both work.
    Two plans of 200 pages take a second. Raises Stopped soon after `wanted` says no.
    """

    def check() -> None:
        if not wanted():
            raise Stopped

    sources = lines_of(old, forms[0]), lines_of(new, forms[1])
    kept, moved = Aligner(*sources, check).pairs()
    return Comparison(_Merger(*sources, kept, moved, check).lines())


class _Merger:
    """Puts the lines of both documents into one order."""

    def __init__(
        self, old: list[Source], new: list[Source], kept: list[Pair], moved: list[Pair], check: Callable[[], None]
    ) -> None:
        self._old, self._new, self._kept, self._check = old, new, kept, check
        self._to, self._from = dict(moved), {b: a for a, b in moved}
        self._lines: list[ComparedLine] = []
        self._left_at: dict[int, int] = {}  # where a moved line of the old document stands in the result
        self._arrived_at: dict[int, int] = {}

    def lines(self) -> tuple[ComparedLine, ...]:
        before = (-1, -1)
        for after in (*self._kept, (len(self._old), len(self._new))):
            for at in range(before[0] + 1, after[0]):
                self._gone(at)
            for at in range(before[1] + 1, after[1]):
                self._come(at)
            if after[0] < len(self._old):
                self._lines.append(_pair(self._old[after[0]], self._new[after[1]]))
                self._check()
            before = after
        for a, at in self._left_at.items():
            other = self._arrived_at[self._to[a]]
            self._lines[at] = replace(self._lines[at], other=other)
            self._lines[other] = replace(self._lines[other], other=at)
        return tuple(self._lines)

    def _gone(self, at: int) -> None:
        source = self._old[at]
        if at not in self._to:
            self._lines.append(ComparedLine(Fate.REMOVED, source.line, None, _whole(source, Mark.REMOVED)))
            return
        pair = _pair(source, self._new[self._to[at]])
        self._left_at[at] = len(self._lines)
        self._lines.append(replace(pair, fate=Fate.LEFT, right=(), remarks=frozenset()))

    def _come(self, at: int) -> None:
        source = self._new[at]
        if at not in self._from:
            self._lines.append(ComparedLine(Fate.ADDED, None, source.line, (), _whole(source, Mark.ADDED)))
            return
        pair = _pair(self._old[self._from[at]], source)
        self._arrived_at[at] = len(self._lines)
        self._lines.append(replace(pair, fate=Fate.ARRIVED, left=()))


def _whole(source: Source, mark: Mark) -> tuple[Span, ...]:
    return (Span(source.line.text, mark),) if source.line.text else ()


def _pair(old: Source, new: Source) -> ComparedLine:
    """One line in both documents."""
    left, right = compare_words(old.line.text, new.line.text)
    fate = Fate.SAME if old.line.text == new.line.text else Fate.CHANGED
    return ComparedLine(fate, old.line, new.line, left, right, _remarks(old, new, left, right))


def _remarks(old: Source, new: Source, left: tuple[Span, ...], right: tuple[Span, ...]) -> frozenset[Remark]:
    shape = Remark.APPENDIX if new.line.part is Part.APPENDIX else Remark.TABLE
    differences = {
        Remark.NUMBER: new.line.part is not Part.ROW and old.line.label != new.line.label,
        Remark.LEVEL: old.line.level is not new.line.level,
        Remark.DRESS: _kept_dress(old.dress, left) != _kept_dress(new.dress, right),
        Remark.RECORDS: old.records != new.records,
        shape: old.shape != new.shape,
    }
    return frozenset(remark for remark, differs in differences.items() if differs)


def _kept_dress(dress: str, spans: tuple[Span, ...]) -> str:
    """How those words are dressed that both sides have."""
    found, at = [], 0
    for span in spans:
        if span.mark is Mark.KEPT:
            found.append(dress[at : at + len(span.text)])
        at += len(span.text)
    return "".join(found)
