"""Numbers of items stuck to a figure ("1.98% người lao động"), told from figures by the list that they stand in."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.understand.labels import Mark, read_label
from desktop.understand.lines import Line

_GLUED = re.compile(r"(?P<number>\d{1,2})\.(?P<figure>\d{1,3}(?:\.\d{3})*(?:,\d+)?)(?P<percent>\s?%)?(?=[\s/]|$)")
_ENDED = re.compile(r"[.:;]['\"”’)]*$")
_SHORT = 100  # letters: a heading is not longer


def unglued(lines: list[Line]) -> list[Line]:
    """The lines with a blank between the number of an item and the figure that it begins with.

    A figure of thousands ("1.250 đoàn viên") is one where numbers before and behind it make a list of it; a percentage
    or "05" cannot be thousands, and needs only its neighbour on one side.
    """
    made = list(lines)
    last = 0
    for at, line in enumerate(lines):
        words = line.words
        found = _GLUED.match(words) if "\t" not in line.text.strip() and "|" not in line.text else None
        if found and _may_begin(lines, at) and _is_item(found, last, _next_number(lines, at)):
            last = int(found["number"])
            made[at] = replace(line, text=line.text.replace(f"{last}.", f"{last}. ", 1))
            continue
        label = read_label(words)
        if label and label.mark is Mark.ARABIC:
            last = label.number
        elif label and label.mark < Mark.ARABIC:
            last = 0
    return made


def _may_begin(lines: list[Line], at: int) -> bool:
    """Whether the line above is ended, so that the figure is not the middle of its sentence."""
    if at == 0 or lines[at].gap:
        return True
    before = lines[at - 1].words
    return bool(_ENDED.search(before)) or (read_label(before) is not None and len(before) < _SHORT)


def _is_item(found: re.Match[str], last: int, following: int) -> bool:
    number, figure = int(found["number"]), found["figure"]
    surely = bool(found["percent"]) or (len(figure) == 2 and figure.startswith("0"))
    groups = figure.split(".")
    if len(groups) > 1:  # "3.1.200 đoàn viên" is an item, "1.500.000 đồng" a sum of money
        if len(groups[0]) == 3:
            return False
        surely = True
    led, followed = last == number - 1, following == number + 1
    return led and followed if number == 1 or not surely else led


def _next_number(lines: list[Line], at: int) -> int:
    """The number of the next item of an arabic list, stuck to a figure or not; 0 where a section comes first."""
    for line in lines[at + 1 : at + 12]:
        found = _GLUED.match(line.words)
        if found:
            return int(found["number"])
        label = read_label(line.words)
        if label and label.mark is Mark.ARABIC:
            return label.number
        if label and label.mark < Mark.ARABIC:
            return 0
    return 0
