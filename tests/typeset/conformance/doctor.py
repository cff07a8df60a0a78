"""Papers made bad on purpose, each in one point: the proof that a rule can fail.

What is altered is what layout hands to the writer of the PDF, or the standard that layout obeys; the bad paper is then
written and read like a good one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from io import BytesIO
from typing import Any

import pikepdf

from desktop.domain.document import Document, Level
from desktop.domain.exchange import dumps, loads
from desktop.domain.standards import Standard
from desktop.services.library import standards
from desktop.typeset import Face, Page, Rule, TextRun, lay_out_document, render_pdf
from desktop.typeset.metrics import text_width
from tests.typeset.conformance.paper import Paper
from tests.typeset.conformance.samples import STANDARDS, Sample, sample
from tests.typeset.plans import NOW, written
from tests.typeset.reading import MM, Line, Stroke, read_pdf

CENTRE, LEFT, RIGHT, BOTH = (
    "centre",
    "left",
    "right",
    "both",
)  # what of a line stays when its width changes
Change = Callable[[TextRun], TextRun]


@dataclass(frozen=True)
class Bench:
    """One good sample, laid out, written and read, from which bad papers are made."""

    profile: str
    kind: str

    @property
    def sample(self) -> Sample:
        return sample(self.profile, self.kind)

    @property
    def standard(self) -> Standard:
        return standards()[STANDARDS[self.profile]]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return lay_out_document(self.sample.document, self.standard)

    @cached_property
    def paper(self) -> Paper:
        """The good paper."""
        return self.read(render_pdf(self.sample.document, self.standard, now=NOW))

    def read(self, pdf: bytes) -> Paper:
        """A PDF of the same words as the sample's."""
        return Paper(read_pdf(pdf), self.sample.texts)

    def paper_of(self, pages: Iterable[Page]) -> Paper:
        """The good paper with these pages; only those that are others than its own are written and read."""
        kept = [*self.paper.pages]
        fresh = [(at, page) for at, (page, own) in enumerate(zip(pages, self.pages, strict=True)) if page != own]
        read = read_pdf(written(tuple(page for _at, page in fresh), self.sample.document, self.standard))
        for (at, _page), found in zip(fresh, read, strict=True):
            found.lines = [replace(line, page=at) for line in found.lines]
            kept[at] = found
        return Paper(kept, self.sample.texts)

    def by(self, **changes: Any) -> Paper:
        """The paper as a doctored standard makes it; `changes` are fields of `Standard`."""
        return self.read(render_pdf(self.sample.document, replace(self.standard, **changes), now=NOW))

    def of(self, document: Document) -> Paper:
        """Another document, looked at as if it were the sample."""
        return self.read(render_pdf(document, self.standard, now=NOW))

    def measured(self, **values: float) -> Paper:
        """The paper with other measures than the standard allows."""
        found = dict(self.standard.measures)
        for name, value in values.items():
            found[name] = found[name]._replace(value=value)
        return self.by(measures=found)

    def worded(self, **texts: str) -> Paper:
        """The paper with other fixed words."""
        return self.by(words={**self.standard.words, **texts})

    def refonted(self) -> Paper:
        """The paper with another name on its regular face."""
        with pikepdf.open(BytesIO(render_pdf(self.sample.document, self.standard, now=NOW))) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary):
                    for name in ("/BaseFont", "/FontName"):
                        if str(thing.get(name, "")).endswith("+LiberationSerif"):
                            thing[name] = pikepdf.Name("/AAAAAA+Arial")
            changed = BytesIO()
            pdf.save(changed)
        return self.read(changed.getvalue())

    def numbered(self, **labels: str) -> Paper:
        """The paper with other forms of numbers, by level."""
        forms = self.standard.forms
        return self.by(
            forms=replace(forms, labels={**forms.labels, **{Level(name): text for name, text in labels.items()}})
        )


@cache
def bench(profile: str, kind: str) -> Bench:
    """The bench of one sample; what it lays out and reads serves all rules."""
    return Bench(profile, kind)


def altered(on: Bench, lines: list[Line], change: Change, keep: str, inset: float = 0.0) -> Paper:
    """The runs of these lines changed and set again in their places, with the rule under them as much longer.

    `inset` mm are put before each line.
    """
    pages = _items(on)
    ratio = 1.0
    for line in lines:
        items = pages[line.page]
        places = _places(items, line)
        old = [items[place] for place in places]
        assert old, f"no runs found of {line.text!r}"
        wide = old[-1].x + _width(old[-1]) - old[0].x
        new = [change(run) for run in old]
        spaces = sum(run.text.count(" ") for run in new)
        if keep == BOTH and spaces and line.right > on.paper.area[1] - 0.3:
            missing = wide - inset / MM - sum(map(_width, new))
            new = [run._replace(word_space=run.word_space + missing / spaces) for run in new]
        now = sum(map(_width, new))
        ratio = max(ratio, now / wide) if now > wide else min(ratio, now / wide)
        x = old[0].x + inset / MM - (now - wide) * {CENTRE: 0.5, RIGHT: 1.0}.get(keep, 0.0)
        for place, run in zip(places, new, strict=True):
            items[place] = run._replace(x=x)
            x += _width(run)
    below = on.paper.rule_below(lines)
    if below and abs(ratio - 1) > 0.001:
        _stretch(pages[lines[-1].page], below, ratio, keep)
    return on.paper_of(_with_items(on.pages, pages))


def moved(
    on: Bench,
    lines: list[Line],
    right: float = 0.0,
    down: float = 0.0,
    *,
    with_rule: bool = True,
    strokes: list[Stroke] | None = None,
) -> Paper:
    """These lines, with the rule under them or with these strokes of their page, moved by mm."""
    pages = _items(on)
    below = on.paper.rule_below(lines) if with_rule else None
    drawn = [below] if below else []
    drawn = drawn if strokes is None else strokes
    for number, place in [(line.page, place) for line in lines for place in _places(pages[line.page], line)]:
        run = pages[number][place]
        pages[number][place] = run._replace(x=run.x + right / MM, baseline=run.baseline + down / MM)
    if drawn:
        return _rules(on, pages, lines[0].page, drawn, lambda rule: _shifted(rule, right, down))
    return on.paper_of(_with_items(on.pages, pages))


def ruled(on: Bench, page: int, strokes: list[Stroke], change: Callable[[Rule], Rule | None]) -> Paper:
    """These strokes of a page changed, or left out where `change` gives None."""
    return _rules(on, _items(on), page, strokes, change)


def lengthened(rule: Rule, length: float) -> Rule:
    """A rule of another length in mm with the same middle."""
    middle, half = (rule.x1 + rule.x2) / 2, length / MM / 2
    return rule._replace(x1=middle - half, x2=middle + half)


def resized(size: float) -> Change:
    """Letters of another size."""
    return lambda run: run._replace(size=size)


def faced(*, bold: bool, italic: bool) -> Change:
    """Letters of another face."""
    faces = {(False, False): Face.REGULAR, (True, False): Face.BOLD, (False, True): Face.ITALIC}
    return lambda run: run._replace(face=faces.get((bold, italic), Face.BOLD_ITALIC))


def lettered(how: Callable[[str], str]) -> Change:
    """Other letters: capitals made small or the other way."""
    return lambda run: run._replace(text=how(run.text))


def retyped(on: Bench, text: str, other: str) -> Paper:
    """The paper of a document that says something else in the place of a text."""
    said = dumps(on.sample.document)
    assert text in said
    return on.of(loads(said.replace(text, other)))


def doctored(on: Bench, change: Callable[[int, TextRun], TextRun | None]) -> Paper:
    """Every run of the paper as `change` gives it back for its page (from 0), or left out."""
    pages = []
    for number, page in enumerate(on.pages):
        items = [change(number, item) if isinstance(item, TextRun) else item for item in page.items]
        pages.append(replace(page, items=tuple(item for item in items if item is not None)))
    return on.paper_of(pages)


def _items(on: Bench) -> list[list[Any]]:
    """What is on each page, to be altered."""
    return [list(page.items) for page in on.pages]


def _places(items: list[Any], line: Line) -> list[int]:
    """Where in the items the runs of a line stand, from left to right."""
    y, left, right = line.y / MM, line.left / MM - 0.6, line.right / MM
    found = [
        (item.x, place)
        for place, item in enumerate(items)
        if isinstance(item, TextRun) and abs(item.baseline - y) < 0.6 and left <= item.x < right
    ]
    return [place for _x, place in sorted(found)]


def _width(run: TextRun) -> float:
    return text_width(run.text, run.face, run.size) + run.word_space * run.text.count(" ")


def _is(rule: object, stroke: Stroke) -> bool:
    return (
        isinstance(rule, Rule)
        and abs(min(rule.x1, rule.x2) * MM - stroke.left) < 0.3
        and abs(max(rule.x1, rule.x2) * MM - stroke.right) < 0.3
        and abs(min(rule.y1, rule.y2) * MM - stroke.top) < 0.3
        and abs(max(rule.y1, rule.y2) * MM - stroke.bottom) < 0.3
    )


def _shifted(rule: Rule, right: float, down: float) -> Rule:
    x, y = right / MM, down / MM
    return rule._replace(x1=rule.x1 + x, x2=rule.x2 + x, y1=rule.y1 + y, y2=rule.y2 + y)


def _stretch(items: list[Any], stroke: Stroke, ratio: float, keep: str) -> None:
    for place, item in enumerate(items):
        if _is(item, stroke):
            long = lengthened(item, stroke.length * ratio)
            items[place] = long if keep == CENTRE else _shifted(long, (item.x1 - long.x1) * MM, 0.0)


def _rules(
    on: Bench, pages: list[list[Any]], page: int, strokes: list[Stroke], change: Callable[[Rule], Rule | None]
) -> Paper:
    changed = [change(item) if any(_is(item, s) for s in strokes) else item for item in pages[page]]
    assert changed != pages[page], "no such rule on the page"
    pages[page] = [item for item in changed if item is not None]
    return on.paper_of(_with_items(on.pages, pages))


def _with_items(pages: tuple[Page, ...], items: list[list[Any]]) -> list[Page]:
    return [replace(page, items=tuple(found)) for page, found in zip(pages, items, strict=True)]
