"""The chapters of the manual from `resources/help`, and finding words in them with or without marks. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from desktop.domain.text import fold, nfc
from desktop.resources import resource

_NUMBER = re.compile(r"^\d+[-_]")
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


def chapters_with(words: str) -> tuple[Chapter, ...]:
    """The chapters that hold all of `words`; letters without marks find those with them ("nhom" finds "nhóm")."""
    wanted = fold(words).split()
    return tuple(chapter for chapter in chapters() if all(word in fold(chapter.words) for word in wanted))


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where each of `words` stands in `text`, as (start, end), in order; letters are compared without marks."""
    folded = "".join(_one_letter(letter) for letter in text)
    found: set[tuple[int, int]] = set()
    for word in fold(words).split():
        at = folded.find(word)
        while at >= 0:
            found.add((at, at + len(word)))
            at = folded.find(word, at + 1)
    return sorted(found)


def _one_letter(letter: str) -> str:
    """A letter folded to exactly one, so that places stay the same."""
    folded = fold(letter)
    return folded if len(folded) == 1 else letter
