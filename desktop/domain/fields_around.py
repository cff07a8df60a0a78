"""Fields of a template in the header and around the text, where no run carries their names.

There a field is known by the words that the template puts around it, and by what it says elsewhere: what the clerk
wrote before it or behind it is the clerk's. A text that was worded by hand otherwise is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.document import Document
from desktop.domain.template_file import FIELD, Template
from desktop.domain.templates import BLANK

Known = Mapping[str, Collection[str]]
"""What fields say in the text, by their names."""


class Place(NamedTuple):
    """A field in a text around: its name and words, whether the text begins with it and is written in capitals."""

    name: str
    text: str
    begins: bool
    upper: bool


_TELLING = 3  # letters that make words of a template known in another text: "năm"
Write = Callable[[Place], str]


def places_around(document: Document, template: Template, known: Known) -> tuple[Place, ...]:
    """Every field around the text, in the order of reading."""
    found: list[Place] = []

    def seen(place: Place) -> str:
        found.append(place)
        return place.text

    write_around(document, template, known, seen)
    return tuple(found)


def write_around(document: Document, template: Template, known: Known, write: Write) -> Document:
    """`document` with every field around the text saying what `write` gives for it; the same one where all do."""
    header = document.header
    names = _names_of_bodies(document, template)
    known = {name: {*known.get(name, ()), *names.get(name, ())} for name in {*known, *names}}

    def again(form: str, text: str) -> str:
        return _written(form, text, known, write)

    def listed(forms: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(again(form, text) for form, text in zip(_paired(forms, texts, known), texts, strict=True))

    header = replace(
        header,
        superior=again(template.superior, header.superior),
        issuer=again(template.issuer, header.issuer),
        symbol=again(template.symbol, header.symbol),
        subject=again(template.subject, header.subject),
    )
    forms = [group.items for group in template.recipients]
    shown = document.recipients.groups
    groups = tuple(
        replace(group, items=listed(forms[at], group.items)) if at < len(forms) else group
        for at, group in enumerate(shown)
    )
    recipients = replace(
        document.recipients, groups=groups, archive=again(template.archive, document.recipients.archive)
    )
    addressed = listed(template.addressed_to, document.addressed_to)
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


def _names_of_bodies(document: Document, template: Template) -> Known:
    """What stands in the header as a field and nothing else; the same bodies are found again among recipients."""
    header = document.header
    pairs = ((template.superior, header.superior), (template.issuer, header.issuer))
    return {FIELD.findall(form)[0]: (text,) for form, text in pairs if _is_bare(form) and text.strip(" .…")}


def _is_bare(form: str) -> bool:
    return FIELD.fullmatch(form) is not None


def _paired(forms: tuple[str, ...], texts: tuple[str, ...], known: Known) -> list[str]:
    """For each line of a list the form that it came from, "" for none: lines are put in, moved and taken out."""
    found = [""] * len(texts)
    for at, form in enumerate(forms):
        fitting = [number for number, text in enumerate(texts) if not found[number] and _fits(form, text, known)]
        if fitting:
            found[at if at in fitting else fitting[0]] = form
    free = [at for at, form in enumerate(forms) if _is_bare(form) and form not in found]
    for at in free:  # of a body that is named nowhere else: where it stood
        if at < len(texts) and not found[at] and not known.get(FIELD.findall(forms[at])[0]):
            found[at] = forms[at]
    return found


def _fits(form: str, text: str, known: Known) -> bool:
    names = FIELD.findall(form)
    if not _is_bare(form):
        return bool(names) and _spans(form, text) is not None
    said = [_small(one) for one in known.get(names[0], ())]
    return not text.strip(" .…") or any(_find_words(_small(text), one) >= 0 for one in said)


def _spans(form: str, text: str) -> list[tuple[int, int]] | None:
    """Where the fields of `form` stand in `text`, in order, each as short as can be; None where the words around them
    are others. Capitals are as good as small letters.

    What the clerk wrote before the first words of the template and behind the last is passed over, where these words
    are long enough to be told. They are sought one after the other and never again: an office's own template may have
    many fields in a line.
    """
    pieces = [_small(piece) for piece in FIELD.split(form)[::2]]
    letters = _small(text)
    whole = letters.startswith(pieces[0]) and letters.endswith(pieces[-1])
    found = _between(pieces, letters, 0, len(text) - len(pieces[-1])) if whole else None
    if found is not None or max(len(piece.strip()) for piece in pieces) < _TELLING:
        return found
    begins = _find_words(letters, pieces[0]) if pieces[0] else 0
    at = begins
    for piece in pieces[:-1]:
        at = letters.find(piece, at) + len(piece) if at >= 0 and piece in letters[at:] else -1
    ends = len(text) if not pieces[-1] else letters.find(pieces[-1], at)
    return _between(pieces, letters, begins, ends) if begins >= 0 and at >= 0 and ends >= 0 else None


def _between(pieces: list[str], letters: str, begins: int, ends: int) -> list[tuple[int, int]] | None:
    """Where the fields between `pieces` stand; the first of these is at `begins`, the last at `ends`."""
    found: list[tuple[int, int]] = []
    at = begins + len(pieces[0])
    for piece in pieces[1:-1]:
        end = letters.find(piece, at)
        if end < 0:
            return None
        found.append((at, end))
        at = end + len(piece)
    return [*found, (at, ends)] if at <= ends else None


def _small(text: str) -> str:
    """A text in small letters, of the same length."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _find_words(text: str, words: str) -> int:
    """Where whole words begin in a text; -1 where they do not stand there."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    behind = r"(?!\w)" if words[-1:].isalnum() else ""
    found = re.search(f"{before}{re.escape(words)}{behind}", text) if words else None
    return found.start() if found is not None else -1


def _own(value: str, known: Collection[str]) -> tuple[int, int]:
    """The part of what stands in a field's place that is the field."""
    shown = _small(value)
    for words in sorted(known, key=len, reverse=True):
        at = _find_words(shown, _small(words))
        if at >= 0:
            return at, at + len(words)
    if BLANK in value:
        at = value.index(BLANK)
        return at, at + len(BLANK)
    figures = re.search(r"\d+", value) if any(words.isdecimal() for words in known) else None
    return figures.span() if figures is not None else (0, len(value))


def _written(form: str, text: str, known: Known, write: Write) -> str:
    names = FIELD.findall(form)
    spans = _spans(form, text) if names else None
    if spans is None:
        return text
    written, done, upper = "", 0, text.isupper()
    for name, (start, end) in zip(names, spans, strict=True):
        first, last = _own(text[start:end], known.get(name, ()))
        written += text[done : start + first]
        done = start + last
        written += write(Place(name, text[start + first : done], not written, upper))
    return written + text[done:]
