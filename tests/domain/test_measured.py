"""What a target has come to: which measurement counts, whether the plan is reached, and all periods by year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.document import Comparator
from desktop.domain.errors import UserError
from desktop.domain.measured import Verdict, read_measurement, standing, value_words
from desktop.domain.planned import planned_targets
from desktop.domain.progress import Measurement, PlanName, RecordKey, TargetRow
from desktop.domain.year_table import EVERY_YEAR, by_year
from desktop.services.library import standard_of
from desktop.understand.reader import read_text
from tests.domain.followed import target

TODAY = date(2027, 5, 3)
APRIL = date(2027, 4, 30)


def of_year(number: int, year: int | None, planned: float = 80, *reached: tuple[date, float]) -> TargetRow:
    return target(number, "Doanh nghiệp đối thoại", planned, *reached, year=year)


@pytest.mark.parametrize(
    ("comparator", "below", "same", "above"),
    [
        (Comparator.AT_LEAST, "missed", "reached", "exceeded"),
        (Comparator.MORE_THAN, "missed", "missed", "reached"),
        (Comparator.AT_MOST, "reached", "reached", "missed"),
        (Comparator.LESS_THAN, "reached", "missed", "missed"),
        (Comparator.EQUAL, "missed", "reached", "exceeded"),
        (Comparator.INCREASE, "missed", "reached", "exceeded"),
    ],
)
def test_a_verdict_follows_the_comparison(comparator: Comparator, below: str, same: str, above: str) -> None:
    rows = [target(1, "Số đo", 50, (APRIL, value), comparator=comparator) for value in (49.9, 50, 50.1)]
    assert [standing(row, TODAY).verdict for row in rows] == [below, same, above]


def test_where_there_is_no_number_nothing_is_judged() -> None:
    said = replace(target(1, "Ký cam kết", 90), measurements=(Measurement(APRIL, words="hầu hết"),))
    assert (standing(said, TODAY).verdict, standing(said, TODAY).share) == (Verdict.UNTOLD, None)
    assert value_words(said, said.measurements[0]) == "hầu hết"
    fewer = target(1, "Nợ kinh phí", 5, (APRIL, 3), comparator=Comparator.AT_MOST)
    assert (standing(fewer, TODAY).verdict, standing(fewer, TODAY).share) == (Verdict.REACHED, None)


def test_a_target_of_every_year_begins_anew_and_shows_what_it_had_reached() -> None:
    last_year = (date(2026, 12, 31), 90.0)
    yearly = standing(of_year(1, None, 80, last_year), TODAY)
    assert (yearly.verdict, yearly.old, yearly.newest) == (Verdict.UNMEASURED, True, Measurement(*last_year))
    assert standing(of_year(1, 2030, 80, last_year), TODAY).verdict is Verdict.EXCEEDED
    over = replace(of_year(1, None, 80, last_year), plan=PlanName("p0", year=2026))
    assert standing(over, TODAY).verdict is Verdict.EXCEEDED  # its plan is of the year that is over


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("85%", Measurement(TODAY, 85.0)),
        ("72,5", Measurement(TODAY, 72.5)),
        ("1.200 ngày 30/4/2027", Measurement(APRIL, 1200.0)),
        ("1.200, 30/4", Measurement(APRIL, 1200.0)),
        ("412 (đến ngày 31/12)", Measurement(date(2026, 12, 31), 412.0)),
        ("-3", Measurement(TODAY, -3.0)),
        ("hầu hết", Measurement(TODAY, None, "hầu hết")),
        ("19/32 đơn vị", Measurement(TODAY, None, "19/32 đơn vị")),
        ("  ", None),
    ],
)
def test_what_is_typed_into_a_cell_is_a_figure_with_its_day(words: str, read: Measurement | None) -> None:
    assert read_measurement(words, TODAY) == read


def test_a_day_that_there_is_not_is_refused() -> None:
    with pytest.raises(UserError, match="30/6/2026"):
        read_measurement("85 ngày 31/6/2026", TODAY)


def test_years_stand_beside_each_other_and_indicators_below() -> None:
    rows = (
        of_year(1, 2026, 70, (date(2026, 12, 31), 72)),
        of_year(2, 2027, 80, (APRIL, 60)),
        target(3, "Tập huấn", 100, (date(2026, 6, 30), 90), (APRIL, 100), year=None),
        of_year(4, 2027, 90),
    )
    table = by_year(rows, TODAY)
    assert [year for year, _words in table.columns] == [EVERY_YEAR, 2026, 2027]
    assert [(line.indicator, sorted(line.cells)) for line in table.lines] == [
        ("Doanh nghiệp đối thoại", [2026, 2027]),
        ("Doanh nghiệp đối thoại", [2027]),  # twice planned for one year: nothing is hidden
        ("Tập huấn", [EVERY_YEAR, 2026, 2027]),
    ]
    told = table.lines[0].cells[2026]
    assert (told.planned, told.reached, told.verdict) == ("ít nhất 70%", "72%", Verdict.EXCEEDED)
    yearly = table.lines[2].cells
    assert [(yearly[year].planned, yearly[year].reached) for year in (EVERY_YEAR, 2026, 2027)] == [
        ("ít nhất 100%", "100%"),
        ("", "90%"),
        ("", "100%"),
    ]
    assert [line.number for line in table.lines] == [1, 2, 3]


def test_targets_of_four_periods_of_a_real_programme_stand_in_one_table(cases: Path) -> None:
    path = cases / "binh-dinh.txt"
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    document = read_text(path.read_text("utf-8")).document
    planned = planned_targets(document, standard_of(document))
    rows = [
        TargetRow(number, RecordKey("p1", one.target.id), PlanName("p1", year=2021), one)
        for number, one in enumerate(planned, 1)
    ]
    table = by_year(rows, date(2022, 5, 1))
    assert table.columns == (
        (EVERY_YEAR, "Hàng năm"),
        (2023, "Đến năm 2023"),
        (2025, "Đến năm 2025"),
        (2030, "Đến năm 2030"),
        (2045, "Đến năm 2045"),
    )
    cells = [(cell.row.planned.target, year) for line in table.lines for year, cell in line.cells.items()]
    assert len(cells) == len(rows)
    assert all((one.year or EVERY_YEAR) == year for one, year in cells)
