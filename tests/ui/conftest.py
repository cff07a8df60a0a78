"""What tests of windows share: the same look for every test, in light; garbage is collected on the window's thread."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme, current_theme


@pytest.fixture(scope="session", autouse=True)
def no_garbage_elsewhere() -> Iterator[None]:
    """As in the program (`desktop.ui.garbage`): a worker thread must not take widgets of an earlier test down."""
    gc.collect()
    gc.freeze()  # what was imported so far needs no second look
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_garbage_left(no_garbage_elsewhere: None) -> Iterator[None]:
    """Windows of a test are gone before the next one begins."""
    yield
    gc.collect()


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """The application's theme, light and at 100 %; it is put back so that no test sees another's choice."""
    chosen = current_theme()
    chosen.choose(choice="light", scale=100, white_paper=False)
    yield chosen
    chosen.choose(choice="light", scale=100, white_paper=False)
