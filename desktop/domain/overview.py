"""Tổng quan: how far plans have come, counted by unit or by plan, what falls due soon, targets over the years.

Tasks are counted where they are kept, for there may be a hundred thousand; what comes from there are `Tally` values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.collation import sort_key
from desktop.domain.document import Comparator, Target
from desktop.domain.number_words import whole_share
from desktop.domain.progress import LATE, PlanName, TargetRow, TaskQuery, TaskRow, TaskState
from desktop.domain.text import one_line

DUE_DAYS = 30
MOST_YEARS = 5  # on the axis of a chart
_UPPER_LIMITS = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
_STRICT = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN})


class By(StrEnum):
    """What bars stand for."""

    UNIT = "lead"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi and kỳ: a plan or all that are going, a year, the days between which tasks fall due; "" and None: all."""

    plan: str = ""
    year: int | None = None
    first: date | None = None
    last: date | None = None

    def query(self) -> TaskQuery:
        """The tasks that the figures are about."""
        return TaskQuery(plan=self.plan, year=self.year, going=True, first=self.first, last=self.last)


class Tally(NamedTuple):
    """How many tasks of one unit or plan are in one state: a TaskState's value, or LATE."""

    name: str
    state: str
    tasks: int


class Counts(NamedTuple):
    """Tasks by state as bars show them; `waiting` are those not begun and those paused."""

    done: int = 0
    doing: int = 0
    waiting: int = 0
    late: int = 0

    @property
    def total(self) -> int:
        """All tasks."""
        return sum(self)

    @property
    def percent(self) -> int:
        """The share of those that are done; 100 where nothing is left, 0 where nothing is done."""
        return whole_share(100 * self.done / self.total) if self.total else 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(one + more for one, more in zip(self, other, strict=True)))


NONE = Counts()
STATES_OF: tuple[tuple[str, ...], ...] = (
    (TaskState.DONE.value,),
    (TaskState.DOING.value,),
    (TaskState.NOT_BEGUN.value, TaskState.PAUSED.value),
    (LATE,),
)
"""The states that each of the `Counts` is made of."""
_FIELD_OF = {state: place for place, states in enumerate(STATES_OF) for state in states}


class Bar(NamedTuple):
    """The tasks of a unit or a plan; `folded` are the names of all that stand together in the last bar."""

    name: str
    counts: Counts
    folded: tuple[str, ...] = ()


class Behind(NamedTuple):
    """The tasks behind a figure: those of a query that are in some states (none named: any) of some units or plans."""

    query: TaskQuery
    by: By = By.UNIT
    states: tuple[str, ...] = ()
    names: tuple[str, ...] | None = None

    def as_query(self) -> TaskQuery | None:
        """The same as a question that a table can show in words; None where only the rows themselves say it."""
        query = self.query
        if len(self.states) > 1 or (self.names is not None and (len(self.names) != 1 or not self.names[0])):
            return None
        if self.names and self.by is By.PLAN and query.plan not in ("", self.names[0]):
            return None
        if self.names:
            query = replace(query, lead=self.names[0]) if self.by is By.UNIT else replace(query, plan=self.names[0])
        return replace(query, state=self.states[0]) if self.states else query


class Point(NamedTuple):
    """One year of a target: what the plan asked and what was reached, None where nobody said."""

    year: int
    planned: float | None = None
    reached: float | None = None


class Verdict(StrEnum):
    """How what was reached stands to the plan, as the word beside a chart says it."""

    OVER = "over"  # vượt
    MET = "met"  # đạt
    SHORT = "short"  # thiếu
    EXCEEDED = "exceeded"  # quá mức: more than a plan that sets a limit
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One target over the years: `points` from the first year to the last without a gap, `rows` the numbers behind."""

    indicator: str
    unit: str
    points: tuple[Point, ...]
    now: Point
    verdict: Verdict
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the screen shows. `bars` are all of them, most tasks first; `due` the first that fall due of `due_count`."""

    scope: Scope
    by: By
    today: date
    office: str = ""
    plans: tuple[PlanName, ...] = ()
    counts: Counts = NONE
    late_units: int = 0
    bars: tuple[Bar, ...] = ()
    due: tuple[TaskRow, ...] = ()
    due_count: int = 0
    series: tuple[Series, ...] = ()
    every_year: tuple[int, ...] = ()

    @property
    def year(self) -> int:
        """The year that charts emphasize."""
        if self.scope.year is not None:
            return self.scope.year
        plan = next((plan for plan in self.plans if plan.id == self.scope.plan), None)
        return plan.year if plan is not None and plan.year is not None else self.today.year

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.counts.total or self.series or self.due)


def bars_of(tallies: Iterable[Tally]) -> tuple[Bar, ...]:
    """A bar for each unit or plan: most tasks first, alike ones in the order of the alphabet."""
    found: dict[str, list[int]] = {}
    for tally in tallies:
        found.setdefault(tally.name, [0, 0, 0, 0])[_FIELD_OF[tally.state]] += tally.tasks
    bars = [Bar(name, Counts(*counts)) for name, counts in found.items()]
    return tuple(sorted(bars, key=lambda bar: (-bar.counts.total, not bar.name, sort_key(bar.name))))


def summed(bars: Iterable[Bar]) -> Counts:
    """All bars together."""
    whole = Counts()
    for bar in bars:
        whole = whole.plus(bar.counts)
    return whole


def folded(bars: Sequence[Bar], most: int) -> tuple[Bar, ...]:
    """At most so many bars: those behind the longest fold into the last one, whose name is ""."""
    if len(bars) <= most:
        return tuple(bars)
    rest = bars[max(most, 1) - 1 :]
    return (*bars[: max(most, 1) - 1], Bar("", summed(rest), tuple(bar.name for bar in rest)))


def series_of(rows: Iterable[TargetRow], scope: Scope, year: int) -> tuple[Series, ...]:
    """The targets in numbers over the years: those of the year in question first, then those of most years.

    Rows are those of all plans that are going, newest plan first; a target is the same in two plans where its words and
    its unit are. Of a scope of one plan only the targets that it has, over all years.
    """
    groups: dict[tuple[str, str, bool], list[TargetRow]] = {}
    for row in rows:
        target = row.planned.target
        if row.gone or target.value is None:
            continue
        added = target.comparator is Comparator.INCREASE  # what is added is another figure than all there is
        key = (one_line(target.indicator).casefold(), one_line(target.unit).casefold(), added)
        groups.setdefault(key, []).append(row)
    chosen = [group for group in groups.values() if not scope.plan or any(row.plan.id == scope.plan for row in group)]
    made = [(_series(group, scope, year), place) for place, group in enumerate(chosen)]
    first = sorted(made, key=lambda one: (_is_idle(one[0]), -sum(p.reached is not None for p in one[0].points), one[1]))
    return tuple(series for series, _place in first)


def _is_idle(series: Series) -> int:
    """0 for what has figures of both kinds this year, 1 for one kind, 2 for none."""
    return (series.now.planned is None) + (series.now.reached is None)


def _series(group: list[TargetRow], scope: Scope, year: int) -> Series:
    planned: dict[int, float] = {}
    reached: dict[int, tuple[date, float]] = {}
    target = group[0].planned.target
    # The plan in question speaks last, else the newest one: the first in the order given.
    others = [row for row in reversed(group) if row.plan.id != scope.plan]
    for row in (*others, *(row for row in group if row.plan.id == scope.plan)):
        own = row.planned.target
        aimed = own.year if own.year is not None else row.plan.year
        if aimed is not None and own.value is not None:
            planned[aimed] = own.value
            if aimed == year:
                target = own
        for one in row.measurements:
            if one.value is None:
                continue
            of = min(one.on.year, own.year) if own.year is not None else one.on.year
            if of not in reached or one.on >= reached[of][0]:
                reached[of] = (one.on, one.value)
    years = _axis(planned.keys() | reached.keys(), year)
    points = tuple(Point(at, planned.get(at), reached[at][1] if at in reached else None) for at in years)
    now = next((point for point in points if point.year == year), Point(year))
    numbers = tuple(row.number for row in group)
    return Series(one_line(target.indicator), one_line(target.unit), points, now, verdict_of(target, now), numbers)


def _axis(years: Iterable[int], year: int) -> range:
    """The years of a chart: without a gap, the year in question among them, at most one after it where that crowds."""
    known = [*years, year]
    first, last = min(known), max(known)
    if last - first >= MOST_YEARS:
        last = max(at for at in known if at <= year + 1)
        first = max(first, last - MOST_YEARS + 1)
    return range(first, last + 1)


def verdict_of(target: Target, point: Point) -> Verdict:
    """How what was reached in a year stands to the plan."""
    planned, reached = point.planned, point.reached
    if planned is None or reached is None:
        return Verdict.UNKNOWN
    if target.comparator in _UPPER_LIMITS:
        kept = reached < planned if target.comparator in _STRICT else reached <= planned
        return Verdict.MET if kept else Verdict.EXCEEDED
    if reached > planned:
        return Verdict.OVER
    return Verdict.MET if reached == planned and target.comparator not in _STRICT else Verdict.SHORT
