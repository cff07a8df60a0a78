"""What a rule is, and the rules that every element of the paper has: it is there, its size, face, letters and place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from desktop.typeset import TextRun
from tests.typeset.conformance.doctor import (
    BOTH,
    CENTRE,
    LEFT,
    RIGHT,
    Bench,
    altered,
    doctored,
    faced,
    lettered,
    moved,
    resized,
    retyped,
)
from tests.typeset.conformance.paper import (
    CLOSE,
    LEFT_BLOCK,
    RIGHT_BLOCK,
    SIGNING,
    Paper,
    fonts,
    sizes,
    styles,
    words,
)
from tests.typeset.reading import MM, Line

Check = Callable[[Paper], Iterable[str]]
Spoil = Callable[[Bench], Paper]
Form = tuple[float, float, str, str, str]
"""Least and most size in pt, style ("B", "I", "BI", ""), letters (CAPS, SMALL, ANY) and place."""

CAPS, SMALL, ANY = "capitals", "small letters", "any letters"
TITLE, IN_LEFT, IN_RIGHT, SIGNED, FLUSH, INDENTED, JUSTIFIED, MIDDLE, BEFORE, FREE = (
    "centred on the page",
    "centred in the left block",
    "centred in the right block",
    "centred in the signature's block",
    "flush left",
    "set in",
    "set in and justified",
    "in the middle of what is about it",
    "before its receivers",
    "in a place of its own",
)
STYLES = {"": "", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}
INDENTS = (10.0, 12.7)  # mm, PL I.1-II.6.e: 1 cm or 1.27 cm
_AXES = {IN_LEFT: LEFT_BLOCK, IN_RIGHT: RIGHT_BLOCK, SIGNED: SIGNING}


class Rule(NamedTuple):
    """One thing the standard asks for: `check` gives what is wrong, `spoil` makes a paper that is wrong in this alone.

    `kind` is the sample on which it is seen.
    """

    id: str
    clause: str
    what: str
    kind: str
    check: Check
    spoil: Spoil


class Look(NamedTuple):
    """A row of the standard's table of elements."""

    key: str
    clause: str
    least: float
    most: float
    style: str
    letters: str
    place: str
    kind: str = "plan"

    @property
    def keep(self) -> str:
        """What of its lines stays where it is when their width changes."""
        if self.place in (TITLE, IN_LEFT, IN_RIGHT, SIGNED, MIDDLE):
            return CENTRE
        if self.place == BEFORE:
            return RIGHT
        return BOTH if self.place == JUSTIFIED else LEFT


def rules_of_look(look: Look) -> Iterator[Rule]:
    """Up to five rules of an element."""

    def rule(name: str, what: str, check: Check, spoil: Spoil) -> Rule:
        return Rule(f"{look.key}.{name}", look.clause, what, look.kind, check, spoil)

    yield rule("there", "printed as typed", _there(look), lambda on: left_out(on, on.paper.each(look.key)[-1][:1]))
    size = f"{look.least:g} to {look.most:g} pt"
    yield rule("size", size, _size(look), _altered(look, resized(look.least - 1)))
    face = faced(bold="B" not in look.style, italic="I" in look.style)
    yield rule("face", STYLES[look.style] or "Regular", _face(look), _altered(look, face))
    if look.letters != ANY:
        how = str.lower if look.letters == CAPS else str.upper
        other = _retyped(look) if look.place == JUSTIFIED else _altered(look, lettered(how))
        yield rule("letters", look.letters, _letters(look), other)
    if look.place == JUSTIFIED:
        yield rule("place", look.place, _place(look), lambda on: inset(on, look.key))
    elif look.place not in (FREE, MIDDLE, BEFORE):
        yield rule("place", look.place, _place(look), lambda on: moved(on, on.paper.each(look.key)[-1], right=4.0))
    if look.place == JUSTIFIED:
        yield rule("justified", "both edges straight", _justified(look), lambda on: ragged(on, look.key))


def left_out(on: Bench, lines: list[Line]) -> Paper:
    """The paper without these lines."""
    places = [(line.page, line.y / MM, line.left / MM - 0.6, line.right / MM) for line in lines]

    def kept(page: int, run: TextRun) -> TextRun | None:
        gone = any(
            page == on_page and abs(run.baseline - y) < 0.6 and left <= run.x < right
            for on_page, y, left, right in places
        )
        return None if gone else run

    return doctored(on, kept)


def inset(on: Bench, key: str) -> Paper:
    """A paragraph whose first line is set in by 4 mm more."""
    first = max(on.paper.each(key), key=len)[0]
    return altered(on, [first], lambda run: run, BOTH, 4.0)


def ragged(on: Bench, key: str) -> Paper:
    """The lines of a paragraph with the font's own spaces."""
    lines = max(on.paper.each(key), key=len)
    return altered(on, lines, lambda run: run._replace(word_space=0.0), LEFT)


def _altered(look: Look, change: Callable[..., object]) -> Spoil:
    return lambda on: altered(on, on.paper.each(look.key)[0], change, look.keep)  # type: ignore[arg-type]


def _retyped(look: Look) -> Spoil:
    """The paragraph typed in capitals, its number left as it is."""

    def spoil(on: Bench) -> Paper:
        text = re.sub(r"^(- |1\. )|[;,.]$", "", on.paper.texts[look.key][-1])
        return retyped(on, text, text.upper())

    return spoil


def _there(look: Look) -> Check:
    return lambda paper: [f"{text!r} is missing" for text in paper.missing(look.key)]


def _size(look: Look) -> Check:
    return lambda paper: [
        f"{words([line])!r} is of {found:g} pt"
        for line in paper.lines(look.key)
        for found in sizes([line])
        if not look.least <= found <= look.most
    ]


def _face(look: Look) -> Check:
    return lambda paper: [
        f"{words([line])!r} is in {', '.join(sorted(fonts([line])))}"
        for line in paper.lines(look.key)
        if styles([line]) != {STYLES[look.style]}
    ]


def _letters(look: Look) -> Check:
    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(look.key):
            text = words(lines)
            if (text == text.upper()) != (look.letters == CAPS):
                yield f"{text!r} is not in {look.letters}"

    return check


def _place(look: Look) -> Check:
    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(look.key):
            for line in lines:
                middle = _middle(look, paper, line)
                if middle is not None and abs(line.middle - middle) > CLOSE:
                    yield f"{line.text!r} has its middle at {line.middle:.1f} mm instead of {middle:.1f}"
            if look.place == FLUSH and abs(lines[0].left - paper.area[0]) > CLOSE:
                yield f"{lines[0].text!r} begins at {lines[0].left:.1f} mm"
            if look.place in (INDENTED, JUSTIFIED):
                yield from _indent(paper, lines)

    return check


def _middle(look: Look, paper: Paper, line: Line) -> float | None:
    if look.place == TITLE:
        return paper.centre_on(line.page)
    return paper.axis(_AXES[look.place]) if look.place in _AXES else None


def _indent(paper: Paper, lines: list[Line]) -> Iterator[str]:
    first = lines[0].left - paper.area[0]
    if not any(abs(first - indent) <= CLOSE for indent in INDENTS):
        yield f"{lines[0].text!r} is set in by {first:.1f} mm"
    for line in lines[1:]:
        if abs(line.left - paper.area[0]) > CLOSE:
            yield f"{line.text!r} begins at {line.left:.1f} mm"


def _justified(look: Look) -> Check:
    return lambda paper: [
        f"{line.text!r} ends at {line.right:.1f} mm instead of {paper.area[1]:.1f}"
        for lines in paper.each(look.key)
        for line in lines[:-1]
        if abs(line.right - paper.area[1]) > CLOSE
    ]
