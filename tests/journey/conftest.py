"""What sessions share: the program started in light on a folder of its own, and a person before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.preferences import Preferences
from desktop.ui.stylesheet import Dress
from desktop.ui.theme import current_theme
from tests.journey.person import Person
from tests.journey.sitting import Sitting
from tests.ui.pages.conftest import stop_collecting


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication, data_folder: Path) -> Iterator[Callable[..., Sitting]]:
    """Start the program in light; what a test leaves open is closed, and the look of the application goes with it."""
    sittings: list[Sitting] = []
    Preferences(data_folder).keep("theme", "light")

    def start(*, sample: bool = False) -> Sitting:
        sittings.append(Sitting(qtbot, data_folder, sample=sample))
        return sittings[-1]

    yield start
    for sitting in sittings:
        if sitting.open:
            sitting.window.close()
        sitting.program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for dress in qapp.findChildren(Dress):  # the next program is to be dressed anew
        dress.setParent(None)
    current_theme().setParent(None)
    qapp.setStyleSheet("")
    stop_collecting()


@pytest.fixture
def person(qtbot: QtBot) -> Person:
    """Someone at the keyboard."""
    return Person(qtbot)
