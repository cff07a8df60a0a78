"""Stretches of text: cutting and joining lose nothing, and marks toggle as in Word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Run
from desktop.domain.runs import NOTE_MARK, Mark, cut, flat, has_mark, insert, join, runs_length, toggle
from tests.domain.documents import runs

Runs = tuple[Run, ...]
OFFSETS = st.integers(0, 30)
NOTE: Runs = (Run("trước"), Run(footnote="n1"), Run("sau"))


@given(runs(), OFFSETS)
def test_two_halves_make_the_whole(drawn: Runs, at: int) -> None:
    assert join((*cut(drawn, 0, at), *cut(drawn, at, 999))) == drawn


@given(runs(), OFFSETS, OFFSETS)
def test_a_cut_is_the_slice_of_the_flat_text(drawn: Runs, start: int, end: int) -> None:
    assert flat(cut(drawn, start, end)) == flat(drawn)[start : max(start, end)]


@given(runs(), runs(), OFFSETS)
def test_what_is_put_in_can_be_cut_out(drawn: Runs, fresh: Runs, at: int) -> None:
    at = min(at, runs_length(drawn))
    longer = insert(drawn, at, fresh)
    assert runs_length(longer) == runs_length(drawn) + runs_length(fresh)
    assert join((*cut(longer, 0, at), *cut(longer, at + runs_length(fresh), 999))) == drawn


@given(runs())
def test_joining_twice_is_joining_once(drawn: Runs) -> None:
    assert join(drawn) == drawn
    assert join(tuple(Run(c) for c in flat(drawn))) == ((Run(flat(drawn)),) if drawn else ())


@given(runs(), OFFSETS, OFFSETS, st.sampled_from(["bold", "italic", "underline"]))
def test_toggling_keeps_the_text_and_touches_only_its_range(drawn: Runs, start: int, end: int, mark: Mark) -> None:
    start, end = sorted((start, end))
    after = toggle(drawn, start, end, mark)
    assert flat(after) == flat(drawn)
    assert cut(after, 0, start) == cut(drawn, 0, start)
    assert cut(after, end, 999) == cut(drawn, end, 999)
    assert len({has_mark(run, mark) for run in cut(after, start, end)}) <= 1


def test_half_bold_text_becomes_bold_first_and_plain_then() -> None:
    mixed = (Run("nửa ", bold=True), Run("kia"))
    bold = toggle(mixed, 0, 7, "bold")
    assert bold == (Run("nửa kia", bold=True),)
    assert toggle(bold, 0, 7, "bold") == (Run("nửa kia"),)


def test_a_footnote_mark_is_one_character() -> None:
    assert runs_length(NOTE) == 9
    assert flat(NOTE) == f"trước{NOTE_MARK}sau"
    assert cut(NOTE, 5, 6) == (Run(footnote="n1"),)
    assert toggle(NOTE, 0, 9, "underline")[1] == Run(footnote="n1")
