"""Rules of the page: paper, margins, numbers of pages, faces and ink."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from desktop.typeset import TextRun
from tests.typeset.conformance.doctor import Bench, altered, doctored, resized
from tests.typeset.conformance.paper import CLOSE, Paper, fonts, styles
from tests.typeset.conformance.rules import Check, Rule, Spoil
from tests.typeset.reading import MM, Line

FAMILY = "LiberationSerif"  # as wide as Times New Roman, letter by letter
ASCENT, DESCENT, FIGURE = 0.891, 0.216, 0.676  # of Times New Roman, in shares of the letter size
_LINE = 13.0  # mm: two lines of text, which a page may leave free at its foot for the sake of the next


def _paper(paper: Paper) -> Iterator[str]:
    for number, page in enumerate(paper.pages, start=1):
        if sorted((round(page.width), round(page.height))) != [210, 297]:
            yield f"page {number} is of {page.width:.1f} x {page.height:.1f} mm"


def _upright(paper: Paper) -> Iterator[str]:
    if paper.pages[0].width > paper.pages[0].height:
        yield "the paper lies across"


def _side(name: str, least: float, most: float) -> Check:
    def check(paper: Paper) -> Iterator[str]:
        left, right = paper.area
        found = left if name == "left" else paper.pages[0].width - right
        if not least - CLOSE <= found <= most + CLOSE:
            yield f"{found:.1f} mm at the {name}"

    return check


def _top(least: float, most: float) -> Check:
    """The first letters of the first page begin at the margin; a later page may begin with more room between lines."""

    def check(paper: Paper) -> Iterator[str]:
        for number, page in enumerate(paper.pages, start=1):
            tops = [_over(line) for line in page.lines if line.y - FIGURE * line.size * MM > 14]
            found = min(tops, default=least)
            if not least - CLOSE <= found <= most + 2.5:
                yield f"text of page {number} begins at {found:.1f} mm"

    return check


def _over(line: Line) -> float:
    return line.y - ASCENT * line.size * MM


def _foot(least: float, most: float) -> Check:
    def check(paper: Paper) -> Iterator[str]:
        for number, page in enumerate(paper.pages, start=1):
            found = page.height - max((line.y + DESCENT * line.size * MM for line in page.lines), default=0.0)
            if found < least - CLOSE:
                yield f"text of page {number} ends {found:.1f} mm above the edge"
        page = paper.pages[0]
        found = page.height - max(line.y + DESCENT * line.size * MM for line in page.lines)
        if len(paper.pages) > 1 and found > most + _LINE:
            yield f"a full page ends {found:.1f} mm above the edge"

    return check


def _font(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        found = {font for font in fonts(page.lines) if font.partition("-")[0] != FAMILY}
        if found:
            yield f"letters of {', '.join(sorted(found))}"


def _black(paper: Paper) -> Iterator[str]:
    urgent = paper.lines("urgency")
    for page in paper.pages:
        for line in page.lines:
            colours = {letter.colour for letter in line.letters if letter.text.strip()} - {(0, 0, 0)}
            if colours and line not in urgent:
                yield f"{line.text!r} is not black"


def _number_there(paper: Paper) -> Iterator[str]:
    shown = [line.text if line else "" for line in paper.page_numbers()]
    starts = [*paper.starts(), len(shown)]
    wanted = [str(n) if n > 1 else "" for a, b in itertools.pairwise(starts) for n in range(1, b - a + 1)]
    if shown != wanted:
        yield f"pages are numbered {shown}, not {wanted}"


def _number_look(least: float, most: float) -> Check:
    def check(paper: Paper) -> Iterator[str]:
        for line in filter(None, paper.page_numbers()):
            if not least <= line.size <= most or styles([line]) != {""}:
                yield f"{line.text} is of {line.size:g} pt in {line.font}"

    return check


def _number_middle(paper: Paper) -> Iterator[str]:
    """Centred: over the text, or on the paper, which the decree leaves open."""
    for line in filter(None, paper.page_numbers()):
        middles = (paper.centre_on(line.page), paper.pages[line.page].width / 2)
        if all(abs(line.middle - middle) > CLOSE for middle in middles):
            yield f"{line.text} has its middle at {line.middle:.1f} mm"


def _number_height(least: float, most: float) -> Check:
    """Where the upper edge of the figures stands; their foot has to be inside the top margin of 20 mm in any case."""

    def check(paper: Paper) -> Iterator[str]:
        for line in filter(None, paper.page_numbers()):
            top = line.y - FIGURE * line.size * MM
            if not (least <= top <= most and line.y < 20):
                yield f"{line.text} stands {top:.1f} mm below the edge"

    return check


def _numbers(on: Bench) -> list[Line]:
    return [line for line in on.paper.page_numbers() if line]


def _renumbered(on: Bench) -> Paper:
    """Pages of appendices that go on counting."""
    return doctored(on, lambda page, run: run._replace(text=str(page + 1)) if run.block_id == "page-number" else run)


def _on_numbers(on: Bench, right: float = 0.0, baseline: float | None = None) -> Paper:
    def change(_page: int, run: TextRun) -> TextRun:
        if run.block_id != "page-number":
            return run
        return run._replace(x=run.x + right, baseline=run.baseline if baseline is None else baseline)

    return doctored(on, change)


def _turned(on: Bench) -> Paper:
    """The paper laid across, its columns as much wider."""
    wider = {name: on.standard.measures[name].value + 87 for name in ("header_right", "signature_right")}
    return on.measured(page_width=297, page_height=210, **wider)


def _narrower(name: str, margin: float) -> Spoil:
    """Another margin, in mm."""
    return lambda on: on.measured(**{f"margin_{name}": margin})


def page_rules(
    clauses: dict[str, str],
    margins: dict[str, tuple[float, float]],
    sizes: tuple[float, float],
    tops: tuple[float, float],
) -> Iterable[Rule]:
    """The rules of one standard: margins in mm, the size of page numbers in pt, where their upper edge may stand."""
    kind = "plan"
    yield Rule("page.paper", clauses["paper"], "A4", kind, _paper, lambda on: on.measured(page_height=279.4))
    yield Rule("page.upright", clauses["upright"], "portrait", kind, _upright, _turned)
    for name in ("left", "right"):
        least, most = margins[name]
        yield Rule(
            f"page.{name}",
            clauses["margins"],
            f"{least:g} to {most:g} mm",
            kind,
            _side(name, least, most),
            _narrower(name, least - 2),
        )
    for name, check in (("top", _top), ("bottom", _foot)):
        least, most = margins[name]
        yield Rule(
            f"page.{name}",
            clauses["margins"],
            f"{least:g} to {most:g} mm",
            kind,
            check(least, most),
            _narrower(name, least - 3),
        )
    yield Rule(
        "page.font",
        clauses["font"],
        "Times New Roman or letters of the same widths",
        kind,
        _font,
        lambda on: on.refonted(),
    )
    yield Rule("page.black", clauses["font"], "black", kind, _black, _coloured)
    number = clauses["number"]
    yield Rule("page.number", number, "from 2, each appendix on its own", kind, _number_there, _renumbered)
    least, most = sizes
    yield Rule(
        "page.number_size",
        number,
        f"{least:g} to {most:g} pt, upright",
        kind,
        _number_look(least, most),
        lambda on: altered(on, _numbers(on), resized(least - 2), "centre"),
    )
    yield Rule("page.number_middle", number, "centred", kind, _number_middle, lambda on: _on_numbers(on, right=30.0))
    yield Rule(
        "page.number_height",
        number,
        "in the top margin",
        kind,
        _number_height(*tops),
        lambda on: _on_numbers(on, baseline=tops[0] / MM + 4),
    )


def _coloured(on: Bench) -> Paper:
    body = on.paper.lines("body")[0]
    return altered(on, [body], lambda run: run._replace(color=(0.0, 0.0, 0.6)), "left")
