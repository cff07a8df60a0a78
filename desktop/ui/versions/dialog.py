"""Các bản đã lưu: by day and time with what each changed; read as pages, compared, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.document import Document
from desktop.domain.errors import UserError
from desktop.domain.ports import VersionInfo
from desktop.services import drafts
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.preferences import Preferences
from desktop.ui.theme import current_theme
from desktop.ui.versions.preview import PAGES, VersionPreview
from desktop.ui.versions.rows import VersionsModel
from desktop.ui.versions.stories import Stories
from desktop.ui.versions.view import VersionsView
from desktop.ui.widgets import Button, area, label, line
from desktop.ui.wording import clock_time
from i18n import _, say

WIDTH, HEIGHT, LIST_WIDTH = 1180, 690, 288
WAY = "version_preview"  # what is kept: pages or words


class VersionsDialog(QDialog):
    """Lists the kept versions of `current`. Of two that are taken the older one is compared with the newer."""

    chosen = Signal(object, object)
    """The Document that is to come back, and its VersionInfo."""
    compare_asked = Signal(object, object)
    """The VersionInfo to compare, and a newer one or None for the draft."""
    file_asked = Signal()

    def __init__(
        self,
        current: Document,
        database: DatabaseThread,
        preferences: Preferences,
        today: date,
        parent: QWidget,
        *,
        to_compare: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("So sánh với bản nào?") if to_compare else _("Khôi phục bản nào?"))
        theme, room = current_theme(), parent.window().size()
        self.resize(min(theme.px(WIDTH), room.width() - 16), min(theme.px(HEIGHT), room.height() - 16))
        self._current, self._database = current, database
        self._chosen: VersionInfo | None = None
        self._shown: Document | None = None
        self.rows = VersionsModel(today, self)
        self.list = VersionsView(self.rows)
        self.preview = VersionPreview(preferences.number(WAY, PAGES))
        self.go = Button(_("Khôi phục bản này"), "outlined" if to_compare else "filled")
        self.compare = Button(_("So sánh với bản đang soạn"), "filled" if to_compare else "plain")
        self.file = Button(_("So sánh với tệp…"), "ghost", "folder-open")
        self.cancel = Button(_("Đóng"))
        (self.compare if to_compare else self.go).setDefault(True)
        self._stories = Stories(database, self)
        self._place()
        self._enable()
        self._connect(preferences)
        database.ask(partial(drafts.versions_and_pins, document_id=current.id), self._on_versions, self._on_failed)

    def done(self, result: int) -> None:
        """However it is closed, nothing goes on behind it."""
        self._stories.close()
        self.preview.close_down()
        super().done(result)

    def _connect(self, preferences: Preferences) -> None:
        self.go.clicked.connect(self._on_go)
        self.compare.clicked.connect(self._on_compare)
        self.file.clicked.connect(self._on_file)
        self.cancel.clicked.connect(self.reject)
        self.list.selectionModel().selectionChanged.connect(lambda *_which: self._on_taken())
        self.rows.story_wanted.connect(self._stories.want, Qt.ConnectionType.QueuedConnection)
        self._stories.told.connect(self.rows.tell)
        self.preview.way_changed.connect(lambda way: preferences.keep(WAY, way))

    def _on_versions(self, found: drafts.Versions) -> None:
        notes = {
            revision: _("trước khi khôi phục bản {time}").format(time=clock_time(when))
            for revision, when in found.pins.items()
        }
        self.rows.show(found.versions, notes)
        if found.versions:
            self.list.take(found.versions[0].revision)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self) -> None:
        taken = self.list.chosen()
        two = len(taken) == 2
        self.compare.setText(_("So sánh hai bản này") if two else _("So sánh với bản đang soạn"))
        self.compare.setAccessibleName(self.compare.text())
        version = taken[0] if len(taken) == 1 else self.rows.version(self.list.currentIndex().row())
        self._enable()
        if version is None or version is self._chosen:
            return
        self._chosen, self._shown = version, None
        self._enable()
        read = partial(drafts.open_version, document_id=self._current.id, revision=version.revision)
        self._database.ask(read, partial(self._on_read, version), self._on_failed)

    def _on_read(self, version: VersionInfo, document: Document) -> None:
        if version is not self._chosen or not self.isVisible():
            return  # another one is looked at by now
        same = replace(document, id=self._current.id) == self._current
        self._shown = None if same else document
        self.preview.show_document(document, _("Bản này giống bản đang soạn.") if same else "")
        self._enable()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.preview.show_document(None, say(error))

    def _enable(self) -> None:
        """One version that differs from the draft can come back; one or two can be compared."""
        taken = len(self.list.chosen())
        differs = self._shown is not None
        self.go.setEnabled(taken == 1 and differs)
        self.compare.setEnabled(taken == 2 or (taken == 1 and differs))

    def _on_go(self) -> None:
        if self._chosen is not None and self._shown is not None:
            self.accept()
            self.chosen.emit(self._shown, self._chosen)

    def _on_compare(self) -> None:
        taken = self.list.chosen()
        if taken:
            self.accept()
            self.compare_asked.emit(taken[-1], taken[0] if len(taken) == 2 else None)

    def _on_file(self) -> None:
        self.accept()
        self.file_asked.emit()

    def _place(self) -> None:
        left = area("window")
        left.setFixedWidth(current_theme().px(LIST_WIDTH))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        hint = label(_("Giữ Ctrl rồi bấm bản thứ hai để so sánh hai bản với nhau."), "small", "muted", wrap=True)
        hint.setContentsMargins(12, 8, 12, 10)
        column.addWidget(hint)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(left)
        middle.addWidget(line(upright=True))
        middle.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 10, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self.file)
        foot.addStretch(1)
        for button in (self.cancel, self.compare, self.go):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
