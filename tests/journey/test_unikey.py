"""The keyboard driver of the journeys sends what UniKey sends."""

from __future__ import annotations

import pytest

from tests.journey.plan_script import PLAN
from tests.journey.unikey import Burst, bursts, pieces, telex, vni


@pytest.mark.parametrize(
    ("word", "by_telex", "by_vni"),
    [
        ("đường", "d đ đu đuo đươ đươn đương đường", "d du duo duon duong đuong đương đường"),
        ("chuyển", "c ch chu chuy chuye chuyê chuyên chuyển", "c ch chu chuy chuye chuyen chuyên chuyển"),
        ("Nghị", "N Ng Ngh Nghi Nghị", "N Ng Ngh Nghi Nghị"),
        ("ĐOÀN", "D Đ ĐO ĐOA ĐOAN ĐOÀN", "D DO DOA DOAN ĐOAN ĐOÀN"),
    ],
)
def test_a_word_goes_through_the_states_that_each_key_leaves(word: str, by_telex: str, by_vni: str) -> None:
    assert list(telex(word)) == by_telex.split()
    assert list(vni(word)) == by_vni.split()


def test_letters_that_change_are_taken_back_and_sent_anew() -> None:
    assert list(bursts(telex("đủ"))) == [Burst(0, "d"), Burst(1, "đ"), Burst(0, "u"), Burst(1, "ủ")]
    assert list(bursts(vni("duoc")))[-1] == Burst(0, "c")
    assert list(bursts(vni("được")))[-3:] == [Burst(4, "đuoc"), Burst(3, "ươc"), Burst(2, "ợc")]
    assert list(bursts(iter(("thời",)), "thởi")) == [Burst(2, "ời")]


def test_every_word_of_the_plan_comes_out_whole() -> None:
    words = {piece for piece in pieces(PLAN.read_text(encoding="utf-8")) if piece.isalpha()}
    assert len(words) > 400
    assert all([*telex(word)][-1] == [*vni(word)][-1] == word for word in words)
