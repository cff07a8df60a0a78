"""Fields of a template in a draft: what each holds, where it is empty, and filling it wherever it stands.

In the text a field is a run that carries its name. In the header and the lines around the text it is known by the words
that the template puts around it, so a part that was worded by hand is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.document import Block, Document, Run, trees, walk
from desktop.domain.gaps import is_open
from desktop.domain.references import map_runs
from desktop.domain.runs import join, run_length
from desktop.domain.template_file import FIELD, PAPER_FIELDS, Template
from desktop.domain.templates import BLANK

_YEARS = {"nam_truoc": -1, "nam_sau": 1}  # what follows from the year of the plan, "nam"


class Blank(NamedTuple):
    """A place that waits for words: a field of a line, or with `start` = `end` = 0 a line with guidance only.

    A field in the cell of a table is given as the table.
    """

    key: str
    start: int
    end: int


class FieldUse(NamedTuple):
    """A field of a draft: what it holds, "" while it is empty, and in how many places it is still empty."""

    name: str
    value: str
    empty: int


def blanks(document: Document) -> tuple[Blank, ...]:
    """Every place that waits for words, in the order of reading."""
    found: list[Blank] = []
    for _place, blocks in trees(document):
        for block in walk(blocks):
            found += _blanks_in(block)
    return tuple(found)


def _blanks_in(block: Block) -> Iterator[Blank]:
    if block.guidance and not block.runs:
        yield Blank(block.id, 0, 0)
        return
    at = 0
    for run in block.runs:
        if run.field and is_open(run):
            yield Blank(block.id, at, at + run_length(run))
        at += run_length(run)
    if block.table is not None and any(is_open(run) for row in block.table.rows for cell in row for run in cell.runs):
        yield Blank(block.id, 0, 1)


def field_uses(document: Document, template: Template | None = None) -> tuple[FieldUse, ...]:
    """The fields of a draft in the order in which they are met; those that the header shows come first."""
    found = list(_shown_around(document, template)) if template is not None else []
    for _place, blocks in trees(document):
        for block in walk(blocks):
            texts = (
                [block.runs, *(cell.runs for row in block.table.rows for cell in row)] if block.table else [block.runs]
            )
            for runs in texts:
                found += [(run.field, run.text, at == 0) for at, run in enumerate(runs) if run.field]
    values: dict[str, str] = {}
    empty: dict[str, int] = {}
    for name, text, _begins in sorted(found, key=lambda one: one[2]):  # a line begins with a capital: asked last
        is_empty = not text.strip(" .…")
        empty[name] = empty.get(name, 0) + is_empty
        values[name] = values.get(name) or ("" if is_empty else text)
    names = dict.fromkeys(name for name, _text, _begins in found if name not in PAPER_FIELDS)
    return tuple(FieldUse(name, values[name], empty[name]) for name in names)


def fill_field(document: Document, name: str, old: str, value: str, template: Template | None = None) -> Document:
    """`document` with a field saying `value` wherever it is empty or says `old`; what says something else was chosen.

    An empty `value` makes it empty again. With the year of the plan go the years beside it.
    """
    value = value.replace("\n", " ")
    changes = {name: (old, value)}
    if name == "nam":
        for other, step in _YEARS.items():
            changes[other] = (_year(old, step), _year(value, step))

    def filled(_id: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        if not any(run.field in changes for run in runs):
            return runs
        fresh = tuple(
            replace(run, text=_written(run.text, *changes[run.field], begins=at == 0)) if run.field in changes else run
            for at, run in enumerate(runs)
        )
        return runs if fresh == runs else join(fresh)

    document = map_runs(document, filled)
    return _fill_around(document, template, changes) if template is not None else document


def _year(text: str, step: int) -> str:
    return str(int(text) + step) if text.isdecimal() and len(text) == 4 else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _written(text: str, old: str, value: str, *, begins: bool) -> str:
    """What a field says after another value was given, where it said `text`."""
    is_empty = not text.strip(" .…")
    if not is_empty and text not in (old, _capital(old), old.upper()):
        return text
    if not value:
        return BLANK
    if not is_empty and text == old.upper() != old:
        return value.upper()
    return _capital(value) if begins or (not is_empty and text == _capital(old) != old) else value


# what stands around the text


def _around(document: Document, template: Template) -> Iterator[tuple[str, str]]:
    """Texts of the header and around the body, each behind the words of the template that it came from."""
    header = document.header
    yield from ((template.superior, header.superior), (template.issuer, header.issuer))
    yield from ((template.symbol, header.symbol), (template.subject, header.subject))
    yield from zip(template.addressed_to, document.addressed_to, strict=False)
    for group, shown in zip(template.recipients, document.recipients.groups, strict=False):
        yield from zip(group.items, shown.items, strict=False)
    yield (template.archive, document.recipients.archive)
    for source, appendix in zip(template.appendices, document.appendices, strict=False):
        yield from ((source.title, appendix.title), (source.attached_to, appendix.attached_to))


def _fill_around(document: Document, template: Template, changes: dict[str, tuple[str, str]]) -> Document:
    def again(form: str, text: str) -> str:
        return _refilled(form, text, changes)

    header = document.header
    header = replace(
        header,
        superior=again(template.superior, header.superior),
        issuer=again(template.issuer, header.issuer),
        symbol=again(template.symbol, header.symbol),
        subject=again(template.subject, header.subject),
    )
    addressed = tuple(again(form, text) for form, text in _paired(template.addressed_to, document.addressed_to))
    forms = [group.items for group in template.recipients]
    groups = tuple(
        replace(group, items=tuple(again(form, text) for form, text in _paired(forms[at], group.items)))
        if at < len(forms)
        else group
        for at, group in enumerate(document.recipients.groups)
    )
    recipients = replace(
        document.recipients, groups=groups, archive=again(template.archive, document.recipients.archive)
    )
    sources = template.appendices
    appendices = tuple(
        replace(
            one, title=again(sources[at].title, one.title), attached_to=again(sources[at].attached_to, one.attached_to)
        )
        if at < len(sources)
        else one
        for at, one in enumerate(document.appendices)
    )
    fresh = replace(
        document,
        header=header if header != document.header else document.header,
        addressed_to=addressed if addressed != document.addressed_to else document.addressed_to,
        recipients=recipients if recipients != document.recipients else document.recipients,
        appendices=appendices if appendices != document.appendices else document.appendices,
    )
    return fresh if fresh != document else document


def _paired(forms: tuple[str, ...], texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each text with the words of the template at its place; "" where it has none."""
    for at, text in enumerate(texts):
        yield (forms[at] if at < len(forms) else "", text)


def _pieces(form: str, text: str) -> list[str] | None:
    """The values of the fields of `form` in `text`, in order, each as short as can be; None where the words around
    them are others. Capitals are as good as small letters.

    The words are sought one after the other and never again: an office's own template may have many fields in a line.
    """
    first, *rest = [_small(piece) for piece in FIELD.split(form)[::2]]
    letters = _small(text)
    if not rest:
        return [] if letters == first else None
    if not letters.startswith(first):
        return None
    values: list[str] = []
    at = len(first)
    for piece in rest[:-1]:
        found = letters.find(piece, at)
        if found < 0:
            return None
        values.append(text[at:found])
        at = found + len(piece)
    end = len(text) - len(rest[-1])
    if end < at or not letters.endswith(rest[-1]):
        return None
    return [*values, text[at:end]]


def _small(text: str) -> str:
    """A text in small letters, of the same length."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _shown_around(document: Document, template: Template) -> Iterator[tuple[str, str, bool]]:
    """Names and values of fields around the body, and whether a text begins with them."""
    for form, text in _around(document, template):
        names = FIELD.findall(form)
        values = _pieces(form, text) if names else None
        if values is None or (text.isupper() and any(value.strip(" .…") for value in values)):
            continue  # a text in capitals tells nothing of how a value is written
        for at, (name, value) in enumerate(zip(names, values, strict=True)):
            yield name, value, at == 0 and form.startswith("{")


def _refilled(form: str, text: str, changes: dict[str, tuple[str, str]]) -> str:
    names = FIELD.findall(form)
    if not any(name in changes for name in names):
        return text
    values = _pieces(form, text)
    if values is None:
        return text
    literal = FIELD.split(form)[::2]
    upper = text.isupper()
    written = literal[0].upper() if upper else literal[0]
    for at, (name, value) in enumerate(zip(names, values, strict=True)):
        fresh = _written(value, *changes[name], begins=not written) if name in changes else value
        written += fresh.upper() if upper and name in changes else fresh
        written += literal[at + 1].upper() if upper else literal[at + 1]
    return written


# typing


def retyped(before: tuple[Run, ...], after: tuple[Run, ...]) -> tuple[str, str, str] | None:
    """The field whose words typing changed in a line: its name, what it said and says; None where it was none."""
    old, new = ([run for run in runs if run.field] for runs in (before, after))
    if [run.field for run in old] != [run.field for run in new]:
        return None
    changed = [(was, now) for was, now in zip(old, new, strict=True) if was.text != now.text]
    if len(changed) != 1:
        return None
    was, now = changed[0]
    return was.field, "" if is_open(was) else was.text, "" if is_open(now) else now.text


def emptied(before: tuple[Run, ...], after: tuple[Run, ...]) -> tuple[tuple[Run, ...], int] | None:
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
