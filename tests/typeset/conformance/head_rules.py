"""Rules of the head of page one: what stands over, under and beside what, the rules drawn, frames."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from desktop.typeset import Rule as Drawn
from desktop.typeset import TextRun
from tests.typeset.conformance.doctor import Bench, doctored, lengthened, moved, ruled
from tests.typeset.conformance.paper import CLOSE, Paper, words
from tests.typeset.conformance.rules import Check, Spoil
from tests.typeset.reading import MM, Line, Stroke

SINGLE = (0.95, 1.4)  # line to line, in shares of the letter size: Times New Roman set single has 1.15
DATE = r".+, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}"  # PL I.1-II.4.b
FRAMES = {"KHẨN": (20.0, 8.0), "THƯỢNG KHẨN": (40.0, 8.0), "HỎA TỐC": (30.0, 8.0)}  # mm, PL I.1-III.2.b


def form(key: str, pattern: str) -> Check:
    """Every text of an element reads like this."""

    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(key):
            if not re.fullmatch(pattern, words(lines)):
                yield f"{words(lines)!r}"

    return check


def single(*keys: str) -> Check:
    """Lines of these elements follow one another as lines set single do."""

    def check(paper: Paper) -> Iterator[str]:
        lines = paper.lines(*keys)
        for upper, lower in itertools.pairwise(lines):
            apart = (lower.y - upper.y) / MM / lower.size
            if not SINGLE[0] <= apart <= SINGLE[1]:
                yield f"{lower.text!r} stands {apart:.2f} of its size under {upper.text!r}"

    return check


def below(upper: str, lower: str, most: float) -> Check:
    """The first line of each `lower` stands under the last of its `upper`, at most `most` mm."""

    def check(paper: Paper) -> Iterator[str]:
        for above, under in zip(paper.each(upper), paper.each(lower), strict=False):
            if not 0 < under[0].y - above[-1].y <= most:
                yield f"{under[0].text!r} stands {under[0].y - above[-1].y:.1f} mm under {above[-1].text!r}"

    return check


def on_one_line(one: str, other: str, close: float = CLOSE) -> Check:
    """Two elements begin at the same height."""

    def check(paper: Paper) -> Iterator[str]:
        first, second = paper.lines(one), paper.lines(other)
        if first and second and abs(first[0].y - second[0].y) > close:
            yield f"{first[0].text!r} at {first[0].y:.1f} mm, {second[0].text!r} at {second[0].y:.1f} mm"

    return check


def rule_as_long(key: str) -> Check:
    """A rule under the element, as long as its line."""

    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(key):
            rule = paper.rule_below(lines)
            if rule is None:
                yield f"no rule under {words(lines)!r}"
            elif abs(rule.left - lines[-1].left) > 0.6 or abs(rule.right - lines[-1].right) > 0.6:
                yield f"{rule.length:.1f} mm under {lines[-1].right - lines[-1].left:.1f} mm"

    return check


def rule_of_share(key: str, least: float = 1 / 3, most: float = 1 / 2) -> Check:
    """A rule centred under the element, a third to a half of one of its lines: the decree does not say of which."""

    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(key):
            rule = paper.rule_below(lines)
            wide = [line.right - line.left for line in lines]
            if rule is None:
                yield f"no rule under {words(lines)!r}"
            elif not any(one * least - 0.3 <= rule.length <= one * most + 0.3 for one in wide):
                yield f"{rule.length:.1f} mm under lines of {', '.join(f'{one:.1f}' for one in wide)} mm"
            elif abs(rule.middle - lines[-1].middle) > CLOSE:
                yield f"its middle is at {rule.middle:.1f} mm, that of the line at {lines[-1].middle:.1f}"

    return check


def no_rule(key: str) -> Check:
    """Nothing drawn under the element."""
    return lambda paper: [f"a rule under {words(found)!r}" for found in paper.each(key) if paper.rule_below(found)]


def framed(key: str, sizes: dict[str, tuple[float, float]] | None = None, *, red: bool = False) -> Check:
    """One frame about the element, in which it is balanced; of the size that `sizes` has for its words, in mm."""

    def check(paper: Paper) -> Iterator[str]:
        for lines in paper.each(key):
            frame = paper.frame_about(lines)
            if frame is None:
                yield f"no frame about {words(lines)!r}"
                continue
            left, top, right, bottom = frame
            wanted = (sizes or {}).get(words(lines).upper())
            if wanted and (abs(right - left - wanted[0]) > CLOSE or abs(bottom - top - wanted[1]) > CLOSE):
                yield f"a frame of {right - left:.1f} x {bottom - top:.1f} mm"
            middle = (lines[0].y - lines[0].size * MM * 0.66 + lines[-1].y) / 2
            if abs(lines[0].middle - (left + right) / 2) > 0.5 or abs(middle - (top + bottom) / 2) > 1:
                yield f"{words(lines)!r} is not in the middle of its frame"
            colours = {
                stroke.colour for stroke in paper.strokes(lines) if not stroke.level and stroke.left in (left, right)
            }
            if red != all(map(_is_red, colours)):
                yield f"a frame of the colours {sorted(colours)}"

    return check


def coloured_red(key: str) -> Check:
    """The words are bright red."""
    return lambda paper: [
        f"{line.text!r} is not red"
        for line in paper.lines(key)
        if not all(_is_red(letter.colour) for letter in line.letters if letter.text.strip())
    ]


def _is_red(colour: tuple[int, int, int]) -> bool:
    return colour[0] >= 200 and max(colour[1:]) <= 60


def in_top_margin(key: str, lowest: float = 20.0) -> Check:
    """The element stands over the text area."""
    return lambda paper: [f"{line.text!r} at {line.y:.1f} mm" for line in paper.lines(key) if line.y >= lowest]


def stretched(key: str, length: float) -> Spoil:
    """The rule under an element made `length` times as long."""

    def spoil(on: Bench) -> Paper:
        lines = on.paper.each(key)[0]
        rule = on.paper.rule_below(lines)
        assert rule
        return ruled(on, lines[0].page, [rule], lambda drawn: lengthened(drawn, rule.length * length))

    return spoil


def frame_wider(key: str, by: float) -> Spoil:
    """The frame about an element, `by` mm wider at either side."""

    def spoil(on: Bench) -> Paper:
        lines = on.paper.each(key)[0]
        strokes = frame_strokes(on.paper, lines)
        left, right = min(stroke.left for stroke in strokes), max(stroke.right for stroke in strokes)

        def change(drawn: Drawn) -> Drawn:
            step = by / MM
            if abs(drawn.y1 - drawn.y2) < 0.1:
                first = min(drawn.x1, drawn.x2)
                return drawn._replace(x1=first - step, x2=max(drawn.x1, drawn.x2) + step)
            aside = -step if drawn.x1 * MM < (left + right) / 2 else step
            return drawn._replace(x1=drawn.x1 + aside, x2=drawn.x2 + aside)

        return ruled(on, lines[0].page, strokes, change)

    return spoil


def frame_strokes(paper: Paper, lines: list[Line]) -> list[Stroke]:
    """The four strokes of the frame about these lines."""
    frame = paper.frame_about(lines)
    assert frame
    left, top, right, bottom = frame
    return [
        stroke
        for stroke in paper.strokes(lines)
        if left - 0.5 < stroke.left < right + 0.5 and left - 0.5 < stroke.right < right + 0.5
        if top - 0.5 < stroke.top and stroke.bottom < bottom + 0.5
    ]


def frame_lower(key: str, mm: float) -> Spoil:
    """An element moved down with its frame."""

    def spoil(on: Bench) -> Paper:
        lines = on.paper.lines(key)
        return moved(on, lines, down=mm, strokes=frame_strokes(on.paper, lines))

    return spoil


def lower(key: str, mm: float) -> Spoil:
    """An element moved down, with the rule under it."""
    return lambda on: moved(on, on.paper.lines(key), down=mm)


def rewritten(key: str, old: str, new: str) -> Spoil:
    """An element with other words in the place of some of its own."""

    def spoil(on: Bench) -> Paper:
        lines = on.paper.lines(key)
        places = [(line.page, line.y / MM, line.left / MM - 0.6, line.right / MM) for line in lines]

        def change(page: int, run: TextRun) -> TextRun:
            mine = any(page == p and abs(run.baseline - y) < 0.6 and a <= run.x < b for p, y, a, b in places)
            return run._replace(text=run.text.replace(old, new)) if mine else run

        return doctored(on, change)

    return spoil


def head_order(*keys: str) -> Check:
    """Elements stand under one another in this order."""

    def check(paper: Paper) -> Iterator[str]:
        lines: list[Line] = [line for key in keys for line in paper.lines(key)[:1]]
        for upper, lower in itertools.pairwise(lines):
            if lower.y <= upper.y:
                yield f"{lower.text!r} stands over {upper.text!r}"

    return check


def blocks_apart(paper: Paper) -> Iterator[str]:
    """The left block ends before the right one begins, and they stand on their sides of the page."""
    left = paper.lines("superior", "issuer", "number")
    right = paper.lines("top_title", "motto", "place_date")
    middle = paper.centre_on(0)
    if not left or not right:
        return
    if not max(line.middle for line in left) < middle < min(line.middle for line in right):
        yield "a block does not stand on its side of the page"
    if max(line.right for line in left) >= min(line.left for line in right):
        yield "the blocks touch"
