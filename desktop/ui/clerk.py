"""The field "Người nhập số liệu" of the settings: whose name stands in the history of tasks and targets."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit

from desktop.services.plans import clerk, keep_clerk
from desktop.ui.database_thread import DatabaseThread
from desktop.ui.forms.fields import Field
from i18n import _


class ClerkField(Field):
    """Shows the name that is kept each time it comes into view, and keeps a new one when the cursor leaves it."""

    def __init__(self) -> None:
        super().__init__(
            _("Người nhập số liệu"), hint=_("Ghi cùng mỗi lần cập nhật tiến độ. Để trống: tên đăng nhập máy.")
        )
        self._database: DatabaseThread | None = None
        self._kept = ""
        if isinstance(self.input, QLineEdit):
            self.input.editingFinished.connect(self.keep)

    def use(self, database: DatabaseThread) -> None:
        """From now on names are kept in this database."""
        self._database = database

    def keep(self) -> None:
        """Keep what stands in the field, where it is new."""
        name = self.text().strip()
        if self._database is not None and name != self._kept:
            self._kept = name
            self._database.ask(partial(keep_clerk, name=name))
            self._database.ask(clerk, partial(self._show_kept, name))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._database is not None:
            self._database.ask(clerk, partial(self._show_kept, self.text().strip()))

    def _show_kept(self, typed: str, name: str) -> None:
        """Show what is kept, unless something else has been typed since it was asked for."""
        if self.text().strip() == typed:
            self._kept = name
            self.show_text(name)
