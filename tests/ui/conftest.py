"""What tests of windows share: the same look, garbage collected on the window's thread, and a program to drive."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.ui.collector import collect_in_window_thread
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.forms.fields import Field
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from desktop.ui.theme import Theme, current_theme
from desktop.ui.workspace import Workspace
from tests.ui.sheet.hands import Hands


@pytest.fixture(autouse=True)
def rubbish_stays_here(qapp: QApplication) -> Iterator[None]:
    """As in the program: no worker thread takes down the widgets of an earlier test. They are gone after each."""
    collect_in_window_thread()
    yield
    gc.collect()
    gc.freeze()  # what is left stays: modules, caches; looking at it again after every test would take minutes


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """The application's theme, light and at 100 %; it is put back so that no test sees another's choice."""
    chosen = current_theme()
    chosen.choose(choice="light", scale=100, white_paper=False)
    yield chosen
    chosen.choose(choice="light", scale=100, white_paper=False)


def write(field: Field, text: str) -> None:
    """Type `text` over what stands in a field."""
    field.input.selectAll()
    Hands(field.input).type(text)


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Driven:
    """The program as a test drives it: opened, looked into, closed and opened again on the same data."""

    def __init__(self, qtbot: QtBot, application: QApplication, data: Path) -> None:
        self.qtbot, self.data = qtbot, data
        self._application = application
        self._program: Program | None = None

    @property
    def program(self) -> Program:
        assert self._program is not None
        return self._program

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def workspace(self) -> Workspace:
        assert self.program.workspace is not None
        return self.program.workspace

    @property
    def database(self) -> DatabaseThread:
        """The thread that works on the data folder of the program."""
        return self.workspace._database

    def open(self, *, sample: bool = True, size: tuple[int, int] = (1366, 768)) -> None:
        """Start the program and wait until its office is known and its lists are shown."""
        self._program = Program(self._application, self.data, Preferences(self.data))
        self.settled(lambda: self.program.open(sample=sample))
        self.window.resize(*size)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def begin(self) -> None:
        """Start the program and wait for nothing."""
        self._program = Program(self._application, self.data, Preferences(self.data))
        self.program.open(sample=False)

    def settled(self, do: Callable[[], object]) -> None:
        """Do something that opens an office, and wait until it is there."""
        with self.qtbot.waitSignal(self.program.opened):
            do()
        self.qtbot.waitUntil(lambda: self.workspace.listed or self.workspace.office is None)

    def open_document(self, words: str = "") -> None:
        """Open the first document of the list whose subject holds `words`."""
        rows = self.workspace.documents.documents.rows
        infos = [rows.info(row) for row in range(rows.rowCount())]
        info = next(info for info in infos if words.lower() in info.subject.lower())
        self.workspace.desk.open(info.id)
        self.qtbot.waitUntil(lambda: getattr(self.workspace.desk.document, "id", "") == info.id)

    def close(self) -> None:
        """Close the window as a person does."""
        if self._program is not None:
            assert self._program.window is None or self._program.window.close()
            self._program.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self._program = None


@pytest.fixture
def driven(qtbot: QtBot, qapp: QApplication, theme: Theme, data_folder: Path) -> Iterator[Driven]:
    """A program on a data folder of its own; it is closed at the end."""
    one = Driven(qtbot, qapp, data_folder)
    yield one
    one.close()
