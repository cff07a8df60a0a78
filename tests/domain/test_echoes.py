"""What a text has said before tells how it goes on, only where it said so more than once or nearly all of it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.echoes import Echoes

SURE = 0.6
DUTY = "Giao Ban Tổ chức chủ trì, phối hợp với Văn phòng theo dõi việc này."


def rest(echoes: Echoes, before: str, without: str = "") -> str:
    found = echoes.following(before, SURE, without)
    return found.rest if found is not None else ""


def test_what_was_said_twice_is_known_after_two_words_and_a_letter() -> None:
    said = Echoes([("a", "tham mưu Thường vụ tỉnh"), ("b", "theo Thường vụ tỉnh, các đơn vị")])
    assert rest(said, "Kính gửi Thường vụ t") == ""  # three words are no phrase
    twice = Echoes([("a", "bảo đảm trật tự, an toàn giao thông"), ("b", "về trật tự, an toàn giao thông đường bộ")])
    assert rest(twice, "giữ trật tự, an t") == "oàn giao thông"
    assert rest(twice, "giữ trật tự, an toàn") == " giao thông"


def test_the_further_back_it_is_alike_the_further_it_goes() -> None:
    said = Echoes([("a", DUTY), ("b", DUTY)])
    short = rest(said, "chủ trì, ph")
    long = rest(said, "Giao Ban Tổ chức chủ trì, ph")
    assert long.startswith(short)
    assert len(long) > len(short) > 0


def test_said_once_is_not_said_again_unless_eight_words_are_alike() -> None:
    said = Echoes([("a", DUTY)])
    assert rest(said, "chủ trì, phối hợp với ") == ""
    assert rest(said, "Giao Ban Tổ chức chủ trì, phối hợp với ").startswith("Văn phòng")


def test_where_places_part_nothing_is_known() -> None:
    said = Echoes(
        [("a", "phối hợp với Ban Tổ chức"), ("b", "phối hợp với Ban Tài chính"), ("c", "phối hợp với Ban Nữ công")]
    )
    assert rest(said, "phối hợp với ") == "Ban"
    assert rest(said, "phối hợp với Ban ") == ""


def test_a_sentence_may_begin_large_within_nothing_else_differs() -> None:
    said = Echoes([("a", "Tổ chức thực hiện nghiêm túc."), ("b", "và tổ chức thực hiện nghiêm túc.")])
    assert rest(said, "Tổ chức thực") == " hiện nghiêm"
    assert rest(said, "TỔ CHỨC THỰC") == ""


def test_the_sign_at_the_end_is_the_clerks() -> None:
    said = Echoes([("a", "hết sức gắn bó với cơ sở;"), ("b", "phải gắn bó với cơ sở.")])
    assert rest(said, "luôn gắn bó với") == " cơ sở"


def test_the_line_in_hand_does_not_answer_itself() -> None:
    said = Echoes([("a", DUTY), ("b", DUTY)])
    assert rest(said, "chủ trì, ph", without="a") == ""


def test_a_line_written_anew_says_what_it_says_now() -> None:
    said = Echoes([("a", DUTY), ("b", DUTY)])
    said.put("b", "Việc khác hẳn.")
    assert rest(said, "chủ trì, ph") == ""
    said.put("b", DUTY)
    assert rest(said, "chủ trì, ph") != ""
    said.keep_only(frozenset({"a"}))
    assert (rest(said, "chủ trì, ph"), len(said)) == ("", 1)


def test_lines_written_anew_a_thousand_times_leave_nothing_behind() -> None:
    said = Echoes([("a", DUTY)])
    for number in range(2500):
        said.put("b", f"{DUTY} {number}")
    assert said.count("phối hợp") == 2
    assert rest(said, "chủ trì, ph") != ""


WORDS = st.lists(st.sampled_from(["công", "đoàn", "cơ", "sở,", "tỉnh.", "và", "của"]), min_size=1, max_size=12)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=8), WORDS.map(" ".join), st.booleans())
def test_it_goes_on_as_some_line_does(lines: list[str], before: str, blank: bool) -> None:
    before += " " * blank
    said = Echoes((str(number), line) for number, line in enumerate(lines))
    found = said.following(before, SURE)
    if found is not None:
        words = (before + found.rest).split()
        begun = " ".join(words[len(before.split()) - (not blank) - 2 :])
        assert any(begun in line for line in lines)
        assert 1 <= found.uses <= found.of


@given(st.lists(st.tuples(st.sampled_from("abc"), WORDS.map(" ".join)), max_size=12), WORDS.map(" ".join))
def test_lines_kept_up_to_date_are_as_good_as_lines_read_at_once(edits: list[tuple[str, str]], before: str) -> None:
    said = Echoes()
    for key, line in edits:
        said.put(key, line)
    fresh = Echoes(dict(edits).items())
    assert said.following(before, SURE) == fresh.following(before, SURE)
