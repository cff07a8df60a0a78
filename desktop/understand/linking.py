"""Putting records into a document: the runs of a text that show parts of targets and assignments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.document import Run


class Shown(NamedTuple):
    """Letters `start` to `end` of a text, footnote marks not counted, and the name of the part that they show."""

    start: int
    end: int
    record: str


def shown_runs(runs: tuple[Run, ...], spans: Iterable[Shown]) -> tuple[Run, ...]:
    """The same text and dress with those letters named. Spans over a footnote mark or within others are left out."""
    made = list(runs)
    end = 0
    for span in sorted(spans):
        if span.start >= max(end, 0) and span.start < span.end:
            named = _named(made, span)
            made, end = named or made, span.end if named else end
    return tuple(made)


def _named(runs: list[Run], span: Shown) -> list[Run] | None:
    """Runs with one span named, where it lies in one run of text."""
    at = 0
    for index, run in enumerate(runs):
        if not run.footnote and at <= span.start and span.end <= at + len(run.text) and not run.record:
            left, right = span.start - at, span.end - at
            named = replace(run, text=run.text[left:right], record=span.record)
            before = (replace(run, text=run.text[:left]),) if left else ()
            after = (replace(run, text=run.text[right:]),) if right < len(run.text) else ()
            return [*runs[:index], *before, named, *after, *runs[index + 1 :]]
        at += len(run.text)
    return None
