"""A long day: many documents are opened one after the other, and nothing of those before stays behind."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject

from desktop.ui.pages.worker import RenderThread
from tests.ui.conftest import Driven

ROUNDS = 7


def test_documents_opened_in_turn_leave_no_session_view_or_thread_behind(driven: Driven) -> None:
    driven.open()
    rows = driven.workspace.documents.documents.rows
    ids = [rows.info(row).id for row in range(rows.rowCount())]
    desk = driven.workspace.desk
    gone: list[weakref.ref[QObject]] = []
    for turn in range(ROUNDS):
        desk.open(ids[turn % len(ids)])
        wait_for(driven, ids[turn % len(ids)])
        screen = desk.screen
        assert screen is not None
        screen.show_pages(True)
        assert screen.pages is not None
        thread = screen.pages.findChildren(RenderThread)[0]  # destroyed while it runs it would end the program
        parts = (screen, screen.session, screen.sheet, screen.outline, screen.pages, thread)
        gone += [weakref.ref(one) for one in parts]
        del screen, thread, parts
    desk.close()
    driven.qtbot.waitUntil(lambda: desk.document is None)
    driven.qtbot.waitUntil(lambda: gc.collect() >= 0 and not [ref for ref in gone if ref() is not None])


def wait_for(driven: Driven, document_id: str) -> None:
    driven.qtbot.waitUntil(lambda: getattr(driven.workspace.desk.document, "id", "") == document_id)
