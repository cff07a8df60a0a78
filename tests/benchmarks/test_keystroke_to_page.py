"""From a keystroke to the picture of its page: edit, layout, what stands where, paint; no wait for a pause."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.document import Document, find, text_runs
from desktop.domain.edits import set_runs
from desktop.services.library import standard_of
from desktop.services.renderer import Renderer
from desktop.typeset import lay_out_document
from desktop.ui.pages.painter import page_picture
from desktop.ui.pages.places import PagePlaces
from tests.benchmarks.plans import plan

NOW = datetime(2026, 11, 20, tzinfo=UTC)
PANE = (571, 807)  # pixels of the page at "Vừa bề ngang" beside the sheet on a screen of 1366×768


def keystrokes(document: Document) -> Callable[[], int]:
    """Each call types a letter into a clause in the middle and draws its page; it returns the number of pages."""
    renderer = Renderer(standard_of(document))
    current = [document]
    places = [PagePlaces(renderer.render(document, now=NOW).pages)]
    ids = [block.id for section in document.body for block in section.children]
    middle = ids[len(ids) // 2]

    def type_a_letter() -> int:
        found = find(current[0], middle)
        assert found is not None
        current[0] = set_runs(current[0], middle, text_runs(found[1].text + "a"))
        rendered = renderer.render(current[0], now=NOW)
        places[0] = PagePlaces(rendered.pages, places[0])
        page = places[0].areas(middle)[0].page
        page_picture(rendered.pages[page], *PANE)
        return len(rendered.pages)

    return type_a_letter


@pytest.mark.parametrize("pages", [15, 50, 133])
def test_keystroke_to_page(qapp: QApplication, benchmark: BenchmarkFixture, calm: None, pages: int) -> None:
    document = plan(pages)
    type_a_letter = keystrokes(document)
    count = benchmark(type_a_letter)
    benchmark.extra_info["pages"] = count
    benchmark.extra_info["layout_ms"] = round(
        1000 * _seconds(lambda: lay_out_document(document, standard_of(document))), 1
    )
    assert abs(count - pages) <= pages * 0.15


def test_a_key_in_a_long_plan_costs_little_more_than_in_a_short_one(qapp: QApplication) -> None:
    short, long = plan(15), plan(133)
    assert _seconds(keystrokes(long)) <= 3 * _seconds(keystrokes(short))


def _seconds(work: Callable[[], object]) -> float:
    """The middle one of five runs after a first."""
    work()
    times = []
    for _ in range(5):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)
