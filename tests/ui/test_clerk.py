"""The settings ask who enters what is reported."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from db import open_database
from desktop.services.plans import clerk
from desktop.ui.clerk import ClerkField
from desktop.ui.database_thread import DatabaseThread


def test_the_name_is_kept_when_the_cursor_leaves_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    thread = DatabaseThread(partial(open_database, tmp_path / "thao.db"))
    login = thread.ask(clerk).result(10)
    field = ClerkField()
    qtbot.addWidget(field)
    field.use(thread)
    field.show()
    qtbot.waitUntil(lambda: field.text() == login)
    field.show_text("Trần Thị Hoa")
    field.keep()
    assert thread.ask(clerk).result(10) == "Trần Thị Hoa"
    field.show_text(" ")
    field.keep()
    qtbot.waitUntil(lambda: field.text() == login)
    thread.close()
