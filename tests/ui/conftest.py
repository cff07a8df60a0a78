"""What tests of windows share: the same look for every test, in light."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme, current_theme


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """The application's theme, light and at 100 %; it is put back so that no test sees another's choice."""
    chosen = current_theme()
    chosen.choose(choice="light", scale=100, white_paper=False)
    yield chosen
    chosen.choose(choice="light", scale=100, white_paper=False)
