"""How two programs are measured side by side in one run, and the table of goals at the end of it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import pytest
from pytest_benchmark.fixture import BenchmarkFixture


class Figure(NamedTuple):
    """A line of the table: what we and the peer took, and what is to be reached: a ratio to it, or a plain figure."""

    name: str
    ours: float
    unit: str
    peer: str = ""
    theirs: float | None = None
    goal: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours to the peer's."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def kept(self) -> bool:
        """Whether both goals are reached, where they are set."""
        near = self.goal is None or (self.ratio is not None and self.ratio <= self.goal)
        return near and (self.limit is None or self.ours <= self.limit)

    def line(self) -> str:
        """The line as it is printed."""
        theirs = f"{_short(self.theirs):>8} {self.peer:<13}" if self.theirs is not None else " " * 22
        ratio = f"{self.ratio:6.2f}" if self.ratio is not None else " " * 6
        goals = [f"≤ {self.goal:g} x" if self.goal is not None else "", f"≤ {self.limit:g}" if self.limit else ""]
        goal = ", ".join(filter(None, goals))
        asked = "" if self.goal is None and self.limit is None else "yes" if self.kept else "NO"
        return f"{self.name:<62} {_short(self.ours):>8} {self.unit:<5} {theirs} {ratio}  {goal:<16} {asked}".rstrip()


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.3f}"


FIGURES = pytest.StashKey[list[Figure]]()
Beside = Callable[..., float]


def keep(config: pytest.Config, figure: Figure) -> Figure:
    """Put a figure into the table."""
    config.stash.setdefault(FIGURES, []).append(figure)
    return figure


@pytest.fixture
def calm() -> Iterator[None]:
    """What was imported and built so far is no work for the garbage collector while speed is measured."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def beside(benchmark: BenchmarkFixture, request: pytest.FixtureRequest, calm: None) -> Beside:
    """`beside(ours, peer, goal=…)` runs both in turns and returns the ratio of their medians (1.0 when disabled).

    The ratio, both figures and the goal go into the benchmark's extra information and into the table at the end, where
    the peer is called `name`; `limit` is a goal for our own milliseconds.
    """

    def measure(
        ours: Callable[[], object],
        peer: Callable[[], object],
        *,
        goal: float,
        rounds: int = 9,
        name: str = "",
        limit: float | None = None,
    ) -> float:
        theirs: list[float] = []

        def run_peer() -> None:
            begun = perf_counter()
            peer()
            theirs.append(perf_counter() - begun)

        benchmark.pedantic(ours, setup=run_peer, rounds=rounds, warmup_rounds=1)  # type: ignore[no-untyped-call]  # theirs
        if benchmark.stats is None:
            return 1.0
        ours_s, peer_s = float(benchmark.stats.stats.median), median(theirs[1:])
        figures: dict[str, Any] = {"ratio": ours_s / peer_s, "goal": goal, "ours_ms": ours_s * 1000}
        benchmark.extra_info.update(figures, peer_ms=peer_s * 1000)
        label = request.node.name.removeprefix("test_").replace("_", " ")
        keep(request.config, Figure(label, ours_s * 1000, "ms", name, peer_s * 1000, goal, limit))
        return ours_s / peer_s

    return measure


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    figures = config.stash.get(FIGURES, [])
    if figures:
        terminalreporter.section("goals")
        heads = f"{'':<62} {'ours':>8} {'':<5} {'peer':>8} {'':<13} {'ratio':>6}  {'goal':<16} kept"
        terminalreporter.write_line(heads)
        for figure in figures:
            terminalreporter.write_line(figure.line())
