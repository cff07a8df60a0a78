"""Pages on sheets of paper: which side each one takes, turned and shifted how. Printing asks; a PDF shows pages only.

Every sheet lies upright in the printer, so that no driver has to guess how a lying page meets the back of a standing
one: a page that lies is turned, its head to the left edge, on fronts and backs alike. Bound or stapled at the left, all
of them are then read by turning the paper once, clockwise, and none stands on its head when the sheet is turned over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.standards import Standard
from desktop.typeset.page import Page


class Side(NamedTuple):
    """One side of a sheet: the number of its page, from 1 through the whole file, 0 for a side that stays empty.

    `turned` turns the page a quarter to the left; `shift` (pt) moves it to the right, a negative one to the left.
    """

    page: int = 0
    turned: bool = False
    shift: float = 0.0


BLANK = Side()


def back_shift(standard: Standard) -> float:
    """How far to the right (pt) a page stands on the back of a sheet, where the standard mirrors the margins there."""
    mirrored = standard.measures.get("duplex_left")
    return mirrored.points - standard.points("margin_left") if mirrored is not None else 0.0


def sides_of(
    pages: Sequence[Page], chosen: Sequence[int], *, two_sides: bool, back_shift: float = 0.0
) -> tuple[Side, ...]:
    """The sides that the `chosen` pages (from 1) take, in order; with `two_sides` fronts and backs take turns.

    A part that begins, an appendix, begins on a new sheet. A turned page keeps its place on a back: the edge that is
    bound is its head or its foot there.
    """
    sides: list[Side] = []
    for before, number in pairwise([0, *chosen]):
        page = pages[number - 1]
        if two_sides and len(sides) % 2 and page.part != pages[before - 1].part:
            sides.append(BLANK)
        lies = page.width_pt > page.height_pt
        behind = two_sides and len(sides) % 2 == 1
        sides.append(Side(number, lies, back_shift if behind and not lies else 0.0))
    return tuple(sides)


def whole_sheets(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The same with an empty back at the end where the last sheet has none, so that a next copy begins on its own."""
    return (*sides, BLANK) if len(sides) % 2 else tuple(sides)


def copies_of(sides: Sequence[Side], copies: int, *, in_sets: bool, two_sides: bool) -> Iterator[Side]:
    """Several copies, set after set, or sheet by sheet where they are sorted by page. `sides` are of whole sheets."""
    if in_sets:
        for _copy in range(copies):
            yield from sides
        return
    step = 2 if two_sides else 1
    for first in range(0, len(sides), step):
        for _copy in range(copies):
            yield from sides[first : first + step]
