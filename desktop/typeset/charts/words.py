"""The words of the overview's sheet, ready in the language of the window; braces stand for figures and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.overview import Bar, Verdict


@dataclass(frozen=True, slots=True)
class SheetWords:
    """`name_of` names a bar, `number` writes a count, `day` a day of the due list, `near` how near a deadline is.

    `states` and `figures` are in the order of `Counts`: words of the legend, words under a figure (with {percent} or
    {units}).
    """

    title: str
    subtitle: str
    tasks: str
    figures: tuple[str, str, str, str]
    states: tuple[str, str, str, str]
    bars: str
    bar_head: str
    total: str
    targets: str
    reached: str
    planned: str
    both: str
    only_planned: str
    only_reached: str
    no_targets: str
    verdicts: Mapping[Verdict, str]
    due: str
    due_count: str
    no_due: str
    more_due: str
    foot: str
    year_head: str
    name_of: Callable[[Bar], str]
    number: Callable[[int], str]
    value: Callable[[float, str], str]
    day: Callable[[date], str]
    near: Callable[[date], tuple[str, str]]
