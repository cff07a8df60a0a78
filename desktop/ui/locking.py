"""Why the text of a document takes no edits: asked on the database thread together with the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.domain.ports import Database, State, Stored
from desktop.services import drafts
from desktop.ui.actions import CHANGING, ENTRY_OF, REOPEN
from desktop.ui.frame.banners import Kind
from desktop.ui.main_window import MainWindow
from desktop.ui.wording import calendar_day
from i18n import _

LOCKED = "locked"  # the band over a plan that is followed


class Opened(NamedTuple):
    """A document as it is kept, and the sentence that locks it; "" for one that is written."""

    stored: Stored
    locked: str = ""


def open_document(database: Database, document_id: str) -> Opened:
    """The newest version of a document. A plan that is followed is locked since the day it was set going."""
    stored = drafts.open_document(database, document_id)
    if stored.state is not State.ISSUED:
        return Opened(stored)
    from desktop.services import plans  # few documents are followed

    last = next(iter(plans.issues(database, document_id)), None)
    day = calendar_day((last.at if last is not None else stored.saved_at).astimezone().date())
    return Opened(stored, _("Đã đưa vào thực hiện {day}. Chữ trong văn bản đã khóa.").format(day=day))


def show_lock(window: MainWindow, document_id: str, locked: str, see_tasks: Callable[[str], object]) -> None:
    """Say over a document why it takes no edits; nothing where it does. `see_tasks` shows what is followed of it."""
    window.banners.close_banner(LOCKED)
    draft = {REOPEN: _(ENTRY_OF[REOPEN].why_off)}
    window.actions_of.lock(dict.fromkeys(CHANGING, locked) if locked else draft)
    window.toolbar.levels.lock(locked)
    if locked:
        reopen = (_("Mở lại để sửa…"), window.actions_of["reopen"].trigger)
        tasks = (_("Xem phân công"), lambda: see_tasks(document_id))
        window.banners.show_banner(Kind.LOCKED, locked, reopen, tasks, key=LOCKED, about=document_id, closable=False)
