"""Pages on sheets: each part begins on a new one, lying pages are turned, the Party's margins are mirrored on backs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.library import standards
from desktop.typeset.page import Page
from desktop.typeset.sheets import BLANK, Side, back_shift, copies_of, sides_of, whole_sheets

MM = 72 / 25.4
UPRIGHT, LYING = (210 * MM, 297 * MM), (297 * MM, 210 * MM)


def pages(*parts: tuple[str, int, bool]) -> tuple[Page, ...]:
    """Pages of parts: (name, how many, whether they lie)."""
    return tuple(
        Page(*(LYING if lies else UPRIGHT), (), number, part)
        for part, count, lies in parts
        for number in range(1, count + 1)
    )


MIXED = pages(("", 3, False), ("a1", 2, True), ("a2", 1, False))
ALL = tuple(range(1, len(MIXED) + 1))


def test_one_side_of_each_sheet_is_printed_unless_two_are_asked_for() -> None:
    sides = sides_of(MIXED, ALL, two_sides=False, back_shift=-40)
    assert [side.page for side in sides] == [1, 2, 3, 4, 5, 6]
    assert {side.shift for side in sides} == {0}


def test_an_appendix_begins_on_a_new_sheet() -> None:
    sides = sides_of(MIXED, ALL, two_sides=True)
    assert [side.page for side in sides] == [1, 2, 3, 0, 4, 5, 6]


def test_an_appendix_that_begins_on_a_new_sheet_anyway_costs_no_empty_side() -> None:
    assert BLANK not in sides_of(pages(("", 2, False), ("a1", 2, False)), (1, 2, 3, 4), two_sides=True)


def test_lying_pages_are_turned_alike_on_fronts_and_backs() -> None:
    sides = sides_of(MIXED, ALL, two_sides=True, back_shift=-40)
    assert [side.page for side in sides if side.turned] == [4, 5]
    assert {side.shift for side in sides if side.turned} == {0}


def test_margins_are_mirrored_on_the_backs_only() -> None:
    sides = sides_of(MIXED, (1, 2, 3), two_sides=True, back_shift=-40)
    assert [side.shift for side in sides] == [0, -40, 0]


def test_the_back_is_the_back_of_this_print_not_the_even_page() -> None:
    assert [side.shift for side in sides_of(MIXED, (2, 3), two_sides=True, back_shift=-40)] == [0, -40]


@pytest.mark.parametrize(("standard", "millimetres"), [("party_hd05", -15), ("party_hd36", -15), ("nd30_union", 0)])
def test_only_the_party_mirrors_its_margins(standard: str, millimetres: float) -> None:
    """HD 36 and HD 05: left 30 mm and right 15 mm, on the back left 15 and right 30; NĐ 30 knows no such rule."""
    assert back_shift(standards()[standard]) == pytest.approx(millimetres * MM)


def test_copies_come_in_sets_or_sheet_by_sheet() -> None:
    sides = whole_sheets(sides_of(MIXED, (1, 2, 3), two_sides=True))
    sets = [side.page for side in copies_of(sides, 2, in_sets=True, two_sides=True)]
    sheets = [side.page for side in copies_of(sides, 2, in_sets=False, two_sides=True)]
    single = [side.page for side in copies_of(sides[:3], 2, in_sets=False, two_sides=False)]
    assert sets == [1, 2, 3, 0, 1, 2, 3, 0]
    assert sheets == [1, 2, 1, 2, 3, 0, 3, 0]
    assert single == [1, 1, 2, 2, 3, 3]


@given(
    st.lists(st.tuples(st.integers(1, 5), st.booleans()), min_size=1, max_size=5),
    st.booleans(),
    st.data(),
)
def test_every_page_asked_for_is_printed_once_and_no_sheet_holds_two_parts(
    parts: list[tuple[int, bool]], two_sides: bool, data: st.DataObject
) -> None:
    laid_out = pages(*((f"a{at}" if at else "", count, lies) for at, (count, lies) in enumerate(parts)))
    numbers = range(1, len(laid_out) + 1)
    chosen = sorted(data.draw(st.sets(st.sampled_from(numbers), min_size=1)))
    sides = sides_of(laid_out, chosen, two_sides=two_sides, back_shift=-40)
    assert [side.page for side in sides if side.page] == chosen
    if not two_sides:
        assert BLANK not in sides
        return
    for front, back in zip(sides[::2], sides[1::2], strict=False):
        assert front.page
        if back != BLANK:
            assert laid_out[front.page - 1].part == laid_out[back.page - 1].part
    assert all(side == Side(side.page, side.turned) for side in sides[::2])
