"""The rows of a comparison for Qt's list: lines and folded stretches, with what a screen reader says of each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.comparison import Comparison
from desktop.ui.comparing.entries import Entry, entries
from desktop.ui.comparing.names import spoken
from i18n import _

ENTRY_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def folded_words(entry: Entry) -> str:
    """ "… 41 đoạn giống nhau …"."""
    return _("… {count} đoạn giống nhau …").format(count=entry.last - entry.first + 1)


class ComparedModel(QAbstractListModel):
    """Holds one comparison and which of its stretches are opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison = Comparison(())
        self.entries: tuple[Entry, ...] = ()
        self._opened: frozenset[int] = frozenset()
        self._only = False

    def show(self, comparison: Comparison) -> None:
        """Show another comparison, all its equal stretches folded."""
        self.comparison, self._opened = comparison, frozenset()
        self._refresh()

    def show_only_differences(self, only: bool) -> None:
        """Leave out whatever is the same on both sides, or fold it."""
        self._only = only
        self._refresh()

    def open(self, row: int) -> None:
        """Open a folded stretch."""
        self._opened |= {self.entries[row].first}
        self._refresh()

    def row_of(self, line: int) -> int:
        """The row that shows a line of the comparison, or holds it; the next one where it is left out."""
        return next((row for row, entry in enumerate(self.entries) if entry.last >= line), len(self.entries) - 1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return folded_words(entry) if entry.folded else spoken(self.comparison.lines[entry.first])
        return None

    def _refresh(self) -> None:
        self.beginResetModel()
        self.entries = entries(self.comparison, self._opened, only=self._only)
        self.endResetModel()
