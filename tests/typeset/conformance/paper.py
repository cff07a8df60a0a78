"""A printed sample as a reader with a ruler sees it: elements found by their words, axes, text area, rules near them.

Everything is measured in the finished PDF, in mm from the top left corner and in pt for letter sizes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median, mode

from tests.typeset.reading import MM, Letter, Line, ReadPage, Stroke

CLOSE = 0.35  # mm
LEFT_BLOCK = ("superior", "issuer", "issuer_mark", "number", "about")
RIGHT_BLOCK = ("top_title", "motto", "place_date")
SIGNING = ("authority", "post", "signer")
_TEXT_FROM_TOP = 20.0  # mm: what stands higher belongs to the margin


@dataclass(frozen=True)
class Paper:
    """`texts` says which words each element prints, in the order of print: one entry a paragraph or name."""

    pages: list[ReadPage]
    texts: Mapping[str, tuple[str, ...]]

    def each(self, key: str) -> list[list[Line]]:
        """The lines of every text of an element; a text that is not on the paper has none and is left out."""
        return [lines for text in self.texts.get(key, ()) if (lines := self._found(text))]

    def lines(self, *keys: str) -> list[Line]:
        """All lines of elements."""
        return [line for key in keys for lines in self.each(key) for line in lines]

    def missing(self, key: str) -> list[str]:
        """The texts of an element that are not on the paper as they are to be printed."""
        return [text for text in self.texts.get(key, ()) if not self._found(text)]

    def _found(self, text: str) -> list[Line]:
        wanted = squeezed(text)
        return self._finds.setdefault(wanted, list(self._search(wanted)))

    def _search(self, wanted: str) -> Iterator[Line]:
        """The first lines in the order of print that follow one another and say together what is wanted."""
        for start, (first, line) in enumerate(self._said):
            if not first or not wanted.startswith(first):
                continue
            said, found, at = first, [line], start
            while said != wanted:
                at = self._going_on(at, wanted, said)
                if at < 0:
                    break
                said += self._said[at][0]
                found.append(self._said[at][1])
            else:
                yield from found
                return

    def _going_on(self, at: int, wanted: str, said: str) -> int:
        """Where a text goes on after the line at `at`: next, or at the top of the next page; -1 for nowhere."""
        page = self._said[at][1].page
        turned = next((n for n in range(at + 1, len(self._said)) if self._said[n][1].page > page), -1)
        for place in (at + 1, turned):
            if 0 < place < len(self._said) and wanted.startswith(said + self._said[place][0]):
                return place
        return -1

    @cached_property
    def _finds(self) -> dict[str, list[Line]]:
        return {}

    @cached_property
    def _said(self) -> list[tuple[str, Line]]:
        """Every line with its words; numbers of pages left out, which may stand between two lines of a paragraph."""
        return [
            (squeezed(line.text), line)
            for page in self.pages
            for line in page.lines
            if not (line.y < _TEXT_FROM_TOP and line.text.isdigit())
        ]

    @cached_property
    def area(self) -> tuple[float, float]:
        """Left and right edge of the text of the main pages: where most lines of paragraphs begin and end."""
        texts = [lines for key in ("body", "clause", "item", "basis") for lines in self.each(key)]
        left = mode(round(line.left, 1) for lines in texts for line in lines[1:])
        return left, mode(round(line.right, 1) for lines in texts for line in lines[:-1])

    def area_on(self, page: int) -> tuple[float, float]:
        """Left and right edge of the text on a page, which may lie across."""
        left, right = self.area
        return left, self.pages[page].width - (self.pages[0].width - right)

    def centre_on(self, page: int) -> float:
        """The middle of the text of a page."""
        return sum(self.area_on(page)) / 2

    def axis(self, keys: tuple[str, ...]) -> float:
        """Where most lines of these elements have their middle; of two the first decides."""
        middles = [line.middle for line in self.lines(*keys)]
        return median(middles) if len(middles) > 2 else middles[0]

    def strokes(self, lines: list[Line]) -> list[Stroke]:
        """The strokes of the page on which these lines stand."""
        return self.pages[lines[0].page].strokes

    def rule_below(self, lines: list[Line], within: float = 4.0) -> Stroke | None:
        """The level rule that stands under the last of these lines, at most `within` mm below its baseline."""
        last = lines[-1]
        shown = [line for line in lines if line.page == last.page]
        left, right = min(line.left for line in shown), max(line.right for line in shown)
        return next(
            (
                stroke
                for stroke in self.strokes(lines[-1:])
                if stroke.level and 0 < stroke.top - last.y < within and left - 5 < stroke.middle < right + 5
            ),
            None,
        )

    def frame_about(self, lines: list[Line]) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom of the nearest four strokes that close a box about these lines."""
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        top, bottom = lines[0].y - lines[0].size * MM * 0.7, lines[-1].y
        near = self.strokes(lines)
        above = [s.top for s in near if s.level and s.top <= top and s.left <= left + 1 and s.right >= right - 1]
        below = [s.top for s in near if s.level and s.top >= bottom and s.left <= left + 1 and s.right >= right - 1]
        before = [s.left for s in near if not s.level and s.left <= left and s.top <= top and s.bottom >= bottom]
        after = [s.left for s in near if not s.level and s.left >= right and s.top <= top and s.bottom >= bottom]
        if not (above and below and before and after):
            return None
        return max(before), max(above), min(after), min(below)

    def starts(self) -> list[int]:
        """Pages (from 0) on which a part begins: the paper itself and each appendix."""
        return [0, *(page.lines[0].page for page in self.pages[1:] if page.lines and _begins_appendix(page))]

    def page_numbers(self) -> list[Line | None]:
        """For each page the figures that stand alone in its top margin."""
        return [
            next((line for line in page.lines if line.y < _TEXT_FROM_TOP and line.text.isdigit()), None)
            for page in self.pages
        ]


def _begins_appendix(page: ReadPage) -> bool:
    return any(re.match(r"Phụ lục\b", line.text, re.IGNORECASE) for line in page.lines[:2])


def squeezed(text: str) -> str:
    """The letters of a text without spaces and case: capitals are for the rules to look at."""
    return "".join(text.split()).replace("\u00ad", "").casefold()


def letters_of(lines: list[Line]) -> Iterator[Letter]:
    """What is printed on these lines, blanks and raised marks of notes left out."""
    for line in lines:
        foot = max([letter.y for letter in line.letters]) - 0.2
        yield from (letter for letter in line.letters if letter.y > foot and not letter.text.isspace())


def fonts(lines: list[Line]) -> set[str]:
    """The names of the fonts of these lines."""
    return {letter.font for letter in letters_of(lines)}


def styles(lines: list[Line]) -> set[str]:
    """Their faces: "", "Bold", "Italic", "BoldItalic"."""
    return {font.partition("-")[2] for font in fonts(lines)}


def sizes(lines: list[Line]) -> set[float]:
    """The letter sizes of these lines in pt."""
    return {letter.size for letter in letters_of(lines)}


def words(lines: list[Line]) -> str:
    """What these lines say, with one space between two words."""
    return " ".join(" ".join(line.text for line in lines).split())
