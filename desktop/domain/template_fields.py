"""Fields of a template in a draft: what each holds, where it says something else, and filling it wherever it stands.

In the text a field is a run that carries its name; around the text it is found by `fields_around`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.document import Document, Run, trees, walk
from desktop.domain.fields_around import Place, places_around, write_around
from desktop.domain.gaps import is_open
from desktop.domain.references import map_runs
from desktop.domain.runs import join
from desktop.domain.template_file import FIELD, PAPER_FIELDS, Template, texts_of
from desktop.domain.templates import BLANK

_YEARS = {"nam_truoc": -1, "nam_sau": 1}  # what follows from the year of the plan, "nam"


class FieldUse(NamedTuple):
    """A field of a draft: what most of its places say, "" while all are empty, and how many are still empty.

    `others` is what further places say that were given other words, each as often as it stands there.
    """

    name: str
    value: str
    empty: int
    others: tuple[str, ...] = ()


class Filled(NamedTuple):
    """A document after a field was filled in, and how many places of it that changed."""

    document: Document
    places: int


def field_uses(document: Document, template: Template | None = None) -> tuple[FieldUse, ...]:
    """The fields of a draft in the order in which they are met; those that the header shows come first."""
    inside = [Place(run.field, run.text, at == 0, run.text.isupper()) for at, run in _field_runs(document)]
    known = _known(document)
    around = places_around(document, template, known) if template is not None else ()
    only_heads = _only_in_head(template) if template is not None else frozenset()
    said: dict[str, list[Place]] = {}
    for place in (*around, *inside):
        if place.name not in PAPER_FIELDS:
            said.setdefault(place.name, []).append(place)
    return tuple(_use(name, places) for name, places in said.items() if name not in only_heads)


def _use(name: str, places: list[Place]) -> FieldUse:
    filled = [place for place in places if place.text.strip(" .…")]
    if not filled:
        return FieldUse(name, "", len(places))
    counts = Counter(place.text.casefold() for place in filled)
    most = max(counts.values())
    common = next(words for words in (place.text.casefold() for place in filled) if counts[words] == most)
    # how it is written is told by a place in the middle of a line: a first letter and a line of capitals tell nothing
    spelt = sorted((place for place in filled if place.text.casefold() == common), key=_plainness)
    others = tuple(place.text for place in filled if place.text.casefold() != common)
    return FieldUse(name, spelt[0].text, len(places) - len(filled), others)


def _only_in_head(template: Template) -> frozenset[str]:
    """Fields that a template shows in the head of the paper and nowhere else: the header is asked for them as it is."""
    shown = Counter(name for text in texts_of(template) for name in set(FIELD.findall(text)))
    heads = (template.superior, template.issuer, template.symbol)
    return frozenset(name for text in heads for name in FIELD.findall(text) if shown[name] == 1)


def _plainness(place: Place) -> tuple[bool, bool]:
    return place.upper, place.begins


def _field_runs(document: Document) -> Iterator[tuple[int, Run]]:
    """Every run that is a field, in order, with its number in its line or cell."""
    for _place, blocks in trees(document):
        for block in walk(blocks):
            cells = (cell.runs for row in block.table.rows for cell in row) if block.table else ()
            for runs in (block.runs, *cells):
                yield from ((at, run) for at, run in enumerate(runs) if run.field)


def _known(document: Document) -> dict[str, set[str]]:
    """What each field says in the text."""
    known: dict[str, set[str]] = {}
    for _at, run in _field_runs(document):
        if not is_open(run):
            known.setdefault(run.field, set()).add(run.text)
    return known


def fill_field(document: Document, name: str, old: str, value: str, template: Template | None = None) -> Document:
    """`document` with a field saying `value` wherever it is empty or says `old`; what says something else was chosen.

    An empty `value` makes it empty again. With the year of the plan go the years beside it.
    """
    return fill_places(document, name, old, value, template).document


def fill_places(document: Document, name: str, old: str, value: str, template: Template | None = None) -> Filled:
    """As `fill_field`, with how many places it changed."""
    value = value.replace("\n", " ")
    changes = {name: (old, value)}
    if name == "nam":
        for other, step in _YEARS.items():
            changes[other] = (_year(old, step), _year(value, step))
    return _filled(
        document,
        template,
        changes,
        lambda place: _written(place.text, *changes[place.name], begins=place.begins, upper=place.upper),
    )


def level_field(document: Document, name: str, value: str, template: Template | None = None) -> Document:
    """`document` with a field saying `value` in every place, also where it was given other words."""
    return _filled(
        document,
        template,
        {name: (value, value)},
        lambda place: _in_dress(value, begins=place.begins, upper=place.upper and len(place.text.strip(" .…")) > 1),
    ).document


def _filled(
    document: Document, template: Template | None, changes: dict[str, tuple[str, str]], write: Callable[[Place], str]
) -> Filled:
    known = _known(document)
    for name, words in changes.items():
        known.setdefault(name, set()).update(filter(None, words))

    changed = 0

    def fresh(place: Place) -> str:
        nonlocal changed
        words = write(place)
        changed += words != place.text
        return words

    def filled(_id: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        if not any(run.field in changes for run in runs):
            return runs
        after = tuple(
            replace(run, text=fresh(Place(run.field, run.text, at == 0, upper=False))) if run.field in changes else run
            for at, run in enumerate(runs)
        )
        return runs if after == runs else join(after)

    def around(place: Place) -> str:
        return fresh(place) if place.name in changes else place.text

    document = map_runs(document, filled)
    if template is not None:
        document = write_around(document, template, known, around)
    return Filled(document, changed)


def _year(text: str, step: int) -> str:
    return str(int(text) + step) if text.isdecimal() and len(text) == 4 else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_dress(value: str, *, begins: bool, upper: bool) -> str:
    return (value.upper() if upper else _capital(value) if begins else value) or BLANK


def _written(text: str, old: str, value: str, *, begins: bool, upper: bool) -> str:
    """What a field says after another value was given, where it said `text`."""
    is_empty = not text.strip(" .…")
    if not is_empty and text not in (old, _capital(old), old.upper()):
        return text
    capitals = upper or (not is_empty and text == old.upper() != old)
    return _in_dress(value, begins=begins or (not is_empty and text == _capital(old) != old), upper=capitals)
