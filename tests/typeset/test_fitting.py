"""Where lines end: the cheapest of all ways to break a paragraph, found without trying them all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from desktop.typeset.fitting import (
    CONTRAST,
    LOOSE_FROM,
    SHRINK,
    TIGHT_FROM,
    Measured,
    best_breaks,
    last_cost,
    line_cost,
    ragged_breaks,
)
from desktop.typeset.gluing import DEAR, bond
from desktop.typeset.lines import Span, break_lines
from desktop.typeset.metrics import text_width
from desktop.typeset.page import Face
from desktop.typeset.words import plain_words
from tests.typeset.plans import SENTENCE

SPACE = 250.0
EXTRA = ("Điều", "5,", "ngày", "12/6/2021", "25", "tỷ", "đồng", "-", "2026", "Ban", "Thường", "(khóa")
WORDS = (*SENTENCE.split(), *EXTRA)
LONG = max(text_width(word, Face.REGULAR, 1000) for word in WORDS)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=11)
widths = st.floats(LONG, 6 * LONG)


def measured(words: list[str]) -> Measured:
    found = plain_words(" ".join(words), Face.REGULAR)
    assert found is not None
    return found


def stretches(words: list[str], breaks: tuple[int, ...], first: float, width: float) -> list[float]:
    """How much each line is stretched, in spaces; `inf` for a line that cannot be made as narrow as it has to be."""
    found = []
    for number, (start, end) in enumerate(pairwise((0, *breaks))):
        room = width if number else first
        natural = text_width(" ".join(words[start:end]), Face.REGULAR, 1000)
        stretch = (room - natural) / ((end - start - 1) * SPACE or SPACE)
        if end == len(words) and stretch >= -1e-9:
            stretch = 0.0
        found.append(inf if stretch < -SHRINK - 1e-9 or (stretch < -1e-9 and end - start == 1) else stretch)
    return found


def demerits(words: list[str], breaks: tuple[int, ...], first: float, width: float) -> float:
    """What a way to break a paragraph costs, written down once more: nothing here knows how the best is found."""
    lines = stretches(words, breaks, first, width)
    if inf in lines:
        return inf
    cost = sum(line_cost(stretch) for stretch in lines)
    cost += sum(bond(words, at) for at in breaks[:-1])
    for one, other in pairwise(lines):
        low, high = sorted((one, other))
        cost += CONTRAST if low < TIGHT_FROM and high > LOOSE_FROM else 0.0
    if len(breaks) == 1:
        return cost
    last = text_width(" ".join(words[breaks[-2] :]), Face.REGULAR, 1000)
    return cost + last_cost(breaks[-1] - breaks[-2], last / width)


def test_a_last_line_of_one_short_word_costs_more_than_of_two_and_a_fifth_of_a_line_is_enough() -> None:
    assert last_cost(1, 0.05) > last_cost(2, 0.1) > last_cost(3, 0.15) > 0
    assert last_cost(3, 0.2) == last_cost(3, 1.0) == 0
    assert last_cost(1, 0.2) > 0, "one word is alone however long it is"


def test_no_last_line_is_the_second_half_of_a_word_where_lines_allow_that() -> None:
    text = "c) Các chuyên đề: phát triển kinh tế biển; chuyển đổi số; xây dựng đội ngũ cán bộ."
    first, last = break_lines((Span(text, Face.REGULAR, 14),), 467, 28)
    assert first.segments[0].text.endswith("đội ngũ")
    assert last.segments[0].text == "cán bộ."


def test_a_date_goes_to_the_next_line_before_there_is_a_hole() -> None:
    text = "- Ban Chấp hành Công đoàn phường thẩm định, phê duyệt trước ngày 05/01/2027."
    first, _last = break_lines((Span(text, Face.REGULAR, 14),), 467, 28)
    assert first.segments[0].text.endswith("trước ngày")
    first, _last = break_lines((Span(text, Face.REGULAR, 14),), 400, 28)
    assert first.segments[0].text.endswith("trước"), "where that leaves no hole"


def all_ways(count: int) -> Iterator[tuple[int, ...]]:
    """Every way to break so many words into lines."""
    for chosen in range(2 ** (count - 1)):
        yield (*[at for at in range(1, count) if chosen >> (at - 1) & 1], count)


def greedy(words: list[str], first: float, width: float) -> tuple[int, ...]:
    """As many words on each line as fit."""
    breaks: list[int] = []
    start = 0
    for end in range(1, len(words) + 1):
        room = width if breaks else first
        if end > start + 1 and text_width(" ".join(words[start:end]), Face.REGULAR, 1000) > room:
            breaks.append(end - 1)
            start = end - 1
    return (*breaks, len(words))


@given(texts, widths, st.floats(0, 0.4))
def test_no_way_to_break_a_short_paragraph_is_cheaper(words: list[str], width: float, indent: float) -> None:
    first = max(LONG, width * (1 - indent))
    found = tuple(best_breaks(measured(words), first, width))
    cheapest = min(demerits(words, way, first, width) for way in all_ways(len(words)))
    assert abs(demerits(words, found, first, width) - cheapest) <= 1e-6 * max(1.0, cheapest)


@given(st.lists(st.sampled_from(WORDS), min_size=20, max_size=150), widths)
def test_a_long_paragraph_is_never_broken_worse_than_line_by_line(words: list[str], width: float) -> None:
    found = tuple(best_breaks(measured(words), width, width))
    by_lines = demerits(words, greedy(words, width, width), width, width)
    assert demerits(words, found, width, width) <= by_lines + 1e-6 * max(1.0, by_lines)


@given(texts, widths)
def test_a_line_is_never_narrowed_by_more_than_its_spaces_allow(words: list[str], width: float) -> None:
    for stretch in stretches(words, tuple(best_breaks(measured(words), width, width)), width, width):
        assert -SHRINK - 1e-9 <= stretch < inf


def test_a_paragraph_of_one_line_is_one_line() -> None:
    assert best_breaks(measured(["Các", "cấp"]), 10_000, 10_000) == [2]
    assert ragged_breaks(measured(["Các", "cấp"]), 10_000, 10_000) == [2]


def test_the_last_line_is_narrowed_where_that_saves_a_line() -> None:
    words = SENTENCE.split()
    natural = text_width(SENTENCE, Face.REGULAR, 1000)
    (line,) = break_lines((Span(SENTENCE, Face.REGULAR, 10),), (natural - 5 * SPACE) / 100)
    assert round(line.word_space, 6) == round(-5 * 2.5 / (len(words) - 1), 6)


@given(texts, widths, st.booleans())
def test_ragged_lines_are_as_few_as_fit_and_none_is_too_wide(words: list[str], width: float, even: bool) -> None:
    breaks = ragged_breaks(measured(words), width, width, even=even)
    for start, end in pairwise((0, *breaks)):
        assert text_width(" ".join(words[start:end]), Face.REGULAR, 1000) <= width * (1 + 1e-6)
    least = len(greedy(words, width, width))
    assert len(breaks) == least or any(bond(words, at) >= DEAR for at in greedy(words, width, width)[:-1])


def test_centred_lines_are_of_like_length() -> None:
    words = SENTENCE.split()[:12]
    whole = text_width(" ".join(words), Face.REGULAR, 1000)
    ragged, even = (ragged_breaks(measured(words), whole * 0.8, whole * 0.8, even=flag) for flag in (False, True))
    assert ragged[0] > even[0]
    assert abs(even[0] - len(words) / 2) <= 1


def seconds(words: int) -> float:
    """The best of three times to break a paragraph of so many words."""
    text = " ".join(f"{SENTENCE} {number}" for number in range(words // len(SENTENCE.split()) + 1))
    times = []
    for _turn in range(3):
        begun = perf_counter()
        break_lines((Span(text, Face.REGULAR, 14),), 460, 28)
        times.append(perf_counter() - begun)
    return min(times)


def test_four_times_the_words_take_nowhere_near_sixteen_times_as_long() -> None:
    assert seconds(12_000) < 12 * seconds(3000)


def test_a_word_of_10000_letters_is_cut_into_lines_that_are_full() -> None:
    lines = break_lines((Span("Xem " + "ữ" * 10_000, Face.REGULAR, 14),), 460, 28)
    assert "".join(line.segments[0].text for line in lines) == "Xem" + "ữ" * 10_000
    assert all(460 - 2 * text_width("ữ", Face.REGULAR, 14) < line.width <= 460 for line in lines[1:-1])
