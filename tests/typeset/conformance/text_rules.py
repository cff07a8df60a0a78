"""Rules of text and of the end of a paper: lines and gaps, signature and recipients, appendices, copies, letters."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from desktop.typeset import Face, TextRun
from desktop.typeset import Rule as Drawn
from tests.typeset.conformance.doctor import LEFT, Bench, altered, moved, ruled
from tests.typeset.conformance.paper import CLOSE, Paper, sizes
from tests.typeset.conformance.rules import Check, Spoil
from tests.typeset.reading import MM, Line, Stroke


def _steps(lines: list[Line]) -> list[float]:
    """From baseline to baseline in pt, where both are on one page."""
    return [
        (lower.y - upper.y) / MM
        for upper, lower in itertools.pairwise(lines)
        if upper.page == lower.page and lower.y > upper.y
    ]


def leading(least: float, most: float, *, of_size: bool) -> Check:
    """From line to line of the text: pt, or shares of the letter size with `of_size`."""

    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each("body"):
            unit = max(sizes(lines)) if of_size else 1.0
            for step in _steps(lines):
                if not least - 0.01 <= step / unit <= most + 0.01:
                    yield f"{step:.1f} pt from line to line after {lines[0].text!r}"

    return check


def gap(least: float) -> Check:
    """Between two paragraphs `least` pt more than between two lines."""

    def check(paper: Paper) -> Iterator[str]:
        if len(paper.each("body")) < 2:
            return
        first, second = paper.each("body")[:2]
        lines = median([*_steps(first), *_steps(second)])
        for step in _steps([first[-1], second[0]]):
            if step - lines < least - 0.1:
                yield f"{step - lines:.1f} pt between paragraphs"

    return check


def of_one_size(*keys: str) -> Check:
    """These elements are of the same letter size."""

    def check(paper: Paper) -> Iterator[str]:
        found = {key: max(sizes(lines)) for key in keys if (lines := paper.lines(key))}
        if len(set(found.values())) > 1:
            yield f"{found}"

    return check


def size_set(wanted: dict[str, float]) -> Check:
    """Sizes go up and down together: those of one set, each of which is within its own range."""

    def check(paper: Paper) -> Iterator[str]:
        other = {12.0: 13.0, 13.0: (12.0 if max(wanted.values()) == 14 else 14.0), 14.0: 13.0}
        for key, size in wanted.items():
            found = sizes(paper.lines(key))
            if found and found != {size} and found <= {size, other[size]}:
                yield f"{key} is of {sorted(found)} pt beside others of the set {wanted}"

    return check


def in_order(*keys: str) -> Check:
    """Elements follow one another down the pages in this order."""

    def check(paper: Paper) -> Iterator[str]:
        found = [line for key in keys for line in paper.lines(key)[:1]]
        for upper, lower in itertools.pairwise(found):
            if (upper.page, upper.y) >= (lower.page, lower.y):
                yield f"{lower.text!r} stands over {upper.text!r}"

    return check


def room_between(upper: str, lower: str, least: float, most: float) -> Check:
    """Free height in mm between two elements, their own lines taken off."""

    def check(paper: Paper) -> Iterator[str]:
        above, under = paper.lines(upper), paper.lines(lower)
        if above and under:
            found = under[0].y - above[-1].y - 1.15 * under[0].size * MM
            if not least - CLOSE <= found <= most + CLOSE:
                yield f"{found:.1f} mm between {above[-1].text!r} and {under[0].text!r}"

    return check


def right_half(*keys: str) -> Check:
    """Elements that stand wholly in the right half of the paper."""
    return lambda paper: [
        f"{line.text!r} begins at {line.left:.1f} mm"
        for line in paper.lines(*keys)
        if line.middle <= paper.pages[line.page].width / 2
    ]


def rule_above(key: str, within: float) -> Check:
    """A rule over the element across the whole width of the text."""

    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(key):
            if full_rule(paper, lines, within) is None:
                yield f"no rule across the page over {lines[0].text!r}"

    return check


def full_rule(paper: Paper, lines: list[Line], within: float = 15.0) -> Stroke | None:
    """The rule across the text's width at most `within` mm over these lines."""
    left, right = paper.area
    top = lines[0].y
    return next(
        (
            stroke
            for stroke in paper.strokes(lines)
            if stroke.level
            and 0 < top - stroke.top < within
            and abs(stroke.left - left) < 1
            and abs(stroke.right - right) < 1
        ),
        None,
    )


def at_foot_of_first_page(key: str) -> Check:
    """The element is the last of page 1, inside the text area."""

    def check(paper: Paper) -> Iterator[str]:
        for line in paper.lines(key):
            lowest = max(other.y for other in paper.pages[0].lines)
            if line.page or line.y < max(lowest - 12, paper.pages[0].height * 0.85):
                yield f"{line.text!r} stands at {line.y:.1f} mm of page {line.page + 1}"

    return check


def first_on_its_page(key: str) -> Check:
    """Nothing but the number of the page stands over the element."""

    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(key):
            first, others = lines[0], paper.pages[lines[0].page].lines
            over = [one for one in others if one.y < first.y + 0.5 and one not in lines and not one.text.isdigit()]
            if over:
                yield f"{over[0].text!r} stands over or beside {first.text!r}"

    return check


def aligned_under_colon(label: str, items: str) -> Check:
    """Dashes of the items stand under one another below the colon of the label."""

    def check(paper: Paper) -> Iterator[str]:
        heads = paper.lines(label)
        for line in paper.lines(items):
            if heads and not heads[0].right - 2 <= line.left <= heads[0].right + 4:
                yield f"{line.text!r} begins at {line.left:.1f} mm, the colon ends at {heads[0].right:.1f}"

    return check


def lower_right_of(items: str, key: str) -> Check:
    """The element stands at the lower right corner of a list."""

    def check(paper: Paper) -> Iterator[str]:
        lines = paper.lines(items)
        for line in paper.lines(key):
            low, left = lines[-1].y, min(one.left for one in lines)
            wide = max(one.right for one in lines) - left
            if not (line.page == lines[-1].page and low - 6 <= line.y <= low + 8 and line.middle > left + wide / 2):
                yield f"{line.text!r} at {line.left:.1f}, {line.y:.1f} mm; the list ends at {low:.1f} mm"

    return check


def whole_size(key: str) -> Spoil:
    """All texts of an element in one more point."""
    return lambda on: altered(on, on.paper.lines(key), lambda run: run._replace(size=run.size + 1), LEFT)


def rule_cut(key: str, within: float = 15.0) -> Spoil:
    """The rule across the page over an element, cut to its half."""

    def spoil(on: Bench) -> Paper:
        lines = on.paper.each(key)[0]
        rule = full_rule(on.paper, lines, within)
        assert rule

        def half(drawn: Drawn) -> Drawn:
            return drawn._replace(x2=(drawn.x1 + drawn.x2) / 2)

        return ruled(on, lines[0].page, [rule], half)

    return spoil


def rule_gone(key: str) -> Spoil:
    """An element without the rule under it."""

    def spoil(on: Bench) -> Paper:
        lines = on.paper.each(key)[0]
        rule = on.paper.rule_below(lines)
        assert rule
        return ruled(on, lines[0].page, [rule], lambda _drawn: None)

    return spoil


def more_beside(key: str) -> Spoil:
    """Other words on the line of an element."""

    def spoil(on: Bench) -> Paper:
        line = on.paper.lines(key)[0]
        more = TextRun(on.paper.area[0] / MM, line.y / MM, "Nội bộ", Face.REGULAR, 13, "header")
        pages = [*on.pages]
        pages[line.page] = replace(pages[line.page], items=(more, *pages[line.page].items))
        return on.paper_of(pages)

    return spoil


def contact_higher(on: Bench) -> Paper:
    """The contact line and its rule in the middle of the page."""
    lines = on.paper.lines("contact")
    rule = full_rule(on.paper, lines, 9.0)
    return moved(on, lines, down=-90.0, strokes=[rule] if rule else [])


def underlined(key: str) -> Check:
    """A rule close under the element, as long as it."""

    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(key):
            rule = paper.rule_below(lines, 2.0)
            if rule is None or abs(rule.left - lines[0].left) > 0.6 or abs(rule.right - lines[0].right) > 0.6:
                yield f"{lines[0].text!r} is not underlined"

    return check


underline_gone = rule_gone


def rule_drawn_under(key: str) -> Spoil:
    """A rule where none belongs."""

    def spoil(on: Bench) -> Paper:
        line = on.paper.lines(key)[-1]
        y = (line.y + 1.5) / MM
        drawn = Drawn(line.left / MM + 20, y, line.right / MM - 20, y, 0.6, "header")
        pages = [*on.pages]
        pages[line.page] = replace(pages[line.page], items=(*pages[line.page].items, drawn))
        return on.paper_of(pages)

    return spoil
