"""The list of the rows of a returned form: space ticks the row in hand, a click on the box ticks its row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.ui.following.letters.review_model import ReviewModel
from desktop.ui.following.letters.review_row import ReviewRow
from i18n import _


class ReviewList(QListView):
    """Rows are painted by `ReviewRow`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = ReviewModel(self)
        self.setModel(self.rows)
        self._row = ReviewRow(self)
        self.setItemDelegate(self._row)
        self.setAccessibleName(_("Các dòng của phiếu"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.rows.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            box = self._row.tick_rect(self.visualRect(index)).adjusted(-8, -8, 8, 8)
            if box.contains(event.position().toPoint()):
                self.rows.toggle(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
