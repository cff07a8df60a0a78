"""How big the PDF is, and how much memory printing a long plan takes, beside Typst."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.exchange import dumps
from desktop.services.library import standard_of
from desktop.typeset import render_pdf
from tests.benchmarks.conftest import Figure, keep
from tests.benchmarks.office_peer import PROGRAM, office_process
from tests.benchmarks.peers import typst_compiler, typst_program, typst_source
from tests.benchmarks.plans import plan
from tests.benchmarks.processes import peak_memory, user_environment

NOW = datetime(2026, 2, 5, tzinfo=UTC)
KB, MIB = 1000, 1024 * 1024


def test_a_pdf_of_15_pages_is_small(request: pytest.FixtureRequest) -> None:
    """With the tags that screen readers and archives need, which Typst's has not."""
    document = plan(15)
    ours = len(render_pdf(document, standard_of(document), now=NOW)) / KB
    pdf = typst_compiler().compile(typst_source(document).encode(), format="pdf")
    assert isinstance(pdf, bytes)
    figure = keep(request.config, Figure("pdf of 15 pages", ours, "KB", "Typst", len(pdf) / KB, 0.45, 60))
    assert figure.kept


@pytest.mark.skipif(PROGRAM is None, reason="needs LibreOffice (soffice) on the path")
def test_a_pdf_of_15_pages_is_smaller_than_that_of_libreoffice(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    document = plan(15)
    ours = len(render_pdf(document, standard_of(document), now=NOW)) / KB
    theirs = office_process(tmp_path, document)().stat().st_size / KB
    assert keep(request.config, Figure("pdf of 15 pages", ours, "KB", "LibreOffice", theirs, 1.0)).kept


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs a system that tells how much memory a process took")
def test_printing_650_pages_takes_little_memory(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    document, environment = plan(650), user_environment(tmp_path)
    source, pdf = tmp_path / "plan.thao.json", tmp_path / "plan.pdf"
    source.write_text(dumps(document), encoding="utf-8")
    ours = peak_memory(environment, "-m", "desktop.cli", "print", source, "-o", pdf) / MIB
    (tmp_path / "plan.typ").write_text(typst_source(document), encoding="utf-8")
    theirs = peak_memory(environment, "-c", typst_program(tmp_path / "plan.typ", tmp_path / "typst.pdf")) / MIB
    figure = keep(request.config, Figure("peak memory of printing 650 pages", ours, "MiB", "Typst", theirs, 0.2, 80))
    assert figure.ours < 3 * 80  # the table tells whether the goal is kept; only a real fault takes thrice as much
