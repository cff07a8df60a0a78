"""Whatever a clerk does on the sheet, in whatever order: it shows the document, and all can be undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions

from desktop.domain.document import Document
from desktop.domain.standards import Standard
from desktop.ui.session import EditSession
from desktop.ui.sheet import SheetEditor
from desktop.ui.theme import Theme
from tests.ui.sheet.random_edits import STEPS, Step, no_warnings, play

NUMBERS = st.integers(0, 40)
OFTEN = ("place", "select", "type", "type", "enter", "backspace", "unikey", "tab", "undo", "cell", "by name")
ONE = st.builds(Step, st.sampled_from((*OFTEN, *STEPS)), NUMBERS, NUMBERS, NUMBERS)


@pytest.fixture(scope="module")
def warnings() -> Iterator[list[str]]:
    with no_warnings() as said:
        yield said


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(ONE, min_size=2, max_size=12))
@example([Step("enter", more=1)])  # two empty lines at the top, then undone: the upper one stays
@example([Step("select", 3, 3, 2), Step("compose", 0, 2, 0), Step("arrow")])  # a word left behind while it is composed
@example([Step("select", 3, 2, 3), Step("reference", 0, 0, 4)])  # what is referred to goes with what is selected
@example([Step("select", 7, 0, 2), Step("paste own", 1)])  # the title of an appendix becomes a line of its own
@example([Step("place", 0), Step("table"), Step("select", 9, 0, 1), Step("paste own", 0)])  # a table, where none stands
def test_whatever_is_done_sheet_and_document_say_the_same(
    qapp: QApplication, theme: Theme, standard: Standard, plan: Document, warnings: list[str], steps: list[Step]
) -> None:
    with capture_exceptions() as errors:
        sheet = SheetEditor(EditSession(plan), standard)
        sheet.resize(794, 650)
        sheet.show()
        sheet.setFocus()
        try:
            play(sheet, steps)
        finally:
            sheet.close()
            sheet.deleteLater()
            qapp.processEvents()
    assert errors == []
    assert warnings == []
