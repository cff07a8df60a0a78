"""The rows of a returned form for Qt's list, each with a tick that says whether it is to be taken over."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.form_review import RowReview
from desktop.domain.progress import RecordKey
from desktop.ui.following.letters.review_words import spoken

REVIEW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class ReviewModel(QAbstractListModel):
    """Holds the rows and which of them are ticked; those that propose nothing cannot be."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reviews: tuple[RowReview, ...] = ()
        self._ticked: set[RecordKey] = set()

    def show(self, reviews: tuple[RowReview, ...]) -> None:
        """Show other rows; those without a doubt are ticked."""
        self.beginResetModel()
        self.reviews = reviews
        self._ticked = {review.key for review in reviews if review.fields and not review.doubts}
        self.endResetModel()
        self.ticked_changed.emit()

    def ticked(self) -> tuple[RecordKey, ...]:
        """The rows to be taken over, in their order."""
        return tuple(review.key for review in self.reviews if review.key in self._ticked)

    def tick_all(self, on: bool) -> None:
        """Tick every row that proposes something, or none."""
        self._ticked = {review.key for review in self.reviews if review.fields} if on else set()
        self._tell(0, len(self.reviews) - 1)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.reviews)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can = index.isValid() and bool(self.reviews[index.row()].fields)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        review = self.reviews[index.row()]
        if role == REVIEW_ROLE:
            return review
        if role == Qt.ItemDataRole.CheckStateRole and review.fields:
            return Qt.CheckState.Checked if review.key in self._ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(review)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        key = self.reviews[index.row()].key
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)
        self._tell(index.row(), index.row())
        return True

    def toggle(self, row: int) -> None:
        """Tick a row, or no more."""
        index = self.index(row)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _tell(self, first: int, last: int) -> None:
        if self.reviews:
            self.dataChanged.emit(self.index(first), self.index(last))
        self.ticked_changed.emit()
