"""The dialog "Các bản đã lưu": what a document was at earlier times, to read and to take back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.ports import VersionInfo
from desktop.services import drafts
from desktop.services.library import standard_of
from desktop.services.plain import plain_text
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.list_dialog import ListDialog
from desktop.ui.widgets import area, label
from desktop.ui.wording import clock_time, long_day
from i18n import _, say

WIDTH, HEIGHT = 860, 560
REVISION = Qt.ItemDataRole.UserRole


def by_minute(versions: Iterable[VersionInfo]) -> list[VersionInfo]:
    """The last version of each minute, newest first: the draft is saved with every pause, which tells nobody apart."""
    found: dict[str, VersionInfo] = {}
    for version in versions:
        found.setdefault(f"{version.saved_at.astimezone():%Y-%m-%d %H:%M}", version)
    return list(found.values())


def day_name(day: date, today: date) -> str:
    """ "Hôm nay", "Hôm qua", "Thứ Ba, ngày 17/11/2026"."""
    if day == today:
        return _("Hôm nay")
    return _("Hôm qua") if day == today - timedelta(days=1) else long_day(day)


class VersionsDialog(ListDialog):
    """Lists the kept versions of `current` by day and time; `chosen` brings the one that is to come back, and when
    it was saved.
    """

    chosen = Signal(object, object)

    def __init__(self, current: Document, database: DatabaseThread, today: date, parent: QWidget) -> None:
        super().__init__(
            _("Lấy lại bản nào?"), (WIDTH, HEIGHT), _("Các bản đã lưu"), _("Khôi phục bản này"), _("Đóng"), parent
        )
        self._current, self._database, self._today = current, database, today
        self._chosen: VersionInfo | None = None
        self._shown: Document | None = None
        self._versions: dict[int, VersionInfo] = {}
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Chữ của bản đang chọn"))
        self.note = label("", "small", "muted", wrap=True)
        self.go.setEnabled(False)
        self.go.clicked.connect(self._on_go)
        self.list.currentItemChanged.connect(self._on_current)
        self.place(self._right())
        database.ask(partial(drafts.versions, document_id=current.id), self._on_versions, self._on_failed)

    def _on_versions(self, versions: tuple[VersionInfo, ...]) -> None:
        day = None
        for version in by_minute(versions):
            saved = version.saved_at.astimezone()
            if saved.date() != day:
                day = saved.date()
                head = QListWidgetItem(day_name(day, self._today), self.list)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            self._versions[version.revision] = version
            item = QListWidgetItem(clock_time(saved), self.list)
            item.setData(REVISION, version.revision)
        self.list.setCurrentRow(1)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        version = self._versions.get(item.data(REVISION)) if item is not None else None
        if version is None:
            return
        self._chosen, self._shown = version, None
        self.go.setEnabled(False)
        read = partial(drafts.open_version, document_id=self._current.id, revision=version.revision)
        self._database.ask(read, partial(self._on_read, version), self._on_failed)

    def _on_read(self, version: VersionInfo, document: Document) -> None:
        if version is not self._chosen:
            return  # another one is looked at by now
        same = replace(document, id=self._current.id) == self._current
        self._shown = None if same else document
        self.text.setPlainText(plain_text(document, standard_of(document)))
        self.note.setText(_("Bản này giống bản đang soạn.") if same else "")
        self.go.setEnabled(not same)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.text.setPlainText("")
        self.note.setText(say(error))

    def _on_go(self) -> None:
        if self._chosen is not None and self._shown is not None:
            self.accept()
            self.chosen.emit(self._shown, self._chosen.saved_at)

    def _right(self) -> QWidget:
        """The words of the chosen version."""
        right = area("surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self.text, 1)
        column.addWidget(self.note)
        return right
