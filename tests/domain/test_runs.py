"""Stretches of text: cutting and joining lose nothing, and marks go on and off."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Run
from desktop.domain.runs import NOTE_MARK, Mark, all_marked, cut, flat, has_mark, insert, join, runs_length, set_mark
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


@given(runs(), OFFSETS, OFFSETS, st.sampled_from(["bold", "italic", "underline"]), st.booleans())
def test_a_mark_keeps_the_text_and_touches_only_its_range(
    drawn: Runs, start: int, end: int, mark: Mark, on: bool
) -> None:
    start, end = sorted((start, end))
    after = set_mark(drawn, start, end, mark, on=on)
    assert flat(after) == flat(drawn)
    assert cut(after, 0, start) == cut(drawn, 0, start)
    assert cut(after, end, 999) == cut(drawn, end, 999)
    assert {has_mark(run, mark) for run in cut(after, start, end) if not run.footnote} <= {on}


def test_half_bold_text_is_not_bold_until_all_of_it_is() -> None:
    mixed = (Run("nửa ", bold=True), Run("kia"))
    assert not all_marked(mixed, "bold")
    bold = set_mark(mixed, 0, 7, "bold", on=True)
    assert bold == (Run("nửa kia", bold=True),)
    assert all_marked((*bold, Run(" "), Run(footnote="n")), "bold")
    assert set_mark(bold, 0, 7, "bold", on=False) == (Run("nửa kia"),)


def test_a_footnote_mark_is_one_character() -> None:
    assert runs_length(NOTE) == 9
    assert flat(NOTE) == f"trước{NOTE_MARK}sau"
    assert cut(NOTE, 5, 6) == (Run(footnote="n1"),)
    assert set_mark(NOTE, 0, 9, "underline", on=True)[1] == Run(footnote="n1")
