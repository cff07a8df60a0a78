"""What the rows of a record hold: values in the order of their columns, and words as they are sought.

A digest over what the document says tells whether a row has to be written anew; it costs a third of the row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from db.names import Names
from db.times import day_number
from desktop.domain.collation import sort_key
from desktop.domain.progress import PlannedTarget, PlannedTask
from desktop.domain.text import fold

DIGEST = 8  # bytes; enough to see that a row changed
_MOST_KEPT = 20_000  # words and lists of units that come again and again

Row = tuple[tuple[Any, ...], tuple[Any, ...]]
"""What the narrow table holds of a record, and what the wide one does, each in the order of `planned_rows`."""


def task_digest(one: PlannedTask, year: int | None, section_start: int) -> bytes:
    """What differs as soon as the rows of two tasks do."""
    said, place = one.assignment, one.place
    figures = f"{place.position} {year} {section_start} {one.due} {one.certain}"
    texts = (one.task, said.lead, said.deadline, said.decided_by, said.task, said.product, said.note, one.repeat)
    return _digest((figures, *texts, place.section, place.words, place.block, *said.supporting))


def target_digest(one: PlannedTarget, year: int | None, section_start: int) -> bytes:
    """What differs as soon as the rows of two targets do."""
    said, place = one.target, one.place
    figures = f"{place.position} {year} {section_start} {said.value} {said.year}"
    texts = (said.indicator, said.comparator, said.unit, said.period, said.words)
    return _digest((figures, *texts, place.section, place.words, place.block))


def _digest(texts: Iterable[str]) -> bytes:
    return blake2b("\x1f".join(texts).encode("utf-8", "replace"), digest_size=DIGEST).digest()


def task_row(one: PlannedTask, year: int | None, section_start: int, result: str, names: Names) -> Row:
    """What the rows of a task hold."""
    said, place = one.assignment, one.place
    lead, decided = names.number(said.lead), names.number(said.decided_by)
    words = task_words(one.task, said.lead, said.supporting, result)
    return (
        (place.position, year, day_number(one.due), lead, decided, place.section, section_start, sort_key(one.task)),
        (
            *(one.task, said.task, _as_json(said.supporting), said.deadline, one.repeat.value, int(one.certain)),
            *(said.product, said.note, place.words, place.block, words, folded(words)),
        ),
    )


def target_row(one: PlannedTarget, year: int | None, section_start: int) -> Row:
    """What the rows of a target hold."""
    said, place = one.target, one.place
    words = searched("\n".join((said.indicator, said.unit, said.period, said.words)))
    return (
        (place.position, year, place.section, section_start, sort_key(said.indicator)),
        (
            *(said.indicator, said.comparator.value, said.value, said.unit, said.period, said.year, said.words),
            *(place.words, place.block, words, folded(words)),
        ),
    )


@lru_cache(_MOST_KEPT)
def _as_json(units: tuple[str, ...]) -> str:
    return json.dumps(units, ensure_ascii=False)


def task_words(task: str, lead: str, supporting: Iterable[str], result: str) -> str:
    """What is sought in a task, as `searched` has it."""
    return searched("\n".join((task, lead, *supporting, result)))


def searched(text: str) -> str:
    """A text as words with diacritics are sought in it: capitals and blanks do not count."""
    return " ".join(text.casefold().split())


def folded(words: str) -> str:
    """The same without diacritics; words that come again and again are folded once."""
    return " ".join(map(_folded, words.split(" ")))


@lru_cache(_MOST_KEPT)
def _folded(word: str) -> str:
    return fold(word)
