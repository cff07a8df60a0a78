"""What typing in a line does to the fields of a template in it.

An empty field is filled while it is typed into. A filled one is worded anew: it is a field again once it says a whole
value, and while letters are only taken away it is plain words, so that a line shortened by the clerk changes alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.document import Run
from desktop.domain.gaps import is_open
from desktop.domain.runs import cut, flat, join, run_length, runs_length
from desktop.domain.templates import BLANK

Runs = tuple[Run, ...]
_YEAR = 4  # figures


class Rewording(NamedTuple):
    """A filled field that is being typed over: what it said in which dress, and what stands beside it in its line."""

    field: Run
    head: Runs
    tail: Runs

    @property
    def start(self) -> int:
        """Where the field begins in its line."""
        return runs_length(self.head)

    def words(self, line: Runs) -> str | None:
        """What stands in its place in a line; None where something else of the line was changed."""
        text, head, tail = flat(line), flat(self.head), flat(self.tail)
        fits = len(text) >= len(head) + len(tail) and text.startswith(head) and text.endswith(tail)
        return text[len(head) : len(text) - len(tail)] if fits else None


def rewording_of(before: Runs, after: Runs) -> Rewording | None:
    """The filled field that typing made `after` of `before` in; None where it was another place, as beside a field."""
    for number, run in enumerate(before):
        if not run.field or is_open(run):
            continue
        found = Rewording(run, before[:number], before[number + 1 :])
        words = found.words(after)
        if words is None or words == run.text:
            continue
        here = cut(after, found.start, runs_length(after) - runs_length(found.tail))
        if run not in here:  # else letters were put beside it
            return found
    return None


def reworded(place: Rewording, line: Runs) -> Runs | None:
    """A line after more typing: a field where it says a whole value, else plain words; None where that has ended.

    A number is whole with as many figures as it had, or as a year has, and what follows them is no part of it. Other
    words are whole unless letters were only taken away; taken away altogether they are a field no more.
    """
    words, old = place.words(line), place.field.text
    if words is None or "\n" in words or any(run.footnote for run in line if run not in (*place.head, *place.tail)):
        return None
    end = runs_length(line) - runs_length(place.tail)
    here = cut(line, place.start, end)
    plain = tuple(replace(run, field="") for run in here)
    if old.isdecimal():
        figures = re.match(rf"(?:\d{{{len(old)}}}|\d{{{_YEAR}}})(?!\d)", words)
        size = figures.end() if figures is not None else 0
    else:
        size = 0 if _is_shortened(old, words) else len(words)
    if not size and not words and not old.isdecimal():
        return None
    whole = tuple(replace(run, field=place.field.field) for run in cut(here, 0, size))
    return join((*place.head, *whole, *cut(plain, size, len(words)), *place.tail))


def said(place: Rewording, line: Runs) -> str:
    """The whole value that the field has in a line now; "" where it is none."""
    words = place.words(line)
    if words is None:
        return ""
    here = cut(line, place.start, place.start + len(words))
    return "".join(run.text for run in here if run.field == place.field.field)


def _is_shortened(old: str, words: str) -> bool:
    """Whether `words` are `old` without some letters in one place."""
    if len(words) >= len(old):
        return False
    begins = next((at for at, pair in enumerate(zip(words, old, strict=False)) if pair[0] != pair[1]), len(words))
    return old.endswith(words[begins:])


def filled(before: Runs, after: Runs) -> tuple[str, str, str] | None:
    """The field whose words typing changed in a line: its name, what it said and says; None where it was none."""
    old, new = ([run for run in runs if run.field] for runs in (before, after))
    if [run.field for run in old] != [run.field for run in new]:
        return None
    changed = [(was, now) for was, now in zip(old, new, strict=True) if was.text != now.text]
    if len(changed) != 1:
        return None
    was, now = changed[0]
    return was.field, "" if is_open(was) else was.text, "" if is_open(now) else now.text


def emptied(before: Runs, after: Runs) -> tuple[Runs, int] | None:
    """A line whose field lost its last letter, with the mark of an empty field in its place, and where that begins.

    None where something else happened, as when the mark itself was deleted.
    """
    at = 0
    for number, run in enumerate(before):
        rest = (*before[:number], *before[number + 1 :])
        if run.field and not is_open(run) and join(rest) == after:
            return join((*before[:number], replace(run, text=BLANK), *before[number + 1 :])), at
        at += run_length(run)
    return None
