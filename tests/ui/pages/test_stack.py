"""The desk: pages under each other, and what lies where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.pages.stack import GAP, MARGIN, Fit, scale_of_zoom, stack_pages, zoom_of_scale

A4 = (595.28, 841.89)
A4_LYING = (841.89, 595.28)


def test_pages_stand_under_each_other_in_the_middle() -> None:
    stack = stack_pages((A4, A4_LYING, A4), 1.0, (1000, 600))
    first, lying, last = stack.boxes
    assert (first.x, first.y) == ((1000 - 595) // 2, MARGIN)
    assert lying.y == first.y + first.height + GAP
    assert lying.x == (1000 - 842) // 2
    assert last.y + last.height + MARGIN == stack.height


def test_a_page_wider_than_the_view_makes_the_desk_wider() -> None:
    assert stack_pages((A4,), 2.0, (600, 600)).width == 1191 + 2 * MARGIN


def test_at_100_percent_a_page_is_as_wide_as_word_shows_it() -> None:
    assert stack_pages((A4,), scale_of_zoom(100), (0, 0)).boxes[0].width == 794


def test_fit_to_width_leaves_the_margins() -> None:
    stack = stack_pages((A4,), Fit.WIDTH, (604, 400))
    assert stack.boxes[0].x == MARGIN
    assert stack.boxes[0].width == 604 - 2 * MARGIN
    assert stack.width == 604


def test_a_page_that_lies_across_fits_the_width_too() -> None:
    stack = stack_pages((A4, A4_LYING), Fit.WIDTH, (604, 400))
    upright, lying = stack.boxes
    assert (upright.x, upright.width) == (lying.x, lying.width) == (MARGIN, 604 - 2 * MARGIN)
    assert lying.height < upright.height
    assert stack.width == 604
    assert stack.at(lying.x + 100, lying.y + 100) == (1, 100 / lying.scale, 100 / lying.scale)


@given(st.floats(100, 2000), st.floats(100, 2000), st.integers(200, 2000), st.integers(200, 2000))
def test_a_whole_page_is_never_larger_than_the_view_and_touches_it_somewhere(
    width: float, height: float, across: int, down: int
) -> None:
    (box,) = stack_pages(((width, height),), Fit.PAGE, (across, down)).boxes
    spare = (across - 2 * MARGIN - box.width, down - GAP - box.height)
    assert min(spare) in (-1, 0, 1)
    assert max(spare) >= -1


@given(st.integers(10, 400))
def test_zoom_and_scale_are_each_other_turned_round(percent: int) -> None:
    assert zoom_of_scale(scale_of_zoom(percent)) == percent


def test_an_empty_desk_has_nothing_anywhere() -> None:
    stack = stack_pages((), 1.0, (500, 600))
    assert stack.height == 0
    assert stack.at(10, 10) is None
    assert list(stack.between(0, 1000)) == []
    assert stack.page_in_view(0, 600) == 0


@given(st.integers(1, 30), st.floats(0.3, 3.0), st.data())
def test_a_place_on_a_page_is_found_again(count: int, scale: float, data: st.DataObject) -> None:
    stack = stack_pages((A4,) * count, scale, (700, 600))
    page = data.draw(st.integers(0, count - 1))
    box = stack.boxes[page]
    x, y = data.draw(st.integers(0, box.width - 1)), data.draw(st.integers(0, box.height - 1))
    found = stack.at(box.x + x, box.y + y)
    assert found is not None
    assert found[0] == page
    assert found[1:] == pytest.approx((x / scale, y / scale))


def test_between_pages_there_is_no_page() -> None:
    stack = stack_pages((A4, A4), 1.0, (700, 600))
    assert stack.at(350, stack.boxes[0].y + stack.boxes[0].height + GAP / 2) is None
    assert stack.at(2, stack.boxes[0].y + 5) is None


@given(st.integers(1, 40), st.floats(0, 30_000), st.floats(100, 1500))
def test_the_pages_in_view_are_those_that_touch_it(count: int, top: float, height: float) -> None:
    stack = stack_pages((A4,) * count, 1.0, (700, 600))
    touching = [n for n, box in enumerate(stack.boxes) if box.y < top + height and box.y + box.height > top]
    assert list(stack.between(top, top + height)) == touching


def test_the_page_in_view_changes_when_the_next_one_reaches_a_third() -> None:
    stack = stack_pages((A4, A4, A4), 1.0, (700, 600))
    second = stack.boxes[1].y
    assert stack.page_in_view(0, 600) == 0
    assert stack.page_in_view(second - 250, 600) == 0
    assert stack.page_in_view(second - 150, 600) == 1
    assert stack.page_in_view(stack.height - 600, 600) == 2
