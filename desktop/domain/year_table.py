"""Targets of all periods in one table: a line for each indicator, a column for each year or period.

A target of every year stands in a column of its own with its plan, and in each year in which it was measured with what
was reached then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.measured import Verdict, last_of_year, standing, value_words, verdict_of
from desktop.domain.progress import Measurement, TargetRow
from desktop.domain.record_words import WORDS, target_words
from desktop.domain.text import fold, one_line

EVERY_YEAR = 0
"""The column of targets that name no year."""


@dataclass(frozen=True, slots=True)
class YearCell:
    """A target in a column: what was planned for it ("" where the year has no plan of its own), what was reached."""

    row: TargetRow
    planned: str
    newest: Measurement | None
    verdict: Verdict

    @property
    def reached(self) -> str:
        """What was reached, in words; "" for nothing."""
        return value_words(self.row, self.newest) if self.newest is not None else ""


@dataclass(frozen=True, slots=True)
class YearLine:
    """One indicator: `number` counts lines from 1, `cells` are by year, EVERY_YEAR among them."""

    number: int
    indicator: str
    unit: str
    cells: dict[int, YearCell] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[TargetRow, ...]:
        """The targets of the line, each once."""
        return tuple({cell.row.number: cell.row for cell in self.cells.values()}.values())


@dataclass(frozen=True, slots=True)
class YearTable:
    """The columns in order, each a year with its words as plans write them most ("Đến năm 2025"), and the lines."""

    columns: tuple[tuple[int, str], ...] = ()
    lines: tuple[YearLine, ...] = ()


def by_year(rows: Sequence[TargetRow], today: date) -> YearTable:
    """Targets as a table by year; lines stand in the order in which their indicators come first.

    One line has the years of one office: plans with the same symbol ("KH-LĐLĐ"), not those of the level above.
    """
    together: dict[tuple[str, str, str], list[dict[int, YearCell]]] = {}
    names: dict[tuple[str, str, str], tuple[str, str]] = {}
    for row in rows:
        target = row.planned.target
        key = (fold(one_line(target.indicator)), fold(one_line(target.unit)), fold(row.plan.symbol))
        names.setdefault(key, (one_line(target.indicator), one_line(target.unit)))
        cells = dict(_cells(row, today))
        lines = together.setdefault(key, [])
        free = next((line for line in lines if not line.keys() & cells.keys()), None) if key[0] else None
        if free is None:
            lines.append(cells)
        else:
            free |= cells
    made: list[YearLine] = []
    for key, lines in together.items():
        made += [YearLine(len(made) + at, *names[key], cells) for at, cells in enumerate(lines, 1)]
    return YearTable(_columns(rows, made), tuple(made))


def _cells(row: TargetRow, today: date) -> Iterable[tuple[int, YearCell]]:
    target = row.planned.target
    planned, now = one_line(target_words(target, WORDS)), standing(row, today)
    if target.year is not None:
        yield target.year, YearCell(row, planned, now.newest, now.verdict)
        return
    yield EVERY_YEAR, YearCell(row, planned, None if now.old else now.newest, now.verdict)
    for year in sorted({one.on.year for one in row.measurements}):
        newest = last_of_year(row.measurements, year)
        if newest is not None:
            yield year, YearCell(row, "", newest, verdict_of(row, newest))


def _columns(rows: Iterable[TargetRow], lines: Iterable[YearLine]) -> tuple[tuple[int, str], ...]:
    years = sorted({year for line in lines for year in line.cells})
    said: dict[int, Counter[str]] = {}
    for row in rows:
        target = row.planned.target
        words = one_line(target.period)
        if words and str(target.year or "") in words:  # "Hằng năm" is no name for one year
            said.setdefault(target.year or EVERY_YEAR, Counter())[words] += 1
    return tuple((year, said[year].most_common(1)[0][0] if year in said else "") for year in years)
