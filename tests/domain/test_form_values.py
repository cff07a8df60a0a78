"""What units write into a form: every way of writing a state, a percent or a day is read right, or is doubtful."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.form_values import (
    SERIAL_ZERO,
    Written,
    plain_number,
    read_day,
    read_percent,
    read_state,
    read_text,
)
from desktop.domain.progress import TaskState

WORDS = {
    TaskState.NOT_BEGUN: "Chưa làm",
    TaskState.DOING: "Đang làm",
    TaskState.DONE: "Hoàn thành",
    TaskState.PAUSED: "Tạm dừng",
}
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        (40.0, 40),
        ("40", 40),
        ("40%", 40),
        (" 40 % ", 40),
        ("40,0", 40),
        (0.4, 40),
        (0.07, 7),
        (0.0, 0),
        (100.0, 100),
        ("100%", 100),
        (1.0, 1),
    ],
)
def test_a_percent_is_read_however_it_is_written(written: Written, percent: int) -> None:
    assert read_percent(written).percent == percent


@pytest.mark.parametrize(
    "written",
    [101.0, -1.0, 40.5, 0.455, "40.5", "gần xong", "1e2", "４０ phần", True, float("nan"), float("inf"), 1e300],
)
def test_what_is_no_whole_percent_is_left_out_and_told(written: Written) -> None:
    found = read_percent(written)
    assert found.percent is None
    assert found.doubt is not None
    assert "không phải số từ 0 đến 100" in str(found.doubt)


def test_one_may_mean_all_and_is_told() -> None:
    assert "nếu là 100%" in str(read_percent(1.0).doubt)
    assert read_percent("1").doubt is None  # as text nobody took it for a format


@given(st.integers(2, 100))
def test_every_percent_is_the_same_as_number_text_and_share(percent: int) -> None:
    ways: tuple[Written, ...] = (float(percent), str(percent), f"{percent}%", f"{percent:02} %")
    assert {read_percent(written).percent for written in ways} == {percent}
    if percent < 100:
        assert read_percent(percent / 100).percent == percent


@given(DAYS)
def test_every_day_is_the_same_as_date_text_and_the_number_of_excel(day: date) -> None:
    ways: tuple[Written, ...] = (
        *(day, f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}"),
        *(day.isoformat(), f"{day.isoformat()} 00:00:00", float((day - SERIAL_ZERO).days)),
    )
    assert {read_day(written).day for written in ways} == {day}


@pytest.mark.parametrize(
    "written", ["31/2/2026", "29/02/2025", "1/13/2026", "15/11", "hôm qua", "15/11/26", "1/1/1999", 12.5, 3.0, True]
)
def test_what_is_no_day_of_this_century_is_left_out_and_told(written: Written) -> None:
    found = read_day(written)
    assert found.day is None
    assert found.doubt is not None


def test_empty_cells_say_nothing() -> None:
    assert read_percent("  ").doubt is read_day("").doubt is read_state("", WORDS).doubt is None
    assert read_text("").text == ""


@pytest.mark.parametrize("written", ["Hoàn thành", "hoan thanh", " HOÀN  THÀNH ", "Hoa\u0300n tha\u0300nh"])
def test_a_state_is_known_with_and_without_its_marks(written: str) -> None:
    assert read_state(written, WORDS).state is TaskState.DONE


def test_another_word_is_no_state() -> None:
    assert str(read_state("quá hạn", WORDS).doubt) == "không có trạng thái “quá hạn”"


@given(st.text(max_size=300))
def test_any_text_is_taken_composed_or_refused_and_never_cut(text: str) -> None:
    found = read_text(text).text
    assert found is not None
    assert read_text(found).text == found
    assert read_text(text * 40 + "x" * 5001).text is None


def test_numbers_in_words_keep_what_was_typed() -> None:
    assert (plain_number(12.0), plain_number(2.5), read_text(12.0).text) == ("12", "2,5", "12")
    assert read_text(date(2026, 11, 15)).text == "15/11/2026"
    assert SERIAL_ZERO + timedelta(days=46341) == date(2026, 11, 15)
