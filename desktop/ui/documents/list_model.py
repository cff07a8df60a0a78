"""The documents of a list as Qt rows; every row can be read aloud as one sentence."""

from __future__ import annotations

import re

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.ports import DocumentInfo
from desktop.domain.text import fold
from desktop.ui.clock import today
from desktop.ui.wording import STATES, kind_of, moment, number_and_symbol, title_of
from i18n import _

Index = QModelIndex | QPersistentModelIndex
INFO_ROLE = int(Qt.ItemDataRole.UserRole)
_ROLES = frozenset(
    {
        INFO_ROLE,
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
    }
)


class DocumentsModel(QAbstractListModel):
    """Rows in the order given, those that hold `sought` only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[tuple[DocumentInfo, str], ...] = ()  # with the words that it is found by
        self._shown: tuple[DocumentInfo, ...] = ()
        self._sought = ""

    def show_documents(self, infos: tuple[DocumentInfo, ...]) -> None:
        """Take these rows in place of the old ones."""
        self._all = tuple((info, _haystack(info)) for info in infos)
        self._refresh()

    def seek(self, words: str) -> None:
        """Keep rows in which a word begins like each of `words`, with or without marks: "60/KH", "bo nhi"."""
        self._sought = words
        self._refresh()

    @property
    def sought(self) -> str:
        """What the rows were chosen by."""
        return self._sought

    def info(self, row: int) -> DocumentInfo:
        """The document of a row."""
        return self._shown[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role not in _ROLES or not index.isValid():
            return None
        info = self._shown[index.row()]
        if role == INFO_ROLE:
            return info
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title_of(info)
        parts = (title_of(info), kind_of(info), number_and_symbol(info), _(STATES[info.state][0]))
        return ", ".join((*parts, moment(info.saved_at, today())))

    def _refresh(self) -> None:
        words = [re.compile(rf"(?<!\w){re.escape(word)}") for word in fold(self._sought).split()]
        self.beginResetModel()
        self._shown = tuple(info for info, hay in self._all if all(word.search(hay) for word in words))
        self.endResetModel()


def _haystack(info: DocumentInfo) -> str:
    return fold(f"{info.number}/{info.symbol} {info.kind} {info.subject}")
