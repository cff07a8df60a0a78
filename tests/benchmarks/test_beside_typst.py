"""Plans to PDF and keystrokes to pages beside Typst, which compiles natively and sets the pace of today.

Typst runs through its Python binding: its whole process is Python's start and its own work, as ours is.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.exchange import dumps
from desktop.services.library import standard_of
from desktop.typeset import render_pdf
from tests.benchmarks.conftest import Beside
from tests.benchmarks.peers import typst_compiler, typst_program, typst_source
from tests.benchmarks.plans import paragraph, plan
from tests.benchmarks.processes import run, user_environment
from tests.benchmarks.test_keystroke_to_page import keystrokes

NOW = datetime(2026, 2, 5, tzinfo=UTC)
GOALS = {20: 1.7, 130: 0.6, 650: 0.3}
"""Ours to Typst's, both as whole processes, by pages."""


def typst_process(folder: Path, pages: int) -> tuple[str, str]:
    """Arguments of a Python process that compiles the plan with Typst."""
    source = folder / "plan.typ"
    source.write_text(typst_source(plan(pages)), encoding="utf-8")
    return "-c", typst_program(source, folder / "typst.pdf")


def test_pdf_of_20_pages_warm_beside_typst_cold(beside: Beside, tmp_path: Path) -> None:
    document = plan(20)
    environment, arguments = user_environment(tmp_path), typst_process(tmp_path, 20)
    beside(
        partial(render_pdf, document, standard_of(document), now=NOW),
        partial(run, environment, *arguments),
        goal=0.35,
        name="Typst",
        limit=42,
    )


@pytest.mark.parametrize("pages", [20, 130])
def test_pdf_warm_beside_typst_warm(beside: Beside, pages: int) -> None:
    """Both after a change at the end of the plan; Typst keeps what it laid out before, as `typst watch` does."""
    document, source = plan(pages), typst_source(plan(pages))
    compiler, turns = typst_compiler(), iter(range(1000))
    beside(
        partial(render_pdf, document, standard_of(document), now=NOW),
        lambda: compiler.compile(f"{source}\n{next(turns)}".encode(), format="pdf"),
        goal=1.0,
        rounds=5,
        name="Typst",
    )


@pytest.mark.parametrize("pages", GOALS)
def test_print_process_beside_typst_process(beside: Beside, tmp_path: Path, pages: int) -> None:
    environment, arguments = user_environment(tmp_path), typst_process(tmp_path, pages)
    source, pdf = tmp_path / "plan.thao.json", tmp_path / "plan.pdf"
    source.write_text(dumps(plan(pages)), encoding="utf-8")
    beside(
        partial(run, environment, "-m", "desktop.cli", "print", source, "-o", pdf),
        partial(run, environment, *arguments),
        goal=GOALS[pages],
        rounds=9 if pages == 20 else 3 if pages == 130 else 2,
        name="Typst",
    )
    assert pdf.stat().st_size > 0


def test_keystroke_at_133_pages_beside_typst(qapp: QApplication, beside: Beside) -> None:
    """From a letter in the middle to the picture of its page; Typst compiles its changed source and paints nothing."""
    document = plan(133)
    compiler, middle = typst_compiler(), paragraph(450)
    source, turns = typst_source(document), iter(range(1000))
    assert source.count(" 450\\.") == 1
    assert middle.id in {block.id for section in document.body for block in section.children}
    beside(
        keystrokes(document),
        lambda: compiler.compile(source.replace(" 450\\.", f" 450\\.{next(turns)}").encode(), format="pdf"),
        goal=0.1,
        name="Typst",
    )
