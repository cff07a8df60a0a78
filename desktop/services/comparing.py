"""Two documents compared by the standards that each follows, and what changed in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop.domain.comparison import Comparison, Fate, Mark, Part, compare_documents
from desktop.domain.document import Document, Level
from desktop.services.library import standard_of

LineKind = tuple[Part, Level | None]


def compare(old: Document, new: Document, wanted: Callable[[], bool] = lambda: True) -> Comparison:
    """What became of `old` on the way to `new`. Raises Stopped soon after `wanted` says no."""
    return compare_documents(old, new, (standard_of(old).forms, standard_of(new).forms), wanted)


@dataclass(frozen=True, slots=True)
class Summary:
    """What changed from one version to the next: lines that came and went by kind, lines moved, changed, words too.

    `quiet` counts lines that differ in level, dress or records only.
    """

    added: Mapping[LineKind, int] = field(default_factory=Counter)
    removed: Mapping[LineKind, int] = field(default_factory=Counter)
    moved: int = 0
    changed: int = 0
    words: int = 0
    quiet: int = 0

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.added or self.removed or self.moved or self.changed or self.quiet)


def summary_of(comparison: Comparison) -> Summary:
    """A comparison in numbers; a word in place of another is one word changed."""
    return Summary(
        added=comparison.levels(Fate.ADDED),
        removed=comparison.levels(Fate.REMOVED),
        moved=comparison.fates[Fate.ARRIVED],
        changed=comparison.fates[Fate.CHANGED],
        words=max(comparison.words(Mark.ADDED), comparison.words(Mark.REMOVED)),
        quiet=comparison.quiet,
    )


def summarized(old: Document, new: Document, wanted: Callable[[], bool] = lambda: True) -> Summary:
    """What changed between two documents in numbers. Raises Stopped soon after `wanted` says no."""
    return summary_of(compare(old, new, wanted))
