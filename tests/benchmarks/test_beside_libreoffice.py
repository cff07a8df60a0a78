"""The plan as a file to a PDF by a whole process: ours, and LibreOffice from its command line, as offices have it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import perf_counter

import pypdfium2
import pytest

from desktop.domain.exchange import dumps
from tests.benchmarks.conftest import Beside, Figure, keep
from tests.benchmarks.office_peer import PROGRAM, office_process
from tests.benchmarks.plans import plan
from tests.benchmarks.processes import run, user_environment

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs LibreOffice (soffice) on the path")


@pytest.fixture
def own(tmp_path: Path) -> partial[None]:
    """Our own process, once its plan is written beside it."""
    source, pdf = tmp_path / "own.thao.json", tmp_path / "own.pdf"
    return partial(run, user_environment(tmp_path), "-m", "desktop.cli", "print", source, "-o", pdf)


def write(folder: Path, pages: int) -> None:
    (folder / "own.thao.json").write_text(dumps(plan(pages)), encoding="utf-8")


def test_pdf_of_20_pages_by_a_process(beside: Beside, tmp_path: Path, own: partial[None]) -> None:
    write(tmp_path, 20)
    convert = office_process(tmp_path, plan(20))
    beside(own, convert, goal=0.15, rounds=3, name="LibreOffice")
    pages = len(pypdfium2.PdfDocument(tmp_path / "plan.pdf")), len(pypdfium2.PdfDocument(tmp_path / "own.pdf"))
    assert abs(pages[0] - pages[1]) <= 3  # the peer has the same work


@pytest.mark.parametrize("pages", [130, 650])
def test_pdf_of_many_pages_by_a_process(
    request: pytest.FixtureRequest, tmp_path: Path, own: partial[None], pages: int
) -> None:
    """Each once, after a short plan that fills caches and makes the profile: the peer takes many seconds."""
    write(tmp_path, 20)
    own()
    office_process(tmp_path, plan(20))()
    write(tmp_path, pages)
    convert = office_process(tmp_path, plan(pages))
    begun = perf_counter()
    convert()
    theirs = perf_counter() - begun
    begun = perf_counter()
    own()
    ours = perf_counter() - begun
    name = f"pdf of {pages} pages by a process"
    figure = keep(request.config, Figure(name, ours * 1000, "ms", "LibreOffice", theirs * 1000))
    assert figure.ours < theirs * 1000
