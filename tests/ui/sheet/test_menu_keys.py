"""The sheet and the menus mean the same by a key; keys that the format leaves nothing to decide are answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from desktop.domain.document import Document, Level
from desktop.ui.actions import ENTRIES
from desktop.ui.sheet.word_keys import FIXED_KEYS
from tests.ui.conftest import Driven
from tests.ui.sheet.conftest import OpenSheet
from tests.ui.sheet.hands import block


def pressed(keys: str) -> QKeyEvent:
    """The event of a key as the table writes it."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know that a sequence has parts
    return QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("keys", [(key, entry.id) for entry in ENTRIES for key in entry.keys], ids=str)
def test_the_sheet_means_by_a_key_what_the_menu_means(open_sheet: OpenSheet, keys: tuple[str, str]) -> None:
    sheet = open_sheet(Document("plan", body=(block("a", Level.SECTION, "Một"), block("b", Level.SECTION, "Hai"))))
    asked: list[str] = []
    sheet.text.command_asked.disconnect()
    sheet.text.structure_asked.disconnect()
    sheet.text.command_asked.connect(asked.append)
    sheet.text.structure_asked.connect(asked.append)
    before = sheet.session.document
    QApplication.sendEvent(sheet.text, pressed(keys[0]))
    assert set(asked) <= {keys[1]}
    assert sheet.session.document is before, "a key of the menus writes no letter where its action is off"


def test_a_key_that_the_format_decides_is_answered_and_changes_nothing(driven: Driven) -> None:
    driven.open()
    driven.open_document("Tháng Công nhân")
    screen = driven.workspace.desk.screen
    assert screen is not None
    screen.sheet.text.selectAll()
    before, bands = screen.session.document, len(driven.window.banners.banners())
    for key, answer in FIXED_KEYS.items():
        for name in (key, key.replace("Enter", "Return").replace("<", ",").replace(">", ".")):
            driven.window.status.say("")
            event = pressed(name)
            event.setAccepted(False)
            QApplication.sendEvent(screen.sheet.text, event)
            assert event.isAccepted()
            assert driven.window.status.said == answer
    assert screen.session.document is before
    assert len(driven.window.banners.banners()) == bands, "nothing pushes the sheet down"
