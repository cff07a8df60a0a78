"""Which lines "Điều 5. …" are articles of the text, and which cite those of another."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.understand.labels import Mark
from desktop.understand.paragraphs import Paragraph


def cited_articles(paragraphs: Iterable[Paragraph]) -> frozenset[int]:
    """The lines of articles that are only cited: articles of the text count from 1, whatever chapters part them.

    A number that skips or doubles is a mistake of the text, unless the one that was due comes later. Where they begin
    at 1 again another text begins, whose articles are not counted with these.
    """
    found = [(one.line, one.label.number) for one in paragraphs if one.label and one.label.mark is Mark.ARTICLE]
    if not found or found[0][1] != 1:
        return frozenset(line for line, _number in found)
    last_of = {number: at for at, (_line, number) in enumerate(found)}
    cited: set[int] = set()
    due = 1
    for at, (line, number) in enumerate(found):
        if number == 1 and due > 2:
            return frozenset(cited | {line for line, _number in found[at:]})
        if number not in (due, due - 1) and last_of.get(due, -1) > at:
            cited.add(line)
        else:
            due = max(due, number) + 1
    return frozenset(cited)
