"""Stretches of text in a dress: cutting, joining and marking them. A footnote mark counts as one character."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from desktop.domain.document import Run

Mark = Literal["bold", "italic", "underline"]
NOTE_MARK = "\ufffc"  # how a footnote mark stands in flat text


def run_length(run: Run) -> int:
    """Characters that a run takes; a footnote mark takes one."""
    return 1 if run.footnote else len(run.text)


def runs_length(runs: tuple[Run, ...]) -> int:
    """Characters that runs take, footnote marks included."""
    return sum(run_length(run) for run in runs)


def flat(runs: tuple[Run, ...]) -> str:
    """The text with one `NOTE_MARK` for each footnote mark, so that offsets count as in `cut`."""
    return "".join(NOTE_MARK if run.footnote else run.text for run in runs)


def join(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs without empty ones and with neighbours of one dress made one."""
    joined: list[Run] = []
    for run in runs:
        if not run.footnote and not run.text and not run.field:
            continue
        last = joined[-1] if joined else None
        if last and not last.footnote and not run.footnote and replace(last, text=run.text) == run:
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs between two offsets; offsets outside the text are brought inside."""
    part: list[Run] = []
    at = 0
    for run in runs:
        length = run_length(run)
        left, right = max(start, at), min(end, at + length)
        if left < right:
            part.append(run if run.footnote else replace(run, text=run.text[left - at : right - at]))
        at += length
    return join(tuple(part))


def insert(runs: tuple[Run, ...], offset: int, fresh: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs with `fresh` put in at an offset."""
    return join((*cut(runs, 0, offset), *fresh, *cut(runs, offset, runs_length(runs))))


def has_mark(run: Run, mark: Mark) -> bool:
    """Whether a run is bold, italic or underlined."""
    return run.bold if mark == "bold" else run.italic if mark == "italic" else run.underline


def all_marked(runs: tuple[Run, ...], mark: Mark) -> bool:
    """Whether every letter has a mark; blanks between words and marks of footnotes do not count."""
    return all(has_mark(run, mark) for run in runs if run.text.strip())


def set_mark(runs: tuple[Run, ...], start: int, end: int, mark: Mark, *, on: bool) -> tuple[Run, ...]:
    """Runs with a mark on or off between two offsets; the mark of a footnote has no dress of its own."""
    changed = []
    for run in cut(runs, start, end):
        if run.footnote:
            changed.append(run)
        elif mark == "bold":
            changed.append(replace(run, bold=on))
        else:
            changed.append(replace(run, italic=on) if mark == "italic" else replace(run, underline=on))
    return join((*cut(runs, 0, start), *changed, *cut(runs, end, runs_length(runs))))
