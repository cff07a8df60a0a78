"""Typing in a line: empty fields are filled, filled ones follow once they say a whole value again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document import Run
from desktop.domain.field_typing import Rewording, emptied, filled, reworded, rewording_of, said
from desktop.domain.runs import flat
from desktop.domain.templates import BLANK

HEAD, TAIL = (Run("Kỳ "),), (Run(", tại "), Run("tỉnh", field="noi"))


def place(old: str) -> Rewording:
    return Rewording(Run(old, field="nam"), HEAD, TAIL)


def typed(words: str) -> tuple[Run, ...]:
    return (*HEAD, Run(words), *TAIL) if words else (*HEAD, *TAIL)


def test_typing_tells_which_field_it_filled() -> None:
    before = (Run("Năm "), Run(BLANK, field="nam"), Run(" và "), Run("2026", field="truoc"))
    after = (Run("Năm "), Run("2", field="nam"), Run(" và "), Run("2026", field="truoc"))
    assert filled(before, after) == ("nam", "", "2")
    assert filled(after, after) is None
    assert filled(after, (Run("Năm  và "), Run("2026", field="truoc"))) is None


def test_the_last_letter_that_goes_leaves_the_mark_and_the_mark_itself_may_go() -> None:
    one = (Run("Năm "), Run("2", field="nam"), Run("."))
    assert emptied(one, (Run("Năm ."),)) == ((Run("Năm "), Run(BLANK, field="nam"), Run(".")), 4)
    empty = (Run("Năm "), Run(BLANK, field="nam"), Run("."))
    assert emptied(empty, (Run("Năm ."),)) is None
    assert emptied(one, (Run("Năm"),)) is None


def test_only_letters_of_a_filled_field_word_it_anew() -> None:
    before = (*HEAD, Run("2027", field="nam"), *TAIL)
    assert rewording_of(before, (*HEAD, Run("202", field="nam"), *TAIL)) == place("2027")
    assert rewording_of(before, typed("")) == place("2027")
    assert rewording_of(before, (*HEAD, Run("2027", field="nam"), Run("!"), *TAIL)) is None
    assert rewording_of(before, (Run("Kỳ này "), *before[1:])) is None
    assert rewording_of((*HEAD, Run(BLANK, field="nam")), HEAD) is None


@pytest.mark.parametrize(
    ("old", "words", "value"),
    [
        ("2027", "202", ""),
        ("2027", "", ""),
        ("2027", "20281", ""),
        ("2027", "2028", "2028"),
        ("2027", "2028 tại Bình An", "2028"),
        ("2027", "20 phường", ""),
        ("227", "2027", "2027"),
        ("công tác công đoàn", "công tác công ", ""),
        ("công tác công đoàn", "công đoàn", ""),
        ("công tác công đoàn", "công tác công nhân", "công tác công nhân"),
        ("công tác", "phong trào thi đua", "phong trào thi đua"),
    ],
)
def test_a_field_follows_once_its_value_is_whole_and_is_plain_words_before(old: str, words: str, value: str) -> None:
    line = reworded(place(old), typed(words))
    assert line is not None
    assert said(place(old), line) == value
    assert "".join(run.text for run in line if run.field == "nam") == value
    assert flat(line) == flat(typed(words))


def test_words_taken_away_altogether_are_no_field_any_more() -> None:
    assert reworded(place("công tác"), typed("")) is None
    assert reworded(place("công tác"), (*HEAD, Run("x"))) is None


@given(st.text("20 a", max_size=6), st.sampled_from(["2020", "a2 a", "aa"]))
def test_typing_changes_no_letter_and_nothing_beside_the_field(words: str, old: str) -> None:
    line = reworded(place(old), typed(words))
    if line is not None:
        assert flat(line) == flat(typed(words))
        assert line[-1] == TAIL[-1]
        assert flat(line).startswith("Kỳ ")
