"""The chapters of the manual from `resources/help`, and finding words in them with or without marks. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from desktop.domain.sought import Sought
from desktop.domain.text import nfc, one_line
from desktop.resources import resource

_NUMBER = re.compile(r"^\d+[-_]")
_BLANK = re.compile(r"\s")  # each becomes one space, so that places stay the same
_MARKUP = re.compile(r"^#+ |[*_`|]|\[([^\]]*)\]\([^)]*\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One Markdown file. `id` is its name without the number that orders it; the title is its first heading."""

    id: str
    title: str
    text: str

    @property
    def words(self) -> str:
        """The text without marks of Markdown, as it is read."""
        return _MARKUP.sub(lambda match: match[1] or "", self.text)


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in the order of their file names."""
    found = []
    for path in sorted(resource("help").glob("*.md")):
        text = nfc(path.read_text(encoding="utf-8"))
        heading = next((row for row in text.splitlines() if row.startswith("# ")), path.stem)
        found.append(Chapter(_NUMBER.sub("", path.stem), heading.removeprefix("# ").strip(), text))
    return tuple(found)


def find_chapter(name: str) -> Chapter | None:
    """The chapter with this id, or None."""
    return next((chapter for chapter in chapters() if chapter.id == name), None)


@dataclass(frozen=True, slots=True)
class Search:
    """One way to look for words: each of `parts` has to stand in a chapter, `begun` also as the beginning of a word."""

    parts: tuple[Sought, ...]
    begun: bool = False

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in `text`, as (start, end), in order."""
        line = _BLANK.sub(" ", text)
        return sorted({span for part in self.parts for span in self._spans(line, part)})

    def holds(self, chapter: Chapter) -> bool:
        """Whether a chapter has all the words."""
        line = _BLANK.sub(" ", chapter.words)
        return all(self._spans(line, part) for part in self.parts)

    def _spans(self, line: str, part: Sought) -> list[tuple[int, int]]:
        if not self.begun:
            return part.spans(line)
        return [(start, end) for start, end in part.spans(line) if not line[max(0, start - 1) : start].isalnum()]


def look_for(words: str) -> tuple[Search, tuple[Chapter, ...]]:
    """How words are found best, and the chapters that hold them; without words all chapters.

    The whole phrase comes first, then all its words wherever they stand; each time whole syllables, then such as begin
    like the words. Letters without marks find those with them ("nhom" finds "nhóm"), marked ones only themselves.
    """
    phrase = one_line(words)
    if not phrase:
        return Search(()), chapters()
    single = tuple(phrase.split(" "))
    for parts in ((phrase,), single):
        for begun in (False, True):
            search = Search(tuple(Sought(part, whole=not begun) for part in parts), begun)
            found = tuple(chapter for chapter in chapters() if search.holds(chapter))
            if found:
                return search, found
    return Search(()), ()


def heads(chapter: Chapter, search: Search) -> bool:
    """Whether a heading of a chapter has the words."""
    rows = (row for row in chapter.text.splitlines() if row.startswith("#"))
    return bool(search.parts) and any(search.places(row) for row in rows)
