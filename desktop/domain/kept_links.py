"""Words typed over what shows a record show it still: the clerk gives the figure another value, not another meaning."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from desktop.domain.document import Run
from desktop.domain.linked import FIGURE
from desktop.domain.runs import cut, flat, join

Runs = tuple[Run, ...]


class _Shown(NamedTuple):
    """The letters that show a part of a record, with what stands before and after them."""

    name: str
    left: str
    text: str
    right: str


def _shown(runs: Runs) -> list[_Shown]:
    found = []
    for name in dict.fromkeys(run.record for run in runs if run.record and not run.record.startswith(FIGURE)):
        places = [at for at, run in enumerate(runs) if run.record == name]
        before, inside, after = runs[: places[0]], runs[places[0] : places[-1] + 1], runs[places[-1] + 1 :]
        found.append(_Shown(name, flat(before), flat(inside), flat(after)))
    return found


def kept_links(before: Runs, after: Runs) -> Runs:
    """A line after typing: letters that took the place of all that showed a part of a record show it from now on."""
    for one in _shown(before):
        now = flat(after)
        start, stop = len(one.left), len(now) - len(one.right)
        if any(run.record == one.name for run in after) or start >= stop:
            continue
        middle = cut(after, start, stop)
        is_plain = all(replace(run, text="", bold=False, italic=False, underline=False) == Run() for run in middle)
        if is_plain and now.startswith(one.left) and now.endswith(one.right):
            linked = tuple(replace(run, record=one.name) for run in middle)
            after = join((*cut(after, 0, start), *linked, *cut(after, stop, len(now))))
    return after


def typed_into(before: Runs, after: Runs) -> str:
    """The name of what a step of typing changed of the records that a line shows, also where nothing is left of it;
    "" where it changed something else.
    """
    left = {one.name: one for one in _shown(after)}
    for one in _shown(before):
        now = left.get(one.name)
        if now is None and flat(after) == one.left + one.right:
            return one.name
        if now is not None and now.text != one.text and (now.left, now.right) == (one.left, one.right):
            return one.name
    return ""
