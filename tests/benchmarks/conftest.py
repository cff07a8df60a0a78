"""How two programs are measured side by side in one run, and the table of ratios at the end of it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

FIGURES = pytest.StashKey[list[str]]()

Beside = Callable[..., float]


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

    The ratio, both figures and the goal go into the benchmark's extra information and into the table at the end.
    """

    def measure(ours: Callable[[], object], peer: Callable[[], object], *, goal: float, rounds: int = 9) -> float:
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
        label = request.node.name.removeprefix("test_")
        kept = request.config.stash.setdefault(FIGURES, [])
        kept.append(f"{label:58} {ours_s * 1000:9.1f} {peer_s * 1000:9.1f} {ours_s / peer_s:7.2f} {goal:6.2f}")
        return ours_s / peer_s

    return measure


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    figures = config.stash.get(FIGURES, [])
    if figures:
        terminalreporter.section("beside the peer")
        terminalreporter.write_line(f"{'':58} {'ours ms':>9} {'peer ms':>9} {'ratio':>7} {'goal':>6}")
        for line in figures:
            terminalreporter.write_line(line)
