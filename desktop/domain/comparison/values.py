"""What a comparison is: lines of two documents set side by side, each with its words kept, added or removed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from desktop.domain.document import Level

CELL = "\t"  # parts the cells of a table's row in the text of its line


class Stopped(Exception):
    """The comparison is not wanted any more."""


class Mark(Enum):
    """What became of a stretch of words."""

    KEPT = auto()
    ADDED = auto()
    REMOVED = auto()


class Span(NamedTuple):
    """A stretch of one line; the spans of a side, joined, are its text."""

    text: str
    mark: Mark


class Part(Enum):
    """What a line is; lines of different parts are never paired."""

    HEADER = auto()
    ADDRESSED = auto()
    TEXT = auto()
    ROW = auto()  # of a table
    RECIPIENT = auto()
    SIGNATURE = auto()
    APPENDIX = auto()  # its title and the line under it
    NOTE = auto()
    COPY = auto()


class Fate(Enum):
    """What became of a line. One that moved stands twice: LEFT where it was, ARRIVED where it is."""

    SAME = auto()
    CHANGED = auto()
    ADDED = auto()
    REMOVED = auto()
    LEFT = auto()
    ARRIVED = auto()


class Remark(Enum):
    """What differs besides the words, and is told quietly."""

    NUMBER = auto()  # derived from what stands before: no difference of its own
    LEVEL = auto()
    DRESS = auto()  # bold, italic, underlined
    RECORDS = auto()  # targets, assignment, what references point at
    TABLE = auto()  # joined cells, header rows, widths
    APPENDIX = auto()  # which way its pages lie


QUIET = frozenset({Remark.NUMBER})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one document. `key` leads to it: a block's id, a title's key, a part's name; `name` says which field.

    `above` are level and number of the blocks that it stands under, from the top; `place` names the appendix, basis or
    other tree. A footnote's mark is one character of `text`; `notes` are the numbers printed there.
    """

    key: str
    part: Part
    text: str
    name: str = ""
    level: Level | None = None
    label: str = ""
    above: tuple[tuple[Level, str], ...] = ()
    place: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of either document, or a pair. `other` is where in `Comparison.lines` a moved line stands too."""

    fate: Fate
    old: Line | None
    new: Line | None
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    remarks: frozenset[Remark] = frozenset()
    other: int = -1

    @property
    def differs(self) -> bool:
        """Whether there is anything to look at; a number that only followed others is not."""
        return self.fate is not Fate.SAME or bool(self.remarks - QUIET)

    @property
    def line(self) -> Line:
        """The newer of its lines."""
        found = self.new or self.old
        assert found is not None
        return found


class Stop(NamedTuple):
    """One difference to go to: lines `first` to `last` of the comparison."""

    first: int
    last: int
    fate: Fate


@dataclass(frozen=True)
class Comparison:
    """Every line of two documents in printed order, those only in the old one before those only in the new one."""

    lines: tuple[ComparedLine, ...]

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """The differences in order. Neighbours that came, went or moved together are one."""
        found: list[Stop] = []
        for at, line in enumerate(self.lines):
            if not line.differs or line.fate is Fate.LEFT:
                continue
            last = found[-1] if found else None
            together = last is not None and last.last == at - 1 and last.fate is line.fate
            if last is not None and together and line.fate not in (Fate.CHANGED, Fate.SAME):
                found[-1] = last._replace(last=at)
            else:
                found.append(Stop(at, at, line.fate))
        return tuple(found)

    @property
    def same(self) -> bool:
        """Whether nothing differs but numbers that follow."""
        return not any(line.differs for line in self.lines)

    @cached_property
    def fates(self) -> Counter[Fate]:
        """How many lines had which fate; CHANGED counts changed words, SAME all others that are not told of."""
        return Counter(line.fate for line in self.lines)

    @cached_property
    def quiet(self) -> int:
        """How many lines have their words and differ only in level, dress or what is kept with them."""
        return sum(line.fate is Fate.SAME and line.differs for line in self.lines)

    def words(self, mark: Mark) -> int:
        """How many words of lines that stand on both sides were added, or removed."""
        return sum(
            len(span.text.split())
            for line in self.lines
            if line.fate in (Fate.CHANGED, Fate.ARRIVED, Fate.LEFT)
            for span in (*line.left, *line.right)
            if span.mark is mark
        )

    def levels(self, fate: Fate) -> Counter[tuple[Part, Level | None]]:
        """Of what kind the lines are that came or went."""
        return Counter((line.line.part, line.line.level) for line in self.lines if line.fate is fate)
