"""Earlier versions of the open document: looked at, compared, taken back; and a file compared with the draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.comparison import Comparison, Line, Mark, Part, Span, Stopped
from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.ports import VersionInfo
from desktop.services import drafts
from desktop.services.comparing import compare
from desktop.services.files import bare_document
from desktop.ui import clock
from desktop.ui.actions import DOCUMENT
from desktop.ui.background import Background
from desktop.ui.comparing.screen import ComparisonScreen
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.frame.banners import Kind
from desktop.ui.frame.rail import DOCUMENTS
from desktop.ui.incoming import ask_open_path
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import Preferences
from desktop.ui.versions.dialog import VersionsDialog
from desktop.ui.versions.rows import version_name
from desktop.ui.wording import moment
from i18n import _, say

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

COMPARISON = "comparison"  # the place of the window
BAND = "comparing"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a kept version, a file's document, or, with neither, the draft as it is now."""

    name: str
    version: VersionInfo | None = None
    document: Document | None = None

    @property
    def is_draft(self) -> bool:
        """Whether this is what is being written."""
        return self.version is None and self.document is None


class History(QObject):
    """Holds the comparison of the open document, which stays at hand while places of it are looked up on the sheet."""

    def __init__(self, window: MainWindow, desk: Desk, database: DatabaseThread, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._desk, self._database, self._preferences = window, desk, database, preferences
        self.ask_open: Callable[[MainWindow, str], Path | None] = partial(
            ask_open_path, title=_("Chọn tệp để so sánh với bản đang soạn")
        )
        self._background = Background("comparing", self)
        self._asked = 0  # counts comparisons: only the last one asked for is wanted
        self._sides: tuple[Side, Side] | None = None
        self._compared: tuple[Document, Document] | None = None
        self._document_id = ""
        self.screen = ComparisonScreen(window.actions_of)
        window.add_screen(COMPARISON, self.screen)
        self.screen.closed.connect(self._leave)
        self.screen.stop_asked.connect(self._on_stop)
        self.screen.place_asked.connect(self._go_to)
        self.screen.restore_asked.connect(self._on_restore_asked)
        window.place_changed.connect(self._on_place)

    # Versions

    def show_versions(self, *, to_compare: bool = False) -> None:
        """Các bản đã lưu, or "So sánh bản…": the same list with the other verb first."""
        document = self._desk.finished_document()
        if document is None:
            return
        dialog = VersionsDialog(
            document, self._database, self._preferences, clock.today(), self._window, to_compare=to_compare
        )
        dialog.chosen.connect(self._restore)
        dialog.compare_asked.connect(self._on_compare_asked)
        dialog.file_asked.connect(self.compare_with_file)
        dialog.open()

    def _restore(self, document: Document, version: VersionInfo) -> None:
        """An earlier version comes back as one step that can be undone; what it replaces is a version that stays."""
        screen, saver = self._desk.screen, self._desk.saver
        if screen is None or saver is None or screen.session.document.id != document.id:
            return
        if screen.session.locked:
            about = document.id
            self._window.banners.show_banner(Kind.WARNING, screen.session.locked, key="restored", about=about)
            return
        screen.centre.commit()
        if not saver.finish():
            return  # it has said why; nothing comes back over what is not safe
        step = screen.session.stack.index() + 1
        said = partial(self._say_restored, document.id, moment(version.saved_at, clock.today()), step=step)
        pin = partial(drafts.pin_newest, document_id=document.id, restored=version.saved_at)
        self._database.ask(pin, lambda _done: said(None), said)
        screen.session.apply(_("khôi phục bản đã lưu"), lambda _now: document)
        self._window.show_place(DOCUMENT)
        screen.centre.go_to_top()

    def _say_restored(self, document_id: str, when: str, error: BaseException | None, step: int = -1) -> None:
        """What came back, and whether what it replaced is sure to stay in the list of versions.

        The way back is offered while `step` of the list of undo is the last one, and no longer.
        """
        words = _("Đã khôi phục bản lưu {when}. Bản trước đó vẫn còn trong Các bản đã lưu.")
        kind = Kind.DONE
        if error is not None:
            kind = Kind.WARNING
            words = _("Đã khôi phục bản lưu {when}, nhưng chưa giữ được bản trước đó. Cần bản ấy thì bấm Hoàn tác.")
        screen = self._desk.screen
        undo = (_("Hoàn tác"), self._window.actions_of["undo"].trigger)
        last = screen is not None and screen.session.stack.index() == step
        answers = (undo,) if last else ()
        banner = self._window.banners.show_banner(
            kind, words.format(when=when), *answers, key="restored", about=document_id
        )
        if screen is not None and last:
            banner.leave_with(screen.session.changed)
        if error is not None and not isinstance(error, UserError):
            raise error

    # Comparing

    def compare_with_file(self) -> None:
        """Ask for a file and compare the draft with it."""
        path = self.ask_open(self._window, self._preferences.text("open_folder"))
        if path is None:
            return
        self._preferences.keep("open_folder", str(path.parent))
        self._window.progress.begin()
        self._background.ask(partial(_read_dated, path), partial(self._on_file, path.name), self._on_not_read)

    def step(self, direction: int) -> None:
        """F8, Shift+F8: the next difference; with the sheet in view, its place there."""
        if self._window.place == COMPARISON:
            self.screen.step(direction)
        elif self._window.place == DOCUMENT and self._sides is not None:
            self.screen.view.step(direction)
            self._go_to(self.screen.view.line)

    def close(self) -> None:
        """Wait for the thread to end."""
        self._asked += 1
        self._background.close()

    def _on_compare_asked(self, version: VersionInfo, newer: VersionInfo | None) -> None:
        today = clock.today()
        right = Side(version_name(newer, today), newer) if newer is not None else self._draft()
        self._compare(Side(version_name(version, today), version), right)

    def _on_file(self, name: str, read: tuple[Document, datetime]) -> None:
        """The older of file and draft stands at the left; both say when they were written."""
        self._window.progress.end()
        document, written = read
        today, saver = clock.today(), self._desk.saver
        file = Side(_("{name}, ghi {when}").format(name=name, when=moment(written, today)), document=document)
        saved = saver.state.at if saver is not None else None
        if saved is None:
            self._compare(file, self._draft())
            return
        draft = Side(_("Bản đang soạn, lưu {when}").format(when=moment(saved, today)))
        self._compare(*((draft, file) if saved < written else (file, draft)))

    def _on_not_read(self, error: BaseException) -> None:
        self._window.progress.end()
        self._window.banners.complain(error)

    def _draft(self) -> Side:
        return Side(_("Bản đang soạn"))

    def _compare(self, old: Side, new: Side) -> None:
        document = self._desk.finished_document()
        if document is None:
            return
        self._sides, self._compared, self._document_id = (old, new), None, document.id
        self._asked += 1
        self.screen.show_waiting(old.name, new.name)
        self._show_comparison()
        self.screen.take_focus()
        asked = self._asked
        kept = [side.version for side in (old, new) if side.version is not None]

        def read(versions: dict[int, Document]) -> None:
            if asked == self._asked:
                pair = [self._document_of(side, versions, document) for side in (old, new)]
                self._set_side_by_side(pair[0], pair[1])

        work = partial(drafts.open_versions, document_id=document.id, revisions=tuple(v.revision for v in kept))
        self._database.ask(work, read, partial(self._on_failed, asked))

    def _document_of(self, side: Side, versions: dict[int, Document], draft: Document) -> Document:
        if side.document is not None:
            return side.document
        return versions[side.version.revision] if side.version is not None else draft

    def _set_side_by_side(self, old: Document, new: Document) -> None:
        asked = self._asked
        self._compared = (old, new)
        work = partial(compare, old, new, lambda: asked == self._asked)
        self._background.ask(work, partial(self._on_compared, asked), partial(self._on_failed, asked))

    def _on_compared(self, asked: int, comparison: Comparison) -> None:
        if self._sides is None or asked != self._asked:
            return
        old, new = self._sides
        kept = old.version is not None and new.is_draft
        self.screen.show_comparison(comparison, can_go=old.is_draft or new.is_draft, can_restore=kept)
        self._enable_steps()
        if self._window.place == COMPARISON:
            self.screen.take_focus()

    def _on_failed(self, asked: int, error: BaseException) -> None:
        if isinstance(error, Stopped) or (asked != self._asked and isinstance(error, UserError)):
            return
        if not isinstance(error, UserError):
            raise error
        self.screen.show_failed(say(error))

    def _on_stop(self) -> None:
        self._asked += 1
        self._background.stop()
        self._leave()

    def _leave(self) -> None:
        """Back to the sheet for good."""
        self._forget()
        self._window.show_place(DOCUMENT if self._desk.screen is not None else DOCUMENTS)
        if self._desk.screen is not None:
            self._desk.screen.go_to_sheet()

    def _on_restore_asked(self) -> None:
        if self._sides is not None and self._compared is not None and self._sides[0].version is not None:
            version, document = self._sides[0].version, self._compared[0]
            self._leave()
            self._restore(document, version)

    # Between the comparison and the sheet

    def _go_to(self, place: int) -> None:
        """Show on the sheet where a line of the comparison stands, and keep the way back at hand."""
        screen = self._desk.screen
        if screen is None or self._sides is None or place < 0:
            return
        line, offset = self._on_sheet(place)
        self._window.show_place(DOCUMENT)
        if line is None:
            screen.centre.go_to_top()
        elif line.part is Part.NOTE:
            screen.sheet.open_note(line.key.removeprefix("note:"))
        else:
            screen.go_to(line.key, offset)

    def _show_way_back(self) -> None:
        """While the sheet is in view, what it is compared with and the way back to that."""
        if self._sides is None:
            return
        other = self._sides[1] if self._sides[0].is_draft else self._sides[0]
        stops = len(self.screen.view.rows.comparison.stops)
        words = _("Đang so sánh với {name}: chỗ {at}/{count}. F8 sang chỗ sau.").format(
            name=other.name, at=max(self.screen.view.stop, 0) + 1, count=stops
        )
        back = (_("Về bảng so sánh"), self._return)
        self._window.banners.show_banner(Kind.NOTICE, words, back, key=BAND, about=self._document_id)

    def _on_sheet(self, place: int) -> tuple[Line | None, int]:
        """The line of the draft at a place of the comparison, or the last before it; the first letter that differs."""
        assert self._sides is not None
        left = self._sides[0].is_draft
        lines = self.screen.view.rows.comparison.lines
        for at in range(place, -1, -1):
            line = lines[at].old if left else lines[at].new
            if line is not None:
                offset = _first_difference(lines[at].left if left else lines[at].right) if at == place else 0
                return line, offset if line.part is Part.TEXT else 0
        return None, 0

    def _show_comparison(self) -> None:
        self._window.show_place(COMPARISON)
        self._window.rail.show_place(DOCUMENTS)  # it is about the open document

    def _return(self) -> None:
        """Back to the comparison, made anew where the draft has changed meanwhile."""
        if self._sides is None:
            return
        document = self._desk.finished_document()
        unchanged = self._compared is not None and document in self._compared
        self._show_comparison()
        if unchanged:
            self.screen.take_focus()
        else:
            self._compare(*self._sides)

    def _on_place(self, place: str) -> None:
        if self._document_id and getattr(self._desk.document, "id", "") != self._document_id:
            self._forget()
        if place == DOCUMENT:
            self._show_way_back()
        elif place == COMPARISON:
            self._window.banners.close_banner(BAND)
        self._enable_steps()

    def _forget(self) -> None:
        self._sides, self._compared, self._document_id = None, None, ""
        self._window.banners.close_banner(BAND)

    def _enable_steps(self) -> None:
        on = self._sides is not None and self._window.place in (COMPARISON, DOCUMENT)
        for id in ("next_difference", "previous_difference"):
            self._window.actions_of.enable(id, on, _("Mở “So sánh bản…” trước"))


def _first_difference(spans: tuple[Span, ...]) -> int:
    """How many letters of a line are as they were."""
    if spans and spans[0].mark is Mark.KEPT and len(spans) > 1:
        return len(spans[0].text)
    return 0


def _read_dated(path: Path) -> tuple[Document, datetime]:
    """The document of a file, and when the file was written."""
    document = bare_document(path)
    return document, datetime.fromtimestamp(path.stat().st_mtime, UTC)
