"""Old versions are thinned by age, and thinning early never loses what thinning late would have kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.retention import expendable, read_pins, write_pins

VIETNAM = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 20, 15, 30, tzinfo=VIETNAM)
AGES = st.lists(st.timedeltas(timedelta(0), timedelta(days=800)), max_size=40)
FINE_AGES = st.lists(st.timedeltas(timedelta(0), timedelta(days=2)), max_size=40)


def kept(saved: list[datetime], now: datetime = NOW) -> list[datetime]:
    gone = expendable(saved, now)
    return [when for index, when in enumerate(saved) if index not in gone]


def ago(**age: float) -> datetime:
    return NOW - timedelta(**age)


def test_everything_of_the_last_hour_stays() -> None:
    saved = [ago(minutes=number / 10) for number in range(600)]
    assert kept(saved) == saved


def test_one_of_every_ten_minutes_of_the_last_day_stays() -> None:
    saved = [ago(hours=5) + timedelta(minutes=number) for number in range(60)]
    assert [when.minute for when in kept(saved)] == [39, 49, 59, 9, 19, 29]


def test_the_last_of_each_day_stays_for_ninety_days() -> None:
    saved = [datetime(2026, 11, day, hour, tzinfo=VIETNAM) for day in (3, 4) for hour in (8, 11, 17)]
    assert [(when.day, when.hour) for when in kept(saved)] == [(3, 17), (4, 17)]


def test_days_are_those_of_the_office_and_not_of_greenwich() -> None:
    late, early = datetime(2026, 11, 3, 23, tzinfo=VIETNAM), datetime(2026, 11, 4, 6, tzinfo=VIETNAM)
    assert late.astimezone(UTC).date() == early.astimezone(UTC).date()
    assert kept([late.astimezone(UTC), early.astimezone(UTC)]) == [late, early]


def test_the_last_of_each_month_stays_for_good() -> None:
    saved = [datetime(2024, month, day, tzinfo=VIETNAM) for month in (3, 4) for day in (1, 9, 30)]
    assert [(when.month, when.day) for when in kept(saved)] == [(3, 30), (4, 30)]


def test_a_version_of_the_future_stays_when_the_clock_was_put_back() -> None:
    saved = [ago(days=-400), ago(days=-400, minutes=1)]
    assert kept(saved) == saved


@given(AGES)
def test_the_newest_always_stays(ages: list[timedelta]) -> None:
    saved = [NOW - age for age in ages]
    assert not saved or max(saved) in kept(saved)


@given(AGES | FINE_AGES, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_thinning_often_keeps_what_thinning_once_does(ages: list[timedelta], pause: timedelta) -> None:
    saved = [NOW - age for age in ages]
    assert kept(kept(saved)) == kept(saved)
    assert kept(kept(saved), NOW + pause) == kept(saved, NOW + pause)


def test_pins_come_back_as_they_were_written_and_damaged_ones_are_passed_over() -> None:
    assert read_pins(write_pins({7: NOW, 9: NOW})) == {7: NOW, 9: NOW}
    for damaged in (None, "", "[]", "{", '{"a": "b"}', '{"7": 1}', '{"7": "2026-11-20T12:00:00"}'):
        assert read_pins(damaged) == {}
