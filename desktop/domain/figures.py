"""Số liệu in a report: each run that shows one names the question it answers, so that it can be asked again.

The name is "=<what>?<part>:<value>;…=<shown>" (see `linked.FIGURE`). It ends with the words that the run shows: a
figure that was typed over says something else than its name and is plain text again, whatever typed there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import unquote

from desktop.domain.document import Block, Document, Run, trees, walk
from desktop.domain.gaps import BLANK
from desktop.domain.linked import FIGURE
from desktop.domain.references import map_runs
from desktop.domain.runs import join, run_length


class What(StrEnum):
    """What a question asks for."""

    TASKS = "tasks"  # how many tasks
    SHARE = "share"  # their share of all tasks of the same plans and section, in percent
    PERCENT = "percent"  # how far one task has got
    RESULT = "result"  # its result, in words
    REASON = "reason"  # why it is late
    DONE_ON = "done_on"  # the day it was done
    REMINDERS = "reminders"  # how often its unit was reminded
    TARGETS = "targets"  # how many targets
    MEASURED = "measured"  # what one target had reached
    ATTAINED = "attained"  # that, in percent of what the plan asks


ABOUT_TARGETS = frozenset({What.TARGETS, What.MEASURED, What.ATTAINED})
DONE_WITHIN = "done within"  # a state beside those of tasks: done on a day of the period
YEARS = range(1900, 2200)  # of days that a figure may ask about
SILENT = "silent"  # nothing was ever entered, and it is not late
REACHED, MISSED, UNMEASURED = "reached", "missed", "unmeasured"  # states of targets


@dataclass(frozen=True, slots=True)
class Question:
    """A question over the records of `plans` (ids of documents); "" and None leave open.

    `state` is a TaskState's value, LATE, DONE_WITHIN or SILENT, or one of targets. `record` asks for one record alone.
    The answer is that of the last day of `since` to `until`, by what had been entered up to the day `known`.
    """

    what: What
    plans: tuple[str, ...] = ()
    section: str = ""
    state: str = ""
    record: str = ""
    since: date | None = None
    until: date | None = None
    known: date | None = None


def name_of(question: Question, shown: str) -> str:
    """The name of a run that shows `shown` in answer to a question; the same question gives the same text."""
    parts = {
        "plan": ",".join(question.plans),
        "section": question.section,
        "state": question.state,
        "record": question.record,
        "since": question.since.isoformat() if question.since else "",
        "until": question.until.isoformat() if question.until else "",
        "known": question.known.isoformat() if question.known else "",
    }
    asked = ";".join(f"{name}:{_escape(value)}" for name, value in parts.items() if value)
    return f"{FIGURE}{question.what.value}?{asked}{FIGURE}{shown}"


def parse_name(name: str) -> tuple[Question, str] | None:
    """The question of a name and what is shown in answer; None where it is no figure, or not one that we know."""
    if not name.startswith(FIGURE):
        return None
    asked, sign, shown = name[len(FIGURE) :].partition(FIGURE)
    what, _sign, rest = asked.partition("?")
    if not sign or what not in set(What):
        return None
    parts = {}
    for part in filter(None, rest.split(";")):
        key, _colon, value = part.partition(":")
        parts[key] = unquote(value)
    if not parts.keys() <= {"plan", "section", "state", "record", "since", "until", "known"}:
        return None
    try:
        since, until, known = (_day(parts.get(key, "")) for key in ("since", "until", "known"))
    except ValueError:
        return None
    plans = tuple(filter(None, parts.get("plan", "").split(",")))
    section, state, record = (parts.get(key, "") for key in ("section", "state", "record"))
    return Question(What(what), plans, section, state, record, since, until, known), shown


def _day(text: str) -> date | None:
    """A day of a question. Raises ValueError for what is none, and for one of no plan: no day may follow the last."""
    day = date.fromisoformat(text) if text else None
    if day is not None and day.year not in YEARS:
        raise ValueError(text)
    return day


def _escape(value: str) -> str:
    for sign in "%:;=?":
        value = value.replace(sign, f"%{ord(sign):02X}")
    return value


def figure_run(question: Question, answer: str | None, gap: str, dress: Run | None = None) -> Run:
    """The run that answers a question; without an answer a marked gap, called `gap` among the fields of the draft."""
    base = dress if dress is not None else Run()
    shown = BLANK if answer is None else answer
    return replace(base, text=shown, record=name_of(question, shown), field=gap if answer is None else "")


def asked_by(run: Run) -> Question | None:
    """The question that a run still answers: None for plain text, other records, and what was typed over."""
    found = parse_name(run.record) if run.record else None
    return found[0] if found is not None and found[1] == run.text else None


class Figure(NamedTuple):
    """Where a figure stands: block, offsets in its text or in the `cell` (row, column), what it shows and asks."""

    block: str
    start: int
    end: int
    text: str
    question: Question
    cell: tuple[int, int] | None = None


def figures_in(document: Document) -> Iterator[Figure]:
    """Every figure and every gap that waits for one, in printed order."""
    for _place, blocks in trees(document):
        for block in walk(blocks):
            yield from figures_of(block.runs, block.id)
            for row, cells in enumerate(block.table.rows if block.table is not None else ()):
                for column, cell in enumerate(cells):
                    yield from figures_of(cell.runs, block.id, (row, column))


def figures_of(runs: tuple[Run, ...], block: str = "", cell: tuple[int, int] | None = None) -> Iterator[Figure]:
    """The figures of one line or cell."""
    at = 0
    for run in runs:
        end = at + run_length(run)
        question = asked_by(run)
        if question is not None:
            yield Figure(block, at, end, run.text, question, cell)
        at = end


def without_stale(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs in which figures that were typed over are plain text; the same runs where there are none.

    A gap that a person filled in stays a field of the draft, so that its other places say the same.
    """
    stale = [run.record.startswith(FIGURE) and asked_by(run) is None for run in runs]
    if not any(stale):
        return runs
    return join(tuple(replace(run, record="") if over else run for run, over in zip(runs, stale, strict=True)))


def plain_where_typed_over(document: Document, blocks: Iterable[Block]) -> Document:
    """A document in which figures of these blocks that say something else than they were counted as are plain text."""
    stale = any(
        without_stale(runs) is not runs
        for block in blocks
        for runs in (block.runs, *(cell.runs for row in (block.table.rows if block.table else ()) for cell in row))
    )
    return map_runs(document, lambda _id, runs: without_stale(runs)) if stale else document


class News(NamedTuple):
    """A figure that says something else now; "…" where it was, or is, a gap. `block` is where it stands."""

    question: Question
    old: str
    new: str
    block: str = ""


class Recounted(NamedTuple):
    """A report whose figures were asked for again, and which of them changed, in printed order."""

    document: Document
    news: tuple[News, ...]


def recount(document: Document, answer: Callable[[Question], str | None], gap: Callable[[Question], str]) -> Recounted:
    """Ask every figure of a report again. `gap` names the field that stands where there is no answer any more.

    Figures that were typed over stay as they are, and are plain text from then on.
    """
    news: list[News] = []

    def fresh(block: str, run: Run) -> Run:
        question = asked_by(run)
        if question is None:
            return run
        now = figure_run(question, answer(question), run.field or gap(question), run)
        if now.text != run.text:
            news.append(News(question, run.text, now.text, block))
            return now
        return run

    def renewed(block: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        after = tuple(fresh(block, run) for run in without_stale(runs))
        return runs if after == runs else join(after)

    return Recounted(map_runs(document, renewed), tuple(news))
